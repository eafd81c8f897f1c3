"""Parts of a financial year by their names, whose year is told beside: months of finance, quarters and halves.

In: what `period_patterns` found. Out: an `Atom` with a partial counted from April, or None.
"""

from __future__ import annotations

import re

from corpus.partials import months
from corpus.period_pieces import Atom, told_before

_DURING = re.compile(r"\b(?:in|during)\s$", re.IGNORECASE)
_PART_OF = re.compile(r"\sof\b", re.IGNORECASE)
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}


def named_finance_month(match: re.Match[str]) -> Atom | None:
    """Month 10 of finance monitoring is the year so far: April to January."""
    return Atom(*match.span(), partial=months(4, (int(match["fn"]) + 2) % 12 + 1), fiscal=True)


def named_quarter(match: re.Match[str]) -> Atom | None:
    """Q3 is October to December, "the final quarter" the fourth."""
    name = (match["q"] or match["qo"]).lower().replace("last", "fourth")
    number = int(name) if name.isdigit() else {**_NUMBERS, **_ORDINALS}[name]
    first = (4, 7, 10, 1)[number - 1]
    return Atom(*match.span(), partial=months(first, first + 2), loose=name == "final", fiscal=True)


def named_quarters(match: re.Match[str]) -> Atom | None:
    """Quarters that follow each other: "Quarters One and Two", "the first three quarters"; none of 2 and 4."""
    first, last = (
        int(name) if name.isdigit() else _NUMBERS[name]
        for name in (each.lower() for each in (match["qa"] or "one", match["qb"] or match["qn"]))
    )
    is_and = re.search(r"and|&", match[0], re.IGNORECASE) is not None and match["qn"] is None
    if last <= first or (is_and and last != first + 1):
        return None
    return Atom(*match.span(), partial=months(3 * first + 1, (3 * last + 2) % 12 + 1), fiscal=True)


def named_half(match: re.Match[str]) -> Atom | None:
    """ "H1", "the second half of the year", "the first nine months"."""
    first = 10 if "2" in (match["h"] or "") or (match["ho"] or "").lower() == "second" else 4
    length = _NUMBERS[match["hm"].lower()] if match["hm"] else 6
    is_named = match["of_year"] or (
        _DURING.search(told_before(match)) and not _PART_OF.match(match.string, match.end())
    )
    partial = months(first, (first + length - 2) % 12 + 1)
    return Atom(*match.span(), partial=partial, loose=not is_named or bool(match["h"]), fiscal=True)
