"""The kinds of personal data, and what is none because the documents publish it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_NAMES = re.compile(r"\b[^\W\d_a-z][\w'’-]{1,30}(?= ([^\W\d_a-z][\w'’-]{1,30}))")
_NUMBERS = re.compile(r"(?<!\d)(?:\d[ ()/-]{0,3}){6,16}(?!\d)")
_MAILBOXES = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


class Kind(StrEnum):
    """A kind of detail about a person: a closed list."""

    NHS_NUMBER = "nhs_number"
    NI_NUMBER = "ni_number"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    DATE_OF_BIRTH = "date_of_birth"
    CASE_NUMBER = "case_number"
    BANK = "bank"
    NAMED_PERSON = "named_person"


@dataclass(frozen=True, slots=True)
class Published:
    """What documents name in public: `names` as "first second" in lower case, `numbers` as digits, `mailboxes`."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()


NOTHING_PUBLISHED = Published()


def published_in(texts: Iterable[str]) -> Published:
    """The names (pairs of neighbouring words with capitals), numbers and mailboxes of some texts."""
    names, numbers, mailboxes = set[str](), set[str](), set[str]()
    for text in texts:
        names.update(f"{match[0]} {match[1]}".casefold() for match in _NAMES.finditer(text))
        numbers.update(digits_of(match[0]) for match in _NUMBERS.finditer(text))
        mailboxes.update(match[0].casefold() for match in _MAILBOXES.finditer(text))
    return Published(frozenset(names), frozenset(numbers), frozenset(mailboxes))


def digits_of(text: str) -> str:
    """The digits of a text alone: digits_of("0113 496-0788") == "01134960788"."""
    return "".join(character for character in text if character.isdigit())
