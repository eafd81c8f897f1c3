"""Lists, paragraphs and repeated figures check themselves, and silence is kept where the words leave it open."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.reconcile import FindingKind
from tests.reconciling import findings, in_doubt, reconciled

SPENT = "In 2022-23 we spent £96.4m gross:\n\n- 62% on care (£59.8m)\n- 29% on staff (£28.0m)\n"
SPENT += "- 9% on other things (£8.6m)\n"
COUNTED = "On 31 March 2024 we supported:\n\n- 1,944 older people\n- 702 people with a learning disability\n\n"
COUNTED += "That is 2,646 people in all.\n"
LABELLED = "## Personal budgets\n\n- Older people: 640 (64%)\n- Younger adults: 360 (36%)\n- Total: 1,000\n"
GAP = "## Closing the gap\n\n- £42.5m gap before action\n- less £9.5m of savings\n- less £4.0m of grants\n"
GAP += "- Remaining gap: £29.0m\n"
STEPS = "The plan: a gap of £11.4m, less savings of £5.2m, less grant of £2.6m and tax of £1.7m, leaving £1.9m to find."
FORMS = "We sent the survey to 1,250 people. 438 came back, a response rate of 35%; in 2022 it was 33%."
THESE = "In 2023-24 1,904 people had reablement, a decrease of 112. Of these 1,352 people (71%) needed no more support."
WHERE = "Abuse happened in 52% at home (789), 31% in a care home (471), 6% in hospital (91) and 11% elsewhere (167)."
AGAINST = "The forecast is £94.6m against a budget of £92.1m: an adverse variance of £2.5m."
MORE = "In 2024-25 742 people were helped home, 33% (184) more than the 558 in the year before."
PART_OF = "40 of the 52 people (77%) felt better informed."


@pytest.mark.parametrize(
    ("printed", "right", "wrong", "said"),
    [
        (SPENT, "£28.0m", "£20.8m", "the items add to £89.2m but the total says £96.4m"),
        (SPENT, "29%", "92%", "£28.0m of £96.4m is 29% but it says 92%"),
        (COUNTED, "702", "720", "the items add to 2,664 but the total says 2,646"),
        (LABELLED, "1,000", "1,100", "the items add to 1,000 but the total says 1,100"),
        (GAP, "£29.0m", "£20.9m", "the steps lead to £29.0m but the result says £20.9m"),
        (STEPS, "£1.9m", "£9.1m", "the steps leave £1.9m but it says £9.1m"),
        (FORMS, "438", "483", "483 of 1,250 is 39% but it says 35%"),
        (THESE, "71%", "17%", "1,352 of 1,904 is 71% but it says 17%"),
        (WHERE, "31%", "13%", "471 of 1,518 is 31% but it says 13%"),
        (WHERE, "471", "417", "417 of 1,464 is 28% but it says 31%"),
        (AGAINST, "£2.5m", "£5.2m", "from £92.1m to £94.6m is £2.5m but it says £5.2m"),
        (MORE, "558", "585", "from 585 to 742 is 157 but it says 184"),
        (PART_OF, "40", "46", "46 of 52 is 88% but it says 77%"),
        (
            "In 2022-23 we helped 1,744 people at home.",
            "1,744",
            "1,74",
            "a number groups its digits in threes but one says 1,74",
        ),
    ],
)
def test_one_slip_is_found(tmp_path: Path, printed: str, right: str, wrong: str, said: str) -> None:
    """A text without contradiction has no finding; with one slip the finding says what does not fit."""
    assert findings(tmp_path / "right", printed) == []
    told = findings(tmp_path / "wrong", printed.replace(right, wrong, 1))
    assert any(message.endswith(f": {said}") for message in told), told


@pytest.mark.parametrize(
    "text",
    [
        "We supported 7,891 people, including 5,162 older people and 796 people with mental health needs.",
        "We have 212 flats: Osier Court (68), Beckside (the rest) and Lowgate (43).",
        "We ran 63 courses for 1,204 people: 31 refresher courses and 14 for managers.",
        "Spending grew from over £2m in 2021-22 to over £3m in 2022-23, an increase of more than 20%.",
        "Of 2,000 carers asked, 480 (24%) of those under 65 and 900 of the others replied.",
        "In 2022-23 demand rose by 140%, and 104% of the target was reached.",
        "See sections 9,10 and 11, or ring 01999 310 442.",
        "Votes: 34 in favour and 27 against. The amendment fell with 25 in favour and 33 against.",
        "On 1 May 23 people were waiting, of whom 2 had waited a month; at the worst point it had been 211.",
        "We have 3 extra care schemes: Harbour View with 64 flats and The Limes with 38.",
        "We did 2,390 assessments, an increase of 145 from last year, and gave payments to 1,122 carers.",
        "Providers sent in 19 returns out of 31 asked, a response rate of 61%.",
        "They made 31 decisions. In all 11 complaints were looked into and 9 of them (82%) were upheld.",
        "The main areas of our spending of £96.4m were:\n\n- £59.8m on care\n- £16.4m on staff\n",
    ],
)
def test_what_may_be_right_is_let_be(tmp_path: Path, text: str) -> None:
    """Open lists, parts told in words, hedges, growth, references and votes are no contradictions."""
    assert findings(tmp_path, text) == []


RETOLD = """
## Spending by service

In 2022-23 we spent {} on homecare.

| Spending (£m) | 2021-22 | 2022-23 |
|---|---|---|
| Homecare | 39.9 | 42.1 |
| Residential care | 120.1 | 128.0 |
| Total | 160.0 | 170.1 |
"""


@pytest.mark.parametrize(
    "told", ["£42.1 million", "about £42 million", "nearly £42.5 million", "over £40 million", "£42m"]
)
def test_a_sentence_may_round_the_table(tmp_path: Path, told: str) -> None:
    """A rounded or hedged form of a table's number agrees with it."""
    observations, found = reconciled(tmp_path, RETOLD.format(told))
    assert (found, in_doubt(observations)) == ((), set())


@pytest.mark.parametrize(
    ("told", "kind"), [("£41.2 million", FindingKind.REPEATED), ("£421 million", FindingKind.MAGNITUDE)]
)
def test_a_sentence_that_differs_from_the_table(tmp_path: Path, told: str, kind: FindingKind) -> None:
    """A sentence that tells a table's number otherwise is in doubt; the table's own total confirms the table."""
    observations, found = reconciled(tmp_path, RETOLD.format(told))
    assert [finding.kind for finding in found] == [kind]
    said = "‘Spending by service: Homecare’ for 2022-23 is £42.1m elsewhere in the document"
    assert found[0].message == f"In the text: {said} but here it is {told}"
    assert in_doubt(observations) == {told}


def test_a_finding_points_at_its_place(tmp_path: Path) -> None:
    """A finding quotes, word for word, the line of the page in which its number stands, and names all its numbers."""
    _, (finding,) = reconciled(tmp_path, STEPS.replace("£1.9m", "£9.1m"))
    assert finding.quote == STEPS.replace("£1.9m", "£9.1m")
    assert len(finding.numbers) == 5
    assert all(page == finding.page_index for page, _, _ in finding.numbers)
