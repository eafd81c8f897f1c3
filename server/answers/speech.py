"""Speech: the courtesies and turns of speech of a question, said plainly, so that what is left is what is asked.

In: the text of a question; `speech.toml`, a `[[rewrite]]` each. Out: the text as somebody would type it who wastes no
words, its spoken years and ages in digits.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from server.answers.spoken_times import written_times

_FILE = Path(__file__).with_name("speech.toml")


def plain(text: str) -> str:
    """The text without courtesies, in plain words and digits; the text itself where nothing would be left."""
    written = written_times(text)
    for pattern, meant in _rewrites():
        written = pattern.sub(meant, written)
    written = " ".join(written.split())
    return written if re.search(r"\w", written) else text


@cache
def _rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of the file in order, each with what stands for it. re.error for a file that is broken."""
    rewrites = tomllib.loads(_FILE.read_text(encoding="utf-8"))["rewrite"]
    return tuple((re.compile(said, re.IGNORECASE), each["meant"]) for each in rewrites for said in each["said"])
