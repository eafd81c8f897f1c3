"""A document is checked against itself: what contradicts a printed total, share or change never answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.reconcile import FindingKind, Severity
from tests.reconciling import answering, findings, in_doubt, reconciled

SPEND = """
## Spend by service in 2022-23

| Service (£m) | 2021-22 | 2022-23 |
|---|---|---|
| Care purchased | {a} | 160.1 |
| Staff | 13.9 | 15.7 |
| Direct support | 13.3 | 15.3 |
| Other | 29.5 | 20.2 |
| Total | 198.8 | {total} |
"""


def test_a_table_that_adds_up_is_left_alone(tmp_path: Path) -> None:
    """Where parts add to their printed totals nothing is found and nothing is marked."""
    observations, found = reconciled(tmp_path, SPEND.format(a="142.1", total="211.3"))
    assert (found, in_doubt(observations)) == ((), set())
    assert {"142.1", "211.3"} <= answering(observations)


def test_a_part_that_breaks_its_total_is_kept_from_answering(tmp_path: Path) -> None:
    """A column that does not add to its total is reported with both numbers, and none of it answers; the other does."""
    observations, found = reconciled(tmp_path, SPEND.format(a="124.1", total="211.3"))
    (finding,) = found
    assert (finding.kind, finding.severity) == (FindingKind.TOTAL, Severity.QUARANTINED)
    assert finding.message == (
        "Table ‘Spend by service in 2022-23’, column ‘2021-22’: the parts of ‘Total’ add to £180.8m but it says £198.8m"
    )
    assert in_doubt(observations) == {"124.1", "13.9", "13.3", "29.5", "198.8"}
    assert {"160.1", "15.7", "211.3"} <= answering(observations)
    assert set(finding.observation_ids) == {item.id for item in observations if item.doubt}


def test_rounded_parts_may_miss_their_total(tmp_path: Path) -> None:
    """Parts printed to one decimal may add to a little more or less than the total: 10.7 + 40.8 beside 51.4."""
    table = "| Spend (£m) | 2022-23 |\n|---|---|\n| Older people | 10.7 |\n| Others | 40.8 |\n| Total | {} |\n"
    assert findings(tmp_path / "a", table.format("51.4")) == []
    assert len(findings(tmp_path / "b", table.format("52.4"))) == 1


def test_what_a_second_relation_confirms_goes_on_answering(tmp_path: Path) -> None:
    """Where row and column totals are printed, only the number at their crossing is in doubt."""
    table = """
| People supported in 2022-23 | 18-64 | 65 and over | Total |
|---|---|---|---|
| At home | 1,210 | 3,4{}0 | 4,650 |
| In a care home | 310 | 1,205 | 1,515 |
| Total | 1,520 | 4,645 | 6,165 |
"""
    assert findings(tmp_path / "clean", table.format("4")) == []
    observations, found = reconciled(tmp_path / "broken", table.format("9"))
    assert len(found) == 2
    assert in_doubt(observations) == {"3,490"}
    assert {"4,650", "4,645", "6,165"} <= {item.printed for item in observations}


def test_a_list_with_a_figure_in_doubt_is_no_list_to_add_up(tmp_path: Path) -> None:
    """The members of a list one of which is in doubt no longer belong to one list; those of others still do."""
    spend = "| £m | 2021-22 | 2022-23 | Two years |\n|---|---|---|---|\n| Care | 10.1 | 1{}.3 | 22.4 |\n"
    spend += "| Staff | 5.2 | 6.1 | 11.3 |\n| Total | 15.3 | 18.4 | 33.7 |\n"
    observations, _ = reconciled(tmp_path, "## Spend\n\n" + spend.format("9"))
    assert in_doubt(observations) == {"19.3"}
    lists = {item.printed: item.breakdown for item in observations}
    assert lists["19.3"] is None
    assert lists["6.1"] is None
    assert lists["10.1"] is not None
    assert lists["10.1"] == lists["5.2"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "In 2022-23 we supported 7,891 people: 5,162 older people and 2,729 younger adults.",
            "In 2022-23 we supported 7,891 people: 5,162 older people and 2,279 younger adults.",
            "the parts add to 7,441 but the whole is 7,891",
        ),
        (
            "Of the 1,200 carers who replied in 2022-23, 480 (40%) were very satisfied.",
            "Of the 1,200 carers who replied in 2022-23, 480 (48%) were very satisfied.",
            "480 of 1,200 is 40% but it says 48%",
        ),
        (
            "We sent 1,500 forms and got back 615, a response rate of 41%.",
            "We sent 1,500 forms and got back 651, a response rate of 41%.",
            "651 of 1,500 is 43% but it says 41%",
        ),
        (
            "Requests rose by 12% from 2,000 in 2021-22 to 2,240 in 2022-23.",
            "Requests rose by 12% from 2,000 in 2021-22 to 2,420 in 2022-23.",
            "from 2,000 to 2,420 is 21% but it says 12%",
        ),
        (
            "The average wait fell from 48 people in 2021-22 to 36 people in 2022-23, a fall of 12 people.",
            "The average wait fell from 48 people in 2021-22 to 36 people in 2022-23, a fall of 21 people.",
            "from 48 to 36 is 12 but it says 21",
        ),
        (
            "A survey in 2022-23 found that 94% of carers felt safe.",
            "A survey in 2022-23 found that 940% of carers felt safe.",
            "a share is at most 100% but one says 940%",
        ),
    ],
)
def test_sentences_check_themselves(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    """Numbers of one sentence that its words relate are reported when they disagree, and only then."""
    assert findings(tmp_path / "right", right) == []
    assert findings(tmp_path / "wrong", wrong) == [f"In the text: {said}"]


def test_a_list_adds_to_the_total_of_its_lead_in(tmp_path: Path) -> None:
    """Items under "£254.7 million, of which:" add to it; where the lead-in says "including" they need not."""
    text = "In 2022-23 we spent £254.7 million, {}:\n\n- £160.1 million on care\n- £94.6 million on {}\n"
    assert findings(tmp_path / "a", text.format("of which", "staff")) == []
    assert findings(tmp_path / "b", text.format("including", "staff").replace("94.6", "49.6")) == []
    (said,) = findings(tmp_path / "c", text.format("of which", "staff").replace("94.6", "49.6"))
    assert said == "List: the items add to £209.7m but the total says £254.7m"


def test_a_figure_in_doubt_cannot_be_one_that_answers(tmp_path: Path) -> None:
    """An observation that the document contradicts and that would still answer cannot be made."""
    observations, _ = reconciled(tmp_path, SPEND.format(a="142.1", total="211.3"))
    with pytest.raises(ValueError, match="in doubt and would answer"):
        replace(observations[0], doubt="the parts add to another number")
