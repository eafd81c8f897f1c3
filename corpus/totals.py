"""Which labels say that their number is a total of others: "All people", "Net total", not "% of total"."""

from __future__ import annotations

import re

_TOTAL = re.compile(
    r"\b(?:sub-?\s?|grand |overall )?totals?\b|^all\b(?! other)|^overall\b|^sum\b|^everyone\b|^combined\b|^both\b"
    r"|^net(?:$| (?:total|costs?|spend|spending|expenditure|budget|position|adult|council|services?|general)\b)"
    r"|\bbefore income$|^(?:remaining|closing|resulting|balance|still|left|surplus|carried forward)\b"
    r"|^(?:proposed|revised|final) (?:budget|position|balance|gap|total)\b",
    re.IGNORECASE,
)
_NOT_TOTAL = re.compile(r"(?:%|per ?cent|share|proportion|out) of (?:the )?(?:grand |overall )?total", re.IGNORECASE)


def names_total(label: str, whole: str = "") -> bool:
    """Whether a label says that its number is a total; `whole` is the label with all that stands over it."""
    return bool(_TOTAL.search(label)) and not _NOT_TOTAL.search(whole or label)
