"""Answering from passages: the sentences that answer, verbatim and cited, or the headings of a list of things.

In: what the passages found say to a question. Out: a `Draft`, or None when none of them is likely enough to answer.
"""

from __future__ import annotations

from server.answers.drafts import Draft, Statement
from server.answers.judged_passages import Words
from server.answers.kinds_told import Where, tells_kind, tells_number
from server.answers.models import Outcome
from server.answers.nearest import part_named
from server.answers.quoting import quotation
from server.answers.reasons import gives_reason
from server.answers.sections import announced_sections, listed_sections
from server.answers.sentence_answers import names_several
from server.answers.sentences_read import Read, quoted_around
from server.answers.things_told import OF_KIND, SPELT_OUT, describes, holds_thing, is_spelt_out
from server.answers.told_lists import answer_list

PERHAPS = 0.2
"""Likelihood from which the heading of a passage that does not answer is worth naming."""


def answer_text(words: Words) -> Draft | None:
    """The passage that answers, or the headings of the section that lists what is asked for."""
    query, version = words.query, words.version
    if query.asks_for_meaning:
        return _meaning(words)
    listed = listed_sections(query, words.hits, version)
    listed = listed or answer_list(words)
    if listed is not None:
        return listed
    if words.likeliest is None:
        return None
    best = words.likeliest.hit
    quoted = words.whole(words.likeliest) or quotation(best)
    published = version.documents[best.passage.document_id].published
    holds = tells_kind(query, quoted) and holds_thing(query, quoted, published)
    if not (holds and gives_reason(query.text, quoted) and names_several(query, quoted)):
        return None  # of "who?" a name is asked, of "when?" a date, of "why?" a reason
    if not tells_number(query, Where.of(best.passage), quoted, words.version, words.glossary):
        return None
    if best.passage.text.rstrip().endswith(":"):
        announced = announced_sections(query, best, version)
        if announced is not None:
            return announced
    return Draft(Outcome.ANSWERED, (Statement(f"“{quoted}”", (best,)),), hits=(best,))


def _meaning(words: Words) -> Draft | None:
    """What the passages say that a thing is: of the likely ones the sentence that says it most plainly."""
    told = [
        (describes(words.query, one.hit, sentence), one.likelihood >= words.least(one), Read(one.hit, sentence, 0.0))
        for one in words.judged
        for sentence in one.hit.sentences
    ]
    if SPELT_OUT.search(words.query.text):
        told = [each for each in told if is_spelt_out(words.query, each[2].text)]
        told = [(OF_KIND, is_likely, read) for _, is_likely, read in told]
    telling = [each for each in told if each[0] == OF_KIND or (each[0] and each[1])]
    *_, best = max(telling, key=lambda each: each[:2], default=(0, False, None))
    if best is None:
        return None
    return Draft(Outcome.ANSWERED, (Statement(f"“{quoted_around(best)}”", (best.hit,)),), hits=(best.hit,))


def nearest_part(words: Words) -> Statement | None:
    """Where in the documents stands what comes nearest to a question that nothing answers; None for nothing near."""
    if not words.judged or words.judged[0].likelihood < PERHAPS:
        return None
    return part_named(words.judged[0].hit)
