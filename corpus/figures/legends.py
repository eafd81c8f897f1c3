"""Legends: what a table's notes say of its marks, for instance "* = fewer than 5, suppressed" or "- not applicable".

In: the texts around a table (caption, lead-in, notes inside and below). Out: the availability of each mark explained.
A mark whose meaning is only that of a footnote ("* provisional") is not an availability and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.models import Availability

_MARK = r"(?:\*{1,3}|\[[a-z]{1,4}\]|\.{2,3}|[-–—]|n/?a\b|n\.a\.|[#~†‡^:]|\b[csuxz]\b)"
_QUOTES = r"[\"'“”‘’(),]{0,4}"
_SAYS = (
    r"(?:=|:|[-–—]|means?|denotes?|indicates?|represents?|signif(?:y|ies)|shows?|stands? for|refers? to|is|are|where)"
)
_MARK_FIRST = re.compile(
    rf"(?:^|[;|.,(]\s*|\b(?:an?|with|as|key:?|notes?:?|asterisk|dash|and|or)\s+|\s)"
    rf"{_QUOTES}(?P<mark>{_MARK}){_QUOTES}\s*(?P<says>{_SAYS})?\s*(?P<meaning>[^;|*]{{3,110}})",
    re.IGNORECASE,
)
_MARK_LAST = re.compile(
    rf"\s(?:shown|marked|denoted|indicated|represented|replaced|displayed|recorded|given"
    rf"|suppressed)\s(?:as|with|by|using)\s(?:an?\s)?(?P<name>asterisks?|dash(?:es)?|hyphens?)?\s?{_QUOTES}"
    rf"(?P<mark>{_MARK})?",
    re.IGNORECASE,
)
_MEANT = re.compile(r"[^;|.]{3,120}\Z")
"""What stands before "shown as": looked for backwards from there, since a search forwards tries every start."""
_NAMED = re.compile(rf"\b(?P<name>asterisk|dash|hyphen|blank)\s{_SAYS}\s(?P<meaning>[^;|.]{{3,110}})", re.IGNORECASE)
_NAMES = {"asterisk": "*", "dash": "-", "dashe": "-", "hyphen": "-"}
_MEANINGS: tuple[tuple[Availability, re.Pattern[str]], ...] = (
    (Availability.NOT_APPLICABLE, re.compile(r"\bnot applicable|does not apply|not relevant", re.IGNORECASE)),
    (
        Availability.NOT_COLLECTED,
        re.compile(r"\bnot (?:been )?(?:collected|recorded|surveyed|asked|measured)|no survey", re.IGNORECASE),
    ),
    (
        Availability.SUPPRESSED,
        re.compile(
            r"suppress|disclos|confidential|identif|(?:fewer|less|lower) than|\b(?:under|below) \w+|small number"
            r"|too (?:small|few|low)|low numbers?|between [01] and",
            re.IGNORECASE,
        ),
    ),
    (
        Availability.NOT_AVAILABLE,
        re.compile(
            r"\bnot (?:yet |currently )?(?:available|published|known|reported|provided|held|supplied)|unavailable"
            r"|\bno data|missing|awaited|to be confirmed",
            re.IGNORECASE,
        ),
    ),
    (Availability.NIL, re.compile(r"\b(?:nil|zero|none|nought)\b", re.IGNORECASE)),
)  # ordered: "data not collected, so not available" is not collected
_WITHHELD = re.compile(
    r"^(?:numbers?|counts?|values?|figures?|cells?)?\s?(?:of |under |below |fewer than |less than |between )[^.]{1,40}"
    r"\b(?:not shown|suppressed|withheld|hidden|removed|not (?:given|published|disclosed))",
    re.IGNORECASE,
)
_WEAK = re.compile(r"[-–—:]|[a-z]|n/?a", re.IGNORECASE)
"""Marks that are also ordinary punctuation or words: they must open their sentence or stand in quotes."""


def read_legend(texts: Iterable[str]) -> dict[str, Availability]:
    """The availability that each mark stands for, as some texts explain it; marks in lower case, dashes as "-"."""
    found: dict[str, Availability] = {}
    for text in texts:
        for mark, meaning in _explained(text):
            availability = next((one for one, words in _MEANINGS if words.search(meaning)), None)
            if availability is not None:
                found.setdefault(mark, availability)
    return found


def is_legend(text: str) -> bool:
    """Whether a text only explains a mark, so that a number in it is no figure: "* fewer than 5, not shown"."""
    return bool(read_legend([text])) or _WITHHELD.search(text) is not None


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for sentence in re.split(r"(?<=[.;|])\s+|\s\|\s|,\s(?=[*\[-])", text):
        for match in _NAMED.finditer(sentence):
            if match["name"].lower() in _NAMES:
                yield _NAMES[match["name"].lower()], match["meaning"]
        for match in _MARK_FIRST.finditer(sentence):
            if _counts(match, sentence):
                yield _plain(match["mark"]), match["meaning"]
        for match in _MARK_LAST.finditer(sentence):
            name = (match["name"] or "").lower().rstrip("s")
            meaning = _MEANT.search(sentence, max(0, match.start() - 120), match.start())
            if meaning and (name or match["mark"]):
                words = meaning[0] + (" suppressed" if " suppressed " in match[0] else "")
                yield _NAMES.get(name) or _plain(match["mark"]), words


def _counts(match: re.Match[str], sentence: str) -> bool:
    """Whether a mark is one: a weak one only where it opens its sentence or stands in quotes, a verb after it."""
    mark = match["mark"]
    if not _WEAK.fullmatch(mark):
        return True
    at = match.start("mark")
    lead = re.sub(r"^(?:key|notes?|legend|symbols?)\s?:?\s*", "", sentence[:at].strip(" \"'“‘("), flags=re.IGNORECASE)
    quoted = sentence[max(0, at - 1) : at] in ("“", "‘", '"', "'", "(")
    return (not lead or quoted) and (match["says"] is not None or mark in "-–—")


def _plain(mark: str) -> str:
    return "-" if mark in "–—-" else mark.lower()
