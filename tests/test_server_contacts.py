import re
import tomllib
from pathlib import Path

import pytest
from plain_english import OLDEST, reading_age

from server.contacts import ContactsInvalid, load_contacts

SHIPPED = Path(__file__).parent.parent / "corpus" / "documents" / "contacts.toml"
SAID = [
    route[words]
    for route in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["route"]
    for words in ("text", "text_elsewhere")
    if words in route
]

GOOD = """
[[contact]]
id = "desk"
name = "The desk"
phone = "01234 567890"
checked_on = ""
[[route]]
need = "general"
contacts = ["desk"]
text = "Ring the desk."
"""


def test_shipped_danger() -> None:
    """Somebody in danger is sent to 999 first."""
    route = load_contacts(SHIPPED).route("immediate_danger")
    assert route is not None
    assert route.contacts[0].phone == "999"


def test_unknown_need(tmp_path: Path) -> None:
    """A need that no route names goes to the general route; what is not known of a contact is None."""
    path = tmp_path / "contacts.toml"
    path.write_text(GOOD, encoding="utf-8")
    route = load_contacts(path).route("something else")
    assert route is not None
    assert (route.need, route.contacts[0].phone) == ("general", "01234 567890")
    assert (route.contacts[0].url, route.contacts[0].checked_on) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('contacts = ["desk"]', "contacts = []", "'general' to nobody"),
        ('contacts = ["desk"]', 'contacts = ["dsek"]', "'dsek', which is no contact"),
        ('name = "The desk"', "", "without 'name'"),
        ('text = "Ring the desk."', 'text = ""', "without 'text'"),
        ("[[route]]", "[route]", "another form"),
        ("[[route]]", "[[route", "cannot be read"),
    ],
)
def test_faulty(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A file of contacts that sends anybody to nobody is an error that names the file and the entry."""
    path = tmp_path / "contacts.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ContactsInvalid) as raised:
        load_contacts(path)
    assert said in raised.value.message
    assert str(path) in raised.value.message


@pytest.mark.parametrize("text", SAID, ids=lambda text: text[:40])
def test_every_route_reads_plainly(text: str) -> None:
    """A reader of eleven manages the words of every route, addresses and numbers apart; they have curly quotes."""
    assert "'" not in text
    assert reading_age(re.sub(r"https?://\S+|\b\d+(?: \d+)*\b", "this", text)) <= OLDEST
