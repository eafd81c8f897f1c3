"""The cookies of the site: the one list that the program may set, and that the page about cookies shows.

In: nothing. Out: `COOKIES`. The responses of the site (`server.views.responses`) refuse to set any other, so that the
page cannot say less than the truth.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie: its name, what it is for, when it is set, and how long the browser keeps it, all in plain words."""

    name: str
    purpose: str
    set_when: str
    lasts: str


VIEW = Cookie(
    "local-account-view",
    "Remembers that you chose the simpler view. It holds the one word “simple”, and nothing about you.",
    "when you switch on the simpler view, and not before",
    "until you switch back to the usual view, and for a year at most",
)

COOKIES: tuple[Cookie, ...] = (VIEW,)
"""Every cookie that any page sets. None of them may need consent: each does only what the person asked the site for
(PECR 2003, regulation 6(4) and Schedule A1)."""

STAFF_COOKIES = (
    Cookie(
        "__Host-local-account",
        "Keeps a member of staff signed in. The public part of the site does not use it.",
        "when a member of staff begins to sign in",
        "until they sign out or close the browser",
    ),
)
"""Those set besides where the settings name a provider that staff sign in with."""


def set_by_site(*, staff_may_sign_in: bool) -> tuple[Cookie, ...]:
    """The cookies that a site sets."""
    return (*COOKIES, *(STAFF_COOKIES if staff_may_sign_in else ()))
