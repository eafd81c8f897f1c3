"""What a number of a sentence is of, and what it counts, where its own words do not say all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "value", "label", "unit"),
    [
        ("The council received 318 complaints in 2022-23.", 318, "council received complaints", "complaints"),
        ("In 2022-23 we posted 2,400 questionnaires.", 2400, "posted questionnaires", "questionnaires"),
        ("In 2022-23 charges paid for 12% of our spending.", 12, "charges paid for of our spending", "percent"),
        (
            "In 2022-23 people waited 9.5 days on average for a visit.",
            9.5,
            "people waited on average for a visit",
            "days",
        ),
    ],
)
def test_a_label_of_few_words_is_told_with_its_clause(
    tmp_path: Path, text: str, value: float, label: str, unit: str
) -> None:
    """A label says what was done with what is counted: complaints received are not complaints upheld."""
    assert [(float(seen.value or 0), seen.label, seen.unit) for seen in read(tmp_path, text)] == [(value, label, unit)]


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("## Home care\n\nIn 2022-23 we spent £31.2m.", 31200000, "Home care: spent"),
        ("## Home care\n\nIn 2022-23 £31.2m was spent.", 31200000, "Home care: spent"),
        ("## Home care\n\nThe budget for 2022-23 was £30.1m.", 30100000, "Home care: budget"),
        (
            "## Money\n\nThey were met from reserves, which stood at £14.2m on 31 March 2023.",
            14200000,
            "reserves stood",
        ),
        (
            "## Savings\n\n- Review of day services – target £0.4m, forecast £0.3m",
            300000,
            "Review of day services: forecast",
        ),
        (
            "The new hall was forecast at £2.1m in 2022-23; the latest forecast is £2.6m.",
            2600000,
            "new hall was forecast: latest forecast",
        ),
    ],
)
def test_words_that_any_sum_may_have_stand_under_what_they_are_of(
    tmp_path: Path, text: str, value: float, label: str
) -> None:
    """Words like "spent" and "budget" take their measure from the heading, the dash, "which" or the sum before."""
    assert label in [seen.label for seen in read(tmp_path, text) if seen.value == value]


@pytest.mark.parametrize(
    ("text", "value", "label", "unit"),
    [
        ("In 2022-23 206 packages were reduced and 311 were increased.", 311, "packages: were increased", "packages"),
        ("In 2022-23 we visited 24 homes; in five the records were poor.", 5, "homes: records were poor", "homes"),
        ("At 31 March 2023 19 homes were rated Good and two Inadequate.", 2, "homes: Inadequate", "homes"),
        ("We have eleven agencies on the framework in 2022-23; four of them work in the fens.", 4, "fens", "agencies"),
        ("In 2022-23 there were sites of 71 beds, forty-four and 38.", 44, "beds", "beds"),
        ("In 2022-23 the new schemes had 55, forty-eight and 30 flats.", 48, "schemes", "flats"),
        (
            "In 2022-23 the sites are Ash Court (68 flats), Beech House (fifty-one) and Elm Lodge (40).",
            51,
            "Beech House",
            "flats",
        ),
        ("Of the 900 people who started in 2022-23, 612 needed no care afterwards.", 612, "no care", "people"),
        ("In 2022-23 we ran 50 courses for 900 people: thirty basic and twenty advanced.", 30, "basic", "courses"),
        ("In 2022-23 the average wait was 21 days against a target of 14.", 14, "average wait", "days"),
    ],
)
def test_a_count_without_noun_shares_that_of_its_sentence(
    tmp_path: Path, text: str, value: float, label: str, unit: str
) -> None:
    """Of several numbers in a sentence that count the same thing, one names it and the others are read with it."""
    found = [(seen.label, seen.unit) for seen in read(tmp_path, text) if seen.value == value]
    assert len(found) == 1
    assert label in found[0][0]
    assert found[0][1] == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2022-23 14% (234) of the 1,671 people who had homecare paid the full cost.",
            [
                (14, "people who had homecare paid the full cost", "percent"),
                (234, "people who had homecare paid the full cost", "people"),
            ],
        ),
        (
            "In 2022-23 31% of the 2,078 tenants who answered were cold at home.",
            [(31, "tenants who answered were cold at home", "percent")],
        ),
    ],
)
def test_a_share_is_told_past_the_number_it_is_a_share_of(
    tmp_path: Path, text: str, expected: list[tuple[float, str, str]]
) -> None:
    """ "14% of the 1,671 people who had homecare paid": what is said is said of the 14 %, and not of the 1,671."""
    assert [(float(seen.value or 0), seen.label, seen.unit) for seen in read(tmp_path, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2022-23 the council bought 610,000 hours of homecare.", [(610000, "hours")]),
        ("Homecare came to 18,400 hours a week in March 2023.", [(18400, "hours")]),
        ("At 31 March 2023 carers who give 50 hours a week could ask for a break.", []),
        ("- 287 – the number who went home with short-term support in 2022-23", [(287, "people")]),
        ("- 9.6 full-time equivalents in the brokerage team at 31 March 2023", [(9.6, "FTE")]),
        ("Numbers are rounded to the nearest 5, so they may not add up.", []),
        ("In 2022-23 in the poorest fifth of the county the falls rate was 3,040.", []),
    ],
)
def test_the_unit_is_known_or_there_is_no_figure(tmp_path: Path, text: str, expected: list[tuple[float, str]]) -> None:
    """Hours by the thousand are work and no wait; "who" are people; a rate without "per" has no unit to answer with."""
    assert [(float(seen.value or 0), seen.unit) for seen in read(tmp_path, text)] == expected


def test_a_year_before_is_no_rate(tmp_path: Path) -> None:
    """ "17,150 a year before" is a number of the year before, not 17,150 a year."""
    found = read(tmp_path, "In March 2023 we bought 18,400 hours of homecare, up from 17,150 a year before.")
    assert [(float(seen.value or 0), seen.unit) for seen in found] == [(18400, "hours"), (17150, "hours")]


def test_some_of_which_are_not_all(tmp_path: Path) -> None:
    """ "Nine centres, three of which …" are nine centres: the three are not another number of them."""
    found = read(tmp_path, "In 2022-23 the county has nine centres, three of which are run by charities.")
    assert [seen.value for seen in found] == [9]


def test_a_score_beside_another_is_a_score(tmp_path: Path) -> None:
    """ "England scored 18.9" after "19.1 out of 24" is a score of the same measure and scale."""
    text = "In 2022-23 our quality of life score was 19.1 out of 24; England scored 18.9."
    found = [(float(seen.value or 0), seen.area, seen.unit, seen.scale_max) for seen in read(tmp_path, text)]
    assert found == [(19.1, "Exampleshire", "score", 24), (18.9, "England", "score", 24)]


def test_a_label_that_holds_another_number_is_doubted(tmp_path: Path) -> None:
    """A label that was cut amiss, with another number of the sentence in it, answers nothing."""
    text = "The grant for 2022-23 is £8.35 million: £4.90 million to the council and the rest to the board."
    assert all(not any(letter.isdigit() for letter in seen.label) for seen in read(tmp_path, text))


def test_the_pronoun_one_is_no_measure(tmp_path: Path) -> None:
    """A number of people who "had one" or of what "the two" come to does not say of what, and is not answered."""
    text = "## Questions\n\nIn 2022-23 1,934 people had one. The two together come to £97.4m."
    assert read(tmp_path, text) == []


@pytest.mark.parametrize(
    ("sentence", "measure", "value"),
    [
        ("We supported 4,410 people during the year.", "people supported", 4410),
        (
            "On 31 March 2023 the council supported 5,744 people: 3,702 older people and others.",
            "people supported",
            5744,
        ),
        ("We spent £118.6m on adult social care.", "spent on adult social care", 118_600_000),
        ("£108 million went on adult social care in 2022-23.", "went on adult social care", 108_000_000),
    ],
)
def test_a_number_of_the_whole_service_is_named_by_it(
    tmp_path: Path, sentence: str, measure: str, value: float
) -> None:
    """All people helped and all spending are measures although each of their words may stand with any other."""
    found = read(tmp_path, sentence)[0]
    assert (found.measure, float(found.value or 0)) == (measure, value)


@pytest.mark.parametrize(
    "sentence",
    ["Between them they supported over 9,000 people.", "The council supported 500 people to travel alone."],
)
def test_others_or_part_of_the_help_are_not_the_whole(tmp_path: Path, sentence: str) -> None:
    """Whom others supported, or to do what, is not the number of people the council supports."""
    assert all(seen.measure != "people supported" for seen in read(tmp_path, sentence))


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        (
            "Support for adults aged 65+, by contrast, has grown, from 17,715 people in 2019/20 to 19,125 people.",
            "Support for adults aged 65+",
        ),
        (
            "The number of residents aged 85 and over will rise from 4,900 in 2021 to 7,100.",
            "residents aged 85 and over",
        ),
    ],
)
def test_an_age_is_part_of_what_rises(tmp_path: Path, sentence: str, measure: str) -> None:
    """The age in a subject is no number told before: "from A to B" is of it, not of the sentence before."""
    text = f"In 2022-23, 135,205 adults with learning disabilities had support. {sentence}"
    assert [seen.measure for seen in read(tmp_path, text)][1:] == [measure, measure]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("In all there were 63 courses: eighteen basic, 31 refresher and fourteen advanced.", [63, 18, 31, 14]),
        ("The classes helped to increase the number of people over 65 who exercise by 12%.", [12]),
        ("Of the ten measures, four are Green, four Amber and two Red.", [10, 4, 4, 2]),
    ],
)
def test_the_number_of_the_whole_and_an_age_may_stand_in_a_label(
    tmp_path: Path, sentence: str, values: list[int]
) -> None:
    """Parts named by their whole ("63 courses: refresher") are sure, and "over 65" after people counts nobody."""
    assert [seen.value for seen in read(tmp_path, sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        (
            "The provider was chosen by scoring (on quality 70%, price 20% and community benefit 10%).",
            ["quality", "price", "community benefit"],
        ),
        (
            "Home care budgets were cut by £9m, a 6.9% reduction against a 10% reduction in spending on road repairs.",
            ["Home care budgets were cut", "Home care budgets were cut", "reduction in spending on road repairs"],
        ),
        ("We run seven day centres and two workshops.", ["run day centres", "workshops"]),
    ],
)
def test_each_number_keeps_its_own_words(tmp_path: Path, sentence: str, measures: list[str]) -> None:
    """Names before each share, what a second reduction is in, and the "day" of a day centre belong to their number."""
    assert [seen.label for seen in read(tmp_path, sentence)] == measures


@pytest.mark.parametrize(
    "then",
    [
        "There were more people the previous year, 3187.",
        "There were slightly fewer people the year before, 3187.",
        "Slightly fewer were assessed in the previous year, 3187.",
    ],
)
def test_a_number_of_the_year_before_is_of_the_same_measure(tmp_path: Path, then: str) -> None:
    """The second sentence of an item gives another year's value of what the first one counts."""
    text = f"## Activity in 2022-23\n\n- 2344 – The number of people who received a care assessment. {then}\n"
    found = read(tmp_path, text)
    assert [(seen.value, seen.dated) for seen in found] == [(2344, "2022-23"), (3187, "2021-22")]
    assert len({seen.label for seen in found}) == 1


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("At 31 March 2024 there were 164 people waiting for an assessment.", "people waiting for an assessment"),
        ("By 2029 there will be between 5,200 and 5,350 residents over 85.", "residents over 85"),
        (
            "In 2022-23 we spent our money as follows:\n\n- £4.1 million on staff",
            "we spent our money as follows: staff",
        ),
    ],
)
def test_a_time_that_opens_a_sentence_leaves_none_of_its_words_in_the_label(
    tmp_path: Path, text: str, label: str
) -> None:
    """What a number is of is called the same wherever its time stands."""
    assert [seen.label for seen in read(tmp_path, text)] == [label]
