"""What a number's clause leaves to the words before it: a verb, a subject, the noun that a clause hangs on.

In: a part of a sentence. Out: those words, or "". English says once what several numbers share: "We interviewed 34
carers and 12 managers", "Attendance by partners was 92% and by lay members 71%", "six events, attended by 214 people".
"""

from __future__ import annotations

import re

from corpus.figures.clause_subjects import subject_of
from corpus.figures.clauses import Part
from corpus.figures.telling_words import telling
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods
from corpus.quantities import find_quantities

_FINITE = (
    r"(?:was|were|is|are|has|had|have|will|would|can|could|do|does|did|said|felt|got|left|went|came|took|rose|fell|grew"
    r"|became|stood|made|gave|told|met|led|lived|used|needed|waited|lasted|agreed|replied|died"
    r"|moved|stayed|closed|opened)"
)
_OBJECT_BEFORE = re.compile(
    rf"(?:\s(?!{_FINITE}\b|and\b|or\b|but\b|to\b|who\b|which\b|that\b|where\b|when\b|against\b|than\b|from\b)[\w’'-]+){{1,8}},?\s(?:and\s|or\s|plus\s)?"
    r"(?:about\s|around\s|over\s|nearly\s|some\s)?",
    re.IGNORECASE,
)
""" " care workers, ": the noun of the number before, and nothing else."""
_NOUN = re.compile(
    r"\s(?!(?:of|in|for|from|to|by|at|on|with|per|a|an|the|more|fewer|less|higher|lower|were|was"
    r"|are|is|had|have|than|who)\b)[A-Za-z]",
    re.IGNORECASE,
)
_ANY_FINITE = re.compile(rf"\b{_FINITE}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|which|who|where)\s|\b(?:while|whereas|but)\s")
_PRONOUN = re.compile(r"^\W*(?:we|they|it|he|she|i|there)\s", re.IGNORECASE)
_LINK_LED = re.compile(
    r"(?:\s[^,;:.()\d]{2,60})?,?\s(?:and|while|but)\s(?P<link>by|from|for|in|to|among|of|with"
    r"|at)\s(?P<whom>[^,;:.()\d]{2,60}?)"
    r"(?:\s(?:it|this))?(?:\s(?:was|were|is|are|by|at|to))?\s$",
    re.IGNORECASE,
)
""" " and by lay members " before a number."""
_VERB_LED = re.compile(
    r"(?:\s[^,;:.()\d]{1,80})?,?\s(?:and|but|then)\s(?:only\s|later\s|then\s"
    r"|also\s)?(?P<verb>[a-z]{2,}ed|spent|paid|lost|won|sold|bought|kept|met)"
    r"(?:\s(?:by|at|to|from|with|for|on|in))?\s(?:about\s|around\s|over\s|nearly\s|only\s|just\s)?$"
)
""" " and opposed by " before a number: of the subject before."""
_RELATIVE = re.compile(
    r"(?<![\w’'-])(?P<noun>[A-Za-z][\w’'-]{0,30}(?:\s[A-Za-z][\w’'-]{0,30}){0,5}),?"
    r"\s(?:to|for|at|in|from|by|on|with|under|through)\s(?:which|whom)\s[^,;:.()\d]{0,40}$"
)
""" "consultation, to which 1,864 people replied"."""
_APPOSED_NAME = re.compile(r"(?:^|[.;]\s|,\s|\band\s)[^,;:]{3,80},\s$")
_APPOSED_SAID = re.compile(
    rf",\s(?P<said>(?:{_FINITE}|goes|comes|pays|paid|covers|covered|relates|related|remains|remained|supports|supported"
    r"|funds|funded)\b[^,;:.\d]{3,90})",
    re.IGNORECASE,
)
""" "The largest part, £620,000, went on breaks"."""
_PIECES = re.compile(r"[,;:]\s|[()\[\]]|\s[-–—]\s|\.\s")
_ASIDE = re.compile(
    r"\W*(?:and\s)?(?:thanks?|because|so that|as a result|for example|for instance|overall|however"
    r"|although|though|by contrast|perhaps"
    r"|(?:for|in) (?:the (?:first|second|third|last|next)|addition|total|all|part|particular|line))\b",
    re.IGNORECASE,
)
MAX_PIECE_WORDS = 16
"""Longer clauses tell a story rather than what a number is of."""


def shared_words(part: Part, own: str) -> str:
    """The words that a number's clause leaves to its sentence; "" where it leaves out none."""
    if part.bracketed:
        return ""
    if apposed := _apposed(part):
        return apposed
    if found := _RELATIVE.search(part.main):
        return trimmed(found["noun"])
    if len(part.between) == len(part.lead):
        return ""
    between = f" {' '.join(without_periods(part.between, partial=True).split())} "
    return _verb(part, between) or _phrase(part, between) or _subject(part, between, own)


def _apposed(part: Part) -> str:
    """What is said of a number set between commas beside a noun."""
    said = _APPOSED_SAID.match(part.tail)
    return trimmed(without_periods(said["said"])) if said and _APPOSED_NAME.search(part.lead) else ""


def _verb(part: Part, between: str) -> str:
    """The verb of which a number and its noun are a further object: "interviewed" of "… and 12 managers"."""
    if not _OBJECT_BEFORE.fullmatch(between) or not _NOUN.match(part.after) or _ANY_FINITE.search(part.after):
        return ""
    before = _before_first(part)
    return trimmed(_PRONOUN.sub("", without_periods(before).strip()))


def _before_first(part: Part) -> str:
    """The words of the clause before its first number."""
    clause = _CLAUSE.split(part.lead)[-1]
    first = min((q.start for q in find_quantities(clause)), default=len(clause))
    return clause[:first]


def _phrase(part: Part, between: str) -> str:
    """The noun that takes another phrase of its kind: "Attendance" of "… and by lay members 71%"."""
    led = _LINK_LED.fullmatch(between)
    if led is None or _NOUN.match(part.after):
        return ""
    first = re.split(rf"\s{led['link']}\s", _before_first(part), maxsplit=1, flags=re.IGNORECASE)
    return trimmed(_PRONOUN.sub("", without_periods(first[0]).strip())) if len(first) == 2 else ""


def _subject(part: Part, between: str, own: str) -> str:
    """The subject of the verb before, where a number's own verb has none: "and opposed by 31%"."""
    if not _VERB_LED.fullmatch(between):
        return ""
    subject = subject_of(_before_first(part), own)
    return subject if telling(subject, own) else ""


def own_clauses(part: Part) -> tuple[str, ...]:
    """The other clauses of a sentence that tells of one number: all that it says is said of that one.

    Of the first of several numbers, what stands before it in the sentence is.
    """
    if len(part.between) < len(part.lead):
        return ()
    before = [piece for piece in _PIECES.split(without_periods(part.main)) if piece.strip()]
    pieces = before
    return tuple(
        trimmed(piece) for piece in pieces if len(piece.split()) <= MAX_PIECE_WORDS and not _ASIDE.match(piece)
    )
