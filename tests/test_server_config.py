import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from server.config import Settings, load_settings, unknown_variables, variable
from server.errors import SettingsInvalid

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_documented(name: str) -> None:
    """Each setting stands in docs/configuration.md with its default and its help, word for word."""
    row = re.search(rf"^\| `{variable(name)}` \| (.*?) \| (.+) \|$", PAGE, re.MULTILINE)
    field = Settings.model_fields[name]
    assert row is not None
    assert row[2] == field.description
    default = ",".join(field.default) if isinstance(field.default, tuple) else field.default
    assert row[1].strip("` ") == ("" if default is None else str(default))


def test_nothing_else_documented() -> None:
    """The page of settings names no setting that the program does not have."""
    named = set(re.findall(r"^\| `(LOCAL_ACCOUNT_\w+)`", PAGE, re.MULTILINE))
    assert named == {variable(name) for name in Settings.model_fields}


BAD = {
    "port": "80000",
    "threads": "0",
    "trusted_proxies": "-1",
    "max_question_chars": "five hundred",
    "conversation_hours": "48",
    "conversations_kept": "0",
    "retention": "everything",
}


@pytest.mark.parametrize(("name", "value"), BAD.items())
def test_unusable(name: str, value: str) -> None:
    """A setting that cannot be used is refused with the name of its variable and what to do."""
    with pytest.raises(SettingsInvalid) as raised:
        load_settings(**{name: value})
    assert variable(name) in raised.value.message
    assert "docs/configuration.md" in raised.value.help


def test_from_the_environment() -> None:
    """Settings come from LOCAL_ACCOUNT_ variables; an empty one counts as unset; a bad one names itself."""
    program = "from server.config import load_settings as s; c = s(); print(c.port, c.hosts, c.contacts)"
    given = {"LOCAL_ACCOUNT_PORT": "9001", "LOCAL_ACCOUNT_HOSTS": "a.example, b.example", "LOCAL_ACCOUNT_CONTACTS": ""}
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=os.environ | given, cwd=ROOT, check=True
    )
    assert run.stdout.strip() == "9001 ('a.example', 'b.example') None"


def test_command_line_over_environment() -> None:
    """What is given on the command line goes over the rest, and what is not given leaves the rest alone."""
    settings = load_settings(port=0, host=None)
    assert (settings.port, settings.host) == (0, "127.0.0.1")


def test_misspelt_variable() -> None:
    """A variable that begins like a setting and is none is found, so that a typing error does not pass in silence."""
    environment = {"LOCAL_ACCOUNT_PROT": "1", "LOCAL_ACCOUNT_PORT": "1", "LOCAL_ACCOUNT_SHARED": "x", "PATH": "x"}
    assert unknown_variables(environment) == ["LOCAL_ACCOUNT_PROT"]
