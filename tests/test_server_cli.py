import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_examples import QUESTIONS

from index.embedding import Embedder
from server.cli import main
from server.config import Settings
from server.desk import open_desk
from server.figures.exports import as_csv, safe_cell

pytest_plugins = ["site_parts"]

ROOT = Path(__file__).parent.parent
COMMANDS = ["build", "serve", "ask", "search", "figures", "evaluate", "check", "purge", "rollback"]


def local_account(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A run of the command in a process of its own."""
    command = [sys.executable, "-m", "server", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_help_is_light() -> None:
    """To show the help of a command neither the model nor the index is loaded."""
    program = (
        "import sys; from click.testing import CliRunner; from server.cli import main\n"
        f"for name in {COMMANDS}: assert CliRunner().invoke(main, [name, '--help']).exit_code == 0\n"
        "heavy = {'torch', 'faiss', 'sentence_transformers', 'tantivy', 'sqlalchemy', 'flask', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "[]"


def test_all_commands_are_there() -> None:
    """The command line has the commands of the contract, each with a line of help."""
    assert sorted(main.commands) == sorted(COMMANDS)
    assert all(command.get_short_help_str() for command in main.commands.values())


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["ask"], 2, "Give a text in quotation marks"),
        (["ask", "How many?", "--batch", "in", "--out", "out"], 2, "Give a text"),
        (["ask", "--batch", "in"], 2, "go together"),
        (["ask", "a"], 2, "too short"),
        (["ask", "x" * 501], 2, "limit is 500"),
        (["search", "spending", "-k", "0"], 2, "0 is not in the range"),
        (["figures", "--format", "xml"], 2, "'xml' is not one of"),
        (["ask", "How many people?", "--index", "{none}"], 4, "local-account build"),
        (["search", "spending", "--index", "{none}"], 4, "local-account build"),
        (["figures", "--index", "{none}"], 4, "local-account build"),
        (["check", "--index", "{none}"], 4, "local-account build"),
        (["check", "--format", "xml"], 2, "'xml' is not one of"),
        (["rollback", "--index", "{none}"], 4, "no version before"),
        (["rollback", "--to", "0123456789abcdef", "--index", "{none}"], 4, "holds no version 0123456789abcdef"),
        (["build", "--corpus", "{none}", "--index", "{none}"], 3, "does not exist"),
        (["serve", "--corpus", "{none}", "--index", "{none}"], 3, "none"),
        (["serve", "--port", "99999"], 2, "LOCAL_ACCOUNT_PORT"),
    ],
)
def test_bad_use(tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    """What cannot be done ends with the exit status of the contract and says what, where and what to do."""
    given = [argument.format(none=tmp_path / "none") for argument in arguments]
    run = CliRunner().invoke(main, given)
    assert run.exit_code == status
    assert said in run.stderr
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


def test_ask_in_json(site_settings: Settings) -> None:
    """`ask --json` prints the answer of the contract and nothing else on standard output."""
    run = local_account("ask", QUESTIONS["figure"][0], "--json", "--explain", "--index", site_settings.index)
    assert run.returncode == 0
    answer = json.loads(run.stdout)
    # 7,891 people in 2022-23: the Local Account 2021-23, list of activity.
    assert (answer["outcome"], answer["figures"][0]["value"]) == ("answered", 7891)
    assert json.loads(run.stderr)["read"][0] == ["outcome", "answered"]


def test_ask_goes_on_from_questions_before(site_settings: Settings) -> None:
    """`ask --after` carries what the question leaves unsaid from the one before it, and `--explain` tells so."""
    given = ["ask", "and the year before?", "--after", QUESTIONS["figure"][0], "--json", "--explain"]
    run = CliRunner().invoke(main, [*given, "--index", str(site_settings.index)])
    assert run.exit_code == 0, run.stderr
    answer = json.loads(run.stdout)
    # 7,760 people the year before: the Local Account 2021-23, list of activity.
    assert (answer["figures"][0]["value"], "measure" in answer["understood"]["carried"]) == (7760, True)
    assert "conversation" in run.stderr


def test_batches(site_settings: Settings, tmp_path: Path) -> None:
    """`ask --batch` and `search --batch` keep the order and give each line an answer, hits or an error."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        {"id": "b", "question": QUESTIONS["greeting"][0], "query": "spending", "note": "ignored"},
        {"id": "a", "question": "", "query": "spending", "document_id": "internal"},
    ]
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    for command, key in (("ask", "answer"), ("search", "hits")):
        run = CliRunner().invoke(
            main, [command, "--batch", str(source), "--out", str(target), "--index", str(site_settings.index)]
        )
        assert run.exit_code == 0, run.stderr
        found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert [(item["id"], set(item) - {"id"}) for item in found] == [("b", {key}), ("a", {"error"})]
    hit_keys = {"passage_id", "document_id", "page", "heading", "rank", "score"}
    assert all(set(hit) == hit_keys for hit in found[0]["hits"])


