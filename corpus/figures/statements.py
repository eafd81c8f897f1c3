"""What the clause of a number says with the number taken out, and the noun that it leaves to the words before it.

In: a part of a sentence, and what stands beside it. Out: words. "441 were increased" after "318 packages were reduced"
speaks of packages; "reserves, which stand at £14.7m" of reserves; "we spent £170 million" says no more than "spent",
enough to tell it apart under a heading.
"""

from __future__ import annotations

import re

from corpus.figures.clause_subjects import said_after
from corpus.figures.clauses import Part
from corpus.figures.mirrored import without_move
from corpus.figures.roles import Role
from corpus.figures.telling_words import says_in_full, telling
from corpus.figures.trimming import trimmed
from corpus.measures import stems, without_periods
from corpus.periods import find_periods
from corpus.quantities import UnitKind, find_quantities

NEAR_CHARS = 24
"""Characters before a number in which "the rest" or "another" still speaks of it."""
ENOUGH_WORDS, ENOUGH_CHANGED = 4, 2
"""Fewer telling words leave open what a number is of, or what it is a change of."""
_PRONOUN = re.compile(
    r"^\W*(?:in\s+)?(?:we|they|it|he|she|you|i|there)\b(?:\s(?:have|has|had|also|now|only))*", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"\s*(?:people\s)?(?:is|are|was|were|had|has|have|can(?:not)?|did|do|will|would|left|joined|went|agreed|disagreed"
    r"|said|came|replied|answered|waited|started|needed|died|moved|missed|led|closed|opened|requires?|required|felt|got"
    r"|chose|took|wanted)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\s(?:\w{2,10}ly\s)?(?:[a-z]{2,}ed|became|went|ended|led|stayed|kept|lost|ran|met|left|lived|gave|made|paid|chose|rose)\b",
    re.IGNORECASE,
)
""" "And 38% became enquiries": after a share, what ends like a past tense is one."""
_OF_THEM = re.compile(r"\s*of\s(?:them|these|those|whom|which)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.()\d]")
_COORDINATED = re.compile(r"\W*(?:(?:and|but|while|so|of (?:these|those|them|whom|which|this))\b\W*)*", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:one|it|them|so|this|that|these|those|both|together|two|same|there)\b", re.IGNORECASE)
""" "1,934 people had one", "the two together come to": words that mean something told before."""
_ELLIPTIC = re.compile(r"\b(?:they|she|he|another|others?|rest|remaining|remainder|which|who said)\b", re.IGNORECASE)
""" "Another 212 received support", "they supported 40 people": so many more, of whom, by whom was told before."""
_SIZED = re.compile(r"\bof\s*$", re.IGNORECASE)
""" "An overspend of £3.9m": the noun before is named in full."""
_SEVERAL = re.compile(r"\b(?:one|them|both|together|the two|the same)\b", re.IGNORECASE)
_ACTING = re.compile(
    r"\b(?:we|they|you|i|council|board|service|team|partnership) (?:(?:have|has|had|also|now|only|will) )?"
    r"(?!was\b|is\b|were\b|are\b|had\b|has\b|have\b|will\b)[a-z]{3,}",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:budget|forecast|outturn|target|estimate|latest|spending|spend|expenditure|income|cost|total)s?\b",
    re.IGNORECASE,
)
_WAS_SPENT = re.compile(
    r"\s(?:(?:was|were|has been|have been) )(?:spent|paid|raised|saved|invested|budgeted|set aside)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?P<noun>[^,;:()]{2,120}?),?\s(?:which|who)\b(?P<verb>[^,;:()\d]{1,60})$", re.IGNORECASE)
