"""Numbers in layouts and sentences that part them from their names: each keeps its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from corpus.reconcile import reconcile
from tests.conftest import write_corpus
from tests.test_corpus_figures_sentences import read


def named(tmp_path: Path, text: str) -> dict[str, str]:
    """The label of each number that answers, by how it is printed."""
    return {seen.printed: seen.label for seen in read(tmp_path, text)}


def only(found: list[Observation], printed: str) -> Observation:
    """The one observation printed so."""
    (one,) = [seen for seen in found if seen.printed == printed]
    return one


def test_lines_of_values_under_a_lead(tmp_path: Path) -> None:
    """Lines without marks below a lead-in that ends in a colon are of what it says."""
    text = (
        "The yearly budget for direct payments is:\n\nOlder people £52,437 per year\n\nLearning disability £378,579\n"
    )
    found = {seen.printed: (seen.measure, seen.group) for seen in read(tmp_path, text)}
    lead = "The yearly budget for direct payments is"
    assert found == {"£52,437": (lead, "Older people"), "£378,579": (lead, "Learning disability")}


@pytest.mark.parametrize("mark", ["- ", ""])
def test_counts_that_nothing_parts_from_their_names(tmp_path: Path, mark: str) -> None:
    """ "Reablement 440" below "The number of referrals by team was:" counts referrals."""
    lines = "\n".join(f"{mark}{line}" for line in ("Occupational therapy 312", "Reablement 440"))
    found = read(tmp_path, f"The number of referrals by team was:\n\n{lines}\n")
    assert {(seen.printed, seen.unit, seen.group) for seen in found} == {
        ("312", "referrals", "Occupational therapy"),
        ("440", "referrals", "Reablement"),
    }


def test_names_with_numbers_are_no_counts(tmp_path: Path) -> None:
    """ "Band 5" in such a list is a name."""
    assert read(tmp_path, "The numbers are split by band:\n\n- Band 5\n- Band 6\n") == []


def test_prices_in_words(tmp_path: Path) -> None:
    """A cell of money with a word or two behind it is a price of its row."""
    text = (
        "## Charges\n\n| Service | 2021-22 | 2022-23 |\n|---|---|---|\n| Home care | £28 per hour | £31 per hour |\n"
        "| Transport | £4.30 return | £4.70 return |\n| Set-up fee | £561 single charge | £617 one off charge |\n"
    )
    found = {(seen.group, seen.dated): seen.printed for seen in read(tmp_path, text)}
    assert found["Transport", "2022-23"] == "£4.70 return"
    assert found["Set-up fee", "2021-22"] == "£561 single charge"


def test_an_age_in_brackets_ends_no_name(tmp_path: Path) -> None:
    """The name before a colon is whole, ages and all."""
    text = (
        "Permanent admissions of older people (aged over 65) to residential and nursing care homes: 570.6 per 100,000."
    )
    assert named(tmp_path, text)["570.6"].startswith("Permanent admissions of older people")


@pytest.mark.parametrize(
    "text",
    [
        "We spend £206 per head, where areas of a similar size average £273.",
        "Our share of staff was 12.1%; authorities of a similar size averaged 14.0%.",
        "| Measure | Bristol | Core cities |\n|---|---|---|\n| Carers satisfied | 34.1% | 35.0% |\n",
    ],
)
def test_others_without_a_name(tmp_path: Path, text: str) -> None:
    """What places of a like size or kind average is never the council's own."""
    assert read(tmp_path, text)[-1].area == "other areas"


@pytest.mark.parametrize("heading", ["Hounslow: good", "Hounslow (rated good)"])
def test_a_heading_that_opens_with_an_area(tmp_path: Path, heading: str) -> None:
    """What stands under a heading that opens with a place and is set off from the rest is that place's."""
    found = read(tmp_path, f"# Three councils\n\n## {heading}\n\n291 people were waiting for an assessment.\n")
    assert {seen.area for seen in found} == {"Hounslow"}


@pytest.mark.parametrize(
    "text",
    ["Fostering went over budget by £221,000.", "The service came in under budget by £221,000."],
)
def test_a_sum_over_a_budget_is_no_budget(tmp_path: Path, text: str) -> None:
    """By how much a budget was overspent happened, and was not planned."""
    assert only(read(tmp_path, text), "£221,000").status == "actual"


def test_no_is_an_answer(tmp_path: Path) -> None:
    """ "No" beside "Yes" is no number."""
    text = "| Question | Yes | No |\n|---|---|---|\n| Do you feel safe? | 71% | 18% |\n"
    assert {seen.printed: seen.group for seen in read(tmp_path, text)} == {"71%": "Yes", "18%": "No"}


def test_a_question_over_a_table(tmp_path: Path) -> None:
    """The answers of a table are those to the question right above it."""
    text = "## Survey of carers\n\nDo you feel safe?\n\n| Answer | % |\n|---|---|\n| Yes | 88 |\n| No | 12 |\n"
    assert {seen.measure for seen in read(tmp_path, text)} == {"Do you feel safe?"}


