"""Numbers of a size that cannot be: a share over 100%, a jump by a power of ten in a series, digits grouped wrongly.

In: a sheet, or the numbers of a sentence. Out: relations that fail, each of the one number that stands out. What is
merely surprising ("demand rose by 140%") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.forms import HUNDRED
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, Number, shown
from corpus.reconcile.relations import Relation, relation
from corpus.reconcile.sheets import Sheet
from corpus.reconcile.skeletons import MARK, Skeleton

_MAY_EXCEED = re.compile(
    r"\b(?:change|variance|increase|decrease|growth|rise|movement|difference|of (?:the )?(?:target|budget|plan|profile)"
    r"|compared|index|return|uplift|variation|occupancy|utilisation|capacity|delivered|achieve\w*|ratio)\b|\+/",
    re.IGNORECASE,
)
_SHARE_WORDS = re.compile(
    r"^ (?:of (?:the |all |our |those |these |its )*(?:respondents|people|carers|adults|users|residents|clients|staff"
    r"|older|service users|councils|providers|homes|contacts|requests|enquiries|those who)\b"
    r"|(?:were |are |felt |said |agreed |reported ))",
    re.IGNORECASE,
)
LEAST_IN_SERIES = 4
_STEADY = Decimal(2)
"""In a steady series every other number is within this factor of the middle one."""
_JUMPS = (Decimal(10), Decimal(100), Decimal(1000))


def sheet_magnitudes(sheet: Sheet) -> Iterator[Relation]:
    """What cannot be in a table."""
    for (line, position), number in (*sheet.cells.items(), *sheet.shares.items()):
        labels = f"{sheet.lines[line].whole} {sheet.positions[position].whole} {sheet.name}"
        where = sheet.where(sheet.lines[line])
        if number.is_malformed:
            yield _alone(number, FindingKind.UNREADABLE, where, "a number groups its digits in threes", Decimal(1))
        is_over = number.unit == PERCENT and number.value > HUNDRED
        if is_over and not _MAY_EXCEED.search(labels) and not _others_exceed(sheet, line, position):
            yield _alone(number, FindingKind.MAGNITUDE, where, "a share is at most 100%", number.value - HUNDRED)


def _others_exceed(sheet: Sheet, line: int, position: int) -> bool:
    """Whether a neighbour is over 100% as well: then the column is no column of shares."""
    around = range(-8, 9)
    near = [sheet.cells.get((line, position + step)) for step in around if step]
    near += [sheet.cells.get((line + step, position)) for step in around if step]
    return any(number is not None and number.unit == PERCENT and number.value > HUNDRED for number in near)


def series_jumps(sheet: Sheet, is_series: bool) -> Iterator[Relation]:
    """A number ten, a hundred or a thousand times its neighbours in a series that is steady without it."""
    if not is_series:
        return
    for line in sheet.lines:
        found = [
            sheet.cells[line.index, p.index]
            for p in sheet.positions
            if (line.index, p.index) in sheet.cells and sheet.cells[line.index, p.index].unit in (COUNT, GBP, PERCENT)
        ]
        if len(found) < LEAST_IN_SERIES or len({number.unit for number in found}) > 1:
            continue
        yield from _jump(found, sheet.where(line))


def _jump(found: list[Number], where: str) -> Iterator[Relation]:
    values = sorted(number.value for number in found)
    middle = values[(len(values) - 1) // 2]
    if middle <= 0:
        return
    odd = [number for number in found if not middle / _STEADY <= number.value <= middle * _STEADY]
    if len(odd) != 1 or odd[0].value <= 0:
        return
    number = odd[0]
    ratio = max(number.value / middle, middle / number.value)
    if any(jump / _STEADY < ratio < jump * _STEADY for jump in _JUMPS) and ratio >= 5:
        yield _alone(
            number,
            FindingKind.MAGNITUDE,
            where,
            f"the other values of the series are near {shown(middle, number)}",
            abs(number.value - middle),
        )


def sentence_magnitudes(skeleton: Skeleton) -> Iterator[Relation]:
    """A share over 100% in a sentence: "140% of carers said"."""
    for match in MARK.finditer(skeleton.text):
        number = skeleton.numbers[int(match[2])]
        is_share = number.unit == PERCENT and _SHARE_WORDS.match(skeleton.text[match.end() :])
        if is_share and number.value > HUNDRED and not _MAY_EXCEED.search(skeleton.text):
            yield _alone(number, FindingKind.MAGNITUDE, "", "a share is at most 100%", number.value - HUNDRED)


def broken_relations(numbers: Iterable[Number]) -> Iterator[Relation]:
    """What fails of numbers that are no numbers."""
    for number in numbers:
        yield _alone(number, FindingKind.UNREADABLE, "", "a number groups its digits in threes", Decimal(1))


def _alone(number: Number, kind: FindingKind, where: str, expected: str, form: Decimal) -> Relation:
    return relation(
        kind,
        [(Decimal(1), number)],
        form=form + (number.below or Decimal(0)) + (number.above or Decimal(0)) if form > 0 else form,
        anchor=number,
        where=where,
        expected=expected,
        printed=f"one says {number.text}",
    )
