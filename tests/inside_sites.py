"""Two installations over the same public document, one of which holds documents for staff too, and all addresses.

Both documents change once, so that there is something new, revised and gone of either. What an address tells of the
version (its digest, the milliseconds, the nonce) is taken out: it differs between any two installations.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import openpyxl
from conftest import SMALL_CORPUS, write_corpus
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corpus.models import Audience
from index.builder import build
from index.earlier import kept_before, opened
from index.embedding import Embedder
from server.config import Settings
from server.figures.slugs import slug_of

INSIDE = """# Briefing

## Waiting lists in 2022-23 in Wexmoor

In 2022-23, 77 people in Wexmoor waited more than a month for a reablement visit of the zebra team.

We spent £12.5 million on people with learning disabilities and £99.1 million on zebras. Ring 01632 960 123 about it.
"""
"""It shares words, a label and headings with the public document, and has an area, words and a number of its own."""
SERIES = "measure,area,period,unit,value\n" + "".join(
    f"Zebra visits,{area},{year}-{year - 1999},visits,{year - 1500}\n"
    for area in ("Wexmoor", "Exampleshire")
    for year in range(2018, 2023)
)
"""A second document for staff, with enough years and areas for every kind of chart."""
QUESTIONS = (
    "How many people in Wexmoor waited more than a month for a reablement visit in 2022-23?",
    "How many people waited more than a month for a reablement visit in 2022-23?",
    "How many people did we support to recover at home in 2022-23?",
    "What did we spend on older people in 2022-23?",
    "What did we spend on zebras?",
    "How many people waited in Wexmoor?",
    "What does the reablement team do?",
    "Who do I ring about zebras?",
    "How many people?",
    "Which spending was the largest?",
    "What changed since the year before?",
    "zebra team",
)
_PASSING = re.compile(
    r'nonce="[^"]*"|"took_ms": ?[\d.]+|/conversation/[\w-]{22}|value="[\w-]{22}"|\d{4}-\d\d-\d\dT[\d:.Z+]+'
)


PUBLISHED = 1_730_000_000
"""When the first version of either was published, in seconds since 1970."""


def write_sites(folder: Path, embedder: Embedder) -> dict[bool, Settings]:
    """Build both, by whether a document for staff is held."""
    found = {}
    public_entries, _, internal_entry = SMALL_CORPUS["catalogue.toml"].rpartition("[[document]]")
    internal_entries = "".join(
        f"[[document]]{internal_entry.replace('briefing', name).replace('.md', kind)}"
        for name, kind in (("briefing", ".md"), ("zebras", ".csv"))
    )
    for has_inside in (False, True):
        entries = public_entries + (internal_entries if has_inside else "")
        files = {"catalogue.toml": entries, "account.md": SMALL_CORPUS["account.md"].replace("£44.3", "£44.1")}
        inside = {"briefing.md": INSIDE.replace("77 people", "75 people"), "zebras.csv": SERIES} if has_inside else {}
        corpus, index = write_corpus(folder / str(has_inside), files | inside), folder / f"index-{has_inside}"
        build(corpus, index, embedder=embedder)
        (corpus / "account.md").write_text(SMALL_CORPUS["account.md"], encoding="utf-8")
        if has_inside:
            (corpus / "briefing.md").write_text(INSIDE, encoding="utf-8")
        build(corpus, index, embedder=embedder)
        # pages say when versions were published, which is no difference between the installations
        for hour, version in enumerate(sorted((index / "versions").iterdir(), key=lambda path: path.stat().st_mtime)):
            os.utime(version, (PUBLISHED + hour * 3600,) * 2)
        found[has_inside] = Settings(corpus=corpus, index=index, ask_rate="100000 per minute")
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """What an address may name: the documents, measures and figures of either audience."""

    documents: tuple[str, ...]
    slugs: tuple[str, ...]
    figures: tuple[str, ...]
    passages: tuple[str, ...]


def names_in(app: Flask) -> Named:
    """All that the version of an application holds, for whichever audience."""
    desk = app.extensions["local_account"].live.pin(Audience.INTERNAL)
    held = list(desk.observations())
    for folder in kept_before(desk.version.folder):
        with opened(folder) as before:
            held += before.observations(audience=Audience.INTERNAL) if before else ()
    passages = [passage.id for name in desk.documents for passage in desk.version.passages_of(name)]
    slugs = tuple(dict.fromkeys(slug_of(item.measure) for item in held))
    return Named(tuple(desk.documents), slugs, tuple(dict.fromkeys(item.id for item in held)), tuple(passages))


def looked_at(client: FlaskClient, named: Named) -> Iterator[tuple[str, str, str]]:
    """Endpoint, what was asked for, and what came back, for every public address and everything it may name."""
    with client.application.test_request_context():
        rules = client.application.url_map.bind("localhost")
    for path in [*_plain(client.application), *_paths(named)]:
        yield rules.match(path.partition("?")[0])[0], path, _told(client.get(path), client)
    for question in QUESTIONS:
        yield "api.ask", question, _told(client.post("/api/v1/ask", json={"question": question}), client)
        for document in (None, *named.documents):
            body = {"query": question, "k": 50} | ({"document_id": document} if document else {})
            yield "api.search", f"{question} {document}", _told(client.post("/api/v1/search", json=body), client)
        asked = client.post("/ask", data={"question": question})
        yield "pages.ask", question, _told(asked, client)
        yield "pages.conversation", question, _told(client.get(asked.headers["Location"]), client)
        kept = asked.headers["Location"].rpartition("/")[2]
        changed = client.post("/ask/change", data={"conversation": kept, "area": "Wexmoor", "area_now": ""})
        yield "pages.change", question, _told(client.get(changed.headers["Location"]), client)
        for observation in named.figures if question == QUESTIONS[0] else ():
            changed = client.post("/ask/change", data={"conversation": kept, "figure": observation})
            yield "pages.change", observation, _told(client.get(changed.headers["Location"]), client)
        given = {"conversation": kept, "reason": "helpful"}
        yield "feedback.give", question, _told(client.post("/feedback", data=given), client)
        switched = {"view": "simple", "back": asked.headers["Location"]}
        yield "simpler.switch", question, _told(client.post("/view", data=switched), client)
        client.post("/view", data={"back": "/"})
        yield "pages.clear", question, _told(client.post(f"/conversation/{kept}/clear"), client)


def _plain(app: Flask) -> list[str]:
    """Every public address without a name in it."""
    rules = [rule for rule in app.url_map.iter_rules() if not rule.arguments and "GET" in (rule.methods or ())]
    return [rule.rule for rule in rules if is_public(rule.endpoint)]


def is_public(endpoint: str) -> bool:
    """Whether an endpoint is one of the public site."""
    return endpoint.partition(".")[0] not in ("staff", "signing", "editing", "talking")


def _paths(named: Named) -> Iterator[str]:
    for document in named.documents:
        yield from (f"/documents/{document}", f"/api/v1/documents/{document}", f"/documents?from={document}")
        yield f"/figures?document_id={document}"
        yield from (f"/documents/{document}?passage={passage.replace('#', '%23')}" for passage in named.passages)
        yield from (f"/documents/{document}?figure={figure.replace('#', '%23')}" for figure in named.figures)
    for slug in named.slugs:
        yield f"/figures/{slug}"
        yield from (f"/figures/{slug}{kind}" for kind in (".csv", ".json", ".xlsx", ".svg", ".png", ".vl.json"))
        for form in ("", ".csv", ".json", ".xlsx", ".svg", ".vl.json"):
            yield f"/figures/compare{form}?measure={slug}"
            yield f"/figures/compare{form}?measure={slug}&area=Wexmoor"
        yield from (
            f"/figures/{slug}.{kind}?chart={chart}" for kind in ("svg", "vl.json") for chart in ("groups", "areas")
        )
        yield from (f"/figures/{slug}/figure?id={figure.replace('#', '%23')}" for figure in named.figures)
    for form in ("", ".csv", ".json", ".xlsx"):
        yield from (f"/figures/briefing{form}?pick={figure.replace('#', '%23')}" for figure in named.figures)
    for one, other in combinations(named.slugs, 2):
        yield from (f"/figures/compare.{form}?measure={one}&measure={other}" for form in ("csv", "svg", "vl.json"))
    yield from (f"/figures/changes?kind={kind}" for kind in ("new", "revised", "gone"))
    yield from (f"/figures?q={words}" for words in ("zebras", "people", "wexmoor", "waited"))
    yield from (f"/documents?{words}" for words in ("q=briefing", "q=zebras", "area=Wexmoor", "kind=other"))
    yield from (f"/api/v1/figures?{words}" for words in ("area=Wexmoor", "measure=zebras", "measure=people", "limit=2"))


def _told(response: TestResponse, client: FlaskClient) -> str:
    digest = client.application.extensions["local_account"].live.pin().digest
    if response.mimetype.endswith("sheet") and response.status_code == 200:
        book = openpyxl.load_workbook(io.BytesIO(response.data))
        body = repr([[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book])
    else:
        body = response.data.decode("utf-8", errors="backslashreplace")
    told = f"{response.status_code} {response.mimetype} {response.headers.get('Location', '')}\n{body}"
    return _PASSING.sub("", told.replace(digest, "DIGEST").replace(digest[:12], "DIGEST"))
