"""Every state that a reader of the site can be in, and how a person gets there: by opening, asking and pressing.

In: a page of a browser. Out: that page in the state, with and without scripts alike. Tests of how pages look and work
go over all of them, so that a new state is tested on arrival; `tests/screenshots.py` takes its pictures of some.
"""

from __future__ import annotations

from dataclasses import dataclass

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


SITES: dict[str, dict[str, object]] = {
    "usual": {},
    "council": {"council_name": "Exampleshire County Council", "retention": "counts"},
    "paused": {"paused": "We are correcting the figures for 2022-23."},
    "strict": {"ask_rate": "1 per hour"},
    "broken": {},
    "languages": {"languages": ("ar", "pl", "ur")},
}
"""Settings that differ, by the name of a site."""

ASKED = {name: State(asked=(question,)) for name, (question, _) in QUESTIONS.items()}
SIMPLER = {f"{name}, simpler": State("/?view=simple", state.asked) for name, state in ASKED.items()}
LIST = "List all spending by client group in 2022-23"
FIGURE = QUESTIONS["figure"][0]
PDF = "How much was spent on residential care in 2023-24?"
ARABIC = "كم عدد الأشخاص الذين ساعدتموهم هذا العام؟"
POLISH = "Ile osób otrzymało pomoc w tym roku?"
STATES: dict[str, State] = {
    "first page": State(),
    "first page, simpler": State("/?view=simple"),
    **ASKED,
    "list": State(asked=(LIST,)),
    "partly": State(asked=("How many people were given longer-term care in 2022-23 and how many swans are there?",)),
    "danger, perhaps": State(asked=("My mum keeps falling, how many people get help at home?",)),
    "right to left": State(asked=(ARABIC,), site="languages"),
    "another alphabet": State(asked=(POLISH,), site="languages"),
    "newer": State(asked=("How many carers were given a break in 2021-22?",)),
    "of a PDF": State(asked=(PDF,)),
    **SIMPLER,
    "list, simpler": State("/?view=simple", (LIST,)),
    "right to left, simpler": State("/?view=simple", (ARABIC,), site="languages"),
    "several turns": State(asked=(FIGURE, "and the year before?", "How many people?", QUESTIONS["signpost"][0])),
    "cleared": State(asked=(FIGURE,), pressed=("Clear this conversation",)),
    "question refused": State(asked=("?",)),
    "follow-up refused": State(asked=(FIGURE, "?")),
    "feedback asked": State(asked=(FIGURE,), site="council"),
    "feedback given": State(asked=(FIGURE,), pressed=("Yes, it helped",), site="council"),
    "paused": State(site="paused"),
    "too many": State(asked=("Hello", "Hello again"), site="strict"),
    "not found": State("/nowhere"),
    "conversation gone": State("/conversation/unknown"),
    "broken": State("/broken", site="broken"),
    "documents": State("/documents"),
    "documents, none found": State("/documents?q=zebra"),
    "document": State("/documents/local-account-2021-23"),
    "document with a cited cell": State(asked=(PDF,), pressed=("Open at this place",)),
    "PDF document": State("/documents/budget-report"),
    "hostile document": State("/documents/hostile"),
    "document, place gone": State("/documents/local-account-2021-23?figure=gone#place"),
    "superseded document": State("/documents/carers-2022"),
    "about": State("/about"),
    "accessibility": State("/accessibility"),
    "privacy": State("/privacy"),
    "cookies": State("/cookies"),
    "corrections": State("/corrections"),
    "transparency": State("/transparency"),
    "feedback": State("/feedback"),
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
