"""Whether a claim of an answer is the number that was expected, and whether words were said.

In: claims and gold numbers. Out: yes or no, or how well a gold number is shown. A number is the gold one when its
value, unit, year and sign agree to the precision it is printed with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum

from server.evaluation.claims import Claim, Source
from server.evaluation.questions import GoldNumber
from server.evaluation.years import financial_year, years_named

PLAIN_YEAR_CHARS = len("2021-22")
SMALL_NUMBER = 32
"""A count below this is too common to count without the word of its unit beside it."""
GOING_UP = re.compile(r"\b(?:up|rose|rise|more|higher|increas|gr[eo]w|extra|bigger)", re.IGNORECASE)
GOING_DOWN = re.compile(r"\b(?:down|f[ae]ll|fewer|less|lower|decreas|drop|declin|reduc|cut|smaller)", re.IGNORECASE)
HEDGES = (
    r"over|more than|above|at least|exceed\w*|in excess of|upwards of|>",
    r"up to|at most|no more than|not more than|max\w*|limit\w*",
    r"under|less than|below|fewer than",
    r"about|around|approx\w*|roughly|nearly|almost|some|circa|c\.|estimated|just (?:over|under)|~",
)
"""Over, up to, under, about: words that say the same hedge."""


class Shown(IntEnum):
    """How well an answer shows a gold number."""

    NOT = 0
    WITHOUT_HEDGE = 1
    FULLY = 2


def says(phrase: str, text: str) -> bool:
    """Whether a text says a phrase, whatever its quotes, dashes, spacing and capitals; short phrases as whole words."""
    whole = r"(?!\w)" if len(phrase) < 4 else ""
    return re.search(rf"(?<!\w){re.escape(_plain(phrase))}{whole}", _plain(text)) is not None


def _plain(text: str) -> str:
    without_marks = re.sub(r"[’‘'\"“”*?]|(?<=\d),(?=\d)", "", text.lower())
    return re.sub(r"[-–—/\s]+", " ", without_marks)


def is_of_period(gold: GoldNumber, years: set[str]) -> bool:
    """Whether a number said of these years can be the gold number's.

    A change goes by no year, and a number without a year is given the benefit of the doubt. A calendar year may go by
    the financial years it touches, a quarter by its calendar year.
    """
    wanted = years_named(gold.period or "")
    if len(wanted) != 1 or not years or gold.change:
        return True
    name = next(iter(wanted))
    start = int(name[:4])
    touching = {str(start), str(start + 1)} if "-" in name else {financial_year(start - 1), financial_year(start)}
    is_plain_year = len(gold.period or "") == PLAIN_YEAR_CHARS
    return bool(years & (wanted if is_plain_year else wanted | touching))


def is_gold(claim: Claim, gold: GoldNumber, *, any_period: bool = False) -> bool:
    """Whether a claim is the gold number: value as precise as printed, unit, period, sign, and the words beside it."""
    return (
        _is_of_unit(claim, gold)
        and abs(abs(claim.value) - gold.size) <= _room(claim, gold) + 1e-6
        and (any_period or is_of_period(gold, claim.years))
        and _has_its_words(claim, gold)
        and (not gold.change or _goes_the_same_way(claim, gold))
    )


def _is_of_unit(claim: Claim, gold: GoldNumber) -> bool:
    if claim.kind in ("", gold.kind):
        return True
    if claim.kind == "plain":
        return gold.kind == "GBP" or (gold.kind == "percent" and bool(re.search("%|per ?cent", claim.words)))
    return (claim.kind, gold.kind) == ("word", "plain")


def _room(claim: Claim, gold: GoldNumber) -> float:
    derived = gold.derivation == "derived"
    room = gold.tol or (max(claim.rounding, gold.rounding) if gold.kind == "percent" else 1e-9 * gold.size)
    if gold.kind == "GBP":  # a sum may be rounded in the text to three figures when derived, to four when printed
        fine_enough = claim.rounding <= gold.size * (0.005 if derived else 0.0005)
        room = max(room, gold.rounding if derived else 0.0, claim.rounding if fine_enough else 0.0)
    return room


def _has_its_words(claim: Claim, gold: GoldNumber) -> bool:
    is_small_count = gold.kind == "plain" and gold.size < SMALL_NUMBER
    near = gold.near or ((gold.unit.split()[-1].rstrip("s"),) if is_small_count else ())
    return not near or not claim.near or any(word in claim.near for word in near)


def _goes_the_same_way(claim: Claim, gold: GoldNumber) -> bool:
    falls = float(gold.value or 0) < 0
    if claim.sign:
        return (claim.sign == "-") == falls
    up, down = GOING_UP.search(claim.words), GOING_DOWN.search(claim.words)
    return bool(down or not up) if falls else bool(up or not down)


def shows_phone(number: str, text: str) -> bool:
    """Whether a text gives a telephone number, however it is spaced."""
    digits = r"[ -]?".join(re.escape(digit) for digit in number.replace(" ", ""))
    return re.search(rf"(?<!\d){digits}(?!\d)", text) is not None


def how_shown(claims: Sequence[Claim], gold: GoldNumber, *, is_headline: bool, phones: str) -> Shown:
    """How well the claims show a gold number. A headline is named in the text, worked out, or the first figure."""
    if gold.is_phone:
        return Shown.FULLY if shows_phone(str(gold.value), phones) else Shown.NOT
    hits = [claim for claim in claims if is_gold(claim, gold)]
    named = [claim for claim in hits if claim.source is Source.TEXT]
    if not named and any(claim.source is Source.TEXT and is_gold(claim, gold, any_period=True) for claim in claims):
        return Shown.NOT  # the text says it of another year
    if is_headline and not named:
        first = next((claim for claim in claims if claim.source is Source.FIGURE), None)
        hits = [claim for claim in hits if claim.source is Source.WORKING or claim is first]
    if not hits:
        return Shown.NOT
    hedge = next((words for words in HEDGES if re.match(words, gold.qualifier or "", re.IGNORECASE)), "")
    hedged = any(re.search(rf"(?<!\w)(?:{hedge})", claim.hedge, re.IGNORECASE) for claim in named or hits)
    return Shown.FULLY if hedged else Shown.WITHOUT_HEDGE


def leading_elsewhere(claims: Sequence[Claim], fine: Iterable[GoldNumber], asked: set[float]) -> Source | None:
    """Where an answer leads with a number that is none of the fine ones, or None when it does not.

    The lead is the result of the working, else the first figure, else the first number of the text that is not one of
    the question's own (`asked`); and of several figures the one that the text gives first.
    """
    counted = [claim for claim in claims if claim.kind != "word"]
    spoken = [claim for claim in counted if claim.source is Source.TEXT]
    shown = [claim for claim in counted if claim.source is not Source.TEXT]
    worked = (claim for claim in shown if claim.source is Source.WORKING)
    said = (claim for claim in spoken if claim.value not in asked)
    first = next(worked, None) or (shown[0] if shown else next(said, None))
    if first is None:
        return None
    matches = (show for said in spoken for show in shown if abs(abs(show.value) - said.value) <= said.rounding + 1e-9)
    named = next(matches, first)
    if any(is_gold(claim, gold) for claim in (first, named) for gold in fine):
        return None
    return Source.FIGURE if shown else Source.TEXT
