"""How values read on screen: figures with their unit, dates, periods, telephone links, addresses that may be links.

In: values of answers and metadata. Out: text for templates and terminals, plain (a template escapes it) but for
`with_wholes`, which escapes it itself. Dates and periods follow the house style: "3 July 2025", "April 2022 to March
2023".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from corpus.periods import PeriodKind, parse_period
from server import told_settings
from server.answers.display import in_points, noun_after
from server.answers.models import Citation, Figure, Working

_ONE_WORD = re.compile(r"(\b(?:19|20)\d\d-\d\d\b|£[\d,.]+ (?:thousand|million|billion)\b)")
_COLUMN_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?]) +")
_TOGETHER = Markup('<span class="together">{}</span>')

CHECKED_HOLDS = timedelta(days=365)
"""How long a number that somebody has rung counts as checked: councils change theirs with the financial year."""


def with_unit(figure: Figure) -> str:
    """A figure's value with the noun it counts: "over 6,300 people". Money and shares carry theirs already."""
    unit = noun(figure)
    return f"{figure.display} {unit}" if unit else figure.display


def noun(figure: Figure) -> str:
    """What a figure counts, to stand after its value; "" where the value says its unit or there is no value."""
    return "" if figure.value is None else noun_after(figure.display, figure.unit, figure.scale_max)


def worked_words(working: Working) -> str:
    """A computed number as it is shown: what lies between two percentages is a number of percentage points."""
    of_percentages = working.operation == "change" and working.unit == "percent"
    return in_points(working.display) if of_percentages else working.display


def worked_noun(working: Working) -> str:
    """What a computed number counts, to stand after it: "contacts"; "" where it says its unit or there is no number."""
    if not any(char.isdigit() for char in working.display):
        return ""
    return noun_after(working.display, working.unit.removeprefix("GBP "))


def date_words(value: str | None) -> str:
    """An ISO date, as far as it is known, in words: "2025-07-03" is "3 July 2025", "2025-07" is "July 2025"."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value or "")
    if not match or not 0 <= int(match[2] or 0) <= 12:
        return value or ""
    words = [str(int(match[3]))] if match[3] else []
    return " ".join([*words, *([calendar.month_name[int(match[2])]] if match[2] else []), match[1]])


def is_long_ago(checked_on: str | None, *, today: date | None = None) -> bool:
    """Whether a contact was last checked so long ago that a page says so; a date that is none counts as long ago."""
    try:
        checked = date.fromisoformat(checked_on or "")
    except ValueError:
        return bool(checked_on)
    return (today or date.today()) - checked > CHECKED_HOLDS


def period_words(label: str | None) -> str:
    """A financial year read out: "2022-23" is "April 2022 to March 2023". Any other label has no more to say: ""."""
    period = parse_period(label) if label else None
    if period is None or period.kind is not PeriodKind.FINANCIAL_YEAR:
        return ""
    return f"April {period.start.year} to March {period.end.year}"


def tel(phone: str) -> str:
    """The `tel:` address of a number as written, or "" if it holds none: "111, option 2" is "tel:111"."""
    match = re.search(r"\+?\d[\d \-]*\d", phone)
    return "tel:" + re.sub(r"[ \-]", "", match[0]) if match else ""


def web_link(url: str | None) -> str:
    """The address if it is a web address that may be a link, else "": a document can name `javascript:` as its own."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in ("http", "https") and parts.netloc else ""


def host(url: str | None) -> str:
    """The name of the site an address leads to, without "www.": what a link to it says; "" if it is no web address."""
    return (urlsplit(web_link(url)).hostname or "").removeprefix("www.")


def at_page(url: str, page: int | None) -> str:
    """The address of a PDF opened at a page, counted from 1 (RFC 8118, "page"); another address as it is."""
    parts = urlsplit(url)
    if page is None or parts.fragment or not parts.path.lower().endswith(".pdf"):
        return url
    return f"{url}#page={page}"


def kind_words(kind: str) -> str:
    """The kind of a document in words: "local-account" is "Local account"."""
    return kind.replace("-", " ").capitalize()


def figure_words(figure: Figure) -> str:
    """What a figure counts, in words: measure and group."""
    return f"{figure.measure}: {figure.group}" if figure.group else figure.measure


def dropped_empty(values: Mapping[str, str]) -> dict[str, str]:
    """The values that are not empty: what an address needs to say."""
    return {name: value for name, value in values.items() if value}


def cells_apart(text: str) -> str:
    """Words of a document as a page shows them: the cells of a row parted by dots, empty ones left out."""
    rows = ([cell.strip() for cell in line.split("|")] if " |" in line else [line] for line in text.split("\n"))
    return "\n".join(" · ".join(filter(None, row)) for row in rows)


def split_marks(text: str, citations: Sequence[Citation]) -> list[tuple[str, int | None]]:
    """The text parted at its citation marks: "Yes [1]." is [("Yes ", 1), (".", None)]. Other marks stay text."""
    numbers = {citation.number for citation in citations}
    parts: list[tuple[str, int | None]] = []
    rest = ""
    for piece in re.split(r"(\[\d{1,3}\])", text):
        number = int(piece[1:-1]) if re.fullmatch(r"\[\d{1,3}\]", piece) else None
        if number in numbers:
            parts.append((rest, number))
            rest = ""
        else:
            rest += piece
    return [*parts, (rest, None)] if rest else parts


def with_wholes(text: str) -> Markup:
    """The text escaped, unless it is, with elements that no line breaks: "2022-23", "£1.5 million"."""
    if not _ONE_WORD.search(text):  # most figures have none, and a page has hundreds
        return escape(text)
    pieces = enumerate(map(type(text), _ONE_WORD.split(text)))
    return Markup().join(_TOGETHER.format(piece) if at % 2 else piece for at, piece in pieces)


def column_words(name: str) -> str:
    """The name of a column as words, where a program wrote it: "area_code" is "Area code"; any other as printed."""
    return name.replace("_", " ").capitalize() if _COLUMN_NAME.fullmatch(name) else name


def one_a_line(text: str) -> Markup:
    """The text escaped, each sentence on a line of its own."""
    return Markup("<br>").join(_SENTENCE_END.split(text))


def comma_list(items: Sequence[str]) -> str:
    """Words as a list in a sentence: "2021-22 and 2022-23"; "A, B and C"."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


ALL = {
    **told_settings.ALL,
    "at_page": at_page,
    "cells_apart": cells_apart,
    "column_words": column_words,
    "comma_list": comma_list,
    "date_words": date_words,
    "dropped_empty": dropped_empty,
    "figure_words": figure_words,
    "host": host,
    "is_long_ago": is_long_ago,
    "kind_words": kind_words,
    "noun": noun,
    "one_a_line": one_a_line,
    "period_words": period_words,
    "split_marks": split_marks,
    "tel": tel,
    "web_link": web_link,
    "with_unit": with_unit,
    "with_wholes": with_wholes,
    "worked_noun": worked_noun,
    "worked_words": worked_words,
}
"""The filters by the name that templates use."""
