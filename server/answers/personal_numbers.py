"""Numbers and addresses that belong to a person: NHS, National Insurance, phone, bank, case, birth, home, e-mail.

In: the text of a message and what the documents publish. Out: the kinds found. Telephone numbers are recognised by
libphonenumber; the rest by their published forms (NHS numbers: NHS Data Dictionary, modulus 11; IBANs: ISO 13616,
modulus 97; NI numbers: HMRC manual NIM39110; postcodes: BS 7666) and the words that say what a number is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType

from server.answers.cues import load_cues
from server.answers.personal_kinds import Kind, Published, digits_of

_CUES = load_cues(Path(__file__).with_name("personal.toml"))
_BIRTH = _CUES["birth"]
_BIRTHS_COUNTED = _CUES["births_counted"]
_DAY = _CUES["day"]
_DAY_OF_A_LIFE = _CUES["day_of_a_life"]
_SORT_CODE = _CUES["sort_code"]
_CASE = _CUES["case"]
_CASE_WORD = _CUES["case_word"]
_CASE_SHAPE = _CUES["case_shape"]
_PUBLIC_REFERENCE = _CUES["public_reference"]
_MAILBOX = _CUES["mailbox"]
_PUBLIC_MAILBOX = _CUES["public_mailbox"]
_DWELLING = _CUES["dwelling"]
_DWELLING_AFTER = _CUES["dwelling_after"]
_HOUSE_IN_STREET = _CUES["house_in_street"]
_LIVES_AT = _CUES["lives_at"]
_SOMEBODYS = _CUES["somebodys"]
_PUBLIC_PLACE = _CUES["public_place"]

_NHS = re.compile(r"(?<![\w£,./-])\d(?:[ ./-]{0,3}\d){9}(?![\w%]|[,./-]\d)|\bnhs(?: ?no| ?number)?:?(\d{10})\b", re.I)
_NHS_SAID = re.compile(r"\bnhs|\benn aitch ess\b|\bnational health\b|\bhospital (?:no\b|number)", re.IGNORECASE)
_NI = re.compile(r"(?<![A-Z0-9])[A-Z]{2}(?:[ .-]{0,3}\d){6}[ .-]{0,3}[A-D](?![A-Z0-9])", re.IGNORECASE)
_NI_SAID = re.compile(
    r"\b(?:national insurance|n\.?i\.?(?:no|n)?)\b.{0,25}"
    r"\b(?!(?:in|to|of|is|on|at|by|no|my|it|or|so|as|up)\b)[A-Z]{2}(?:[ .-]{0,3}\d){6}(?!\d)",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\d£,.])(?:\d{4}[ -]{0,2}){3}\d{4}(?!\d)|(?<!\d)3[47]\d\d[ -]?\d{6}[ -]?\d{5}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[0-9]{1,3})?\b", re.IGNORECASE)
_SIX_AND_EIGHT = re.compile(
    r"(?<![\d£,.])\d\d[ .-]?\d\d[ .-]?\d\d\D{1,40}\d{8}(?!\d)"
    r"|(?<![\d£,.])\d{8}\D{1,40}\d\d[ .-]?\d\d[ .-]?\d\d(?!\d)"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ -]{0,2}[\dO][A-Z]{2}\b", re.IGNORECASE)
_OF_SERVICES = frozenset(
    {PhoneNumberType.UAN, PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE}
)
"""Numbers that begin with 03, 08 or 09: organisations have them, people do not."""
_PERIOD = re.compile(
    r"(?<![\w/-])(?:[a-z]{3,6}-|['’])?(?:(?:19|20)?\d\d[-/](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d|\d\d?/\d\d?/(?:\d\d){1,2})$",
    re.I,
)
"""A year, financial year or day at the end of what looked like a reference: "clients 2022-23", "queue, mid-2024"."""
_FEWEST_DIGITS = 10
"""Of a telephone number with its area code: shorter ones are dates, codes and counts."""
_DIGIT_WORDS = {
    word: str(digit)
    for digit, words in enumerate(
        ("zero nought oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
    for word in words.split()
}
_SPOKEN = re.compile(
    rf"\b(?:(?:{'|'.join(_DIGIT_WORDS)}|double|treble|triple)[ ,.]{{1,2}}){{3,20}}(?:{'|'.join(_DIGIT_WORDS)})\b", re.I
)


def numbered_kinds(text: str, published: Published) -> tuple[frozenset[Kind], str]:
    """The kinds of number or address in a text, and the text without them.

    A stretch taken for one kind is read as no other.
    """
    found, rest = set[Kind](), _SPOKEN.sub(_in_digits, text)
    for kind, take in _TAKERS:
        left = take(rest, published)
        if left != rest:
            found.add(kind)
            rest = left
    return frozenset(found), rest


def _in_digits(match: re.Match[str]) -> str:
    """Digits for digits in words: "four double one" is 411."""
    digits, times = "", 1
    for word in re.findall(r"[a-z]+", match[0].lower()):
        digits += _DIGIT_WORDS.get(word, "") * times
        times = {"double": 2, "treble": 3, "triple": 3}.get(word, 1)
    return digits


def _is_nhs_number(digits: str) -> bool:
    """Whether the last of ten digits checks the others: weights 10 to 2, modulus 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def _is_iban(text: str) -> bool:
    """Whether letters and digits are an IBAN: the first four put last, letters as 10 to 35, leave 1 by 97."""
    written = "".join(text.split()).upper()
    return int("".join(str(int(character, 36)) for character in written[4:] + written[:4])) % 97 == 1


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} … {text[end:]}"


