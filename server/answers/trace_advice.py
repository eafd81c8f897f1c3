"""Where a wrong answer is to be mended: the glossary, a document, the catalogue, the contacts or a rule.

In: an answer and its tracer. Out: advice, the likeliest place first. It is said of every answer, for whether one is
wrong only a person can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.glossary import Glossary
from server.answers.models import Answer, Outcome
from server.answers.trace import Advice, Drafted, Mend, Tracer
from server.answers.trace_figures import unnamed

_OF_MEETING = (
    Advice(Mend.DOCUMENT, "If the minutes were corrected or approved since, or another paper records it, add that."),
    Advice(Mend.RULE, "If the paper says it and it was not found, its wording is new: see docs/committees.md."),
)


def advice(answer: Answer, tracer: Tracer, glossary: Glossary) -> tuple[Advice, ...]:
    """Where to mend an answer if it is wrong."""
    if tracer.query is None:
        return tuple(_of_turned(answer, tracer))
    if tracer.held_back:
        return (Advice(Mend.RULE, "The lock held an answer back: report it with the question, it is a fault."),)
    if any(drafted.draft is drafted.of_meeting for drafted in tracer.used):
        return _OF_MEETING
    if answer.outcome is Outcome.ANSWERED:
        return tuple(_of_answered(answer))
    return tuple(dict.fromkeys(each for drafted in tracer.used for each in _of_refused(drafted, answer, glossary)))


def _of_turned(answer: Answer, tracer: Tracer) -> Iterator[Advice]:
    """Of a message that was turned away before any search."""
    if answer.contacts or answer.outcome is Outcome.SIGNPOST:
        need = tracer.turned.need if tracer.turned and tracer.turned.need else "general"
        yield Advice(Mend.CONTACTS, f"Who is named, and in which words, stands in the file of contacts, route {need}.")
    if answer.outcome is Outcome.PERSONAL_DATA:
        yield Advice(Mend.RULE, "What counts as personal data stands in server/answers/personal.toml.")
    elif tracer.turned is not None and tracer.turned.urgent:
        yield Advice(
            Mend.RULE, "A message taken wrongly for danger is a line for tests/evaluation/safety/examples.jsonl."
        )
    else:
        yield Advice(Mend.RULE, "What is turned away as no question for the documents stands in safety.toml.")


def _of_answered(answer: Answer) -> Iterator[Advice]:
    """Of an answer with its sources."""
    if answer.figures:
        yield Advice(
            Mend.DOCUMENT, "If the source says something else, it was read wrong: see what local-account check reports."
        )
        yield Advice(Mend.GLOSSARY, "If another figure was meant, name its everyday words in the glossary.")
        yield Advice(Mend.CATALOGUE, "If it is of another place or year, correct area and period of the document.")
    else:
        yield Advice(Mend.DOCUMENT, "If the passage is out of date, add the newer document, or say what it supersedes.")
        yield Advice(Mend.RULE, "If the passage does not answer, a higher LOCAL_ACCOUNT_CAUTION refuses sooner.")


def _of_refused(drafted: Drafted, answer: Answer, glossary: Glossary) -> Iterator[Advice]:
    """Of a reading that ended in a choice or in a refusal."""
    query, draft = drafted.query, drafted.draft
    if draft.outcome is Outcome.CLARIFY:
        yield Advice(Mend.GLOSSARY, "If one of the choices is what people mean by these words, say so in the glossary.")
        return
    if draft.holding is not None and draft.holding.nearest is not None:
        asked = ", ".join(period.label for period in query.periods) or "the time asked for"
        yield Advice(Mend.DOCUMENT, f"Add the document that gives it for {asked}, if there is one.")
        yield Advice(Mend.CATALOGUE, "If a document held here is of that time, say its period in the catalogue.")
        return
    nearest = drafted.found[0] if drafted.found else None
    missing = unnamed(nearest) if nearest else query.stems
    strange = [word for word in missing if word not in glossary.vocabulary and word not in glossary.by_name]
    if strange:
        yield Advice(
            Mend.GLOSSARY, f"Neither figures nor glossary know: {', '.join(strange)}. Add the documents' name."
        )
    if not drafted.found and query.area is not None:
        yield Advice(Mend.CATALOGUE, f"No figure of {query.area} is near: see that its documents say their area.")
    if query.may_be_told:
        yield Advice(Mend.RULE, "If the nearest passage answers, a lower LOCAL_ACCOUNT_CAUTION shows it sooner.")
    yield Advice(Mend.DOCUMENT, "If no document held says it, add the one that does.")
