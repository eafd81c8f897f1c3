"""`local-account purge`: delete what this installation keeps about its use, and say what that was."""

from __future__ import annotations

import click

from server.config import Settings
from server.records.counts import Counts
from server.records.feedback import Feedback


def purge(settings: Settings) -> None:
    """Delete the counts of questions, whatever the setting says now, and print what was deleted."""
    counts = Counts(settings.records)
    purged, feedback = counts.purge(), Feedback(settings.records).purge()
    if purged.questions:
        days = "1 day" if purged.days == 1 else f"{purged.days:,} days"
        click.echo(f"Deleted the counts of {purged.questions:,} questions on {days} from {counts.path}.")
    else:
        click.echo(f"Nothing to delete: no question is counted in {counts.path}.")
    if feedback:
        click.echo(f"Deleted what was said of {feedback:,} answers.")
    click.echo(
        "Conversations are held in the memory of a running server only; it forgets them when it ends, and each "
        f"{settings.conversation_hours:g} hours after its last question."
    )
