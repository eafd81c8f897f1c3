"""The figure lock: the last check of every answer, whatever made it.

In: an answer, the observations and passages it was made from, and the public wording. Out: the same answer, or
`LockBroken`: what equals no cited observation in every respect, is no exact working on them, or stands in no true
quotation must never be sent.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.areas import find_areas
from corpus.models import Observation
from corpus.periods import find_periods
from corpus.quantities import find_quantities
from server.answers.display import UNAVAILABLE
from server.answers.models import Answer, Citation, Figure, Outcome, Working
from server.answers.operations import reckoned
from server.answers.printed_operands import PRINTED_BESIDE, is_printed
from server.answers.said import Ground, unfounded
from server.answers.shown import figure_of
from server.wording import Wording, load_wording

_SILENCES = (("not_held.area", "{area}"), ("answered.no_value", "{names}"))
"""What says that something has no figure, and the blank that names it."""


_HEADED = re.compile(r"^(?P<number>[^“”\n]{1,60}): (?P<quoted>“[^“”]+”)", re.MULTILINE)
"""A number before the sentence in which it is printed, hedge and all."""


class LockBroken(AssertionError):
    """An answer shows a number that its sources do not hold: the person gets a refusal, the log the fault."""


def checked(
    answer: Answer,
    observations: Iterable[Observation],
    texts: Sequence[str] = (),
    wording: Wording | None = None,
    *,
    beside: Sequence[str] = (),
) -> Answer:
    """The answer, if every figure equals its observation and its text says only what its figures and workings are.

    `texts`: the passages that it may quote; `beside`: those that it shows around its figures and may not quote, for a
    part of one could pass for a figure.
    """
    nearest = [answer.held.nearest] if answer.held and answer.held.nearest else []
    figures = [*answer.figures, *answer.related, *nearest]
    names = [*(figure.observation_id for figure in figures), *(name for w in answer.workings for name in w.operands)]
    places = {_place_of(name) for name in names}
    candidates = list(observations)
    held = {o.id: o for o in candidates if f"{o.document_id}:{o.locator.page_index}.{o.locator.start}" in places}
    for figure in figures:
        _check_figure(figure, held, answer.citations)
    for working in answer.workings:
        _check_working(working, held)
    for passage in answer.passages:
        if (texts or beside) and passage.text not in (*texts, *beside):
            raise LockBroken(f"passage {passage.passage_id} is not in its document")
    shown = [held[name] for name in dict.fromkeys(names)]
    for one in shown:
        if one.wording == PRINTED_BESIDE and not is_printed(one, (*texts, *beside)):
            raise LockBroken(f"{one.id} is printed nowhere")
    _check_citations(answer, shown, texts)
    if answer.held:
        _check_held(answer, candidates, held)
    if answer.outcome in (Outcome.ANSWERED, Outcome.NOT_HELD):
        _check_text(answer, shown, candidates, texts, wording or load_wording())
    return answer


def _place_of(observation_id: str) -> str:
    """Document and place of an observation id, without the hash of what it says."""
    return observation_id.rpartition(":")[0]


def _check_figure(figure: Figure, held: dict[str, Observation], citations: Sequence[Citation]) -> None:
    observation = held.get(figure.observation_id)
    if observation is None:
        raise LockBroken(f"figure {figure.observation_id} is not held")
    told = figure_of(observation, citation=figure.citation)
    if figure != replace(told, revised=figure.revised):
        raise LockBroken(f"figure {figure} is not its source, {told}")
    cited = next((each for each in citations if each.number == figure.citation), None)
    if cited is None or (cited.document_id, cited.page) != (observation.document_id, observation.locator.page):
        raise LockBroken(f"figure {figure.observation_id} cites another place")


def _check_working(working: Working, held: dict[str, Observation]) -> None:
    """The working must be what the same arithmetic on its operands gives, to the word."""
    missing = [operand for operand in working.operands if operand not in held]
    if missing:
        raise LockBroken(f"a working stands on {missing[0]}, which is not held")
    again = reckoned(working.operation, [held[operand] for operand in working.operands])
    if not any(_alike(working, each) for each in again):
        raise LockBroken(f"{working} is not what its operands give")


def _alike(working: Working, again: Working) -> bool:
    """Whether two workings are equal; the terms of a sum may come in another order."""
    ordered = [sorted(re.split(r"[\s()]+", each.expression)) for each in (working, again)]
    return ordered[0] == ordered[1] and replace(working, expression="") == replace(again, expression="")


def _check_citations(answer: Answer, shown: Sequence[Observation], texts: Sequence[str]) -> None:
    """What is quoted as a source of figures must be the source's own words."""
    quotes = {each.locator.quote for each in shown} | {passage.text for passage in answer.passages} | set(texts)
    for citation in answer.citations:
        if citation.quote not in quotes:
            raise LockBroken(f"citation {citation.number} quotes what is not there")


