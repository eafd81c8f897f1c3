"""`local-account purge`: delete what this installation keeps about its use, and say what that was."""

from __future__ import annotations

import click

from server.config import Settings
from server.records.counts import Counts
from server.records.database import Database
from server.records.feedback import Feedback
from server.records.reports import Reports
from server.records.sealed import remove_all
from server.records.sessions import Sessions


def purge(settings: Settings) -> None:
    """Delete counts, feedback, reports, sessions, shared conversations, whatever the settings say; print how many."""
    database = Database(settings.records)
    purged, feedback, reports = Counts(database).purge(), Feedback(database).purge(), Reports(database).purge()
    sessions = Sessions(database, idle_s=0, longest_s=0).end_all()
    shared = remove_all(database)
    if purged.questions:
        days = "1 day" if purged.days == 1 else f"{purged.days:,} days"
        click.echo(f"Deleted the counts of {purged.questions:,} questions on {days} from {database.path}.")
    else:
        click.echo(f"Nothing to delete: no question is counted in {database.path}.")
    if feedback:
        click.echo(f"Deleted what was said of {feedback:,} answers.")
    if reports or sessions:
        click.echo(f"Deleted {reports:,} reports of wrong answers, and signed out {sessions:,} sessions of staff.")
    if shared:
        told = "1 conversation" if shared == 1 else f"{shared:,} conversations"
        click.echo(f"Deleted {told} that processes shared.")
    click.echo(
        "Other conversations are held in the memory of a running server only; it forgets them when it ends, and each "
        f"{settings.conversation_hours:g} hours after its last question."
    )
