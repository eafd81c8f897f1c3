"""What a question leaves out, taken out of it: "beds without nursing", "(not nursing)", "if you leave out X and Y".

In: the text of a question and the glossary. Out: the text without it, and the stems of what is left out.
"""

from __future__ import annotations

import re

from corpus.glossary import Glossary
from corpus.measures import LIGHT_WORDS, STOP_WORDS, stem, stems, tokens

_LIGHT = LIGHT_WORDS | {stem("people")}
"""Words by which no figure is known for one of what is left out."""
_WORD = (
    r"(?!(?:for|during|since|at|on|with|what|how|which|who|did|does|do|was|were|is|are|has|have|and|or|nor|but|from"
    r"|between)\b|in\b(?![ -]house|,| and\b| or\b))[\w’'-]+"
)
"""A word inside what is left out: one that neither joins it to the next nor opens the question proper."""
_ITEM = rf"{_WORD}(?:\s{_WORD}){{0,6}}"
_LEFT_OUT = re.compile(
    r"(?:\b(?:without|rather than|instead of|as opposed to|excluding|except(?: for)?|apart from|aside from|besides"
    r"|other than|not (?:including|counting)"
    r"|omitting|leav(?:e|ing) (?:out|aside)|ignoring|disregarding|discounting|setting aside|stripping out"
    r"|taking (?:out|away|off)|(?:if|when|once|after) (?:you|i|we) (?:leave out|leave aside|exclude|ignore|discount"
    r"|disregard|set aside|remove|(?:take|strip) (?:out|away|off))"
    r")|(?:\b(?:so|but)\s|[(,]\s?)not(?! (?:just|only|all|yet|including|counting|median|mean|in|at|on)\b))\s[\"“‘']?"
    rf"(?P<what>{_ITEM}(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or|nor)\s)(?:not\s)?{_ITEM}){{0,4}})",
    re.IGNORECASE,
)


def take_exclusions(text: str, glossary: Glossary) -> tuple[str, tuple[str, ...]]:
    """The text without what it leaves out, and the stems of that: its telling words and the names of its terms."""
    left_out = [match["what"] for match in _LEFT_OUT.finditer(text)]
    named = [term.name for what in left_out for term in glossary.read(what).terms]
    words = [stem(word) for each in (*left_out, *named) for word in tokens(each) if word not in STOP_WORDS]
    rest = _LEFT_OUT.sub(" ", text)
    asked = set(stems(rest))  # of "care homes, not nursing homes" homes are not left out
    telling = [word for word in words if word not in _LIGHT and word not in asked]
    return rest, tuple(dict.fromkeys(telling or words))
