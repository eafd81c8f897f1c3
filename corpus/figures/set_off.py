"""Asides set off by commas behind a number, read as if brackets held them: "450, or 50 per cent, said so".

In: a sentence. Out: the same, as long, with brackets for the commas. What the sentence goes on to say is said of the
number, of the share only because of it, and of its part not at all; a semicolon before a last share is a comma.
"""

from __future__ import annotations

import re

_HEDGE = r"(?:(?:about|around|some|nearly|almost|roughly|approximately|just|over|under|only|well)\s){0,2}"
_SHARE = rf"(?:(?:or|that\sis|i\.e\.|equal\sto|equivalent\sto)\s)?{_HEDGE}\d[\d.]{{0,6}}\s?(?:%|per\s?cent\b)"
_NUMBER = r"(?<![\w.,£%/-])£?(?!(?:19|20)\d\d\b(?!,\d))\d[\d,]{0,12}(?:\.\d{1,3})?(?:\s?(?:k|m|bn|million|billion)\b)?"
_PART = r"including\s(?:about\s|some\s)?\d[\d,]{0,9}\b[^,;:.()\d%£]{1,60}"
_SET_OFF = re.compile(
    rf"(?P<number>{_NUMBER}(?!\s?(?:%|per\s?cent))(?:\s[^,;:.()\d%£]{{1,60}})?),\s"
    rf"(?P<aside>{_SHARE}(?:\sof\s[^,;:.()\d%£]{{1,60}})?|{_PART}),(?=\s[a-z])",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(rf";(?=\s{_SHARE}\sof\s[^,;:.()\d%£]{{1,60}}\.?$)", re.IGNORECASE)


def with_asides_bracketed(text: str) -> str:
    """A sentence with brackets round each share or part that commas set off behind its number, every place unmoved."""
    text = _SET_OFF.sub(lambda found: f"{found['number']} ({found['aside']})", text)
    return _AFTER_ALL.sub(",", text)
