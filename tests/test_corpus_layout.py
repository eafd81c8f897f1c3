"""Lines that belong together, and headings that nothing marks."""

import pytest

from corpus.compounds import spellings
from corpus.drafts import Draft, write_pages
from corpus.layout import infer_headings, is_heading_line
from corpus.lines import draft_lines, join_lines, wrap_width
from corpus.models import BlockKind

SENTENCE = "The council worked with many more people than it did in the year before that one."


def outline(text: str, *, typeset: bool = False) -> list[tuple[str, tuple[str, ...], str]]:
    """Kind, headings and text of each block that the lines make."""
    (page,) = write_pages([infer_headings(draft_lines(text.split("\n"), typeset=typeset))], numbered=False)
    return [(block.kind.value, block.headings, page.text[block.start : block.end]) for block in page.blocks]


def test_consecutive_heading_lines_nest() -> None:
    """Of two heading lines in a row the second stands below the first."""
    found = outline(f"Money in 2018-19\nWhere it went in 2018-19\n{SENTENCE}")
    assert found[-1] == ("paragraph", ("Money in 2018-19", "Where it went in 2018-19"), SENTENCE)


def test_a_single_heading_line_replaces_all_inferred_headings() -> None:
    """A figure never inherits the year of an earlier section through a heading that was only inferred."""
    found = outline(f"Money in 2018-19\nWhere it went\n{SENTENCE}\nPeople\n- 12 carers")
    assert found[-1] == ("item", ("People",), "12 carers")


def test_numbered_headings_nest_by_their_numbers() -> None:
    """ "2.1" stands below "2." and beside nothing of "1."."""
    found = outline(f"1. PURPOSE\n{SENTENCE}\n2. MONEY\n{SENTENCE}\n2.1 Homecare\n{SENTENCE}\n3. NEXT\n{SENTENCE}")
    paths = [headings for kind, headings, _ in found if kind == "paragraph"]
    assert paths == [("1. PURPOSE",), ("2. MONEY",), ("2. MONEY", "2.1 Homecare"), ("3. NEXT",)]


@pytest.mark.parametrize(
    "line",
    [
        "The council spent more.",
        "We helped these groups:",
        "Decision type: Key",
        "Is Key Decision?: No",
        "5,162 older people",
        "Older people 5,162",
        "£830,000 for projects",
        "Tuesday 2 March 2021",
        "TUESDAY 2 MARCH 2021 7.00 PM",
        "Page 3 of 9",
        "older people",
        "Ring 0345 045 5202",
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    ],
)
def test_a_line_that_ends_holds_or_dates_something_is_no_heading(line: str) -> None:
    """Sentences, lead-ins, labels with values, figures, dates and telephone numbers are not taken for headings."""
    assert not is_heading_line(line)


@pytest.mark.parametrize("line", ["How we spent our budget in 2021-22", "2.1 Care homes", "Appendix A: Sources"])
def test_a_short_capitalised_line_may_be_a_heading(line: str) -> None:
    """A short line that begins with a capital or a number and does not end like a sentence may be a heading."""
    assert is_heading_line(line)


def test_numbered_lines_that_count_on_are_a_list() -> None:
    """Agenda items right below each other head nothing; only the one with text below it does."""
    found = outline(f"1. Apologies\n2. Minutes\n{SENTENCE}")
    assert [kind for kind, _, _ in found] == ["paragraph", "heading", "paragraph"]


def test_a_line_that_goes_on_in_lower_case_is_no_heading() -> None:
    """A short line is no heading if what follows is the rest of its sentence."""
    assert [kind for kind, _, _ in outline(f"Homecare\nwhich grew. {SENTENCE * 2}")] == ["paragraph", "paragraph"]


def test_bullets_right_below_each_other_are_one_list() -> None:
    """Bullets of any sort share a list until something else stands between them."""
    items = [draft for draft in draft_lines(["• a", "• b", SENTENCE, "o c"]) if draft.kind is BlockKind.ITEM]
    assert [(draft.text, draft.group) for draft in items] == [("a", 1), ("b", 1), ("c", 2)]


def test_a_long_run_of_short_lines_is_no_stack_of_headings() -> None:
    """A contents list is not turned into headings of what follows; only its last line could be one."""
    found = outline(f"Foreword\nWho we are\nMoney\nPeople\nContacts\n{SENTENCE}")
    assert [kind for kind, _, _ in found] == ["paragraph"] * 4 + ["heading", "paragraph"]


