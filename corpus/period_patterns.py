"""One period in one piece, as it stands in a text: "2022-23", "31/03/2023", "Q3", "July 2022", "the year before".

In: a text. Out: its matches in order; `group(name)` says which way of writing it is. `period_atoms` reads them.
"""

from __future__ import annotations

import re

DASH = "[-‐-―−]"
YEAR = r"(?:19[89]|20[0-4])\d"
MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?!\w)"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?!\w)\.?)"
)
_ITS_YEAR = rf"(?:,?\s(?:of\s)?(?P<{{0}}>{YEAR})(?!\w|[.,/]\d|\s?/\s?\d|{DASH}\d\d(?!\d)))?"
_CLOSES = (
    r"(?=\s?(?:$|[,;:?!)\]|]|\.(?!\d))|\s(?:and|to|in|for|at|by|was|were|against|compared|vs)\b"
    rf"|\s(?:\d\d?\s)?{MONTH}\s[12]\d(?!\w)|\s?{DASH}\s?(?:\d\d?\s)?{MONTH}\b)"
)
_ITS_SHORT_YEAR = rf"(?:\s(?P<{{0}}>[12]\d)(?!\w){_CLOSES})"
"""The year of "Nov 24" and "31 Mar 24", where what follows cannot be counted by it: not of "in March 24 people"."""
_KIND = r"(?:(?P<{0}>academic|school|municipal|financial|fiscal)\syears?\s(?:of\s)?)?(?:fy\s?)?"
_NO_MORE = rf"(?!\w|[.,]\d|[/-](?!{YEAR}/)\d|\s?%)"
_HOW_SURE = r"(?:[pr](?!\w))?"
""" "2011-12P" is provisional, "2020/21r" revised."""
_NOT_ON = r"(?!\s(?:to|up|end|before|ago|in|ending|ended)\b|\s[1-4]\b)"
_NUMERIC = rf"""(?<![.,/])(?:(?<!(?<!\d/\d\d)-)|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-))(?:
      (?P<iso>(?P<iy>{YEAR})-(?P<im>\d\d)-(?P<id>\d\d))
    | (?P<date>(?P<dd>\d\d?)(?P<mark>[/.-])(?P<dm>\d\d?)(?P=mark)(?P<dy>{YEAR}|\d\d))(?!\w|[./-]\d)
    | (?P<span>{_KIND.format("span_kind")}(?P<a>{YEAR})
        (?P<sep>\s?/\s?|\s?{DASH}\s?|\sto\s)(?P<b>(?:19|20)\d\d|\d\d?){_HOW_SURE}{_NO_MORE}
        (?:\s(?P<span_after>academic|school|municipal)\syear)?)
    | (?P<short>{_KIND.format("short_kind")}(?P<sa>\d\d)(?P<s_sep>\s?/\s?|{DASH})(?P<sb>\d\d){_NO_MORE})
    | (?P<fy>fy\s?(?P<fy_year>20\d\d|\d\d)(?![\d/]|{DASH}\d))
    | (?P<year>{YEAR})(?!\w|[.,/-]\d|%|\spercentage\spoints?)
    )"""
