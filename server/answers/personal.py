"""Personal data in a message: which kinds of detail it holds about a person, told before anything is kept or searched.

In: the text of a message, and what the documents themselves publish. Out: the kinds, never the details. The kinds are
personal data as the UK GDPR (article 4) has it; a council's own numbers, references of its papers, office-holders, an
area by its postcode alone and whoever the documents name are not private, and pass. `personal_numbers` reads numbers
and addresses, `personal_names` reads names, `personal.toml` holds the words of both.
"""

from __future__ import annotations

from server.answers.personal_kinds import NOTHING_PUBLISHED, Kind, Published, published_in
from server.answers.personal_names import names_a_private_person
from server.answers.personal_numbers import numbered_kinds

__all__ = ["NOTHING_PUBLISHED", "Kind", "Published", "personal_kinds", "published_in"]


def personal_kinds(text: str, published: Published = NOTHING_PUBLISHED) -> tuple[Kind, ...]:
    """The kinds of personal data in a text, in the order of `Kind`.

    `personal_kinds("my NHS number is 943 476 5919") == (Kind.NHS_NUMBER,)`; a question about a council gives ().
    """
    found, rest = numbered_kinds(text, published)
    if names_a_private_person(rest, published):
        found = found | {Kind.NAMED_PERSON}
    return tuple(kind for kind in Kind if kind in found)
