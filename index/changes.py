"""What a new version changes against the one before: documents, figures, and answers to a set of questions.

In: what both hold. Out: `Changes`, for whoever builds; what the public is told of figures is in `revisions`, by
the same rules of `things`. Only documents whose hash differs are looked into, so that the comparison costs what has
changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from corpus.models import Observation
from index.models import AnswerChange, Changes, FigureChange
from index.things import said_by, thing_of
from index.written import Written


def changes_between(before: Written, after: Written, *, digest: str) -> Changes:
    """Return what a reader of the later version finds changed; `digest` names the earlier one."""
    old, new = before.document_digests, after.document_digests
    touched = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    figures = [
        change for name in touched for change in _figures(before.observations_of(name), after.observations_of(name))
    ]
    return Changes(
        digest,
        added=tuple(name for name in touched if name not in old),
        removed=tuple(name for name in touched if name not in new),
        changed=tuple(name for name in touched if name in old and name in new),
        figures=tuple(figures),
    )


def answers_between(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[AnswerChange, ...]:
    """Return the questions whose answers differ, in the order in which they were asked of the later version."""
    return tuple(
        AnswerChange(question, before.get(question, ""), answer)
        for question, answer in after.items()
        if before.get(question, "") != answer
    )


def _figures(before: Iterable[Observation], after: Iterable[Observation]) -> Iterator[FigureChange]:
    """Pair the figures that say the same thing, in reading order, and yield those that differ in what is printed."""
    old, new = _by_thing(before), _by_thing(after)
    for thing in dict.fromkeys([*old, *new]):
        for was, now in zip_longest(old.get(thing, ()), new.get(thing, ())):
            shown = now or was
            if was is None or now is None or _value(was) != _value(now):
                period = shown.period.label if shown.period else None
                printed = [held.printed if held else None for held in (was, now)]
                yield FigureChange(shown.document_id, shown.label, period, shown.area, *printed)


def _by_thing(observations: Iterable[Observation]) -> dict[object, list[Observation]]:
    found: defaultdict[object, list[Observation]] = defaultdict(list)
    for held in observations:
        found[thing_of(held)].append(held)
    return found


def _value(held: Observation) -> tuple[object, ...]:
    return *said_by(held), held.doubt
