"""A number or a share of people as a picture made of people, for the simpler view.

In: a figure. Out: `Picture`, plain values for the template, or None for what is not a number or a share of people: a
picture of people beside a sum of money or a share of spending would say something else than the figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from server.answers.models import Figure
from server.filters import with_unit

PER_ICON = (1, 10, 100, 1_000, 10_000, 100_000)
MOST_ICONS = 100
"""More icons than that are a grey field, not a number."""
_PEOPLE = frozenset("people adults carers residents clients patients users persons".split())
_OF_PEOPLE = re.compile(
    rf"^(?:the )?(?:(?:percentage|proportion|share|number) of )?(?:(?!on\b|for|of|to\b|with|by\b|in\b|and\b)[\w’'-]+ )"
    rf"{{0,3}}?(?:{'|'.join(sorted(_PEOPLE))})\b(?! (?:services|spending|costs?)\b)",
    re.IGNORECASE,
)
"""A label that counts people first: "The proportion of older people who …", not "Spending on older people"."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Icons of people: how many are filled, how many there are, and what the picture says in words."""

    filled: int
    icons: int
    words: str


def picture_of(figure: Figure) -> Picture | None:
    """A picture for a number of people, or for a share of people."""
    if figure.value is None or figure.upper is not None or figure.availability != "published" or figure.value <= 0:
        return None
    if figure.unit == "percent":
        return _share(figure, float(figure.value)) if _OF_PEOPLE.match(figure.measure) else None
    if figure.unit.lower() not in _PEOPLE:
        return None
    per_icon = next((size for size in PER_ICON if figure.value / size <= MOST_ICONS), None)
    if per_icon is None:
        return None
    icons = max(1, int(figure.value / per_icon + 0.5))
    each = f"Each shape stands for {per_icon:,} people." if per_icon > 1 else "Each shape stands for one person."
    return Picture(icons, icons, f"{with_unit(figure)}. {each}")


def _share(figure: Figure, percent: float) -> Picture | None:
    """Out of ten; out of a hundred where ten would make it none or all."""
    for icons in (10, 100):
        filled = int(percent * icons / 100 + 0.5)
        if percent <= 100 and (0 < filled < icons or percent == 100):
            is_exact = filled * 100 == percent * icons
            return Picture(filled, icons, f"{figure.display} is {'' if is_exact else 'about '}{filled} in {icons}")
    return None
