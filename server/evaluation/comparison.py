"""What a new run of a question set changes against one that was kept, question by question.

In: the JSON of an earlier scorecard, and a new scorecard. Out: a `Comparison`: which questions turned, from which
verdict to which. A question that was answered right and is answered wrong breaks it; so do many that were right and are
refused. A question that was not asked before, or was worded otherwise, has no earlier verdict: it may enter as a miss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from server.errors import ServerError
from server.evaluation.judging import Verdict
from server.evaluation.scorecard import Scorecard

MOST_LOST = 0.02
"""Share of the answers known to be right that may turn into refusals before a comparison breaks. Refusing is never
wrong, and what keeps wrong answers away costs some right ones; but not many, and never unseen."""
BAD = {Verdict.WRONG, Verdict.ERROR}


class ResultInvalid(ServerError):
    """A kept scorecard that cannot be read; the message names the file."""

    status = 400


class _Kept(BaseModel):
    id: str
    question: str
    verdict: Verdict


class _KeptScorecard(BaseModel):
    judgements: list[_Kept]


@dataclass(frozen=True, slots=True)
class Turned:
    """A question whose verdict is not what it was. `before` is None for one not asked before, `after` for one gone."""

    id: str
    question: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions that turned, in the order of the new run, those that are gone last; how many were known right."""

    turns: tuple[Turned, ...]
    known_right: int

    @property
    def broken(self) -> tuple[Turned, ...]:
        """Answers that were right and are wrong."""
        return tuple(turn for turn in self.turns if turn.before is Verdict.RIGHT and turn.after in BAD)

    @property
    def lost(self) -> tuple[Turned, ...]:
        """Answers that were right and are refused, or right in part."""
        kept = {Verdict.REFUSED, Verdict.PARTLY}
        return tuple(turn for turn in self.turns if turn.before is Verdict.RIGHT and turn.after in kept)

    @property
    def worse(self) -> tuple[Turned, ...]:
        """Answers that were refused, or right in part, and are wrong."""
        before = {Verdict.REFUSED, Verdict.PARTLY}
        return tuple(turn for turn in self.turns if turn.before in before and turn.after in BAD)

    @property
    def fails(self) -> bool:
        """Whether the new run may not stand: something right is wrong, or too much that was right is refused."""
        return bool(self.broken) or len(self.lost) > MOST_LOST * self.known_right

    def lines(self) -> Iterator[str]:
        """What turned, in words, the worst first; nothing for a run in which all is as it was."""
        told = (
            ("FAILED: was right, is wrong", self.broken),
            (f"{'FAILED' if self.fails and not self.broken else 'WARNING'}: was right, is refused", self.lost),
            ("WARNING: was not wrong, is wrong", self.worse),
        )
        for title, turns in told:
            for turn in turns:
                yield f"{title}: {turn.id} ({turn.before} to {turn.after}): {turn.question}"
        others = set(self.turns) - {turn for _, turns in told for turn in turns}
        for (before, after), count in sorted(Counter((_name(t.before), _name(t.after)) for t in others).items()):
            yield f"{count} from {before} to {after}"


def compare(kept: Path, scorecard: Scorecard) -> Comparison:
    """What a scorecard changes against a kept one. Raises `ResultInvalid` when that cannot be read."""
    try:
        known = _KeptScorecard.model_validate_json(kept.read_bytes()).judgements
    except (OSError, ValidationError) as error:
        raise ResultInvalid(
            "result_unreadable",
            f"{kept} cannot be read as a scorecard: {str(error).splitlines()[0]}",
            "Give a file that `local-account evaluate QUESTIONS.jsonl --out FILE` wrote.",
        ) from error
    before = {(each.id, each.question): each.verdict for each in known}
    asked = [(each.question.id, each.question.question, each.verdict) for each in scorecard.judgements]
    turns = [Turned(id, text, before.get((id, text)), now) for id, text, now in asked]
    names = {(id, text) for id, text, _ in asked}
    gone = [Turned(id, text, was, None) for (id, text), was in before.items() if (id, text) not in names]
    right = sum(before.get((id, text)) is Verdict.RIGHT for id, text, _ in asked)
    return Comparison(tuple(turn for turn in (*turns, *gone) if turn.before is not turn.after), right)


def _name(verdict: Verdict | None) -> str:
    return verdict.value if verdict else "not asked"