def test_an_uplift_is_a_change(tmp_path: Path) -> None:
    """A column of uplifts between two years tells changes of the later one."""
    text = "| Care | Rate 2021/22 | Uplift | Rate 2022/23 |\n|---|---|---|---|\n| Home | £21.40 | 7.0% | £22.90 |\n"
    uplift = only(read(tmp_path, text), "7.0%")
    assert (uplift.aspect, uplift.dated) == ("change", "2022-23")


@pytest.mark.parametrize(
    "text",
    [
        "141 CLOSURE OF ACCOUNTS 2011/12 (DSS) -",
        "See Appendix 1, 2 and 3.",
        "Most fell around indicators 2, 4 and 8.",
        "It is likelier past 75.",
    ],
)
def test_numbers_that_count_nothing(tmp_path: Path, text: str) -> None:
    """Numbers of minutes, appendices, indicators and ages are no figures."""
    assert read(tmp_path, text) == []


def test_what_numbers_a_crowd(tmp_path: Path) -> None:
    """ "Users number 86" counts them."""
    assert only(read(tmp_path, "Direct payment users number 86 at present."), "86").unit == "users"


def test_what_is_not_contradicts_nothing(tmp_path: Path) -> None:
    """ "89 were not substantiated" and "79 were substantiated" are two figures, and both answer."""
    text = "As for the cases so referred:\n\n• 89 were not substantiated\n\n• 79 were substantiated\n"
    pages = {"a.md": f"---\ntitle: Report\narea: Exampleshire\n---\n## Cases in 2021-22\n\n{text}"}
    document = read_corpus(write_corpus(tmp_path / "corpus", pages)).documents[0]
    judged, _ = reconcile(document, find_observations(document))
    assert {seen.printed for seen in judged if seen.confidence >= ANSWERS_FROM} == {"89", "79"}


@pytest.mark.parametrize(
    ("text", "printed", "label"),
    [
        ("RESOLVED: that the net budget of £98.4m for 2022/23 be approved.", "£98.4m", "net budget"),
        ("RESOLVED that the net budget of £98.4m for 2022/23 be approved.", "£98.4m", "net budget"),
        ("Question: How many people had an assessment?\n\nAnswer: 1,204 in 2022/23.", "1,204", "How many people"),
        ("How many referrals led to an enquiry?\n\n612 (32%)\n", "612", "How many referrals"),
    ],
)
def test_words_that_only_open(tmp_path: Path, text: str, printed: str, label: str) -> None:
    """ "Resolved" and "Answer" name nothing: a number is of what was resolved or asked."""
    assert named(tmp_path, text)[printed].startswith(label)


def test_the_same_again_in_their_order(tmp_path: Path) -> None:
    """ "In 2022/23 the figures were …" tells as many numbers as the sentence before, in its order."""
    text = (
        "We helped 5,377 people in 2021/22, of whom 2,110 were under 65. In 2022/23 the figures were 5,512 and 2,180."
    )
    found = {seen.printed: (seen.group, seen.dated) for seen in read(tmp_path, text)}
    assert found["5,512"] == (found["5,377"][0], "2022-23")
    assert found["2,180"] == (found["2,110"][0], "2022-23")


def test_whose_numbers_stand_in_brackets(tmp_path: Path) -> None:
    """A lead-in may say whose the numbers in brackets of its list are."""
    text = "Among the results (direct payment users in brackets):\n\n- 90% were satisfied (91%)\n"
    found = {seen.printed: seen.group or "" for seen in read(tmp_path, text)}
    assert "direct payment users" in found["91%"]
    assert "direct payment users" not in found["90%"]


def test_brackets_of_another_area(tmp_path: Path) -> None:
    """So is it with the numbers of an area: those in brackets are England's."""
    text = "Results, with England in brackets:\n\n- Satisfied: 64% (61%)\n"
    assert {seen.printed: seen.area for seen in read(tmp_path, text)} == {"64%": "Exampleshire", "61%": "England"}


@pytest.mark.parametrize(
    "text",
    [
        "720 people are waiting for an assessment. Our target, set in 2021, was 450.",
        "720 people are waiting for an assessment. The target, described as challenging, is 450.",
    ],
)
def test_a_target_parted_by_an_aside(tmp_path: Path, text: str) -> None:
    """Words between commas part no number from the target that it is."""
    target = only(read(tmp_path, text), "450")
    assert (target.status, target.group) == ("target", "target")


def test_names_with_their_numbers_in_brackets(tmp_path: Path) -> None:
    """ "Delay (41)" below "The reasons for complaints were:" counts complaints, whatever the name."""
    text = "The top reasons for complaints were:\n\n1. Delay (41)\n2. Charges (20)\n3. Staff conduct (7)\n"
    found = {(seen.printed, seen.unit, seen.group) for seen in read(tmp_path, text)}
    assert found == {
        ("41", "complaints", "Delay"),
        ("20", "complaints", "Charges"),
        ("7", "complaints", "Staff conduct"),
    }
