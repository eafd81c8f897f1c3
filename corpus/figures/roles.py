"""What part a number plays in its sentence: a level, a change, an increment, or one of a pair ("from A to B").

In: the parts of a sentence. Out: a role for each. An earlier value takes its measure from the number beside it.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.figures.bounds import is_multiplied
from corpus.figures.clauses import Part
from corpus.figures.increments import is_increment
from corpus.figures.restated import restates
from corpus.figures.signed_rates import is_signed_behind
from corpus.figures.telling_words import telling
from corpus.observations import Aspect, Observation
from corpus.periods import find_periods
from corpus.quantities import UnitKind

SHORT_LEAD = 14
"""Words before a number in which nothing else has come between it and what it is compared with."""


class Role(StrEnum):
    """The part that a number plays."""

    LEVEL = "level"
    CHANGE = "change"
    INCREMENT = "increment"
    SHARE = "part of a change"
    """ "of which 2% is for social care", after "up by 4.99%": named like a level, but a change."""
    EARLIER = "earlier value"
    """ "from A", "up from A", "compared with A": another value of the measure told beside it."""
    LATER = "later value"
    """ "to B" after "from A"."""
    RESTATED = "in brackets"
    """ "p% (n)": the same thing in another unit."""

    @property
    def aspect(self) -> Aspect:
        """Whether an observation of this role is a level or a difference."""
        return _ASPECTS.get(self, Aspect.LEVEL)


_ASPECTS = {Role.CHANGE: Aspect.CHANGE, Role.SHARE: Aspect.CHANGE, Role.INCREMENT: Aspect.INCREMENT}
_MOVES = (
    r"(?:increas|decreas|reduc|rose|ris(?:e|es|en|ing)\b|fell\b|fall(?:s|en|ing)?\b|grew\b|grow(?:s|n|ing|th)?\b|dropp?"
    r"|declin|cut\b|improv|went (?:up|down)|gone (?:up|down)|(?<!taken )(?<!picked )(?<!set )(?<!backed )(?<!drawn )"
    r"up\b|down\b|climb|shrank|shrunk|doubl|edged|jump|slipp"
    r"|uplift|chang|mov(?:ed|ing)|widen|narrow|worsen|eas(?:ed|ing)|expand|upp(?:ed|ing)\b|soar|surg(?:ed|ing)\b)"
)
CHANGE_VERB = re.compile(
    rf"\b(?:(?:has|have|had|was|were|is|are)\s+)?(?:helped\s+(?:to\s+)?)?{_MOVES}\w*+(?!-(?:in|out|up|down)\b)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:(?:up|down)(?:\s(?:on|at|against|compared)\b|(?=\s*(?:[.,;)]|$)))|(?:of\s+)?(?:more|fewer|less|higher|lower|greater|better|worse)\b(?!\s+(?:likely|detail))"
    r"|(?:more\s+)?(?:increase|decrease"
    r"|rise|fall|reduction|drop|growth|cut|improvement|jump|decline|swing|uplift)\b(?!-)|(?!\s?(?:is|was|are|were)\b)[^.;:,\d]{0,40}\b(?:more"
    r"|fewer|less|higher"
    r"|lower)\s+than\s(?!\d|once\b|twice\b|\w+ly\b|(?:two|three|four|five|six|half|one|an?\s(?:year|month|week|day|hour"
    r"|quarter|third))\b)|(?:an?|per)\s(?:week|month|year|day|hour)\s(?:more|less)\b"
    r"|(?:below|above|ahead of|behind)\s+(?:the|its|our|that|those|target|budget|plan|estimate|forecast"
    r"|profile|england|national)\b|(?:longer|shorter|earlier|later|older|younger|quicker|faster|slower|cheaper"
    r"|dearer|sooner)"
    r"\s+than\b)",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:{_MOVES}\w*|exceed\w*|longer|shorter|lower|higher|better|worse|quicker"
    rf"|cheaper)\b(?!-)[^.;]{{0,110}}(?<!attended\s)(?<!visited\s)(?<!used\s)(?<!made\s)(?<!seen\s)(?<!signed\s)"
    r"(?<!delivered\s)(?<!provided\s)(?<!completed\s)(?<!supported\s)\bby\s+(?:a\s+|an\s+)?$",
    re.IGNORECASE,
)
_AND_BY = re.compile(r",? (?:and|but|while) [^.;:\d]{0,60}\bby ")
"""Goes on with a change: "raises the fees of homes by 5.1% and of nursing by 4.4%"."""
_RAISE = re.compile(r"\brais(?:es?|ing)\b[^.;]{1,110}\bby\s+(?:a\s+|an\s+)?$", re.IGNORECASE)
""" "Helped to raise satisfaction by 14%": but concerns are raised by people."""
_LIMITED = re.compile(
    r"\b(?:limit|cap|hold|held|keep|kept|restrict|reduc|cut|set)\w*\s(?:the|its|our|any"
    r"|this)\s(?:[\w’'-]+\s){0,3}?(?:rise|increase|uplift)"
    r"\s(?:[^.;,\d]{0,30}\s)?(?:to|at)\s$|\b(?:rise|increase|uplift)\s(?:[^.;,\d]{0,30}\s)?went from [\d.]{1,6}% to $",
    re.IGNORECASE,
)
""" "To limit the rise to 3.99%": a rise that goes to a rate is one still."""
_MADE_UP = re.compile(
    r"\b(?:increase|rise|uplift)\s(?:[\w’'-]+\s){0,3}?(?:(?:is|was)\smade\sup\sof|comprises|consists\sof|includes)\s$",
    re.IGNORECASE,
)
""" "The increase is made up of 2.99% for general services and 2% for the precept"."""
_UP_DOWN = re.compile(
    r"(?<!\bmade )(?<!\bmake )(?<!\bmakes )(?<!\bmaking )(?<!\btaken )(?<!\bsigned )(?<!\brisk )"
    r"\b(?:up|down|rose|risen|fell|fallen|grew|grown|dropped|climbed|increased|decreased|declined|reduced)\s+$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:[,(]\s?|\b(?:is|are|was|were|been|went|gone)\s)(?:up|down)\s$"
    r"|\b(?:rose|risen|fell|fallen|grew|grown|dropped|climbed|increased|decreased|declined)\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;)]|$|(?:to|at)\s[£\d])")
""" "Spend was £612.4m, up £41.4m", "contacts rose 1,200 to 40,120"."""
_SINCE = re.compile(
    r"\s*[^.,;:()\d]{0,30}\b(?:on|since|compared|over|from|year on year|in (?:a|one|the) year)\b", re.IGNORECASE
)
_DIFFERENCE_OF = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop|growth|decline|jump|improvement|change|cut|uplift)\b"
    r"(?:\s+(?:in|for)\s(?:[^.;,\d]|(?:19|20)\d\d(?:[/-]\d\d)?){1,60})?(?:\s+(?:of|was|were|is|by))\s+(?:a\s+|an\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?(?:(?:last|the previous|the prior) year['’]s\s+)?$", re.IGNORECASE)
_A_LITTLE_ON = re.compile(
    r"\b(?:up|down) (?:(?:a little|slightly|sharply) (?:on|from) (?:the )?|on the )$|\binstead of $", re.IGNORECASE
)
FORMERLY = re.compile(r",\s(?:having (?:been|stood at)|previously|formerly) $", re.IGNORECASE)
""" "It was £842 as of March, having been £799": the time before those words is not its."""
_TO = re.compile(r"\bto\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
_TO_LEVEL = re.compile(
    r"\s(?:(?:people|adults|carers|cases) )?to\s(?:(?:a|an|its) )?(?:total of |record )?", re.IGNORECASE
)
_BARE_AFTER = re.compile(
    r"\s*(?:[.,;:)]|$|(?:in|at|by|on|over|during|this|last|from|compared|for|and|but|while|per|each|an?|as|between|since)\b)",
    re.IGNORECASE,
)
""" "Rose by 9% to 4,318", not "fees rose by 9% to 40 providers": what the change came to."""
_PLAN = re.compile(r"\b(?:budget|target|profile|plan|forecast|estimate)s?\b", re.IGNORECASE)
""" "£10m against a budget of £9m": the plan is no earlier value."""
_OF_WHICH = re.compile(r"\b(?:of|within) (?:which|this|that)\b|\bincluding\b|\bmade up of\b", re.IGNORECASE)
_ON_BASE = re.compile(
    r"[\s)]{1,3}on\s(?:the|its|our|(?:the )?(?:last|previous) year['’]s)\s(?:\w+\s(?:of\s)?)?$", re.IGNORECASE
)
""" "An increase of £4.8m (6.9%) on the £69.3m of 2023/24": what a change is measured on."""
_COUPLED = re.compile(r"\s(?:for|in|among) [^.;:\d%]{2,60}\band\s(?:by\s)?")
_FOR = re.compile(r"\s(?:for|in|among)\s")
_COMPARED = re.compile(
    r"\b(?:compar(?:e[sd]?|ing|able)(?:\s+(?:to|with))?|versus"
    r"|(?<!were )(?<!was )(?<!are )against(?! it\b)|vs\.?|than|same\s+as|similar\s+to|unchanged\s+from|level\s+with"
    r"|where\s(?:[^.;:\d£%]{0,30}\s)?(?:there|it|they|that)\shad\sbeen"
    r"|different(?:\s\w+)?\s+from|short\s+of|(?:above|below)\s+the|from\s+the\s(?:[\w’'-]+\s){0,3}?(?:year|quarter|month|figure|level"
    r"|average|rate|total|budget|target|baseline))\b(?:(?!,\s(?:and|but|with|while|whilst|whereas|so)\b|\s[-–—]\s)[^.;:\d£%]){0,70}$",
    re.IGNORECASE,
)


def roles_of(text: str, parts: tuple[Part, ...]) -> tuple[Role, ...]:
    """The role of each part of a sentence."""
    roles: list[Role] = []
    for position, part in enumerate(parts):
        following = parts[position + 1] if position + 1 < len(parts) else None
        roles.append(_role(text, part, following, parts[:position], roles))
    return tuple(roles)


def _role(text: str, part: Part, following: Part | None, earlier: tuple[Part, ...], roles: list[Role]) -> Role:
    quantity, lead = part.quantity, part.near
    if is_increment(part):
        return Role.INCREMENT
    is_from = _FROM.search(lead) and (CHANGE_VERB.search(part.main) or (following and _TO.search(following.between)))
    if is_from or _is_base(part, roles) or _A_LITTLE_ON.search(lead) or FORMERLY.search(lead):
        return Role.EARLIER
    to_later = roles and roles[-1] is Role.EARLIER and _TO.search(part.between) and _FROM.search(earlier[-1].near)
    if to_later or _is_result(part, roles):
        return Role.LATER
    if roles[-1:] == [Role.LEVEL] and is_signed_behind(part):
        return Role.CHANGE
    if quantity.kind is UnitKind.POINTS or _is_change(part) or _moves_in_turn(part, following, roles):
        return Role.CHANGE
    if _is_share(part, earlier, roles):
        return Role.SHARE
    if earlier and restates(text, part, earlier[-1]):
        # "12% more than in 2023-24 (189)": the brackets hold what the change is measured on
        is_rate = quantity.kind is UnitKind.PERCENT is not earlier[-1].quantity.kind  # "15 more (6%)"
        measured = roles[-1] is Role.CHANGE and find_periods(part.between, partial=True) and not is_rate
        return Role.EARLIER if measured else Role.RESTATED
    return Role.EARLIER if _is_compared(part, earlier) else Role.LEVEL


def _is_compared(part: Part, earlier: tuple[Part, ...]) -> bool:
    """Whether a number is one that another is compared with, and no plan: "compared with 68%", "twice the 206"."""
    if earlier and part.quantity.kind is earlier[-1].quantity.kind and is_multiplied(part.between):
        return not telling(part.after) or bool(find_periods(part.after))  # not "double the £26,900 cost of a place"
    if not _COMPARED.search(part.between) or _PLAN.search(part.between) or _PLAN.match(part.after.lstrip()):
        return False
    return bool(earlier or CHANGE_VERB.search(part.near)) or len(part.lead.split()) < SHORT_LEAD


def _is_result(part: Part, roles: list[Role]) -> bool:
    """Whether a number is what the change right before it came to: "rose by 9% to 4,318"."""
    is_bare = _BARE_AFTER.match(part.after) is not None
    return roles[-1:] == [Role.CHANGE] and is_bare and _TO_LEVEL.fullmatch(part.between) is not None


def _moves_in_turn(part: Part, following: Part | None, roles: list[Role]) -> bool:
    """Whether a rate goes on with what came of a change: "assessments rose 14% to 1,240, breaks 9% to 820"."""
    if following is None or part.quantity.kind is not UnitKind.PERCENT:
        return False
    return roles[-2:] == [Role.CHANGE, Role.LATER] and bool(_TO_LEVEL.fullmatch(following.between))


def _is_base(part: Part, roles: list[Role]) -> bool:
    """Whether a number is what the change before it is measured on: "an increase of £4.8m (6.9%) on the £69.3m"."""
    is_told = Role.CHANGE in roles[-2:] and roles[-1] is not Role.LEVEL
    return is_told and _ON_BASE.fullmatch(part.between) is not None


def _is_share(part: Part, earlier: tuple[Part, ...], roles: list[Role]) -> bool:
    """Whether a rate is a part of the change told before it, or its like: "up by 4.99%, of which 2% is for care".

    "The uplift is 7.1% for homes and 9.8% for homecare" tells two changes of one kind.
    """
    if not roles or roles[-1] not in (Role.CHANGE, Role.SHARE) or part.quantity.kind is not UnitKind.PERCENT:
        return False
    said = "".join(one.between for one in earlier[1:]) + part.between
    is_coupled = _COUPLED.fullmatch(part.between) is not None and _FOR.match(part.after) is not None
    return earlier[-1].quantity.kind is UnitKind.PERCENT and (is_coupled or _OF_WHICH.search(said) is not None)


def _is_change(part: Part) -> bool:
    if _MORE.match(part.after) or _BY.search(part.near) or _DIFFERENCE_OF.search(part.near):
        return True
    of_percent = _RAISE.search(part.near) or _LIMITED.search(part.before) or _MADE_UP.search(part.near)
    if part.quantity.kind is UnitKind.PERCENT and of_percent:
        return True
    if _MOVED.search(part.near) and _ENDS.match(part.tail):
        return True
    moved = _UP_DOWN.search(part.near)
    return bool(moved) and (part.quantity.kind is UnitKind.PERCENT or bool(_SINCE.match(part.tail)))


def aspect_beside(role: Role, part: Part, before: Observation | None) -> Aspect:
    """The aspect of a number: what a rate of change is compared with is one too, "by 9.5%, compared to 9.2% elsewhere".

    What the change is measured on is a level: "up 3% from 12%".
    """
    is_signed = part.quantity.kind is UnitKind.PERCENT and part.quantity.printed[:1] in ("+", "-", "−")
    if role is Role.RESTATED and is_signed:
        return Aspect.CHANGE  # "the latest forecast is £6.35m (+9.5%)"
    if role is Role.RESTATED and before is not None:
        return before.aspect
    is_rate = part.quantity.kind is UnitKind.PERCENT and (
        (role is Role.EARLIER and _COMPARED.search(part.between))
        or (role is Role.LEVEL and _AND_BY.fullmatch(part.between))
    )
    alike = is_rate and before is not None and before.unit == "percent" and not _FROM.search(part.near)
    return before.aspect if alike and before else role.aspect
