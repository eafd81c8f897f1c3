"""What is taken away from the pages of the measures: CSV, JSON, workbooks, charts."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest
from figure_examples import client_of, write_files
from page_review import ReviewingClient
from PIL import Image
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder

pytest_plugins = ["figure_parts"]

COMPLAINTS = {
    "2017-18": ("published", 0),
    "2018-19": ("published", 12),
    "2019-20": ("suppressed", None),
    "2020-21": ("not available", None),
    "2021-22": ("not applicable", None),
    "2022-23": ("not collected", None),
    "2023-24": ("nil", 0),
}
FORMULA = "/figures/1-1-visits"


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV that begins with a byte order mark, by the names of its columns."""
    assert text.startswith("\ufeffmeasure,")
    return list(csv.DictReader(io.StringIO(text[1:])))


def book_rows(content: bytes, sheet: str = "Figures") -> list[dict[str, object]]:
    """The rows of a sheet of a workbook by the names of its columns."""
    header, *rows = openpyxl.load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_availabilities_in_csv(figures_client: ReviewingClient) -> None:
    """The six availabilities and zero are told apart in CSV, where what is missing has no value and is never zero."""
    rows = csv_rows(figures_client.get("/figures/complaints-upheld.csv").text)
    assert {
        row["period"]: (row["availability"], int(row["value"]) if row["value"] else None) for row in rows
    } == COMPLAINTS


def test_availabilities_in_json(figures_client: ReviewingClient) -> None:
    """The six availabilities and zero are told apart in JSON, with null for what is missing, each with its citation."""
    body = figures_client.get("/figures/complaints-upheld.json").json
    assert body is not None
    assert {each["period"]: (each["availability"], each["value"]) for each in body["figures"]} == COMPLAINTS
    assert len(body["citations"]) == len(body["figures"]) == body["total"]


def test_availabilities_in_workbooks(figures_client: ReviewingClient) -> None:
    """The six availabilities and zero are told apart in a workbook, whose numbers are numbers."""
    rows = book_rows(figures_client.get("/figures/complaints-upheld.xlsx").data)
    assert {row["period"]: (row["availability"], row["value"]) for row in rows} == COMPLAINTS


def test_availabilities_in_briefings(figures_client: ReviewingClient) -> None:
    """The six availabilities and zero are told apart in a briefing too, on the page and in all that is taken away."""
    body = figures_client.get("/figures/complaints-upheld.json").json
    assert body is not None
    asked = urlencode([("pick", each["observation_id"]) for each in body["figures"]])
    seen = HTMLParser(figures_client.get(f"/figures/briefing?{asked}").text).css(".briefing .big a")
    words = ["0 complaints", "12 complaints", "Suppressed to protect privacy", "Not available", "Not applicable"]
    assert [node.text().split(" (open")[0].casefold() for node in seen] == [
        each.casefold() for each in (*words, "Not collected", "Nil")
    ]
    csv_of, json_of, book = (
        figures_client.get(f"/figures/briefing.{form}?{asked}") for form in ("csv", "json", "xlsx")
    )
    assert [row["availability"] for row in csv_rows(csv_of.text)] == [told for told, _ in COMPLAINTS.values()]
    assert {row["period"]: (row["availability"], row["value"]) for row in book_rows(book.data)} == COMPLAINTS
    told = json_of.json
    assert told is not None
    assert {each["period"]: (each["availability"], each["value"]) for each in told["figures"]} == COMPLAINTS


def test_sources_in_workbooks(figures_client: ReviewingClient) -> None:
    """A workbook names each document that its figures come from, and no other."""
    book = figures_client.get("/figures/people-in-reablement.xlsx").data
    assert [row["title"] for row in book_rows(book, "Sources")] == ["Outcomes 2022-23", "Outcomes 2023-24"]


