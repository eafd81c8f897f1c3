"""The settings, one list: each has a name, a default, limits and a sentence of help.

In: environment variables that begin with LOCAL_ACCOUNT_, and what the command line says over them. Out: `Settings`, or
`SettingsInvalid` that names the variable, what is wrong with it and what to do. docs/configuration.md lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from limits import parse_many
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.models import Council
from server.errors import SettingsInvalid
from server.languages import LANGUAGES
from server.security import MAX_QUESTION_CHARS

PREFIX = "LOCAL_ACCOUNT_"


def _names(value: object) -> object:
    """Names parted by commas, as they stand in an environment variable."""
    return tuple(name.strip() for name in value.split(",") if name.strip()) if isinstance(value, str) else value


def _rate(value: str) -> str:
    """A rate as flask-limiter reads it: "60 per minute; 1000 per day"."""
    parse_many(value)  # raises ValueError
    return value


_ISSUER = r"^(https://[^\s?#]+|http://(127\.0\.0\.1|localhost)(:\d+)?[^\s?#]*)$"
"""An https address; http only to this machine, for trying things."""
_EVERY_TENANT = re.compile(r"^https://login\.microsoftonline\.com/(common|organizations|consumers)\b")
"""Microsoft's addresses for people of any organisation: their tokens name another issuer, so none would be taken."""
_ORIGIN = re.compile(r"https://[a-z0-9.-]+(?::\d+)?|http://(?:127\.0\.0\.1|localhost)(?::\d+)?")


def _origins(names: tuple[str, ...]) -> tuple[str, ...]:
    """Origins as a browser writes them; one that no browser could send would let nobody in and tell nobody why."""
    for name in names:
        if not _ORIGIN.fullmatch(name):
            raise ValueError(f"{name} is not an origin such as https://intranet.example.gov.uk, in small letters")
    return names


