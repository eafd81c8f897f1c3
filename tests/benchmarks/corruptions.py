"""How many slips of the pen does reconciling catch, and how often does it cry wolf?

Clean pages of many shapes are made from seeds, read by the product's own readers and reconciled: no figure of theirs
may be kept back. Then each is printed again with one slip (a dropped digit, two cells changed round, a lost point…). A
slip counts where it breaks at least one relation that the page prints, as the oracle of `clean_pages` reckons it,
without any code of the product. It is caught where a changed number is among the numbers of a finding, or its figure is
kept from answering. Run: `python -m tests.benchmarks.corruptions [open|kept|made|all]`.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Document, Observation
from corpus.reconcile import Finding, reconcile
from tests.benchmarks.clean_pages import Page, is_broken
from tests.benchmarks.pages_kept import KEPT
from tests.benchmarks.pages_open import OPEN
from tests.benchmarks.printed_relations import printed_pages
from tests.benchmarks.slips import SLIPS, Printed

RESULT = Path(__file__).parent / "results" / "corruptions.json"
PAGES_A_SHAPE = 4
SLIPS_A_PAGE = 8


def breaks(page: Page, printed: Printed) -> bool:
    """Whether the oracle finds a printed relation broken that the clean page keeps."""
    rounded = "£000" in page.template or "(£)" in page.template or page.name == "average-cost"
    return any(is_broken(relation, printed, rounded) for relation in page.relations)


def read_page(page: Page, text: str) -> tuple[Document, tuple[Observation, ...], tuple[Finding, ...]]:
    """A page read and reconciled as a build does it."""
    has_head = page.suffix in (".md", ".txt") and not text.startswith("---")
    head = "---\ntitle: Report\narea: Exampleshire\nperiod: 2022-23\n---\n" if has_head else ""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"page{page.suffix}").write_text(head + text, encoding="utf-8")
        (document,) = read_corpus(Path(folder)).documents
    marked, findings = reconcile(document, find_observations(document))
    return document, marked, findings


def is_caught(page: Page, printed: Printed) -> bool:
    """Whether a changed number is in a finding or its figure is kept from answering."""
    document, marked, findings = read_page(page, page.text(printed))
    changed = {_core(printed[name]) for name in page.printed if printed[name] != page.printed[name]}
    named = {_core(document.pages[at].text[start:end]) for finding in findings for at, start, end in finding.numbers}
    return bool(changed & (named | {_core(item.printed) for item in marked if item.doubt}))


def _core(text: str) -> str:
    return re.sub(r"[^\d.,]", "", text).strip(",")


def pages(shapes: tuple[Callable[[random.Random], Page], ...], seed: int) -> Iterator[Page]:
    """The clean pages of some shapes."""
    for position, shape in enumerate(shapes):
        for number in range(PAGES_A_SHAPE):
            yield shape(random.Random(seed + 1000 * position + number))


def judge(read: list[Page], seed: int, *, slips_a_page: int = SLIPS_A_PAGE, tell: bool = False) -> dict[str, object]:
    """Counts for some pages."""
    clean, alarmed, noticed, slips, caught, missed = 0, [], [], 0, 0, []
    by_slip: dict[str, Counter[str]] = {slip.__name__: Counter() for slip in SLIPS}
    for position, page in enumerate(read):
        clean += 1
        assert not breaks(page, page.printed), page.name
        _, marked, findings = read_page(page, page.text())
        if any(item.doubt for item in marked):
            alarmed.append(page.name)
        elif findings:
            noticed.append(page.name)
        rng = random.Random(seed + position)
        for slip in rng.sample(SLIPS, slips_a_page):
            printed = slip(page, rng)
            if printed is None or not breaks(page, printed):
                continue
            slips += 1
            found = is_caught(page, printed)
            caught += found
            by_slip[slip.__name__]["caught" if found else "missed"] += 1
            if not found:
                missed.append(f"{page.name}: {slip.__name__}")
                if tell:
                    changes = {
                        name: (page.printed[name], text) for name, text in printed.items() if page.printed[name] != text
                    }
                    sys.stdout.write(f"{page.name} {slip.__name__} {changes}\n")
    return {
        "clean_pages": clean,
        "clean_pages_with_a_figure_kept_back": alarmed,
        "clean_pages_with_a_notice": noticed,
        "slips_that_break_a_relation": slips,
        "caught": caught,
        "share_caught": round(caught / slips, 4),
        "by_slip": {name: dict(counts) for name, counts in by_slip.items()},
        "missed": dict(Counter(missed)),
    }


def main() -> None:
    """Judge a half, or both, and keep the result of both."""
    which = sys.argv[1] if len(sys.argv) > 1 else "all"
    started = perf_counter()
    result: dict[str, object] = {}
    if which in ("open", "all"):
        result["shapes used while writing the rules"] = judge(list(pages(OPEN, 7)), 7, tell=which == "open")
    if which in ("kept", "all"):
        result["shapes kept for the judging"] = judge(list(pages(KEPT, 11)), 11, tell=which == "kept")
    if which in ("made", "all"):
        made = list(printed_pages())
        result["relations noted on the made pages"] = judge(made, 13, slips_a_page=5, tell=which == "made")
    result["seconds"] = round(perf_counter() - started, 1)
    text = json.dumps(result, indent=1) + "\n"
    sys.stdout.write(text)
    if which == "all":
        RESULT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
