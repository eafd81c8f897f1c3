"""Every state that a reader of the site can be in, and how a person gets there: by opening, asking and pressing.

In: a page of a browser. Out: that page in the state, with and without scripts alike. Tests of how pages look and work
go over all of them, so that a new state is tested on arrival; `tests/screenshots.py` takes its pictures of some.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from playwright.sync_api import Locator, Page
from site_examples import QUESTIONS


@dataclass(frozen=True, slots=True)
class State:
    """A state: the path that is opened, the questions that are asked there one by one, and what is pressed then."""

    path: str = "/"
    asked: tuple[str, ...] = ()
    pressed: tuple[str, ...] = ()
    """Names of links and buttons; of several with one name the first."""
    site: str = "usual"
    """Which site it is a state of: a key of SITES."""
    says: str = ""
    """Words that tell the state: without them on the page it is another one."""


SITES: dict[str, dict[str, object]] = {
    "usual": {},
    "council": {
        "council_name": "Exampleshire County Council",
        "retention": "counts",
        "accessibility_audited": date(2026, 11, 2),
        "staff_issuer": "http://127.0.0.1:9",  # nobody signs in here, but the cookies of who does are told
        "staff_client_id": "assistant",
    },
    "paused": {"paused": "We are correcting the figures for 2022-23."},
    "strict": {"ask_rate": "1 per hour", "corrections": None, "feedback": False},
    "broken": {},
    "languages": {"languages": ("ar", "pl", "ur")},
}
"""Settings that differ, by the name of a site."""

SAID = {
    "figure": "7,891 people",
    "change": "1,152 contacts",
    "text": "March 2026",
    "clarify": "Which do you mean?",
    "not held": "The documents do not say",
    "signpost": "Who can help",
    "out of scope": "Only questions in English",
    "personal data": "Please leave out personal details",
    "greeting": "Hello",
}
ASKED = {name: State(asked=(question,), says=SAID[name]) for name, (question, _) in QUESTIONS.items()}
SIMPLER = {f"{name}, simpler": replace(state, path="/?view=simple") for name, state in ASKED.items()}
LIST = "List all spending by client group in 2022-23"
FIGURE = QUESTIONS["figure"][0]
PDF = "How much was spent on residential care in 2023-24?"
PARTLY = "How many people were given longer-term care in 2022-23 and how many swans are there?"
PERHAPS = "My mum keeps falling, how many people get help at home?"
ARABIC = "كم عدد الأشخاص الذين ساعدتموهم هذا العام؟"
POLISH = "Ile osób otrzymało pomoc w tym roku?"
STATES: dict[str, State] = {
    "first page": State(),
    "first page, simpler": State("/?view=simple"),
    **ASKED,
    "list": State(asked=(LIST,), says="The figures"),
    "partly": State(asked=(PARTLY,), says="The second part of the question is not answered"),
    "danger, perhaps": State(asked=(PERHAPS,), says="may be in danger"),
    "right to left": State(asked=(ARABIC,), site="languages", says="هذا المساعد"),
    "another alphabet": State(asked=(POLISH,), site="languages", says="Ten asystent"),
    "newer": State(asked=("How many carers were given a break in 2021-22?",), says="A newer document is held"),
    "of a PDF": State(asked=(PDF,), says="page 2"),
    **SIMPLER,
    "list, simpler": State("/?view=simple", (LIST,), says="Home care: £12.41 million."),
    "danger, perhaps, simpler": State("/?view=simple", (PERHAPS,), says="may be in danger"),
    "right to left, simpler": State("/?view=simple", (ARABIC,), site="languages", says="هذا المساعد"),
    "several turns": State(asked=(FIGURE, "and the year before?", "How many people?", QUESTIONS["signpost"][0])),
    "cleared": State(asked=(FIGURE,), pressed=("Clear this conversation",), says="has been cleared"),
    "question refused": State(asked=("?",), says="too short to be understood"),
    "follow-up refused": State(asked=(FIGURE, "?"), says="too short to be understood"),
    "question far too long": State(asked=("care " * 4000,), says="What was sent is too long"),
    "feedback asked": State(asked=(FIGURE,), site="council", says="Did this answer help?"),
    "feedback given": State(asked=(FIGURE,), pressed=("Yes, it helped",), site="council", says="Thank you"),
    "paused": State(site="paused", says="No questions can be answered for now"),
    "too many": State(asked=("Hello", "Hello again"), site="strict", says="You can ask again in"),
    "not found": State("/nowhere", says="Page not found"),
    "conversation gone": State("/conversation/unknown", says="no longer kept"),
    "broken": State("/broken", site="broken", says="Something went wrong"),
    "documents": State("/documents"),
    "documents, none found": State("/documents?q=zebra", says="No document fits this search"),
    "document": State("/documents/local-account-2021-23"),
    "document with a cited cell": State(asked=(PDF,), pressed=("Open at this place",)),
    "PDF document": State("/documents/budget-report"),
    "hostile document": State("/documents/hostile"),
    "document, place gone": State(
        "/documents/local-account-2021-23?figure=gone#place", says="no longer in the document"
    ),
    "superseded document": State("/documents/carers-2022", says="Replaced by"),
    "about": State("/about", says="not a service of a council"),
    "accessibility": State("/accessibility", says="has not yet been audited"),
    "privacy": State("/privacy", says="We do not count questions"),
    "cookies": State("/cookies", says="you chose the simpler view"),
    "first page, remembered": State(pressed=("Simpler view",), says="Then press Ask"),
    "corrections": State("/corrections", says="shown for the wrong year"),
    "corrections, none": State("/corrections", site="strict", says="No correction has been listed"),
    "transparency": State("/transparency", says="To be filled in by the council"),
    "feedback": State("/feedback", site="strict", says="keeps nothing about it"),
    "first page, of a council": State(site="council"),
    "about, of a council": State("/about", site="council", says="a service of Exampleshire County Council"),
    "accessibility, audited": State("/accessibility", site="council", says="2 November 2026"),
    "privacy, counted": State("/privacy", site="council", says="we count how many questions"),
    "cookies, listed": State("/cookies", site="council", says="How long it lasts"),
    "transparency, of a council": State("/transparency", site="council", says="Exampleshire County Council"),
    "feedback, kept": State("/feedback", site="council", says="A count for each day"),
}
"""Every state by its name."""


def reach(page: Page, address: str, state: State) -> None:
    """Bring a page into a state of the site at an address."""
    page.goto(address + state.path)
    for question in state.asked:
        page.locator("#question").fill(question)
        _press(page, page.get_by_role("button", name="Ask", exact=True))
    for name in state.pressed:
        _press(page, page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)))


def _press(page: Page, pressed: Locator) -> None:
    """Press a button or follow a link, and wait until what comes of it is shown, with or without a new page."""
    page.locator("h1").evaluate("heading => { heading.dataset.before = 'yes'; }")
    pressed.first.click()
    page.locator("h1:not([data-before])").wait_for()
