"""Safety before retrieval: who is in danger gets the right numbers first; what is no question for us is turned away.

In: the text of a question. Out: the need to signpost ("immediate_danger", "adult_at_risk", …), or why the question is
out of scope, or None: then it is answered. A question about statistics ("how many safeguarding enquiries?") passes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from server.answers.models import Outcome

_STATISTICS = re.compile(
    r"\b(?:how many|number of|how much|percentage|proportion|per ?cent|share of|rate of|total|figures?|statistics|stats|trend|compared|increase[ds]?|decrease[ds]?"
    r"|what does the|what did the|local account|report|council say|committee|policy|strategy|budget|spend|spent|in 20\d\d|20\d\d[-/]\d\d|\d\d/\d\d)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:i|i['’]?m|my|me|myself|i['’]?ve)\b|\b(?:mum|dad|nan|gran|grandma|grandad)\b", re.IGNORECASE)

_SELF_HARM = re.compile(
    r"\b(?:kill(?:ing)? (?:myself|himself|herself|themselves)|suicid\w*|end(?:ing)? (?:my|his|her|it all|my own) ?(?:life|all)?\b(?<=life|.all)|end it all|take (?:my|his|her) own life|don['’]?t want to (?:live|be here|wake up|be alive|go on)"
    r"|want to die|wants to die|better off (?:dead|without me)|no (?:reason|point) (?:to|in) (?:live|living|going on|carry\w* on)|can['’]?t (?:go on|carry on|cope any ?more|do this any ?more)|self[- ]?harm\w*|harm(?:ing)? (?:myself|himself|herself)|hurt(?:ing)? (?:myself|himself|herself)|cut(?:ting)? (?:myself|himself|herself)|overdos\w+|taken (?:too many|all (?:my|his|her|the)) (?:pills|tablets)|not worth living|feel(?:ing)? (?:hopeless|like dying)|jump(?:ing)? off (?:a|the) (?:bridge|roof|building))\b",
    re.IGNORECASE,
)
_MEDICAL = re.compile(
    r"\b(?:(?:not|is ?n['’]?t|are ?n['’]?t|no longer|hardly|barely) breath\w+|can(?:['’]?t|not) breathe|stopped breathing|struggling to breathe|unconscious|passed out|collapsed?|won['’]?t wake up|not waking|heart attack|cardiac arrest|chest pains?|having a (?:stroke|seizure|fit|heart)|stroke\b(?= symptoms)|face (?:is )?droop\w*|choking|bleeding (?:heavily|badly|a lot|out)|won['’]?t stop bleeding|fallen (?:down|over)?[^.?!]{0,40}(?:can['’]?t (?:get up|move)|hit (?:his|her|their|my) head|bleeding|not moving|unresponsive)|(?:can['’]?t|cannot) get up (?:off|from)|fell[^.?!]{0,40}(?:can['’]?t (?:get up|move)|bleeding|not moving)|unresponsive|swallowed (?:bleach|poison)|anaphyla\w+|severe burns?)\b",
    re.IGNORECASE,
)
_DANGER = re.compile(
    r"\b(?:attack(?:ing|ed) (?:me|him|her|us|someone|my)|is (?:hitting|beating|strangling|stabbing|hurting) (?:me|him|her|us|my)|has a (?:knife|gun|weapon)|with a (?:knife|gun)|threaten(?:ing|ed|s)? to (?:kill|hurt|stab|hit|burn)|house is on fire|there['’]?s a fire|on fire|gas leak|smell(?:s|ing)? (?:of )?gas|in (?:immediate |serious |real |grave )?danger(?: (?:right )?now)?|emergency(?! (?:duty|department|admission|plan|service|fund|budget|care|respite))|is (?:going|about) to (?:kill|hurt)|life (?:is )?at risk|being (?:attacked|assaulted|raped|strangled)|break(?:ing)? into|gone missing|is missing from|wandered off)\b",
    re.IGNORECASE,
)
_DOMESTIC = re.compile(
    r"\b(?:domestic (?:abuse|violence)|(?:husband|wife|partner|boyfriend|girlfriend|ex)\b[^.?!]{0,40}\b(?:hits?|hitting|beats?|beating|hurts?|hurting|abus\w+|violent|threat\w+|controls?|controlling|chok\w+|punch\w*|kick\w*|slap\w*|scares?|afraid|frightened)|(?:afraid|scared|frightened|terrified) of my (?:husband|wife|partner|boyfriend|girlfriend|ex))\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:child(?:ren)?|kid|kids|baby|toddler|boy|girl|grandchild\w*|niece|nephew)\b[^.?!]{0,60}\b(?:abus\w+|neglect\w*|hit|beaten|bruis\w+|hurt(?:ing)?|at risk|in danger|not (?:being )?(?:fed|looked after)|left alone|unsafe)\b"
    r"|\b(?:abus\w+|neglect\w+|beating|hitting|hurting|bruises on)\b[^.?!]{0,40}\b(?:child(?:ren)?|kid|baby|toddler)\b",
    re.IGNORECASE,
)
_ABUSE = re.compile(
    r"\b(?:abus(?:e|ed|ing|ive)|neglect(?:ed|ing)?|mistreat\w*|ill[- ]treat\w*|bruis(?:e|es|ed|ing)|bed ?sores?|pressure sores?|rough(?:ly)? handl\w*|rough with|hit(?:s|ting)?|hurt(?:s|ing)?|slap\w*|punch\w*|push(?:ed|es|ing)|shout(?:s|ed|ing) at|shak(?:es|ing) (?:him|her)|steal(?:s|ing)?|stole|stolen|taking (?:his|her|their|my|mum['’]?s|dad['’]?s|all (?:his|her)) (?:money|pension|savings|card)|tak(?:es|ing|en) (?:money|cash) from|us(?:es|ing) (?:his|her|their) (?:bank )?card|financial(?:ly)? (?:abuse|exploit\w*)|exploit\w*|scam(?:med|ming)?|cuckoo\w*|lock(?:s|ed|ing) (?:him|her|me|them|my|in)|locked (?:in|up)|left (?:alone )?(?:in (?:his|her|their) own|without (?:food|water|heating|medication|care)|on (?:his|her) own)|not (?:been )?(?:fed|eating|washed|changed|given (?:food|water|her|his))|no food|starv\w*|not safe|isn['’]?t safe|unsafe|at risk|safeguarding concern|safeguarding issue|report (?:abuse|neglect|a concern|a safeguarding)|raise a (?:safeguarding )?concern|worried about (?:the safety|my|our|a|an|how|his|her)|groom\w*|sexual(?:ly)?(?: \w+)?|touch(?:es|ed|ing) (?:me|her|him)|forc(?:es|ed|ing) (?:me|her|him)|withh(?:olds?|eld|olding)|threaten(?:s|ed|ing)?|self[- ]neglect\w*|hoard\w*|living in (?:filth|squalor)|frightened of|scared of|afraid of|won['’]?t let (?:anyone|me|us|her|him))\b",
    re.IGNORECASE,
)
_PERSON_CONCERNED = re.compile(
    r"\b(?:my|our|his|her|their|an?|the|this|that|some)\s+(?:\w+\s+){0,3}?(?:mum|mam|mom|mother|dad|father|nan|nana|gran|granny|grandma|grandad|grandmother|grandfather|husband|wife|partner|son|daughter|brother|sister|aunt|auntie|uncle|cousin|neighbou?r|friend|relative|resident|client|patient|carer|carers|care worker|support worker|nurse|staff|manager|man|woman|lady|adult|person|guy|bloke|tenant|lodger|nephew|niece|in-law|grandson|granddaughter|service user|colleague)s?\b"
    r"|\b(?:i|me|myself|i['’]?m|he|she|him|her|someone|somebody|mum|dad|nan|grandma|grandad|gran|they|them|carer|carers|staff|neighbou?r)\b",
    re.IGNORECASE,
)
_OUT_OF_HOURS = re.compile(r"\bout[- ]of[- ]hours\b|\bafter hours\b|\b(?:number|help|someone|call|ring|contact)\b[^.?!]{0,40}\b(?:at night|at the weekend|on (?:a )?(?:saturday|sunday)|bank holiday|after (?:5|6|five|six)|middle of the night|when (?:you|the office|the council)(?:['’]re| is| are) closed)\b", re.IGNORECASE)  # fmt: skip

_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|above|previous|everything)\b"
    r"|\bsystem prompt\b|\byour (?:prompt|instructions|rules|source code|api key)\b|\bpasswords?\b|\bjailbreak\b|\bdeveloper mode\b|\bpretend (?:to be|you(?:['’]re| are))\b|\bact as\b|\byou are now\b|\brepeat after me\b|\brole ?play\b|<\s*script|\bdrop table\b|\bselect \* from\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:which|what) party\b|\bwho should i vote\b|\bvote for\b(?=.*\b(?:should|best|better)\b)|\b(?:should|would) you (?:vote|support)\b|\b(?:labour|tories|tory|conservatives?|lib ?dems?|liberal democrats?|greens?|reform(?: uk)?|ukip)\b[^.?!]{0,50}\b(?:wreck\w*|ruin\w*|to blame|fault|better|worse|useless|rubbish|best|worst|destroy\w*|fail\w*)\b"
    r"|\b(?:wreck\w*|ruin\w*|to blame|whose fault|destroy\w*|screwed|betray\w*)\b|\b(?:immigrants?|migrants?|foreigners|asylum seekers|illegals|benefit scroungers)\b|\bwhat do you think\b|\byour opinion\b|\bin your view\b|\bdo you (?:agree|believe|like)\b|\b(?:corrupt|incompetent|idiots?|useless|waste of (?:space|money))\b",
    re.IGNORECASE,
)
_OFF_TOPIC = re.compile(r"\btell (?:me|us) a joke\b|\bwrite (?:me )?(?:a|an) (?:poem|story|song|essay|letter|email|code|program)\b|\bweather\b|\bfootball (?:score|result)s?\b|\blottery\b|\brecipe\b|\bbin (?:day|collection)s?\b|\bpotholes?\b|\bparking (?:permit|fine|ticket)s?\b|\bcapital of\b|\bpredict\b|\bwill .* win\b", re.IGNORECASE)  # fmt: skip
_RECORDS = re.compile(
    r"\b(?:look up|look into|find|check|open|pull up|access|get|show|read|print|give me)\b[^.?!]{0,40}\b(?:mosaic|case|client|customer|service user|patient|social care|care|personal)?\s*(?:record|records|file|case notes?|case file|care plan|details)\b[^.?!]{0,40}\b(?:for|of|on|about|belonging)\b\s+(?:an? )?(?:mr|mrs|ms|miss|dr|my|[A-Z][a-z]+ [A-Z])"
    r"|\bmosaic (?:record|id|number|entry)\b[^.?!]{0,40}\b(?:for|of)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b(?=[^.?!]{0,40}\bnhs\b)|\bnhs (?:number|no\.?)\b[^.?!]{0,15}\d{3}|\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\b(?:date of birth|dob|born on)\b[^.?!]{0,15}\d|(?<![\d£,.])(?:\+44 ?7\d{3}|07\d{3})[ -]?\d{3}[ -]?\d{3}\b|\bsort code\b[^.?!]{0,15}\d|\baccount number\b[^.?!]{0,15}\d",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:will|do|would|must|should|can|could|am|does|is|how do|how can|where can|who can)\s+(?:i|my|we|our|mum|dad|she|he)\b[^.?!]*\b(?:eligible|entitled|qualify|sell (?:my|the|mum|dad|her|his|our)|lose (?:my|the|her|his|our)|pay for (?:my|her|his|care|a care)|afford|get (?:help|care|a carer|support|an assessment|funding|a grant)|apply|claim|have to pay|means[- ]test\w*)\b",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"\b(?:make|put in|raise|lodge|want to make|how do i make|how to make)\b[^.?!]{0,20}\bcomplaint\b|\b(?:i want|i['’]?d like|how do i|how can i|how to)\b[^.?!]{0,20}\bcomplain\b|\bunhappy (?:with|about) (?:my|the|our) (?:care|carer|social worker|service)\b", re.IGNORECASE)  # fmt: skip
_OWN_RECORDS = re.compile(r"\bsubject access\b|\b(?:see|get|have|request|access|copy of)\b[^.?!]{0,25}\bmy (?:own )?(?:records?|file|notes|data)\b", re.IGNORECASE)  # fmt: skip
_GREETING = re.compile(r"^\W*(?:hello|hi|hiya|hey|good (?:morning|afternoon|evening)|greetings|thanks?(?: you)?(?: very much| so much| a lot)?|ta|cheers|bye|goodbye)(?:\s+(?:there|all|everyone|again|assistant))?\W*$|^\W*(?:hello\W+|hi\W+)?(?:what (?:can|do) you (?:do|know|hold|cover)(?: for me| about)?|what (?:can|could|should) i ask(?: you)?|who are you|what are you|are you (?:a )?(?:robot|bot|human|real|ai)|how does this work|help)\W*$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Triage:
    """What a question is, before any search: its outcome, and the need whose contacts go with it."""

    outcome: Outcome
    need: str | None = None
    reason: str = ""


def triage(text: str) -> Triage | None:
    """What to do with a question before any search, or None when it is to be answered from the documents."""
    if (need := _need(text)) is not None:
        return Triage(Outcome.SIGNPOST, need, "somebody may be in danger")
    if _PERSONAL.search(text) or _RECORDS.search(text):
        return Triage(Outcome.PERSONAL_DATA, "records", "details of a person")
    if _INJECTION.search(text) or _OFF_TOPIC.search(text):
        return Triage(Outcome.OUT_OF_SCOPE, None, "not a question about these documents")
    if _OPINION.search(text):
        return Triage(Outcome.OUT_OF_SCOPE, None, "an opinion is asked for")
    for need, pattern in (("complaint", _COMPLAINT), ("records", _OWN_RECORDS), ("care_needs", _ADVICE)):
        if pattern.search(text):
            return Triage(Outcome.SIGNPOST, need, "advice for one person is asked for")
    if _GREETING.search(text):
        return Triage(Outcome.GREETING, None, "a greeting")
    return None


def _need(text: str) -> str | None:  # noqa: PLR0911
    """The most pressing need that a text tells of, or None. Danger to life comes first."""
    statistics = bool(_STATISTICS.search(text)) and not re.search(r"\b(?:right now|just now|help me|please help)\b", text, re.IGNORECASE)
    personal = bool(_PERSON_CONCERNED.search(text))
    if _SELF_HARM.search(text) and not (statistics and not _FIRST_PERSON.search(text)):
        return "self_harm"
    if statistics and not _FIRST_PERSON.search(text):
        return None
    if _MEDICAL.search(text):
        return "medical_emergency"
    if _DANGER.search(text):
        return "immediate_danger"
    if _CHILD.search(text):
        return "child_at_risk"
    if _DOMESTIC.search(text):
        return "domestic_abuse"
    if _ABUSE.search(text) and personal:
        return "adult_at_risk"
    return "out_of_hours" if _OUT_OF_HOURS.search(text) else None
