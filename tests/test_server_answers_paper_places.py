"""A place that is only that of the paper asked is not asked about: over a county's report that tells of a country."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Performance report
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: committee-report
period: 2023-24
---
# Performance report

## Grants for adaptations

The average across Wales for 2023-24 was 231 days for a disabled facilities grant. In Ferrisbrook it was 199 days.

# Complaints

## Complaints by outcome

12 were upheld.

## Complaints by service

Home care had 30.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers over the report."""
    with asking(PAGE, tmp_path_factory.mktemp("places"), embedder) as ask:
        yield ask


def test_the_country_is_answered_alone(ask: Ask) -> None:
    """Who asks a county's report for the average of Wales gets that of Wales, and no comparison."""
    answer = ask(
        "Ferrisbrook report - what's the Wales average number of days for a disabled facilities grant, 2023-24?"
    )
    assert answer.text.startswith("231 days"), answer.text


def test_headings_are_no_quarter(ask: Ask) -> None:
    """Which quarter brought the most complaints is not answered with the headings of a chapter on complaints."""
    answer = ask("Which quarter of 2023-24 brought Ferrisbrook the most complaints?")
    assert answer.outcome is not Outcome.ANSWERED, answer.text
