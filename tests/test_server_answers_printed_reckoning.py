"""Changes, comparisons, sums and shares of numbers that a document prints side by side, where no figures were read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from corpus.models import Metadata, Passage, Status
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server import create_app
from server.answers import lock
from server.answers.drafts import Draft
from server.answers.models import Answer
from server.answers.parallel_places import placed
from server.answers.pipeline import Assistant
from server.answers.printed_operands import are_alike, is_printed, operand
from server.answers.printed_reckoning import answer_from_two, is_told_to_move
from server.answers.printed_sums import answer_sum_of_all
from server.config import Settings
from tests.answering import make_assistant
from tests.conftest import write_corpus

PAGE = """---
title: Equipment and transport scrutiny paper
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: committee-report
published: 2024-06-11
---
# Equipment and transport scrutiny paper

The store was shown 1,640 wheelchairs that had been lent out, and of these 205 had never come back.

The minibus service carried 4,310 passengers. The log was looked at again. Out of these, 862 needed a ramp to board.

The two loans to the Harbour Trust are £18,400 and £7,600, neither of them to be repaid.

## Prices for a stairlift

- Straight stairlift: £1,150
- Curved stairlift: £2,480
"""
Reckon = Callable[..., Draft | None]


@pytest.fixture(scope="module")
def assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over one paper with its numbers in prose, lists and asides."""
    folder = tmp_path_factory.mktemp("reckoned")
    build(write_corpus(folder / "corpus", {"report.md": PAGE}), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


def _reckoned(assistant: Assistant, question: str, way: Reckon = answer_from_two) -> str:
    """What is said first of what is reckoned from printed numbers alone; "" for nothing."""
    drafting, query = assistant._drafting, assistant.reader.read(question)
    passages = drafting.find(query).passages
    draft = way(query, passages, drafting.version, drafting.glossary, drafting.reader.model)
    return draft.statements[0].text if draft else ""


def test_a_share_of_what_is_told_of_these(assistant: Assistant) -> None:
    """The part is told behind "of these", in the sentence of the whole or in one after it."""
    lent = _reckoned(assistant, "What share of the wheelchairs that Ferrisbrook lent out had never come back?")
    assert lent == "12.5%: 205 of 1,640."
    ramp = _reckoned(assistant, "What proportion of the minibus passengers in Ferrisbrook needed a ramp?")
    assert ramp == "20%: 862 of 4,310."


def test_two_things_of_a_list_are_set_side_by_side(assistant: Assistant) -> None:
    """Either thing is asked for by itself; the gap between the two items that answer is shown with both."""
    told = _reckoned(assistant, "What's the gap between a curved stairlift and a straight one in Ferrisbrook?")
    assert told == "£2,480 against £1,150, by £1,330."


def test_as_many_as_are_asked_for_are_added(assistant: Assistant) -> None:
    """Both loans are the two of the sentence; three there are not."""
    both = "What do the two loans to the Harbour Trust in Ferrisbrook come to together?"
    assert _reckoned(assistant, both, answer_sum_of_all) == "£26,000: the sum of £18,400 and £7,600."
    assert not _reckoned(assistant, both.replace("two", "three"), answer_sum_of_all)


def test_what_was_becomes_what_is_in_words() -> None:
    """One sentence says which number became the other; of two that only stand beside each other it says nothing."""
    text = "Visits of the team rose from 64 to 91. Calls were 512, up from 430. Of 87 letters, some 22 were lost."
    numbers = {place.number.printed.rsplit(maxsplit=1)[-1]: place for place in placed(_passage(text))}
    assert is_told_to_move(numbers["64"], numbers["91"])
    assert is_told_to_move(numbers["430"], numbers["512"])
    assert not is_told_to_move(numbers["22"], numbers["87"])
    assert not is_told_to_move(numbers["91"], numbers["64"])


def test_what_is_of_another_place_time_or_plan_is_not_reckoned_with() -> None:
    """A target, the country's own value or last year's is neither added to a number nor taken for its whole."""
    text = "In 2021-22 there were 96 trips. In 2020-21 there were 81. Nationally 75% came; here 87%. The target is 90%."
    documents = {"it": Metadata("it", "it.md", "Trips", area="Ferrisbrook")}
    told = {place.number.printed: operand(place, documents) for place in placed(_passage(text))}
    assert told["75%"].area == "England"
    assert told["90%"].status is Status.TARGET
    assert not are_alike([told["96"], told["81"]])
    assert not are_alike([told["75%"], told["87%"]])
    assert not are_alike([told["87%"], told["90%"]])
    assert are_alike([told["87%"], told["87%"]])


def test_a_number_read_for_one_answer_is_printed_where_it_says(assistant: Assistant) -> None:
    """The lock lets no number pass that is read for one answer and stands in nothing that is shown."""
    (place,) = placed(_passage("The store lent out 1,640 wheelchairs."))
    one = operand(place, {"it": Metadata("it", "it.md", "Equipment")})
    assert is_printed(one, ["The store lent out 1,640 wheelchairs."])
    assert not is_printed(one, ["The store lent out 1,460 wheelchairs."])
    assert not is_printed(replace(one, value=(one.value or 0) + 1), ["The store lent out 1,640 wheelchairs."])
    answer: Answer = assistant.answer("What's the gap between a curved stairlift and a straight one in Ferrisbrook?")
    with pytest.raises(lock.LockBroken):
        lock.checked(answer, ())


def _passage(text: str) -> Passage:
    """A passage of these words and no others."""
    return Passage("it:0", "it", None, 0, (), 0, len(text), text)


def test_no_page_is_offered_for_a_number_that_no_index_holds(
    embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every address that the page of a reckoned answer leads to on this site opens."""
    folder = tmp_path_factory.mktemp("reckoned_site")
    build(write_corpus(folder / "corpus", {"report.md": PAGE}), folder / "index", embedder=embedder)
    client = create_app(Settings(corpus=folder / "corpus", index=folder / "index"), embedder=embedder).test_client()
    question = "What's the gap between a curved stairlift and a straight one in Ferrisbrook?"
    page = HTMLParser(client.get(client.post("/ask", data={"question": question}).location).text)
    links = [node.attributes["href"] or "" for node in page.css("main a[href^='/']")]
    assert "£1,330" in page.text()
    assert {link: client.get(link).status_code for link in links if client.get(link).status_code >= 400} == {}
