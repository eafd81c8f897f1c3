"""How likely each printed number is the one that a question asks for, or that none of them is.

In: the candidates of `printed_candidates`, each with the log-odds of its reading and the likelihood of the figure that
was read there. Out: a probability each; what is left belongs to "none of these". The model is the conditional logit of
`fit`; its weights stand in `printed_fit.json`, which `tests/benchmarks/printed_fit.py` learns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.models import ANSWERS_FROM, Observation
from corpus.quantities import UnitKind
from index.store import IndexVersion
from server.answers.fit import Model
from server.answers.heads import counts_head
from server.answers.periods_asked import in_periods_asked
from server.answers.printed_candidates import Candidate, is_of_kind, periods_in
from server.answers.queries import Operation, Query, Wants
from server.answers.unfit import unfit

MODEL = Path(__file__).with_name("printed_fit.json")
FEATURES = (
    "read",
    "near",
    "paper_near",
    "place",
    "names_missing",
    "times_missing",
    "thing_missing",
    "words_missing",
    "statistic_missing",
    "days_missing",
    "kind_missing",
    "percent_unasked",
    "head_missing",
    "time_told",
    "time_of_paper",
    "time_unknown",
    "time_of_paper_other",
    "time_other",
    "figure_fits",
    "figure_unsure",
    "figure_unfit",
    "area_other",
    "matched",
    "moved_unasked",
    "moved_missing",
    "paper_named",
    "words_asked",
)
_OF_SHARE = re.compile(
    r"%|\b(?:per ?cent\w*|shares?|proportion|rates?|fraction|slice|turnover|uptake|increase|rise|uplift|fall|cut)\b",
    re.IGNORECASE,
)
"""Asks for what a percentage may tell."""
_MOST_NAMES, _FAR = 3, 12
"""More names missing say no more; nor do sentences further behind."""
_AREA = "of another area"


@cache
def shipped_printed_fit() -> Model:
    """The model that comes with the program, read once."""
    told = json.loads(MODEL.read_text(encoding="utf-8"))
    return Model(np.array([told["weights"][name] for name in FEATURES]), told["none"])


def features_of(
    query: Query,
    found: Sequence[Candidate],
    read: Sequence[float],
    version: IndexVersion,
    matched: Mapping[str, float],
) -> NDArray[np.float64]:
    """The features of candidates, float64 (n, len(FEATURES)).

    `read`: the log-odds that each answers, read together with the question; `matched`: how likely figures do, by id.
    """
    rows = [
        _features(query, each, odds, version, max((matched.get(one.id, 0.0) for one in each.own), default=0.0))
        for each, odds in zip(found, read, strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))


def _features(
    query: Query, candidate: Candidate, odds: float, version: IndexVersion, matched: float
) -> tuple[float, ...]:
    told = candidate.told
    why_not = [reason_against(query, each) for each in candidate.own]
    fits = [each for each, reason in zip(candidate.own, why_not, strict=True) if reason is None]
    is_sure = any(each.confidence >= ANSWERS_FROM for each in fits)
    is_unfit = bool(why_not) and not fits
    time = time_of(query, candidate, version)
    moves = query.operation is Operation.CHANGE
    return (
        odds,
        told.sentence.closeness,
        told.hit.closeness,
        min(told.place, _FAR) / _FAR,
        float(min(told.names_missing, _MOST_NAMES)),
        float(not told.covers_times),
        float(not told.holds_thing),
        told.words_missing,
        float(not told.is_statistic),
        float(not told.names_days),
        float(not is_of_kind(query, candidate.number)),
        float(candidate.number.kind is UnitKind.PERCENT and not _OF_SHARE.search(query.text)),
        1.0 - counts_head(query, candidate.beside, told.text),
        float(time == "told"),
        float(time == "of paper"),
        float(time == "unknown"),
        float(time == "other paper"),
        float(time == "other"),
        float(is_sure),
        float(bool(fits) and not is_sure),
        float(is_unfit and _AREA not in why_not),
        float(is_unfit and _AREA in why_not),
        matched,
        float(candidate.is_moved_by and not moves),
        float(moves and not candidate.is_moved_by),
        float(bool(query.area_named or query.sources or query.titled)),
        float(query.wants in (Wants.EITHER, Wants.TEXT)),
    )


def reason_against(query: Query, observation: Observation) -> str | None:
    """Why what was read of a number rules it out, whatever the doubt in what it is called; None where nothing does."""
    if observation.doubt:
        return "its reading is in doubt"
    return unfit(query, replace(observation, confidence=max(observation.confidence, ANSWERS_FROM)))


def time_of(query: Query, candidate: Candidate, version: IndexVersion) -> str:
    """How a number stands to the periods asked for; "" where none is.

    "told": itself or its sentence is of them; "of paper", "other paper": by its heading or paper alone; else "unknown"
    or "other".
    """
    if not query.periods:
        return ""
    if any(each.period and in_periods_asked(query, [each]) for each in candidate.own):
        return "told"
    if any(each.period and each.is_dated for each in candidate.own):
        return "other"  # though its sentence tells of more than one time
    if told := periods_in(candidate.told.text):
        covered = all(any(one.contains(want) or want.contains(one) for one in told) for want in query.periods)
        return "told" if covered else "other"
    passage = candidate.told.hit.passage
    paper = version.documents[passage.document_id]
    around = periods_in(" ".join(passage.headings)) or periods_in(paper.period or paper.title)
    if not around:
        return "unknown"
    covered = all(any(one.contains(want) or want.contains(one) for one in around) for want in query.periods)
    return "of paper" if covered else "other paper"
