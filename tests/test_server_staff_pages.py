"""The pages for staff: off by default, signing in, asking with internal documents, the editors' lists."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from staff_people import Staff, csrf_of, post
from widget_parts import signed_in_widget

from index.embedding import Embedder
from server import create_app
from server.config import Settings

pytest_plugins = ["site_parts", "staff_parts"]

INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"


def test_staff_pages_are_off_until_a_provider_is_named(client: FlaskClient) -> None:
    """Without a provider `/staff` says how to switch it on, and nothing else of it is there."""
    page = client.get("/staff")
    assert (page.status_code, "LOCAL_ACCOUNT_STAFF_ISSUER" in page.text) == (200, True)
    for path in ("/staff/sign-in", "/staff/callback", "/staff/status", "/widget.js", "/staff/widget/sign-in"):
        assert client.get(path).status_code == 404, path
    assert client.post("/api/staff/ask", json={}).status_code == 404


def test_the_public_site_sets_no_cookie(staff: Staff) -> None:
    """With sign-in switched on, the public's pages still set no cookie and ask for none."""
    client = staff.browser()
    told = [client.get(path) for path in ("/", "/documents", "/about", "/staff", "/nowhere")]
    told.append(client.post("/ask", data={"question": "How many people?"}))
    assert [response.headers.getlist("Set-Cookie") for response in told] == [[]] * len(told)


def test_staff_are_answered_from_internal_documents(staff: Staff) -> None:
    """Somebody signed in gets the figure of the briefing, its place in it, and how the answer came about."""
    client = staff.signed_in("staff")
    assert post(client, "/staff/ask", question=INSIDE).status_code == 303
    page = HTMLParser(client.get("/staff").text)
    assert "77" in page.css_first(".staff-answer").text()
    link = page.css_first(".staff-answer a").attributes["href"]
    place = HTMLParser(client.get(str(link)).text)
    assert "77" in place.css_first("mark#place").text()
    page = HTMLParser(client.get("/staff/trace").text)
    for part in ("Where to mend it", "Figures considered", "Nearest passages", "gave the answer"):
        assert part in page.body.text(), part


def test_staff_take_the_answer_and_say_that_it_helped(staff: Staff) -> None:
    """The page holds the answer as text to paste, leads public figures to their page, and counts that it helped."""
    client = staff.signed_in("staff")
    post(client, "/staff/ask", question="What did we spend on older people in 2022-23?")
    page = HTMLParser(client.get("/staff").text)
    assert (
        "[1] Local Account 2022-23, Exampleshire County Council, November 2023: “" in page.css_first("#citable").text()
    )
    link = page.css_first(".staff-answer table a").attributes["href"]
    assert "£44.3 million" in client.get(str(link)).text
    receipt = str(page.css_first("input[name=receipt]").attributes["value"])
    assert "counted" in client.get(post(client, "/staff/helped", receipt=receipt).location).text
    assert sum(staff.app.extensions["local_account"].feedback.by_reason().values()) == 1
    assert post(client, "/staff/helped", receipt="made up").status_code == 422


def test_a_conversation_goes_on_and_can_be_begun_anew(staff: Staff) -> None:
    """The next question is understood after the one before, until one begins anew; nobody else sees it."""
    client = staff.signed_in("staff")
    for question in ("How many people did we support to recover at home in 2022-23?", "And the year before?"):
        post(client, "/staff/ask", question=question)
    assert "3,410" in client.get("/staff").text
    assert "3,410" not in staff.signed_in("editor").get("/staff").text
    post(client, "/staff/new")
    assert "3,410" not in client.get("/staff").text


def test_a_question_that_cannot_be_read_comes_back(staff: Staff) -> None:
    """An empty question is told at its field, with what to do."""
    response = post(staff.signed_in("staff"), "/staff/ask", question=" ")
    assert response.status_code == 422
    assert "Type a question" in HTMLParser(response.text).css_first("#question-error").text()


def test_a_wrong_answer_reaches_the_editors_without_words(staff: Staff) -> None:
    """A report is listed for editors with its figure and reason, none of the typed words, and can be settled."""
    client, editor = staff.signed_in("staff"), staff.signed_in("editor")
    post(client, "/staff/ask", question=f"Please, dear machine: {INSIDE}")
    receipt = HTMLParser(client.get("/staff").text).css_first("input[name=receipt]").attributes["value"]
    assert post(client, "/staff/report", receipt=str(receipt), reason="period").status_code == 303
    listed = editor.get("/staff/reports").text
    assert "another year" in listed
    assert "77" in listed
    kept = (staff.settings.records / "records.sqlite3").read_bytes()
    assert b"dear machine" not in kept
    assert post(editor, "/staff/reports/1").status_code == 303
    assert "Settled" in editor.get("/staff/reports").text
    assert post(editor, "/staff/reports/1").status_code == 404


@pytest.mark.parametrize("receipt", ["", "e30.made.up", "x" * 3000])
def test_nothing_but_our_receipt_is_reported(staff: Staff, receipt: str) -> None:
    """A receipt that we did not sign, or a reason not on the list, reports nothing."""
    client = staff.signed_in("staff")
    assert post(client, "/staff/report", receipt=receipt, reason="period").status_code == 422
    post(client, "/staff/ask", question=INSIDE)
    ours = HTMLParser(client.get("/staff").text).css_first("input[name=receipt]").attributes["value"]
    assert post(client, "/staff/report", receipt=str(ours), reason="because I say so").status_code == 422
    assert staff.room.reports.listed() == []


