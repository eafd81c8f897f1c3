"""The words of a text that tell one measure from another: without periods, areas, and words that any measure may have.

In: a piece of a sentence. Out: stems. "Rose to", "the average figure for England" and "in 2022-23" tell nothing; an age
does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.areas import find_areas
from corpus.measures import LIGHT_WORDS, stem, stems
from corpus.models import Observation
from corpus.periods import find_periods

_AGE = re.compile(
    r"\b\d\d(?:\+|(?:\s|-)(?:or|and|to|-)(?:\s|-)?(?:over|above|older|under|\d\d)\b)|\b(?:over|under"
    r"|aged)\s\d\d\b(?!%)",
    re.IGNORECASE,
)
_SCORED = re.compile(r"\bscor(?:ed|ing)\b|\b(?:same|that|this|to) date\b", re.IGNORECASE)
"""A score is something; to have scored 18.9 is not, and has the same stem. "At the same date" names no measure."""
_NOT_OWN = frozenset(
    map(
        stem,
        """
        average figure figures rate result value total overall year previous last same period national regional england
        compared comparison compares increase increased decrease decreased rise rose risen fell fallen fall grew grown
        growth drop dropped decline declined reduced reduction up down slightly fewer more less lower higher similar
        marginally further sample those them respondents remained remain stood stands reached just still now again
        equivalent respectively spent cost costs costing paid totalled totalling worth amounting representing target
        plan budget forecast actual outturn against versus above below level levels earlier prior expected projected
        set there about around far nearly almost well estimated approximately roughly compare median mean former latter
        latest initial initially current estimate net gross manage managed achieve achieved
        commentary background summary introduction overview context foreword glance notes editors headline release
        change changes next pay pays paid whole come came together would saw see seen put give gave alone most run
        runs ran worth manage manages managed averaged averages
        followed before after than while council's authority's neighbours comparator percentage proportion share
        quarter month annum annually week per number out equating equal mark point points overall grand one two
        statistical another rest remaining remainder better worse best worst today's today it's that's it’s that’s
        short ahead behind
        """.split(),
    )
)


_TOLD_OF_ALL = re.compile(
    r"(?:live|lived|living|feel|felt|have|had|were|are|said|say|use|used|need|needed|agree|agreed|disagreed|rate|rated"
    r"|find|found|got|receive|received|waited|went|told|think|thought|know|knew|attend|attended|smoke|drink|did|can"
    r"|cannot|want|wanted)\b|(?:[a-z]{3,}ed|upheld|met)$",
    re.IGNORECASE,
)
_SAYS_WHAT = re.compile(r"\s?(?:were|are|was|is|had|have|has|did|felt|said)\s(?:\w+\s){0,2}?")
_PERSONS = frozenset(map(stem, "people person persons adults residents individuals clients users".split()))
_VACUOUS = frozenset(
    map(
        stem,
        """
        number total figure amount council county local authority get got go going went gone come came make made take
        took taken put do done see seen say said show shown know known year time period record recorded report
        reported published overall altogether like per thing actually exactly find look according document page
        account data statistics all us end level count many
        """.split(),
    )
)
"""Light words that say nothing together either: "people were recorded"."""
ENOUGH_SAID = 2
"""Light words that together name something: "receiving a service", "needing support", "people supported"."""


@lru_cache(maxsize=20_000)
def telling(text: str, own: str = "") -> tuple[str, ...]:
    """The stems of a text that tell one measure from another: without periods, areas and words common to all.

    `own` is the document's area, whose name tells nothing there.
    """
    bare = text.replace(own, " ") if own else text
    bare = _SCORED.sub(" ", _AGE.sub(" agegroup ", bare))
    for part in reversed(find_periods(bare, partial=True)):
        bare = bare[: part.start] + " " + bare[part.end :]
    for mention in reversed(find_areas(bare)):
        bare = bare[: mention.start] + " " + bare[mention.end :]
    return tuple(
        word for word in stems(bare) if word not in LIGHT_WORDS and word not in _NOT_OWN and not word.isdigit()
    )


def says_in_full(text: str, own: str = "") -> bool:
    """Whether words too common to tell anything alone do so together: "people were receiving a service"."""
    bare = text.replace(own, " ") if own else text
    for part in reversed(find_periods(bare, partial=True)):
        bare = bare[: part.start] + " " + bare[part.end :]
    said = {word for word in stems(bare) if word not in _NOT_OWN | _VACUOUS and not word.isdigit()}
    rest = said - _PERSONS
    return bool(rest) and len(rest) + (rest != said) >= ENOUGH_SAID


def tells_of_all(seen: Observation) -> bool:
    """Whether a share's measure only says what it does or is, so that it names nothing for what follows.

    "77% live near home", "44% were men": the next share is of whomever these are shares of.
    """
    behind = seen.locator.quote[seen.number_span[1] :]
    said = _SAYS_WHAT.match(behind)
    is_behind = said is not None and behind[said.end() :].startswith(seen.measure)
    return is_behind or _TOLD_OF_ALL.match(seen.measure) is not None
