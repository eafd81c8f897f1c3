"""Sentences whose numbers check each other: parts of a whole, shares with counts, responses, rises from A to B.

In: the skeleton of a sentence. Out: its relations. The words between the numbers must say the relation; where they
leave it open ("including 40 older people") only what is impossible counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.forms import difference, percentage_change, share
from corpus.reconcile.numbers import Number, shown
from corpus.reconcile.relations import Relation, relation
from corpus.reconcile.skeletons import MARK, Skeleton

_UP = r"(?:increas|ris(?:e|en|ing)|rose|grew|grow|up\b|went up|gone up|higher|improv)"
_DOWN = r"(?:decreas|reduc|fall|fell|declin|dropp?|down\b|went down|gone down|lower|cut)"
_GAP = r"[^{};.]{0,90}?"
_SHORT = r"[^{};.]{0,40}?"
_PARTS = re.compile(
    r"\{(?P<u>[ng])(?P<whole>\d+)\}[^{};()]{0,80}?"
    r"(?P<lead>:|\bof (?:which|whom|these|those)\b|\bmade up of\b|\bcompris\w+(?: of)?\b|\bconsist\w+ of\b"
    r"|\bsplit between\b|\b(?:broken|breaking|split) down (?:as|into|by)\b|\bbeing\b)(?P<rest>.+)$",
    re.IGNORECASE,
)
_NOT_PARTS = re.compile(
    r"\b(?:offset|respectively|compared|previously|less|net of|before|after|it (?:was|is|had been|has been)"
    r"|a year (?:ago|earlier)|last (?:year|quarter|month))\b",
    re.IGNORECASE,
)
_HAS_SIZE = re.compile(r"\b(?:with|has|had|having) \{")
"""What a list names has a size of its own: "three schemes: Mill Court with 42 flats and The Limes with 38"."""
_OTHERWISE = re.compile(r"\}\s?\([^{}()]{0,3}\{[ng]\d+\}\)")
"""The same amount in other terms: "£1.2m (€1.4m)"."""
_SOON = re.compile(r"[^{}]{0,30}\{")
_AGAINST = re.compile(
    r"\{g(?P<b>\d+)\}[^{};.]{0,30}\bagainst an? [^{};.]{0,30}budget of \{g(?P<a>\d+)\}[^{};.]{0,50}?"
    r"\b(?:variance|overspend|underspend|pressure|saving) of \{g(?P<by>\d+)\}",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\{g(?P<first>\d+)\}(?P<steps>[^;.]{0,120}?\b(?:less|minus)\b[^;.]{0,120}?)"
    r"\b(?:leaving|leaves|which leaves)\b[^{};.]{0,40}"
    r"\{g(?P<last>\d+)\}",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\bof (?:which|whom|these|those)\b", re.IGNORECASE)
_WORDED = re.compile(
    r"\b(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|hundred|dozen|half|third|quarter|rest|remainder|others)\b",
    re.IGNORECASE,
)
"""Parts told in words that were not read as numbers: the sum would lack them."""
_NOT_ALL = re.compile(
    r"\b(?:includ\w*|such as|for example|e\.g|mainly|largest|biggest|top|mostly|some of)\b", re.IGNORECASE
)
_PART_OF = re.compile(
    r"\{(?P<u>[ng])(?P<part>\d+)\}(?:(?: [\w’'-]+){0,3} (?:out )?of (?:the |all |a total of |our |those )?|\s?/\s?)"
    r"\{(?P=u)(?P<whole>\d+)\}[^{};.,]{0,60}?(?:\(|, or |, i\.e\. |, which is )\{p(?P<rate>\d+)\}",
    re.IGNORECASE,
)
_RATE_OF_NAMED = re.compile(
    r"\{(?P<u>[ng])(?P<part>\d+)\}(?: [\w’'-]+){0,3} \(\{p(?P<rate>\d+)\} of "
    r"(?:[\w’'-]+ ){0,4}\{(?P=u)(?P<whole>\d+)\}",
    re.IGNORECASE,
)
_AGAINST_OR = re.compile(
    r"\{(?P<u>g)(?P<part>\d+)\} against an? [^{};.]{0,20}budget of \{g(?P<whole>\d+)\}, or \{p(?P<rate>\d+)\}",
    re.IGNORECASE,
)
_RATE_OF = re.compile(
    r"\{p(?P<rate>\d+)\}[^{};.,]{0,40}?\((?:that is |i\.e\. |or )?\{(?P<u>[ng])(?P<part>\d+)\}(?: [\w’'-]+){0,3} "
    r"(?:out )?of (?:the |all |a total of |our |those )?\{(?P=u)(?P<whole>\d+)\}",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"\bof (?:the |all |all the |these |those |our |a total of )?\{{n(?P<whole>\d+)\}}{_GAP},?[^{{}};.]{{0,40}}"
    rf"\{{n(?P<part>\d+)\}}(?! (?:per|weeks|days|hours)){_SHORT}\({_SHORT}\{{p(?P<rate>\d+)\}}",
    re.IGNORECASE,
)
_OF_WHOLE_PERCENT_FIRST = re.compile(
    rf"\bof (?:the |all |these |those |our |a total of )?\{{n(?P<whole>\d+)\}}{_GAP}"
    rf"\{{p(?P<rate>\d+)\}}\s?\(\{{n(?P<part>\d+)\}}",
    re.IGNORECASE,
)
_BY_FROM_TO = re.compile(
    rf"\b(?P<verb>{_UP}|{_DOWN})\w*{_GAP}\b(?:by|of) \{{(?P<k>[ngpq])(?P<by>\d+)\}}"
    rf"(?: \(\{{(?P<k2>[ngpq])(?P<by2>\d+)\}}[^{{}}()]{{0,20}}\))?{_GAP}\bfrom {_SHORT}"
    rf"\{{(?P<u>[ngp])(?P<a>\d+)\}}{_GAP}\bto {_SHORT}\{{(?P=u)(?P<b>\d+)\}}",
    re.IGNORECASE,
)
_FROM_TO_BY = re.compile(
    rf"\bfrom {_SHORT}\{{(?P<u>[ngp])(?P<a>\d+)\}}{_GAP}\bto {_SHORT}\{{(?P=u)(?P<b>\d+)\}}[^{{}};.]{{0,30}}?"
    rf"(?:[,(–-]|which is|representing|\bor\b)\s?{_SHORT}"
    rf"\b(?P<verb>increase|rise|growth|decrease|reduction|fall|drop|up|down)\b"
    rf"(?: of)?(?: by)? \{{(?P<k>[ngpq])(?P<by>\d+)\}}(?: \(\{{(?P<k2>[ngpq])(?P<by2>\d+)\}}\))?",
    re.IGNORECASE,
)
_OR_BY = re.compile(
    rf"\bfrom {_SHORT}\{{(?P<u>[ng])(?P<a>\d+)\}}{_GAP}\bto {_SHORT}\{{(?P=u)(?P<b>\d+)\}}"
    rf"[^{{}};.]{{0,30}}?,? or (?:by )?\{{(?P<k>[ngp])(?P<by>\d+)\}}",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"\{(?P<u>[ng])(?P<b>\d+)\}[^{};.]{0,60}?[,(–-] ?(?:which is |this is |that is )?\{(?P<k>[ngp])(?P<by>\d+)\} "
    r"(?:\(\{(?P<k2>[ngp])(?P<by2>\d+)\}\) )?(?P<verb>more|fewer|less|higher|lower) than"
    r"(?:(?!, (?:and|but|while)\b)[^{};.]){0,50}?(?:\(|of |when |, |was |were |the )\{(?P=u)(?P<a>\d+)\}",
    re.IGNORECASE,
)
_UP_ON = re.compile(
    r"\{(?P<u>[ng])(?P<b>\d+)\}[^{};.]{0,60}?[,(–-] ?(?P<verb>up|down|an? (?:increase|rise|decrease|fall|reduction) of)"
    r"(?: by)? \{(?P<k>[ngp])(?P<by>\d+)\} (?:on|from|compared (?:to|with))"
    r"(?:(?!, (?:and|but|while)\b)[^{};.]){0,50}?\{(?P=u)(?P<a>\d+)\}",
    re.IGNORECASE,
)


def sentence_relations(skeleton: Skeleton) -> Iterator[Relation]:
    """The relations that the words of a sentence state."""
    numbers = skeleton.numbers
    yield from _parts(skeleton)
    for pattern in (_PART_OF, _RATE_OF, _RATE_OF_NAMED, _AGAINST_OR, _OF_WHOLE, _OF_WHOLE_PERCENT_FIRST):
        for match in pattern.finditer(skeleton.text):
            part, whole = numbers[int(match["part"])], numbers[int(match["whole"])]
            made = share(part, whole, numbers[int(match["rate"])], where="")
            if made is not None and (part.value <= whole.value or pattern not in (_OF_WHOLE, _OF_WHOLE_PERCENT_FIRST)):
                yield made
    for match in _AGAINST.finditer(skeleton.text):
        before, after, change = (numbers[int(match[name])] for name in ("a", "b", "by"))
        yield difference(before, after, change, where="", unsigned=True)
    yield from _steps(skeleton)
    for pattern in (_BY_FROM_TO, _FROM_TO_BY, _OR_BY, _MORE_THAN, _UP_ON):
        for match in pattern.finditer(skeleton.text):
            yield from _changes(match, numbers)


def _changes(match: re.Match[str], numbers: tuple[Number, ...]) -> Iterator[Relation]:
    """The change said in percent or in number, between two levels of one unit."""
    before, after = numbers[int(match["a"])], numbers[int(match["b"])]
    named = match.groupdict()
    for kind, index in ((match["k"], match["by"]), (named.get("k2"), named.get("by2"))):
        if kind is None or index is None:
            continue
        change = numbers[int(index)]
        if kind == "p" and match["u"] in "ng":
            made = percentage_change(before, after, change, where="", unsigned=True)
            if made is not None:
                yield made
        elif kind == match["u"] or (kind == "q" and match["u"] == "p"):
            yield difference(before, after, change, where="", unsigned=True)


def _steps(skeleton: Skeleton) -> Iterator[Relation]:
    """ "a gap of £11.4m, less savings of £5.2m and grant of £2.6m, leaving £3.6m"."""
    for match in _STEPS.finditer(skeleton.text):
        first, last = skeleton.numbers[int(match["first"])], skeleton.numbers[int(match["last"])]
        taken = [skeleton.numbers[int(mark[2])] for mark in MARK.finditer(match["steps"]) if mark[1] == "g"]
        left = first.value - sum((number.value for number in taken), Decimal(0))
        yield relation(
            FindingKind.TOTAL,
            [(Decimal(1), first), *((Decimal(-1), number) for number in taken), (Decimal(-1), last)],
            anchor=last,
            where="",
            expected=f"the steps leave {shown(left, last)}",
            printed=f"it says {shown(last.value, last)}",
        )


def _parts(skeleton: Skeleton) -> Iterator[Relation]:
    """ "7,891 people: 5,162 older and 2,729 younger": all numbers that follow, of the same unit, are the parts."""
    match = _PARTS.search(skeleton.text)
    if match is None or _NOT_ALL.search(skeleton.text) or _WORDED.search(match["rest"]):
        return
    others = {mark[1] for mark in MARK.finditer(skeleton.text[: match.start()])}
    if not _SOON.match(match["rest"]) or _NOT_PARTS.search(match["rest"]) or _HAS_SIZE.search(match["rest"]):
        return
    if match["lead"] == ":" and match["u"] in others:
        return  # "63 courses for 1,204 people: …" is about either, "against £92.1m: a variance of…" about neither
    whole = skeleton.numbers[int(match["whole"])]
    rest = _OTHERWISE.sub("}", match["rest"])
    marks = [(mark[1], int(mark[2])) for mark in MARK.finditer(rest)]
    parts = [skeleton.numbers[index] for kind, index in marks if kind == match["u"]]
    rates = rates_of(match["rest"], skeleton.numbers)
    for part, rate in rates:
        made = share(part, whole, rate, where="")
        if made is not None and whole.value:
            yield made
    if len(parts) < 2:
        return
    added = sum((part.value for part in parts), Decimal(0))
    loose = bool(_LOOSE.search(match["lead"])) or not re.search(r"\band\b|\bplus\b", match["rest"])
    yield relation(
        FindingKind.TOTAL,
        [(Decimal(1), whole), *((Decimal(-1), part) for part in parts)],
        anchor=whole,
        where="",
        expected=f"the parts add to {shown(added, whole)}",
        printed=f"the whole is {shown(whole.value, whole)}",
        may_exceed=loose,
    )


def rates_of(text: str, numbers: tuple[Number, ...]) -> Iterator[tuple[Number, Number]]:
    """The amounts of a skeleton with the percentage in brackets beside each, or the other way round."""
    for match in re.finditer(r"\{[ng](\d+)\}[^{};,]{0,40}?\(\{p(\d+)\}[^{}()]{0,20}\)", text):
        yield numbers[int(match[1])], numbers[int(match[2])]
    for match in re.finditer(r"\{p(\d+)\}[^{};,]{0,40}?\(\{[ng](\d+)\}[^{}()]{0,20}\)", text):
        yield numbers[int(match[2])], numbers[int(match[1])]
