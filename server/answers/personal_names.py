"""Names of private persons: whether a message names somebody whose own circumstances it tells.

In: the text of a message and what the documents publish. Out: yes or no. A name is a title with a surname, or a given
name with a surname; some hundreds of given names are known (`personal.toml`), others are told by their place in the
sentence. A name alone tells nothing about anybody, so the message must not be about public business, or must speak of
somebody near. Office-holders, places, organisations and whoever the documents name are let through.
"""

from __future__ import annotations

import re
from pathlib import Path

from server.answers.cues import load_cues
from server.answers.personal_kinds import Published

_CUES = load_cues(Path(__file__).with_name("personal.toml"))
_OWN_NAME = _CUES["own_name"]
_CLOSE = _CUES["close"]
_ILLNESS = _CUES["illness"]
_BEFORE_A_PLACE = _CUES["before_a_place"]
_AFTER_A_PLACE = _CUES["after_a_place"]
_PUBLIC_ACT = _CUES["public_act"]
_PUBLIC_MATTER = _CUES["public_matter"]
_OFFICE = _CUES["office"]
_NO_SURNAME = _CUES["no_surname"]
_NO_NAME = _CUES["no_name"]
_GIVEN_NAME = _CUES["given_name"]
_RELATION = _CUES["relation"]
_NAME_GIVEN = _CUES["name_given"]
_AMOUNTS = _CUES["amounts"]

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|(?-i:Miss)|Mx|Mister|Missus)\b\.? ((?:[^\W\d_][\w'’-]{1,30}\.? ?){1,3})", re.IGNORECASE
)
_KIN_AND_NAME = re.compile(
    r"\b(?:mum|mam|mother|dad|father|nan|nana|nanny|gran|granny|grandma|grandad|grandpa|husband|wife|partner|son|daughter"
    r"|brother|sister|aunt|auntie|aunty|uncle|cousin|nephew|niece|neighbour|mate|friend|lodger|carer|nurse)"
    r",? ([^\W\d_]{3,20})\b",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(r"(?<![\w'’-])([^\W\d_][\w'’-]{1,30}) (?=([^\W\d_][\w'’-]{2,30}))")
_HOUSE_NUMBER = re.compile(r"(?<!\d)\d{1,4}[a-e]?,? $")
_WRITTEN = re.compile(
    r"(?:['’]s?)? (?:blog|report|study|research|survey|paper|article|book|podcast|column|review|analysis)\b",
    re.IGNORECASE,
)
"""Behind the name of somebody who wrote it: "Jo Bloggs's blog"."""
_POSSESSIVE = re.compile(r"['’]s?$")


def names_a_private_person(text: str, published: Published) -> bool:
    """Whether a text names a person and tells something of that person's own life."""
    public, close = bool(_PUBLIC_MATTER.search(text)), bool(_CLOSE.search(text))
    ill = close or (bool(_ILLNESS.search(text)) and not public)
    private = ill or not (public or _PUBLIC_ACT.search(text) or _AMOUNTS.search(text))
    if (private or not public) and any(_is_private_title(match, published) for match in _TITLED.finditer(text)):
        return True
    of_one = close or (ill and not _AMOUNTS.search(text))
    for first in _TWO_WORDS.finditer(text):
        surname = _POSSESSIVE.sub("", first[2])
        if not _may_be(text, first, surname, published):
            continue
        known, capitals = is_given_name(first[1]), _is_capital(first[1], text) and _is_capital(surname, text)
        related = _follows(text, first, _RELATION)
        if _follows(text, first, _NAME_GIVEN) or (known and capitals and _follows(text, first, _OWN_NAME)):
            return True
        if capitals and (of_one or (private and known) or (related and not public)):
            return True
        if known and (related or (private and len(surname) > 3)):
            return True
    return private and any(_is_first_name(text, match, published) for match in _KIN_AND_NAME.finditer(text))


def _after(text: str, first: re.Match[str]) -> str:
    """What follows the two words of a name, from the end of the surname without "'s"."""
    end = first.end() + len(_POSSESSIVE.sub("", first[2]))
    return text[end : end + 30]


def is_given_name(word: str) -> bool:
    """Whether a word is one of the given names that are known."""
    return bool(_GIVEN_NAME.fullmatch(word))


def _is_capital(word: str, text: str) -> bool:
    """Whether a word has a capital that says something: in a text all of capitals, or in "NHS", it does not."""
    return word[0].isupper() and not text.isupper() and not word[1:2].isupper()


def _is_first_name(text: str, match: re.Match[str], published: Published) -> bool:
    """Whether the word after one of kinship is a first name."""
    return (match[1].istitle() or is_given_name(match[1])) and _may_be(text, match, "", published)


def _may_be(text: str, first: re.Match[str], surname: str, published: Published) -> bool:
    """Whether two words may name a private person: no place, organisation or office-holder, none the documents name."""
    before = text[max(0, first.start() - 60) : first.start()]
    if (
        _NO_NAME.fullmatch(_POSSESSIVE.sub("", first[1]))
        or _NO_NAME.fullmatch(surname)
        or _NO_SURNAME.fullmatch(surname)
    ):
        return False
    if _OFFICE.search(before) or _OFFICE.search(f"{first[1]} ") or _HOUSE_NUMBER.search(before):
        return False
    if surname and (_BEFORE_A_PLACE.search(before) or _AFTER_A_PLACE.search(_after(text, first))):
        return False
    if surname and _WRITTEN.match(_after(text, first)):
        return False
    return f"{first[1]} {surname}".casefold() not in published.names


def _is_private_title(match: re.Match[str], published: Published) -> bool:
    """Whether a title stands before a surname that the documents do not give to somebody with it."""
    words = [_POSSESSIVE.sub("", word) for word in match[1].split()]
    surname = words[1] if len(words[0].rstrip(".")) == 1 and len(words) > 1 else words[0]
    if len(surname) < 2 or _NO_NAME.fullmatch(surname) or (len(words[0]) < 3 and not surname[0].isupper()):
        return False  # "Mrs B's nephew" of an example, "mr and mrs"
    title = match[0].split()[0].rstrip(".")
    return not {f"{title} {words[0]}".casefold(), " ".join(words[:2]).casefold()} & published.names


def _follows(text: str, match: re.Match[str], cue: re.Pattern[str]) -> bool:
    """Whether a cue stands directly before the first word of a name."""
    return bool(cue.search(text[max(0, match.start() - 40) : match.start()]))
