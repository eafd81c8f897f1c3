"""Whose words a sentence of minutes is in: a member's assertion, an officer's answer, or nobody's.

In: a sentence, and the speaker of the one before. Out: the speaker as printed. A speaker opens the sentence (or follows
"In response,") and a verb of speech comes next; "she added" goes on with the one before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.sentences import sentences

_SPEECH = (
    r"(?:said|says|stated|reported|advised|explained|confirmed|noted|added|asked|queried|questioned|told"
    r"|replied|responded"
    r"|answered|highlighted|commented|suggested|observed|argued|claimed|asserted|clarified|reminded|informed|updated"
    r"|outlined|stressed|pointed out|drew attention|expressed|felt|welcomed|raised|believed|thought|understood|remarked"
    r"|challenged|accepted|described|undertook|heard|recommended|proposed|moved|explained|offered|welcomed"
    r"|agreed that|acknowledged|recalled|mentioned|summari[sz]ed|presented|introduced|quoted|cited|disputed|wondered"
    r"|estimated|considered|doubted|spoke|gave an? (?:\w+ )?(?:update|presentation|report|overview|summary)"
    r"|(?:was|were) (?:concerned|worried|pleased|surprised)|wanted to know|did not (?:recognise|accept|agree"
    r"|believe|think))"
)
_OPENING = re.compile(
    r"^(?:(?:in (?:response|reply|answer) to (?:(?:cllr|councillor|an?|the|mrs?|ms|dr)\.? )(?:[\w’'-]+ ){1,5}?(?=the\s)"
    r"|(?:in (?:response|reply|answer)(?: to [^,]{1,80})?|however|also|further|finally|then"
    r"|responding(?: to [^,]{1,80})?"
    r"|arising from this|on this point|in addition|introducing [^,]{1,60}|summing up|presenting [^,]{1,60}"
    r"|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])[,\s]\s*)+)",
    re.IGNORECASE,
)
_TITLED = (
    r"(?:(?:the |a |an |another |one |some )?(?:[A-Za-z’'&-]+ ){0,7}?(?:Members?|Councillors?|Cllrs?\.?"
    r"|Officers?|Directors?"
    r"|Chair(?:man|woman|person)?|Vice-Chair|Leader|Heads?|Managers?|Leads?|Executive|Mayor|Commissioners?"
    r"|Representatives?"
    r"|Healthwatch|Solicitor|Clerk|Auditor|Practitioner|Nurse|Resident|Petitioner|Questioner|Portfolio Holder"
    r"|Cabinet Member|Ombudsman|Accountant|Treasurer|Partner|Advis[eo]r|Analyst|Consultant|Co-?ordinator"
    r"|Inspector|Planner"
    r"|Secretary|Trustee|Spokes(?:man|woman|person)|President|Superintendent|Professor|Carer|Worker|Therapist"
    r"|Guardian)\b"
    r"(?: (?:for|of|from) [^,.;:]{2,60}?|: [A-Z][\w&’'-]+(?: (?:and|&|[A-Z][\w’'-]+)){0,4})?(?:,? (?:Cllr"
    r"|Councillor|Mrs?|Ms|Miss|Dr)?\.? ?(?:[A-Z][\w’'-]*\.?,? ?){1,4})?)"
)
_NAMED = r"(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lady|Lord)\.? (?:[A-Z][\w’'.-]* ?){1,4})"
_SPEAKS = re.compile(
    rf"^(?P<who>{_NAMED}|(?i:{_TITLED})|(?!The )[A-Z][a-z]+ [A-Z][a-z’'-]+)\s?(?:\([^)]{{1,60}}\)|, [^,.;:]{{3,70}},)?"
    rf"\s?(?:had |has |also |then |further |in response )?{_SPEECH}\b"
)
_COLON = re.compile(rf"^(?P<who>{_NAMED}|{_TITLED}): ")
_SAME = re.compile(rf"^(?:he|she|they)\s(?:also |then |further |had )?{_SPEECH}\b", re.IGNORECASE)
_DECIDED = re.compile(
    r"^(?:it was )?(?:resolved|agreed|recommended)\b|^the committee (?:resolved|agreed|noted)", re.IGNORECASE
)
_PASSIVE = re.compile(r"\s(?:is|are|was|were|be|been|being)$", re.IGNORECASE)
""" "Members are asked to approve": nobody speaks."""
_LONGEST = 300
_SAID_THAT = re.compile(rf"^[^.;\d]{{2,160}}?\b{_SPEECH}\b[^.;,\d]{{0,40}}?\bthat\s(?:there\s)?", re.IGNORECASE)
_PUTS = re.compile(r"\b(?:recommended|proposed|moved|suggested)\b[^.;]{0,40}$", re.IGNORECASE)
_SAYS = re.compile(rf"(?<= ){_SPEECH}\b|: ")


@lru_cache(maxsize=1024)
def speaker_of(sentence: str, before: str | None = None) -> str | None:
    """The speaker of a sentence: "Cllr Ashe" of "Cllr Ashe said that 40 people wait."; None where nobody speaks."""
    if not _SAYS.search(sentence, 0, _LONGEST):
        return None
    opening = _OPENING.match(sentence)
    said = sentence[opening.end() if opening else 0 :][:_LONGEST]
    if _DECIDED.match(said):
        return None
    if _SAME.match(said):
        return before
    match = _SPEAKS.match(said) or _COLON.match(said)
    who = match["who"].strip(" ,") if match else ""
    return who if who and not _PASSIVE.search(who) else None


def speaker_over(lead: str, before: str | None) -> str | None:
    """The speaker of the list below a paragraph that ends "She reported that:"; None where nobody speaks."""
    last = next((lead[start:end] for start, end in reversed(sentences(lead))), "")
    return speaker_of(last, before) if last.endswith(":") else None


def said_in(sentence: str) -> str:
    """What is said in a sentence, without who said it: "40 wait" of "Cllr Ashe said that 40 wait"; else all of it.

    A year before the verb of speech dates what is said, so then nothing is left out.
    """
    match = _SAID_THAT.match(sentence)
    if match and _PUTS.search(match[0]):
        return sentence  # "recommended that £1.2m be earmarked": the verb says that it is not agreed
    return sentence[match.end() :] if match and not re.search(r"\d{2}", match[0]) else sentence
