"""From relations to what is said and done: findings in plain words, and observations marked as doubtful.

In: all relations of a document. Out: the observations, marked, and the findings in reading order, each once.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from corpus.models import Document, Observation
from corpus.reconcile.findings import Finding, FindingKind, Severity
from corpus.reconcile.numbers import COUNT, Number
from corpus.reconcile.places import Places
from corpus.reconcile.relations import Relation, suspects

QUARANTINED = 0.3
"""Confidence of a figure that fails a relation: far below what may answer."""
_QUOTE = 160


def judge(
    document: Document, observations: tuple[Observation, ...], places: Places, relations: list[Relation]
) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    """Mark the doubtful observations and tell why."""
    findings: dict[object, Finding] = {}
    doubts: dict[str, str] = {}
    for failed, doubtful in suspects(relations):
        is_notice = not failed.is_telling or _is_rounding(failed)
        kept_back = () if is_notice else tuple(dict.fromkeys(held.id for one in doubtful for held in places.of(one)))
        finding = _finding(document, failed, kept_back, Severity.NOTICE if is_notice else Severity.QUARANTINED)
        findings.setdefault((finding.numbers, finding.kind), finding)
        for name in kept_back:
            doubts.setdefault(name, finding.message)
    marked = _marked(observations, doubts)
    return marked, tuple(sorted(findings.values(), key=lambda finding: (finding.page_index, finding.start)))


def _marked(observations: tuple[Observation, ...], doubts: dict[str, str]) -> tuple[Observation, ...]:
    """The observations, those in doubt marked. A list with a doubtful member is no list to make totals of."""
    broken = {held.breakdown for held in observations if held.id in doubts} - {None}
    marked = []
    for held in observations:
        whole = replace(held, breakdown=None) if held.breakdown in broken else held
        doubt, confidence = doubts.get(held.id, ""), min(held.confidence, QUARANTINED)
        marked.append(replace(whole, confidence=confidence, doubt=doubt) if doubt else whole)
    return tuple(marked)


def _is_rounding(failed: Relation) -> bool:
    """Whether rounding of a kind that no note tells of would explain the failure: parts of a sum of counts rounded
    each, a percentage cut off or rounded twice. Worth a line, but no reason to keep a figure back."""
    if failed.kind in (FindingKind.SHARE, FindingKind.CHANGE):
        room = sum((abs(factor) * _unsaid(number) for factor, number in failed.terms), Decimal(0))
        room += sum(abs(factor) * number.grain / 2 for factor, number in failed.terms if number is failed.anchor)
        return failed.need(Decimal(1)) <= room
    if failed.kind is not FindingKind.TOTAL or any(number.unit != COUNT for _, number in failed.terms):
        return False
    grain = max(number.grain for _, number in failed.terms)
    return abs(failed.need(Decimal(1))) <= grain * len(failed.terms) / 2


def _unsaid(number: Number) -> Decimal:
    """How far a count that ends in 0 or 5 may have been rounded without a note, as national statistics are."""
    looks_round = number.unit == COUNT and not number.above and abs(number.value) >= 10 and not number.value % 5
    return Decimal("2.5") if looks_round else Decimal(0)


def _finding(document: Document, failed: Relation, kept_back: tuple[str, ...], severity: Severity) -> Finding:
    anchor = failed.anchor
    page = document.pages[anchor.page_index]
    start, end = _line_of(page.text, anchor)
    return Finding(
        failed.kind,
        severity,
        document.id,
        anchor.page_index,
        page.number,
        start,
        end,
        page.text[start:end],
        failed.where,
        failed.expected,
        failed.printed,
        tuple(number.place for _, number in failed.terms),
        kept_back,
    )


def _line_of(text: str, number: Number) -> tuple[int, int]:
    """The line that a number stands in, cut to a length that can be read at a glance."""
    start = text.rfind("\n", 0, number.start) + 1
    end = text.find("\n", number.end)
    end = len(text) if end < 0 else end
    start = max(start, number.start - _QUOTE)
    return start, min(end, number.end + _QUOTE)