def _check_held(answer: Answer, candidates: Sequence[Observation], held: dict[str, Observation]) -> None:
    """The periods and groups said to be held must be those of observations, of the nearest one's kind and area."""
    told = answer.held
    nearest = held.get(told.nearest.observation_id) if told and told.nearest else None
    alike = [o for o in candidates if nearest is None or (_kind(o), o.area) == (_kind(nearest), nearest.area)]
    periods, groups = {o.dated for o in alike}, {o.group for o in candidates}
    if told and not (set(told.periods) <= periods and set(told.groups) <= groups):
        raise LockBroken(f"{told.periods} {told.groups} are said to be held and are not")


def _kind(observation: Observation) -> str:
    return observation.unit if observation.unit in ("GBP", "percent", "score") else "count"


def _check_text(
    answer: Answer, shown: Sequence[Observation], found: Sequence[Observation], texts: Sequence[str], wording: Wording
) -> None:
    areas = {o.area for o in found} | {mention.name for mention in find_areas(answer.question or "")}
    silent = sorted(area for area in areas - {o.area for o in shown if o.value is not None} if area)
    asked = [mention.period.label for mention in find_periods(answer.question or "") if mention.period]
    if answer.outcome is Outcome.NOT_HELD:
        asked += (answer.understood.period or "").split(", ")
        asked += [o.dated for o in found if o.value is None and o.dated]  # told of as "suppressed, 2022-23"
    measure, group = answer.understood.measure, answer.understood.group
    named = [measure, group, *(value for each in shown for _, value in each.dimensions)]
    told = [each for each in named if each and answer.outcome is Outcome.NOT_HELD]
    valueless = (name for o in found if o.value is None for name in (o.group, o.measure) if name)
    ground = Ground(
        shown,
        answer.workings,
        texts or _words_of(answer),
        asked,
        [*(answer.held.periods if answer.held else ())],
        told,
        [name for name in (*silent, *valueless) if name not in told],
        [max(wording.texts[key].split(blank), key=len).strip(" .,").casefold() for key, blank in _SILENCES],
        _phrases(tuple(wording.texts.items())),
        wording.texts["answered.of_nation"].partition("{")[0].strip().casefold(),
        refuses=answer.outcome is Outcome.NOT_HELD,
    )
    text = answer.text if answer.figures else _HEADED.sub(_without_head, answer.text)
    problem = unfounded(text, ground)
    if problem:
        raise LockBroken(f"the text says {problem}, which no figure or working of it shows")


def _without_head(match: re.Match[str]) -> str:
    """The sentence alone, if the number before it is one that is printed in it just so."""
    printed = {number.printed for number in find_quantities(match["quoted"])}
    return match["quoted"] if match["number"] in printed else match[0]


def _words_of(answer: Answer) -> list[str]:
    """What an answer without figures may quote where nobody says it: its passages and their headings."""
    passages = () if answer.figures else answer.passages
    return [text for passage in passages for text in (passage.text, passage.heading or "")]


@lru_cache(maxsize=4)
def _phrases(texts: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """What stands between the blanks of the wording's sentences about figures."""
    sentences = [text for key, text in texts if key.startswith(("answered.", "not_held."))]
    pieces = [piece for text in sentences for piece, *_ in string.Formatter().parse(text)]
    parts = (part.strip(" ,:") for piece in (*pieces, *UNAVAILABLE.values()) for part in re.split(r"[.;]", piece))
    return frozenset(part for part in parts if part)
