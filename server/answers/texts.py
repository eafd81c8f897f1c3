"""Answering from passages: the sentences that answer, verbatim and cited, or the headings of a list of things.

In: what the passages found say to a question. Out: a `Draft`, or None when none of them is likely enough to answer.
"""

from __future__ import annotations

from server.answers.drafts import Draft, Statement
from server.answers.judged_passages import Words
from server.answers.kinds_told import tells_kind, tells_number
from server.answers.models import Outcome
from server.answers.nearest import part_named
from server.answers.quoting import quotation
from server.answers.reasons import gives_reason
from server.answers.sections import announced_sections, listed_sections

PERHAPS = 0.2
"""Likelihood from which the heading of a passage that does not answer is worth naming."""


def answer_text(words: Words) -> Draft | None:
    """The passage that answers, or the headings of the section that lists what is asked for."""
    query, version = words.query, words.version
    listed = listed_sections(query, words.hits, version)
    if listed is not None:
        return listed
    quoted = quotation(words.likeliest.hit) if words.likeliest else ""
    if words.likeliest is None or not (tells_kind(query, quoted) and gives_reason(query.text, quoted)):
        return None  # of "who?" a name is asked, of "why?" a reason
    best = words.likeliest.hit
    if not tells_number(query, best.passage, quoted, words.version, words.glossary):
        return None
    if best.passage.text.rstrip().endswith(":"):
        announced = announced_sections(query, best, version)
        if announced is not None:
            return announced
    return Draft(Outcome.ANSWERED, (Statement(f"“{quotation(best)}”", (best,)),), hits=(best,))


def nearest_part(words: Words) -> Statement | None:
    """Where in the documents stands what comes nearest to a question that nothing answers; None for nothing near."""
    if not words.judged or words.judged[0].likelihood < PERHAPS:
        return None
    return part_named(words.judged[0].hit)
