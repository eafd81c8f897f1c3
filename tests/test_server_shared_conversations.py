"""Several processes of one installation: with one secret they share conversations and sessions; one needs none."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from staff_people import HOST_ORIGIN, Staff, post
from test_server_staff_widget import INSIDE
from widget_parts import Widget, signed_in_widget

from index.embedding import Embedder
from server import create_app
from server.answers.models import Answer, Outcome
from server.cli import main
from server.config import Settings
from server.records.database import FILE, Database
from server.views.shared_conversations import SharedConversations

pytest_plugins = ["site_parts", "staff_parts"]

SECRET = "a secret of the tests, long enough"
PUBLIC = "What did we spend on older people in 2022-23?"
_READ = """
import sys
from pathlib import Path
from server.config import Settings
from server.records.database import Database
from server.views.shared_conversations import conversations_of
settings = Settings(records=Path(sys.argv[1]), secret=sys.argv[2])
found = conversations_of(settings, Database(settings.records), kind="public").find(sys.argv[3])
print([answer.question for answer in found.answers] if found else found)
"""


class Clock:
    """Seconds that pass when the test says so."""

    now = 1_000_000.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


def store(folder: Path, **changed: object) -> SharedConversations:
    """A store as one process has it."""
    given: dict[str, object] = {"secret": b"s" * 32, "kind": "public", "hours": 24, "kept": 10}
    return SharedConversations(Database(folder), **given | changed)  # type: ignore[arg-type]


def greeting(text: str) -> Answer:
    """An answer that needs no source."""
    return Answer(text, Outcome.GREETING, "Hello.")


@pytest.fixture
def pair(staff_settings: Settings, embedder: Embedder) -> tuple[Staff, Staff]:
    """Two processes' applications over the same records with the same secret; they share nothing else."""
    settings = staff_settings.model_copy(update={"secret": SecretStr(SECRET)})
    one, other = (Staff(create_app(settings, embedder=embedder), settings) for _ in range(2))
    return one, other


def test_a_conversation_is_read_by_another_process(pair: tuple[Staff, Staff]) -> None:
    """A real second process with the secret reads what was asked of the first; with another secret it reads nothing."""
    asked = pair[0].browser().post("/ask", data={"question": PUBLIC})
    conversation = asked.location.rpartition("/")[2]
    for secret, told in ((SECRET, [PUBLIC]), (SECRET[::-1], None)):
        command = [sys.executable, "-c", _READ, str(pair[0].settings.records), secret, conversation]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == str(told), done.stderr


def test_a_conversation_goes_on_in_another_process(pair: tuple[Staff, Staff]) -> None:
    """A page is shown, a follow-up understood and a conversation forgotten by whichever process is asked."""
    one, other = (process.browser() for process in pair)
    address = one.post(
        "/ask", data={"question": "How many people did we support to recover at home in 2022-23?"}
    ).location
    assert other.get(address).text.count("3,250") == one.get(address).text.count("3,250") > 0
    conversation = address.rpartition("/")[2]
    other.post("/ask", data={"question": "And the year before?", "conversation": conversation})
    assert "3,410" in one.get(address).text
    one.post(f"/conversation/{conversation}/clear")
    assert other.get(address).status_code == 404


def test_staff_are_signed_in_at_both_processes(pair: tuple[Staff, Staff]) -> None:
    """A cookie of one process is good at the other, with answers, marks of forms and receipts; so is a token."""
    one, other = pair
    client, elsewhere = one.signed_in("staff"), other.browser()
    cookie = client.get_cookie("__Host-local-account")
    assert cookie is not None
    elsewhere.set_cookie("__Host-local-account", cookie.value, secure=True)
    post(client, "/staff/ask", question=INSIDE)
    now = client.get_cookie("__Host-local-account")
    assert now is not None
    elsewhere.set_cookie("__Host-local-account", now.value, secure=True)
    page = elsewhere.get("/staff").text
    assert "77" in HTMLParser(page).css_first(".staff-answer").text()
    receipt = str(HTMLParser(page).css_first("input[name=receipt]").attributes["value"])
    assert post(client, "/staff/report", receipt=receipt, reason="period").status_code == 303
    token = signed_in_widget(one).token
    assert Widget(other, token, HOST_ORIGIN).send("ask", {"question": INSIDE}).status_code == 200
    post(elsewhere, "/staff/sign-out", everywhere="yes")
    assert "Signed in as" not in client.get("/staff").text
    assert Widget(one, token, HOST_ORIGIN).send("ask", {"question": INSIDE}).status_code == 401


