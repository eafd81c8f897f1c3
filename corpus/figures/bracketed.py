"""What a number in brackets is called: "(5,162 older people, 1,891 …)", "(rural: £26.10)", "Hollin House (36 beds)".

In: a number in brackets and the figure beside it. Out: measure and group, and whether they are its own words.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.labels import named_before_brackets
from corpus.figures.places import Place
from corpus.figures.sentence_areas import area_beside
from corpus.figures.telling_words import telling
from corpus.figures.threads import kind_of
from corpus.figures.trimming import has_words, trimmed
from corpus.measures import without_periods
from corpus.models import Observation
from corpus.periods import find_periods
from corpus.quantities import UnitKind

_NUMBER_FIRST = re.compile(r"\W*(?:including |[£\d])", re.IGNORECASE)
""" "(5,162 older people, 1,891 with learning disabilities)": what a number is of stands behind it."""
_OPENS_PART = re.compile(
    r"\W*(?:which |this |these )?(?:includ(?:ing|es|ed)|incl?\.?|of (?:which|whom|these)|among them)\W*"
    r"(?:(?:about|some|over|nearly|only|just) )?$",
    re.IGNORECASE,
)
""" "(including 2,010 with a learning disability)": a part, which what stands behind it names."""


def in_brackets(place: Place, part: Part, label: str, beside: Observation | None) -> tuple[str, str | None, bool]:
    """ "(rural: £26.10)" is a part of the number before, "Hollin House (36 beds)" is told of the name before."""
    area = place.area or ""
    if beside is not None and _OPENS_PART.fullmatch(part.inside) and has_words(trimmed(without_periods(part.after))):
        return beside.measure, trimmed(without_periods(part.after)), True
    follows = len(part.between) < len(part.inside)  # "(on quality 70%, price 20%)"
    said = trimmed(without_periods(part.after)) if follows and _NUMBER_FIRST.match(part.inside) else ""
    if beside is not None and has_words(said):
        return (beside.measure, said, True) if beside.group else (said, None, True)
    inside = part.between if follows else part.inside
    name = named_before_brackets(part, area)
    is_named = telling(inside, area) or (has_words(trimmed(inside)) and not told_apart(place, part))
    if follows and is_named and (beside is None or not beside.group):
        return trimmed(inside), None, True
    if telling(inside, area):
        return (beside.measure, trimmed(inside), True) if beside is not None else (label, None, True)
    if beside is not None and kind_of(beside) is part.quantity.kind and _is_other_time(part):
        return beside.measure, beside.group, False  # "1,214 assessments and reviews (1,155 in 2022/23)"
    if telling(name, area) and (part.quantity.kind is UnitKind.COUNT or (part.between.startswith(")") and not follows)):
        return name, label if label != name else None, True
    return (beside.measure, label, True) if beside is not None else (label, None, True)


def _is_other_time(part: Part) -> bool:
    """Whether brackets hold a number with its time and no more."""
    return bool(find_periods(part.after, partial=True)) and not without_periods(part.after, partial=True).strip(" ,;in")


def told_apart(place: Place, part: Part) -> bool:
    """Whether a number says what sets it apart from the one beside it: another period, another area."""
    before = part.between.rpartition(";")[2]
    dated = find_periods(f"{before} | {part.after}", partial=True)
    return bool(dated) or area_beside(before, part.after, place) is not None
