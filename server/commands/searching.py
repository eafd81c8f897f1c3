"""`local-account search`: the passages nearest to a query, for one query or a file of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from server.batches import history_of, run_batch, text_of
from server.config import Settings
from server.contract import hit_json, hit_with_text
from server.desk import open_desk
from server.errors import RequestInvalid
from server.security import check_question


def search(settings: Settings, query: str, *, k: int, as_json: bool) -> None:
    """Print the `k` passages nearest to a query, best first."""
    checked = check_question(query, limit=settings.max_question_chars)
    hits = open_desk(settings).retriever.search(checked, k=k)
    if as_json:
        click.echo(json.dumps({"hits": [hit_with_text(hit) for hit in hits]}, ensure_ascii=False, indent=2))
        return
    for hit in hits:
        page = f", page {hit.passage.page}" if hit.passage.page else ""
        click.echo(f"{hit.rank}. {hit.score:.4f}  {hit.passage.id}  {' › '.join(hit.passage.headings)}{page}")
        click.echo("   " + hit.passage.text.replace("\n", "\n   "))


def search_batch(settings: Settings, source: Path, target: Path, *, k: int) -> None:
    """Search for every line of a file. Of a history only what the person asked last is read."""
    desk = open_desk(settings)

    def work(item: Mapping[str, Any]) -> dict[str, Any]:
        query = check_question(text_of(item, "query"), limit=settings.max_question_chars)
        asked = [turn.content for turn in history_of(item) if turn.role == "user"]
        document_id = item.get("document_id")
        if document_id is not None and document_id not in desk.documents:
            raise RequestInvalid("unknown_document", "No document has this id.", "See `local-account check`.")
        hits = desk.retriever.search(query, k=k, before="".join(asked[-1:]), document_id=document_id)
        return {"hits": [hit_json(hit) for hit in hits]}

    errors = run_batch(source, target, work)
    click.echo(f"{target} written" + (f"; {errors} lines with an error" if errors else ""), err=True)
