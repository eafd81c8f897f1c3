"""What is kept about use: nothing by default, else counts by day and outcome, which a purge deletes."""

from __future__ import annotations

import multiprocessing
import sqlite3
import traceback
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner

from index.embedding import Embedder
from server import create_app
from server.answers.models import Outcome
from server.cli import main
from server.config import Settings
from server.records.counts import Counts, Purged
from server.records.database import FILE, Database, RecordsUnusable
from server.records.tables import QUESTIONS, TABLES

pytest_plugins = ["site_parts"]

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def add_many(folder: Path, times: int) -> None:
    """Count in a process of its own."""
    for _ in range(times):
        Counts(Database(folder)).add(Outcome.ANSWERED, on=MONDAY)


@pytest.mark.parametrize("retention", ["none", "counts"])
def test_questions_are_counted_only_where_the_settings_say_so(
    retention: str, site_settings: Settings, embedder: Embedder, tmp_path: Path
) -> None:
    """By default no file is written; with "counts" the site and the API count one question each, by its outcome."""
    settings = site_settings.model_copy(update={"retention": retention, "records": tmp_path / "records"})
    client = create_app(settings, embedder=embedder).test_client()
    client.post("/ask", data={"question": "hello"})
    client.post("/api/v1/ask", json={"question": "My NHS number is 943 476 5919"})
    counted = {outcome: number for (_, outcome), number in Counts(Database(tmp_path / "records")).by_day().items()}
    assert counted == ({Outcome.GREETING: 1, Outcome.PERSONAL_DATA: 1} if retention == "counts" else {})
    assert (tmp_path / "records").exists() == (retention == "counts")


def test_counts_add_up_by_day_and_outcome(tmp_path: Path) -> None:
    """Each question adds one to its own day and outcome."""
    counts = Counts(Database(tmp_path / "new" / "records"))
    for day, outcome in [(TUESDAY, Outcome.ANSWERED), (MONDAY, Outcome.NOT_HELD), (TUESDAY, Outcome.ANSWERED)]:
        counts.add(outcome, on=day)
    assert counts.by_day() == {(MONDAY, Outcome.NOT_HELD): 1, (TUESDAY, Outcome.ANSWERED): 2}


def test_processes_that_count_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four processes that count at the same time make the sum of their counts."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=add_many, args=(tmp_path, 25)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert Counts(Database(tmp_path)).by_day() == {(MONDAY, Outcome.ANSWERED): 100}


def test_purge_says_what_it_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`local-account purge` deletes every count, says how many there were, and the next time finds none."""
    monkeypatch.setenv("LOCAL_ACCOUNT_RECORDS", str(tmp_path))
    counts = Counts(Database(tmp_path))
    for day in (MONDAY, MONDAY, TUESDAY):
        counts.add(Outcome.NOT_HELD, on=day)
    first, second = (CliRunner().invoke(main, ["purge"]) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Deleted the counts of 3 questions on 2 days" in first.output
    assert "Nothing to delete" in second.output
    assert counts.by_day() == {}


def test_nothing_was_ever_counted(tmp_path: Path) -> None:
    """To purge where nothing was counted deletes nothing and makes no file."""
    assert Counts(Database(tmp_path)).purge() == Purged(0, 0)
    assert list(tmp_path.iterdir()) == []


def test_a_count_that_fails_does_not_break_the_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where the file is no database, a question is still answered; the loss is logged, and a purge says what to do."""
    counts = Counts(Database(tmp_path))
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    counts.add(Outcome.ANSWERED)
    assert "was not counted" in caplog.text
    with pytest.raises(RecordsUnusable, match="cannot be read"):
        counts.purge()


def test_no_column_has_room_for_typed_words(tmp_path: Path) -> None:
    """The counts are numbers by day, audience, outcome and topic: no column takes anybody's words."""
    Counts(Database(tmp_path)).add(Outcome.ANSWERED, topic="reablement")
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        columns = connection.execute("PRAGMA table_info(questions)").fetchall()
    assert [column[1] for column in columns] == ["day", "audience", "outcome", "topic", "questions"]


def test_migrations_lead_to_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    """A file brought up to date by the migrations has the tables and columns of `server.records.tables`, no others."""
    with Database(tmp_path).begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), TABLES) == []


def test_migrations_keep_what_a_file_holds(tmp_path: Path) -> None:
    """What was counted in a file of the first version is there after the file was brought up to date."""
    Counts(Database(tmp_path)).add(Outcome.ANSWERED, topic="reablement")
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("DROP TABLE sealed")  # which the second migration makes
        connection.execute("UPDATE alembic_version SET version_num = ?", ("first_tables",))
        connection.commit()
    later = Counts(Database(tmp_path))
    later.add(Outcome.ANSWERED, topic="reablement")
    assert later.topics(Outcome.ANSWERED) == [("reablement", 2)]


def test_no_error_repeats_what_was_to_be_kept(tmp_path: Path) -> None:
    """A value that the file does not take is not quoted by the error that is raised and logged."""
    row = {"day": "x", "audience": "x", "outcome": "x", "topic": "secret words", "questions": 1}

    def keep_twice() -> None:
        with Database(tmp_path).begin() as connection:
            connection.execute(sa.insert(QUESTIONS), [row, row])

    with pytest.raises(RecordsUnusable) as raised:
        keep_twice()
    assert "secret" not in "".join(traceback.format_exception(raised.value))
