import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import ATTACK, QUESTIONS

from index.embedding import Embedder
from server import create_app
from server.answers.models import Answer, Choice, Citation, Contact, Figure, Outcome, Understood
from server.config import Settings

pytest_plugins = ["site_parts"]

PAGES = ["/", "/documents", "/documents/local-account-2021-23", "/documents/hostile", "/about", "/privacy"]
PAGES += ["/accessibility", "/nowhere", "/conversation/unknown"]


def asked(client: FlaskClient, question: str, **fields: str) -> HTMLParser:
    """The page that a person sees after asking."""
    response = client.post("/ask", data={"question": question, **fields})
    assert response.status_code == 303
    return HTMLParser(client.get(response.location).text)


def shown(client: FlaskClient, answer: Answer) -> HTMLParser:
    """The page of an answer of the test's own making."""
    kept = client.application.extensions["local_account"].conversations.add(answer)
    return HTMLParser(client.get(f"/conversation/{kept.id}").text)


@pytest.mark.parametrize("path", PAGES)
def test_structure(client: FlaskClient, path: str) -> None:
    """Each page passes the review of `page_review`: outline, names, nothing inline, curly quotes."""
    assert client.get(path).mimetype == "text/html"


@pytest.mark.parametrize("name", QUESTIONS)
def test_answers(client: FlaskClient, name: str) -> None:
    """Each outcome has a page of sound structure that is titled by the reviewed wording and offers to ask again."""
    question, outcome = QUESTIONS[name]
    page = asked(client, question)
    wording = client.application.extensions["local_account"].wording
    title = "language_title" if name == "out of scope" else "title"  # what is asked there is in French
    assert page.css_first("h1").text() == wording.text(f"{outcome}.{title}")
    assert page.css_first("form.ask input[name=conversation]") is not None
    assert page.css_first("a[href^='tel:']") is not None


def test_figure_is_large(client: FlaskClient) -> None:
    """A figure stands large with its unit, period and area, and its source says that it is a summary."""
    page = asked(client, QUESTIONS["figure"][0])
    # 7,891 people in 2022-23: the Local Account 2021-23, list of activity.
    assert page.css_first(".big").text().split() == ["7,891", "people"]
    facts = page.css_first(".headline .facts").text(separator=" ")
    assert "2022-23 (April 2022 to March 2023)" in facts
    assert "Cambridgeshire" in facts
    card = page.css_first(".source")
    assert "7891" in card.css_first("blockquote").text()
    assert "not the council’s own words" in card.text()
    assert "cambridgeshire.gov.uk" in (card.css("a")[1].attributes["href"] or "")


def test_place_opens_marked(client: FlaskClient) -> None:
    """One click from an answer opens the document with exactly the cited words marked."""
    page = asked(client, QUESTIONS["figure"][0])
    quote = page.css_first(".source blockquote").text()
    link = page.css_first(".source .links a").attributes["href"] or ""
    assert link.endswith("#place")
    document = HTMLParser(client.get(link).text)
    assert "".join(mark.text() for mark in document.css("mark")) == quote
    assert document.css_first("#place").tag == "mark"


def test_the_year_before_leads_on(client: FlaskClient) -> None:
    """The figure of the year before, told beside an answer, leads to its own place among the figures."""
    page = asked(client, "How many contacts did adult social care get?")
    link = page.css_first(".before a")
    assert link.text().startswith("21,450")
    figure = HTMLParser(client.get(link.attributes["href"] or "").text)
    assert figure.css_first(".headline .big").text().startswith("21,450")


def test_working(client: FlaskClient) -> None:
    """A computed number shows its working, and each operand leads to its own source."""
    page = asked(client, QUESTIONS["change"][0])
    # 22,602 contacts in 2022-23, 21,450 the year before.
    assert "22,602 − 21,450" in page.css_first(".working").text()
    assert {row.css_first(".number").text().split()[0] for row in page.css("tbody tr")} == {"22,602", "21,450"}
    assert len(page.css(".source")) == 2


def test_not_held(client: FlaskClient) -> None:
    """Where the year is not held, no figure stands large and the nearest is labelled as not the answer."""
    page = asked(client, QUESTIONS["not held"][0])
    assert page.css(".big") == []
    assert "Not the answer" in page.css_first(".nearest h3").text()
    assert "2021-22 and 2022-23" in page.css_first(".held").text()


def test_a_person_before_another_question(client: FlaskClient) -> None:
    """Who was told that the documents do not say finds whom to turn to before the box to ask again."""
    page = asked(client, "How many swimming pools are there?")
    assert page.css_first("h1").text() == "The documents do not say"
    parts = [node.attributes.get("id") for node in page.css("main section, main form.ask textarea") if node.id]
    assert parts.index("person") < parts.index("question")
    assert parts.count("person") == 1


