"""Numbers that say the one before them again in another unit: "64% (412)", "£4.2m, or 1.8%", "(44 complaints, 30%)".

In: a sentence, a part of it and the one before. Out: whether the part says that again.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.periods import find_periods
from corpus.quantities import UnitKind

_OR = re.compile(
    r"[^.;:\d£]{0,40},?\s(?:or|i\.e\.|that is|equal to|equivalent to|representing|equating to)\s(?:just\s|about\s)?"
)
""" "£4.2m, or 1.8%": the same again in another unit."""
_SAME_BRACKETS = re.compile(r"[^()£%\d]{0,24}?(?:[,;]\s|\sor\s)", re.IGNORECASE)
_BRACKET_ENDS = re.compile(r"\s*(?:[),;]|$)")
""" "(44 complaints, 30%)": the same again, while "…, 30%), communication (37)" tells of another."""


def restates(text: str, part: Part, before: Part) -> bool:
    """Whether brackets right after a number, or round its label, hold it again in another unit: "64% (412)"."""
    opened = text.rfind("(", 0, part.quantity.start)
    in_another_unit = part.quantity.kind is not before.quantity.kind
    if in_another_unit and _OR.fullmatch(text[before.quantity.end : part.quantity.start]):
        return True
    if part.bracketed and before.bracketed and in_another_unit and not find_periods(part.between):
        is_share = UnitKind.PERCENT in (part.quantity.kind, before.quantity.kind)
        alone = _SAME_BRACKETS.fullmatch(part.between) and _BRACKET_ENDS.match(part.after)
        return is_share and alone is not None
    if not part.bracketed or opened < before.quantity.end or ")" in text[opened : part.quantity.start]:
        return False
    inside = text[opened + 1 : part.quantity.number_start]
    in_words = before.quantity.in_words and before.quantity.kind is UnitKind.PERCENT  # "just over half (51%)"
    if in_words and find_periods(f"{inside} | {part.after}", partial=True):
        return False  # "eight in ten (78% in 2021)"
    alike = part.quantity.kind is before.quantity.kind and not in_words
    if alike and not find_periods(inside, partial=True):
        return False  # "212 flats: Osier Court (68)", "17 providers (5 rural)" name parts
    return not re.search(r"[A-Za-z]{3}", inside.replace("about", "")) or bool(find_periods(inside, partial=True))
