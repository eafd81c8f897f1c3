"""`make demo`, as somebody runs it who tries the widget: three real processes' worth of parts, driven in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from staff_demo import QUESTION, ROOT
from widget_steps import ask, opened, sign_in

pytest_plugins = ["browser_parts", "host_parts"]

SCRIPT = "tests/staff_demo.py"


@pytest.fixture
def demo(tmp_path: Path, shipped_index: Path) -> Iterator[list[str]]:
    """The addresses of the intranet and of the page for staff that the demonstration prints."""
    shutil.copytree(shipped_index, tmp_path / "index")  # so that only the briefing must be embedded
    command = [sys.executable, str(ROOT / SCRIPT), str(tmp_path)]
    environment = {"PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert running.stdout is not None
    try:
        told = [running.stdout.readline() for _ in range(4)]
        yield re.findall(r"http://\S+", "".join(told))
        running.terminate()
        assert running.wait(timeout=60) == 0, "it ends by itself when it is told to"
    finally:
        running.kill()  # nothing waits for ever on one that does not end
        running.wait()
        running.stdout.close()


def test_the_documents_name_the_command_that_is_tried_here() -> None:
    """`docs/staff.md` says `make demo`, and that runs this script."""
    assert "make demo" in (ROOT / "docs" / "staff.md").read_text(encoding="utf-8")
    printed = subprocess.run(["make", "--dry-run", "demo"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert SCRIPT in printed.stdout


def test_the_demonstration_can_be_tried(chromium: Browser, demo: list[str]) -> None:
    """On the page of the intranet one signs in and asks; the answer is the briefing's, which the public never sees."""
    intranet, staff = demo
    assert all(re.match(r"http://(localhost|127\.0\.0\.1):\d+/", address) for address in demo), "loopback only"
    page = chromium.new_context().new_page()
    page.goto(intranet)
    ask(sign_in(opened(page), "editor"), QUESTION)
    expect(page.get_by_role("log")).to_contain_text("77 people")
    page.goto(staff)
    expect(page.get_by_text("Signed in as Edie Editor (editor)")).to_be_visible()
    page.goto(staff.removesuffix("/staff") + "/documents/example-briefing")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.context.close()
