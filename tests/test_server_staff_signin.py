"""Signing in: who is let in, and every way of coming back from the provider that is not."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from pydantic import SecretStr
from signing_provider import FAULTS, SECRET, SigningProvider, running
from staff_people import CLIENT_ID, PEOPLE, Staff, at_provider, csrf_of, post, sign_in
from test_server_staff_roles import rules

from index.embedding import Embedder
from server import create_app
from server.config import Settings, load_settings
from server.errors import SettingsInvalid
from server.records.sessions import Role
from server.signin.claims import person_from
from server.signin.provider import SIGN_IN_S

OURS = ("staff.", "signing.", "editing.")
pytest_plugins = ["site_parts", "staff_parts"]


@pytest.fixture(scope="module")
def signing() -> Iterator[SigningProvider]:
    """A provider that signs what the test tells it to."""
    with running() as provider:
        yield provider


@pytest.fixture
def ours(signing: SigningProvider, staff_settings: Settings, embedder: Embedder) -> Staff:
    """An installation that trusts that provider."""
    changed = {"staff_issuer": signing.issuer, "staff_client_id": CLIENT_ID, "staff_client_secret": None}
    settings = staff_settings.model_copy(update=changed)
    return Staff(create_app(settings, embedder=embedder), settings)


def come_back(client: FlaskClient) -> str:
    """The address with which the signing provider sends a browser back."""
    answer = requests.get(client.get("/staff/sign-in").location, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def is_in(client: FlaskClient) -> bool:
    """Whether a browser is signed in."""
    return "Signed in as" in client.get("/staff").text


@pytest.mark.parametrize("role", ["staff", "editor", "administrator"])
def test_people_with_a_role_are_let_in(staff: Staff, role: str) -> None:
    """Whoever the provider vouches for with a role is signed in with the highest of their roles."""
    page = staff.signed_in(role).get("/staff").text
    assert f"Signed in as {PEOPLE[role]['name']} ({role})" in page


def test_somebody_without_a_role_stays_outside(staff: Staff) -> None:
    """An account of the organisation alone opens nothing, and the page says whom to ask."""
    client = staff.browser()
    refused = sign_in(client, "nobody")
    assert (refused.status_code, "no role" in refused.text) == (403, True)
    assert not is_in(client)


def test_a_right_token_is_taken(ours: Staff, signing: SigningProvider) -> None:
    """The signing provider's right token, with the proof of its code, signs in: else the others proved nothing."""
    signing.fault = ""
    client = ours.browser()
    assert client.get(come_back(client)).status_code == 303
    assert is_in(client)