def test_without_a_secret_one_process_is_enough(staff_settings: Settings, embedder: Embedder) -> None:
    """With no secret set, staff sign in and converse, and no conversation is written to the disk."""
    staff = Staff(create_app(staff_settings, embedder=embedder), staff_settings)
    client = staff.signed_in("staff")
    post(client, "/staff/ask", question=INSIDE)
    assert "77" in client.get("/staff").text
    with closing(sqlite3.connect(staff_settings.records / FILE)) as records:
        assert records.execute("SELECT count(*) FROM sealed").fetchone() == (0,)


def test_the_public_opens_no_conversation_of_staff(pair: tuple[Staff, Staff]) -> None:
    """Who learns the id of a conversation of staff finds nothing by it on the public site, shared or not."""
    client = pair[0].signed_in("staff")
    post(client, "/staff/ask", question=INSIDE)
    with client.session_transaction() as session:
        conversation = session["conversation"]
    assert pair[0].room.conversations.find(conversation) is not None
    for process in pair:
        assert process.browser().get(f"/conversation/{conversation}").status_code == 404


def test_the_file_tells_nothing(tmp_path: Path) -> None:
    """Neither the words nor the id of a conversation stand in the file, and the secret alone does not open it."""
    kept = store(tmp_path).add(greeting("a question with words in it"))
    content = (tmp_path / FILE).read_bytes()
    assert [word for word in (b"with words", b"Hello", kept.id.encode()) if word in content] == []
    assert store(tmp_path).find(kept.id[::-1]) is None
    assert store(tmp_path, secret=b"t" * 32).find(kept.id) is None
    assert store(tmp_path).find(kept.id) is not None


def test_shared_conversations_are_forgotten_as_others_are(tmp_path: Path) -> None:
    """After its hours, and when newer ones need the room, a conversation is gone from the file as well."""
    clock = Clock()
    shared = store(tmp_path, clock=clock, kept=2)
    first, second = shared.add(greeting("a")), shared.add(greeting("b"))
    clock.now += 86_399
    shared.add(greeting("c"), first.id)
    shared.add(greeting("d"))
    assert shared.find(second.id) is None
    clock.now += 86_399
    assert shared.find(first.id) is not None
    clock.now += 1
    assert shared.find(first.id) is None
    with closing(sqlite3.connect(tmp_path / FILE)) as records:
        assert records.execute("SELECT count(*) FROM sealed").fetchone() == (0,)


def test_nobody_prepares_the_address_of_a_shared_conversation(tmp_path: Path) -> None:
    """An id that the server did not give out is not taken over: the conversation gets one of its own."""
    shared = store(tmp_path)
    kept = shared.add(greeting("a"), "chosen-by-a-stranger")
    assert kept.id != "chosen-by-a-stranger"
    assert shared.find("chosen-by-a-stranger") is None


def test_purge_removes_shared_conversations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`local-account purge` deletes them and says how many there were."""
    monkeypatch.setenv("LOCAL_ACCOUNT_RECORDS", str(tmp_path))
    kept = store(tmp_path).add(greeting("a"))
    assert "Deleted 1 conversation that" in CliRunner().invoke(main, ["purge"]).output
    assert store(tmp_path).find(kept.id) is None
