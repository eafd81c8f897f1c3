"""The README is true: every command block in it runs, and the answer it shows is the program's own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"(?:<!-- test: (?P<way>[a-z ]+) -->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
WAYS = {"run", "dry run", "run in a copy", "compare", "serve", "ask the server"}
BLOCKS = [match.groupdict() for match in BLOCK.finditer(README)]
START_TIMEOUT_S = 120


def commands(way: str) -> list[str]:
    """The bodies of the blocks that are tested in one way."""
    return [str(block["body"]) for block in BLOCKS if block["way"] == way]


def environment(**variables: str) -> dict[str, str]:
    """The caller's environment with the project's commands on the path, as after activating .venv."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "PYTHON"))}
    return {**kept, "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}", **variables}


def run(script: str, *, folder: Path = ROOT, **variables: str) -> str:
    """What a block prints when it is run as it stands. The test fails with all its output when a line of it fails."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_every_command_block_says_how_it_is_tested() -> None:
    """Every block of commands in the README is run by one of these tests."""
    assert [
        block["body"] for block in BLOCKS if block["language"] in ("sh", "console") and block["way"] not in WAYS
    ] == []
    assert {block["way"] for block in BLOCKS if block["way"]} == WAYS


@pytest.fixture
def in_place(tmp_path: Path, shipped_index: Path) -> dict[str, str]:
    """Variables with which a block uses a copy of the shared index in place of `.local-account/index`."""
    shutil.copytree(shipped_index, tmp_path / "index", symlinks=True)
    return {"LOCAL_ACCOUNT_INDEX": str(tmp_path / "index")}


@pytest.mark.parametrize("script", commands("run"))
def test_blocks_run_as_they_stand(script: str, in_place: dict[str, str]) -> None:
    """Each of these blocks ends without an error and prints something, run in the folder of the project."""
    script = script.replace(".local-account/index", in_place["LOCAL_ACCOUNT_INDEX"])
    assert run(script, **in_place).strip()


@pytest.mark.parametrize("script", commands("dry run"))
def test_long_blocks_are_known_to_make(script: str) -> None:
    """The blocks that take minutes are commands that make knows and would run with the environment's own programs."""
    assert ".venv/bin/" in run(script, MAKEFLAGS="n")


def test_the_lines_without_make_make_an_environment(tmp_path: Path) -> None:
    """The plain venv and pip lines make an environment with the `local-account` command in a copy of the project.

    The big downloads are lent: pip sees what is installed here, and finds every pin of the lock satisfied.
    """
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    copy = tmp_path / "copy"
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    [script] = commands("run in a copy")
    if (os.uname().sysname, os.uname().machine) != ("Linux", "x86_64"):
        script = script.replace("+cpu", "")  # as the README says of other systems
    lent = {"PYTHONPATH": sysconfig.get_path("purelib")}
    printed = run(script, folder=copy, **lent, PIP_DISABLE_PIP_VERSION_CHECK="1")
    assert "Collecting" not in printed.replace("Collecting hatchling", "")
    assert (copy / ".venv" / "bin" / "local-account").exists()


@pytest.fixture(scope="module")
def served(shipped_index: Path) -> Iterator[str]:
    """The address of a server started as the README says, on a free port, with the shared index."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    [script] = commands("serve")
    variables = environment(LOCAL_ACCOUNT_PORT=str(port), LOCAL_ACCOUNT_INDEX=str(shipped_index))
    server = subprocess.Popen(
        ["bash", "-c", script], cwd=ROOT, env=variables, start_new_session=True, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(server, address)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def wait_until_ready(server: subprocess.Popen[bytes], address: str) -> None:
    """Ask for readiness until it is there; fail when the server ends or takes too long."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        assert server.poll() is None, f"the server ended with status {server.returncode}"
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the server was not ready after {START_TIMEOUT_S} seconds")


@pytest.mark.parametrize("script", commands("ask the server"))
def test_the_server_answers_as_the_readme_asks(script: str, served: str) -> None:
    """After `make run` the page is there, and the README's call of the API gets an answered answer with its figure."""
    with urllib.request.urlopen(served, timeout=30) as page:
        assert "<h1" in page.read().decode()
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed here")
    answer = json.loads(run(script.replace("http://127.0.0.1:8000", served)))
    assert answer["outcome"] == "answered"
    # Summary of the Local Account 2021-23, "How we spent our budget": £13.9 million on social care staff in 2021-22
    assert [(figure["value"], figure["period"]) for figure in answer["figures"]] == [(13_900_000, "2021-22")]


@pytest.mark.parametrize("script", commands("compare"))
def test_the_answer_shown_is_the_real_one(script: str, in_place: dict[str, str]) -> None:
    """The question in the README gets, today, exactly the answer that the README shows."""
    command, _, shown = script.partition("\n")
    assert run(command.removeprefix("$ "), **in_place, COLUMNS="100").strip() == shown.strip()


def test_the_map_names_every_folder() -> None:
    """The README's map of the code has every top-level folder that is in git."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {line.split("/")[0] + "/" for line in listed.splitlines() if "/" in line}
    assert set(re.findall(r"^\| `([\w.]+/)` \|", README, re.MULTILINE)) == folders


def test_every_link_to_a_file_leads_somewhere() -> None:
    """Every file that the README links to is there."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []
