"""How values read on screen: numbers, money, dates, periods, telephone links, addresses that may be links.

In: values of answers, observations and metadata. Out: text for templates and terminals, always plain (a template
escapes it). Dates and periods follow the house style: "3 July 2025", "April 2022 to March 2023".
"""

from __future__ import annotations

import calendar
import re
from decimal import Decimal
from urllib.parse import urlsplit

from corpus.models import Availability, Observation
from corpus.periods import PeriodKind, parse_period

_MINUS = "−"


def grouped(value: Decimal | int | float) -> str:
    """The number with commas between thousands and a true minus sign: `grouped(Decimal("-1234.50")) == "−1,234.50"`."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    text = f"{exact:,f}"
    return text.replace("-", _MINUS)


def money(value: Decimal | int | float) -> str:
    """Pounds as a council prints them: `money(142_100_000) == "£142.1 million"`, `money(830_000) == "£830,000"`."""
    exact = abs(value if isinstance(value, Decimal) else Decimal(str(value)))
    sign = _MINUS if value < 0 else ""
    for size, word in ((Decimal(10**9), " billion"), (Decimal(10**6), " million")):
        if exact >= size and exact % (size / 1000) == 0:
            return f"{sign}£{grouped((exact / size).normalize())}{word}"
    pence = exact % 1 != 0
    return f"{sign}£{exact:,.2f}" if pence else f"{sign}£{exact:,.0f}"


def amount(value: Decimal | int | float, unit: str) -> str:
    """A value with its unit: "£142.1 million", "12%", "7,891 people"."""
    if unit == "GBP":
        return money(value)
    return f"{grouped(value)}%" if unit == "percent" else f"{grouped(value)} {unit}"


def observed(observation: Observation) -> str:
    """An observation's value in words with its hedge, or why there is none: "over 6,300 people", "suppressed"."""
    if observation.value is None:
        return str(observation.availability)
    if observation.availability is Availability.NIL:
        return "nil"
    shown = amount(observation.value, observation.unit)
    if observation.upper is not None:
        return f"between {shown} and {amount(observation.upper, observation.unit)}"
    hedge = observation.qualifier.value
    return shown if hedge == "exact" else f"{hedge} {shown}"


def date_words(value: str | None) -> str:
    """An ISO date, as far as it is known, in words: "2025-07-03" is "3 July 2025", "2025-07" is "July 2025"."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value or "")
    if not match or not 0 <= int(match[2] or 0) <= 12:
        return value or ""
    words = [str(int(match[3]))] if match[3] else []
    return " ".join([*words, *([calendar.month_name[int(match[2])]] if match[2] else []), match[1]])


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


def comma_list(items: list[str] | tuple[str, ...]) -> str:
    """Words as a list in a sentence: "2021-22 and 2022-23"; "A, B and C"."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


ALL = {
    "amount": amount,
    "comma_list": comma_list,
    "date_words": date_words,
    "grouped": grouped,
    "host": host,
    "money": money,
    "observed": observed,
    "period_words": period_words,
    "tel": tel,
    "web_link": web_link,
}
"""The filters by the name that templates use."""