def test_sources_in_csv(figures_client: ReviewingClient) -> None:
    """Each row of a CSV has its source in words, the days of its period, and terms of use where they are known."""
    (row,) = csv_rows(figures_client.get("/figures/people-in-reablement.csv?area=Essex").text)
    assert row["source"] == "Outcomes 2022-23, Exampleshire County Council, November 2023"
    assert (row["period"], row["period_start"], row["period_end"]) == ("2022-23", "2022-04-01", "2023-03-31")
    assert (row["licence"], row["address"]) == ("Open Government Licence v3.0", "https://example.org/outcomes")
    other = csv_rows(figures_client.get("/figures/complaints-upheld.csv").text)[0]
    assert (other["licence"], other["address"]) == ("", "")


def test_formulas(figures_client: ReviewingClient) -> None:
    """A label that begins like a formula is text in CSV and in a workbook."""
    assert csv_rows(figures_client.get(f"{FORMULA}.csv").text)[0]["measure"] == "'=1+1 visits"
    sheet = openpyxl.load_workbook(io.BytesIO(figures_client.get(f"{FORMULA}.xlsx").data))["Figures"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1 visits", "s")


def test_filters_of_the_page(figures_client: ReviewingClient) -> None:
    """What is taken away is what the address asks for, and all of the measure where it asks for nothing."""
    rows = csv_rows(figures_client.get("/figures/people-in-reablement.csv?area=Norfolk").text)
    assert [(row["area"], row["value"]) for row in rows] == [("Norfolk", "700")]
    assert len(csv_rows(figures_client.get("/figures/people-in-reablement.csv").text)) == 8


def test_json_page_by_page(figures_client: ReviewingClient) -> None:
    """JSON can be begun at any figure, and says when there is no more."""
    address = "/figures/people-in-reablement.json"
    whole = figures_client.get(address).json
    assert whole is not None
    ids = [each["observation_id"] for each in whole["figures"]]
    body = figures_client.get(address, query_string={"from": ids[6]}).json
    assert body is not None
    assert [each["observation_id"] for each in body["figures"]] == ids[6:]
    assert (body["total"], body["next"]) == (8, None)
    assert figures_client.get(address, query_string={"from": "gone"}).status_code == 404


def test_long_json(tmp_path: Path, embedder: Embedder) -> None:
    """Where JSON does not hold all figures the page says how to come by the others, and `next` leads to them."""
    rows = "".join(f"People cared for,Area {n},2023-24,people,{n},Margin of error\n" for n in range(502))
    corpus = write_files(tmp_path / "corpus", {"areas.csv": f"measure,area,period,unit,value,column\n{rows}"})
    build(corpus, tmp_path / "index", embedder=embedder)
    client = client_of(tmp_path / "index", embedder)
    page = HTMLParser(client.get("/figures/people-cared-for").text)
    told = next(node.text() for node in page.css("li") if node.text().startswith("JSON"))
    assert "500 at a time: “next” in each file is the address of those that follow" in told
    first = client.get("/figures/people-cared-for.json?unit=people").json
    assert first is not None
    assert first["next"].startswith("http://localhost/figures/people-cared-for.json?unit=people&from=")
    then = client.get(first["next"].removeprefix("http://localhost")).json
    assert then is not None
    assert (len(first["figures"]), len(then["figures"]), then["next"]) == (500, 2, None)
    assert {(each["column"], each["aspect"]) for each in then["figures"]} == {("Margin of error", "level")}


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_growth_is_no_level(tmp_path: Path, embedder: Embedder, form: str) -> None:
    """What is taken away says of a growth that it is a change."""
    corpus = write_files(tmp_path / "corpus", {"news.md": "The number of carers with a plan rose by 12% in 2023-24.\n"})
    build(corpus, tmp_path / "index", embedder=embedder)
    client = client_of(tmp_path / "index", embedder)
    body = client.get("/api/v1/figures").json
    assert body is not None
    (figure,) = body["figures"]
    data = client.get(f"/figures/briefing.{form}?{urlencode({'pick': figure['observation_id']})}").data
    row = {
        "csv": lambda: csv_rows(data.decode())[0],
        "xlsx": lambda: book_rows(data)[0],
        "json": lambda: json.loads(data)["figures"][0],
    }[form]()
    assert row["aspect"] == "change"
    page = client.get(f"/figures/briefing?{urlencode({'pick': figure['observation_id']})}").text
    assert HTMLParser(page).css_first(".big a").text().startswith("up 12%")


@pytest.mark.parametrize(
    "file", ["csv?period=-1", "json?period=1999-00", "xlsx?area=Atlantis", "svg?chart=areas&area=Norfolk&period=-1"]
)
def test_a_file_of_what_is_not_held(figures_client: ReviewingClient, file: str) -> None:
    """There is no file of a period or area for which nothing is held, and no chart of another period in its place."""
    page = f"/figures/people-in-reablement.{file}"
    assert figures_client.get(page).status_code == 404


def test_charts_of_a_page_that_shows_another_period(figures_client: ReviewingClient) -> None:
    """Where a page compares areas in another period than the one asked for, its charts are of that one too."""
    page = HTMLParser(figures_client.get("/figures/people-in-reablement?period=2022-23").text)
    links = [link.attributes["href"] or "" for link in page.css(".chart__away a")]
    assert [figures_client.get(link).status_code for link in links] == [200] * 4


def test_charts(figures_client: ReviewingClient) -> None:
    """A chart is taken away as SVG with its name in it, as PNG, and as the specification that the browser draws."""
    address = "/figures/people-in-reablement"
    svg = figures_client.get(f"{address}.svg?chart=time")
    assert svg.mimetype == "image/svg+xml"
    assert "People in reablement, Exampleshire, over time</title>" in svg.text
    assert figures_client.get(f"{address}.png?chart=time").data.startswith(b"\x89PNG\r\n")
    marks = figures_client.get(f"{address}.vl.json?chart=time").json
    assert marks is not None
    assert [mark["value"] for mark in marks["data"]["values"]] == [410, None, 515, 600]


@pytest.mark.parametrize("form", ["svg", "png"])
def test_sources_of_charts(figures_client: ReviewingClient, form: str) -> None:
    """A chart that is taken away has in itself its title, what it shows in words, and the documents behind it."""
    data = figures_client.get(f"/figures/people-in-reablement.{form}?chart=time&area=Exampleshire").data
    told = data.decode(errors="ignore")
    assert "People in reablement, Exampleshire, over time" in told
    assert "Line chart. 410 in 2020-21" in told
    first = "Source: Outcomes 2022-23, Exampleshire County Council, November 2023. Open Government Licence v3.0"
    assert first in told
    assert "Source: Outcomes 2023-24, Exampleshire County Council, November 2024" in told
    if form == "svg":
        drawn = HTMLParser(told).css("text")
        assert any(node.text().startswith("Source: Outcomes 2022-23, Exampleshire") for node in drawn)
    else:
        image = Image.open(io.BytesIO(data))
        image.load()
        assert first in image.info["Description"]


def test_no_chart(figures_client: ReviewingClient) -> None:
    """Where there is one number there is no chart to take away."""
    assert figures_client.get(f"{FORMULA}.svg").status_code == 404


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="NOT OPENED in a spreadsheet: `make office` brings one")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_spreadsheet_program(figures_client: ReviewingClient, tmp_path: Path, form: str) -> None:
    """A spreadsheet program opens the files with numbers as numbers, no formula run, and every accent in place."""
    for address, name in ((FORMULA, "visits"), ("/figures/people-in-reablement", "reablement")):
        (tmp_path / f"{name}.{form}").write_bytes(figures_client.get(f"{address}.{form}").data)
    filters = ["--infilter=CSV:44,34,76,1,,0,false,true"] if form == "csv" else []
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", *filters]
    command += ["--convert-to", "fods", "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob(f"*.{form}")))]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    visits, reablement = ((tmp_path / f"{name}.fods").read_text(encoding="utf-8") for name in ("visits", "reablement"))
    assert "=1+1 visits" in visits
    assert "table:formula" not in visits
    assert 'office:value="1300"' in reablement
    assert "over 600" in reablement
    assert "\N{ZERO WIDTH NO-BREAK SPACE}" not in reablement
