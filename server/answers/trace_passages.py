"""The passages that a reading found, by which search, and the parts of the judgement whether one is near enough.

In: a reading and what drafted it. Out: steps for a trace, and the stage of that judgement. Both searches are asked once
more for the places of what they found; the judgement itself is the one that the answer was made by.
"""

from __future__ import annotations

from functools import partial

from index.models import PassageHit
from server.answers.drafting import Drafting, expansion_of, may_be_text
from server.answers.models import Outcome
from server.answers.sentence_answers import answer_sentence, asks_for_words, likelihood, sentences_read
from server.answers.sources import documents_about
from server.answers.text_fit import FEATURES
from server.answers.texts import enough, nearest_passages, unsuited
from server.answers.trace import Drafted, Stage, State, Step

ENOUGH, TOGETHER = "near enough", "read together"


def are_words_asked(drafted: Drafted) -> bool:
    """Whether a reading came to where passages answer: none is looked at where a paper or a figure has answered."""
    if drafted.evidence is None or drafted.draft is drafted.of_meeting:
        return False
    query = drafted.query
    return not drafted.draft.figures and (query.asks_for_meaning or may_be_text(query))


def passages_found(drafted: Drafted, drafting: Drafting) -> tuple[Step, ...]:
    """The passages found, best first, each with its places in the searches and why it may not answer.

    They are searched for here where the answer needed none, so that whoever mends it sees what else there was.
    """
    if drafted.evidence is None:
        return ()
    query, version = drafted.query, drafting.version
    places = drafting.retriever.places(
        query.searched, expansion=expansion_of(query), documents=documents_about(query, version.documents)
    )
    shown = {hit.passage.id for hit in drafted.draft.hits}
    return tuple(_step(drafted, hit, places, shown, drafting) for hit in drafted.evidence.passages)


def _step(
    drafted: Drafted,
    hit: PassageHit,
    places: tuple[dict[str, int], dict[str, int]],
    shown: set[str],
    drafting: Drafting,
) -> Step:
    searches = zip(("meaning", "words"), places, strict=True)
    found = [f"place {at[hit.passage.id]} by {name}" for name, at in searches if hit.passage.id in at]
    taken, why_not = hit.passage.id in shown, unsuited(drafted.query, hit.passage, drafting.version)
    left = "not the nearest, or not near enough" if are_words_asked(drafted) else "not looked at"
    ends = "given" if taken else f"passed over: {why_not}" if why_not else left
    heading = f" “{hit.passage.headings[-1]}”" if hit.passage.headings else ""
    return Step(f"{hit.passage.id}{heading}", hit.score, "; ".join([*found, *hit.reasons, ends]), taken)


def judgement(drafted: Drafted, drafting: Drafting) -> Stage:
    """Whether the nearest passage was near enough, and by what."""
    if drafted.evidence is None or not are_words_asked(drafted):
        return Stage(ENOUGH, State.NOT_REACHED, "no passage was asked for an answer")
    found = nearest_passages(drafted.query, drafted.evidence.passages, drafting.version, drafting.glossary)
    if found is None:
        return Stage(ENOUGH, State.PASSED, "no passage found may answer")
    (best, *_), features = found
    likely, least = enough(drafted.query, best, features, drafting.fit)
    saw = (
        ("nearest passage", best.passage.id),
        ("likelihood", f"{likely:.2f}, {least:.2f} is needed"),
        *((name.replace("_", " "), f"{features[name]:.2f}") for name in FEATURES),
    )
    if drafted.draft.outcome is Outcome.ANSWERED and drafted.draft.hits:
        if likely >= least:
            return Stage(ENOUGH, State.ANSWERED, "likely enough", saw)
        if not _is_of_sentence(drafted, drafting):
            return Stage(ENOUGH, State.ANSWERED, "not likely enough, but the headings of a section list it", saw)
    why = "not likely enough" if likely < least else "likely enough, but it holds numbers of another kind"
    return Stage(ENOUGH, State.PASSED, why, saw)


def reading(drafted: Drafted, drafting: Drafting) -> Stage:
    """Whether a sentence, read together with the question, was sure enough, and how sure the surest was."""
    answers = _is_of_sentence(drafted, drafting)
    ends_before = drafted.draft.outcome is Outcome.ANSWERED and not answers
    if drafted.evidence is None or ends_before or not asks_for_words(drafted.query):
        return Stage(TOGETHER, State.NOT_REACHED, "settled before" if ends_before else "no sentence was read")
    read = sentences_read(drafted.query, drafted.evidence.passages, drafting.version, drafting.pairs)
    if not read:
        return Stage(TOGETHER, State.PASSED, "no sentence found may answer")
    told = f"{likelihood(read):.2f}, {drafting.surely:.2f} is needed"
    saw = (("surest sentence", f"of {read[0].hit.passage.id}"), ("likelihood", told), ("read", str(len(read))))
    if answers:
        return Stage(TOGETHER, State.ANSWERED, "sure enough", saw)
    is_sure = likelihood(read) >= drafting.surely
    why = "sure enough, but of another time or without what is asked for" if is_sure else "not sure enough"
    return Stage(TOGETHER, State.PASSED, why, saw)


def _is_of_sentence(drafted: Drafted, drafting: Drafting) -> bool:
    """Whether the draft quotes the sentence that was read together with the question."""
    if drafted.evidence is None or drafted.draft.figures:
        return False
    ask = partial(answer_sentence, drafted.query, drafted.evidence.passages, drafting.version, drafting.pairs)
    told = (
        ask(glossary=drafting.glossary, least=drafting.surely, instead=found_so)
        for found_so in (None, Outcome.NOT_HELD)
    )
    return any(each is not None and each.statements == drafted.draft.statements for each in told)
