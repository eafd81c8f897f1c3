"""One measure under several names becomes one series, and two measures never do."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.glossary import shipped_glossary
from corpus.models import Observation
from server.answers.joining import joined

ACCOUNT = '[[document]]\nid = "{year}"\npath = "{year}.md"\narea = "Westmarsh"\nperiod = "{year}-{next}"\n'


def groups_of(folder: Path, *accounts: str) -> list[list[Observation]]:
    """The observations of yearly accounts for 2020-21 onwards, each label a group of its own, then joined."""
    entries = []
    for year, text in enumerate(accounts, start=2020):
        (folder / f"{year}.md").write_text(f"# Westmarsh account\n\n{text}\n", encoding="utf-8")
        entries.append(ACCOUNT.format(year=year, next=year - 1999))
    (folder / "catalogue.toml").write_text("\n".join(entries), encoding="utf-8")
    groups: dict[tuple[str, str], list[Observation]] = {}
    for document in read_corpus(folder).documents:
        for each in find_observations(document):
            groups.setdefault((each.label, each.unit), []).append(each)
    return joined(list(groups.values()), shipped_glossary())


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "In 2020-21, 1,204 people received home care, compared with 1,187 the year before.",
            "The number of people receiving home care rose from 1,204 in 2020-21 to 1,310 in 2021-22.",
        ),
        (
            "We spent £15.3 million on residential care in 2020-21, up from £14.9 million in 2019-20.",
            "Spending on residential care was £16.1 million in 2021-22, against £15.3 million in 2020-21.",
        ),
        (
            "33.4% of care workers left their job in 2020-21, compared with 31.9% in 2019-20.",
            "The turnover rate of care workers was 36.3% in 2021-22, against 33.4% in 2020-21.",
        ),
    ],
)
def test_names_that_share_a_value_are_one_measure(earlier: str, later: str, tmp_path: Path) -> None:
    """What two accounts word differently is one series where both give the same value for the same year."""
    groups = groups_of(tmp_path, earlier, later)
    assert len(groups) == 1
    assert len({each.period for each in groups[0]}) == 3


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (  # another value for the same year
            "In 2020-21, 1,204 people received home care, compared with 1,187 the year before.",
            "The number of people receiving home care rose from 1,240 in 2020-21 to 1,310 in 2021-22.",
        ),
        (  # another service
            "In 2020-21, 1,204 people received home care, compared with 1,187 the year before.",
            "The number of people receiving day care rose from 1,204 in 2020-21 to 1,310 in 2021-22.",
        ),
        (  # another unit
            "We spent £412,000 on advocacy in 2020-21, up from £398,000 in 2019-20.",
            "The hours of advocacy rose from 412,000 in 2020-21 to 420,000 in 2021-22.",
        ),
    ],
)
def test_names_of_two_measures_stay_apart(earlier: str, later: str, tmp_path: Path) -> None:
    """A value that differs, another service or another unit keeps two names apart, whatever words they share."""
    assert len(groups_of(tmp_path, earlier, later)) == 2
