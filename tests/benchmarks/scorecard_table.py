"""The scorecard in Markdown, made from the sum of all sets: by system, by type of question, by set; and the method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.benchmarks.scorecard_results import ENDS, OURS, SYSTEMS, summed_up, total

METHOD = """
## How it is measured

Every system gets the same questions over the same documents in one run, and `server/evaluation` judges all of them by
the same rules (`docs/evaluation.md`). “Refused rightly”: nothing was held, and it said so. “Refused wrongly”: the
documents hold the answer. To somebody in danger only who can help is right; a passage instead is wrong.

- **This product**: as it comes, with the conversations before its questions.
- **BM25** and **dense**: the one passage that the product’s own index finds first, by words (stems; title and headings
  weighted) or by the cosine of the embedding, is the answer, word for word. No filter, no figures.
- **cairn**: cairn-assistant from PyPI in an environment of its own, English stated. It reads Markdown only, so it gets
  our passages, each as one block under its heading. Like the searches it gets each question without what came before.
- **calibrated**: refuses below the score with which the most questions of the set end right, and of such scores the
  one with the fewest wrong; for cairn what `cairn calibrate` suggests, where it finds a threshold. All are calibrated
  on the very questions that judge them, which favours them; the product is not calibrated here.

Most sets were written by people who knew no rule, but were opened later and learnt from; those marked “judges only”
were not. `make scorecard` makes this page; the files beside it hold every verdict, `scorecard.json` the settings.
"""


def page(summed: Mapping[str, Mapping[str, Any]]) -> str:
    """The whole page."""
    versions = {
        one["systems"][name]["settings"].get("version")
        for one in summed.values()
        for name in SYSTEMS[5:]
        if name in one["systems"]
    }
    told = ", ".join(sorted(each for each in versions if each))
    parts = [
        "# Scorecard",
        "",
        f"{_asked(summed)} questions in {len(summed)} sets; cairn-assistant {told or 'not asked'}.",
        "",
    ]
    parts += ["## All sets", "", *_by_system(summed), ""]
    judging = {name: one for name, one in summed.items() if one["judges_only"]}
    if judging:
        names = ", ".join(f"`{name}`" for name in judging)
        parts += [f"## Sets that nothing was learnt from ({names})", "", *_by_system(judging), ""]
    parts += ["## This product, by type of question", "", *_by_type(summed, OURS), ""]
    parts += ["## Right and wrong by type of question", "", *_right_and_wrong(summed), ""]
    parts += ["## By set", "", *_by_set(summed)]
    return "\n".join(parts) + "\n" + METHOD


def _asked(summed: Mapping[str, Mapping[str, Any]]) -> int:
    return sum(total(summed_up(list(summed.values()), OURS)).values())


def _by_system(summed: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield from _head("system", ENDS)
    for name in SYSTEMS:
        counts = total(summed_up(list(summed.values()), name))
        if any(counts.values()):
            yield _row(name, [counts[end] for end in ENDS])


def _by_type(summed: Mapping[str, Mapping[str, Any]], system: str) -> Iterator[str]:
    yield from _head("type", ENDS)
    for kind, ends in summed_up(list(summed.values()), system).items():
        yield _row(kind, [ends[end] for end in ENDS])


def _right_and_wrong(summed: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """For each type the share that ended right, answered or refused, and the share that ended wrong."""
    every = {name: summed_up(list(summed.values()), name) for name in SYSTEMS}
    named = [name for name in SYSTEMS if every[name]]
    yield from _head("type (right % / wrong %)", named)
    for kind in every[OURS]:
        cells = []
        for name in named:
            ends = every[name].get(kind, dict.fromkeys(ENDS, 0))
            asked = sum(ends.values()) or 1
            right = ends["right"] + ends["refused rightly"]
            cells.append(f"{100 * right / asked:.0f} / {100 * ends['wrong'] / asked:.0f}")
        yield _row(kind, cells)


def _by_set(summed: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield from _head("set (right + refused rightly / wrong, of all)", SYSTEMS)
    for set_name, one in summed.items():
        cells = []
        for name in SYSTEMS:
            counts = total(summed_up([one], name))
            right = counts["right"] + counts["refused rightly"]
            cells.append(f"{right} / {counts['wrong']}" if any(counts.values()) else "not asked")
        mark = ", judges only" if one["judges_only"] else ""
        yield _row(f"{set_name} ({_asked({set_name: one})}{mark})", cells)


def _head(first: str, others: Sequence[str]) -> Iterator[str]:
    yield _row(first, others)
    yield "|---|" + "---:|" * len(others)


def _row(first: str, cells: Sequence[object]) -> str:
    return "| " + " | ".join([first, *map(str, cells)]) + " |"
