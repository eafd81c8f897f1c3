"""How long the server takes for the figures pages over the national outcomes of all areas, beside the about page.

Run `python -m tests.benchmarks.figures_pages`; the workbook is looked for in the folder that LOCAL_ACCOUNT_SHARED names
(default `../shared`). The index holds every value of the workbook, and some again as an earlier edition: 100,000
observations; LARGE_INDEX names one that is built already. Times are processor time of the serving process. Each page is
asked for in turn with the about page, so that whatever slows the machine meanwhile slows both; the raw result goes to
`tests/benchmarks/results/figures_pages.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from urllib.parse import quote_plus

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.embedding import Embedder
from server import create_app
from server.config import Settings
from server.views import figures as figure_views
from tests.large_index import WORKBOOK, build_large

RESULT = Path(__file__).parent / "results" / "figures_pages.json"
TIMES = 40
AGAIN = 23_954
"""Values of the workbook that the earlier edition repeats: with its 76,046 they make 100,000."""
AREAS = ("England", "Norfolk", "Suffolk", "Essex", "Peterborough", "Hertfordshire")
MEASURE = "overall-satisfaction-of-people-who-use-services-with-their-care-and-d43e63"


def milliseconds(client: FlaskClient, address: str) -> float:
    """Processor time of one response, which must be there."""
    started = process_time()
    response = client.get(address)
    spent = (process_time() - started) * 1000
    assert response.status_code == 200, address
    return spent


def timed(client: FlaskClient, addresses: list[str]) -> dict[str, float]:
    """The first response, the middle one of many, and how many times as long as the about page in between that is."""
    first = milliseconds(client, addresses[0])
    spent, about = [], []
    for turn in range(TIMES):
        about.append(milliseconds(client, "/about"))
        spent.append(milliseconds(client, addresses[(turn + 1) % len(addresses)]))
    told = {"first ms": first, "median ms": median(spent), "times the about page": median(spent) / median(about)}
    return {name: round(value, 2) for name, value in told.items()} | {"bytes": len(client.get(addresses[0]).data)}


def areas_of(client: FlaskClient, page: str) -> list[str]:
    """Areas of a measure, enough for two kinds of page: none of them is kept from an earlier turn."""
    options = HTMLParser(client.get(page).text).css("#choose-area option")
    return [quote_plus(node.attributes["value"] or "") for node in options[1 : 2 * TIMES + 3]]


def measure(index: Path, embedder: Embedder) -> dict[str, object]:
    """Times of each kind of page."""
    settings = Settings(corpus=index.parent / "corpus", index=index, council_area="Cambridgeshire")
    client = create_app(settings, embedder=embedder).test_client()
    page = f"/figures/{MEASURE}"
    others = [f"{page}?area={each}" for each in areas_of(client, page)]
    for _ in range(TIMES):  # a process that has served pages already
        client.get("/about")
    result: dict[str, dict[str, float]] = {"about": timed(client, ["/about"])}
    result["list of measures"] = timed(client, ["/figures"])
    result["list, found by words"] = timed(client, ["/figures?q=carers"])
    result["list, a filter"] = timed(client, ["/figures?area=Norfolk"])
    result["measure, charts kept"] = timed(client, [page])
    result["measure, charts drawn, an area not asked for before"] = timed(client, others[-TIMES - 1 :])
    result["JSON, 500 figures"] = timed(client, [f"{page}.json"])
    result["compare six areas"] = timed(
        client, [f"/figures/compare?measure={MEASURE}&" + "&".join(f"area={area}" for area in AREAS)]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figure_views, "drawn", lambda _: ("", ""))
        result["measure, without charts, an area not asked for before"] = timed(client, others[: TIMES + 1])
        result["measure, without charts, an area asked for again"] = timed(client, others[: TIMES + 1])
    held = client.application.extensions["local_account"].live.pin().version.manifest.observations
    return {"observations": held, "pages": result}


def run() -> int:
    """Measure, write the result and show it."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    if not WORKBOOK.is_file():
        sys.stdout.write(f"NOT MEASURED: {WORKBOOK} is not there; set LOCAL_ACCOUNT_SHARED to its folder\n")
        return 0
    embedder = Embedder()
    kept = os.environ.get("LARGE_INDEX")
    with tempfile.TemporaryDirectory() as folder:
        index = Path(kept) if kept else build_large(Path(folder), embedder=embedder, again=AGAIN)
        result: dict[str, object] = {
            "date": date.today().isoformat(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        }
        result |= measure(index, embedder)
    RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(run())
