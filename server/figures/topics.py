"""Under which topic a measure stands in the list of figures: "Money", "Unpaid carers", "Workforce".

In: `topics.toml`, a `[[topic]]` each, whose head says how it is read; what a measure is called, its unit, and the words
over its figures. Out: the name of a topic. What names no topic is under the last one, "Other".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import CatalogueInvalid
from corpus.glossary import Glossary, Term, shipped_glossary

TOPICS_FILE = Path(__file__).with_name("topics.toml")


@dataclass(frozen=True, slots=True)
class Topics:
    """The names of topics in the order in which they are shown, the phrases that name them, and units of their own."""

    names: tuple[str, ...]
    phrases: Glossary
    of_units: dict[str, str]

    def topic_of(self, texts: Iterable[str], unit: str) -> str:
        """The topic of a measure: by its unit, else by the first of the texts that names any, most telling first."""
        if unit in self.of_units:
            return self.of_units[unit]
        for text in texts:
            if named := self.phrases.read(text).names:
                return min(named, key=self.names.index)
        return self.names[-1]


def load_topics(path: Path = TOPICS_FILE, *, glossary: Glossary | None = None) -> Topics:
    """The topics of a file. Raises CatalogueInvalid where a key is missing or the glossary has no such term."""
    held = (glossary or shipped_glossary()).by_name
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["topic"]
        terms = [
            Term(
                name=entry["name"],
                kind="topic",
                words=(*entry["words"], *(phrase for name in entry["terms"] for phrase in held[name].phrases)),
                definition="",
            )
            for entry in entries
        ]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise CatalogueInvalid(
            f"{path}: not a list of topics ({error}); each [[topic]] needs name, words and terms of the glossary"
        ) from error
    of_units = {unit: entry["name"] for entry in entries for unit in entry.get("units", ())}
    names = tuple(term.name for term in terms)
    return Topics(names, Glossary(tuple(terms[:-1])), of_units)  # "other" in a label is no topic


@cache
def shipped_topics() -> Topics:
    """The topics that come with the program, read once."""
    return load_topics()
