"""Which statistic of many values a question asks for: the one in the middle or the one at the end.

In: the text of a question and groups of observations, each of one name. Out: the groups; where one of them is called by
the statistic asked for, those called by the other are left out. The median wait, however near in its words, is not the
longest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Observation

_MIDDLE = re.compile(r"\b(?:average|mean|median|typical)\b", re.IGNORECASE)
_END = re.compile(r"\b(?:longest|shortest|maximum|minimum|highest|lowest)\b", re.IGNORECASE)


def of_asked_statistic(text: str, groups: Sequence[list[Observation]]) -> list[list[Observation]]:
    """The groups in their order, without those of the other statistic."""
    for asked, other in ((_MIDDLE, _END), (_END, _MIDDLE)):
        if not asked.search(text) or other.search(text):
            continue
        labels = [group[-1].label for group in groups]
        if any(map(asked.search, labels)):
            pairs = zip(groups, labels, strict=True)
            return [group for group, label in pairs if asked.search(label) or not other.search(label)]
    return list(groups)
