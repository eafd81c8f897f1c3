"""A sentence cut at its numbers: for each the words of its own clause around it, and whether brackets hold it.

In: a sentence and its quantities. Out: a `Part` for each quantity. A clause ends at a semicolon, colon, comma, bracket,
spaced dash, or a word that opens another one ("while", "compared"); it reaches past the next number only where that
describes it ("two homes with 71 beds closed").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.quantities import Quantity, UnitKind

_CLAUSE_END = re.compile(
    r";|(?<![Tt]arget)(?<![Bb]udget)(?<!plan)(?<![Ff]orecast):|,\s|\.\s|\s[-–—]\s|[()\[\]]"
    r"|\b(?:while|whilst|whereas|although|though|but|which|compar(?:ed|es|ing)|versus"
    r"|having|so that|because|meaning"
    r"|(?<!were )(?<!was )against|and (?:is|was|are|were|has|have|had|will|would|in|at|during))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s?[(\[][^()\[\]]*[)\]]")
_SET_OFF = re.compile(
    r",\s(?:described|set|agreed|called|known|seen|considered|regarded|which|who|as)\b[^,;:.()]{2,60},\s"
    r"(?=(?:is|was|are|were|had been|has been|will be|stands?|stood|came)\b)",
    re.IGNORECASE,
)
""" "Our target, set in 2021, was 450": what stands between the commas parts no number from its noun."""
OTHER_NUMBER = r"\b(?!(?:(?<=over )|(?<=under )|(?<=aged ))(?:1[468]|[2-9][05])\b)\d"
"""The first digit of a number that is no age: "people over 65 in care homes (412)" is one phrase."""
BASE = re.compile(
    r"(?:%|\bper ?cent|\bthirds?|\bhalf|\bquarters?|\bin (?:three|four|five|six|eight|ten)|\))\sof\s"
    r"(?:(?:all\s)?(?:the|our|its|their|these|those)|all|(?:(?:the|our)\s)?[A-Za-z-]{2,20}['’]s)\s$",
    re.IGNORECASE,
)
""" "11% (234) of the 2,088 people who had homecare paid the full cost": the number of which it is a part."""
_DESCRIBED = re.compile(
    r"(?<!\bto)(?<!\bthan)(?<!\bof)(?<!\bfrom)(?<!\bwith)\s(?:with|the|these|those|our|its|all) $", re.IGNORECASE
)
""" "Two homes with 71 beds closed", "40 people attend the two centres": the next number only describes."""
_OF_KNOWN = re.compile(
    r"\s(?:from|to|in|at|across|by|for|of|between|with|on|among) (?:all |both )?(?:the|our|its|their|these|those) $",
    re.IGNORECASE,
)
FEW = 12
""" "Discharges from the two hospitals": known places, whose number is no news."""
_BUYS = re.compile(
    r"\s(?:a year |each year )?(?:for|on|towards|to (?:fund|buy|build|create|pay for|provide"
    r"|support|recruit|open|adapt|refurbish))"
    r"\s(?:the |another |about |over |a further |an extra )?",
    re.IGNORECASE,
)
""" "£1.3 million for 18 new posts": what the next number counts is what the money is for."""
_LEADS_TO_NEXT = re.compile(
    r"\s(?:and|while|but)\s+(?:the|our)\s(?:[\w’'-]{1,20}\s){1,5}$|"
    r"\s(?:and|while|but)\s+(?:[\w’'-]+\s*){0,3}$|,?\s(?:and|while|but)\s(?:[\w’'-]{1,20}\s){1,7}(?:came\s)?to\s$"
)
""" "… and Haverbeck " before the next number is the next number's."""
_CLAUSE_TO_NEXT = re.compile(
    r",?\s(?:and|while|but)\s(?:the|our|its|their|this|an?|for|in|among|at|those|that)\s[^.;:,()]{1,80}?"
    r"\s(?:is|was|are|were|(?:fell|rose|went|came|grew|dropped) (?:to|by|from)|reached|stood at)\s$",
    re.IGNORECASE,
)
""" "… 46 days and our target for next year is " before the next number speaks of that."""
_AT_COST = re.compile(r"\s(?:at|with|for) an? (?:[a-z]+ )?(?:cost|price|saving|value)(?: of)? $", re.IGNORECASE)
""" "612 staff at a cost of " before the next number speaks of that."""
_JOINED = re.compile(r"\band\b", re.IGNORECASE)
""" "£412 for adults and £38 for carers": what stands before the word belongs to the number before."""
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{1,4})[.)])\s+")
_STRONG_END = re.compile(r";\s|:\s|\.\s|\b(?:while|whilst|whereas|although|though|but)\b", re.IGNORECASE)


