"""Which area a question means: short names, initials, and names that one area's documents alone know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.models import Metadata
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.area_names import everyday_names
from server.answers.kinds_asked import operation_of, wants_of
from server.answers.models import Outcome
from server.answers.named_areas import take_areas
from server.answers.pipeline import Assistant
from server.answers.publishers import source_named, sources_by_name
from server.answers.queries import Operation, Wants
from tests.answering import make_assistant

HELD = [
    *("Stoke-on-Trent", "Bath and North East Somerset", "Norfolk", "West Northamptonshire", "Central Bedfordshire"),
    *("Redcar and Cleveland (Teeswide)", "Rhondda Cynon Taf", "Northern Ireland", "Isle of Wight", "Isles of Scilly"),
    *("Brighton & Hove", "Cheshire West and Chester", "North Somerset", "Somerset"),
]
CLOSED = "The Brindlewick day centre closed because its roof was found to be unsafe. 36 people used it in 2023-24."
PAGES = {
    "Ferrisbrook": "# Local account\n\n## Day care\n\nWe supported 1,204 people in day centres in 2023-24.\n",
    "Calderstone": f"# Notice\n\n## Closure\n\n{CLOSED}\n",
}


@pytest.fixture(scope="module")
def assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant of Ferrisbrook, which holds a notice of Calderstone too."""
    (corpus := tmp_path_factory.mktemp("places") / "corpus").mkdir()
    told = [f'[council]\nname = "{area} Council"\narea = "{area}"\n' for area in PAGES][:1]
    for area, text in PAGES.items():
        (corpus / f"{area}.md").write_text(text, encoding="utf-8")
        told.append(
            f'[[document]]\nid = "{area}"\npath = "{area}.md"\ntitle = "{area} paper"\n'
            f'publisher = "{area} Council"\narea = "{area}"\nkind = "other"\nperiod = "2023-24"\n'
        )
    (corpus / "catalogue.toml").write_text("\n".join(told), encoding="utf-8")
    index: Path = corpus.parent / "index"
    build(corpus, index, embedder=embedder)
    with closing(open_version(index, embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("how many people in stoke smoke", "Stoke-on-Trent"),
        ("stoke on trent care homes", "Stoke-on-Trent"),
        ("who sits on the BANES panel", "Bath and North East Somerset"),
        ("who sits on the B&NES panel", "Bath and North East Somerset"),
        ("what does West Northants spend", "West Northamptonshire"),
        ("central beds alerts", "Central Bedfordshire"),
        ("concerns at the Teeswide board", "Redcar and Cleveland (Teeswide)"),
        ("RCT's day centres", "Rhondda Cynon Taf"),
        ("NI dom care 2021", "Northern Ireland"),
        ("homes in N Ireland", "Northern Ireland"),
        ("IoW monitoring", "Isle of Wight"),
        ("I live on Scilly", "Isles of Scilly"),
        ("B&H deferred payments", "Brighton & Hove"),
        ("Brighton and Hove council", "Brighton & Hove"),
        ("Band D in Chester", "Cheshire West and Chester"),
        ("n somerset fees", "North Somerset"),
        ("the care homes North Somerset Council uses", "North Somerset"),
    ],
)
def test_an_area_is_known_by_what_people_call_it(said: str, area: str) -> None:
    """The first part of a long name, its initials, its other name, and what stands before a county's short name."""
    names = everyday_names(HELD)
    (found, *_), _ = take_areas(said, {*HELD, *(name.title() for name in names)})
    assert names.get(found.casefold(), found) == area


def test_a_name_that_one_other_area_alone_knows_asks_of_it(assistant: Assistant) -> None:
    """Brindlewick stands in the papers of Calderstone only, with a capital or without."""
    for place in ("Brindlewick", "brindlewick"):
        answer = assistant.answer(f"why was the day centre in {place} shut?")
        assert answer.outcome is Outcome.ANSWERED
        assert "roof" in answer.text, answer.text


@pytest.mark.parametrize("said", ["NI 136 result", "NI contributions", "ni number"])
def test_what_only_looks_like_a_short_name_is_no_place(said: str) -> None:
    """An indicator and what is paid on wages are not Northern Ireland."""
    assert take_areas(said, HELD)[0] == ()


def test_a_name_is_strange_though_one_word_of_it_is_known_at_home(assistant: Assistant) -> None:
    """Day centres are in both areas, and "Brindlewick" in one."""
    answer = assistant.answer("How many people used the Brindlewick Day Centre in 2023-24?")
    assert [figure.value for figure in answer.figures] == [36], answer.text


def test_a_question_without_a_strange_name_stays_at_home(assistant: Assistant) -> None:
    """Day centres are told of in both areas: who names neither asks of the council's own."""
    answer = assistant.answer("How many people were supported in day centres in 2023-24?")
    assert [figure.value for figure in answer.figures] == [1204], answer.text


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("What did Healthwatch recommend about home care?", True),
        ("How big is the funding gap, King's Fund?", True),
        ("King's Fund 2023, how big is the funding gap?", True),
        ("what did councils tell the King's Fund?", True),
        ("How often does the King's Fund meet councillors?", False),
    ],
)
def test_who_is_named_as_the_source_is_asked(text: str, *, tells: bool) -> None:
    """A body that is in many places goes by its bare name; a name set off at an end of a question is a source."""
    papers = [
        Metadata("a", "a.md", "Report", publisher="Healthwatch Norfolk", area="Norfolk"),
        Metadata("b", "b.md", "Report", publisher="The King's Fund", area="England"),
    ]
    named = source_named(text, sources_by_name(papers))
    assert named is not None
    assert named.tells is tells


@pytest.mark.parametrize(
    ("text", "wants", "operation"),
    [
        ("What changes has the council agreed with the ombudsman?", Wants.TEXT, Operation.LOOKUP),
        ("What's changed in Norfolk since the visit?", Wants.TEXT, Operation.LOOKUP),
        ("What was her problem with the limit on how many families each worker has?", Wants.TEXT, Operation.LOOKUP),
        ("What changed in the number of people supported?", None, Operation.CHANGE),
        ("What changes were there in contacts between 2021-22 and 2022-23?", None, Operation.CHANGE),
    ],
)
def test_what_was_done_otherwise_is_told_in_words(text: str, wants: Wants | None, operation: Operation) -> None:
    """Changes that somebody makes are no change of a number."""
    assert wants is None or wants_of(text) is wants
    assert operation_of(text, (), None, (), many_areas=False) is operation


def test_a_place_joined_with_another_goes_by_its_own_name() -> None:
    """ "Brighton" is Brighton and Hove however that is written; a county joined with a city is not the two."""
    areas = ["Brighton & Hove", "Brighton and Hove", "Cambridgeshire and Peterborough", "Devon, Plymouth and Torbay"]
    names = everyday_names(areas)
    assert names["brighton"] in areas[:2]
    assert not {"cambridgeshire", "devon, plymouth", "devon"} & set(names)
