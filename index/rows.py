"""Documents, passages and observations as rows of plain values, and back again without loss.

In: values of `corpus.models`. Out: a dict for each, ready for a table; `observation_from` and its siblings take such a
dict back. Published numbers are kept as a scaled integer, "7.50" as (750, 2), so that no number passes through binary
floating point and the digits that were printed stay as they were printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from corpus.models import (
    Aspect,
    Audience,
    Availability,
    Document,
    DocumentKind,
    Locator,
    Metadata,
    Observation,
    Passage,
    Status,
)
from corpus.periods import Period, PeriodKind, PeriodKnown
from corpus.qualifiers import Qualifier

Row = dict[str, Any]
"""Column names and values that SQLite can hold: str, int, float or None."""

LARGEST_INTEGER = 2**63 - 1
"""What a SQLite integer holds."""


class DocumentRows(NamedTuple):
    """All rows that one document has in a version, each kind in reading order."""

    document: Row
    pages: list[Row]
    passages: list[Row]
    observations: list[Row]
    """Each also with its "label" and its "description"."""
    layout: Sequence[Row] = ()
    """A row for each block, and for every hundred rows of a long table, numbered from 0."""
    meetings: Sequence[Row] = ()
    """One row, or none for a document that records no business of a committee."""
    minutes: Sequence[Row] = ()


_PLAIN = frozenset({"document_id", "measure", "unit", "printed", "group", "area", "multiplier"})
_PLAIN |= {"speaker", "breakdown", "context", "confidence", "wording", "doubt"}
_NUMBERS = ("value", "upper", "scale_max")
_ENUMS = ("qualifier", "status", "availability", "aspect")
OBSERVATION_COLUMNS = (
    *("id", "document_id", "page_index", "page", "start", "end", "headings", "quote", "page_mark", "measure", "unit"),
    *("value_integer", "value_scale", "printed", "group", "dimensions", "area"),
    *("period_start", "period_end", "period_kind", "period_label", "period_known", "upper_integer", "upper_scale"),
    *("multiplier", "scale_max_integer", "scale_max_scale", "qualifier", "status", "availability", "aspect"),
    *("speaker", "breakdown", "context", "confidence", "wording", "doubt"),
)
"""What of a row makes an observation, in the order in which it is made: the other columns only help to find it."""
_of_observation = itemgetter(*OBSERVATION_COLUMNS)

# to look a member up by its value takes a quarter of the time of calling its class
_QUALIFIERS = {each.value: each for each in Qualifier}
_STATUSES = {each.value: each for each in Status}
_AVAILABILITIES = {each.value: each for each in Availability}
_ASPECTS = {each.value: each for each in Aspect}
_KNOWN: dict[str | None, PeriodKnown | None] = {None: None, **{each.value: each for each in PeriodKnown}}


def scaled(number: Decimal) -> tuple[int, int]:
    """Return (integer, scale) with number == integer / 10 ** scale; a negative zero becomes zero.

    Raises ValueError for what SQLite's 64-bit integers cannot hold, and for infinity and NaN.
    """
    sign, digits, exponent = number.as_tuple()
    integer = int("".join(map(str, digits)) or "0")
    if not isinstance(exponent, int) or integer > LARGEST_INTEGER:
        raise ValueError(f"{number} is not a number of at most 18 digits")
    return (-integer if sign else integer), -exponent


def unscaled(integer: int, scale: int) -> Decimal:
    """Return the number that `scaled` took apart, with the same digits: `unscaled(750, 2)` is `Decimal("7.50")`."""
    return Decimal(integer).scaleb(-scale) if scale else Decimal(integer)


def fold(text: str | None) -> str | None:
    """Return the text as it is compared: capitals, kinds of dash and runs of spaces do not count."""
    if text is None:
        return None
    return " ".join(text.casefold().replace("–", "-").replace("—", "-").replace("’", "'").split())


def observation_row(observation: Observation) -> Row:
    """Return the row of an observation; raises ValueError when one of its numbers cannot be stored."""
    row: Row = {"id": observation.id, **{name: getattr(observation, name) for name in _PLAIN}}
    for name in _NUMBERS:
        number = getattr(observation, name)
        row[f"{name}_integer"], row[f"{name}_scale"] = (None, None) if number is None else scaled(number)
    row |= {name: getattr(observation, name).value for name in _ENUMS}
    period, known = observation.period, observation.period_known
    row |= {
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
        "period_kind": period.kind.value if period else None,
        "period_label": period.label if period else None,
        "period_known": known.value if known else None,
        "dimensions": json.dumps(observation.dimensions, ensure_ascii=False),
    }
    row |= _located(observation.locator) | {"quote": observation.locator.quote}
    folded = {"measure": observation.measure, "group": observation.group, "area": observation.area}
    return (
        row
        | {f"{name}_folded": fold(text) for name, text in folded.items()}
        | {"period_folded": fold(row["period_label"])}
    )


def observation_of(values: Iterable[Any]) -> Observation:
    """Return the observation whose row has these values in the columns of `OBSERVATION_COLUMNS`.

    Each value is named here and no mapping is made of them: a page reads hundreds.
    """
    name, document, index, page, start, end, headings, quote, mark, measure, unit, *rest = values
    value, scale, printed, group, dimensions, area, since, until, kind, label, known, upper, upper_scale, *rest = rest
    multiplier, most, most_scale, qualifier, status, availability, aspect, *told = rest
    found = Observation(
        document,
        Locator(index, page, start, end, _headings(headings), quote, mark),
        measure,
        unit,
        None if value is None else unscaled(value, scale),
        printed,
        group,
        _dimensions(dimensions),
        area,
        None if label is None else _period(since, until, kind, label),
        _KNOWN[known],
        None if upper is None else unscaled(upper, upper_scale),
        multiplier,
        None if most is None else unscaled(most, most_scale),
        _QUALIFIERS[qualifier],
        _STATUSES[status],
        _AVAILABILITIES[availability],
        _ASPECTS[aspect],
        *told,
    )
    object.__setattr__(found, "_id", name)  # a hash of what the row says, which need not be made again
    return found


def observation_from(row: Mapping[str, Any]) -> Observation:
    """Return the observation that a row was made of."""
    return observation_of(_of_observation(row))


def passage_row(passage: Passage) -> Row:
    """Return the row of a passage."""
    return {"id": passage.id, "document_id": passage.document_id, "text": passage.text, **_located(passage)}


def passage_from(row: Mapping[str, Any]) -> Passage:
    """Return the passage that a row was made of."""
    plain = {field.name: row[field.name] for field in fields(Passage) if field.name != "headings"}
    return Passage(headings=_headings(row["headings"]), **plain)


def document_rows(document: Document, passages: Iterable[Passage], observations: Iterable[Observation]) -> DocumentRows:
    """Return the rows of a document, its passages and its observations; raises ValueError as `observation_row` does."""
    return DocumentRows(
        metadata_row(document.metadata),
        [
            {"document_id": document.id, "page_index": position, "number": page.number, "text": page.text}
            for position, page in enumerate(document.pages)
        ],
        [passage_row(passage) for passage in passages],
        [
            observation_row(observation) | {"label": observation.label, "description": observation.description}
            for observation in observations
        ],
    )


def metadata_row(metadata: Metadata) -> Row:
    """Return the row of a document's metadata."""
    return asdict(metadata) | {"kind": metadata.kind.value, "audience": metadata.audience.value}


def metadata_from(row: Mapping[str, Any]) -> Metadata:
    """Return the metadata that a row was made of."""
    plain = {field.name: row[field.name] for field in fields(Metadata)}
    return Metadata(**plain | {"kind": DocumentKind(row["kind"]), "audience": Audience(row["audience"])})


def _located(place: Locator | Passage) -> Row:
    headings = json.dumps(place.headings, ensure_ascii=False)
    return {
        "page_index": place.page_index,
        "page": place.page,
        "start": place.start,
        "end": place.end,
        "headings": headings,
        "page_mark": place.page_mark,
    }


@lru_cache(maxsize=4_096)
def _period(start: str, end: str, kind: str, label: str) -> Period:
    """A period of a row, of which a whole column has few."""
    return Period(date.fromisoformat(start), date.fromisoformat(end), PeriodKind(kind), label)


@lru_cache(maxsize=4_096)
def _headings(told: str) -> tuple[str, ...]:
    return tuple(json.loads(told))


@lru_cache(maxsize=4_096)
def _dimensions(told: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(told))


def measure_of_label(label: str) -> str:
    """What a label opens with: the measure, or the words before a colon in it."""
    return label.split(": ", 1)[0]