""" "reserves, which stand at "."""
_BEFORE_NOUN = re.compile(
    r"^.*\b(?:is|are|was|were|be|been|have|has|had|will|would|to|and|from|that|with)\s", re.IGNORECASE
)
""" "These would have to be met from reserves": what stands before the last noun phrase."""
_DASHED = re.compile(r"(?P<name>[^–—;.]{3,80})\s[–—-]\s[^–—;.]{0,80}$")
_DASHED_ITEM = re.compile(
    r"(?P<name>[^;.:]{3,100})\s[–—-]\s(?P<what>(?:[a-z]{3,12}\s){0,2}(?:value|worth|cost|price|budget|fee|charge|rate|spend)s?)"
    r"(?:\s(?:of|is|was|at))?(?:\s(?:up to|about|around|over|at least|at most))?\s?",
    re.IGNORECASE,
)
_IN_TURN = re.compile(
    r"\b(?:the same|(?:the same|those|these) (?:two|three|four|five|six|\d)) (?:years|quarters|months)\b", re.IGNORECASE
)
_GAPPED = re.compile(r"[^,;:.()\d]{3,60},? (?:and |or |but )?", re.IGNORECASE)
_LINK_LEFT = re.compile(r"\s(?:of|by|at)\s*$", re.IGNORECASE)
_OWN_NOUN = re.compile(r"\b(?:and|but|or) (?:an?|the) [\w-]{3,20}(?: [\w-]{3,20})? of $", re.IGNORECASE)
""" "An underspend of £1.2m on staffing and an overspend of £0.4m on transport": nothing is left out."""
_LINKED = re.compile(
    r"\s(?P<link>to|on|for|in|from|by|with|of|about)\s(?!(?:the|these|those|our|all)\s(?:two|three)\b|them\b)"
)
""" "£14.7m was paid to people and £0.6m to carers": the second leaves out the verb."""
_PER_TIME = re.compile(r"^\s(?:an?|per|each|every)\s(?:hour|day|night|week|month|quarter|year)\b", re.IGNORECASE)
""" "£871 a week for residential care and £995 a week for nursing care"."""
_ACTOR = re.compile(r"\b(?:the|our|its|their)\s[^,;:.()]{3,80}$", re.IGNORECASE)
""" "The centre helped 380 people to get back on their feet"."""
_LAST_CLAUSE = re.compile(r"[,;]\s|\.\s")
_LISTED = re.compile(r"(?:\W|\b(?:and|to|in|at|for|of|then|by)\b)*", re.IGNORECASE)


def statement_of(part: Part) -> str:
    """The words of a number's clause without it: "received complaints" of "We received 214 complaints"."""
    before = _PRONOUN.sub("", without_periods(said_after(part.before)), count=1)
    return trimmed(f"{before} {without_periods(part.after)}")


def fuller(part: Part, label: str, role: Role, own: str) -> tuple[str, str | None]:
    """A label of few telling words with the rest of its clause: "received complaints" for "complaints".

    Words that the clause does not hold stay the measure, with what the clause says as its group. What changed has
    mostly said enough: its verb tells the change, not the measure.
    """
    enough = ENOUGH_WORDS if role is Role.LEVEL else ENOUGH_CHANGED
    if len(set(telling(label, own))) >= enough:
        found = _ACTOR.search(without_periods(said_after(part.before)))
        actor = trimmed(found[0]) if found else ""
        new = role is Role.LEVEL and set(telling(actor, own)) - set(telling(label, own))
        return label, actor if new else None
    sized = _SIZED.search(part.before)
    said = _sized_by(part.before[: sized.start()], label) if sized else statement_of(part)
    if not sized and set(stems(label)) <= set(stems(said)):
        return (without_move(said, part.before) if role is Role.LEVEL else said), None
    return label, said if set(stems(said)) - set(stems(label)) else None


def _sized_by(before: str, label: str) -> str:
    """What has the size of a noun: "forecast for the year" of "the forecast for the year was an overspend"."""
    said = trimmed(_PRONOUN.sub("", without_periods(said_after(before)), count=1))
    return trimmed(said.removesuffix(label))


def stands_under_heading(part: Part) -> bool:
    """Whether a clause whose words tell little says what its heading is about: "we spent £9m", "the budget was £9m"."""
    said = f"{part.before} {part.after}"
    named = _ACTING.search(part.before) or _PLANNED.search(part.before) or _WAS_SPENT.match(part.after)
    return bool(named) and not _POINTS.search(said)


def plain_statement(part: Part, own: str) -> str:
    """What a clause says of a number in words that every measure has, where it says it in full: else "".

    "4,862 people were receiving a service" and "the share needing no further support was 61%" name what they count,
    though no word of theirs does; "they supported 212 people", "people had one" mean something told before.
    """
    if part.bracketed or is_elliptic(part):
        return ""
    statement = statement_of(part)
    return statement if says_in_full(statement, own) else ""


