"""Every state of the pages for staff, light, dark and on a phone: WCAG 2.2 AA as far as a program can check it.

The states: switched off, signed out, each outcome of a question, thanks, the trace, a mistake, the lists empty and with
something in them, a document, what is refused and why, the window that was left open, and a site that is paused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from browsing import Browsing, check_page
from hosting import Hosting
from playwright.sync_api import Page, expect
from serving import serving

from index.embedding import Embedder
from server import create_app
from server.records.reported import Reason
from server.views.limits import LIMITS
from server.views.live import LiveAssistant

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]

QUESTIONS = {
    "to be made clear": "How many people?",
    "an internal figure": "How many people waited more than a month for a reablement visit in 2022-23?",
    "a public figure": "What did we spend on older people in 2022-23?",
    "a change, worked out": "How did the number of people supported to recover at home change from 2021-22?",
    "a passage": "What does the reablement team do?",
    "not held, with the nearest": "What did we spend on older people in 2030-31?",
    "not held": "How many hedgehogs were knitted?",
    "somebody in danger": "My mum is being hit by her carer and I do not know what to do",
    "personal data": "Was Margaret Smith of 12 Acacia Road supported in 2022-23?",
    "out of scope": "What is the capital of France?",
    "a greeting": "Hello",
}
WHOLLY = ("light", "dark", "phone")
"""The ways of looking that change most; the others are looked at in `test_browser_staff`."""
LISTS = ("/staff/status", "/staff/reports", "/staff/questions", "/staff/people")


def look(page: Page) -> None:
    """Nothing that axe knows is wrong with the page, all of it unfolded, and it does not scroll sideways."""
    for details in page.locator("details").all():
        details.evaluate("node => { node.open = true; }")
    check_page(page)


def signed_in(hosting: Hosting, mode: str, person: str = "administrator", at: str | None = None) -> Page:
    """The page for staff of somebody who has just signed in."""
    page = hosting.open(mode, at=at or hosting.site, path="/staff")
    page.get_by_role("button", name="Sign in").click()
    page.locator(f"button[value={person}]").click()
    expect(page.get_by_role("heading", name="Ask as staff")).to_be_visible()
    return page


def ask(page: Page, question: str) -> None:
    """Ask on the page for staff."""
    page.get_by_role("textbox", name="Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_load_state()


@contextmanager
def site_with(hosting: Hosting, embedder: Embedder, **changed: object) -> Iterator[str]:
    """The address of another site with the same documents and changed settings."""
    with serving(create_app(hosting.staff.settings.model_copy(update=changed), embedder=embedder)) as address:
        yield address


@pytest.mark.parametrize("mode", WHOLLY)
def test_answers(hosting: Hosting, mode: str) -> None:
    """Before the first question, after one of each outcome, with the trace, with thanks, and with a mistake."""
    page = signed_in(hosting, mode)
    look(page)
    for question in QUESTIONS.values():
        ask(page, question)
        look(page)
    outcomes = {outcome.value for outcome in hosting.staff.app.extensions["local_account"].counts.by_outcome()}
    assert outcomes >= {"answered", "not_held", "clarify", "signpost", "personal_data", "out_of_scope", "greeting"}
    ask(page, QUESTIONS["an internal figure"])
    page.get_by_role("link", name="How this answer came about").click()
    expect(page.get_by_text("Where to mend it")).to_be_visible()
    look(page)
    page.get_by_role("button", name="This helped").click()
    expect(page.get_by_text("That it helped is counted")).to_be_visible()
    look(page)
    ask(page, "?")
    expect(page.get_by_text("too short")).to_be_visible()
    look(page)


@pytest.mark.parametrize("mode", WHOLLY)
def test_lists(hosting: Hosting, mode: str) -> None:
    """Each list empty; with a report that is open, one that is settled and one of what is gone; with counts."""
    page = signed_in(hosting, mode)
    for path in LISTS:
        page.goto(hosting.site + path)
        look(page)
    ask_on = hosting.site + "/staff"
    for question in ("an internal figure", "not held", "a passage"):
        page.goto(ask_on)
        ask(page, QUESTIONS[question])
        page.get_by_text("This is wrong").click()
        page.get_by_label("It is of another year or period").check()
        page.get_by_role("button", name="Report it").click()
        expect(page.get_by_text("The editors have it")).to_be_visible()
    look(page)
    reports = hosting.staff.room.reports
    about = reports.listed()[0].about
    reports.add(replace(about, observations=("gone",), passages=("gone",)), Reason.PERIOD)
    reports.settle(1)
    for path in (*LISTS, "/staff/documents/briefing", "/staff/documents/account"):
        page.goto(hosting.site + path)
        look(page)
    page.goto(hosting.site + "/staff/reports")
    expect(page.get_by_text("A figure that is no longer held")).to_be_visible()
    expect(page.get_by_text("Settled", exact=True).first).to_be_visible()
    page.get_by_role("link", name=": 77").first.click()
    expect(page.locator("mark#place")).to_be_visible()
    look(page)


@pytest.mark.parametrize("mode", WHOLLY)
def test_refusals(hosting: Hosting, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed out; without the role; nothing there; too many; a session that ended; a sign-in that failed; a window."""
    page = hosting.open(mode, at=hosting.site, path="/staff")
    look(page)
    page.goto(f"{hosting.site}/staff/callback?error=access_denied")
    look(page)
    page.goto(f"{hosting.site}/staff/widget/sign-in?origin={hosting.stranger}&challenge={'a' * 43}")
    look(page)
    page = signed_in(hosting, mode, "staff")
    for path in ("/staff/people", "/staff/documents/none", "/staff/nowhere"):
        page.goto(hosting.site + path)
        look(page)
    page.goto(f"{hosting.site}/staff/widget/sign-in?origin={hosting.host}&challenge={'a' * 43}")
    expect(page.get_by_text("You can close this window")).to_be_visible()
    look(page)
    for _ in range(int(LIMITS["staff.trace"].split()[0]) + 1):
        if page.request.get(f"{hosting.site}/staff/trace").status == 429:
            break
    page.goto(f"{hosting.site}/staff/trace")
    expect(page.get_by_role("heading", name="Too many")).to_be_visible()
    look(page)
    page.goto(f"{hosting.site}/staff")
    hosting.staff.room.sessions.end_all()
    ask(page, QUESTIONS["a passage"])
    expect(page.get_by_text("your question was not asked")).to_be_visible()
    look(page)
    monkeypatch.setattr(LiveAssistant, "problem", "an index that cannot be opened")
    page = signed_in(hosting, mode, "staff")
    page.goto(f"{hosting.site}/staff/status")
    expect(page.get_by_text("A newer index could not be opened")).to_be_visible()
    look(page)
    page.goto(f"{hosting.site}/staff")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out here")).to_be_visible()
    look(page)


@pytest.mark.parametrize("mode", WHOLLY)
def test_settings(hosting: Hosting, mode: str, embedder: Embedder, browse_at: Callable[[str], Browsing]) -> None:
    """Switched off; with a provider that is away; without counts; with a paused site: each says so and is in order."""
    off = {"staff_issuer": None, "staff_client_id": None}
    with site_with(hosting, embedder, **off) as address:
        look(browse_at(address).open("/staff", mode))
    with site_with(hosting, embedder, staff_issuer="http://127.0.0.1:9") as address:
        page = hosting.open(mode, at=address, path="/staff/sign-in")
        expect(page.get_by_text("does not answer")).to_be_visible()
        look(page)
    with site_with(hosting, embedder, retention="none") as address:
        page = signed_in(hosting, mode, at=address)
        page.goto(f"{address}/staff/questions")
        look(page)
    with site_with(hosting, embedder, paused="We are correcting the figures.") as address:
        page = signed_in(hosting, mode, at=address)
        ask(page, QUESTIONS["a passage"])
        expect(page.get_by_text("We are correcting the figures.").first).to_be_visible()
        look(page)