def test_danger_first(client: FlaskClient) -> None:
    """Who may be in danger sees the number to ring before anything else on the page, ready to tap."""
    page = asked(client, QUESTIONS["signpost"][0])
    main = page.css_first("main")
    assert main.css_first("h1 ~ .answer > *").tag == "ul"
    assert main.css_first(".contacts.large a.phone").attributes["href"] == "tel:999"
    assert "Not checked" in main.css_first(".contacts.large li").text()


def test_perhaps_danger(client: FlaskClient) -> None:
    """Where somebody may be in danger, why these people are named stands before them, and the answer after."""
    page = asked(client, "My mum keeps falling, how many people get help at home?")
    told = page.css("main .answer > *")
    assert told[0].text().startswith("If you or somebody else may be in danger")
    assert "contacts" in (told[1].attributes["class"] or "")
    assert told[1].css_first("a.phone").attributes["href"] == "tel:999"
    assert page.css_first("main").text().count("If you or somebody else may be in danger") == 1


def test_own_language_first(site_settings: Settings, embedder: Embedder) -> None:
    """Who may be in danger and writes in another language reads first, once, what is said in it; then whom to ring."""
    settings = site_settings.model_copy(update={"languages": ("pl", "ar")})
    client = create_app(settings, embedder=embedder).test_client()
    for view in ("", "simple"):
        page = asked(client, "كم عدد الأشخاص الذين ساعدتموهم هذا العام؟", view=view)
        told = page.css("main .answer > *")
        assert told[0].css_first("p").attributes["lang"] == "ar"
        assert "999" in told[0].text()
        assert told[1].text().startswith("If you or somebody else may be in danger")
        assert told[2].css_first("a.phone").attributes["href"] == "tel:999"
        assert len(page.css("p[lang=ar]")) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [("figure", "and the year before?"), ("personal data", "Do not type names"), ("greeting", ""), ("signpost", "")],
)
def test_what_the_next_question_can_be(client: FlaskClient, name: str, hint: str) -> None:
    """A question can follow on from an answer; after personal data stands what to leave out, else nothing."""
    told = asked(client, QUESTIONS[name][0]).css("#question-hint")
    assert [hint in node.text() for node in told] == ([True] if hint else [])


def test_a_summary_is_called_a_summary(client: FlaskClient) -> None:
    """A document that only calls itself a summary is called one too, on its page, in the list and as a source."""
    says = "This document is a summary of others."
    assert says in client.get("/documents/getting-help").text
    assert says in client.get("/documents?q=getting+help").text
    assert says in asked(client, "What is the What If? Plan?").css_first(".source").text()
    assert says not in client.get("/documents/local-account-2021-23").text


def test_another_language_is_named_in_the_title(client: FlaskClient) -> None:
    """Who asks in another language is not told that the matter is outside of what the documents cover."""
    page = asked(client, "¿Cuántas personas recibieron ayuda en 2022-23?")
    assert page.css_first("h1").text() == "Only questions in English can be read"
    assert page.css_first(".answer-text").attributes["lang"] == "es"


def test_a_conversation_that_is_gone_says_so(client: FlaskClient) -> None:
    """The title of a conversation that is not kept any more says that, and not that an address is wrong."""
    page = client.get("/conversation/unknown")
    assert page.status_code == 404
    assert HTMLParser(page.text).css_first("h1").text() == "This conversation is no longer kept"


def test_personal_data_is_not_repeated(client: FlaskClient) -> None:
    """A question with personal data is neither shown nor part of what the next question builds on."""
    page = asked(client, QUESTIONS["personal data"][0])
    assert "943" not in page.html
    conversation = page.css_first("input[name=conversation]").attributes["value"]
    again = asked(client, QUESTIONS["figure"][0], conversation=conversation)
    assert "943" not in again.html


def test_conversation_goes_on(client: FlaskClient) -> None:
    """A follow-up carries the question before, and the earlier answer can still be read."""
    page = asked(client, "How much was spent on care and support purchased in 2022-23?")
    conversation = page.css_first("input[name=conversation]").attributes["value"]
    follow_up = asked(client, "and in 2021-22?", conversation=conversation)
    # £142.1 million in 2021-22.
    assert "£142.1 million" in follow_up.css_first(".big").text()
    assert "How much was spent" in follow_up.css_first(".earlier summary").text()
    assert follow_up.css_first("input[name=conversation]").attributes["value"] == conversation


