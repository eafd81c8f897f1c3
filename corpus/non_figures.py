"""Numbers of a text that count nothing: telephones, times, ages, pages, references, addresses, numbering, names.

In: a text. Out: the spans in which no quantity stands, and two checks of what stands beside a number ("Level 2",
"2nd"). Dates and years are known to `periods`.
"""

from __future__ import annotations

import re

from corpus.period_patterns import MONTH

NEAR = 40
"""Characters before a number in which the word stands that makes it a name."""
_TO = r"[ ]?(?:[-–—]|to|and)[ ]?"
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?[ ]?(?:[ap]\.?m\b\.?)?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?\b"
_AGE = r"(?:1[4-9]|[2-9]\d)"
_HELP_LINE = r"(?:999|111|101|112|119|105|116[ ]?\d{3})(?!\d|,\d)"
_FROM_DIGIT = {
    "telephone": r"(?<![\w.,£])(?:(?:\+44|0044)[ ]?(?:\(0\)[ ]?)?|\(?0)[1-37-9]\d{1,3}\)?(?:[ -]{0,2}\d){4,8}(?!\d)",
    "help_line": r"\b116[ ]123\b|\b999(?=[ ]BSL)|\b999[ ]or[ ]\d{3}\b",
    "time": rf"\b{_CLOCK}{_TO}\d{{1,2}}(?:[.:]\d\d)?[ ]?[ap]\.?m\b|\b\d{{1,2}}(?:[.:]\d\d)?[ ]?[ap]\.?m\b"
    r"|\b\d{1,2}[.:]\d\d[ ]?(?:hrs|noon)\b|\b\d{1,2}[ ](?:noon|midnight|midday)\b"
    r"|\b\d{1,3}:\d{1,3}\b(?!\.\d)|\b[012]\d{3}[ ]?hrs\b",
    "day": rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]?(?:-|–|to|and|&|,)[ ]?\d{{1,2}}(?:st|nd|rd|th)?){{1,8}}"
    rf"[ ](?:of[ ])?{MONTH}"
    r"|\b\d{1,2}[ ](?:st|nd|rd|th)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    "age": rf"\b{_AGE}[ ](?:years?[ ])?(?:and|or)[ ](?:over|above|older)\b|\b{_AGE}\+(?=[ ]?(?:population|age|year|\)))"
    r"|\b(?:16|18|50|55|60|65|75|80|85|90)\+(?!\d)"
    r"|\b(?:16|17|18|19|20|25)(?:[ ]?[-–][ ]?|[ ]to[ ])(?:17|18|24|25|34|44|64)s?\b(?![ ]?%|,\d{3})"
    r"|\b(?:[2-7]5|[3-8]0)(?:[ ]?[-–][ ]?|[ ]to[ ])(?:[3-8]4|[3-8]9)s?\b(?![ ]?%|,\d{3})"
    rf"|\b\d{{1,3}}(?:{_TO}\d{{1,3}})?[ -]year[s]?[- ]olds?\b",
    "reference": r"\b\d{2,6}/\d{2,6}(?:/[a-z\d]{1,6})?\b|\b\d{1,2}[a-z]\(\d{1,2}\)|\[\d{1,3}\]"
    r"|(?<![\w.,£])0\d{1,20}\b(?!\.\d)|\b\d[\w.+-]{0,60}@"
    r"|\b97[89]-\d(?:-\d{1,7}){3}\b|\b[12]\d[ -]\d{3}[ -]\d{3}(?![\d,.-]\d|\d)",
    "note": r"(?<=[a-z%][.,;])\d{1,2}(?=[ ](?-i:[A-Z“‘])|\s*$)"
    r"|(?<=[.,;][”’])\d{1,2}(?=\s|$)|(?<=[”’][.,;])\d{1,2}(?=\s|$)"
    r"|\[(?:foot)?note[ ]\d{1,3}\]",
    "source": r"^\d{1,3}[ ](?=(?-i:[A-Z])[^\n.()]{3,80}[ ]\((?:19|20)\d\d[a-z]?\)[ ](?-i:[A-Z]))",
    "street": r"\b\d{1,3}[a-z]?(?:[ ]?[-–][ ]?\d{1,3})?[ ](?-i:(?:[A-Z][a-z’'-]{1,20}[ ]){1,3})"
    r"(?-i:Street|Road|Lane|Avenue|Square|Drive|Terrace|Crescent|Place|Close|Row)\b",
    "item": r"(?<=\d\d/\d\d[ ])\d{1,2}(?=[ ][-–][ ](?-i:[A-Z]))|(?<=20\d\d[ ])\d{1,2}(?=[ ][-–][ ](?-i:[A-Z]))",
    "foot": r"(?<=[ ]\|[ ])\d{1,3}\s{0,3}$",
    "size": r"\b\d{1,4}(?:\.\d{1,3})?[ ]?(?-i:[KMG]B)\b",
    "grade": r"\(\d\)(?=[ ]or[ ](?:better|above|higher|worse|below)\b)",
    "interval": r"\b9[059](?:\.\d)?%[ ](?:CIs?|confidence)\b(?:[ ](?:intervals?|limits?))?"
    r"(?:[:,]?[ ](?:from[ ])?\d[\d.]{0,6}%?[ ]?(?:-|–|to)[ ]?\d[\d.]{0,6}%?)?",
    "rank": r"\b\d{1,3}(?:st|nd|rd|th)[ ](?:out[ ])?of[ ](?:the[ ])?\d{1,3}\b",
    "numbering": r"^(?:\d{1,3}(?:\.\d{1,3}){1,4}\.?|\d{1,2}[.)]|\(\d{1,2}\))[ \t]{1,8}(?-i:(?=[A-Z£“‘\"']|\([a-z]\)))"
    r"|^\d{1,2}(?=[ ](?-i:[A-Z][A-Za-z’']{1,20})(?:[ ](?-i:[a-z])[A-Za-z’']{0,20}){0,8}[:?])"
    r"|^\d{1,3}\.(?=(?-i:[A-Z][a-z’']{0,20}[ ]))|^\d{1,2}[.)][ \t]{1,8}(?=[a-z£])"
    r"|(?<=[.;][ ])\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=[ ]{1,4}(?-i:[A-Z]))"
    r"|(?-i:(?<=[A-Z]{4}[ ])\d{1,2}\.\d{1,2}(?=[ ][A-Z][a-z]{0,20}[ ]))"
    r"|^\d{1,3}(?=[ ](?-i:[A-Z][A-Z ’'&/,()\d-]{3,90})[-–]\s*$)"
    r"|^\d{1,3}[ ](?-i:(?=Agenda[ ]Item|\d{1,2}\.[ ]?[A-Z]))(?:\d{1,2}\.)?"
    r"|\b\d{1,2}\.\d{1,2}(?=[ ](?:above|below)\b)|\b\d{1,4}\.\d{1,4}\.\d[\d.]{0,20}",
}
_FROM_WORD = {
    "day": rf"(?:on|by|until|before|after|since)[ ]{MONTH}[ ]\d{{1,2}}\b"
    r"(?![,.]\d|[ ]?%|[ ](?:people|adults|carers|per)\b)",
    "help_line": rf"(?:dial|ring|call|text|phone|tel|nhs)[.:]?[ ](?:(?:us|the|on|police|nhs)[ ]){{0,3}}"
    rf"{_HELP_LINE}(?![ ](?:people|adults|calls|per))(?:[ ](?:or|and)[ ]{_HELP_LINE})?|text[ ]\d{{5}}\b"
    r"|(?:(?:tel|fax)[.:]{0,2}|(?:telephone|phone|mobile):)[ ]\d[\d ]{1,12}\d(?!,?\d)",
    "address": r"(?:https?://|www\.)[^\s<>]{1,300}",
    "hours": rf"{_WEEKDAY}(?:{_TO}{_WEEKDAY})?,?[ ](?:from[ ])?{_CLOCK}{_TO}{_CLOCK}",
    "page": r"(?:pages?|pp?\.?|items?|paragraphs?|paras?|sections?|nos?\.?)[ ]?\d{1,6}[ ]?(?:[-–—]|to|of)[ ]?\d{1,6}\b"
    r"|(?:pages|pp|items|paragraphs|paras|sections|nos|standing[ ]orders|appendi(?:x|ces)|annex(?:es)?)[ ]\d{1,6}"
    r"(?:(?:,|,?[ ](?:and|&|or))[ ]\d{1,6}\b){1,8}",
    "numbered": r"(?:recommendations|actions|outcomes|objectives|priorities|questions|phases|stages|wards|options"
    r"|pathways|standards|indicators|themes|goals|domains|tiers|lots|strands|pillars|principles|workstreams|steps|chapters"
    r"|parts)[ ]\d{1,2}(?:(?:[ ]?[-–][ ]?|,[ ]|,?[ ](?:and|&|or|to)[ ])\d{1,2}\b){1,8}"
    r"(?![ ]?%|[.,]\d|[ ](?:per|percent|points)\b)",
    "age": rf"(?:aged?|ages)[ ](?:between[ ]|from[ ]|over[ ]|under[ ])?\d{{1,3}}\b(?:{_TO}(?:\d{{1,3}}|over|above|under"
    r"|older|younger)\b|\+)?|(?:over|under)[- ]?\d\ds\b|the[ ]age[ ]of[ ]\d\d\b(?![.,]\d)"
    r"|(?:man|woman|boy|girl|lady|gentleman|widow|widower|mother|father)[ ]of[ ]\d{1,3}\b"
    r"|(?-i:[A-Z][a-z’'-]+[ ][A-Z][a-z’'-]+),[ ](?:1[6-9]|[2-9]\d)"
    r"(?=,[ ](?:from|who|of|said|and|an?|is|was|has|told)\b)"
    r"|(?:people|persons?|adults?|residents?|someone|anyone|everyone|those|women|men|carers?|patients?|tenants?"
    r"|clients?)[ ](?:(?:who|that)[ ](?:are|were)[ ])?(?:over|under|above|below)[ ](?:1[68]|[2-9][05])\b(?![ ]?%|[.,]\d"
    r"|[ ](?:per|weeks|months|days|hours)\b)",
    "code": r"(?-i:(?<![^\n])[A-Z]{2,5}[ ]\d{1,3}[A-Z]?(?:\(\w{1,3}\))?(?=[ ][A-Z][a-z]))",
    "reference": r"(?-i:(?=[A-Z]{0,8}[-/\d])[A-Z]{2,8}\d{0,6}(?:[-/](?=[A-Z\d]{0,9}\d)[A-Z\d]{1,10}){1,5}\b)"
    r"|(?-i:[A-Z]{2}[ ](?:\d{3}[ ]\d{3}|\d{4}[ ]\d{4})\b)|ISBN(?:-1[03])?:?[ ][\dxX -]{10,20}"
    r"|(?-i:(?:CP|HC|HL|Cm|Cmnd|Cmd|CM|SN|SB)[ ]\d{1,5}(?:-[\dIVX]{1,4})?\b)(?![ ](?-i:[a-z]{3})|[.,]\d|[ ]?%)",
    "year": r"up[ ]to[ ]20[1-9]\d(?=[,;)]|\.?\s*$|\.[ ]|[ ](?:and|as|when|which|while|with)\b)",
    "past_age": r"(?:past|beyond)[ ](?:the[ ]age[ ]of[ ])?(?:1[68]|[2-9][05])(?=[,.;)]|[ ]and\b|\s*$)",
    "base": r"(?:per|every|each)[ ]1(?:0|00)?,?000\b|per[ ]100\b(?=[ ](?:population|people|adults|residents|beds|head))"
    r"|(?:add|adds|sum|sums)[ ](?:up[ ])?to[ ]100\b(?![ ]?[\w£,])"
    r"|(?:was|were|are|is)[ ](?:over|under)[ ](?:1[68]|[2-9][05])(?=[,.;)]|[ ]and\b|[ ]\(|$)",
    "law": r"(?-i:Acts?|Regulations|Order|Bill|Directive),?[ ](?:(?:19|20)\d\d\b|\((?:19|20)\d\d\))"
    r"|(?<![’'])(?:ss?|regs?|sch)\.?[ ]?\d{1,3}[a-z]?(?:\(\w{1,3}\)){0,4}(?:[-–]\d{1,3})?\b(?![ ]?(?:%|million))",
}
_ANY = re.compile(
    rf"(?=[\d(+\[])(?:{'|'.join(_FROM_DIGIT.values())})|(?<!\w)(?=[a-z])(?:{'|'.join(_FROM_WORD.values())})"
    r"|\.(?:gov|org|co|com|net|ac|nhs)\b[^\s<>,;]{1,300}",
    re.IGNORECASE | re.MULTILINE,
)
NAMED_BEFORE = re.compile(
    r"(?:\b(?:sections?|paragraphs?|paras?|pages?|items?|nos?|(?<!to[ ])(?<!now[ ])(?<![a-rt-z]s[ ])numbers?|ref"
    r"|references?|tables?|figures?|charts?|fig"
    r"|appendi(?:x|ces)|annex(?:es)?|version|ver|part|chapter|option|phase|stage|tiers?|period|wave|step|pathways?|question"
    r"|grade|article|schedule|minute|regulation|clause|recommendation|objective|priority|principle|strand|pillar"
    r"|standing[ ]orders?|workstream|cohort|zone|lot|bands?|levels?|working[ ]day|release|bulletin|circular|type|covid"
    r"|agenda|top|proposals?|codes?|(?:survey|research|committee|agenda)[ ]report|quote"
    r"|(?<=in[ ])year|(?<=of[ ])year|(?<=for[ ])year|(?<=by[ ])year"
    r"|(?-i:Year|Day|Week|Month|Action|Risk|Measure|Model|Scenario|Form|Unit|Room|Class|Ward|Floor|Line|Row|Column|Note"
    r"|Category|Pathway|Cluster|Priority|Tranche|Stage|Key Stage"
    r"|Indicator|Outcome|Goal|Domain|Standard|Theme|Option|Box|Slide|Channel|Route|Junction|Building|Flat"
    r"|Centre|FOI|Request|Application|Issue|Edition|Volume|Gate|Gateway|KPI|Group|Area|Target|Rule|Order|Ring|Call"
    r"|Text))[ ]"
    r"|\b(?:tel|telephone|phone|fax|ext|extension|ref|reference|no|nos|page|pp?|para|minute|version|agenda[ ]item"
    r"|case|id)[.:]{0,2}[ ]?|\breference(?:[ ]number)?[ ]is[ ]|[#@_]|[a-z]-|\w\()$",
    re.IGNORECASE,
)
"""What makes the number after it a name: "Level 2", "Band 5", "Phase three", "COVID-19", "1B(2)"."""
NAMED_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|[a-z@]|[:/]\d|\.\d|,\d|[ ]?[ap]\.?m\b|[ -](?:year|month)s?[- ]olds?\b|[ ](?:st|nd|rd|th)\b"
    r"|[ ]pages?\b"
    r"|[ -]point[ ](?:scale|plan)\b",
    re.IGNORECASE,
)
"""What makes the number before it none: "2nd", "2C", "5 pm", "12-year-olds"."""


def find_non_figures(text: str) -> list[tuple[int, int]]:
    """The (start, end) spans of a text in which no quantity stands, in order."""
    return [match.span() for match in _ANY.finditer(text)]


def is_named(text: str, start: int, end: int) -> bool:
    """Whether what stands beside the bare number from `start` to `end` makes it a name or a code."""
    return bool(NAMED_BEFORE.search(text[max(0, start - NEAR) : start]) or NAMED_AFTER.match(text, end))
