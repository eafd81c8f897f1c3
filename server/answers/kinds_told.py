"""Whether what would be quoted holds the name that is asked for, or is said by the person whose view is asked for.

In: a query and the words that would be quoted. Out: yes or no. "An independent chair is to sign off" names nobody,
however near it is to what is asked; what a board considers is not what its chair thinks.
"""

from __future__ import annotations

import re

from corpus.measures import stems
from server.answers.queries import Query

_WHO = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:who(?:['’]?s| is| are| was| were| runs?| won| got| owns?)\b"
    r"|which (?:\w+ ){0,3}?(?:compan(?:y|ies)|firms?|providers?|charit(?:y|ies)|organisations?|contractors?"
    r"|councillors?|members?|officers?|hospitals?|homes|agenc(?:y|ies))\b)",
    re.IGNORECASE,
)
"""Asks for somebody or something by name; "who can apply" does not."""
_WHO_MAY = re.compile(
    r"\bwho(?:['’]?s| is| are) (?:eligible|entitled|able|allowed|responsible|it for|this for)\b", re.IGNORECASE
)
_VIEW_OF = re.compile(
    r"\bwhat (?:did|does|do|has|is|was) (?P<whose>(?:[\w.’'-]+ ){1,6}?)"
    r"(?:thinks?|thought|say|said|saying|wants?|wanted|feels?|felt|argued?|believed?|make of|made of|worried)\b",
    re.IGNORECASE,
)
"""Asks for the view of somebody."""
_NAME = re.compile(r"(?<=[a-z,;:(] )(?:[A-Z][\w’'&-]*)(?: (?:(?:of|and|the|for|&) ){0,2}[A-Z][\w’'&-]*){0,6}")
"""Capitals inside a sentence."""
_OPENS = re.compile(r"(?:^|[.:;“\n] ?)(?:[A-Z][\w’'-]+ ){1,5}[A-Z][\w’'-]+")
"""Two capitals or more where a sentence opens."""
_TIMES = frozenset(
    stems(
        "January February March April May June July August September October November December Monday Tuesday Wednesday"
        " Thursday Friday Saturday Sunday Council Councillor Cabinet Committee England Wales Scotland"
    )
)


def tells_kind(query: Query, quoted: str) -> bool:
    """Whether words hold the name asked for, or name whose view it is; of other questions nothing is asked here."""
    view = _VIEW_OF.search(query.text)
    whose = set(stems(view["whose"])) & set(query.names) if view else set()
    if whose and not whose & set(stems(quoted)):
        return False
    if not _WHO.search(query.text) or _WHO_MAY.search(query.text):
        return True
    asked = set(stems(query.text)) | _TIMES
    named = (word for name in (*_NAME.findall(quoted), *_OPENS.findall(quoted)) for word in stems(name))
    return any(word not in asked for word in named)
