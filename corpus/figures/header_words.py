"""The words of a header as they are read: without the marks of its notes, its month of the year spelt out.

In: the text of a header. Out: the text without marks, and its words.
"""

from __future__ import annotations

import re

_WEEK = re.compile(r"^(?:w/?[ec]|week (?:ending|commencing|beginning))[:.]?\s+(?=\d)", re.IGNORECASE)
_MID_YEAR = re.compile(
    r"\bmid[- ](?:year )?(?=(?:19|20)\d\d\b)|\s?\((?:estimated?|prov\.?|provisional)\)$"
    r"|\bprov(?:\.|\b)|\bprovisional\b(?=$|\s(?:outturn|actual|figures?|results?|data|(?:19|20)\d\d))",
    re.IGNORECASE,
)
"""Estimates of population are of the middle of a year, and called by it; how sure numbers are is no name of theirs."""
_SHORT_MONTH = re.compile(r"^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec) (\d\d)$", re.IGNORECASE)
""" "Nov 24" over a column is November 2024; in a sentence it may be a day."""


def spelt(text: str) -> tuple[str, str]:
    """A header without the marks of its notes, and its words: "Month 6" for "M6", "Nov-24" for "Nov 24"."""
    whole = re.sub(r"\s{0,4}\[(?:note )?\w{1,2}\]|(?<![*†‡¹²³])[*†‡¹²³]++$|(?<=[a-z]{4})\d$", "", text).strip()
    words = re.sub(r"\b[MP](?=\d{1,2}\b)", "Month ", whole)  # finance reports number the months of their year
    words = _MID_YEAR.sub("", _WEEK.sub("", words))
    words = _SHORT_MONTH.sub(r"\1-\2", words)
    return whole, words
