"""Whom to turn to: the file of contacts that a council edits, read into routes by need.

In: a TOML file of tables `[[contact]]` (id, name, phone, url, hours, checked_on) and `[[route]]` (need, contacts,
text), such as corpus/documents/contacts.toml. Out: `Contacts`, or `ContactsInvalid` that names the entry and the fault:
a route to nobody must stop the program at start, not fail somebody in danger.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from server.answers.models import Answer, Contact
from server.errors import ServerError


class ContactsInvalid(ServerError):
    """The file of contacts cannot be used; the program does not start."""


@dataclass(frozen=True, slots=True)
class Route:
    """Who answers one need, in the order to show them, and the words that go with them."""

    need: str
    contacts: tuple[Contact, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """The routes by need. Without a file there are none."""

    routes: Mapping[str, Route] = field(default_factory=dict)

    def route(self, need: str) -> Route | None:
        """The route of a need ("adult_at_risk"), else the general one, else None."""
        return self.routes.get(need) or self.routes.get("general")

    def people(self, *needs: str) -> tuple[Contact, ...]:
        """Whom to turn to for needs that somebody may have, those of the first need first, nobody twice."""
        routes = [route for need in needs if (route := self.route(need))]
        return tuple(dict.fromkeys(contact for route in routes for contact in route.contacts))

    def before(self, answer: Answer, needs: Sequence[str], words: str) -> Answer:
        """The answer, and before it whom to turn to for needs that somebody may have."""
        people = self.people(*needs)
        if not people:
            return answer
        others = tuple(contact for contact in answer.contacts if contact not in people)
        return replace(answer, text=f"{words} {answer.text}", contacts=(*people, *others))


def shipped_contacts(area: str | None) -> Contacts:
    """The contacts that come with the program, for a corpus that names none: national ones, and those of its area."""
    return load_contacts(Path(str(files("corpus"))) / "documents" / "contacts.toml", area=area)


def load_contacts(path: Path, *, area: str | None = None) -> Contacts:
    """The contacts of a file, without those that its `area` keys give to another area.

    Empty fields are None: what is not known is not shown.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _invalid(path, f"cannot be read: {error}") from error
    entries = {_text(path, entry, "id"): _contact(path, entry) for entry in _tables(path, tables, "contact")}
    foreign = {entry["id"] for entry in _tables(path, tables, "contact") if entry.get("area") not in (None, area)}
    routes = [_route(path, entry, entries, foreign) for entry in _tables(path, tables, "route")]
    return Contacts({route.need: route for route in routes if route is not None})


def _contact(path: Path, entry: Mapping[str, Any]) -> Contact:
    known = {name: str(entry.get(name) or "").strip() or None for name in ("phone", "url", "hours", "checked_on")}
    return Contact(name=_text(path, entry, "name"), **known)


def _route(path: Path, entry: Mapping[str, Any], entries: Mapping[str, Contact], foreign: set[str]) -> Route | None:
    """The route of an entry; where another area's contacts fall away, with the words for elsewhere, or none at all."""
    need, named = _text(path, entry, "need"), entry.get("contacts")
    if not isinstance(named, list) or not named:
        raise _invalid(path, f"sends the need {need!r} to nobody")
    strange = [name for name in named if name not in entries]
    if strange:
        raise _invalid(path, f"sends the need {need!r} to {strange[0]!r}, which is no contact in it")
    kept = tuple(entries[name] for name in named if name not in foreign)
    if not kept or (len(kept) < len(named) and "text_elsewhere" not in entry):
        return None
    return Route(need, kept, _text(path, entry, "text" if len(kept) == len(named) else "text_elsewhere"))


def _tables(path: Path, tables: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = tables.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise _invalid(path, f"holds {name!r} in another form than [[{name}]] tables")
    return found


def _text(path: Path, entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _invalid(path, f"has an entry without {key!r}: {dict(entry)}")
    return value.strip()


def _invalid(path: Path, fault: str) -> ContactsInvalid:
    return ContactsInvalid(
        "contacts_invalid",
        f"The file of contacts {path} {fault}.",
        "Mend it, or name another in LOCAL_ACCOUNT_CONTACTS.",
    )