def test_figures_as_csv(site_settings: Settings, embedder: Embedder) -> None:
    """The CSV of the figures has a row for each public figure with its source, and nothing meant for staff."""
    desk = open_desk(site_settings, embedder=embedder)
    rows = as_csv(desk.observations(), desk.documents).splitlines()
    assert len(rows) == len(desk.observations()) + 1
    assert any(row.count("7891") and "Cambridgeshire" in row for row in rows)
    assert "987" not in "".join(rows)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_formula(cell: str) -> None:
    """A text that a spreadsheet would run as a formula is made harmless; numbers stay numbers."""
    assert safe_cell(cell) == f"'{cell}"
    assert safe_cell(-5) == -5
    assert safe_cell("7891 – people") == "7891 – people"


def test_build_twice_and_check(site_settings: Settings, tmp_path: Path) -> None:
    """A second build says that nothing has changed, and `check` repeats what the build had found."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "note.md").write_text(
        "# Spending\n\nThe council spent £5 million in 2022-23 on roads.\n", encoding="utf-8"
    )
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    given = ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    first = CliRunner().invoke(main, ["build", *given])
    assert first.exit_code == 0, first.stderr
    assert "Published" in first.stdout
    assert "broken.pdf" in first.stdout
    again = CliRunner().invoke(main, ["build", *given])
    assert "Nothing has changed" in again.stdout
    assert " 0 texts embedded" in again.stdout
    checked = CliRunner().invoke(main, ["check", *given])
    assert checked.exit_code == 0
    assert "Up to date" in checked.stdout
    assert "broken.pdf" in checked.stdout


def test_closed_pipe(site_settings: Settings) -> None:
    """When whoever reads the output goes away, there is no traceback."""
    command = f"{sys.executable} -m server figures --format csv --index {site_settings.index} | head -1"
    run = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.stdout.startswith("measure,")
    assert "Traceback" not in run.stderr


@pytest.fixture
def server(site_settings: Settings) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A real `local-account serve` on a free port of this machine, and its address."""
    command = [sys.executable, "-m", "server", "serve", "--port", "0"]
    folders = ["--corpus", str(site_settings.corpus), "--index", str(site_settings.index)]
    with subprocess.Popen(
        [*command, *folders], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=dict(os.environ)
    ) as process:
        assert process.stdout is not None
        address = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        try:
            assert address is not None
            yield process, address[0]
        finally:
            process.kill()


def test_serve(server: tuple[subprocess.Popen[str], str]) -> None:
    """The server answers over HTTP, tells the size it does not take, logs nothing typed, and ends on SIGTERM."""
    process, address = server
    body = json.dumps({"question": "Was Margaret Smith supported in 2022-23?"}).encode()
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(f"{address}/api/v1/ask", body, headers), timeout=60) as response:
        assert set(json.loads(response.read())) >= {"outcome", "figures", "took_ms"}
        assert response.headers["Server"] is None
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(f"{address}/api/v1/ask", b"x" * 20_000, headers), timeout=60)
    assert refused.value.code == 413
    assert json.loads(refused.value.read())["error"]["code"] == "too_large"
    refused.value.close()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Margaret" not in out + err
    assert "Traceback" not in err
