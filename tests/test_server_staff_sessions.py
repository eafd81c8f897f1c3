"""Sessions, one-time codes and tokens: how long they hold, for whom, and what ends them."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.records.database import FILE, Database
from server.records.grants import CODE_S, Grants, challenge_of
from server.records.sessions import Person, Role, Sessions

IDLE_S, LONGEST_S, TOKEN_S = 1800.0, 36_000.0, 3600.0
HERE, ELSEWHERE = "https://intranet.example", "https://elsewhere.example"
VERIFIER = "v" * 43
SAM = Person("issuer sam", "Sam", Role.STAFF)


class Clock:
    """A clock that the test sets forward."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of sessions and grants."""
    return Clock()


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock) -> Sessions:
    """The sessions of a new installation."""
    return Sessions(Database(tmp_path), idle_s=IDLE_S, longest_s=LONGEST_S, clock=clock)


@pytest.fixture
def grants(tmp_path: Path, sessions: Sessions, clock: Clock) -> Grants:
    """The codes and tokens of it."""
    return Grants(Database(tmp_path), sessions, token_s=TOKEN_S, clock=clock)


def begun(sessions: Sessions) -> tuple[Person, str]:
    """Somebody signed in, and the secret of the session."""
    secret = sessions.begin(SAM)
    person = sessions.find(secret)
    assert person is not None
    return person, secret


def token_of(sessions: Sessions, grants: Grants) -> str:
    """A token for somebody signed in."""
    code = grants.give_code(begun(sessions)[0], origin=HERE, challenge=challenge_of(VERIFIER))
    token = grants.take_code(code, origin=HERE, verifier=VERIFIER)
    assert token is not None
    return token


def test_a_session_ends_when_it_was_idle_too_long(sessions: Sessions, clock: Clock) -> None:
    """It holds while it is used within the idle time, and no longer than that after its last use."""
    _, secret = begun(sessions)
    for _ in range(5):
        clock.now += IDLE_S - 1
        assert sessions.find(secret) is not None
    clock.now += IDLE_S + 1
    assert sessions.find(secret) is None


def test_a_session_ends_after_its_longest_time(sessions: Sessions, clock: Clock) -> None:
    """However much it is used, it ends, and one must sign in again."""
    _, secret = begun(sessions)
    while clock.now < 1_000_000 + LONGEST_S - 60:
        assert sessions.find(secret) is not None
        clock.now += 600
    clock.now = 1_000_000 + LONGEST_S
    assert sessions.find(secret) is None


def test_signing_out_ends_one_session_or_all(sessions: Sessions) -> None:
    """Signing out ends this session only; everywhere, each of the person's; nobody else's."""
    secrets = [sessions.begin(SAM) for _ in range(3)]
    other = sessions.begin(Person("issuer ada", "Ada", Role.ADMINISTRATOR))
    people = [sessions.find(secret) for secret in secrets]
    assert people[0] is not None
    assert people[1] is not None
    sessions.end(people[0])
    assert [sessions.find(secret) is None for secret in secrets] == [True, False, False]
    sessions.end(people[1], everywhere=True)
    assert [sessions.find(secret) is None for secret in [*secrets, other]] == [True, True, True, False]


def test_secrets_are_not_in_the_file(sessions: Sessions, grants: Grants, tmp_path: Path) -> None:
    """Who reads the file of the records finds no secret of a session, code or token."""
    person, secret = begun(sessions)
    code = grants.give_code(person, origin=HERE, challenge=challenge_of(VERIFIER))
    token = token_of(sessions, grants)
    kept = (tmp_path / FILE).read_bytes()
    assert [word for word in (secret, code, token) if word.encode() in kept] == []


def test_a_code_brings_one_token(sessions: Sessions, grants: Grants) -> None:
    """A code works once: whoever uses it again gets nothing."""
    person, _ = begun(sessions)
    code = grants.give_code(person, origin=HERE, challenge=challenge_of(VERIFIER))
    token = grants.take_code(code, origin=HERE, verifier=VERIFIER)
    assert token is not None
    assert grants.find(token, origin=HERE) == person
    assert grants.take_code(code, origin=HERE, verifier=VERIFIER) is None


@pytest.mark.parametrize("fault", ["forged", "other origin", "other verifier", "late"])
def test_a_wrong_code_is_refused_and_spoilt(sessions: Sessions, grants: Grants, clock: Clock, fault: str) -> None:
    """A code that is made up, of another page, of another widget, or a minute old brings nothing, then or later."""
    code = grants.give_code(begun(sessions)[0], origin=HERE, challenge=challenge_of(VERIFIER))
    clock.now += CODE_S if fault == "late" else 1
    given = {"origin": ELSEWHERE if fault == "other origin" else HERE}
    given |= {"verifier": "w" * 43 if fault == "other verifier" else VERIFIER}
    assert grants.take_code("forged" if fault == "forged" else code, **given) is None
    if fault != "forged":
        clock.now -= CODE_S
        assert grants.take_code(code, origin=HERE, verifier=VERIFIER) is None


def test_a_token_is_of_use_to_one_origin_for_an_hour(sessions: Sessions, grants: Grants, clock: Clock) -> None:
    """From another origin, or an hour old, a token is nobody's."""
    token = token_of(sessions, grants)
    assert grants.find(token, origin=HERE) is not None
    assert grants.find(token, origin=ELSEWHERE) is None
    clock.now += IDLE_S - 1
    assert grants.find(token, origin=HERE) is not None
    clock.now += IDLE_S - 1
    assert grants.find(token, origin=HERE) is not None
    clock.now += 2
    assert grants.find(token, origin=HERE) is None


def test_a_token_ends_with_its_session(sessions: Sessions, grants: Grants) -> None:
    """After signing out, everywhere or by an administrator, its token is nobody's and its code brings none."""
    token = token_of(sessions, grants)
    person = grants.find(token, origin=HERE)
    assert person is not None
    code = grants.give_code(person, origin=HERE, challenge=challenge_of(VERIFIER))
    sessions.end(person)
    assert grants.find(token, origin=HERE) is None
    assert grants.take_code(code, origin=HERE, verifier=VERIFIER) is None
    second = token_of(sessions, grants)
    sessions.end_all()
    assert grants.find(second, origin=HERE) is None


def test_a_renewed_token_takes_the_place_of_the_old_one(sessions: Sessions, grants: Grants) -> None:
    """The next token holds, the one before no longer; another origin cannot renew it."""
    token = token_of(sessions, grants)
    assert grants.renew(token, origin=ELSEWHERE) is None
    fresh = grants.renew(token, origin=HERE)
    assert fresh is not None
    assert grants.find(fresh, origin=HERE) is not None
    assert grants.find(token, origin=HERE) is None
    assert grants.renew(token, origin=HERE) is None


def test_a_session_that_ends_while_a_token_is_renewed_gives_none(
    tmp_path: Path, sessions: Sessions, grants: Grants, clock: Clock
) -> None:
    """Signing out in one tab while another renews is no error: the other is signed out too."""
    token = token_of(sessions, grants)
    person = grants.find(token, origin=HERE)
    assert person is not None
    asked = iter((lambda: None, lambda: sessions.end(person, everywhere=True)))

    def late() -> float:
        next(asked)()  # the clock is asked once for the old token, once for the new
        return clock()

    late_grants = Grants(Database(tmp_path), sessions, token_s=TOKEN_S, clock=late)
    assert late_grants.renew(token, origin=HERE) is None
