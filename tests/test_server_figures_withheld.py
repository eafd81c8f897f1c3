"""A number that is suppressed now is told nowhere as what was before, and what did not happen is named as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_examples import FILES, client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder

pytest_plugins = ["figure_parts"]

WITHHELD = "A number was given before; it is withheld now."
LATER = FILES | {
    "first.csv": FILES["first.csv"].replace('Essex,2022-23,people,"1,300"', "Essex,2022-23,people,[c]"),
    "second.csv": FILES["second.csv"] + "People in reablement,Norfolk,2022-23,people,[c]\n",
    "budget.md": FILES["budget.md"].replace("Day care", "Night care"),
}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> tuple[ReviewingClient, dict[str, str]]:
    """A client over a second version, and the ids by area that figures of 2022-23 had in the first."""
    folder = tmp_path_factory.mktemp("withheld")
    corpus = write_files(folder / "corpus", FILES)
    build(corpus, folder / "index", embedder=embedder)
    body = client_of(folder / "index", embedder).get("/api/v1/figures?period=2022-23").json
    assert body is not None
    ids = {each["area"]: each["observation_id"] for each in body["figures"] if each["value"] in (700, 1300)}
    for name, text in LATER.items():
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder), ids


def said(client: ReviewingClient, address: str, within: str = "main") -> str:
    """The words of a part of a page."""
    return " ".join(HTMLParser(client.get(address).text).css_first(within).text(separator=" ").split())


def test_what_has_changed(versions: tuple[ReviewingClient, dict[str, str]]) -> None:
    """The list of what has changed does not tell a number that was suppressed since."""
    words = said(versions[0], "/figures/changes?kind=revised")
    for area, number in (("Essex", "1,300"), ("Norfolk", "700")):
        assert f"{area} {WITHHELD} suppressed to protect privacy" in words
        assert number not in words


def test_lasting_addresses(versions: tuple[ReviewingClient, dict[str, str]]) -> None:
    """Nor does the address that was made for it, or the place that it had in its document."""
    client, ids = versions
    for address in (
        f"/figures/people-in-reablement/figure?id={ids['Essex']}&area=Essex&period=2022-23",
        f"/documents/first?figure={ids['Essex']}",
    ):
        words = said(client, address, ".govuk-inset-text")
        assert WITHHELD.casefold() in words.casefold()
        assert "1,300" not in words
        assert "suppressed to protect privacy" in words


def test_earlier_editions(versions: tuple[ReviewingClient, dict[str, str]]) -> None:
    """Nor does a later edition that suppresses a number bring up what the edition before gave."""
    client, ids = versions
    rows = HTMLParser(client.get("/figures/people-in-reablement?area=Norfolk").text).css("section table tbody tr")
    (row,) = [each.text() for each in rows if each.css_first("th").text() == "2022-23"]
    assert WITHHELD in row
    assert "700" not in row
    words = said(client, f"/figures/people-in-reablement/figure?id={ids['Suffolk']}")
    assert "700 people" in words  # what is not suppressed is told
    words = said(client, f"/figures/people-in-reablement/figure?id={ids['Norfolk']}")
    assert WITHHELD in words
    assert "700" not in words


@pytest.mark.parametrize(("kind", "named"), [("new", "Night care"), ("gone", "Day care")])
def test_plans_among_what_has_changed(versions: tuple[ReviewingClient, dict[str, str]], kind: str, named: str) -> None:
    """Where a budget is new or gone, the list says that it is one, and not of what happened."""
    rows = HTMLParser(versions[0].get(f"/figures/changes?kind={kind}").text).css("tbody tr")
    told = {row.css_first("td").text().split(" (")[0]: row.css_first("th").text() for row in rows}
    assert {value: "budget" in words for value, words in told.items() if named in words} == {
        "£2 million": True,
        "£1.8 million": False,
    }


def test_the_first_kind_that_has_any(tmp_path: Path, embedder: Embedder) -> None:
    """What has changed opens on what there is: where nothing is revised, on what is new."""
    corpus = write_files(tmp_path / "corpus", FILES)
    build(corpus, tmp_path / "index", embedder=embedder)
    more = FILES["first.csv"] + "People in reablement,Kent,2022-23,people,3\n"
    (corpus / "first.csv").write_text(more, encoding="utf-8")
    build(corpus, tmp_path / "index", embedder=embedder)
    words = said(client_of(tmp_path / "index", embedder), "/figures/changes")
    assert "Figures that are new" in words
    assert "No figure is" not in words


def test_plans_in_workings_and_picks(figures_client: ReviewingClient, tmp_path: Path, embedder: Embedder) -> None:
    """What is reckoned from a budget, and what picks one, are named as of the budget."""
    pick = next(
        link.text()
        for link in HTMLParser(figures_client.get("/figures/home-care").text).css("a[id^=pick-]")
        if "12.5" in link.text()
    )
    assert pick == "Pick £12.5 million, 2023-24, budget for the briefing"
    table = "| Client group | Budget 2023-24 £m | Outturn 2023-24 £m |\n|---|---|---|\n"
    table += "| Older people | 60.0 | 61.2 |\n| Mental health | 10.0 | 11.0 |\n| Total | 70.0 | 72.2 |\n"
    corpus = write_files(tmp_path / "corpus", {"spending.md": f"# Spending\n\n## Spending on care\n\n{table}"})
    build(corpus, tmp_path / "index", embedder=embedder)
    client = client_of(tmp_path / "index", embedder)
    address = HTMLParser(client.get("/figures").text).css_first(".measures a").attributes["href"] or ""
    names = [node.text().partition(": ")[0] for node in HTMLParser(client.get(address).text).css("details li")]
    assert "Older people, 2023-24, budget, share" in names
    assert len(names) == len(set(names))
