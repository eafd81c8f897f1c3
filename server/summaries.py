"""Whether a document is a summary, and how a page says so.

In: the metadata of a document. Out: the key of the wording that calls it one, "" for any other. One that renders an
original is not in the words of whoever published that; one that only calls itself "Summary of …" may be.
"""

from __future__ import annotations

import re

from corpus.models import Metadata

_CALLS_ITSELF = re.compile(r"(?:a )?summary of\b", re.IGNORECASE)


def summary_key(document: Metadata) -> str:
    """The key of the public wording that calls a document a summary: "site.summary", "site.summary_itself" or ""."""
    if document.rendering_of is not None:
        return "site.summary"
    return "site.summary_itself" if _CALLS_ITSELF.match(document.title) else ""