@pytest.mark.parametrize("fault", [*FAULTS, "no token"])
def test_a_wrong_token_is_refused(
    ours: Staff, signing: SigningProvider, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each kind of wrong token, really signed, is refused with a page in plain words, and signs nobody in."""
    signing.fault = fault
    client = ours.browser()
    refused = client.get(come_back(client))
    assert refused.status_code == 403, fault
    assert "could not be signed in" in refused.text or "did not say who you are" in refused.text
    assert not is_in(client)
    told = " ".join(each.getMessage() for each in caplog.records if each.name != "werkzeug")  # the provider's own log
    assert "sam" not in told.casefold()


@pytest.mark.parametrize("fault", ["signed with our own secret", "signed with the public key as a secret", "alg none"])
def test_what_anybody_can_sign_is_refused(
    signing: SigningProvider, staff_settings: Settings, embedder: Embedder, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """Where the provider says that it signs with secrets, or not at all, such tokens are still refused."""
    monkeypatch.setattr(signing, "algorithms", ["RS256", "HS256", "none"])
    changed = {"staff_issuer": signing.issuer, "staff_client_id": CLIENT_ID, "staff_client_secret": SecretStr(SECRET)}
    settings = staff_settings.model_copy(update=changed)
    client = Staff(create_app(settings, embedder=embedder), settings).browser()
    monkeypatch.setattr(signing, "fault", fault)
    with warnings.catch_warnings(action="ignore"):  # outside of tests a warning stops nobody
        assert client.get(come_back(client)).status_code == 403
    assert not is_in(client)


def test_a_withdrawn_key_vouches_for_nobody(
    ours: Staff, signing: SigningProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the provider puts another key in place of one, under its name, the new one is taken and the old refused."""
    signing.fault = ""
    client = ours.browser()
    assert client.get(come_back(client)).status_code == 303
    old, new = signing.key, signing.stranger
    monkeypatch.setattr(signing, "key", new)
    monkeypatch.setattr(signing, "stranger", old)
    assert client.get(come_back(client)).status_code == 303
    signing.fault = "wrong key"  # which is now the old one
    other = ours.browser()
    assert other.get(come_back(other)).status_code == 403
    assert not is_in(other)


def test_a_forged_state_is_refused(staff: Staff) -> None:
    """A state that this browser was not given, another browser's, or none signs nobody in."""
    client, other = staff.browser(), staff.browser()
    back = at_provider(client.get("/staff/sign-in"), "staff")
    for address in (back, back.replace("state=", "state=x"), "/staff/callback?code=x", "/staff/callback"):
        assert other.get(address).status_code == 403, address
        assert not is_in(other)
    assert client.get(back).status_code == 303


def test_a_code_comes_back_once(staff: Staff) -> None:
    """The address that signed somebody in signs in nobody a second time."""
    client = staff.browser()
    back = at_provider(client.get("/staff/sign-in"), "staff")
    assert client.get(back).status_code == 303
    post(client, "/staff/sign-out")
    assert client.get(back).status_code == 403
    assert not is_in(client)


@pytest.mark.parametrize("fault", ["forged", "of another browser", "late"])
def test_a_wrong_code_of_the_provider_is_refused(
    ours: Staff, signing: SigningProvider, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its own state, a browser is not signed in by a made-up code, by another's (PKCE), or by one that waited."""
    signing.fault = ""
    client, other = ours.browser(), ours.browser()
    back, others = come_back(client), come_back(other)
    if fault == "late":
        now = time.time
        monkeypatch.setattr(time, "time", lambda: now() + SIGN_IN_S + 1)
    code, state = parse_qs(urlsplit(others if fault == "of another browser" else back).query), parse_qs(back)
    told = {"code": "made-up" if fault == "forged" else code["code"][0], "state": state["state"][0]}
    assert client.get("/staff/callback", query_string=told).status_code == 403
    assert not is_in(client)


def test_somebody_who_says_no_at_the_provider_is_told(staff: Staff) -> None:
    """What the provider says went wrong is told in our words; its own words are not shown."""
    client = staff.browser()
    client.get("/staff/sign-in")
    refused = client.get("/staff/callback?error=access_denied&error_description=<script>alert(1)</script>")
    assert refused.status_code == 403
    assert "alert(1)" not in refused.text


def test_a_provider_that_is_away_is_told(staff_settings: Settings, embedder: Embedder) -> None:
    """Where the provider does not answer, the page says so with status 503, and the public site runs."""
    settings = staff_settings.model_copy(update={"staff_issuer": "http://127.0.0.1:9"})
    client = Staff(create_app(settings, embedder=embedder), settings).browser()
    assert client.get("/staff/sign-in").status_code == 503
    assert client.get("/").status_code == 200


def test_signing_out_is_at_once_and_everywhere(staff: Staff) -> None:
    """A copied cookie is worth nothing after signing out; "everywhere" ends the person's other browsers too."""
    first, second = staff.signed_in("staff"), staff.signed_in("staff")
    cookie = first.get_cookie("__Host-local-account")
    assert cookie is not None
    post(first, "/staff/sign-out")
    first.set_cookie("__Host-local-account", cookie.value, secure=True)
    assert not is_in(first)
    assert is_in(second)
    third = staff.signed_in("staff")
    post(third, "/staff/sign-out", everywhere="yes")
    assert not is_in(second)


def test_the_cookie_is_for_this_host_over_tls_only(staff: Staff) -> None:
    """The session's cookie is secure, unreadable by scripts, not sent with other sites' forms, and names no person."""
    client = staff.browser()
    cookie = sign_in(client, "staff").headers["Set-Cookie"]
    assert cookie.startswith("__Host-local-account=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_no_form_is_taken_without_our_mark(staff: Staff) -> None:
    """Each form without its mark, or with another browser's, changes nothing: another site cannot send it."""
    client, other = staff.signed_in("administrator"), staff.signed_in("administrator")
    forms = [path for endpoint, method, path in rules(staff.app) if method == "POST" and endpoint.startswith(OURS)]
    assert len(forms) >= 8
    for path in forms:
        for fields in ({}, {"csrf_token": "made up"}, {"csrf_token": csrf_of(other)}):
            assert client.post(path, data=fields).status_code == 400, path
    assert is_in(client)


CLAIMS = {"iss": "https://login.example/v2.0", "sub": "s", "roles": ["staff"], "name": "A"}
ENTRA = {"oid": "object", "tid": "tenant"}


@pytest.mark.parametrize(
    ("change", "role"),
    [
        ({}, Role.STAFF),
        ({"roles": ["editor", "staff"]}, Role.EDITOR),
        ({"roles": ["Administrator"]}, None),
        ({"roles": "administrator"}, None),
        ({"roles": None}, None),
        ({"roles": [["administrator"], 1, "staff"]}, Role.STAFF),
        ({"sub": ""}, None),
        ({"sub": None}, None),
        ({"iss": None}, None),
    ],
)
def test_only_whole_claims_make_a_person(change: dict[str, object], role: Role | None) -> None:
    """A role counts word for word in a list of roles, and nobody is let in without an account's name."""
    person = person_from(CLAIMS | change)
    assert (person.role if person else None) == role


def test_an_account_is_known_by_what_does_not_change() -> None:
    """With Entra's ids the account is told by tenant and object, so that a new address or name is the same person."""
    before = person_from(CLAIMS | ENTRA | {"name": "A", "sub": "one"})
    after = person_from(CLAIMS | ENTRA | {"name": "B", "sub": "two"})
    assert before is not None
    assert after is not None
    assert before.subject == after.subject
    assert person_from(CLAIMS | ENTRA | {"tid": "another"}) != before


@pytest.mark.parametrize(
    "given",
    [
        {"staff_issuer": "https://login.example"},
        {"staff_client_id": "x"},
        {"staff_issuer": "http://login.example", "staff_client_id": "x"},
        {"staff_issuer": "https://login.microsoftonline.com/common/v2.0", "staff_client_id": "x"},
        {"secret": "too short"},
        {"widget_origins": "https://Intranet.example"},
        {"widget_origins": "https://intranet.example/"},
        {"widget_origins": "*"},
        {"widget_origins": "http://intranet.example"},
    ],
)
def test_half_or_unsafe_settings_are_refused(given: dict[str, str]) -> None:
    """A provider without client or TLS or of all tenants, short secrets, impossible origins: refused at the start."""
    with pytest.raises(SettingsInvalid):
        load_settings(**given)
