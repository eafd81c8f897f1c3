"""The public wording: every sentence that the program itself says to the public, from a file that a council edits.

In: a TOML file of tables and texts (server/wording.toml is the one that comes with the program). Out: `Wording`, which
holds exactly the texts named in BLANKS and fills their blanks. A text that is missing, unknown, empty or names a blank
that does not exist stops the program at start, not in front of a resident.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from server.answers.personal_kinds import Kind
from server.errors import WordingInvalid
from server.languages import LANGUAGES
from server.records.feedback import Reason
from server.records.reported import Reason as Wrong

SHIPPED = Path(__file__).with_name("wording.toml")

BLANKS: dict[str, frozenset[str]] = {
    "site.automated": frozenset(),
    "site.demonstration": frozenset(),
    "site.council": frozenset({"council"}),
    "site.cleared": frozenset(),
    "site.newer": frozenset(),
    "site.thanks": frozenset(),
    "site.not_easy_read": frozenset(),
    "site.private": frozenset({"time"}),
    "site.private_shared": frozenset({"time"}),
    "site.summary": frozenset(),
    "site.summary_itself": frozenset(),
    "site.not_checked": frozenset(),
    "site.checked": frozenset({"date"}),
    "site.checked_old": frozenset({"date"}),
    "site.person": frozenset(),
    "site.nobody": frozenset(),
    "site.no_person": frozenset(),
    "site.place_gone": frozenset(),
    "site.place_before": frozenset({"measure", "value"}),
    "site.place_withheld": frozenset({"measure"}),
    "site.place_now": frozenset({"value"}),
    "site.expired": frozenset({"time"}),
    "site.kept": frozenset(),
    "site.expired_title": frozenset(),
    "simpler.lead": frozenset(),
    "simpler.private": frozenset({"time"}),
    "simpler.private_shared": frozenset({"time"}),
    "simpler.covers": frozenset(),
    "answered.title": frozenset(),
    "answered.yes": frozenset(),
    "answered.no": frozenset(),
    "answered.text": frozenset(),
    "answered.other_period": frozenset({"value", "period"}),
    "answered.foreseen": frozenset(),
    "answered.of_nation": frozenset({"area"}),
    "answered.proposed": frozenset(),
    "answered.no_reason": frozenset(),
    "answered.numerator": frozenset(),
    "answered.denominator": frozenset(),
    "answered.no_value": frozenset({"names"}),
    "answered.year_before": frozenset({"period", "value"}),
    "answered.meeting": frozenset({"body", "day"}),
    "answered.meeting_day": frozenset({"day"}),
    "answered.meeting_body": frozenset({"body"}),
    "answered.draft_minutes": frozenset(),
    "answered.recommended": frozenset(),
    "answered.exempt": frozenset(),
    "clarify.title": frozenset(),
    "clarify.figures": frozenset(),
    "clarify.open": frozenset(),
    "clarify.text": frozenset(),
    "not_held.title": frozenset(),
    "not_held.period": frozenset({"measure", "period"}),
    "not_held.held_for": frozenset({"periods"}),
    "not_held.part": frozenset({"period"}),
    "not_held.area": frozenset({"area"}),
    **{f"not_held.part_{number}": frozenset[str]() for number in (1, 2, 3, 4)},
    "not_held.nearest_is": frozenset({"value", "period"}),
    "not_held.no_value": frozenset({"measure", "mark"}),
    "not_held.text": frozenset(),
    "not_held.unsure": frozenset(),
    "not_held.unsure_title": frozenset(),
    "not_held.periods": frozenset({"periods"}),
    "not_held.groups": frozenset({"groups"}),
    "not_held.nearest": frozenset(),
    "not_held.nearest_part": frozenset({"heading"}),
    "not_held.only_recommended": frozenset({"heading"}),
    "not_held.items": frozenset({"headings"}),
    "not_held.nearest_note": frozenset(),
    "signpost.title": frozenset(),
    "signpost.text": frozenset(),
    "signpost.possible": frozenset(),
    "signpost.general": frozenset(),
    "out_of_scope.title": frozenset(),
    "out_of_scope.text": frozenset(),
    "out_of_scope.language": frozenset(),
    "out_of_scope.language_title": frozenset(),
    "personal_data.title": frozenset(),
    "personal_data.text": frozenset({"kinds"}),
    "personal_data.urgent": frozenset({"kinds"}),
    "personal_data.details": frozenset(),
    **{f"personal_data.{kind.value}": frozenset[str]() for kind in Kind},
    "greeting.title": frozenset(),
    "greeting.text": frozenset(),
    "greeting.held": frozenset({"titles"}),
    "greeting.newest": frozenset({"titles", "documents"}),
    **{f"feedback.{reason.value}": frozenset[str]() for reason in Reason},
    "paused.title": frozenset(),
    "paused.text": frozenset(),
    "invalid.title": frozenset(),
    **{f"report.{reason.value}": frozenset[str]() for reason in Wrong},
    **{f"languages.{code}": frozenset[str]() for code in LANGUAGES},
}
"""Every text by its key, "table.name", with the blanks it may have."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts by key. `wording.text("site.checked", date="3 July 2025")` is one with its blanks filled."""

    texts: Mapping[str, str]

    def text(self, key: str, **blanks: object) -> str:
        """The text of a key with its blanks filled; a key or blank that does not exist is a KeyError."""
        unknown = blanks.keys() - BLANKS[key]
        if unknown:
            raise KeyError(f"{key} has no blank {sorted(unknown)}")
        return self.texts[key].format(**blanks)

    def is_of_language(self, text: str) -> bool:
        """Whether a text says that a question is not in English, in whatever language it says so."""
        return text == self.texts["out_of_scope.language"] or self.in_languages(text)[-1][1] != "en"

    def in_languages(self, text: str) -> tuple[tuple[str, str], ...]:
        """The parts of an answer's text, each with the language that the page says it is in.

        What stands before a text in another language is English.
        """
        code = next((code for code in LANGUAGES if text.endswith(self.texts[f"languages.{code}"])), "en")
        before = text.removesuffix(self.texts[f"languages.{code}"]).strip() if code != "en" else ""
        return ((before, "en"), (text[len(before) :].strip(), code)) if before else ((text, code),)


def load_wording(path: Path | None = None) -> Wording:
    """The wording of a file, or of the one that comes with the program; `WordingInvalid` names the first fault."""
    path = path or SHIPPED
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _invalid(path, f"cannot be read: {error}") from error
    texts = {f"{table}.{name}": text for table, entries in tables.items() for name, text in _entries(entries)}
    missing, unknown = sorted(BLANKS.keys() - texts.keys()), sorted(texts.keys() - BLANKS.keys())
    if missing or unknown:
        raise _invalid(path, f"lacks {', '.join(missing) or 'nothing'}; has unknown {', '.join(unknown) or 'nothing'}")
    for key, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise _invalid(path, f"{key} is not a text")
        strange = sorted(_blanks(path, key, text) - BLANKS[key])
        if strange:
            raise _invalid(path, f"{key} has the unknown blank {{{strange[0]}}}")
    return Wording({key: str(text) for key, text in texts.items()})


def _entries(table: object) -> list[tuple[str, object]]:
    return list(table.items()) if isinstance(table, dict) else [("", table)]


def _blanks(path: Path, key: str, text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise _invalid(path, f"{key} has an unmatched brace: {error}") from error


def _invalid(path: Path, fault: str) -> WordingInvalid:
    return WordingInvalid(
        "wording_invalid", f"The public wording in {path} {fault}.", f"Compare it with {SHIPPED.name} of the program."
    )
