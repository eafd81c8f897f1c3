"""The passages that a reading found, by which search, and the parts of the judgement whether one is near enough.

In: a reading and what drafted it. Out: steps for a trace, and the stage of that judgement. Both searches are asked once
more for the places of what they found; the judgement itself is the one that the answer was made by.
"""

from __future__ import annotations

from index.models import PassageHit
from server.answers.drafting import Drafting, expansion_of, may_be_text
from server.answers.models import Outcome
from server.answers.sources import documents_about
from server.answers.suited import unsuited
from server.answers.trace import Drafted, Stage, State, Step

ENOUGH = "near enough"


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
    """Whether the likeliest passage was likely enough, and by what."""
    if drafted.evidence is None or not are_words_asked(drafted):
        return Stage(ENOUGH, State.NOT_REACHED, "no passage was asked for an answer")
    words = drafting.words(drafted.query, drafted.evidence)
    if not words.judged:
        return Stage(ENOUGH, State.PASSED, "no passage found may answer")
    best = words.likeliest or words.judged[0]
    saw = (
        ("likeliest passage", best.hit.passage.id),
        ("likelihood", f"{best.likelihood:.2f}, {words.least(best):.2f} is needed"),
        ("closeness", f"{best.hit.closeness:.2f}"),
        ("surest sentence", f"{best.surest.score:.2f} in log-odds" if best.surest else "none was read"),
        ("sentences read", str(len(words.read))),
    )
    if drafted.draft.outcome is Outcome.ANSWERED and drafted.draft.hits:
        if words.likeliest is not None:
            return Stage(ENOUGH, State.ANSWERED, "likely enough", saw)
        return Stage(ENOUGH, State.ANSWERED, "not likely enough, but the headings of a section list it", saw)
    why = "not likely enough" if words.likeliest is None else "likely enough, but without what is asked for"
    return Stage(ENOUGH, State.PASSED, why, saw)
