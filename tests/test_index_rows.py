"""Rows: whatever is published goes into the store and comes back the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.models import (
    ANSWERS_FROM,
    Aspect,
    Audience,
    Availability,
    Council,
    Document,
    DocumentKind,
    Locator,
    Metadata,
    Observation,
    Page,
    Passage,
    Status,
)
from corpus.periods import Period, PeriodKind, PeriodKnown
from corpus.qualifiers import Qualifier
from index import filling
from index.observations import Holdings
from index.rows import document_rows, fold, scaled, unscaled

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
numbers = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4
) | st.sampled_from(
    [Decimal("142100000"), Decimal("7.50"), Decimal("1.421E+8"), Decimal("0.00"), Decimal("-3"), Decimal(2**63 - 1)]
)
days = st.dates(date(1990, 1, 1), date(2050, 12, 31))
headings = st.lists(words, max_size=3).map(tuple)


@st.composite
def some_observations(draw: st.DrawFn) -> Observation:
    """Any observation that the model allows."""
    availability = draw(st.sampled_from(Availability))
    has_value = availability in (Availability.PUBLISHED, Availability.NIL)
    qualifier = draw(st.sampled_from(Qualifier))
    first, second = sorted((draw(days), draw(days)))
    period = draw(st.none() | st.builds(Period, st.just(first), st.just(second), st.sampled_from(PeriodKind), words))
    quote = draw(words)
    return Observation(
        document_id=draw(words),
        locator=Locator(
            draw(st.integers(0, 900)), draw(st.none() | st.integers(1, 900)), 5, 9, draw(headings), quote, draw(words)
        ),
        measure=draw(words),
        unit=draw(words),
        value=draw(numbers) if has_value else None,
        printed=draw(words),
        group=draw(st.none() | words),
        dimensions=draw(st.lists(st.tuples(words, words), max_size=2).map(tuple)),
        area=draw(st.none() | words),
        period=period,
        period_known=draw(st.sampled_from(PeriodKnown)) if period else None,
        upper=draw(numbers) if qualifier is Qualifier.BETWEEN else None,
        multiplier=draw(st.integers(0, 12)),
        scale_max=draw(st.none() | numbers),
        qualifier=qualifier,
        status=draw(st.sampled_from(Status)),
        availability=availability,
        aspect=draw(st.sampled_from(Aspect)),
        speaker=draw(st.none() | words),
        breakdown=draw(st.none() | words),
        context=draw(st.just("") | words),
        confidence=(confidence := draw(st.floats(0, 1))),
        wording=draw(st.just("") | words),
        doubt=draw(words) if confidence < ANSWERS_FROM else "",
    )


NOTE = Document(Metadata("note", "note.md", "Note"), (), "0" * 64)


def stored(
    folder: Path,
    *,
    document: Document = NOTE,
    passages: Sequence[Passage] = (),
    published: Sequence[Observation] = (),
    council: Council | None = None,
) -> Holdings:
    """A store of the given things and nothing else, written and opened."""
    path = folder / "holdings.sqlite"
    path.unlink(missing_ok=True)
    labels = sorted({observation.description: observation.label for observation in published}.items())
    rows = [document_rows(document, passages, published)]
    filling.write(path, council=council or Council(), labels=labels, documents=rows)
    return Holdings(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to write stores in, shared by the examples of a property."""
    return tmp_path_factory.mktemp("rows")


@settings(max_examples=60, deadline=None)
@given(st.lists(some_observations(), max_size=4, unique_by=lambda observation: observation.id))
def test_observations_come_back_equal(folder: Path, published: list[Observation]) -> None:
    """Every observation, written and read, is equal to what was published, has its id and its printed digits."""
    labels = {observation.description: observation.label for observation in published}
    holdings = stored(folder, published=published)
    for observation in published:
        back = holdings.observation(observation.id)
        assert back == observation
        assert back.id == observation.id
        assert str(back.value) == str(observation.value)
    assert sorted(held.id for held in holdings.observations_labelled(range(len(labels)))) == sorted(
        observation.id for observation in published
    )
    holdings.close()


@given(numbers)
@example(Decimal("-0.5"))
@example(Decimal("1E+6"))
def test_a_number_keeps_its_digits(number: Decimal) -> None:
    """A number taken apart and put together again has the same digits; minus nought becomes nought."""
    back = unscaled(*scaled(number))
    assert back == number
    assert str(back) == (str(number) if number else str(abs(number)))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "9223372036854775808", "1234567890.12345678901"])
def test_a_number_that_does_not_fit_is_refused(number: str) -> None:
    """A number that the store cannot hold exactly is refused, not rounded."""
    with pytest.raises(ValueError, match="is not a number of at most 18 digits"):
        scaled(Decimal(number))


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("kind", DocumentKind)
def test_documents_pages_and_passages_come_back_equal(folder: Path, kind: DocumentKind, audience: Audience) -> None:
    """Metadata, page text and passages come back as they were written, whatever characters they hold."""
    text = "£44.3 million – “older” people\x00 \U0001f600\ngofal"
    metadata = Metadata(
        "a/b?c#d%e", "path.md", "Title's “x”", "P", "Area", kind, "https://x", "2023-11", "2022-23", "OGL"
    )
    metadata = Metadata(**{name: getattr(metadata, name) for name in Metadata.__slots__} | {"audience": audience})
    document = Document(metadata, (Page("", ()), Page(text, (), 7)), "0" * 64)
    passage = Passage("p1", metadata.id, 7, 1, ("Money", "“Spent”"), 0, len(text), text)
    council = Council("Exampleshire", None, "contacts.toml", {"brand": "#123456"})
    holdings = stored(folder, council=council, document=document, passages=[passage])
    assert holdings.council == council
    assert dict(holdings.documents) == {metadata.id: metadata}
    assert holdings.pages_of(metadata.id) == ((None, ""), (7, text))
    assert holdings.passage("p1") == passage
    assert holdings.passages_of(metadata.id) == (passage,)
    assert (holdings.passage("p2"), holdings.passages_of("other"), holdings.pages_of("other")) == (None, (), ())
    holdings.close()


def test_folding_forgets_capitals_dashes_and_spaces_only() -> None:
    """Two wordings of a label compare equal when they differ in capitals, kind of dash or spaces, and not otherwise."""
    assert fold("Older  People – 65+") == fold("older people - 65+") == "older people - 65+"
    assert fold("2021-22") != fold("2022-23")
    assert fold(None) is None
