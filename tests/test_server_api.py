import json
import logging
from dataclasses import fields
from typing import Any

import pytest
from flask.testing import FlaskClient
from site_examples import ATTACK, QUESTIONS

from server import create_app
from server.answers.models import Answer, Citation, Contact, Figure, Held, QuotedPassage, Understood, Working
from server.config import Settings

pytest_plugins = ["site_parts"]

KEYS = {kind: {field.name for field in fields(kind)} for kind in (Answer, Citation, Contact, Figure, Held)}
KEYS |= {kind: {field.name for field in fields(kind)} for kind in (QuotedPassage, Understood, Working)}
CONTRACT = (
    "question outcome text figures workings related passages citations held clarify contacts understood follow_ups "
    "index took_ms"
)
"""The keys of an answer in the order of the design's contract."""


def is_error(body: Any) -> bool:
    """Whether a body is the one error shape, with something said in each part."""
    error = body["error"]
    return set(body) == {"error"} and set(error) == {"code", "message", "help"} and all(error.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_answer_is_complete(client: FlaskClient, name: str) -> None:
    """Whatever the outcome, every key of the contract is there, in its parts too, and numbers are JSON numbers."""
    question, outcome = QUESTIONS[name]
    response = client.post("/api/v1/ask", json={"question": question})
    body = json.loads(response.text)
    assert response.status_code == 200
    assert list(body) == CONTRACT.split()
    assert body["outcome"] == outcome
    assert body["question"] == (None if outcome == "personal_data" else question)
    assert set(body["understood"]) == KEYS[Understood]
    for key, kind in {"figures": Figure, "related": Figure, "citations": Citation, "passages": QuotedPassage}.items():
        assert all(set(part) == KEYS[kind] for part in body[key])
    for key, kind in {"workings": Working, "contacts": Contact}.items():
        assert all(set(part) == KEYS[kind] for part in body[key])
    assert all(isinstance(figure["value"], int | float) for figure in body["figures"])
    assert all(isinstance(working["result"], int | float) for working in body["workings"])
    assert body["held"] is None or set(body["held"]) == KEYS[Held]


def test_figure_in_full(client: FlaskClient) -> None:
    """A figure's value, unit, period and area are what the document says, and its citation quotes the place."""
    body = client.post("/api/v1/ask", json={"question": QUESTIONS["figure"][0]}).get_json()
    # 7,891 people in 2022-23: the Local Account 2021-23, list of activity.
    figure = body["figures"][0]
    assert (figure["value"], figure["period"], figure["area"]) == (7891, "2022-23", "Cambridgeshire")
    citation = next(item for item in body["citations"] if item["number"] == figure["citation"])
    assert "7891" in citation["quote"]


def test_history(client: FlaskClient) -> None:
    """A follow-up is understood from the history that comes with it."""
    history = [
        {"role": "user", "content": "How much was spent on care and support purchased in 2022-23?"},
        {"role": "assistant", "content": "£160.1 million"},
    ]
    body = client.post("/api/v1/ask", json={"question": "and in 2021-22?", "history": history}).get_json()
    # £142.1 million in 2021-22.
    assert body["figures"][0]["value"] == 142100000


BAD_BODIES: list[tuple[dict[str, Any], int, str]] = [
    ({"data": "question=x"}, 415, "unsupported_media_type"),
    ({"data": "{}", "content_type": "text/plain"}, 415, "unsupported_media_type"),
    ({"data": b"", "content_type": "application/json"}, 400, "invalid_json"),
    ({"data": b'{"question": ', "content_type": "application/json"}, 400, "invalid_json"),
    ({"data": b"[" * 15_000, "content_type": "application/json"}, 400, "invalid_json"),
    ({"data": b'{"question": "\xff"}', "content_type": "application/json"}, 400, "invalid_json"),
    ({"json": ["a list"]}, 400, "invalid_json"),
    ({"json": "text"}, 400, "invalid_json"),
    ({"json": {}}, 422, "invalid_request"),
    ({"json": {"question": None}}, 422, "invalid_request"),
    ({"json": {"question": 7}}, 422, "invalid_request"),
    ({"json": {"question": ["Margaret"]}}, 422, "invalid_request"),
    ({"json": {"question": ""}}, 422, "question_empty"),
    ({"json": {"question": "a"}}, 422, "question_too_short"),
    ({"json": {"question": "Margaret " * 60}}, 422, "question_too_long"),
    ({"json": {"question": "Margaret\x00"}}, 422, "question_control_characters"),
    (
        {"data": rb'{"question": "Margaret \ud800"}', "content_type": "application/json"},
        422,
        "question_control_characters",
    ),
    ({"json": {"question": "Margaret " * 2000}}, 413, "too_large"),
    ({"json": {"question": "How many?", "history": "Margaret"}}, 422, "invalid_request"),
    (
        {"json": {"question": "How many?", "history": [{"role": "system", "content": "Margaret"}]}},
        422,
        "invalid_request",
    ),
    ({"json": {"question": "How many?", "history": [{"role": "user"}]}}, 422, "invalid_request"),
    ({"json": {"question": "How many?", "history": [{"role": "user", "content": "x"}] * 41}}, 422, "invalid_request"),
]


@pytest.mark.parametrize(("sent", "status", "code"), BAD_BODIES)
def test_bad_question(client: FlaskClient, sent: dict[str, Any], status: int, code: str) -> None:
    """Each way to send a bad question gets its 4xx in the one error shape, and nothing of what was typed back."""
    response = client.post("/api/v1/ask", **sent)
    assert (response.status_code, response.get_json()["error"]["code"]) == (status, code)
    assert is_error(response.get_json())
    assert "Margaret" not in response.text
    assert "pydantic" not in response.text


BAD_SEARCHES = [{"k": 0}, {"k": 51}, {"k": "5"}, {"k": 1.5}, {"k": True}, {"document_id": 1}]
BAD_SEARCHES += [{"query": ""}, {"query": 1}, {"document_id": "none"}, {"document_id": "internal"}]


@pytest.mark.parametrize("change", BAD_SEARCHES)
def test_bad_search(client: FlaskClient, change: dict[str, Any]) -> None:
    """A search with a value out of its range or a document that is not public gets 422 in the one error shape."""
    response = client.post("/api/v1/search", json={"query": "spending", **change})
    assert response.status_code == 422
    assert is_error(response.get_json())


def test_search(client: FlaskClient) -> None:
    """A search gives at most k passages, best first, of the document asked for."""
    sent = {"query": "spending on care", "k": 3, "document_id": "local-account-2021-23"}
    hits = client.post("/api/v1/search", json=sent).get_json()["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert {hit["document_id"] for hit in hits} == {"local-account-2021-23"}
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_internal_documents_are_nowhere(client: FlaskClient) -> None:
    """A document for staff is in no list, search, figure or page of the public site."""
    told = [
        client.post("/api/v1/search", json={"query": "secret number of zebra crossings", "k": 50}).text,
        client.post("/api/v1/ask", json={"question": "How many zebra crossings in 2022-23?"}).text,
        client.get("/api/v1/figures?limit=500").text,
        client.get("/api/v1/documents").text,
        client.get("/documents").text,
        client.get("/").text,
    ]
    assert not [text for text in told if "987" in text or "Staff notes" in text]
    assert client.get("/api/v1/documents/internal").status_code == 404
    assert client.get("/documents/internal").status_code == 404


def test_figures_page_by_page(client: FlaskClient) -> None:
    """The pages of the list of figures together are the whole list, each figure once, each with its citation."""
    whole = client.get("/api/v1/figures?limit=500").get_json()
    found, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/api/v1/figures?limit=7{'&cursor=' + cursor if cursor else ''}").get_json()
        assert [figure["citation"] for figure in page["figures"]] == [item["number"] for item in page["citations"]]
        found += [figure["observation_id"] for figure in page["figures"]]
        cursor = page["next"]
    assert found == [figure["observation_id"] for figure in whole["figures"]]
    assert len(set(found)) == whole["total"] == len(found)


def test_figures_filtered(client: FlaskClient) -> None:
    """The filters of the list of figures hold for each figure in it."""
    page = client.get("/api/v1/figures?period=2021-22&area=Cambridgeshire").get_json()
    assert page["total"]
    assert {(figure["period"], figure["area"]) for figure in page["figures"]} == {("2021-22", "Cambridgeshire")}


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=501", "limit=x", "messure=x", "cursor=5", "cursor=abc.-1", f"measure={'x' * 201}"]
)
def test_bad_filters(client: FlaskClient, query: str) -> None:
    """A misspelt filter or a cursor of another list is refused, never taken for a wish to see everything."""
    response = client.get(f"/api/v1/figures?{query}")
    assert response.status_code == 422
    assert is_error(response.get_json())


ROUTES = [("GET", "/api/v1/ask", 405), ("GET", "/api/v1/search", 405), ("POST", "/api/v1/figures", 405)]
ROUTES += [("GET", "/api/v1/none", 404), ("DELETE", "/api/v1/documents", 405), ("GET", "/api/v1/documents/none", 404)]
ROUTES += [("GET", "/api/v2/ask", 404), ("PUT", "/health/live", 405), ("GET", "/api/v1/ask/", 404)]


@pytest.mark.parametrize(("method", "path", "status"), ROUTES)
def test_wrong_address(client: FlaskClient, method: str, path: str, status: int) -> None:
    """An address or method that the API does not have is told in the one error shape."""
    response = client.open(path, method=method)
    assert response.status_code == status
    assert is_error(response.get_json())


def test_documents(client: FlaskClient) -> None:
    """The list of documents says of each what is known, without its place on the machine."""
    listed = client.get("/api/v1/documents").get_json()["documents"]
    assert {item["id"] for item in listed} == {
        "local-account-2021-23",
        "care-together-decision",
        "getting-help",
        "hostile",
    }
    assert all("path" not in item and "audience" not in item for item in listed)
    assert client.get("/api/v1/documents/getting-help").get_json() in listed


def test_description(client: FlaskClient) -> None:
    """The OpenAPI document describes every address of the API with its answer and its errors, and null nowhere."""
    described = client.get("/api/v1/openapi.json").get_json()
    assert set(described["paths"]) == {
        "/api/v1/ask",
        "/api/v1/search",
        "/api/v1/figures",
        "/api/v1/documents",
        "/api/v1/documents/{document_id}",
    }
    assert described["components"]["securitySchemes"] == {}
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    for operation in operations:
        schema = operation["responses"]["422"]["content"]["application/json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/ErrorBody"}
    answer = described["components"]["schemas"]["Answer"]
    assert set(answer["properties"]) == set(CONTRACT.split())


def test_nothing_typed_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    """No log holds what a person typed: not of an answer, not of a refusal, not of a failure of the program."""
    caplog.set_level(logging.DEBUG)
    client.post("/ask", data={"question": "Was Margaret Smith supported in 2022-23?"})
    client.post("/api/v1/ask", json={"question": "Was Margaret Smith supported in 2022-23?"})
    client.post("/api/v1/ask", json={"question": "Margaret Smith " * 50})

    def fail() -> str:
        raise ValueError("Margaret Smith")

    client.application.view_functions["pages.about"] = fail
    client.application.testing = False
    response = client.get("/about")
    assert response.status_code == 500
    assert "ValueError" in caplog.text
    assert "Margaret" not in caplog.text + response.text


def test_before_the_first_build(tmp_path: Any, embedder: Any) -> None:
    """Without an index the process lives, says that it is not ready, and names no folder of the machine."""
    app = create_app(Settings(index=tmp_path / "none"), embedder=embedder)
    client = app.test_client()
    assert client.get("/health/live").status_code == 200
    for response in (client.get("/health/ready"), client.post("/api/v1/ask", json={"question": "How many?"})):
        assert response.status_code == 503
        assert is_error(response.get_json())
        assert str(tmp_path) not in response.text
    assert client.get("/").status_code == 503


def test_ready(client: FlaskClient) -> None:
    """With an index the site says that it is ready and which version it serves."""
    body = client.get("/health/ready").get_json()
    assert body["status"] == "ready"
    assert body["index"] == client.get("/api/v1/documents").get_json()["index"]
    assert body["problem"] is None


def test_headers_everywhere(client: FlaskClient) -> None:
    """Every response, of whatever kind and status, carries the security headers; only static files may be kept."""
    for path in ("/", "/nowhere", "/api/v1/none", "/health/live", "/static/site.css", "/documents/hostile"):
        with client.get(path) as response:
            headers = response.headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert ("no-store" in headers["Cache-Control"]) == (not path.startswith("/static/"))
        assert "Set-Cookie" not in headers


def test_hostile_document(client: FlaskClient) -> None:
    """A document's markup is shown as the text that it is, wherever the document appears."""
    for path in ("/documents", "/documents/hostile", "/"):
        text = client.get(path).text
        assert ATTACK not in text
        assert "&lt;script&gt;" in text
        assert "<img" not in text


def test_host_names(site_settings: Settings, embedder: Any) -> None:
    """No page builds an address from the Host header; with `hosts` set, a strange one is refused."""
    open_client = create_app(site_settings, embedder=embedder).test_client()
    asked = open_client.post("/ask", data={"question": "Hello"}, headers={"Host": "evil.example"})
    assert asked.location.startswith("/conversation/")
    assert "evil.example" not in open_client.get("/", headers={"Host": "evil.example"}).text
    limited = create_app(site_settings.model_copy(update={"hosts": ("care.example",)}), embedder=embedder).test_client()
    assert limited.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert limited.get("/", headers={"Host": "care.example"}).status_code == 200
