"""What a number in a sentence is of: the words after it, or the subject that its verb speaks of.

In: a part of a sentence with its role. Out: a label, or "" where the number has no words of its own and takes the
measure of the number it stands beside ("… and £2.4m in 2022-23", "this compares with 68%").
"""

from __future__ import annotations

import re

from corpus.figures.bounds import is_named_length, only_bounds
from corpus.figures.clause_subjects import VERB, subject_of
from corpus.figures.clauses import OTHER_NUMBER, Part
from corpus.figures.roles import CHANGE_VERB, Role
from corpus.figures.telling_words import says_in_full, telling
from corpus.figures.trimming import MAX_WORDS, trimmed
from corpus.measures import stem, without_periods
from corpus.quantities import UnitKind, find_quantities

_SPENDING = re.compile(
    r"\b(?P<verb>spen[dt]|cost|raised?|saved?|invest(?:ed)?|paid|received|bought)\s+(?:a total of\s+)?$", re.IGNORECASE
)
_FOR_WHOM = re.compile(r"\s*(?:for|among)\s+(?!the\b|each\b|every\b|an?\b)[a-z]", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\W*(?:there|this|that|it|the (?:year|quarter|month|figure|number|rate))\b", re.IGNORECASE)
_CHANGE_IN = re.compile(
    r"\s(?:increase|decrease|rise|fall|reduction|drop|growth|uplift|cut)\s(?:in|to)\s(?P<what>[^,;:()]{3,120})",
    re.IGNORECASE,
)
""" "A 10% reduction in what councils spend": the noun names what changed, whatever verb stood before."""
_ADJUNCT = re.compile(
    r"\s*(?:for|since|during|over|again|after|because|as|when|with|by|on|at|between|within|under|through|due|steadily|sharply"
    r"|slightly|year)\b",
    re.IGNORECASE,
)
""" "Has risen for the third year running, by 6%": no object of the verb."""
_NOUN_FIRST = re.compile(
    r"\s*(?:of|on|for|in|to|at|by|from|with|were|was|are|is|have|has|had|will|who|that|which|and|or|during"
    r"|since|between"
    r"|per|a|an|as|than|compared|up|down|across|over|under|within|each|every|when|where|after|before|this|these"
    r"|receiv\w+|said|felt|reported|agreed|went|got|came|took|did|do|could|would|can|may|said|waited|stayed|died)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r",\s(?:and|but|while)\s", re.IGNORECASE)
_NOUN_OF = re.compile(
    r"(?:^|\b(?:an?|the|its|our|their|with|and|to|by|was|were|is|be|been|has|have|had|of|in|for|at|this|that|or)\s+)"
    r"(?P<noun>(?:(?!(?:an?|the|its|our|their|with|and|to|by|was|were|is|be|been|has|have|had|in|for|at|this"
    r"|that|or)\b)"
    r"[\w’'-]+\s+){1,5})of\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
""" "an overspend of £0.8m": the noun whose size the number is."""
_GROWN_TO = re.compile(rf"(?P<verb>{CHANGE_VERB.pattern})\sby\s[^;:()]{{1,60}},?\sto\s$", re.IGNORECASE)
""" "The number of people with long-term care has grown by 6% since 2021, to 3,940"."""
_BARE_PLAN = re.compile(
    r"\b(?:against|compared (?:with|to)|than|above|below|versus) (?:an?|the|its|our) (?:[\w’'-]+ ){0,3}"
    r"(?:target|budget|plan|profile|forecast|ambition)(?: (?:of|for))? $",
    re.IGNORECASE,
)
""" "83% were at home, against a target of 85%": the target of the same."""
_SPEECH = re.compile(
    r"(?:(?<=\w )(?:said|says|repl(?:ied|ies))|(?<=[a-rt-z] )(?:answered|explained|confirmed|advised|clarified|added))"
    r"(?: that)?\s*$"
    r"|^\W*(?:resolved|recommended|agreed|decision|decided)\s*$"
    r"|\b(?:is|was|were) (?:not )?(?:correct|wrong|true|untrue|mistaken)\s*$",
    re.IGNORECASE,
)
""" "The Director said this was not correct: 1,248 people …": what follows is no part of what was said before. But
"calls answered: 88%" names what was."""
_DASHED = re.compile(r"((?:[A-Z][a-z]{1,12}\s\d{1,3}\s[-–—]\s)?[^.;,]{3,60}?)\s[-–—]\s")
""" "Adult day services – net budget £1.2m"; of "Lot 2 – Complex homecare – value £1.2m" no number alone tells."""
_LINK = re.compile(
    r"^(?:on|for|of|to|in|by|from|as|at|that|were|was|are|is|and|or|with|who|which|being)\s+", re.IGNORECASE
)
_MOVES_WHAT = re.compile(
    r"\b(?:cut|cuts|cutting|reduced?|reduces|reducing|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|lower(?:s|ed|ing)?"
    r"|br(?:ing|ings|inging|ought)(?: down)?|improv(?:e|es|ed|ing)|shorten(?:s|ed|ing)?)\s(?:the|our|its|their)\s"
    r"(?:(?:number|share|percentage|proportion|rate) of\s)?(?P<what>[^,;:.()\d£%]{3,80}?)"
    r"\sfrom\s(?:an?\s|about\s|over\s)?$",
    re.IGNORECASE,
)
_MOVE_OF = re.compile(
    r"\b(?P<move>increase|decrease|reduction|rise|fall|growth|cut|uplift|change|saving)s? of\s(?:an?\s)?"
    r"(?:about |around |up to |at least |over |nearly |some )?$",
    re.IGNORECASE,
)
_FOR_WHOSE = re.compile(r"\s*(?:for|to)\s(?:the\s|all\s)?(?P<what>[^,;:.()\d£%]{3,60})", re.IGNORECASE)
""" "An uplift of 5.1% for care homes"."""
_ASIDE = re.compile(r",\s(?:overall|altogether|in all|in total|net|gross),\s(?=of\s)", re.IGNORECASE)
""" "A net overspend, overall, of £69k"."""
_SIZES = frozenset(map(stem, ("cost", "price", "value", "total", "rate", "fee", "number", "budget")))


_LED_BY = re.compile(
    r"\W{0,3}(?P<what>[A-Z][^.,:;()\d£%]{2,60}?)\s?:\s(?:(?:an?|about|around|approximately|estimated|over|nearly|some)\s){0,2}$"
)
""" "Clients: 23,425, up from 23,409": words that stand before a colon and nothing else before the number."""


def led_by(part: Part) -> str:
    """The words before a colon that are all that leads to a number, however common they are; else ""."""
    led = _LED_BY.match(part.lead)
    return trimmed(led["what"]) if led and not _SPEECH.search(led["what"]) else ""


def label_of(part: Part, role: Role, own: str) -> str:
    """The label of a number in its own words; "" where it has none."""
    if role is Role.RESTATED:
        enough = 0 if part.after.lstrip().startswith("of ") else 1
        return _after(part) if len(telling(part.after, own)) > enough else ""
    if role is Role.LATER or (role is Role.EARLIER and holds_number(_own_clause(part))):
        return ""
    if role in (Role.CHANGE, Role.INCREMENT):
        return _of_change(part, role, own)
    if sized := _of_size(part, own):
        return sized
    if part.bracketed and not telling(f"{part.before} {part.after}", own):
        return named_before_brackets(part, own)
    if _BARE_PLAN.search(part.lead) and holds_number(part.main) and not telling(f"{part.before} {part.after}", own):
        return trimmed(part.before)
    subject = subject_of(part.main, own) or subject_of(before_colon(part.lead), own)
    return _of_earlier(part, subject, own) if role is Role.EARLIER else _of_level(part, subject, own)


def _own_clause(part: Part) -> str:
    """The words before a number from the clause that it stands in: "and the payment rose" after "1,187 were paid"."""
    return without_periods(_NEXT_CLAUSE.split(part.main)[-1])


def _of_earlier(part: Part, subject: str, own: str) -> str:
    moved = _MOVES_WHAT.search(part.lead)
    if moved and telling(moved["what"], own):
        return trimmed(moved["what"])  # "we aim to cut the wait for a review from 41 days"
    words = telling(f"{part.before} {part.after}", own) if not CHANGE_VERB.search(part.before) else ()
    return subject if not words or telling(subject, own) else _after(part)


def _of_size(part: Part, own: str) -> str:
    """The noun whose size a number is: "overspend" of "an overspend of £0.8m"; "" where no noun stands so."""
    named = _NOUN_OF.search(_ASIDE.sub(" ", part.before))
    if named and stem(named["noun"].split()[-1].lower()) in _SIZES and not telling(part.after, own):
        opening = re.split(rf",\s|{OTHER_NUMBER}", part.main)[0]
        alone = not telling(opening, own) or bool(find_quantities(part.main)) or _POINTS_BACK.match(opening) is not None
        return trimmed(named["noun"] if alone else f"{named['noun']} of {opening}")
    if named and telling(named["noun"], own) and not CHANGE_VERB.fullmatch(named["noun"].strip()):
        return trimmed(f"{named['noun']} {part.after if telling(part.after, own) else ''}")
    return ""


def named_before_brackets(part: Part, own: str) -> str:
    """ "Osier Court (68)": the name before the brackets, where no number stands before them."""
    name = re.split(rf"[,;:]\s|\bfollowed by\b|\band\b(?! over\b)|{OTHER_NUMBER}\S{{0,9}}", part.outside)[-1]
    return trimmed(name) if telling(name, own) else ""


def before_colon(lead: str) -> str:
    """What a colon or dash opens a list of numbers for: "People in contact: 44.1% in 2022", "Fees – target £0.8m"."""
    if dashed := _DASHED.match(lead):
        return "" if _SPEECH.search(dashed[1]) else dashed[1]
    before = re.split(r"[.;]\s", lead.rpartition(":")[0])[-1]
    return "" if _SPEECH.search(before) else before


def _of_level(part: Part, subject: str, own: str) -> str:
    tail = telling(part.after, own)
    names_itself = not _NOUN_FIRST.match(part.after) and bool(tail)
    if subject and telling(subject, own) and not names_itself and _ends_in_verb(part.before, own):
        return trimmed(f"{subject} {part.after if tail or _FOR_WHOM.match(part.after) else ''}")
    spending = _SPENDING.search(part.before) if part.quantity.kind is UnitKind.GBP else None
    if spending and tail:
        return trimmed(f"{spending['verb']} {' '.join(without_periods(part.after).split()[:MAX_WORDS])}")
    if tail and (part.quantity.kind is not UnitKind.GBP or len(tail) > 1 or names_itself):
        return _after(part)
    if not telling(f"{part.before} {part.after}", own):
        bare = not part.before.strip(", ") and not holds_number(part.main)
        whole = bare and not _POINTS_BACK.match(part.main)
        if whole and telling(part.main, own):
            return trimmed(part.main)
        if grown := _GROWN_TO.search(part.main):
            return subject_of(part.main[: grown.end("verb")], own)
        listed = before_colon(part.lead)
        return trimmed(listed) if telling(listed, own) and not telling(part.main.replace(listed, " "), own) else ""
    others = telling(part.before, own) and holds_number(part.main) and not VERB.search(part.between)
    if subject and telling(subject, own) and not tail and not others:
        return trimmed(subject)
    return trimmed(f"{' '.join(part.before.split()[-MAX_WORDS:])} {' '.join(part.after.split()[:MAX_WORDS])}")


def _of_change(part: Part, role: Role, own: str) -> str:
    """What changed: the verb's object ("increase visits by 12%"), its subject, or what follows ("12% more visits")."""
    named = _CHANGE_IN.match(part.after)
    if named and role is Role.CHANGE and (telling(named["what"], own) or says_in_full(named["what"], own)):
        return trimmed(re.split(r"\b(?:than|on|since|from|compared)\b", named["what"])[0])
    sized, whose = _MOVE_OF.search(part.before), _FOR_WHOSE.match(without_periods(part.after))
    if role is Role.CHANGE and sized and whose and telling(whose["what"], own):
        return trimmed(f"{sized['move']} {whose[0]}")
    verbs = list(CHANGE_VERB.finditer(part.main))
    if verbs and role is Role.CHANGE:
        verb = verbs[-1]
        changed = re.sub(r"(?<!\s)\s*+\b(?:by|of|on)\s*+(?:an?\s*+)?$", "", part.main[verb.end() :])
        changed = re.sub(r"^\s*(?:in|to|of)\s+", "", re.split(r"\bfrom\b", changed)[0])
        if holds_number(changed):
            return ""  # "budgets were cut by £991m, a 6.9% reduction": the same changed
        if telling(changed, own) and not _ADJUNCT.match(changed):
            return trimmed(changed)
        subject = subject_of(part.main[: verb.end()], own)
        if telling(subject, own):
            return trimmed(subject)
    after = re.sub(
        r"^\s*(?:of\s+)?(?:more|fewer|less|higher|lower|greater|increase|decrease|rise|fall|reduction|drop"
        r"|growth|uplift)s?\s+(?:in\s+)?",
        "",
        part.after,
        flags=re.IGNORECASE,
    )
    if telling(after, own):
        return trimmed(
            re.split(r"\b(?:than|on|since)\b", after)[0]
            if telling(re.split(r"\b(?:than|on|since)\b", after)[0])
            else after
        )
    subject = subject_of(part.main, own)
    return trimmed(subject) if telling(subject, own) else ""


def _ends_in_verb(before: str, own: str) -> bool:
    words = " ".join(before.split()[-6:])
    verbs = list(VERB.finditer(words))
    return (bool(verbs) and not telling(words[verbs[-1].end() :], own)) or before.rstrip().endswith((":", "of", "at"))


def _after(part: Part) -> str:
    return trimmed(_LINK.sub("", " ".join(without_periods(part.after).split()[:MAX_WORDS]).strip()))


def holds_number(text: str) -> bool:
    """Whether a text holds another number in figures; that of an age or a year is none."""
    return any(
        not quantity.in_words and not only_bounds(text, quantity) and not is_named_length(text, quantity)
        for quantity in find_quantities(text)
    )
