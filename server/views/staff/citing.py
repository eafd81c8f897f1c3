"""An answer as text to paste into a briefing: its words, figures with what they are of, sources with their quotations.

In: an answer and where its sources open. Out: text. A source with a web address of its own is told by that; one without
by the address of our page, which asks whoever opens it to sign in.
"""

from __future__ import annotations

from collections.abc import Mapping

from server.answers.models import Answer, Citation, Figure
from server.filters import date_words, web_link, with_unit


def citable(answer: Answer, places: Mapping[int, str]) -> str:
    """The text. `places`: the whole address of each citation by its number."""
    figures = [f"{with_unit(figure)} – {_named(figure)} [{figure.citation}]" for figure in answer.figures]
    workings = [f"{working.expression} = {working.display}" for working in answer.workings]
    return "\n".join([answer.text, *figures, *workings, *(_source(item, places) for item in answer.citations)])


def _named(figure: Figure) -> str:
    """What a figure is of: "Spending: older people, 2022-23, Exampleshire (budget)"."""
    label = f"{figure.measure}: {figure.group}" if figure.group else figure.measure
    parts = [label, figure.period or "period not said", *([figure.area] if figure.area else [])]
    return ", ".join(parts) + ("" if figure.status == "actual" else f" ({figure.status})")


def _source(citation: Citation, places: Mapping[int, str]) -> str:
    parts = [citation.title, citation.publisher, date_words(citation.published)]
    page = f"page {citation.page}" if citation.page else ""
    told = ", ".join(part for part in (*parts, page) if part)
    return f"[{citation.number}] {told}: “{citation.quote}” {web_link(citation.url) or places[citation.number]}"