_WORDED = rf"""
      (?P<day>(?:(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day,?\s(?:the\s)?)?
        (?P<nd>\d\d?)(?:st|nd|rd|th)?\s?(?:of\s)?(?P<nm>{MONTH})(?:{_ITS_SHORT_YEAR.format("nsy")}|{_ITS_YEAR.format("ny")}))
    | (?P<us_day>(?P<um>{MONTH})\s(?P<ud>\d\d?)(?:st|nd|rd|th)?,?\s(?P<uy>{YEAR})(?!\w|[.,/-]\d))
    | (?P<short_month>(?P<sm>{MONTH})(?:(?:[-–’']|\s[’'])(?P<sy>\d\d)(?!\w|[./-]\d)|{_ITS_SHORT_YEAR.format("ssy")}))
    | (?P<month>(?P<mm>{MONTH}){_ITS_YEAR.format("my")})
    | (?P<finance>(?:month|period)\s(?P<fn>1[0-2]|0?[1-9])(?!\w|[.,/]\d|%|\s(?:day|week|month|year)s?\b|\s{MONTH}))
    | (?P<quarter>(?:q\s?|(?<!last\s)(?<!this\s)(?<!each\s)(?<!next\s)(?<!per\s)quarter\s)
        (?P<q>[1-4]|(?:one|two|three|four)\b)(?!\w|\.\d)
        |(?:the\s)?(?P<qo>first|1st|second|2nd|third|3rd|fourth|4th|final|last(?=\squarter\sof\s(?:the|\d)))\s(?:financial\s)?quarter
          (?:\sof\s(?:the|this)\s(?:financial\s)?year)?)
    | (?P<quarters>quarters\s(?P<qa>[1-4]|one|two|three)
          \s?(?:and|&|to|{DASH})\s?(?P<qb>[2-4]|two|three|four)(?!\w|\.\d)
        |(?:the\s)?first\s(?P<qn>two|three)\squarters)
    | (?P<half>(?:h(?P<h>[12])(?!\w)|(?:the\s)?(?P<ho>first|second)\shalf
          |(?<=in\s)the\shalf[\s-]year(?!\s(?:to|up|end))|(?:the\s)?first\s(?P<hm>three|six|nine)\smonths)(?P<of_year>\sof\s(?:the|this)\s(?:financial\s)?year)?)
    | (?P<before_previous>(?:the\s)?(?:year|one)\sbefore\s(?:last|that)|two\syears\s(?:earlier|before|previously|ago))
    | (?P<previous>(?:(?:the\s)?same|this)\s(?:period|time|point|stage|quarter|month|week|day)s?\s(?:in\s|of\s)?
          (?:the\s)?(?:last\syear|previous\syear|year\sbefore|prior\syear|a\syear\s(?:ago|earlier))
        |(?:the\s|a\s)?(?:(?:previous|prior|preceding|earlier)\s(?:financial\s)?year'?s?(?:’s)?
        |(?:one\s)?year\s(?:before(?!\s(?:the|our|its|it|we|they)\s(?:[a-z]+\s)?[a-z]+,)|earlier|previously|ago))
        |(?<=in\s)the\sone\sbefore|(?:12|twelve)\smonths\s(?:before(?!\s(?:the|our|their|its|it|we|they)\s)|earlier|previously|ago))
    | (?P<last>(?:last|the\slatest|the\smost\srecent|most\srecent|latest)\s(?:financial\s)?year)
    | (?P<next>(?:the\s)?(?:next|coming|forthcoming)\s(?:financial\s)?year|(?:the\s)?year\sto\scome)
    | (?P<following>(?:the\s)?(?:following|subsequent)\s(?:financial\s)?year
        |(?:the\s)?year\safter(?=\W*$|[,.;)]|\sand\b)
        |(?:a|one)\syear\s(?:later|on(?=\s*(?:[,.;:)]|$)))|(?:12|twelve)\smonths\s(?:later|on))
    | (?P<year_end>(?:the\s)?(?:end|close)\sof\s(?:the|this)\s(?:financial\s)?year
          (?!\s(?:19|20)\d\d\b|\s\d\d[/-])
        |(?<=at\s)(?:the\s)?year[\s-]end(?!\s[a-z])|(?<=by\s)(?:the\s)?year[\s-]end(?!\s[a-z]))
    | (?P<year_start>(?<!since\s)(?<!from\s)(?<!since\sthe\s)(?<!from\sthe\s)
          (?:the\s)?(?:start|beginning)\sof\s(?:the|this)\s(?:financial\s)?year
          (?!\s(?:19|20)\d\d\b|\s\d\d[/-]))
    | (?P<this_quarter>(?:(?<=in\s)|(?<=during\s)|(?<=over\s)|(?<=within\s)|(?<=for\s))
        (?:this|the)\squarter{_NOT_ON}(?!\sof\b))
    | (?P<current>this\s(?:financial\s)?year|(?:the\s)?current\s(?:financial\s)?year
        |the\s(?:whole\s|full\s|entire\s|whole\sof\sthe\s)?year{_NOT_ON})
    """
ATOM = re.compile(
    rf"(?<![\w£])(?=[\dacdefhjlmnopqstwy])(?:{_NUMERIC}|(?:{_WORDED}))(?:(?!\w)|(?=T\d\d:))",
    re.IGNORECASE | re.VERBOSE,
)
"""Ordered: what is longer is tried before what it begins with."""

