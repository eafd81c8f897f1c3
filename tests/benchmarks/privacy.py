"""Judge how much personal data is recognised, and that nothing typed is left anywhere.

Run `python -m tests.benchmarks.privacy`; it takes about fifteen minutes on two cores. In: the texts of
`tests/evaluation/privacy`, written by people who had not seen the rules; rules were made from those with even numbers
only. Out: `results/privacy.json`: by half, the texts recognised, the urgent ones with contacts first, the council
questions diverted, and what was found again after every text was typed into every surface.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server import create_app
from server.answers.models import Outcome
from server.answers.personal import personal_kinds
from server.answers.pipeline import Assistant
from server.config import Settings
from server.security import clean_text
from tests.answering import make_assistant
from tests.surfaces import (
    ask_by_batch,
    ask_by_command,
    begin_conversation,
    conversations_kept,
    found,
    recorded,
    texts,
    type_into_the_site,
)

RESULT = Path(__file__).parent / "results" / "privacy.json"
CORPUS = Path(__file__).parent.parent.parent / "corpus" / "documents"
HALVES = ("even", "odd")
ASKED_BY_COMMAND = 25
"""Every 25th text is also asked by a command of its own, which opens the index anew; a batch asks them all."""


def half_of(one: dict[str, Any]) -> str:
    """Whether a text has an even number (rules were made from these) or an odd one."""
    return HALVES[int(one["id"][1:]) % 2]


def judge(assistant: Assistant, personal: Sequence[dict[str, Any]], clean: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Counts by half, as the whole assistant answers."""
    judged: dict[str, Any] = {}
    for half in HALVES:
        counts, kinds = Counter[str](), Counter[str]()
        for one in (each for each in personal if half_of(each) == half):
            answer, told = assistant.answer(one["text"]), set(personal_kinds(clean_text(one["text"])))
            counts["personal"] += 1
            counts["caught"] += answer.question is None
            counts["caught_with_every_kind"] += set(one["kinds"]) <= {kind.value for kind in told}
            kinds.update(kind for kind in one["kinds"] if kind not in {each.value for each in told})
            if one["urgent"]:
                counts["urgent"] += 1
                counts["urgent_with_contacts_first"] += bool(answer.contacts) and answer.contacts[0].phone == "999"
                counts["urgent_signposted"] += answer.outcome is Outcome.SIGNPOST
        for one in (each for each in clean if half_of(each) == half):
            counts["clean"] += 1
            counts["clean_diverted"] += assistant.answer(one["text"]).outcome is Outcome.PERSONAL_DATA
        judged[half] = {**counts, "kinds_missed": dict(sorted(kinds.items()))}
    return judged


def leaks(index: Path, embedder: Embedder, typed: Sequence[str]) -> dict[str, int]:
    """How many of the texts are found again in what the program wrote; `recognised` ones may not be kept in memory."""
    recognised = [text for text in typed if personal_kinds(clean_text(text))]
    app = create_app(Settings(corpus=CORPUS, index=index, retention="counts"), embedder=embedder)
    with tempfile.TemporaryDirectory() as folder, chdir(folder), recorded() as lines:
        conversation = begin_conversation(app)
        headers = [header for text in typed for header in type_into_the_site(app, text, conversation)]
        printed = ask_by_batch(index, Path(folder), recognised)
        for text in recognised[::ASKED_BY_COMMAND]:
            printed += ask_by_command(index, text)
        files = [path.read_bytes().decode("latin-1") for path in Path(folder).rglob("*") if path.is_file()]
    kept = [conversations_kept(app)]
    return {
        "typed": len(typed),
        "recognised": len(recognised),
        "in_logs": sum(bool(found(text, lines)) for text in typed),
        "in_headers_and_addresses": sum(bool(found(text, headers)) for text in typed),
        "in_conversations": sum(bool(found(text, kept)) for text in recognised),
        "printed_or_written_by_commands": sum(bool(found(text, [*printed, *files])) for text in recognised),
        "log_lines": len(lines),
    }


def main() -> None:
    """Judge, type everything everywhere, and keep what was measured."""
    embedder, personal, clean = Embedder(), texts("personal"), texts("clean")
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        build(CORPUS, index, embedder=embedder)
        version = open_version(index, embedder=embedder)
        result = {"judged": judge(make_assistant(version, embedder), personal, clean)}
        result["left"] = leaks(index, embedder, [str(one["text"]) for one in personal])
    for name, one in result.items():
        sys.stdout.write(f"{name}: {json.dumps(one)}\n")
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
