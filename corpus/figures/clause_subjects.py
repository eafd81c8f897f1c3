"""What the verb before a number speaks of: "people waiting" of "The number of people waiting fell from ".

In: the words before a number. Out: their subject, without what leads in, what joins sentences, and other numbers.
"""

from __future__ import annotations

import re

from corpus.figures.bounds import is_named_length, only_bounds
from corpus.figures.mirrored import without_witness
from corpus.figures.roles import CHANGE_VERB
from corpus.figures.telling_words import telling
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods
from corpus.quantities import find_quantities

VERB = re.compile(
    CHANGE_VERB.pattern
    + r"|\b(?:was|were|is|are|(?:has|had|have) been|stood at|stands at|stand at|reach(?:ed|es)?|total(?:led|s)|came to"
    r"|amount(?:ed|s) to|remain(?:ed|s)|hit|ma(?:de|kes?|king) up|account(?:s|ed) for|represent(?:s|ed)"
    r"|end(?:ed|s)|averag(?:ed|es)|cost|costs|rated|scor(?:ed|es)|took|takes"
    r"|compar(?:es|ed))\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\s(?:had|has|have|was|were|is|are|will|would)\b(?:\s(?!and\b)[^\s\d]+){0,3}\s*$", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:^|[,;:.]\s)(?P<noun>[^,;:.()\d]{3,120}?)\s(?:that|which|who)\W*$", re.IGNORECASE)
_TO_NOUN = re.compile(
    r"^.*\b(?:is|are|was|were|be|been|shown|told|has|had|have|saw|see|sees)\s(?:an?\s|the\s)?", re.IGNORECASE
)
""" "What the board was shown was a total of bed days that had gone up": what stands before the noun."""
_SAID_THAT = re.compile(
    r"\b(?:said|report(?:s|ed)|advis(?:ed|es)|explain(?:s|ed)|confirm(?:s|ed)|not(?:es|ed)|show(?:s|ed|n)?|told|found|mean(?:s|t)"
    r"|estimat(?:es|ed)|state[sd]|heard|add(?:s|ed)|agreed|asked|queried|suggest(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed)"
    r"|clarified|resolved|so|recommended)\b:?(?:\s[-–—])?(?:\s(?!(?:an?|was|were|is|are)\s)[^,.;\d]{0,50}?)?\s(?:that|whether|why|if)\s",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:in|at|by|during|over|for|on|since|across|of|from|between|as|despite|following|after|within|under|alongside)\b[^,]*,\s",
    re.IGNORECASE,
)
_DISCOURSE = re.compile(
    r",\s(?:by|in) (?:contrast|comparison|addition|particular|turn|fact|total|all),"
    r"|,\s(?:too|also|likewise|however|meanwhile|therefore|instead|though|for example|for instance|as a result"
    r"|of course|at present),",
    re.IGNORECASE,
)
""" "Support for older people, by contrast, has grown": such words join sentences and name nothing."""
_INTERPOSED = re.compile(
    r"(?<=\w),\s(?:when|where|which|who|whose|so that|so as|whether|because|although|though|including|excluding"
    r"|with|without|made|set|agreed|based|as|after|before"
    r"|used|paid|run|known|described|called|seen|considered|regarded)\b[^,;]*,\s*$",
    re.IGNORECASE,
)
""" "The first estimate, when the site was bought, " is all of it the subject of "was £17.8m"."""
_PLAN = re.compile(r"\b(?:target|budget|forecast|plan|aim|ambition|goal)\W*$", re.IGNORECASE)
""" "The target, described as challenging, is 450": the target of what was told before."""
_OPENS = re.compile(
    r"\W*(?:after|before|with|without|despite|including|excluding|following|given|because of|for|in)\b", re.IGNORECASE
)
_NAMED = re.compile(r"\s*(?:the|our|its|their|this|that)\s", re.IGNORECASE)
""" "After grants, fees and NHS money, the net cost was £9m": what opens the sentence is no subject."""


def subject_of(main: str, own: str) -> str:
    """What the last verb before a number speaks of: "people waiting" of "The number of people waiting fell from "."""
    text = without_witness(said_after(main))
    verbs = list(VERB.finditer(text))
    if re.search(
        r"\b(?:there|this|that|it|which|these|those|they|we)\W*$", text[: verbs[-1].start()] if verbs else "", re.I
    ):
        return _of_relative(text[: verbs[-1].start()], own)
    if verbs:
        text = text[: verbs[-1].start()] if telling(text[: verbs[-1].start()], own) else text
        text = _without_aside(text, own)
        # a second verb before ("the number who said they were satisfied rose"): the first words are the subject
    opened = _OPENS.match(without_periods(text))
    text = _LEAD_IN.sub("", _DISCOURSE.sub("", without_periods(text).strip()))
    text = _AUXILIARY.sub("", text)
    for quantity in reversed(find_quantities(text)):
        if is_named_length(text, quantity) or only_bounds(text, quantity):
            continue
        text = f"{text[: quantity.start]} ; {text[quantity.end :]}"
    pieces = re.split(r"[,;]\s|[()]|\s[-–—]\s", text)
    if len(pieces) > 1 and _NAMED.match(pieces[-1]) and opened and not telling(pieces[-1], own):
        return ""
    pieces = [piece for piece in pieces if telling(piece, own)]
    return trimmed(pieces[-1]) if pieces else ""


def _of_relative(text: str, own: str) -> str:
    """The noun that "that" or "which" stands for: "bed days" of "they were shown a total of bed days that"; else ""."""
    found = _RELATIVE.search(text)
    noun = trimmed(without_periods(_TO_NOUN.sub("", found["noun"]))) if found else ""
    return noun if telling(noun, own) else ""


def _without_aside(text: str, own: str) -> str:
    """The words before a verb without what stands between commas right before it, where a subject stands before."""
    aside = _INTERPOSED.search(text)
    is_plan = aside is not None and _PLAN.search(text, 0, aside.start()) is not None
    return text[: aside.start()] if aside and (is_plan or telling(text[: aside.start()], own)) else text


def said_after(text: str) -> str:
    """The words that somebody is told to have said: what follows "said that"."""
    said = list(_SAID_THAT.finditer(text))
    return text[said[-1].end() :] if said else text