YEAR_LEAD = re.compile(
    r"(?<!\ba\s)(?<!per\s)(?<!each\s)(?<!every\s)(?<!this\s)(?<!last\s)(?<!next\s)\b"
    r"(?P<length>(?:financial\s)?year|quarter|half[\s-]year"
    r"|(?P<n>\d\d?|two|three|four|five|six|nine|twelve|eighteen)[\s-]months?(?:\speriod)?)"
    r"\s(?:ending|ended|end|to|up\sto)(?:\son)?(?:\sthe)?\s$",
    re.IGNORECASE,
)
"""What leads to the last day or month of a stretch of time: "year ended ", "12 months to "."""
YEARS_LEAD = re.compile(
    r"(?<!\bfor\s)\b(?P<n>\d\d?|two|three|four|five|six|ten)[\s-](?:financial\s)?years?(?:\speriod)?\s(?P<way>from|starting|beginning"
    r"|to|up\sto|ending|ended)(?:\sin)?\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What leads to the first or last of several years: "the three years from 2024/25", "the five years to 2022-23"."""
EDGE_LEAD = re.compile(
    r"\b(?P<edge>end|close|start|beginning)(?:\sof|(?<=end))[\s-](?:(?:the|this)\s)?$", re.IGNORECASE
)
LIMIT_LEAD = re.compile(
    r"\b(?:(?P<since>since)|(?P<until>until|till|up\sto|through\sto|(?:ends?|ending|ended|expires?|closes?|finish(?:es)?)\s(?:in|on))|(?P<by>(?<!going\s)(?<!judged\s)by|before|no\slater\sthan|due\s(?:in|on))"
    r"|(?P<after>after|beyond)"
    r"|(?P<from>from|starting|beginning|commencing|launched|introduced|established|founded|opened|set\sup|started"
    r"|began)(?:\s(?:on|in|from))?)\s(?:the\s|about\s|around\s|early\s|late\s)?$",
    re.IGNORECASE,
)
"""Words before a period that make it the limit of something, not the time that a number is of."""
NO_YEAR_BEFORE = re.compile(
    r"\b(?-i:Act|Acts|Regulations?|Order|Bill|Rules|Directive|Charter)(?:\s\([^()]{1,40}\))?,?\s?[(\[]?$"
    r"|(?<![\d,.])\(?0\d{2,4}\)?[\s-]$|£[\s(]$|\b(?:pages?|pp?\.?|items?|nos?\.?|rooms?|tel\.?:?|call|text)\s$",
    re.IGNORECASE,
)
NO_SHORT_YEAR_BEFORE = re.compile(
    r"\b(?:aged?|ages|pages?|pp?\.|items?|nos?\.|minutes?|rooms?|paragraphs?|paras?|sections?|questions?|weeks?"
    r"|days?|ratio|score)\s?$",
    re.IGNORECASE,
)
NO_SHORT_YEAR_AFTER = re.compile(
    r"\s?(?:year[\s-]olds?|years?\b(?=\s(?:old|of\sage))|people|adults|hours|days|weeks|months|per\s?cent|pm\b|am\b)"
    rf"|\s{MONTH}",
    re.IGNORECASE,
)
COUNT_AFTER = re.compile(
    rf"\s?(?:{DASH}|:)\s(?:the\s)?(?:total\s|overall\s)?(?:number|count)\sof\b"
    r"|\s(?:people|adults|carers|residents|individuals|clients|hours|beds|places|visits|calls)\b(?!\s(?:survey|census))",
    re.IGNORECASE,
)
"""What follows a number like 2015 that counts: "2015 – The number of people who"."""
TIME_BEFORE = re.compile(
    r"\b(?:in|for|during|of|since|by|the|until|till|from|to|between|and|at|before|after|our|on|census|survey)\s$",
    re.IGNORECASE,
)
HEDGE_BEFORE = re.compile(
    r"(?<!by\s)(?<!since\s)(?<!in\s)(?<!from\s)(?<!until\s)\b(?:over|nearly|almost|around|about|approximately"
    r"|more\sthan|fewer\sthan|less\sthan|at\sleast|up\sto|some|total(?:\sof)?|just\s(?:over|under))\s$",
    re.IGNORECASE,
)
