"""How likely a passage answers a question: learnt from question sets, for the passage that comes nearest to it.

In: what is known of the nearest passages. Out: a likelihood. The model is a logistic one over few features; its
weights, and from which likelihood on a passage is shown as an answer, stand in `text_fit.json`, which
`tests/benchmarks/text_fit.py` learns.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from index.models import PassageHit
from server.answers.answer_kinds import kinds_told
from server.answers.queries import Query
from server.answers.quoting import nearest_sentence

MODEL = Path(__file__).with_name("text_fit.json")
_ABOUT = re.compile(
    r"\b(?:wh(?:at|o)(?:['’]?s| is| are| was| were)|what do(?:es)? [\w -]+ (?:do|mean)"
    r"|sa(?:y|ys|id) about|tell me about)\b",
    re.IGNORECASE,
)
NUMBERS = ("constant", "answers_from", "named_from", "about_from", "kind_from")
MOST = 0.74
"""Share of the question's content that counts as most of it: three words of four."""
FEATURES = ("closeness", "sentence", "margin", "meaning", "coverage", "kind", "kind_near")


@dataclass(frozen=True, slots=True)
class TextFit:
    """A weight for each feature, a constant, and the likelihoods from which a passage answers."""

    weights: Mapping[str, float]
    constant: float
    answers_from: float
    named_from: float
    """The same for one that names everything asked."""
    about_from: float
    """The same for one that names everything, where all that is said of a thing answers: "what is reablement?"."""
    kind_from: float
    """The same for one that names most and holds the person, date or number that is asked for."""

    def likelihood(self, features: Mapping[str, float]) -> float:
        """How likely a passage with such features answers, 0 to 1."""
        score = self.constant + sum(self.weights[name] * features[name] for name in FEATURES)
        return 1 / (1 + math.exp(-score))

    def with_caution(self, caution: float) -> TextFit:
        """The same with every likelihood asked for moved by `caution`, in log-odds: 1 asks 0.65 to be 0.83."""
        return replace(
            self,
            answers_from=moved(self.answers_from, caution),
            named_from=moved(self.named_from, caution),
            about_from=moved(self.about_from, caution),
            kind_from=moved(self.kind_from, caution),
        )

    def least(self, query: Query, features: Mapping[str, float], *, of_kind: bool, echoed: bool) -> float:
        """The likelihood from which the nearest passage answers a question.

        `of_kind`: it asks for a person, a date or a number to ring; `echoed`: the passage has its words one after
        the other, or for a heading.
        """
        coverage = features["coverage"]
        if coverage >= MOST and echoed:
            return self.about_from
        if coverage >= MOST and of_kind:
            return self.kind_from
        if coverage >= 1:
            return self.about_from if _ABOUT.search(query.text) else self.named_from
        return self.answers_from


def features_of(query: Query, hits: Sequence[PassageHit], coverage: float) -> dict[str, float]:
    """The features of the first of some passages, whose share of the question's content is `coverage`.

    `margin`: how much nearer it is than the next one; `kind`: whether it holds what is asked for, `kind_near`: whether
    its nearest sentence does.
    """
    first, *others = hits
    text, best = first.passage.text, nearest_sentence(first)
    sentence = text[best.start : best.end] if best else text
    return {
        "closeness": first.closeness,
        "sentence": best.closeness if best else 0.0,
        "margin": first.closeness - others[0].closeness if others else 0.0,
        "meaning": first.dense,
        "coverage": coverage,
        "kind": kinds_told(query.text, text),
        "kind_near": kinds_told(query.text, sentence),
    }


def moved(likelihood: float, caution: float) -> float:
    """A likelihood that is asked for, with `caution` more in log-odds."""
    return 1 / (1 + (1 / likelihood - 1) * math.exp(-caution))


@cache
def shipped_fit() -> TextFit:
    """The model of the program. KeyError or ValueError for a file that is broken."""
    told = json.loads(MODEL.read_text(encoding="utf-8"))
    weights = {name: float(told["weights"][name]) for name in FEATURES}
    return TextFit(weights, *(float(told[name]) for name in NUMBERS))
