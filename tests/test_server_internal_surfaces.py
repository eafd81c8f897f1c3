"""Documents for staff, and every address of the public site: what comes back does not depend on them by one character.

The test of each address is itself tested: with the filter broken, so that the public sees what staff see, it fails.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from click.testing import CliRunner
from inside_sites import QUESTIONS, is_public, looked_at, names_in, write_sites

from corpus.models import Audience
from index.embedding import Embedder
from index.observations import Holdings
from index.versions import current_digest
from server import create_app
from server.cli import main
from server.config import Settings
from server.figures import measures

Shown = dict[str, dict[str, str]]
"""What came back by endpoint and by what was asked for."""
OF_DOCUMENTS = (
    *("api.ask", "api.search", "api.figures", "api.documents", "api.document"),
    *("pages.home", "pages.conversation", "pages.change", "documents.document_list", "documents.document"),
    *("figures.find", "figures.measure", "figures.figure", "crawlers.sitemap"),
    *(f"figure_choices.{name}" for name in ("briefing", "briefing_file", "changes", "comparing")),
    *("figure_choices.comparison_chart", "figure_choices.comparison_file", "figure_choices.comparison_specification"),
    *(f"figure_downloads.as_{name}" for name in ("csv", "json", "png", "specification", "svg", "xlsx")),
)
"""Endpoints that show something of the documents held."""
OF_NONE = (
    *("api.openapi", "health.live", "health.ready", "crawlers.robots", "feedback.explain", "feedback.give"),
    *("pages.ask", "pages.clear", "pages.privacy", "pages.accessibility", "pages.cookies_page", "pages.corrections"),
    *("pages.about", "pages.transparency", "simpler.switch"),
)
"""Endpoints that show nothing of them: a page that begins to must move above, where its test is tested too."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> dict[bool, Settings]:
    """The installations without and with a document for staff."""
    return write_sites(tmp_path_factory.mktemp("sites"), embedder)


def shown_by(settings: Settings, embedder: Embedder, names: Settings) -> Shown:
    """All that an installation shows the public, after staff have asked it everything, under the names of another."""
    app = create_app(settings, embedder=embedder)
    desk = app.extensions["local_account"].live.pin(Audience.INTERNAL)
    for question in QUESTIONS:
        desk.assistant.answer(question)
    found: Shown = defaultdict(dict)
    for endpoint, asked, told in looked_at(app.test_client(), names_in(create_app(names, embedder=embedder))):
        found[endpoint][asked] = told
    return found


def break_filter(patch: pytest.MonkeyPatch) -> None:
    """Have the store hand everybody what staff may see: all else asks the store."""
    for name in ("readable_by", "areas_of", "observations_by_label", "label_rows"):
        asked = getattr(Holdings, name)
        patch.setattr(Holdings, name, lambda store, _, *rest, asked=asked: asked(store, Audience.INTERNAL, *rest))
    compared = measures.revisions_between
    patch.setattr(
        measures, "revisions_between", lambda before, after: compared(before, after, audience=Audience.INTERNAL)
    )


@pytest.fixture(scope="module")
def without(sites: dict[bool, Settings], embedder: Embedder) -> Shown:
    """What the public is shown where no document for staff is held."""
    return shown_by(sites[False], embedder, sites[True])


@pytest.fixture(scope="module")
def beside(sites: dict[bool, Settings], embedder: Embedder) -> Shown:
    """What it is shown where one is."""
    return shown_by(sites[True], embedder, sites[True])


@pytest.fixture(scope="module")
def broken(sites: dict[bool, Settings], embedder: Embedder) -> Shown:
    """What it would be shown if the filter did nothing."""
    with pytest.MonkeyPatch.context() as patch:
        break_filter(patch)
        return shown_by(sites[True], embedder, sites[True])


def test_every_public_address_is_looked_at(sites: dict[bool, Settings], embedder: Embedder, without: Shown) -> None:
    """A new address of the public site fails here until it is asked for in `inside_sites` and told apart above."""
    rules = create_app(sites[True], embedder=embedder).url_map.iter_rules()
    assert {rule.endpoint for rule in rules if is_public(rule.endpoint)} == {*OF_DOCUMENTS, *OF_NONE}
    assert without.keys() == {*OF_DOCUMENTS, *OF_NONE}


@pytest.mark.parametrize("endpoint", [*OF_DOCUMENTS, *OF_NONE])
def test_an_address_shows_nothing_of_internal_documents(endpoint: str, without: Shown, beside: Shown) -> None:
    """Whatever it is asked for, an address shows the same with and without documents for staff."""
    assert beside[endpoint] == without[endpoint]


@pytest.mark.parametrize("endpoint", OF_DOCUMENTS)
def test_a_leak_would_be_seen(endpoint: str, without: Shown, broken: Shown) -> None:
    """With the filter broken the address shows something else: the test before this one is able to fail."""
    assert broken[endpoint] != without[endpoint]


@pytest.mark.parametrize(
    "command",
    [
        ["ask", QUESTIONS[0], "--explain", "--json"],
        ["search", "zebra team", "-k", "50"],
        ["figures", "--format", "csv"],
        ["figures", "--format", "json"],
    ],
    ids=" ".join,
)
def test_a_command_shows_nothing_of_internal_documents(
    sites: dict[bool, Settings], command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers, their trace, passages and exports at the command line are the same with and without them."""

    def printed(has_inside: bool) -> str:
        told = CliRunner().invoke(main, [*command, "--index", str(sites[has_inside].index)]).stdout
        digest = current_digest(sites[has_inside].index)
        return re.sub(r'"took_ms": [\d.]+|\d+(\.\d+)? ms', "", told.replace(digest, "").replace(digest[:12], ""))

    assert printed(True) == printed(False)
    break_filter(monkeypatch)
    assert printed(True) != printed(False), "a leak would be seen"
