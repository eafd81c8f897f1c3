"""The trace of an answer, put together from what its stages left: in their order, the first that ended it marked.

In: an answer, its tracer and what drafted it. Out: a `Trace`. Of a message with personal data only the kinds are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from server.answers.drafting import Drafting
from server.answers.models import Answer, Outcome
from server.answers.phrases import join_words
from server.answers.queries import Query
from server.answers.trace import Drafted, Stage, State, Step, Trace, Tracer
from server.answers.trace_advice import advice
from server.answers.trace_figures import figures_considered
from server.answers.trace_passages import are_words_asked, judgement, passages_found

READ = ("intent", "operation", "measure", "group", "period", "area")
MOST_READINGS = 4
"""Parts of one question that are told of one by one."""


def trace_of(answer: Answer, tracer: Tracer, drafting: Drafting) -> Trace:
    """The trace of an answer."""
    told = answer.understood
    read = [("outcome", answer.outcome.value), *((name, getattr(told, name) or "none") for name in READ)]
    used = tracer.used[:MOST_READINGS]
    labels = [figures_considered(drafted) for drafted in used]
    passages = [passages_found(drafted, drafting) for drafted in used]
    timings = [item for drafted in used if drafted.evidence for item in drafted.evidence.timings_ms.items()]
    stages = [*_before(tracer), *_of_readings(tracer, used, labels, passages, drafting), *_after(answer, tracer)]
    mends = advice(answer, tracer, drafting.glossary)
    return Trace(tuple(read), tuple(stages), tuple(chain(*labels)), tuple(chain(*passages)), mends, tuple(timings))


def _before(tracer: Tracer) -> Iterator[Stage]:
    """Safety, privacy and scope, of which each may turn a message away."""
    turned, sensed = tracer.turned, tracer.sensed
    felt = (("likelihood of danger", f"{sensed.likelihood:.2f}"), ("likeliest need", sensed.need)) if sensed else ()
    if turned is not None and turned.urgent:
        yield Stage("safety", State.STOPPED, turned.reason, (*felt, ("need", str(turned.need))))
    else:
        possible = sensed is not None and sensed.possible
        why = "perhaps danger: who can help is named first" if possible else "nobody seems to be in danger"
        yield Stage("safety", State.PASSED, why, felt)
    kinds = tuple(("kind", kind.value) for kind in turned.kinds) if turned else ()
    if turned is not None and turned.outcome is Outcome.PERSONAL_DATA:
        yield Stage("privacy", State.STOPPED, turned.reason, kinds)
    else:
        yield Stage("privacy", State.PASSED, "not kept or repeated" if kinds else "no personal data", kinds)
    if tracer.language is not None and turned is None:
        yield Stage("scope", State.STOPPED, "not in English", (("language", tracer.language),))
    elif turned is not None and not turned.urgent and turned.outcome is not Outcome.PERSONAL_DATA:
        yield Stage("scope", State.STOPPED, turned.reason, (("need", turned.need or "none"),))
    else:
        yield Stage("scope", State.PASSED if turned is None else State.NOT_REACHED, "a question for the documents")


def _of_readings(
    tracer: Tracer,
    used: tuple[Drafted, ...],
    labels: Sequence[tuple[Step, ...]],
    passages: Sequence[tuple[Step, ...]],
    drafting: Drafting,
) -> Iterator[Stage]:
    """What the question was taken to mean, and what answered each reading of it."""
    if tracer.query is None:
        for name in ("conversation", "understanding", "committee papers", "figures", "passages", "near enough"):
            yield Stage(name, State.NOT_REACHED, "turned away before")
        return
    carried = ", ".join(tracer.query.carried) or "nothing"
    saw = (("messages before", str(tracer.earlier)), ("carried", carried), ("readings", str(len(tracer.drafted))))
    if tracer.is_drafted:
        yield Stage("conversation", State.PASSED, "goes on" if tracer.query.carried else "stands alone", saw)
    else:
        yield Stage("conversation", State.STOPPED, "not sure what it goes on from, or that the answer is meant", saw)
    for part, (drafted, considered, found) in enumerate(zip(used, labels, passages, strict=True), start=1):
        why = f"part {part} of {len(used)}: {drafted.query.text}" if len(used) > 1 else "read whole"
        yield Stage("understanding", State.PASSED, why, tuple(_understood(drafted.query)))
        yield _committees(drafted)
        yield _figures(drafted, considered)
        yield _passages(drafted, found)
        yield judgement(drafted, drafting)


def _understood(query: Query) -> Iterator[tuple[str, str]]:
    """What was taken from a question, each part that there is."""
    yield "wanted", query.wants.value
    yield "operation", query.operation.value
    parts = {
        "periods": [period.label for period in query.periods],
        "area": [query.area or "", *query.other_areas],
        "terms of the glossary": [term.name for term in query.terms],
        "other words": list(query.stems),
        "names": list(query.names),
        "called by the documents": list(query.published),
        "left out": list(query.excluded),
    }
    yield from ((name, ", ".join(filter(None, told))) for name, told in parts.items() if any(told))


def _committees(drafted: Drafted) -> Stage:
    """Whether a committee paper answers, or refuses because it holds the meeting and not the fact."""
    if drafted.of_meeting is None:
        return Stage("committee papers", State.PASSED, "not asked of a committee whose papers are held")
    if drafted.draft is not drafted.of_meeting:
        return Stage("committee papers", State.PASSED, "not recorded there, but told elsewhere")
    answered = drafted.draft.outcome is Outcome.ANSWERED
    why = "the paper records it" if answered else "the meeting is held, and it is not recorded"
    return Stage("committee papers", State.ANSWERED if answered else State.STOPPED, why)


def _figures(drafted: Drafted, labels: tuple[Step, ...]) -> Stage:
    """Whether a figure answers."""
    if drafted.evidence is None:
        return Stage("figures", State.NOT_REACHED, "a committee paper answered")
    saw = (("figures near", str(len(drafted.evidence.observations))), ("series considered", str(len(drafted.found))))
    draft = drafted.draft
    if draft is drafted.of_meeting:
        return Stage("figures", State.PASSED, "looked at, and what the committee paper says stands", saw)
    if draft.figures and draft.outcome is Outcome.ANSWERED:
        how = join_words([working.operation for working in draft.workings]) or "as printed"
        return Stage("figures", State.ANSWERED, f"{len(draft.figures)} given, {how}", saw)
    if draft.outcome is Outcome.CLARIFY:
        return Stage("figures", State.STOPPED, "several may be meant, and they differ", saw)
    if draft.holding is not None and draft.holding.nearest is not None:
        return Stage("figures", State.STOPPED, "held, but not for the time asked for", saw)
    likeliest = max((step.score for step in labels if not step.reason.startswith("ruled out")), default=0.0)
    return Stage("figures", State.PASSED, f"none is sure enough; the likeliest has {likeliest:.2f}", saw)


def _passages(drafted: Drafted, passages: tuple[Step, ...]) -> Stage:
    """Whether passages were looked at."""
    if not are_words_asked(drafted):
        is_settled = drafted.draft.outcome is Outcome.ANSWERED or drafted.draft is drafted.of_meeting
        return Stage("passages", State.NOT_REACHED, "settled before" if is_settled else "only a figure may answer")
    return Stage("passages", State.PASSED, f"{len(passages)} found")


def _after(answer: Answer, tracer: Tracer) -> Iterator[Stage]:
    """What the answer was made of, and the lock."""
    saw = (
        ("outcome", answer.outcome.value),
        ("figures", str(len(answer.figures))),
        ("workings", str(len(answer.workings))),
        ("passages", str(len(answer.passages))),
        ("sources", str(len(answer.citations))),
        ("contacts", str(len(answer.contacts))),
    )
    ended = State.ANSWERED if answer.outcome is Outcome.ANSWERED else State.PASSED
    yield Stage("composition", ended, "written from its sources and the public wording", saw)
    if tracer.query is None:
        yield Stage("lock", State.NOT_REACHED, "the reviewed wording alone is said")
    elif tracer.held_back:
        yield Stage("lock", State.STOPPED, "held back: it says what no source holds", (("found", tracer.held_back),))
    else:
        yield Stage("lock", State.PASSED, "every number and quotation is that of its source")
