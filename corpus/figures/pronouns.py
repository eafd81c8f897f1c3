"""The noun for which "one" stands in a sentence: "4,212 had a long-term service at some point; 3,105 were having one".

In: what is said in a sentence. Out: the same with the noun in the place of "one", where an earlier clause of the
sentence names it as the object of its verb.
"""

from __future__ import annotations

import re

_ONE = re.compile(
    r"\b(?:receiv(?:e|ed|ing)|us(?:e|ed|ing)|ha(?:d|s|ve|ving)|get(?:ting)?|got|need(?:ed|ing)?|wanted|want|with|without"
    r"|for|accepted|declined|refused|offered|given|completed|started)"
    r"\s(?P<one>one)(?=\s*(?:[.,;:)]|$|(?:on|at|in|by|during|last|this|when|and|but)\b))",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:for|[a-z]+(?:ed|ing|ve|d|t|n)(?:\s(?:for|to))?)\s(?P<noun>an?\s(?:[a-z-]+['’]?s?['’]?\s){0,4}?[a-z][a-z-]+)"
    r"(?=\s*[,;.:]|\s(?:at|in|on|from|for|during|by|to|and|but|or|who|which|that|within|last|this)\b)",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:year|month|week|day|quarter|total|number|result|rate|half|third|quarter|point|time|average)s?$", re.IGNORECASE
)


def with_nouns_for_one(said: str) -> str:
    """The sentence with the noun that each "one" stands for; as it is where none was named before."""
    for match in reversed([*_ONE.finditer(said)]):
        named = [m["noun"] for m in _OBJECT.finditer(said, 0, match.start()) if not _NO_THING.search(m["noun"])]
        if named:
            said = f"{said[: match.start('one')]}{named[-1]}{said[match.end('one') :]}"
    return said
