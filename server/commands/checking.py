"""`local-account check`: what in the documents and the index needs a person's eye, as text, JSON or a page of HTML.

In: the settings. Out: a `Check` on standard output. The page stands by itself: it asks for no other file, and
everything that a document brought is escaped.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, FileSystemLoader

from corpus.models import ANSWERS_FROM, Audience, Metadata, Observation
from index import reports
from index.embedding import Embedder
from index.models import BuildReport
from index.rollbacks import withdrawn
from index.store import is_stale, open_version
from index.successions import Succession
from server.commands.findings import QUOTE, count_of, print_all
from server.commands.reporting import print_problems, print_remarks
from server.config import Settings

_TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Check:
    """All that a check has to say. `report` is None where none is kept of the build."""

    digest: str
    up_to_date: bool
    withdrawn: tuple[str, ...]
    """Digests of the versions published later, which were gone back from."""
    documents: dict[str, Metadata]
    successions: tuple[Succession, ...]
    report: BuildReport | None
    doubtful: tuple[Observation, ...]

    def as_json(self) -> dict[str, Any]:
        """The check as plain values, ready for `json.dumps`."""
        report = self.report
        return {
            "index": self.digest,
            "up_to_date": self.up_to_date,
            "withdrawn": list(self.withdrawn),
            "superseded": [asdict(succession) for succession in self.successions],
            "report_kept": report is not None,
            "problems": [asdict(problem) for problem in report.problems] if report else [],
            "contradictions": [
                {
                    "document_id": finding.document_id,
                    "kind": finding.kind.value,
                    "severity": finding.severity.value,
                    "page": finding.page,
                    "message": finding.message,
                    "quote": finding.quote,
                    "kept_back": list(finding.observation_ids),
                }
                for finding in (report.findings if report else ())
            ],
            "remarks": [asdict(remark) for remark in report.remarks] if report else [],
            "changes": asdict(report.changes) if report and report.changes else None,
            "doubtful": [
                {
                    "observation_id": item.id,
                    "document_id": item.document_id,
                    "page": item.locator.page,
                    "printed": item.printed,
                    "label": item.label,
                    "quote": item.locator.quote,
                }
                for item in self.doubtful
            ],
        }


def check(settings: Settings, *, form: str = "text", embedder: Embedder | None = None) -> None:
    """Print what a person should look at, as "text", "json" or "html".

    Raises `index.errors.StoreError` without an index, `corpus.errors.CorpusError` without a folder of documents.
    """
    checked = _checked(settings, embedder or Embedder(settings.model))
    if form == "json":
        click.echo(json.dumps(checked.as_json(), ensure_ascii=False, indent=2))
    elif form == "html":
        loaded = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True)
        click.echo(loaded.get_template("check.html").render(check=checked, report=checked.report, quote=QUOTE))
    else:
        _print(checked)


def _checked(settings: Settings, embedder: Embedder) -> Check:
    version = open_version(settings.index, embedder=embedder)
    stale = is_stale(settings.corpus, settings.index, embedder=embedder)
    doubtful = [
        item
        for item in version.seen_by(Audience.INTERNAL).observations()
        if item.confidence < ANSWERS_FROM and not item.doubt
    ]
    return Check(
        version.manifest.digest,
        not stale,
        tuple(later.digest for later in withdrawn(settings.index)),
        dict(version.documents),
        tuple(version.holdings.successions.values()),
        reports.read(settings.index, version.manifest.digest),
        tuple(doubtful),
    )


def _print(checked: Check) -> None:
    click.echo("Up to date." if checked.up_to_date else "The documents or the rules have changed: build again.")
    for digest in checked.withdrawn:
        click.echo(f"Gone back from {digest}; `local-account build` publishes anew.")
    for succession in checked.successions:
        known = " (a later edition)" if succession.reason == "series" else ""
        click.echo(f"{succession.by} supersedes {succession.document_id}{known}.")
    if checked.report is None:
        click.echo("No report is kept of the build that made this version.")
    else:
        problems = checked.report.problems
        click.echo(f"{count_of(len(problems), 'problem')} in the last build" + (":" if problems else "."))
        print_problems(problems)
        print_all(checked.report.findings, checked.documents)
        print_remarks(checked.report.remarks)
    doubtful = count_of(len(checked.doubtful), "figure")
    click.echo(f"{doubtful} read with doubt, to answer no question" + (":" if checked.doubtful else "."))
    for item in checked.doubtful:
        page = f" page {item.locator.page}" if item.locator.page else ""
        click.echo(f"  {item.document_id}{page}: {item.printed!r} read as {item.label}: {item.locator.quote[:100]!r}")