def is_elliptic(part: Part) -> bool:
    """Whether a clause means something told before, or only more of it: "another 212 people", "the rest, 41"."""
    said = f"{part.before or part.main[-NEAR_CHARS:]} {part.after}"
    return _POINTS.search(said) is not None or _ELLIPTIC.search(f"{part.main[-NEAR_CHARS:]}{said}") is not None


def speaks_of_two(part: Part) -> bool:
    """Whether a clause means several things told before, or leaves its object to "one": "1,934 people had one"."""
    return _SEVERAL.search(f"{part.before} {part.after}") is not None


def antecedent_of(part: Part, own: str) -> str:
    """The noun that "which" stands for: "reserves" of "met from reserves, which stand at £14m"; else ""."""
    found = _RELATIVE.search(part.main)
    if not found or find_quantities(found["noun"]):
        return ""
    noun = _BEFORE_NOUN.sub("", found["noun"])
    return trimmed(f"{noun} {found['verb']}") if telling(noun, own) else ""


def dashed_name(part: Part, own: str) -> str:
    """The name that a dash sets before plans: "Fees and charges" of "Fees and charges – target £0.8m, forecast £1m"."""
    found = _DASHED.match(part.lead[: min((q.start for q in find_quantities(part.lead)), default=len(part.lead))])
    return trimmed(found["name"]) if found and _PLANNED.search(part.before) and telling(found["name"], own) else ""


def dashed_item(part: Part, own: str) -> tuple[str, str] | None:
    """What a line is about and which amount of it is told: "Lot 5 – Extra care – total value up to £35m"."""
    found = _DASHED_ITEM.fullmatch(part.lead)
    return (trimmed(found["name"]), trimmed(found["what"])) if found and telling(found["name"], own) else None


def predicate_of(part: Part) -> str:
    """What is said of a number that leaves its noun out: "were increased" of "and 441 were increased"; else ""."""
    if not _COORDINATED.fullmatch(part.before):
        return ""
    if of_them := _OF_THEM.match(part.tail):
        return without_periods(_CLAUSE_END.split(part.tail[of_them.end() :], maxsplit=1)[0]).strip(" .")
    is_share = part.quantity.kind is UnitKind.PERCENT and _DID.match(part.after)
    return without_periods(part.after).strip(" .") if is_share or _PREDICATE.match(part.after) else ""


def shared_verb(part: Part) -> str:
    """The verb that a number leaves to the one before it, with its own words: "paid to carers"; else ""."""
    after, between = (_PER_TIME.sub("", text, count=1) for text in (part.after, part.between))
    link = _LINKED.match(without_periods(after))
    noun, joined, rest = between.rpartition(f" {link['link'].lower()} ") if link else ("", "", "")
    if not joined or not _GAPPED.fullmatch(rest) or re.search(r"[,;:.()\d]", noun) or _OWN_NOUN.search(rest):
        return ""
    before = _LAST_CLAUSE.split(part.lead[: len(part.lead) - len(part.between)])[-1]
    for quantity in reversed(find_quantities(before)):
        before = before[: quantity.start]
    shared = _LINK_LEFT.sub("", without_periods(before.replace(":", " ")))
    return trimmed(f"{shared} {noun} {part.after}") if re.search("[a-z]{3}", f"{shared} {noun}") else ""


def goes_on(part: Part) -> bool:
    """Whether a number only goes on with a list of values: ", sixty-four, forty-two and 38", "and 148 in December".

    Sums and shares that only follow each other must name what sets them apart, or be of years told before, in their
    turn: "£16.9m, £18.2m and £19.8m in the same years".
    """
    if len(part.lead) == len(part.between) or _OF_THEM.match(part.tail):
        return False
    noun, _, between = part.between.rpartition(", ")
    between = part.between if re.search(r"[,\d]", noun) else between  # " beds, forty-four"
    said = without_periods(f"{between} | {_IN_TURN.sub(' ', part.after)}", partial=True)
    in_turn = len(between.split()) < 2 and _IN_TURN.search(part.tail)
    apart = part.quantity.kind is UnitKind.COUNT or in_turn or find_periods(f"{between} | {part.after}", partial=True)
    return bool(apart) and bool(_LISTED.fullmatch(said))
