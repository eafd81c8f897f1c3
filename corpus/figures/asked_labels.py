"""What answers to a request are of: all that was asked, where the answer says it in fewer words, and never "Response".

In: the text of a page, a block, what stands above it, and what was read in it. Out: whether the block answers, and its
observations under the words of the question: "38 FTE vacancies" below "Please state the number of social worker
vacancies" are those of social workers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.figures.telling_words import telling
from corpus.figures.topics import asked_of, requested
from corpus.figures.trust import DOUBTFUL
from corpus.measures import topic_of
from corpus.models import Aspect, Block, BlockKind, Observation

_MARK = re.compile(r"(?:^|\n)\W{0,4}(?:A|Answer|Response|Reply)\s?\d{0,2}\s?[:.–-]\W{1,6}$")
_MARK_CHARS = 20
_ONLY_ANSWER = re.compile(
    r"(?:(?:our|the|council(?:['’]s)?) )?(?:responses?|answers?|reply|replies|requests?|questions?|q|a)(?: \d{1,2})?",
    re.IGNORECASE,
)
_HEADS_ANSWER = re.compile(
    r"(?:our |the |council )?(?:responses?|answers?|reply|replies)(?: to (?:your|the) request)?:?", re.I
)
_ASKS = re.compile(r"\?\W*$|^\W*(?:\d{1,2}[.)]\s|q\d{0,2}[.:)]?\s)?(?:please|(?:could|can|would) you)\b", re.IGNORECASE)
_LIGHT = frozenset("fte wte approximately total currently".split())
_COUNTS = re.compile(r"(?:the |total )?numbers? of\b", re.IGNORECASE)
_NEXT_QUESTION = re.compile(r",?\s(?:and|or)\s(?:what|how|which|who|where|when|please)\b.*$", re.IGNORECASE)


def is_answer(text: str, block: Block, lead: str) -> bool:
    """Whether a block stands behind a mark that says that it answers, or below a request in words."""
    is_title = _COUNTS.match(lead) is not None and not lead.rstrip().endswith(".")
    is_marked = _MARK.search(text[max(0, block.start - _MARK_CHARS) : block.start]) is not None
    return is_title or is_marked or bool(requested(lead))


def under_question(found: Sequence[Observation], lead: str) -> list[Observation]:
    """The observations of an answer under all that was asked, where their own words only repeat a part of it."""
    asked = [*filter(None, [asked_of(lead)]), *requested(lead), *([lead] if _COUNTS.match(lead) else [])]
    topic = topic_of(_NEXT_QUESTION.sub("", asked[0])) if asked else ""
    wanted, own = set(telling(topic)), [set(telling(seen.label)) - _LIGHT for seen in found]
    is_plain = all(seen.aspect is Aspect.LEVEL and not seen.group for seen in found)
    if not found or not is_plain or any(not said or not said < wanted for said in own):
        return list(found)
    if len(found) == 1:
        return [replace(found[0], measure=topic)]
    return [replace(seen, measure=topic, group=seen.measure) for seen in found]


def unless_unasked(seen: Observation) -> Observation:
    """An observation, in doubt where only a heading like "Response" tells what it is of."""
    over = {heading.strip(" :.") for heading in seen.locator.headings}
    unnamed = seen.group in (None, seen.unit)
    doubted = unnamed and seen.measure in over and _ONLY_ANSWER.fullmatch(seen.measure) is not None
    return replace(seen, confidence=min(seen.confidence, DOUBTFUL)) if doubted else seen


def with_requests_repeated(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, the only request under a heading again below the heading "Response" that follows."""
    asked: list[Block] = []
    for block in blocks:
        said = text[block.start : block.end]
        yield block
        if block.kind is not BlockKind.HEADING:
            asked += [block] if block.kind is BlockKind.PARAGRAPH and _ASKS.search(said) else []
            continue
        asked_twice = asked and text.count("?", asked[0].start, asked[0].end) > 1
        if _HEADS_ANSWER.fullmatch(said) and len(asked) == 1 and not asked_twice:
            yield replace(asked[0], headings=(*block.headings, said))
        asked = []
