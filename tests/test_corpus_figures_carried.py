"""What a number is of whose clause names nothing itself: it goes on about the clause or sentence before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In 2022-23 88.1% of care homes were rated good. Across the East of England it was 81.0%.",
            ("81.0%", "care homes were rated good"),
        ),
        (
            "In 2022-23 71% of carers said they had enough say. The regional average was 68.9%.",
            ("68.9%", "carers said they had enough say: regional average"),
        ),
        (
            "In 2022-23 62% of reviews were done in time. The target was 75%.",
            ("75%", "reviews were done in time: target"),
        ),
        (
            "In 2022-23 we dealt with 318 complaints. Of these, 41% were upheld.",
            ("41%", "dealt with complaints: were upheld"),
        ),
        (
            "Staff turnover was 12% in 2022-23, and 6.8% of posts were vacant. This compares with 9.9% in England.",
            ("9.9%", "posts were vacant"),
        ),
        (
            "In 2022-23 we made 521 new admissions to care homes. The previous year there were 556 admissions.",
            ("556", "made new admissions to care homes"),
        ),
        (
            "In 2022-23 the council bought 610,000 hours of homecare. In 2021-22 it bought 590,000 hours.",
            ("590,000 hours", "council bought of homecare"),
        ),
        (
            "In 2022-23 the care home fee was £812 a week. For nursing it was £901.",
            ("£901", "care home fee was a week: nursing"),
        ),
        (
            "In 2022-23 half of carers said they felt lonely. A third said they had health problems.",
            ("A third", "carers: said they had health problems"),
        ),
    ],
)
def test_a_sentence_that_names_nothing_goes_on_about_the_one_before(
    tmp_path: Path, text: str, said: tuple[str, str]
) -> None:
    """ "It", "the average" and "this" mean what was told before, not what the heading says."""
    found = read(tmp_path, f"## Quality and money\n\n{text}\n")
    assert said in [(seen.printed, seen.label) for seen in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In 2022-23 savings of £6.1m were agreed and £3.9m was delivered.", ("£3.9m", "savings: delivered")),
        (
            "In 2022-23 one in seven directors was sure; more than half were partly sure.",
            ("more than half", "directors: partly sure"),
        ),
        (
            "In 2022-23 two providers went out of business, affecting 96 people.",
            ("96", "providers went out of business: affecting people"),
        ),
        ("In 2022-23 three day centres closed, saving £400,000.", ("£400,000", "day centres closed: saving")),
        (
            "We spent £97m on older people in 2022-23, where the year before the cost was £92m.",
            ("£92m", "spent on older people: where the cost"),
        ),
        (
            "In 2022-23 we received 3,410 safeguarding concerns, which is 412 for every 100,000 adults.",
            ("412", "received safeguarding concerns: every 100,000 adults"),
        ),
        ("In 2022-23 we carried out 1,204 reviews, 88% of them on time.", ("88%", "carried out reviews: on time")),
        (
            "In 2022-23 1,187 carers were paid, and the average payment rose from £298 to £312.",
            ("£312", "average payment"),
        ),
        (
            "The number of people aged 85 and over rose from 4,900 in 2020-21 to 7,100 in 2022-23.",
            ("7,100", "people aged 85 and over"),
        ),
        ("In 2022-23 the fund paid £14.7m to people and £0.6m to carers.", ("£0.6m", "fund paid to carers")),
        (
            "In 2022-23 we made 812 reviews of people in care homes and 401 of people at home.",
            ("401", "made reviews of people at home"),
        ),
        (
            "In 2022-23 there were 2,400 beds in the county, and 60% are bought by the council.",
            ("60%", "beds in the county: bought by the council"),
        ),
        ("In 2022-23 61% of those who replied were women and 12% were under 45.", ("12%", "replied: under 45")),
        ("In 2022-23 the vacancy rate was 9.7% and turnover was 28%.", ("28%", "turnover")),
        ("In 2022-23 we trained 612 staff at a cost of £41,000.", ("£41,000", "trained staff: staff at a cost")),
        (
            "In 2022-23 there were 8,120 contacts, of which 61% came by telephone.",
            ("61%", "contacts: came by telephone"),
        ),
        ("In 2022-23 we opened 24 flats in the north and 12 in the south.", ("12", "opened flats in the south")),
        (
            "In 2022-23 12 care homes with 412 beds were rated good and three were inadequate.",
            ("three", "care homes: inadequate"),
        ),
    ],
)
def test_a_clause_without_a_subject_takes_that_of_the_clause_before(
    tmp_path: Path, text: str, said: tuple[str, str]
) -> None:
    """What was delivered after "savings were agreed" is savings; who is affected by a failure is told with it."""
    assert said in [(seen.printed, seen.label) for seen in read(tmp_path, text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In 2022-23 183 carers were caring for 100 or more hours a week.",
            [("183", "carers were caring for 100 or more hours a week")],
        ),
        (
            "In 2022-23 96% of calls were answered within 60 seconds.",
            [("96%", "calls were answered within 60 seconds")],
        ),
        (
            "In 2022-23 9% of people over 65 felt lonely most of the time.",
            [("9%", "people over 65 felt lonely most of the time")],
        ),
        (
            "In 2022-23, of the people who finished reablement, 69.3% needed no further support.",
            [("69.3%", "people who finished reablement: needed no further support")],
        ),
        ("In 2022-23 the forecast for the year was an overspend of £4.2m.", [("£4.2m", "overspend: forecast")]),
        (
            "In 2022-23 the rate of admissions was 402 per 100,000 adults.",
            [("402", "rate of admissions was per 100,000 adults")],
        ),
    ],
)
def test_a_label_keeps_what_its_verb_says(tmp_path: Path, text: str, said: list[tuple[str, str]]) -> None:
    """A number in the description, an age or a number of hours, neither cuts the label short nor is a figure."""
    assert [(seen.printed, seen.label) for seen in read(tmp_path, text)] == said


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("In 2022-23 the average grant was £1,204. The total was £496,048.", "£496,048"),
        (
            "In 2022-23 58 homes were rated good, which if rounded is 78.4%. Across the region it was 76.0%.",
            "76.0%",
        ),
        ("If 1,466 people had home care in March 2023, few would wait. The council's own figure is 1,470.", "1,470"),
        ("In 2022-23 £1.65m of the pressure is on disabilities and 850k on older people.", "850k"),
    ],
)
def test_what_goes_on_about_a_number_that_could_not_be_read_stays_text(tmp_path: Path, text: str, printed: str) -> None:
    """ "It was 76%" is no figure where the share it goes on about is none: it would be taken for another one's."""
    assert printed not in [seen.printed for seen in read(tmp_path, f"## Home care for hundreds\n\n{text}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "We offer an assessment within a month. In 2022-23 we did so for 68% of carers.",
        "A woman waited too long. In 2022-23 we paid her £1,750.",
        "Homecare is dear. In 2022-23 a survey put it at £24.",
    ],
)
def test_a_number_of_something_that_only_a_pronoun_names_does_not_answer(tmp_path: Path, text: str) -> None:
    """What "did so" and "her" stand for is told in a sentence without a number, so the number says nothing alone."""
    assert not read(tmp_path, text)