@pytest.mark.parametrize("question", ["", "a", "x" * 501, "spend\x00ing", f"{ATTACK} \x07"])
def test_bad_questions(client: FlaskClient, question: str) -> None:
    """A question that cannot be read comes back with what to mend, what was typed is kept in the box, escaped."""
    response = client.post("/ask", data={"question": question})
    page = HTMLParser(response.text)
    assert response.status_code == 422
    assert page.css_first("title").text().startswith("Error: ")
    assert page.css_first("#question").attributes["aria-describedby"] == "question-hint question-error"
    assert page.css_first("#question").text().strip("\n") == question.replace("\x00", "\ufffd")
    assert ATTACK not in response.text


def test_bad_follow_up_keeps_the_conversation(client: FlaskClient) -> None:
    """A follow-up that cannot be read leaves the answer before it on the page."""
    page = asked(client, QUESTIONS["figure"][0])
    conversation = page.css_first("input[name=conversation]").attributes["value"] or ""
    again = client.post("/ask", data={"question": "?", "conversation": conversation})
    assert again.status_code == 422
    assert HTMLParser(again.text).css_first(".big") is not None


def test_choices_are_buttons(client: FlaskClient) -> None:
    """Where a question can be read in two ways, each way is a button that asks it, without JavaScript."""
    choices = (Choice("How many carers?", "Carers"), Choice(f"How many {ATTACK}?", ATTACK))
    page = shown(client, Answer("How many?", Outcome.CLARIFY, "Which?", clarify=choices))
    forms = page.css(".choices form")
    assert [form.css_first("input[name=question]").attributes["value"] for form in forms] == [
        choice.question for choice in choices
    ]
    assert [form.css_first("button").text() for form in forms] == [choice.label for choice in choices]


def test_hostile_answer(client: FlaskClient) -> None:
    """Whatever stands in an answer's parts is shown as text: no element, no script address comes of it."""
    citation = Citation(1, "gone", ATTACK, ATTACK, ATTACK, 1, ATTACK, f"Quoted {ATTACK}", "javascript:alert(1)")
    figure = Figure(
        ATTACK,
        ATTACK,
        ATTACK,
        ATTACK,
        ATTACK,
        "resolved",
        1,
        None,
        ATTACK,
        None,
        "over",
        "budget",
        "published",
        None,
        False,
        "over 1",
        1,
    )
    contact = Contact(ATTACK, "javascript:1", "javascript:alert(1)", ATTACK, ATTACK)
    answer = Answer(
        f"{ATTACK} [1]",
        Outcome.ANSWERED,
        f"{ATTACK} [1]",
        figures=(figure,),
        citations=(citation,),
        contacts=(contact,),
        follow_ups=(ATTACK,),
        understood=Understood(measure=ATTACK, carried=(ATTACK,)),
    )
    page = shown(client, answer)
    assert page.css("img") == []
    assert [node.text() for node in page.css("script") if "alert" in node.text()] == []
    assert [node for node in page.css("[href]") if "javascript" in (node.attributes["href"] or "")] == []
    assert "budget" in page.css_first(".headline").text()


def test_a_document_is_named_once(client: FlaskClient) -> None:
    """Of several places of one document the first names it and leads to its original; each opens at its own place."""
    page = asked(client, QUESTIONS["change"][0])
    first, second = page.css(".source")
    # 22,602 and 21,450 contacts: both in the list of activity of the Local Account 2021-23.
    assert "Local Account 2021 to 2023" in first.css_first("h3").text()
    assert second.css_first("h3").text() == "The same document as source 1"
    assert "not the council’s own words" in first.text()
    assert "not the council’s own words" not in second.text()
    assert [len(each.css(".links a")) for each in (first, second)] == [2, 1]
    assert len({link.text() for link in page.css(".source .links a")}) == 3
    assert all("figure=" in (each.css_first(".links a").attributes["href"] or "") for each in (first, second))


def test_the_original_opens_at_its_page(client: FlaskClient) -> None:
    """The original of a source, where it is a PDF, opens at the cited page; that of a summary has other pages."""
    told = ("Report", None, None, 12, None, "7,891 people", "https://example.org/report.pdf")
    citations = (Citation(1, "report", *told), Citation(2, "local-account-2021-23", *told))
    page = shown(client, Answer("Why?", Outcome.ANSWERED, "Because [1] [2]", citations=citations))
    originals = [source.css(".links a")[1].attributes["href"] for source in page.css(".source")]
    assert originals == ["https://example.org/report.pdf#page=12", "https://example.org/report.pdf"]
    others = tuple(
        Citation(number, "report", *told[:3], page, *told[4:]) for number, page in ((1, 12), (2, 12), (3, 14))
    )
    page = shown(client, Answer("Why?", Outcome.ANSWERED, "Because [1] [2] [3]", citations=others))
    originals = [link.attributes["href"] for link in page.css(".source a[rel=noreferrer]")]
    assert originals == ["https://example.org/report.pdf#page=12", "https://example.org/report.pdf#page=14"]
