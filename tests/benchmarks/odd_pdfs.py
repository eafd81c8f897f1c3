"""Odd and broken PDF files, made from sound ones: what reaches a council's folder damaged, and what is made to do harm.

In: a kind and a seed. Out: the bytes of a file, the same for the same kind and seed. `odd_bases` has the sound files,
and `odd_structures` what needs the structure of a file changed rather than its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.benchmarks.odd_bases import base
from tests.benchmarks.odd_structures import STRUCTURES

_OBJECT = re.compile(rb"\d{1,9} 0 obj.{0,100000}?endobj", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[\s\[])-?\d{1,9}(?:\.\d{1,9})?(?=[\s\]/>])")
_LENGTH = re.compile(rb"/Length \d{1,9}")
_NAME = re.compile(rb"/[A-Z][A-Za-z]{2,20}")
EXTREMES = (b"-1", b"0", b"99999999999", b"2147483648", b"1e308", b"-0.0000001", b"4294967295", b"[", b">>", b"null")


def cut(random: Random) -> bytes:
    """The beginning of a file."""
    data = base(random)
    return data[: random.randrange(len(data))]


def beheaded(random: Random) -> bytes:
    """The end of a file."""
    data = base(random)
    return data[random.randrange(len(data)) :]


def flipped(random: Random) -> bytes:
    """Some bytes changed, wherever they are."""
    data = bytearray(base(random))
    for _ in range(random.choice([1, 5, 50, 500])):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def blanked(random: Random) -> bytes:
    """A stretch overwritten, as a bad sector leaves it."""
    data = bytearray(base(random))
    at, length = random.randrange(len(data)), random.choice([64, 512, 4096])
    data[at : at + length] = random.choice([bytes(length), random.randbytes(length), b"\xff" * length])
    return bytes(data)


def shifted(random: Random) -> bytes:
    """Bytes put in or taken out, so that every place after them is wrong."""
    data, at = base(random), random.randrange(1000)
    return data[:at] + random.randbytes(random.randrange(9)) + data[at + random.randrange(9) :]


def without_objects(random: Random) -> bytes:
    """Objects taken out."""
    data = base(random)
    for _ in range(random.randint(1, 4)):
        found = list(_OBJECT.finditer(data))
        if found:
            one = random.choice(found)
            data = data[: one.start()] + data[one.end() :]
    return data


def doubled_objects(random: Random) -> bytes:
    """Objects that are there twice, the second with another's content."""
    data = base(random)
    found = list(_OBJECT.finditer(data))
    one, other = random.choice(found), random.choice(found)
    head = one[0].split(b" obj")[0]
    at = random.choice(found).start()
    return data[:at] + head + b" obj" + other[0].split(b" obj", 1)[1] + b"\n" + data[at:]


def extreme_numbers(random: Random) -> bytes:
    """Numbers of the structure made huge, negative or no numbers."""
    return _changed(random, _NUMBER, lambda _: random.choice(EXTREMES), random.choice([1, 3, 20]))


def wrong_lengths(random: Random) -> bytes:
    """Streams that say another length than they have."""
    return _changed(random, _LENGTH, lambda _: b"/Length %d" % random.choice([0, 1, 10**9, -5, 17]), 3)


def other_names(random: Random) -> bytes:
    """Names of the structure put in place of one another."""
    names = list(set(_NAME.findall(base(random))))
    return _changed(random, _NAME, lambda _: random.choice(names), random.choice([1, 4, 12]))


def line_ends(random: Random) -> bytes:
    """A file sent as text: line ends changed, bytes above 127 lost."""
    data = base(random)
    changed = data.replace(b"\r", b"\n") if random.random() < 0.5 else data.replace(b"\n", b"\r\n")
    return changed if random.random() < 0.5 else bytes(byte & 127 for byte in changed)


def joined(random: Random) -> bytes:
    """Two files in one, or a file behind what is none."""
    before = random.choice(
        [base(random), b"HTTP/1.1 200 OK\r\n\r\n", random.randbytes(2000), b"<html>Not found</html>"]
    )
    return before + base(random)


def no_pdf(random: Random) -> bytes:
    """Anything but a PDF under its name."""
    head = random.choice([b"", b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF\n", b"<!doctype html><p>Sign in</p>"])
    return head + random.randbytes(random.choice([0, 10, 5000]))


def _changed(random: Random, pattern: re.Pattern[bytes], say: Callable[[bytes], bytes], times: int) -> bytes:
    data = base(random)
    for _ in range(times):
        found = list(pattern.finditer(data))
        if found:
            one = random.choice(found)
            data = data[: one.start()] + say(one[0]) + data[one.end() :]
    return data


KINDS: dict[str, Callable[[Random], bytes]] = {
    made.__name__.replace("_", " "): made
    for made in (
        *(cut, beheaded, flipped, blanked, shifted, without_objects, doubled_objects, extreme_numbers, wrong_lengths),
        *(other_names, line_ends, joined, no_pdf),
    )
} | STRUCTURES
"""How each kind is made."""


def odd(kind: str, seed: int) -> bytes:
    """A file of a kind."""
    return KINDS[kind](Random(f"{kind} {seed}"))