def test_a_document_with_its_own_headings_keeps_plain_lines_plain() -> None:
    """Where headings are marked, a short plain line before a paragraph stays a paragraph."""
    drafts = [
        Draft(BlockKind.HEADING, "Admissions", level=1),
        Draft(BlockKind.PARAGRAPH, "The smaller the value the better"),
        Draft(BlockKind.PARAGRAPH, SENTENCE),
    ]
    assert [draft.kind for draft in infer_headings(drafts)] == [draft.kind for draft in drafts]


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines of a common width, each too full for the next word, are one paragraph; a word cut by a hyphen is whole."""
    lines = [
        "To tell members how much was spent on adult social care in the",
        "year, and how many people were helped with the money that the",
        "Council had set aside for them at its budget meeting in Febru-",
        "ary.",
        "A new line that is short",
        "Another one.",
    ]
    assert wrap_width(lines) == 62
    assert [text for _, _, text in outline("\n".join(lines))] == [
        "To tell members how much was spent on adult social care in the year, and how many people were helped "
        "with the money that the Council had set aside for them at its budget meeting in February.",
        "A new line that is short",
        "Another one.",
    ]


def test_lines_of_an_extract_are_not_joined() -> None:
    """Where every line is a block of its own, a heading is not glued to the bullet above it."""
    found = outline(f"- £4 million on staff\nWho had support\n- 12 carers\n{SENTENCE}\n{SENTENCE * 3}")
    assert [kind for kind, _, _ in found] == ["item", "heading", "item", "paragraph", "paragraph"]


def test_a_short_typeset_line_goes_on_in_lower_case() -> None:
    """In a PDF column a short line that breaks off before a lower-case word goes on."""
    found = outline("Homecare in\nthe county grew\nlast year.", typeset=True)
    assert found == [("paragraph", (), "Homecare in the county grew last year.")]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["bud-", "get"], "budget"),
        (["2021-", "22"], "2021-22"),
        (["North-", "East"], "North-East"),
        (["a -", "b"], "a - b"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], joined: str) -> None:
    """A hyphen at a line end goes only from within a word; years and double names keep it."""
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["for short-to-medium-", "term care"], "for short-to-medium-term care"),  # the glossary writes "medium-term"
        (["a period of re-", "ablement"], "a period of reablement"),  # and "reablement" as well as "re-ablement"
    ],
)
def test_a_compound_of_the_glossary_keeps_its_hyphen(lines: list[str], joined: str) -> None:
    """A hyphen at a line end stays where the glossary writes the word with one, and only so."""
    assert join_lines(lines) == joined


def test_a_compound_is_spelt_as_the_document_spells_it() -> None:
    """A hyphen at a line end stays where the document writes the word with one inside a line, and never without."""
    lines = ["We met co-", "workers.", "Two co-workers met ex-", "members.", "All exmembers and ex-members came."]
    assert join_lines(lines[:2], written=spellings(lines)) == "We met co-workers."
    assert join_lines(lines[2:4], written=spellings(lines)) == "Two co-workers met exmembers."


def test_small_print_does_not_widen_a_page() -> None:
    """Beside the longer lines of its notes, the full lines of a page are still full, and go on before a pound sign."""
    body = ["The work that was done for this report showed a return of £7.49 for every ", "£1 that was put into it."]
    full = "Lines of this page hold as many letters as the others of this page do now "
    notes = [f"[{number}] " + "Small print holds very many more letters in a line " * 2 for number in range(1, 4)]
    lines = [full, full, full, *body, "", *notes]
    drafts = draft_lines(lines, typeset=True, sizes=[12.0] * 6 + [8.0] * 3)
    assert drafts[0].text.endswith("for every £1 that was put into it.")


def test_numbered_paragraphs_keep_their_numbers() -> None:
    """The number of a committee paragraph is part of its text, so that it can be quoted."""
    assert outline(f"1.1 {SENTENCE}\na) {SENTENCE}\n(ii) {SENTENCE}") == [
        ("paragraph", (), f"{number} {SENTENCE}") for number in ("1.1", "a)", "(ii)")
    ]


def test_headings_go_on_over_the_page() -> None:
    """What stands at the top of a page belongs to the heading on the page before."""
    first = infer_headings(draft_lines(["Money in 2018-19", SENTENCE]))
    pages = write_pages([first, draft_lines([SENTENCE])], numbered=True)
    assert pages[1].number == 2
    assert pages[1].blocks[0].headings == ("Money in 2018-19",)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "in 2022/23 and £25.036m in 2023/24. Client contributions were",
            "£3.412m, £3.655m and £3.998m in the same years.",
        ],
        ["The number of people waiting for an assessment has", "38 names on it now."],
        ["At the end of the year the cost of a placement was lower than", "£900 a week."],
    ],
)
def test_a_line_that_ends_in_an_open_word_goes_on(lines: list[str]) -> None:
    """No line ends in "were" or "than": what stands below belongs to its sentence, a number too."""
    assert len(draft_lines(lines)) == 1
