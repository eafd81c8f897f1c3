"""The command line: `local-account build | rollback | serve | ask | search | figures | evaluate | check | purge`.

In: arguments, and settings from the environment below them. Out: results on standard output, messages on standard
error: what is wrong, where, what to do. Exit status 0 for any outcome, 2 usage, 3 corpus, 4 index. What a command does
stands in `server.commands`, imported only when it runs: `--help` must not wait for the model and the index.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from corpus.errors import CorpusError
from server.config import Settings, load_settings, unknown_variables, variable
from server.errors import ServerError, places_of

F = TypeVar("F", bound=Callable[..., Any])


class _UsageFailure(click.ClickException):
    exit_code = 2


class _CorpusFailure(click.ClickException):
    exit_code = 3


class _IndexFailure(click.ClickException):
    exit_code = 4


class _Broken(click.ClickException):
    exit_code = 1


class _Group(click.Group):
    """Turns our errors into a message and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ServerError as error:
            raise _UsageFailure(f"{error.message}\n{error.help}".rstrip()) from error
        except CorpusError as error:
            raise _CorpusFailure(str(error)) from error
        except Exception as error:
            from index.errors import StoreError  # noqa: PLC0415 - numpy comes with the index package

            if isinstance(error, StoreError):
                raise _IndexFailure(str(error)) from error
            # a reader that has read enough ("| head") is no fault: click ends quietly on it
            if isinstance(error, (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError)):
                raise
            # without the message, and without the chain: a terminal may be logged, and both may quote a question
            raise _Broken(f"Something went wrong: {type(error).__name__} at {places_of(error)}") from None


def _folder(name: str, help: str) -> Callable[[F], F]:
    kind = click.Path(path_type=Path)
    return click.option(f"--{name}", type=kind, metavar="FOLDER", help=f"{help} [{variable(name)}]")


_corpus = _folder("corpus", "Folder of the documents.")
_index = _folder("index", "Folder of the built index.")
_batch = click.option(
    "--batch", "source", type=click.Path(path_type=Path), metavar="IN.jsonl", help="Work through a file, with --out."
)
_out = click.option(
    "--out", "target", type=click.Path(path_type=Path), metavar="OUT.jsonl", help="Where --batch writes."
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON as the contract has it.")


def _settings(**given: object) -> Settings:
    for name in unknown_variables(os.environ):
        click.echo(f"Warning: {name} is not a setting; see docs/configuration.md.", err=True)
    return load_settings(**given)


def _check_batch(text: str | None, source: Path | None, target: Path | None) -> None:
    if (source is None) != (target is None):
        raise click.UsageError("--batch and --out go together: one names the input, the other the output.")
    if (text is None) == (source is None):
        raise click.UsageError("Give a text in quotation marks, or a file with --batch.")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="local-account-assistant")
def main() -> None:
    """Answer questions from a council's documents on adult social care, each answer with its source."""


@main.command()
@_corpus
@_index
@click.option("--dry-run", is_flag=True, help="Say what would change, and publish nothing.")
@click.option(
    "--questions",
    type=click.Path(path_type=Path),
    metavar="FILE.jsonl",
    help="Ask these of the version before and of the new one, and tell which answers change.",
)
def build(corpus: Path | None, index: Path | None, dry_run: bool, questions: Path | None) -> None:
    """Read the documents and publish a new version of the index."""
    from server.commands import building  # noqa: PLC0415 - see the head of the module

    building.build(_settings(corpus=corpus, index=index), dry_run=dry_run, questions=questions)


@main.command()
@click.option("--to", metavar="DIGEST", help="The version to go back to; else the one before the current one.")
@_index
def rollback(to: str | None, index: Path | None) -> None:
    """Go back to an earlier version of the index; a running server picks it up."""
    from server.commands import building  # noqa: PLC0415 - see the head of the module

    building.rollback(_settings(index=index), to=to)


