"""Numbers told in a row, places told for being the highest, and letters that name: each is of its own place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures import read

Seen = tuple[str, str | None, bool]


def seen(tmp_path: Path, text: str) -> list[Seen]:
    """Each number as printed, its area, and whether it may answer."""
    return [(one.printed, one.area, one.confidence > 0.6) for one in read(tmp_path, f"# Care\n\n{text}\n")]


def test_a_row_of_values_of_another_place_is_of_it_to_its_last_number(tmp_path: Path) -> None:
    """Each of "66% and 63% in England" is England's, and of the group in whose place it stands."""
    text = "Satisfaction was 64% for men and 61% for women, compared with 66% and 63% in England."
    found = read(tmp_path, f"# Survey\n\n{text}\n")
    said = [(one.printed, one.area, one.label.split()[-1]) for one in found]
    assert said == [
        ("64%", "Exampleshire", "men"),
        ("61%", "Exampleshire", "women"),
        ("66%", "England", "men"),
        ("63%", "England", "women"),
    ]


def test_brackets_with_a_row_speak_of_one_place(tmp_path: Path) -> None:
    """In "(England 22.1% and 20.8%)" both are England's."""
    text = "The share was 22.8% for boys and 19.9% for girls (England 22.1% and 20.8%)."
    assert [area for _, area, _ in seen(tmp_path, text)] == ["Exampleshire"] * 2 + ["England"] * 2


def test_a_row_that_does_not_go_with_what_was_told_is_in_doubt(tmp_path: Path) -> None:
    """Two averages behind three figures leave open which of them they are of."""
    text = (
        "Some 41% felt safe, 52% felt lonely and 63% had help with their meals. The England averages are 45% and 66%."
    )
    found = {printed: (area, sure) for printed, area, sure in seen(tmp_path, text)}
    assert found.get("45%", ("England", False)) == ("England", False)
    assert found.get("66%", ("England", False)) == ("England", False)


@pytest.mark.parametrize(
    "text",
    [
        "Attendance in England was 93% and persistent absence here 21%.",
        "We supported 4,120 adults and 980 carers, compared with 4,005 adults and 912 carers in 2021-22.",
    ],
)
def test_numbers_with_words_of_their_own_are_no_row(tmp_path: Path, text: str) -> None:
    """A number that says what it is of keeps its place."""
    assert seen(tmp_path, text)[-1][1] == "Exampleshire"


def test_a_place_in_brackets_stays_there(tmp_path: Path) -> None:
    """Turnover behind "(England 9.9%)" is the council's own."""
    text = "The vacancy rate was 9.4% (England 9.9%), turnover 27.3% and sickness 4.1%."
    found = {printed: area for printed, area, _ in seen(tmp_path, text)}
    assert (found["9.9%"], found["27.3%"]) == ("England", "Exampleshire")


def test_a_letter_that_names_a_band_is_no_hedge_and_the_band_no_place(tmp_path: Path) -> None:
    """ "5,716 in Band C. 812 homes were let" is two sentences, and Band is no place."""
    text = "The register held 1,204 people in Band A, 2,950 in Band B and 5,716 in Band C. 812 homes were let."
    found = seen(tmp_path, text)
    assert [printed for printed, _, _ in found] == ["1,204", "2,950", "5,716", "812"]
    assert {area for _, area, _ in found} == {"Exampleshire"}


def test_what_one_place_has_most_of_is_not_of_all(tmp_path: Path) -> None:
    """ "Boston Fen has the highest rate at 43%" is no figure of the county, a rank in the region none of the region."""
    text = (
        "Year 6 obesity was 36%. Boston Fen has the highest rate at 43%. Carers had the lowest satisfaction at 31%.\n\n"
        "Our turnover was the highest in the region, at 17%."
    )
    areas = {printed: area for printed, area, _ in seen(tmp_path, text)}
    assert areas["43%"] == "Boston Fen"
    assert seen(tmp_path / "in", "Rates were highest in Gwaunlas (3,102 per 100,000).")[0][1] == "Gwaunlas"
    assert areas["36%"] == areas["31%"] == areas["17%"] == "Exampleshire"
