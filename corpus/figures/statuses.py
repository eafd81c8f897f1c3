"""Whether a number happened, was planned, or is expected, told by the words of its clause, its sentence, its heading.

In: the words around a number. Out: a status. A noun ("a target of") speaks for the number of its own clause; else the
mood of the number's verb decides ("we expect to spend", "was spent"); an outturn is an actual.
"""

from __future__ import annotations

import re

from corpus.figures.budgets import is_budgeted, is_held, is_missed_by, of_budget_named
from corpus.figures.clauses import Part
from corpus.figures.consultations import is_reply, is_turned_down
from corpus.figures.moods import Mood, governed
from corpus.figures.participles import status_behind
from corpus.figures.promised_money import is_promised
from corpus.figures.stances import DISPOSED, is_about_gap, is_of_budget, of_its_kind, planned, proposes
from corpus.figures.status_nouns import NOUNS, OUTTURN, first_named, names_status
from corpus.models import Metadata, Status
from corpus.quantities import UnitKind

_FORESEEN = re.compile(
    r"\b(?:forecast|projected|expected|predicted) (?:(?:year[- ]end|net|total|overall) ){0,2}"
    r"(?:outturn|(?:over|under)spend|variance|deficit|surplus|shortfall|pressure|position)\b",
    re.IGNORECASE,
)
_AIM_IS = (
    r"\b(?:target|aim|goal|ambition)\b[^.;]{0,60}\b(?:is|was) to\b"
    r"|\b(?:target|aim|goal|ambition) that\b[^.;]{0,60}\bshould\b"
)
_CONTEXT: tuple[tuple[Status, str], ...] = (
    (Status.FORECAST, r"\bforecasts?\b|\bprojections?\b|\bby 20[2-9]\d\b"),
    (
        Status.TARGET,
        r"\bplan(?:s|ned)?\b[^.;]*\bsavings?\b|"
        r"\btarget is\b(?! (?:being )?(?:met|hit|missed|achieved|reached|exceeded))|" + _AIM_IS,
    ),
    (Status.DRAFT, r"\b(?:proposes?|proposed|proposing|consulting on)\b|\bdraft budget\b"),
    (Status.BUDGET, r"\b(?:budget|plan) for 20\d\d|\ballocated\b|\bbudget (?:is|was|of)\b"),
)
"""What else a sentence may say before a number whose verb is no more than "is"."""
_ASKS = re.compile(r"\b(?:approv(?:e|es|al of(?! (?:fewer|more|many)\b))|agree to|endorse|delegate)\b", re.IGNORECASE)
_COMMITS = re.compile(
    r"\b(?:plans? to (?:spend|invest)|investment of|pledg(?:es|ed|ing)|commit(?:s|ted|ting)? (?:to|an?|up|£|another)"
    r"|(?:investing|providing|providing up to|making available)|announced)\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"[^.;,:\d]{0,60}?\bto be (?:achieved|delivered|saved|made)\b", re.IGNORECASE)
""" "A balance of £876k to be achieved by the end of the year"."""
_OF_MONEY = re.compile(
    r"\s*of (?:the|its|our|their|this) (?:\w+ )?(?:costs?|bill|funding|money|budget|spend\w*)\b", re.IGNORECASE
)
_SETS_ASIDE = re.compile(
    r"\b(?:allocat|earmark(?!ed (?:reserve|balance|fund)s?\b)|(?:set|put) aside|ma(?:de|ke|king) provision)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\bbudget (?:[\w’'/-]+ ){0,5}would (?:then |now )?(?:be|come|total|rise|fall|go)\b", re.IGNORECASE
)
_BEYOND = re.compile(
    r"\b(?:who|whose|against|compared|versus|when|once|until|unless|because|although|though|while|whilst|whereas|before)\b"
    r"|\bto\s(?!the\b|our\b|its\b)[a-z]{3,}\s(?:the|our|its|their)\b"
    r"|\band (?:it|we|they|this|(?:the|an?|our|its) (?:[\w’'-]+ ){1,4}?"
    r"(?:is|are|was|were|has|had|will|would|\w{3,}ed|proposes|plans|expects|aims|wants))\b",
    re.IGNORECASE,
)
""" "Spending stood at £28.3m and the fund was expected to break even": what is told next is told of something else."""
_OF_IT = re.compile(r"\b(?:to|of|towards|from) which\b[^.;,]{0,60}$", re.IGNORECASE)
""" "The budget for 2024/25 is £186,000, to which the police contribute £32,000"."""
_AND = re.compile(r"\band\b", re.IGNORECASE)
_UNDER_CONDITION = re.compile(
    r"\b(?:if|(?:each|every) (?:1%|one per ?cent|extra|additional|further|percentage|£)|without|unless"
    r"|otherwise|had (?:we|it|they) not|but for)\b",
    re.IGNORECASE,
)
_LEFT: dict[Mood, Status] = {
    Mood.PAST: Status.ACTUAL,
    Mood.HAS: Status.ACTUAL,
    Mood.BECOMES: Status.FORECAST,
    Mood.EXPECTED: Status.FORECAST,
    Mood.WANTED: Status.TARGET,
    Mood.PROPOSED: Status.DRAFT,
}
"""The status that a mood leaves, whatever the document."""
_OF_PLANS = re.compile(
    r"\s(?:of (?:the|our|its) )?(?:[a-z]+ ){0,2}(?:targets|proposals|forecasts|budgets|plans)\b", re.IGNORECASE
)
_SEMICOLON = re.compile(r";\s")
_PUT = re.compile(r"\b(?:moved|recommend(?:s|ed)?|suggest(?:s|ed)?|seconded)\b", re.IGNORECASE)
_SAVINGS = re.compile(r"\bsavings?\b", re.IGNORECASE)
_BUDGETED_FOR = re.compile(
    r"\b(?:budgeted|budgets? (?:is |was )?(?:for|of|at)|plan of"
    r"|(?:is|was|are|were|been|have|has|had|we) allocated|(?:set|put) aside"
    r"|ma(?:de|ke|king) provision|approved"
    r"|earmarked(?! (?:reserve|balance|fund)s?\b))\b[^.;:,]{0,40}$|\bbudgets?\b[^.;:]{0,60}\bby\s*$",
    re.IGNORECASE,
)
_PLAN_OF = re.compile(r"\bplan of\s*$", re.IGNORECASE)
_FORECAST_SHOWS = re.compile(
    r"\b(?:forecast|projection)s?\b(?: [\w()'’/-]+){0,8} (?:point(?:s|ed) to|show(?:s|ed|n)?|indicate[sd]?"
    r"|suggest(?:s|ed)?|is for|was for|(?:is|was)(?= an? ))\b",
    re.IGNORECASE,
)
""" "The forecast outturn for November had pointed to an overspend of £3.8m"."""
_WITHIN = re.compile(
    r"\b(?:in|from|of|within|to|on|since) (?:the|our|its|this year['’]s|their) (?:\w+ ){0,2}"
    r"(?:budget|target|forecast|allocation)"
    r"|\b(?:over|under|below|above|within|than|short of) (?:(?:the|our|its|this year['’]s) )?(?:\w+ )?"
    r"(?:budget|forecast)"
    r"|\bthan (?:(?:we|it|was|were|had|been|originally|first|the council) ){0,3}(?:budgeted|forecast|planned|expected"
    r"|predicted|projected|anticipated|proposed)\b",
    re.IGNORECASE,
)
_MET_IN = re.compile(
    r"\b(?:target|standard|deadline|timescale)s? (?:met|achieved|hit|reached|exceeded|missed) (?:in|for|by|on)\s"
    r"(?:(?:about|over|under|only|just) )?$"
    r"|\b(?:was|were|is|are|been|being) (?:[a-z]+ly )?"
    r"(?!(?:planned|expected|proposed|budgeted|targeted|projected|predicted|anticipated|intended|needed|required"
    r"|designed|estimated|allocated|earmarked|assumed)\b)[a-z]+(?:ed|en|wn|et|it|ut|ld|nt) (?:in|with|for|by|on)\s"
    r"(?:(?:about|over|under|only|just) )?$",
    re.IGNORECASE,
)
""" "The target was met in 87% of cases", "draft plans were shared with 84%": that is what was reached."""
_ACTUALLY = re.compile(r"\b(?:actual(?:ly)?|achieved)(?: (?:was|were))?:?\s*$", re.IGNORECASE)
""" "Target 1,200, actual 1,031"."""
_OVERSPENT = re.compile(
    r"\b(?:over|under)(?:spend|spent|spending)\b|\bvariance\b|\b(?:against|over|under|within|above"
    r"|below) (?:the |its |a )?(?:\w+ )?(?:budget|target|forecast)\s*$"
    r"|\b(?:over|under|above|below|exceed\w*|overshot) (?:(?:the|its|their|our) )?(?:\w+ )?budgets?,? by\b",
    re.I,
)


def status_of(  # noqa: PLR0911 - each return is a reason of its own
    part: Part, metadata: Metadata, headings: tuple[str, ...] = ()
) -> Status:
    """The status of a number in a sentence: what a noun of its clause names, else what the mood of its verb leaves."""
    verb, is_money = governed(part), part.quantity.kind is UnitKind.GBP
    mood = None if verb.is_far and around(part) else verb.mood  # "the plan was built like this: a gap of £11.4m, …"
    is_proposal = proposes(metadata.title, *headings)
    if behind := status_behind(part):
        return of_its_kind(behind, part.clause)
    if is_promised(part) and not (verb.is_subject and mood is Mood.PAST):
        return of_its_kind(Status.BUDGET, part.clause)
    if is_disposed_of(part) or (is_reply(part) and not names_status(part.before)) or _ACTUALLY.search(part.before):
        return Status.ACTUAL
    if is_turned_down(part) or is_held(part):
        return Status.DRAFT if is_turned_down(part) else of_budget_named(part, mood)
    if named := _named(part):
        return _of_named(named, part, mood, metadata, is_proposal=is_proposal)
    if _FORESEEN.search(part.before):
        return Status.FORECAST  # "the forecast outturn for November had pointed to an overspend of £3.81m"
    if mood in (None, Mood.PRESENT) and _TO_BE.match(part.after):
        return Status.TARGET
    is_done = OUTTURN.search(_own(part))
    asks = _ASKS.search(part.main) is not None
    if not is_done and is_money and (asks or _COMMITS.search(part.main)):
        return planned(metadata, is_asked=asks)
    if is_done or (is_budgeted(part) and not is_about_gap(part.clause)):
        return Status.ACTUAL if is_done else Status.BUDGET
    left = by_mood(mood, part, metadata, is_proposal=is_proposal)
    is_apart = mood is Mood.PRESENT and verb.is_own and not _OF_IT.search(part.main)
    inherited = None if is_apart else around(part)
    decided = mood in (Mood.WILL, Mood.DECIDED)
    is_set = is_of_budget(part.lead) if left is None else decided and is_of_budget(metadata.title, *headings)
    return of_its_kind(left or inherited or Status.ACTUAL, part.clause, is_set=is_set)


def is_disposed_of(part: Part) -> bool:
    """Whether a sum left over or missing is the subject of what becomes of it: "the shortfall is built into the"."""
    told = DISPOSED.search(f"{part.main[-60:]}{part.quantity.printed}{part.tail[:60]}")
    return told is not None and told.end() > len(part.main[-60:])


def _of_named(named: Status, part: Part, mood: Mood | None, metadata: Metadata, *, is_proposal: bool) -> Status:
    """The status that a noun names, as its thing and its verb allow: "would set aside" in a proposal is a draft."""
    if named is Status.BUDGET and part.quantity.kind is not UnitKind.GBP and not _BUDGETED_FOR.search(part.before):
        return by_mood(mood, part, metadata, is_proposal=is_proposal) or Status.ACTUAL  # "970 replies for that budget"
    kind = of_its_kind(named, part.before, is_set=True)
    if named is Status.BUDGET and _PLAN_OF.search(part.before) and _SAVINGS.search(part.main):
        return Status.TARGET  # "savings of £2.9m were delivered against a plan of £3.2m"
    if named is Status.BUDGET and part.quantity.kind is not UnitKind.GBP and _PLAN_OF.search(part.before):
        return Status.TARGET  # "against a plan of no more than 65"
    if named is Status.BUDGET and mood is Mood.WOULD and _NOT_YET.search(part.before):
        return Status.DRAFT  # "the net budget would be £168m": not yet agreed
    if named is Status.BUDGET and is_proposal and mood is Mood.WOULD and _SETS_ASIDE.search(part.before):
        return Status.DRAFT
    if kind is Status.BUDGET:
        return of_budget_named(part, mood)
    return Status.ACTUAL if kind is Status.FORECAST is not named and mood is Mood.PAST else kind


def by_mood(mood: Mood | None, part: Part, metadata: Metadata, *, is_proposal: bool) -> Status | None:
    """The status that the mood of its verb leaves a number, in a document that proposes or does not."""
    money = part.quantity.kind is UnitKind.GBP or _OF_MONEY.match(part.after) is not None
    match mood:
        case Mood.WOULD:
            return Status.DRAFT if is_proposal and not is_supposed(part) else Status.FORECAST
        case Mood.BE:
            return Status.DRAFT if proposes(part.lead) or _PUT.search(part.lead) else planned(metadata, is_asked=True)
        case Mood.WILL if money and is_proposal:
            return Status.DRAFT
        case Mood.DECIDED:
            return planned(metadata) if money else None
        case Mood.WILL | Mood.PLANNED:
            return Status.BUDGET if money else Status.TARGET
        case _:
            return _LEFT.get(mood) if mood else None


def _own(part: Part) -> str:
    """The words of a number's clause up to an "and", behind which another verb may stand: "planned £80m and spent"."""
    return part.before + _AND.split(part.after)[0]


def around(part: Part) -> Status | None:
    """The status that the sentence tells before a number whose own verb is no more than "is"."""
    return first_named(_CONTEXT, _SEMICOLON.split(part.lead)[-1])


def is_aimed_at(part: Part) -> bool:
    """Whether a sentence opened with an aim, "our target is to answer 85% and to bring", or says what is to be done."""
    return re.search(_AIM_IS, part.lead, re.IGNORECASE) is not None or _TO_BE.match(part.after) is not None


def is_supposed(part: Part) -> bool:
    """Whether a "would" is of a case that is not to come about: "without action there would be a gap of"."""
    return _UNDER_CONDITION.search(part.lead) is not None or is_about_gap(part.clause)


def _named(part: Part) -> Status | None:
    """The status that a noun of the number's own clause names, and that no overspend or outturn beside it undoes."""
    if part.quantity.kind is UnitKind.COUNT and _OF_PLANS.match(part.after):
        return None  # "two of the three targets were met": the targets are counted
    if part.quantity.kind is not UnitKind.GBP and _MET_IN.search(part.before):
        return None
    after = " ".join(_BEYOND.split(f"|{part.after}")[0].split())[1:]
    shown = Status.FORECAST if _FORECAST_SHOWS.search(part.main) else None
    found = first_named(NOUNS, part.before, max(0, len(part.before) - 60)) or shown
    if not found and not _OVERSPENT.search(part.clause) and not _WITHIN.search(after):
        found = first_named(NOUNS, after[:60])
    undone = _OVERSPENT.search(part.clause) or OUTTURN.search(part.clause) or is_missed_by(part)
    return None if undone and found is Status.BUDGET else found


def is_outturn(part: Part) -> bool:
    """Whether a clause says that its number was spent, achieved, the outturn."""
    return OUTTURN.search(part.clause) is not None or _ACTUALLY.search(part.before) is not None
