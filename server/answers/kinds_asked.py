"""What a question wants, and what is to be done with it, told by the words of `questions.toml`.

In: the text of a question, and its periods and numbers. Out: `Wants` and `Operation`, the more particular first.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.periods import Period, Relation
from corpus.quantities import Quantity
from server.answers.cues import load_cues
from server.answers.given_numbers import given_numbers
from server.answers.queries import Operation, Wants

_CUES = load_cues(Path(__file__).with_name("questions.toml"))
_PER_THOUSANDS = _CUES["per_thousands"]
_BEHIND = _CUES["behind"]
_HOW_MUCH_CHANGED = _CUES["how_much_changed"]
_OF_MONEY = _CUES["of_money"]
_PEOPLE_DID = _CUES["of_people"]
_MORE_OR_LESS = _CUES["more_or_less"]
_COUNT = _CUES["count"]
_PERCENT = _CUES["percent"]
_FIGURE = _CUES["figure"]
_TEXT = _CUES["text"]
_REACH = _CUES["reach"]
"""Asks for a way to reach somebody, a length of time or a kind of thing: never answered by an observation."""
_AS_SHARE = _CUES["as_share"]
_CHANGE = _CUES["change"]
_WHAT_CHANGED = _CUES["what_changed"]
_WORTH = _CUES["worth"]
_LEVEL_AFTER = _CUES["level_after"]
_OVER_PLAN = _CUES["over_plan"]
_BY_HOW_MUCH = re.compile(r"\bby how (?:much|many)\b", re.IGNORECASE)
_FASTER = _CUES["faster"]
_EITHER_OR = _CUES["either_or"]
_SHARE = _CUES["share"]
MORE_THAN = re.compile(
    r"\bhow (?:many|much) (?:more(?: expensive)?|fewer|less|cheaper|dearer|higher|lower|longer|shorter|larger|bigger"
    r"|smaller) (?P<one>.{3,150}?) than (?!(?:in|at|during|when|last|before|previously"
    r"|(?:\d+|three|six|twelve) (?:months?|years?|weeks?)|an? |one |two "
    r"|it|they|this|that|usual|expected|planned|predicted|forecast|budget\w*|target|average|england"
    r"|(?:19|20)\d\d|the (?:year|previous|prior|target|national|one|month|quarter))\b)(?P<other>.{3,150})$",
    re.IGNORECASE,
)
"""Asks how far one thing is from another, not from what it was: "how many more older people than carers"."""
_SHARE_OF = re.compile(
    r"\b(?:what|which) (?:share|proportion|percentage|per ?cent|fraction|%) of\b|\bhow much of the\b", re.IGNORECASE
)
_PART_OF = re.compile(r"\bhow much of (?:the|our|their|its|that|all)\b", re.IGNORECASE)
_SUMS = re.compile(
    r"£|\b(?:budget|money|cost|spen[dt]|pot|fund|grant|bill|price|fee|income|allocation|(?:over|under)spen[dt]|saving"
    r"|precept|tax|charge|debt|deficit|gap|shortfall|pressure|reserve|cash|invest|contribution|pa(?:y|id)|expenditure"
    r"|cut|increase|rise|uplift|million|loan|debt|sum|award|subsid)\w*",
    re.IGNORECASE,
)
"""What is told in money: "how much of the abuse was at home" is not."""
_HAS_MOVED = re.compile(
    r"\b(?:chang|differen|gone |went |risen|rose|fallen|fell\b|grown|grew|dropp|compared|than\b|increased|decreased)",
    re.IGNORECASE,
)
"""Says that a share itself moved: "the uplift" may be what is shared out."""
_OF_THOSE_WHO_CHANGE = re.compile(
    r"\b(?:how many|(?:what|which) (?:share|proportion|percentage|per ?cent|fraction|%) of)\b.{2,60}?"
    r"\b(?:are|is|were|was|have|has|had|plan(?:ned|ning)? to|will|intend to)(?: been)? "
    r"(?:chang|alter|increas|reduc|rais|cut|lower)\w* (?:their|its)\b",
    re.IGNORECASE,
)
""" "How many councils are changing their criteria": who changes something is counted, and nothing counted moved."""
_TOTAL = _CUES["total"]
_HIGHEST = _CUES["highest"]
_PLACED = _CUES["placed"]
_ORDER = _CUES["order"]
_ORDINAL = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PLACE_OF = re.compile(
    rf"\b(?:{'|'.join(_ORDINAL)})[ -](?:\w+[ -])?(?:\w+est|most|least|(?:on|in|of) the (?:list|table|order|ranking))\b",
    re.IGNORECASE,
)
""" "Third largest"; "the dearest third party top-up" is the first."""
_RATIO = _CUES["ratio"]
_LIST = _CUES["list"]
_REVERSE = _CUES["reverse"]
_MONEY = _CUES["money"]
_ONLY_NUMBER = re.compile(r"\W*\d[\d,.]*\s?(?:%|per ?cent|k|m|million|billion)?\W*", re.IGNORECASE)
"""A number and nothing else: what it is of is asked."""
_LOWEST = _CUES["lowest"]
_WHICH_AREA = _CUES["which_area"]
_WHICH_TIME = _CUES["which_time"]
_WITHIN = _CUES["within"]
_BESIDE_PLAN = _CUES["beside_plan"]


def wants_of(text: str) -> Wants:
    """The first kind whose cue the text shows, in the order in which one cue outweighs the next."""
    if _HOW_MUCH_CHANGED.search(text) and _CHANGE.search(text) and not (_COUNT.search(text) or _REACH.search(text)):
        return Wants.MONEY if _OF_MONEY.search(text) else Wants.FIGURE
    if _PART_OF.search(text) and not _SUMS.search(text):
        return Wants.PERCENT
    cues = (
        (_REACH, Wants.TEXT),
        (_WHAT_CHANGED, Wants.TEXT),
        (_PER_THOUSANDS, Wants.FIGURE),
        (_BEHIND, Wants.FIGURE),
        (_AS_SHARE, Wants.PERCENT),
        (_COUNT, Wants.COUNT),
        (_PERCENT, Wants.PERCENT),
        *([] if asks_which_time(text) else [(_TEXT, Wants.TEXT)]),
        (_MONEY, Wants.MONEY),
        (_PEOPLE_DID, Wants.COUNT),
        (_FIGURE, Wants.FIGURE),
    )
    return next((wants for cue, wants in cues if cue.search(text)), Wants.EITHER)


_SET_BESIDE = re.compile(r"\b(?:than|between|worse|better|grow\w*|grew|since)\b", re.IGNORECASE)
"""Asks how far an overspend is from another number, and not for itself."""


_AT_MOST = re.compile(
    r"\bwhat(?:['’]?s| is| was)? (?:the )?(?:most|least|maximum|highest|lowest)\b(?!.{0,100}\b(?:which|who|rank)\b)"
    r".{0,100}\b(?:could|can|would|will|might|may|(?:was|is|are|were) (?:going|allowed) to)\b",
    re.IGNORECASE,
)
"""Asks for a bound: "what is the most that it could cost"."""


def asks_which_time(text: str) -> bool:
    """Whether a time is asked for by what it held: "in which year were the most agreements made?"."""
    return bool(_WHICH_TIME.search(text) and (_LOWEST.search(text) or _HIGHEST.search(text)))


def operation_of(
    text: str,
    periods: tuple[Period, ...],
    relation: Relation | None,
    numbers: tuple[Quantity, ...],
    *,
    many_areas: bool,
) -> Operation:
    """The first operation whose cue the text shows, the more particular before the more general."""
    if _OVER_PLAN.search(text) and not _SET_BESIDE.search(text):
        text = _BY_HOW_MUCH.sub(" ", text)  # by which it went over budget
    moved = bool(_CHANGE.search(text)) or (relation is Relation.PREVIOUS and bool(_MORE_OR_LESS.search(text)))
    moved = moved and not (_LEVEL_AFTER.search(text) and not periods[1:]) and not _WHAT_CHANGED.search(text)
    is_worth = bool(_WORTH.search(text))
    moved = moved and not _OF_THOSE_WHO_CHANGE.search(text) and not is_worth
    asked_about = [number for number in numbers if number.value not in given_numbers(text)]
    extreme = bool(_LOWEST.search(text) or _HIGHEST.search(text)) and not _AT_MOST.search(text)
    cues = (
        (extreme and (many_areas or _WHICH_AREA.search(text) or _WITHIN.search(text)), Operation.RANK),
        (asks_which_time(text), Operation.RANK),
        (
            asked_about and (_REVERSE.search(text) or _ONLY_NUMBER.fullmatch(text)) and not _COUNT.search(text),
            Operation.REVERSE,
        ),
        (_RATIO.search(text), Operation.RATIO),
        (_BESIDE_PLAN.search(text) and not (many_areas or periods[1:] or is_worth), Operation.COMPARE),
        (moved and _FASTER.search(text), Operation.COMPARE_CHANGES),
        (_EITHER_OR.search(text) and not periods[1:], Operation.COMPARE),
        (MORE_THAN.search(text) and not (periods[1:] or _AS_SHARE.search(text)), Operation.COMPARE),
        (_SHARE_OF.search(text) and not _HAS_MOVED.search(text), Operation.SHARE),
        (moved, Operation.CHANGE),
        (_SHARE.search(text), Operation.SHARE),
        (_ORDER.search(text) or extreme or _PLACED.search(text), Operation.RANK),
        (_TOTAL.search(text), Operation.TOTAL),
        (_LIST.search(text), Operation.LIST),
    )
    return next((operation for shown, operation in cues if shown), Operation.LOOKUP)


def place_of(text: str) -> int | None:
    """Which place of an order is asked for: 1 for the first; None for the whole order."""
    if _ORDER.search(text):
        return None
    told = _PLACED.search(text) or _PLACE_OF.search(text)
    return next((place for word, place in _ORDINAL.items() if told and word in re.split(r"\W", told[0].lower())), 1)
