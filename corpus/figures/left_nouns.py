"""Whether a number leaves the noun it counts to what was said before: "912 went home", "of whom 19 offered breaks".

In: a part of a sentence. Out: yes or no.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part

LEAVES_NOUN = re.compile(
    r"\s(?:(?:were|was|are|came|went)\s)?(?:about|from|with|under)\s(?!all\b|each\b"
    r"|(?:last|this|next|(?:the|a) (?:year|quarter|month|week|previous|prior|same|last|end|start|baseline|plan))\b)"
    r"[a-z]"
    r"|\s(?:were|was)\s(?:\w+ly\s)?[a-z]{3,}ed\b(?=\s*(?:[.,;)]|$|and\b))"
    r"|\s(?:went|came|lived?|left|stayed|moved|returned|died|needed|wanted|waited|chose|said|felt|filled|completed"
    r"|declined|answered|replied|agreed|disagreed|attended|used|started|finished|joined|remained|got)\s"
    r"(?:to|in|at|into|on|out|back|home|away|with|without|from|by|for|up|no|not|a|an|the|their|our|it|some|so|that"
    r"|because|before|after|while|within|more|less|away|straight|alone|longer)\b"
    r"|\s(?:of them|of (?:these|those)"
    r"(?=\s(?:in|at|on|with|for|from|by|were|was|are|is|had|have|has|who|whose|went|live)\b|[.,;:)]|$))",
    re.IGNORECASE,
)
"""A number that leaves its noun to what was said before: "54 about day centres", "912 went home", "61 of them"."""
_PLACED = re.compile(r"\s(?:in|at|on|within|through|via|across)\s(?:an?\s|the\s|our\s)?[a-z]", re.IGNORECASE)
""" "1,350 people at home and 612 in care homes": as many people, not homes."""
_OF_WHOLE = re.compile(
    r"\bof (?:whom|which|these|those|them|(?:the|these|those|our) [^.;:,]{1,60}),? (?:only |just )?$", re.IGNORECASE
)
_ACTED = re.compile(
    r"\s(?:also |then |now |still )?(?:offered|provided|received|needed|required|used|completed|accepted|declined"
    r"|reported|attended|made|gave|took|got|chose|wanted|reached|showed|met|gained|lost|became|achieved|held|kept|spent"
    r"|raised|started|stopped|returned|asked|went|had|said|told)\s[a-z]",
    re.IGNORECASE,
)
""" "Of which 19 offered short breaks": those who did so are counted, not what they offered."""


_DOES = re.compile(
    r"\s(?:also |now |still |only |currently )?(?:(?:provide|receive|continue|intend|want|hope|expect|have(?! been)|get"
    r"|attend|remain|say|feel|agree|rely)\s(?=[a-z\d])|(?:live|work|wait|use|need|plan|look|pay)\s(?:in|at|on|with|for"
    r"|from|to|up|alone|more|less|over|under|about|an?|the|their|our|\d+)\b)"
)
""" "8,050 provide 50 or more hours a week": those who do so are counted, not the hours."""


def is_of_persons(part: Part) -> bool:
    """Whether what follows a number is what persons do."""
    return _DOES.match(part.after) is not None


def leaves_noun(part: Part, *, beside_another: bool) -> bool:
    """Whether what follows a number is no noun that it counts; `beside_another`: its sentence has counted before."""
    acts = _OF_WHOLE.search(part.lead) is not None and _ACTED.match(part.after) is not None
    acts = acts or is_of_persons(part)
    return acts or bool(LEAVES_NOUN.match(part.after)) or (beside_another and bool(_PLACED.match(part.after)))
