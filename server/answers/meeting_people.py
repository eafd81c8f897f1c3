"""Whether a person that a question names is the one of a minute, by surname or by office.

In: a paper, a name or office as asked, and a name as printed. Out: yes or no. "The Director of Adult Care" is Ms Foss
in a paper whose attendance says so; a surname must be the same.
"""

from __future__ import annotations

from corpus.committees import Minute, MinuteKind
from corpus.measures import tokens
from server.answers.meeting_records import OFFICE, Paper

_TITLES = frozenset(
    "cllr cllrs councillor councillors mr mrs ms miss dr prof professor sir dame lord lady the of for".split()
)


def is_by(paper: Paper, asked: str, printed: str) -> bool:
    """Whether `printed` names the person that `asked` names."""
    wanted, said = _words(asked), _words(printed)
    if not wanted or not said:
        return False
    if not OFFICE.search(asked):
        surname = wanted[-1]
        return surname in said or any(surname in names for names in _same_person(paper, printed))
    return set(wanted) <= set(said) or any(set(wanted) <= set(names) for names in _same_person(paper, printed))


def speaks_to(paper: Paper, minute: Minute, asked: str) -> bool:
    """Whether a minute answers a person: it names them, or follows their question."""
    if is_by(paper, asked, minute.text):
        return True
    before = paper.before(minute)
    return before is not None and is_by(paper, asked, before.who or "")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(text) if word not in _TITLES)


def _same_person(paper: Paper, printed: str) -> list[tuple[str, ...]]:
    """The other words by which a person goes in this paper: office and name of the attendance list."""
    said = set(_words(printed))
    found = []
    for minute in paper.of_kind(MinuteKind.PERSON, MinuteKind.DECIDER, MinuteKind.CHAIR):
        words, name = _words(minute.text), _words(minute.who or "")
        office = [word for word in words if word not in name]
        by_name = bool(name) and name[-1] in said
        by_office = bool(office) and bool(OFFICE.search(printed)) and said <= set(words)
        if by_name or by_office:
            found.append(words)
    return found
