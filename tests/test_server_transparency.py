import json
import tomllib
from functools import reduce
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from server.transparency import MEASURED, OPEN

pytest_plugins = ["site_parts"]

ROOT = Path(__file__).parent.parent
TABLES = tomllib.loads(MEASURED.read_text(encoding="utf-8"))["measured"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table["about"]))
def test_numbers_are_those_of_the_results(table: dict[str, object]) -> None:
    """Every number of the record is the one in the result that it names."""
    result = json.loads((ROOT / str(table["file"])).read_text(encoding="utf-8"))
    for item in table["numbers"]:  # type: ignore[attr-defined]
        assert item["value"] == reduce(lambda held, key: held[key], item["at"].split("."), result), item["what"]


def test_wrong_answers_are_told() -> None:
    """Of every set of questions the record tells how many were answered wrong, missed or taken for something else."""
    for table in TABLES:
        told = [item["at"].rpartition(".")[2] for item in table["numbers"]]
        assert {"wrong", "missed", "caught"} & set(told)


def test_the_record(client: FlaskClient) -> None:
    """The record is marked as a draft, has the sections of the standard, and states what runs here."""
    page = HTMLParser(client.get("/transparency").text)
    assert "This is a draft" in page.css_first(".govuk-inset-text").text()
    assert [node.text().split(":")[0] for node in page.css("section h2")] == [
        "Tier 1",
        *["Tier 2"] * 5,
        "How well it does",
    ]
    fields = dict(zip([n.text() for n in page.css("dt")], [n.text() for n in page.css("dt + dd")], strict=True))
    desk = client.application.extensions["local_account"].live.pin()
    assert desk.version.manifest.model_sha256 in fields["Model"]
    assert desk.digest in fields["Version"]
    # Four of the five documents of the corpus are for the public.
    assert fields["Data in use"].startswith("4 public documents in ")
    assert fields["Senior responsible owner"] == OPEN
    assert fields["Organisation"] == OPEN
