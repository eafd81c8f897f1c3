"""Slips of the pen and of the program, each done to one page: a digit lost, a column swapped, a pound sign gone.

In: a page and a source of chance. Out: its numbers with the slip, or None where it cannot happen there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.benchmarks.clean_pages import NUMBER, Page

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
