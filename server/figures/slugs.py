"""Addresses made of words: the part of an address that names a measure, or a part of one.

In: a label as published. Out: lower-case letters, digits and hyphens, the same for the same label in any index. A label
too long for an address keeps its first words and gets a hash of all of them, so that two never share one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 72
"""Characters: an address with it still fits into a line of a printed page."""
RESERVED = frozenset({"at", "briefing", "changes", "compare"})
"""What stands at this place in the addresses of other pages."""


def slug_of(label: str) -> str:
    """The words of a label as they stand in an address: "People supported" is "people-supported"."""
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if slug and len(slug) <= LONGEST and slug not in RESERVED:
        return slug
    digest = hashlib.sha256(label.casefold().encode()).hexdigest()[:6]
    kept = slug[:LONGEST].rpartition("-")[0] if len(slug) > LONGEST else slug
    return f"{kept}-{digest}" if kept else f"measure-{digest}"
