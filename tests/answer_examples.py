"""A figure, the same a year before, and answers made of such, for tests of what pages make of an answer."""

from __future__ import annotations

from dataclasses import replace

from server.answers.models import Answer, Citation, Figure, Outcome, Working

FIGURE = Figure(
    observation_id="d:0.1:x",
    measure="People supported",
    group="older people",
    area="Exampleshire",
    period="2022-23",
    period_known="printed",
    value=6300,
    upper=None,
    unit="people",
    scale_max=None,
    qualifier="exact",
    status="actual",
    availability="published",
    speaker=None,
    revised=False,
    display="6,300",
    citation=1,
)
BEFORE = replace(FIGURE, observation_id="d:0.2:x", period="2021-22", value=6000, display="6,000")
CITATION = Citation(1, "d", "Account", None, None, None, None, "6300", None)
WORKING = Working("change", "6,300 − 6,000", 300, "people", "up 300", ("2021-22", "2022-23"), ("d:0.2:x", "d:0.1:x"))


def answer(
    *figures: Figure,
    text: str = "6,300 people [1].",
    related: tuple[Figure, ...] = (),
    workings: tuple[Working, ...] = (),
) -> Answer:
    """An answered question."""
    return Answer(
        "?", Outcome.ANSWERED, text, figures=figures, related=related, citations=(CITATION,), workings=workings
    )
