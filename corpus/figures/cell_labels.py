"""What a cell is of: measure, group and dimensions, from the labels of its column, its row and its table.

In: the two sides of a cell, the table's title, and where the table names its measures. Out: `Told`, or None where no
word tells what the number is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.figures.header_statuses import net_or_gross
from corpus.figures.headers import is_group
from corpus.figures.sides import Label, Side
from corpus.figures.units import is_telling

_IN_OR_OUT = re.compile(r"(?:gross |net )?(?:income|spend(?:ing)?|expenditure|savings?|costs?|funding)", re.IGNORECASE)

_ABOUT_AREA = re.compile(
    r"(?:types?|kinds?|class) of (?:council|(?:local )?authority|area)"
    r"|(?:council|(?:local )?authority|area|la) (?:type|class)"
    r"|(?:type of )?response(?: (?:given|received|type|status))?\s?\??",
    re.IGNORECASE,
)
"""Over a column that says what kind of council an area has, or how it replied, and divides nothing."""
_KIND_OF_AREA = re.compile(
    r"(?:(?:london|metropolitan|royal) )?borough(?: council)?|metropolitan district|shire (?:county|district)"
    r"|(?:council|county|district|unitary|city)(?: (?:area|council|authority))?|(?:local|combined) authority"
    r"|health (?:board|and social care trust)|(?:\w{2,12} )?trust",
    re.IGNORECASE,
)


LONG = 5
"""Words of a label that says more than a group: "of the people we support is 85 or over"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell is of: measure, group and dimensions."""

    measure: str
    group: str | None
    dimensions: tuple[tuple[str, str], ...]
    by_row: bool
    """Whether the group is told by the row, so that the members of its list stand in one column."""


def told_by(top: Side, side: Side, topic: str, *, where: str) -> Told | None:
    """What the cells of a column and a row are of; `where` is that of `corpus.figures.sides.measures_at`."""
    if any(label.header.is_rank for label in (*side.labels, *top.labels)):
        return None
    rows = [label for label in side.labels if _tells(label, side) and label.role not in ("area", "unit", "period")]
    columns = [label for label in top.labels if _tells(label, top)]
    named = _measure(rows if where == "side" else columns, where=where)
    if named is not None and topic and is_telling(topic) and (named.header.is_plain or not is_telling(named.text)):
        named = None
        measure = topic
    else:
        fallback = next((label.text for label in (*reversed(columns), *reversed(rows))), "")
        measure = named.text if named is not None else topic or fallback
    if not any(map(str.isalpha, measure)):
        return None
    rows = [label for label in rows if label is not named and label.text != measure]
    columns = [label for label in columns if label is not named and label.text != measure]
    columns = [label for label in columns if not label.header.is_plain]
    split = [label for label in (*rows, *columns) if not label.header.is_statistic]
    inner = [label for label in rows if label in split] or [label for label in columns if label in split]
    group = inner[-1] if inner else None
    outer = [label for label in (*rows, *columns) if label is not group]
    dimensions = tuple(
        ("statistic" if label.header.is_statistic else label.name, label.text)
        for label in outer
        if not (label in columns and label.header.is_total) and not (group and label.text == group.text)
    )
    return Told(measure, group.text if group else None, dimensions, group is not None and group in rows)


def with_column_name(told: Told, side: Side, topic: str) -> Told:
    """What a cell is of, with the header over its labels where only that says whether it is money in or out."""
    name = next((label.name for label in side.labels if _IN_OR_OUT.fullmatch(label.name)), "")
    if told.measure != topic or not name or name.lower() in f"{told.measure} {told.group}".lower():
        return told
    return replace(told, dimensions=(*told.dimensions, ("of", name)))


def with_net_or_gross(told: Told, side: Side, top: Side, tops: Iterable[Side]) -> Told:
    """What a cell is of, with "net budget" where its row says no more, or where others of its columns are gross."""
    named = {net_or_gross(each.whole).partition(" ")[0].lower() for each in tops if each.status}
    columns = (top,) if {"net", "gross"} <= named else ()
    names = [
        net_or_gross(one.whole)
        for one in (side, *columns)
        if one.status and not any(label.text for label in one.labels)
    ]
    return replace(told, dimensions=(*told.dimensions, *(("of", name) for name in names if name)))


def is_bare_share(told: Told) -> bool:
    """Whether a percentage is only told to be of people of an age or of a service: 41% of what, nothing says."""
    others = [told.group or "", *(value for _, value in told.dimensions)]
    return not is_telling(told.measure) and all(
        not is_telling(text) or (is_group(text) and len(text.split()) < LONG) for text in others
    )


def _tells(label: Label, side: Side) -> bool:
    """Whether a label says anything beyond period, unit, status and area."""
    about_area = side.area and (_ABOUT_AREA.fullmatch(label.name) or _KIND_OF_AREA.fullmatch(label.text))
    return bool(label.text) and not label.header.area and label.text != side.area and not about_area


def _measure(labels: Sequence[Label], *, where: str) -> Label | None:
    """The label that names the measure: one whose column says so, the innermost that reads so, at the side any."""
    labels = [label for label in labels if not label.header.is_part] or labels
    stated = [label for label in labels if label.role == "measure"]
    stated = stated or [label for label in labels if label.header.is_measure]
    if stated or where == "title":
        return stated[-1] if stated else None
    if where == "top":
        return next((label for label in reversed(labels) if label.header.is_count), None)
    plain = [label for label in labels if not label.header.is_total and not label.header.is_statistic]
    plain = [label for label in plain if not label.header.is_bare_difference]
    with_unit = [label for label in plain if label.header.unit]
    return next(reversed(with_unit or plain), None)