@main.command()
@_corpus
@_index
@click.option("--host", help=f"Address to listen on. [{variable('host')}]")
@click.option("--port", type=int, help=f"Port to listen on; 0 picks a free one. [{variable('port')}]")
def serve(corpus: Path | None, index: Path | None, host: str | None, port: int | None) -> None:
    """Serve the site and the API; builds first if there is no index or the documents have changed."""
    from server.commands import serving  # noqa: PLC0415 - see the head of the module

    serving.serve(_settings(corpus=corpus, index=index, host=host, port=port))


@main.command()
@click.argument("question", required=False)
@_as_json
@click.option("--explain", is_flag=True, help="Also say how the question was read and what was found.")
@click.option("--after", multiple=True, help="A question asked before, which this one goes on from; once for each.")
@_batch
@_out
@_index
def ask(
    question: str | None,
    as_json: bool,
    explain: bool,
    after: tuple[str, ...],
    source: Path | None,
    target: Path | None,
    index: Path | None,
) -> None:
    """Answer one question, or a file of questions."""
    from server.commands import asking  # noqa: PLC0415 - see the head of the module

    _check_batch(question, source, target)
    settings = _settings(index=index)
    if source and target:
        asking.ask_batch(settings, source, target)
    else:
        asking.ask(settings, question or "", as_json=as_json, explain=explain, after=after)


@main.command()
@click.argument("query", required=False)
@click.option("-k", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@_as_json
@_batch
@_out
@_index
def search(
    query: str | None, k: int, as_json: bool, source: Path | None, target: Path | None, index: Path | None
) -> None:
    """Find the passages nearest to a query."""
    from server.commands import searching  # noqa: PLC0415 - see the head of the module

    _check_batch(query, source, target)
    settings = _settings(index=index)
    if source and target:
        searching.search_batch(settings, source, target, k=k)
    else:
        searching.search(settings, query or "", k=k, as_json=as_json)


@main.command()
@click.option("--measure", help="Words of the measure.")
@click.option("--group", help="Words of the group.")
@click.option("--period", help='The period, for instance "2022-23".')
@click.option("--area", help="The area.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@_index
def figures(form: str, index: Path | None, **filters: str | None) -> None:
    """List the figures the documents publish."""
    from server.commands import listing  # noqa: PLC0415 - see the head of the module

    listing.list_figures(_settings(index=index), form=form, **filters)


@main.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "--out", "target", type=click.Path(path_type=Path), metavar="RESULT.json", help="Where the scorecard goes."
)
@click.option(
    "--calibrate", is_flag=True, help="Find the caution with which passages answer best, and write the curve."
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="KEPT.json",
    help="Compare with a kept scorecard; exit status 1 if what was right is wrong.",
)
@_index
def evaluate(questions: Path, target: Path | None, calibrate: bool, against: Path | None, index: Path | None) -> None:
    """Judge the answers to a file of questions: right, partly, refused, wrong."""
    from server.commands import judging  # noqa: PLC0415 - see the head of the module

    if calibrate and against:
        raise click.UsageError("--calibrate judges many cautions and --against one run: give one of them.")
    settings = _settings(index=index)
    if calibrate:
        judging.calibrate(settings, questions, target)
    elif not judging.judge(settings, questions, target, against=against):
        raise click.exceptions.Exit(1)


@main.command()
def purge() -> None:
    """Delete the counts of questions that were kept, and say what was deleted."""
    from server.commands import purging  # noqa: PLC0415 - see the head of the module

    purging.purge(_settings())


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@_corpus
@_index
def check(form: str, corpus: Path | None, index: Path | None) -> None:
    """Say what in the documents is unreadable, suspicious, superseded or unreconciled."""
    from server.commands import checking  # noqa: PLC0415 - see the head of the module

    checking.check(_settings(corpus=corpus, index=index), form=form)


if __name__ == "__main__":
    main()
