"""What the tests of the staff part share: a real provider on loopback, and an installation whose staff sign in with it.

The provider is oidc-provider-mock, a whole OpenID Connect provider whose users sign in with one click.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SMALL_CORPUS, write_corpus
from pydantic import SecretStr
from staff_people import CLIENT_ID, HOST_ORIGIN, PEOPLE, Staff, wait_for

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The address of a running provider that knows PEOPLE. It runs apart: what it is warned of is not ours to mend."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = [json.dumps({"sub": name} | claims) for name, claims in PEOPLE.items()]
    people = [option for one in told for option in ("--user-claims", one)]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "-n", "true"]
    running = subprocess.Popen([*command, *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield wait_for(f"http://localhost:{port}")
    finally:
        running.terminate()
        running.wait(timeout=10)


@pytest.fixture(scope="session")
def staff_corpus(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> tuple[Path, Path]:
    """The small corpus, with a document for staff in it, and its index."""
    folder = tmp_path_factory.mktemp("staff")
    corpus = write_corpus(folder / "corpus", SMALL_CORPUS)
    build(corpus, folder / "index", embedder=embedder)
    return corpus, folder / "index"


@pytest.fixture
def staff_settings(staff_corpus: tuple[Path, Path], provider: str, tmp_path: Path) -> Settings:
    """The settings of an installation with sign-in, a widget on one origin, and counts."""
    corpus, index = staff_corpus
    return Settings(
        corpus=corpus,
        index=index,
        records=tmp_path / "records",
        retention="counts",
        staff_issuer=provider,
        staff_client_id=CLIENT_ID,
        staff_client_secret=SecretStr("of the tests"),
        widget_origins=HOST_ORIGIN,
    )


@pytest.fixture
def staff(staff_settings: Settings, embedder: Embedder) -> Staff:
    """A fresh installation with sign-in, nobody signed in yet."""
    return Staff(create_app(staff_settings, embedder=embedder), staff_settings)