REACH = 160
"""Characters before a number within which words still speak of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a sentence. `before` and `after` are its clause's words; `lead` all of the sentence before it."""

    quantity: Quantity
    before: str
    after: str
    lead: str
    tail: str
    """All of the sentence after it."""
    between: str
    """What stands between the number before, or the start of the sentence, and this one."""
    bracketed: bool

    @property
    def describes(self) -> bool:
        """Whether it only belongs to what is said of the number before: "homes with 71 beds", "use the two centres"."""
        follows = len(self.between) < len(self.lead) and self.quantity.kind is UnitKind.COUNT
        return follows and not self.quantity.unit_word and _describes(self.between, self.quantity)

    @property
    def names_known(self) -> bool:
        """Whether its words only point to a few known things of another number: "discharges from the two hospitals"."""
        return len(self.between) < len(self.lead) and _is_known(self.between, self.quantity)

    @property
    def near(self) -> str:
        """The last words before it."""
        return self.lead[-REACH:]

    @property
    def inside(self) -> str:
        """The words before it in its brackets."""
        return self.lead[self._opened + 1 :]

    @property
    def outside(self) -> str:
        """The words of the sentence before its brackets."""
        return self.lead[: self._opened]

    @property
    def _opened(self) -> int:
        return max(self.lead.rfind("("), self.lead.rfind("["))

    @property
    def clause(self) -> str:
        """The number with the words of its clause."""
        return f"{self.before}{self.quantity.printed}{self.after}"

    @property
    def main(self) -> str:
        """The words of the sentence before it from the last strong break: where its subject stands."""
        lead = _NUMBERING.sub("", self.lead)
        breaks = [match.end() for match in _STRONG_END.finditer(lead)]
        return lead[breaks[-1] if breaks else 0 :]


def parts_of(text: str, quantities: tuple[Quantity, ...]) -> tuple[Part, ...]:
    """The parts of a sentence, one a quantity, in order. Words go on past brackets: "207 people (57%) were women"."""
    held = [is_bracketed(text, quantity.start) for quantity in quantities]
    parts = []
    for position, quantity in enumerate(quantities):
        left = max((q.end for q, b in zip(quantities[:position], held, strict=False) if b <= held[position]), default=0)
        later = zip(quantities[position + 1 :], held[position + 1 :], strict=True)
        right = min((q.start for q, b in later if b <= held[position]), default=len(text))
        between, after = text[left : quantity.start], text[quantity.end : right]
        if right < len(text) and not held[position] and BASE.search(text[max(0, right - REACH) : right]):
            base, *rest = [q for q, b in zip(quantities, held, strict=True) if q.start >= right and not b]
            right = rest[0].start if rest else len(text)
            after += text[base.end : right]
        elif right < len(text) and not held[position]:
            after, right = _described(text, quantity, right, quantities)
        if right < len(text):
            after = _AT_COST.sub("", after)
            after = _LEADS_TO_NEXT.sub("", _CLAUSE_TO_NEXT.sub(" ", after))
        if not held[position]:
            between, after = _SET_OFF.sub(" ", _ASIDE.sub(" ", between)), _ASIDE.sub(" ", after)
        marks = [match.end() for match in _CLAUSE_END.finditer(between)]
        if position and not held[position]:
            marks += [match.end() for match in _JOINED.finditer(between)]
        end = _CLAUSE_END.search(after)
        parts.append(
            Part(
                quantity,
                before=between[max(marks, default=0) :],
                after=after[: end.start() if end else len(after)],
                lead=text[: quantity.start],
                tail=text[quantity.end :],
                between=text[quantities[position - 1].end if position else 0 : quantity.start],
                bracketed=held[position],
            )
        )
    return tuple(parts)


def _described(text: str, quantity: Quantity, right: int, quantities: tuple[Quantity, ...]) -> tuple[str, int]:
    """The words after a number up to the next, or past that where it only belongs to what is said of the first."""
    after = text[quantity.end : right]
    position = next((n for n, q in enumerate(quantities) if q.start == right), None)
    buys = quantity.kind is UnitKind.GBP and _BUYS.fullmatch(after) is not None
    if position is None or not (_describes(after, quantities[position]) or buys):
        return after, right
    follower = quantities[position]
    if UnitKind.COUNT is not follower.kind or follower.unit_word:
        return after, right
    end = quantities[position + 1].start if position + 1 < len(quantities) else len(text)
    return after + text[quantities[position].end + 1 : end], end


def buys(part: Part, following: Part) -> bool:
    """Whether the next number counts what a sum is for: "£1.6m on 52 flats"."""
    counted = following.quantity.kind is UnitKind.COUNT and part.bracketed == following.bracketed
    return counted and part.quantity.kind is UnitKind.GBP and _BUYS.fullmatch(following.between) is not None


def _is_known(between: str, quantity: Quantity) -> bool:
    return quantity.in_words and quantity.value <= FEW and _OF_KNOWN.search(between) is not None


def _describes(between: str, follower: Quantity) -> bool:
    opened = _is_known(between, follower) or _DESCRIBED.search(between) is not None
    return opened and not (_CLAUSE_END.search(between) or _JOINED.search(between))


def is_bracketed(text: str, position: int) -> bool:
    """Whether brackets hold what stands at a position."""
    lead = text[:position]
    return lead.count("(") > lead.count(")") or lead.count("[") > lead.count("]")