def _take_matches(text: str, pattern: re.Pattern[str], is_one: Callable[[re.Match[str]], bool]) -> str:
    """The text without what a pattern finds and `is_one` agrees to."""
    return pattern.sub(lambda match: " … " if is_one(match) else match[0], text)


def _take_mailboxes(text: str, published: Published) -> str:
    def is_private(match: re.Match[str]) -> bool:
        return match[0].casefold() not in published.mailboxes and not _PUBLIC_MAILBOX.fullmatch(match[0])

    return _take_matches(text, _MAILBOX, is_private)


def _take_bank(text: str, published: Published) -> str:
    taken = _take_matches(_CARD.sub(" … ", text), _IBAN, lambda match: _is_iban(match[0]))
    return _SORT_CODE.sub(" … ", _SIX_AND_EIGHT.sub(" … ", taken))


def _take_national_insurance(text: str, published: Published) -> str:
    return _NI.sub(" … ", _NI_SAID.sub(" … ", text))


def _take_nhs(text: str, published: Published) -> str:
    said = bool(_NHS_SAID.search(text))

    def is_nhs(match: re.Match[str]) -> bool:
        digits = digits_of(match[0])
        spaced_as_nhs = re.fullmatch(r"\d{3}\D{1,3}\d{3}\D{1,3}\d{4}", match[0])
        return digits[0] != "0" and bool(match[1] or said or spaced_as_nhs or _is_nhs_number(digits))

    return _take_matches(text, _NHS, is_nhs)


def _take_phones(text: str, published: Published) -> str:
    for match in reversed(list(PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE))):
        written, digits = match.raw_string.lstrip("("), digits_of(match.raw_string)
        private = phonenumbers.number_type(match.number) not in _OF_SERVICES and digits not in published.numbers
        if private and len(digits) >= _FEWEST_DIGITS and written.startswith(("0", "+")):
            text = _without(text, match.start, match.end)
    return text


def _take_births(text: str, published: Published) -> str:
    """A day beside a word of birth, or the day in "I'm 5 January 1963". People born in a year may be counted."""
    if _BIRTHS_COUNTED.search(text):
        return text
    if _BIRTH.search(text):
        text = _DAY.sub(" … ", text)
    return _DAY_OF_A_LIFE.sub(" … ", text)


def _take_cases(text: str, published: Published) -> str:
    """A number called a case, or a number of that shape beside what is done with cases; none of a council's papers."""

    def is_private(match: re.Match[str]) -> bool:
        if _PERIOD.search(match[0]):
            return False
        return not _PUBLIC_REFERENCE.search(text[max(0, match.start() - 30) : match.end()])

    taken = _take_matches(text, _CASE, is_private)
    return _take_matches(text, _CASE_SHAPE, is_private) if taken == text and _CASE_WORD.search(text) else taken


def _take_homes(text: str, published: Published) -> str:
    """A postcode with a house beside it, or a house that somebody lives at; an area by its postcode alone stays."""
    for match in _POSTCODE.finditer(text):
        before, after = text[max(0, match.start() - 70) : match.start()], text[match.end() : match.end() + 30]
        if _DWELLING.search(before) or _DWELLING_AFTER.match(after) or _HOUSE_IN_STREET.search(text):
            return _without(text, match.start(), match.end())
    if _LIVES_AT.search(text):
        return _LIVES_AT.sub(" … ", text)
    return _HOUSE_IN_STREET.sub(" … ", text) if _SOMEBODYS.search(text) and not _PUBLIC_PLACE.search(text) else text


_TAKERS: tuple[tuple[Kind, Callable[[str, Published], str]], ...] = (
    (Kind.EMAIL, _take_mailboxes),
    (Kind.NI_NUMBER, _take_national_insurance),
    (Kind.BANK, _take_bank),
    (Kind.PHONE, _take_phones),
    (Kind.NHS_NUMBER, _take_nhs),
    (Kind.CASE_NUMBER, _take_cases),
    (Kind.DATE_OF_BIRTH, _take_births),
    (Kind.ADDRESS, _take_homes),
)
"""In this order: the surest forms first, so that their digits are not read as something else."""