class Settings(BaseSettings):
    """How this installation is set up. Built by `load_settings`; frozen afterwards."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    corpus: Path = Field(Path("corpus/documents"), description="Folder of the documents to answer from.")
    index: Path = Field(Path(".local-account/index"), description="Folder that holds the built index.")
    processes: int = Field(
        0, ge=0, le=256, description="Processes that read documents at once in a build; 0: one on each processor."
    )
    reading_seconds: float = Field(
        600,
        ge=1,
        le=86_400,
        description="Seconds that a build gives one file, PDF pages apart; longer, and it is reported and left out.",
    )
    host: str = Field("127.0.0.1", min_length=1, description="Address to listen on; 0.0.0.0 for every network card.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 picks a free one and prints it.")
    threads: int = Field(4, ge=1, le=64, description="Requests served at the same time.")
    trusted_proxies: int = Field(
        0, ge=0, le=10, description="How many reverse proxies stand in front, whose X-Forwarded headers are believed."
    )
    hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names)] = Field(
        (),
        description="Host names the site answers to, parted by commas; any other is refused. Empty: every name.",
    )
    service_name: str = Field("Local Account assistant", min_length=1, description="Name of the service on every page.")
    council_name: str | None = Field(
        None, description="Name of the council, over the one in the catalogue of the documents."
    )
    council_area: str | None = Field(
        None,
        description="The area meant when a question names none, over the one in the catalogue. Where neither says: the "
        "only area that holds the measure. That of the catalogue does not count beside a council’s name without it.",
    )
    contacts: Path | None = Field(
        None, description="File of contacts, over the one that the catalogue of the documents names."
    )
    wording: Path | None = Field(None, description="File of public wording, over the one that comes with the program.")
    model: Path | None = Field(
        None, description="Folder of another sentence-transformers model; the index must be built with the same one."
    )
    caution: float = Field(
        0,
        ge=-4,
        le=4,
        description="How much surer than usual a passage must be before it answers, in log-odds; below 0 less sure. "
        "`local-account evaluate --calibrate` finds it.",
    )
    languages: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names)] = Field(
        LANGUAGES,
        description="Languages, parted by commas, in which who writes in them is told that only English is read.",
    )
    corrections: Path | None = Field(
        None, description="File of the corrections that the site publishes; docs/pages.md shows its form."
    )
    comparators: Path | None = Field(
        None, description="File of the councils that a council calls similar; docs/figures-pages.md shows its form."
    )
    accessibility_audited: date | None = Field(
        None, description="Day (2026-11-02) of an accessibility audit by somebody else; unset: not yet audited."
    )
    accessibility_reviewed: date | None = Field(
        None,
        description="Day (2026-11-02) on which whoever runs this site prepared its accessibility statement or last "
        "reviewed it; unset: the day of the text that comes with the program.",
    )
    max_question_chars: int = Field(
        MAX_QUESTION_CHARS, ge=20, le=2000, description="Longest question that is read, in characters."
    )
    conversation_hours: float = Field(
        24, gt=0, le=24, description="Hours after its last question until a conversation is forgotten."
    )
    conversations_kept: int = Field(
        2000, ge=1, le=100_000, description="Conversations kept at once; the oldest goes first."
    )
    ask_rate: Annotated[str, AfterValidator(_rate)] = Field(
        "60 per minute; 1000 per day",
        description="How many questions one address may ask, for instance “60 per minute; 1000 per day”.",
    )
    paused: str | None = Field(
        None,
        description="Reason why no question is answered for now, shown to everybody. Unset: questions are answered.",
    )
    retention: Literal["none", "counts"] = Field(
        "none",
        description="What is kept of questions on disk: none, or their counts by day and outcome, never their words.",
    )
    feedback: bool = Field(
        True,
        description="Whether each answer is followed by the question whether it helped; an answer to that is kept as a "
        "count by day, outcome and reason, whatever the retention of questions.",
    )
    records: Path = Field(
        Path(".local-account/records"), description="Folder of what is kept: the counts, and what staff sign in with."
    )
    secret: SecretStr | None = Field(
        None,
        min_length=32,
        description="32 characters or more, by chance, the same for all processes of an installation: then they share "
        "conversations and sessions. Unset: one process.",
    )
    staff_issuer: str | None = Field(
        None,
        pattern=_ISSUER,
        description="Address of the OpenID Connect provider that staff sign in with. Unset: nobody can sign in.",
    )
    staff_client_id: str | None = Field(None, min_length=1, description="Name of this installation at that provider.")
    staff_client_secret: SecretStr | None = Field(
        None, min_length=1, description="Secret of this installation at that provider, where it gave one."
    )
    staff_idle_minutes: float = Field(
        30, gt=0, le=480, description="Minutes without use until somebody signed in is signed out."
    )
    staff_hours: float = Field(10, gt=0, le=24, description="Hours after signing in until one must sign in again.")
    widget_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names), AfterValidator(_origins)] = Field(
        (), description="Origins whose pages may hold the staff chat widget, parted by commas. Empty: none."
    )

    @property
    def staff_may_sign_in(self) -> bool:
        """Whether a provider is named; only then is anything of the staff pages switched on."""
        return self.staff_issuer is not None

    def home_area(self, council: Council) -> str | None:
        """The area meant when a question names none, over a catalogue that tells of a council.

        A site that bears another council's name than the catalogue's does not take over its area: it would call the
        area of somebody else's documents, and their contacts, its own.
        """
        if self.council_area is not None or council.area is None:
            return self.council_area
        named = self.council_name
        is_theirs = named is None or named == council.name or council.area.casefold() in named.casefold()
        return council.area if is_theirs else None

    @model_validator(mode="after")
    def _provider_is_whole(self) -> Settings:
        if (self.staff_issuer is None) != (self.staff_client_id is None):
            raise ValueError("staff_issuer and staff_client_id are set together or not at all")
        if self.staff_issuer is not None and _EVERY_TENANT.match(self.staff_issuer):
            raise ValueError("staff_issuer is for people of any organisation; name your own tenant by its id")
        return self


def variable(name: str) -> str:
    """The environment variable of a setting: `variable("port") == "LOCAL_ACCOUNT_PORT"`."""
    return PREFIX + name.upper()


def load_settings(**overrides: Any) -> Settings:
    """The settings from the environment, with `overrides` (those that are not None) over them."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        problems = "; ".join(
            f"{variable(str(item['loc'][0])) if item['loc'] else 'settings'}: {item['msg']}" for item in error.errors()
        )
        raise SettingsInvalid(
            "settings_invalid",
            f"A setting cannot be used. {problems}",
            "Mend or unset it; docs/configuration.md lists every setting with its limits.",
        ) from error


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """Variables that begin like a setting but are none, most likely misspelt. Sorted."""
    known = {variable(name) for name in Settings.model_fields} | {variable("shared")}  # SHARED: the tests' documents
    return sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
