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
from tests.benchmarks.clean_pages import NUMBER, Page, is_broken
from tests.benchmarks.pages_kept import KEPT
from tests.benchmarks.pages_open import OPEN
from tests.benchmarks.printed_relations import printed_pages

RESULT = Path(__file__).parent / "results" / "corruptions.json"
PAGES_A_SHAPE = 4
SLIPS_A_PAGE = 8
Printed = dict[str, str]


def drop_digit(page: Page, rng: random.Random) -> Printed | None:
    """One digit is lost: 5,162 becomes 5,12."""
    return _change(
        page, rng, lambda text: _without(text, rng.choice(_digits(text))) if len(_digits(text)) > 1 else text
    )


def drop_digit_and_regroup(page: Page, rng: random.Random) -> Printed | None:
    """One digit is lost and the thousands mark moves with it: 5,162 becomes 512."""
    return _change(page, rng, lambda text: _regrouped(_without(text, rng.choice(_digits(text)))))


def transpose(page: Page, rng: random.Random) -> Printed | None:
    """Two neighbouring digits change places: 142.1 becomes 124.1."""

    def changed(text: str) -> str:
        pairs = [i for i in _digits(text)[:-1] if text[i + 1].isdigit() and text[i] != text[i + 1]]
        i = rng.choice(pairs) if pairs else -1
        return text if i < 0 else text[:i] + text[i + 1] + text[i] + text[i + 2 :]

    return _change(page, rng, changed)


def wrong_digit(page: Page, rng: random.Random) -> Printed | None:
    """One digit is another."""

    def changed(text: str) -> str:
        i = rng.choice(_digits(text))
        return text[:i] + rng.choice([d for d in "123456789" if d != text[i]]) + text[i + 1 :]

    return _change(page, rng, changed)


def double_digit(page: Page, rng: random.Random) -> Printed | None:
    """One digit is typed twice."""

    def changed(text: str) -> str:
        i = rng.choice(_digits(text))
        return _regrouped(text[:i] + text[i] + text[i:])

    return _change(page, rng, changed)


def lose_point(page: Page, rng: random.Random) -> Printed | None:
    """The decimal point is lost: 142.1 becomes 1421."""
    return _change(page, rng, lambda text: re.sub(r"\.(?=\d)", "", text))


def point_for_comma(page: Page, rng: random.Random) -> Printed | None:
    """The thousands mark is taken for a decimal point: 5,162 becomes 5.162."""
    return _change(page, rng, lambda text: text.replace(",", ".", 1) if text.count(",") == 1 else text)


def wrong_multiplier(page: Page, rng: random.Random) -> Printed | None:
    """£6.5m becomes £6.5k or £6.5bn; £142.1 million becomes £142.1."""

    def changed(text: str) -> str:
        return re.sub(r"\s?(?:million|m)\b", rng.choice(["k", "bn", ""]), text)

    return _change(page, rng, changed)


def lose_sign(page: Page, rng: random.Random) -> Printed | None:
    """A minus sign or the brackets of a negative number are lost."""
    return _change(page, rng, lambda text: text.strip("-−()"))


def change_round(page: Page, rng: random.Random) -> Printed | None:
    """Two cells of one column change places."""
    columns = [column for column in page.columns if len(column) > 1]
    if not columns:
        return None
    one, other = rng.sample(rng.choice(columns), 2)
    return page.printed | {one: page.printed[other], other: page.printed[one]}


def swap_columns(page: Page, rng: random.Random) -> Printed | None:
    """In one row the numbers of two columns change places."""
    if len(page.columns) < 2:
        return None
    first, second = rng.sample(page.columns, 2)
    row = rng.randrange(min(len(first), len(second)))
    one, other = first[row], second[row]
    return page.printed | {one: page.printed[other], other: page.printed[one]}


def shift_rows(page: Page, rng: random.Random) -> Printed | None:
    """From one row on, the numbers of a column stand a row too low; the last is lost."""
    columns = [column for column in page.columns if len(column) > 2]
    if not columns:
        return None
    column = rng.choice(columns)
    start = rng.randrange(len(column) - 1)
    moved = dict(zip(column[start + 1 :], (page.printed[name] for name in column[start:]), strict=False))
    return page.printed | moved


def copy_from_above(page: Page, rng: random.Random) -> Printed | None:
    """A cell repeats the one above."""
    columns = [column for column in page.columns if len(column) > 1]
    if not columns:
        return None
    column = rng.choice(columns)
    row = rng.randrange(1, len(column))
    return page.printed | {column[row]: page.printed[column[row - 1]]}


SLIPS: tuple[Callable[[Page, random.Random], Printed | None], ...] = (
    drop_digit, drop_digit_and_regroup, transpose, wrong_digit, double_digit, lose_point, point_for_comma,
    wrong_multiplier, lose_sign, change_round, swap_columns, shift_rows, copy_from_above,
)  # fmt: skip


def _change(page: Page, rng: random.Random, changed: Callable[[str], str]) -> Printed | None:
    """The page's numbers with one of them changed, or None where the slip cannot happen to any tried."""
    for _ in range(6):
        name = rng.choice(sorted(page.printed))
        text = changed(page.printed[name])
        if text != page.printed[name] and NUMBER.fullmatch(text):
            return page.printed | {name: text}
    return None


def _digits(text: str) -> list[int]:
    return [i for i, character in enumerate(text) if character.isdigit()]


def _without(text: str, i: int) -> str:
    return text[:i] + text[i + 1 :]


def _regrouped(text: str) -> str:
    return re.sub(r"[\d,]*\d(?=[^\d,]|$)", lambda match: f"{int(match[0].replace(',', '')):,}", text, count=1)


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
