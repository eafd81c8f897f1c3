"""`build` and `check` tell a person which printed numbers contradict each other."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from conftest import write_corpus

from server.cli import main

BUDGET = """# Budget report

## Spend by service

| Spend (£m) | 2022-23 |
|---|---|
| Care purchased | 160.1 |
| Staff | 15.7 |
| Total | 185.7 |
"""
SOUND = """# Income

| Income (£m) | 2022-23 |
|---|---|
| Fees | 33.3 |
| Grants | 5.2 |
| Total | 38.5 |
"""


def test_contradictions_are_told_by_build_and_check(tmp_path: Path) -> None:
    """`build` has a line for the document that contradicts itself, `check` the finding; sound documents have none."""
    corpus = write_corpus(tmp_path / "corpus", {"budget.md": BUDGET, "income.md": SOUND})
    given = ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    built = CliRunner().invoke(main, ["build", *given])
    assert built.exit_code == 0, built.stderr
    assert "budget: 1 contradiction, 3 figures kept back" in built.stdout
    assert "income: " not in built.stdout
    checked = CliRunner().invoke(main, ["check", *given])
    assert checked.exit_code == 0
    assert "1 contradiction within documents:\n  Budget report (budget)\n" in checked.stdout
    assert (
        "    Table ‘Spend by service’, column ‘2022-23’: the parts of ‘Total’ add to £175.8m but it says £185.7m "
        "[3 figures kept back]" in checked.stdout
    )
    assert "(income)" not in checked.stdout


def test_a_contradicted_figure_is_not_listed(tmp_path: Path) -> None:
    """`figures` lists the figures that nothing contradicts, and leaves out those in doubt."""
    corpus = write_corpus(tmp_path / "corpus", {"budget.md": BUDGET, "income.md": SOUND})
    index = ["--index", str(tmp_path / "index")]
    assert CliRunner().invoke(main, ["build", "--corpus", str(corpus), *index]).exit_code == 0
    listed = CliRunner().invoke(main, ["figures", "--format", "csv", *index]).stdout
    assert "33.3" in listed
    assert "160.1" not in listed
