from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from tests.test_corpus_figures_asides import read

NOTE = "Figures in brackets are for the year before unless we say something else."
BODY = """
## First contact

- **18,430** requests for help came to our team (17,215)
- 68.2% needed no further support (65.9%)

On average a caller waited 6 minutes before speaking to someone (9 minutes). We supported 4,517 people (4,402), and 702
people used one of our funds (671 at 31 March 2023).

| Area | 2023/24 | (2022/23) |
|---|---|---|
| Home care | £16.9m | (£14.8m) |
| Supported living | £13.2m | (£12.1m) |
"""


def told(folder: Path, note: str) -> set[tuple[str, str | None, str | None]]:
    """Value, period and area of the figures of a Local Account of 2023-24 that opens with a note."""
    (folder / "account.md").write_text(f"# Adult Social Care Local Account 2023/24\n\n{note}\n{BODY}", encoding="utf-8")
    (folder / "catalogue.toml").write_text(
        '[[document]]\nid = "account"\npath = "account.md"\ntitle = "Adult Social Care Local Account 2023/24"\n'
        'area = "Garsbury"\nkind = "local-account"\n',
        encoding="utf-8",
    )
    (document,) = read_corpus(folder).documents
    return {(str(each.value), each.dated, each.area) for each in find_observations(document)}


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        "Last year's figures are in brackets.",
        "The numbers shown in brackets relate to 2022/23.",
        "Figures for 2022/23 are given in brackets.",
        "This is how we did in the year (2022/23 in brackets).",
        "Where we can, we give the previous year's figure in brackets.",
    ],
)
def test_a_note_says_the_year_of_numbers_in_brackets(tmp_path: Path, note: str) -> None:
    """Numbers alone in brackets are of the year that a note names, whether in items, sentences or cells."""
    seen = told(tmp_path, note)
    for before, now in (("17215", "18430"), ("65.9", "68.2"), ("9", "6"), ("4402", "4517"), ("14800000", "16900000")):
        assert (before, "2022-23", "Garsbury") in seen
        assert (now, "2023-24", "Garsbury") in seen
    assert ("671", "31 March 2023", "Garsbury") in seen


@pytest.mark.parametrize(
    "note",
    [
        "This is how we did.",
        "The split was not recorded in 2022/23. Figures in brackets are income.",
        "This is what we did from April 2022 to March 2023 (figures in brackets are people aged 18 to 64).",
    ],
)
def test_without_a_note_brackets_are_of_no_other_year(tmp_path: Path, note: str) -> None:
    """Where no note says so, a number in brackets is not taken for that of the year before."""
    seen = told(tmp_path, note)
    assert not {("17215", "2022-23", "Garsbury"), ("4402", "2022-23", "Garsbury")} & seen


def test_a_column_headed_area_may_list_services(tmp_path: Path) -> None:
    """ "Area" over home care and supported living heads areas of work: the place stays that of the document."""
    assert {area for _, _, area in told(tmp_path, NOTE)} == {"Garsbury"}


def test_the_first_brackets_of_a_sentence_say_the_year_of_the_others(tmp_path: Path) -> None:
    """Bare numbers in brackets are of the year that the first brackets of their sentence name; shares are of none."""
    text = "The team did 2,117 repairs (2022-23: 1,904) and 1,988 checks (1,870), 402 of doors (33%)."
    seen = {one.printed.split()[0]: (one.unit, one.dated) for one in read(tmp_path, f"## Homes\n\n{text}")}
    assert seen["1,988"] == ("checks", "2023-24")
    assert seen["1,870"] == ("checks", "2022-23")
    assert seen["33%"] == ("percent", "2023-24")