def test_what_people_ask_is_counted_by_topic(staff: Staff) -> None:
    """Editors see how questions ended and what was asked for and is not held, in words of the glossary only."""
    client = staff.signed_in("editor")
    post(client, "/staff/ask", question=INSIDE)
    staff.browser().post("/ask", data={"question": "How many direct payments for grumbleweed in 2011-12?"})
    page = client.get("/staff/questions").text
    assert "Asked for and not held" in page
    assert "direct payment" in page
    assert "2011-12" in page
    assert "grumbleweed" not in page


def test_status_lists_every_document(staff: Staff) -> None:
    """Staff see all documents, which of them are internal, and the version of the index."""
    page = staff.signed_in("staff").get("/staff/status").text
    assert "Briefing for staff" in page
    assert "staff only" in page
    assert "Built on " in page
    assert "Every file was read" in page


def test_an_administrator_signs_one_person_out(staff: Staff) -> None:
    """One button ends the sessions of one account, in all of its browsers, and of no other."""
    two, other, administrator = (
        [staff.signed_in("staff"), staff.signed_in("staff")],
        staff.signed_in("editor"),
        staff.signed_in("administrator"),
    )
    page = HTMLParser(administrator.get("/staff/people").text)
    assert "2 sessions" in page.css_first("main").text()
    row = next(item for item in page.css(".staff-people li") if "Sam Staff" in item.text())
    assert post(administrator, row.css_first("form").attributes["action"] or "").status_code == 303
    assert [client.get("/staff/status").status_code for client in (*two, other)] == [303, 303, 200]


def test_a_choice_is_asked_by_a_button(staff: Staff) -> None:
    """What the assistant offers to ask next is asked by one button, without typing it again."""
    client = staff.signed_in("staff")
    post(client, "/staff/ask", question="How many hedgehogs were knitted?")
    form = next(
        item
        for item in HTMLParser(client.get("/staff").text).css("form")
        if item.css_first("input[type=hidden][name=question]")
    )
    question = form.css_first("input[name=question]").attributes["value"] or ""
    post(client, "/staff/ask", question=question)
    assert question in HTMLParser(client.get("/staff").text).css_first(".staff-answer h2").text()


def test_an_administrator_signs_everybody_out(staff: Staff) -> None:
    """The administrator sees who is signed in, and one button ends every session at once."""
    other, administrator = staff.signed_in("staff"), staff.signed_in("administrator")
    assert "Sam Staff" in administrator.get("/staff/people").text
    post(administrator, "/staff/people/sign-out")
    assert "Sign in" in other.get("/staff").text
    assert other.get("/staff/status").status_code == 303


def test_a_paused_site_answers_staff_neither(staff_settings: Settings, embedder: Embedder) -> None:
    """While whoever runs the site has it paused, page, trace and widget say why instead of answering."""
    settings = staff_settings.model_copy(update={"paused": "We are correcting the figures."})
    staff = Staff(create_app(settings, embedder=embedder), settings)
    client = staff.signed_in("staff")
    for told in (post(client, "/staff/ask", question=INSIDE), client.get("/staff/trace")):
        assert (told.status_code, "We are correcting the figures." in told.text) == (503, True)
    refused = signed_in_widget(staff).send("ask", {"question": INSIDE})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (503, "paused")
    assert "77 people" not in client.get("/staff").text


def test_a_question_is_not_lost_with_the_session(staff: Staff) -> None:
    """Whoever asks when the session has ended gets the question back to copy, and no answer."""
    client = staff.signed_in("staff")
    mark = csrf_of(client)
    staff.room.sessions.end_all()
    told = client.post("/staff/ask", data={"csrf_token": mark, "question": f"<b>{INSIDE}"})
    assert told.status_code == 401
    page = HTMLParser(told.text)
    assert page.css_first("#kept").text().strip() == f"<b>{INSIDE}"
    assert page.css_first("main a[href='/staff/sign-in']") is not None
    assert "77" not in page.css_first("main").text()


def test_each_page_says_what_it_answers_from(staff: Staff) -> None:
    """Pages of somebody signed in say that internal documents are among the sources; nobody else's page does."""
    client = staff.signed_in("staff")
    told = [HTMLParser(client.get(path).text).css_first(".always").text() for path in ("/staff", "/staff/status", "/")]
    assert ["internal" in text for text in told] == [True, True, False]
    assert "published documents" in told[-1]


@pytest.mark.parametrize("secret", [None, SecretStr("a secret of thirty-two characters, at least")])
def test_a_conversation_of_staff_has_no_public_address(
    staff_settings: Settings, embedder: Embedder, secret: SecretStr | None
) -> None:
    """Whoever knows the id of a conversation of staff can neither open, continue nor clear it on the public site."""
    settings = staff_settings.model_copy(update={"secret": secret})
    staff = Staff(create_app(settings, embedder=embedder), settings)
    client, public = staff.signed_in("staff"), staff.browser()
    post(client, "/staff/ask", question=INSIDE)
    with client.session_transaction(base_url="https://localhost") as kept:
        name = kept["conversation"]
    assert public.get(f"/conversation/{name}").status_code == 404
    public.post(f"/conversation/{name}/clear")
    public.post("/feedback", data={"conversation": name, "reason": "helpful"})
    went_on = public.post("/ask", data={"question": "And the year before?", "conversation": name})
    assert name not in went_on.location
    assert "reablement" not in HTMLParser(public.get(went_on.location).text).css_first("main").text()
    assert "77 people" in client.get("/staff").text
