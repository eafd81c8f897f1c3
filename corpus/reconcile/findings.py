"""What a check of a document against itself has to say: a relation that the printed numbers do not keep.

A finding names the place, what was expected and what is printed, in words a clerk can act on. It never says what the
right number would be: the program reports a slip and does not mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The relation that does not hold."""

    TOTAL = "parts and total"
    SHARE = "percentage and counts"
    CHANGE = "change and levels"
    BOUNDS = "value and bounds"
    REPEATED = "printed twice"
    MAGNITUDE = "impossible size"
    UNREADABLE = "unreadable number"


class Severity(StrEnum):
    """What follows from a finding."""

    QUARANTINED = "quarantined"
    """One of its numbers must be wrong: those that nothing else confirms answer no question."""
    NOTICE = "notice"
    """Worth a look; every number goes on answering."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation that fails. `page.text[start:end]` is `quote`, the place where a reader should look first."""

    kind: FindingKind
    severity: Severity
    document_id: str
    page_index: int
    page: int | None
    """1-based number of the page, None where the format has none."""
    start: int
    end: int
    quote: str
    where: str
    """The part of the page in words: "table ‘Spend by service’, column ‘2022-23’"; "" for a sentence."""
    expected: str
    """What the other numbers lead to: "the parts add to £41.2m"."""
    printed: str
    """What stands there: "the total says £42.1m"."""
    numbers: tuple[tuple[int, int, int], ...]
    """All numbers of the relation, each as (page index, start, end)."""
    observation_ids: tuple[str, ...] = ()
    """The observations that are kept from answering because of it."""

    def __post_init__(self) -> None:
        """Refuse a finding that says nothing or points nowhere."""
        if not self.expected or not self.printed or not self.numbers:
            raise ValueError(f"{self.document_id}: a finding of {self.kind} without its numbers or words")

    @property
    def message(self) -> str:
        """The finding as a sentence: "Page 3, table ‘Spend’: the parts add to £41.2m but the total says £42.1m"."""
        places = [f"page {self.page}" if self.page else "", self.where]
        place = ", ".join(part for part in places if part) or "in the text"
        return f"{place[0].upper()}{place[1:]}: {self.expected} but {self.printed}"
