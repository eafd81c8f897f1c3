"""Numbers whose words every measure has, answers told after each other, and lines that lost their bullet."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Aspect
from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("As of 31 March 2023, 4,862 people were receiving a service from us.", 4862, "receiving a service"),
        ("In 2022-23 the share needing no further support was 61%.", 61, "needing no further support"),
        ("In 2022-23 we provided support to 3,020 people.", 3020, "support to people"),
        ("On 31 March 2023 around 46% of residents were paying for their own care.", 46, "own care"),
        ("In 2022-23 8% of adults needed help with care.", 8, "needed help"),
    ],
)
def test_common_words_together_name_what_they_count(tmp_path: Path, text: str, value: float, label: str) -> None:
    """ "Receiving a service" says what is counted, though every word of it stands in many measures."""
    assert [label in seen.label for seen in read(tmp_path, text) if seen.value == value] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "In 2022-23 they supported over 9,000 people.",
        "In 2022-23 another 212 people received support.",
        "In 2022-23 1,934 people had one.",
        "In 2022-23 the number of people recorded was 318.",
        "In 2022-23 the rest, 41 people, needed support.",
    ],
)
def test_common_words_that_point_back_name_nothing(tmp_path: Path, text: str) -> None:
    """ "They supported 9,000 people" leaves open who did: what is left open answers nothing."""
    assert not [seen for seen in read(tmp_path, text) if seen.confidence >= ANSWERS_FROM]


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("In 2023, 58% supported the care precept and 31% were against it.", 31, "care precept: were against it"),
        (
            "In 2023 62% of carers agreed with the charging policy, 20% disagreed and 18% had no view.",
            18,
            "charging policy: had no view",
        ),
        (
            "In 2023 410 residents agreed that the centre should move; 96 disagreed.",
            96,
            "centre should move: disagreed",
        ),
        ("In 2023 1,163 people supported the precept, 740 were against and 211 did not know.", 211, "did not know"),
        ("In 2023 44% backed the new hub while 30% were unsure.", 30, "new hub: were unsure"),
    ],
)
def test_an_answer_is_to_the_question_of_the_answer_before(tmp_path: Path, text: str, value: float, label: str) -> None:
    """Those against are against what others supported, and are not counted among its supporters."""
    (seen,) = [seen for seen in read(tmp_path, text) if seen.value == value]
    assert label in seen.label
    assert "supported" not in seen.label


def test_a_value_with_its_description_is_a_line_of_its_own(tmp_path: Path) -> None:
    """A list that lost its bullets is read as the list it was."""
    lines = (
        "143 - the number of times the emergency plan service stepped in",
        "over 300 - the number of carers who went to training or a support group",
    )
    path = tmp_path / "list.txt"
    path.write_text("Support for carers in 2022-23\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (document,) = read_corpus(tmp_path).documents
    assert [(seen.printed, seen.unit) for seen in find_observations(document)] == [
        ("143", "times"),
        ("over 300", "carers"),
    ]


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("On 31 March 2023 we had three schemes: Mill Court with 64 flats and The Limes with 38.", "38", "flats"),
        ("## 2022-23\n\nOf the carers who replied:\n\n- 321 were women and 96 men", "321", "carers"),
    ],
)
def test_a_count_takes_its_noun_from_its_like(tmp_path: Path, text: str, printed: str, unit: str) -> None:
    """A number after "with" counts what the one before it counts; a list under "Of the carers" counts carers."""
    assert [seen.unit for seen in read(tmp_path, text) if seen.printed == printed] == [unit]


@pytest.mark.parametrize(
    ("text", "change", "value", "label"),
    [
        ("In 2022-23 concerns raised with us rose by 9% to 4,318.", 9, 4318, "concerns"),
        ("The number of enquiries fell by 12 per cent to 540 in 2022-23.", 12, 540, "enquiries"),
        ("In 2022-23 carers' assessments rose by 145 to 2,390.", 145, 2390, "assessments"),
        ("Spending on homecare grew by £2m to £31m in 2022-23.", 2000000, 31000000, "homecare"),
        ("In 2022-23 admissions rose by 4% to 1,012, while discharges fell by 35 to 402.", 35, 402, "discharges"),
    ],
)
def test_a_change_is_told_with_what_it_came_to(
    tmp_path: Path, text: str, change: float, value: float, label: str
) -> None:
    """ "Rose by 9% to 4,318" is a change and a level, not a range."""
    seen = {
        float(one.value or 0): (one.aspect, one.upper) for one in read(tmp_path, text) if label in one.label.lower()
    }
    assert seen[change] == (Aspect.CHANGE, None)
    assert seen[value] == (Aspect.LEVEL, None)


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("In 2022-23 fees rose by 3% to 5%.", 5),
        ("In 2022-23 between 9% and 12% of carers were waiting.", 12),
        ("In 2022-23 homecare cost £12 to £15 an hour.", 15),
    ],
)
def test_a_range_stays_a_range(tmp_path: Path, text: str, upper: float) -> None:
    """Two ends of one kind that lie near each other are a range, after "by" too."""
    assert [seen.upper for seen in read(tmp_path, text)] == [upper]
