"""How people speak: courtesies left out, years in digits, everyday words for the words of the field."""

from __future__ import annotations

import pytest

from corpus.glossary import shipped_glossary
from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.exclusions import take_exclusions
from server.answers.speech import plain
from server.answers.spoken_times import written_times
from server.answers.times import take_times
from tests.answering import make_assistant


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("in twenty twenty one twenty two", "in 2021-22"),
        ("in twenty twenty one to twenty twenty two", "in 2021-22"),
        ("in twenty one to twenty two", "in 2021-22"),
        ("in twenty three to four", "in 2023-24"),
        ("in 2021 22", "in 2021-22"),
        ("in twenty nineteen slash twenty", "in 2019-20"),
        ("two thousand and nineteen to twenty twenty", "2019-20"),
        (
            "from twenty twenty one twenty two to twenty twenty two twenty three",
            "from 2021-22 to 2022-23",
        ),
        ("april twenty twenty two until march twenty twenty three", "april 2022 until march 2023"),
        ("from twenty twenty one to twenty twenty three", "from 2021 to 2023"),
        ("people between eighteen and sixty four", "people 18 to 64"),
        ("people sixty five and over", "people 65 and over"),
        ("section forty two enquiries", "section 42 enquiries"),
        ("ascof two c", "ascof 2C"),
    ],
)
def test_spoken_times_are_written_in_digits(spoken: str, written: str) -> None:
    """Years, ages and codes that voice typing writes in words are read as if they were typed."""
    assert written_times(spoken) == written


@pytest.mark.parametrize(
    "text",
    [
        "it rose from twenty to twenty one",
        "twenty one to twenty two people",
        "20 to 21 beds",
        "one a week",
        "twenty people",
        "21/22 to 22/23",
        "from April 2021 to March 2022",
    ],
)
def test_numbers_that_are_no_times_stay(text: str) -> None:
    """A count in words and a period in digits are left as they are."""
    assert written_times(text) == text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("would you mind telling me what the spend was", "what the spend was"),
        ("hello im trying to find out how many were helped", "how many were helped"),
        ("can you say please what number of people had support", "how many people had support"),
        ("Members will want to know: reablement numbers in 2021/22?", "reablement numbers in 2021/22?"),
        ("please state the volume of contacts", "the number of contacts"),
        ("how many folk had care workers or some other help", "how many people had help"),
        ("in percentage terms", "as a percentage"),
        ("% movement in expenditure", "percentage change in expenditure"),
        ("how much against the previous year", "how much compared with the previous year"),
        ("how many 18 to 64 year olds out of every 100,000", "how many people aged 18 to 64 per 100,000"),
        ("what is the role of Jo Bloggs", "who is Jo Bloggs"),
    ],
)
def test_turns_of_speech_are_said_plainly(said: str, meant: str) -> None:
    """What a question asks is the same without its courtesies."""
    assert plain(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "how many people want to know more about direct payments",
        "can I get a care assessment",
        "information about day services",
        "I live in Peterborough, how many people were helped?",
        "what number do I ring",
        "and the year before?",
        "as a percentage, how much went on staff?",
        "did prevention pay off against the budget",
        "people moved into care homes",
    ],
)
def test_what_is_asked_is_never_left_out(text: str) -> None:
    """Words that carry a place, a time, a measure or a follow-up stay."""
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "left", "stems"),
    [
        ("excluding purchased care, staffing and in-house provision, what was other spend", "other spend", "staff"),
        ("if you leave out pensioners and your workers how much went on others", "others", "older"),
        ("how many beds without nursing are there", "beds", "nurs"),
    ],
)
def test_a_list_of_what_is_left_out_is_left_out_whole(text: str, left: str, stems: str) -> None:
    """Everything between "excluding" and the question proper is taken out, and known by its usual name."""
    rest, excluded = take_exclusions(text, shipped_glossary())
    assert left in rest
    assert stems in excluded
    assert not {"staffing", "workers", "nursing"} & set(rest.split())


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("the year before, 2021-22", ["2021-22"]),
        ("last year, i.e. 2022-23", ["2022-23"]),
        ("the year before 2022-23", ["2021-22"]),
    ],
)
def test_a_year_that_explains_another_word_for_it_is_the_year(text: str, years: list[str]) -> None:
    """ "The year before, 2021-22" means 2021-22; "the year before 2022-23" does too."""
    assert [period.label for period in take_times(text).periods] == years


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("yo how many ppl hit u up for help in 22/23", "22,602"),
        ("how many folks rang you up in twenty one twenty two", "21,450"),
        ("what did it cost to run your own services in twenty twenty two twenty three", "15.3"),
        ("whats the wage bill, fy 21/22", "13.9"),
        ("how much did you pay care companies in 2021-22", "142.1"),
        ("carer satisfaction cambs 23/24", "39.3"),  # not its 410 respondents
        ("which client group had the fewest people in twenty two to three", "675"),
    ],
)
def test_everyday_words_find_the_figure(
    question: str, shown: str, open_shipped: IndexVersion, embedder: Embedder
) -> None:
    """People who do not know the council's words are given the same figure as those who do."""
    assert shown in make_assistant(open_shipped, embedder).answer(question).text
