"""How likely each figure held is the one that a question asks for, or that none of them is.

In: features of the question beside each candidate. Out: a probability each; what is left belongs to "none of these".
The model is a conditional logit (McFadden 1974): one weight a feature, and one constant for none. The weights are
learnt from questions with known answers by `tests/benchmarks/fit.py`, and stand in `fit.json` with the names of those.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.glossary import Glossary
from corpus.measures import LIGHT_WORDS, stems
from corpus.models import Observation, Status
from server.answers.ages import age_bands
from server.answers.coverage import BY_LABEL, IN_CONTEXT, IN_SENTENCE, Coverage
from server.answers.cues import load_cues
from server.answers.heads import fits_head
from server.answers.profiles import profile_of
from server.answers.queries import Query
from server.answers.rarity import Rarity

FEATURES = (
    "in_label",
    "in_sentence",
    "in_context",
    "rarest_missing",
    "missing",
    "missing_terms",
    "terms_partly",
    "similarity",
    "similarity_gap",
    "fits_head",
    "narrower",
    "label_asked",
    "dimensions",
    "vague",
    "names_missing",
    "plan_unasked",
    "plan_asked",
    "qualities_missing",
    "qualities_unasked",
    "ages_unasked",
    "period_missing",
    "other_unit",
)
_MOST = 3.0
"""More than so many of a kind say no more."""
_MODEL = Path(__file__).with_name("fit.json")
_QUALITIES = load_cues(Path(__file__).with_name("qualities.toml"))
_PLAN = _QUALITIES["plan"]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in the order of FEATURES, and the constant of "none of these"."""

    weights: NDArray[np.float64]
    none: float

    def likelihoods(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each candidate, float64 (n,), of its features (n, len(FEATURES)); they sum to below 1."""
        scores = np.append(rows @ self.weights, self.none)
        powers = np.exp(scores - scores.max())
        return np.asarray((powers / powers.sum())[:-1])


@cache
def shipped_model() -> Model:
    """The model that comes with the program, read once."""
    told = json.loads(_MODEL.read_text(encoding="utf-8"))
    return Model(np.array([told["weights"][name] for name in FEATURES]), told["none"])


@dataclass(frozen=True, slots=True)
class Standing:
    """How a candidate stands to a question beside its words."""

    similarity: float
    """Cosine of the question and its description."""
    nearest: float
    """That of the nearest candidate."""
    holds_period: bool
    is_of_unit: bool


def features_of(
    query: Query, observation: Observation, coverage: Coverage, standing: Standing, glossary: Glossary, rarity: Rarity
) -> tuple[float, ...]:
    """The features of one candidate, in the order of FEATURES."""
    missing = coverage.missing
    profile = profile_of(glossary, observation)
    known = profile.context_stems | profile.label_stems | profile.quote_stems
    is_plan, asks_plan = observation.status is not Status.ACTUAL, _PLAN.search(query.text) is not None
    asked, said, named = qualities(query.text), qualities(_said(observation)), qualities(_labelled(observation))
    return (
        coverage.named_from(BY_LABEL),
        coverage.named_from(IN_SENTENCE),
        coverage.named_from(IN_CONTEXT),
        max((each.rarity for each in missing), default=0.0),
        sum(each.rarity for each in missing),
        float(sum(each.is_term for each in missing)),
        sum(each.partly for each in missing),
        standing.similarity,
        standing.similarity - standing.nearest,
        fits_head(query, observation, glossary),
        min(float(coverage.narrower), _MOST),
        _label_asked(query, observation, rarity),
        min(float(coverage.dimensions), _MOST),
        float(not coverage.named),
        float(sum(name not in known for name in query.names)),
        float(is_plan and not asks_plan),
        float(is_plan and asks_plan),
        float(len(asked - said)),
        min(float(len(named - asked)), _MOST),
        float(bool(age_bands(observation.label) - age_bands(query.text))),
        float(not standing.holds_period),
        float(not standing.is_of_unit),
    )


@lru_cache(maxsize=50_000)
def qualities(text: str) -> frozenset[str]:
    """What a text says of how its number is meant: an average, a week's, net, what is owed, what is left to do."""
    return frozenset(name for name, words in _QUALITIES.items() if words.search(text)) - {"plan"}


def _said(observation: Observation) -> str:
    quote = "" if observation.is_cell else observation.locator.quote
    return f"{_labelled(observation)} {observation.status} {' '.join(observation.locator.headings)} {quote}"


def _labelled(observation: Observation) -> str:
    return f"{observation.label} {observation.unit}"


def _label_asked(query: Query, observation: Observation, rarity: Rarity) -> float:
    """The share of the label that the question asks for, rare words counting more."""
    asked = set(stems(query.text)) | {
        word for term in query.terms for phrase in (term.name, *term.words) for word in stems(phrase)
    }
    words = {word: rarity.of(word) for word in stems(observation.label) if word not in LIGHT_WORDS}
    whole = sum(words.values())
    return sum(rare for word, rare in words.items() if word in asked) / whole if whole else 1.0
