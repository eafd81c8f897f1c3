"""Words by which people ask, not what they ask about: courtesy, talk, and verbs that any question may hold.

A question's other words must be named by what answers it, so a word belongs here only if no measure of adult social
care is told from another by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.measures import LIGHT_WORDS, STOP_WORDS, stem

_COURTESY = """
    um uh erm hmm grateful officer officers taxpayer taxpayers cash blown blow shock recipient recipients shrink
    shrank please pls plz thanks thank ta cheers sorry hello hi hiya hey ok okay right well so oh ah er yes no
    maybe perhaps could would can want wanted wants need needs like love wish hope trying try tell give show find
    get send let know knows wonder wondering wondered curious ed asking ask asked question questions answer
    answers query enquiry quick quickly simple simply simplest brief briefing slide slides meeting speech motion
    press release essay homework urgent urgently asap today tomorrow yesterday now soon exact exactly precise
    precisely roughly rough approx approximately estimate guess actual actually real really true truly correct
    correctly sure certain certainly confirm check double remind reminder clarify explain mean means meaning meant
    say says said saying told think thought thinking believe understand understood understanding idea clue info
"""
_PEOPLE_TALKING = """
    i me my mine myself we us our ours you u ur your yours he him his she her hers they them their theirs it its
    one someone somebody anyone anybody everyone everybody everything anything something folk folks mum mam mom
    mother dad father nan gran grandma grandad grandmother grandfather husband wife partner son daughter brother
    sister aunt uncle friend neighbour neighbor boss manager colleague colleagues guys lot lots bunch bit
"""
_VERBS = """
    operate operates operated operating exist exists existing active be been being do does did done doing have has
    had having make made making take took taken taking get got gotten getting give gave given giving go goes went
    gone going come came coming put puts putting see saw seen seeing look looked looks looking find found finding
    keep kept keeping let lets run runs running ran set sets bring brings brought bringing use used uses using work
    worked works working happen happened happens happening seem seems seemed become became turn turned turns end
    ended up hold held holds holding cover covered covers covering include included includes including relate
    related relating regarding concern concerned concerning involve involved involving count counted counting
    record recorded recording report reported reporting publish published publishing state stated print printed
    quote quoted list listed listing name named call called deal dealt handle handled reach reached reaching help
    helped helps helping support supported supports supporting provide provided provides providing receive received
    receives receiving serve served offer offered offers offering care caring cared
"""
_RELATIONS = """
    and or but if then than as at by for from in into of off on onto over out to under up upon with within without
    about above across after along among around before behind below beneath beside besides between beyond despite
    during except inside near outside since through throughout till until toward towards via per versus vs also
    else even ever every each either neither both all any some such only own same other another others more most
    many much less least few fewer several enough quite rather very too just still yet already always never often
    sometimes usually once twice again back away down here there where when why how what which who whom whose
    whether while because though although however one two three four five six seven eight nine ten extra additional
    far fit fits create created creates produce produced phone telephone tel ring call email mail website
    contact-number instead apart like unlike altogether overall total totals totalled whole entire entirely sum
    combined together adding added add plus minus times moment currently presently
"""
_FIGURES_TALK = """
    number numbers figure figures cent stat stats statistic statistics data value values amount amounts count total
    level levels rate rates percent percentage percentages proportion proportions share shares fraction part parts
    portion slice chunk cost costs costing spend spends spent spending money cash budget budgets budgeted
    expenditure pound pounds quid bill bills price paid pay pays paying payment payments fund funded funds year
    years yearly annual annually annum month months quarter period periods time times date financial fiscal
    calendar latest recent recently current currently last previous prior earlier later next end start beginning
    typical typically usual result results
    change changed changes changing difference differ differs rise rises rose risen rising increase increased
    increases increasing grow grew grown growing growth fall fell fallen falling drop drops dropped dropping
    decrease decreased decreases decreasing decline declined reduce reduced reduction high higher highest low
    lower lowest big bigger biggest large larger largest small smaller smallest great greater greatest top bottom
    main size sizes sized rank ranked ranking order compare compared compares comparing comparison average mean
    trend trends fast faster fastest quick quicker quickest slow slower group groups grouped grouping category
    categories kind kinds sort sorts type types breakdown break broken split client clients user users resident
    residents ppl people person persons adult adults individual individuals man woman social care service services
    council councils county local authority area document documents page account report reports publication
    website online source table according accordance per head held hold holds available known reported published
    recorded shown given stated
"""
_TALK = """
    yo oi gosh wow blimey crikey goodness heavens earth heck damn bloody flipping honestly frankly basically
    literally obviously clearly apparently supposedly presumably hopefully kindly duly pray im ive id ill youre
    theyre weve thats theres hows wheres whos mind minds bother bothered bothering trouble apologies apologise
    hoping hoped hopeful keen dear sir madam regards sincerely greetings thankful appreciate appreciated obliged
    advise advised advising furnish furnished specify specified indicate indicated ascertain determine verify
    verified enlighten elaborate relay reckon reckoned suppose supposed assume assumed assuming recall recollect
    forgot forget forgotten dunno guessing noticed mention mentioned mentions curiosity context purpose
    purposes sake dissertation thesis assignment coursework article story blog newsletter leaflet presentation
    briefings lol tbh btw fyi imo omg gonna wanna gotta innit cos coz cuz tho wat wot abt smth thx ty yep yup nope
    nah yeah aye straight bluntly plainly plain honest truth truthfully genuine genuinely official officially
    publicly openly definitive definite definitely absolute absolutely strictly specifically specific particular
    particularly especially mainly mostly largely chiefly primarily essentially effectively merely purely solely
    nearly almost circa again afresh please-and-thank-you constituent constituents beneficiary beneficiaries
    customer customers punter punters citizen citizens locals inhabitants peeps souls bods lad lads lass chap chaps
    bloke blokes madams sirs volume volumes headcount headcounts quantum quantity quantities tally tallies cohort
    cohorts numerical numerically quantify quantified scale extent magnitude metric metrics kpi kpis indicator
    indicators dashboard spreadsheet chart graph dataset datasets splash splashed fork forked shell shelled dish
    dished dole doled splurge splurged lavish lavished devote devoted disburse disbursed incur incurred swallow
    swallowed absorb absorbed guzzle guzzled eat ate eaten gobble gobbled drain drained sink sank sunk pump pumped
    pour poured channelled funnelled shovelled burn burned burnt squander squandered fritter frittered waste wasted
    dosh dough moolah readies wonga lolly squid coffers purse purses exchequer ratepayer ratepayers jump jumps
    jumped soar soared soaring rocket rocketed surge surged climb climbed climbing dip dips dipped slump slumped
    plunge plunged plummet plummeted dwindle dwindled tumble tumbled mushroom mushroomed balloon ballooned creep
    crept edge edged swing swung fluctuate fluctuated fluctuation vary varied varies variation variations delta
    upward upwards downward downwards upturn downturn uptick hike hiked escalate escalated trajectory direction
    pattern patterns worsen worsened worse better movement movements uplift uplifts upswing fewest max min
    predominant dominant majority minority bulk foremost ranking rankings winner attributable attribute attributed
    apportion apportioned comprise comprised comprising consist consisted constitute constituted account accounted
    accounts assigned related relative relation respect respective respectively basis aside besides exclude excluded
    excluding exclusive barring bar whilst amid amongst including inclusive ditto twelve eleven thirteen preceding
    subsequent subsequently following prior ago former formerly latter consecutive successive fy ye calendar
    annually grand carry carried carries conduct conducted undertake undertook undertaken perform performed outline
    outlined detail details detailed identify identified summarise summarised itemise itemised enumerate calculate
    calculated compute computed derive derived busy directorate headings heading headline headlines category column
    row line bullet
"""
"""Words of chat, of money that goes, of numbers that move, and of the paper the answer is wanted for."""
ASKING_WORDS = frozenset(
    map(stem, f"{_COURTESY} {_PEOPLE_TALKING} {_VERBS} {_RELATIONS} {_FIGURES_TALK} {_TALK}".split())
)
"""Stems of words that only ask."""
_NEVER_NAMES = frozenset(map(stem, f"{_PEOPLE_TALKING} {_FIGURES_TALK}".split())) | LIGHT_WORDS
_SHORTENED = re.compile(r"['’](?:m|d|s|ve|ll|re)$")
""" "They'd", "I'm": what stands before is all that is said."""
LEAST_NAMED = 2
"""Words of a label that a question says before it names the label by words that else only ask."""


def is_telling(word: str) -> bool:
    """Whether a stem of a question says what it is about."""
    word = _SHORTENED.sub("", word)
    return (
        word not in ASKING_WORDS
        and word not in LIGHT_WORDS
        and word not in STOP_WORDS
        and not word.rstrip("s").isdigit()  # "over 85s" says an age
        and len(word) > 1
    )


def said_whole(asked: Sequence[str], label: Sequence[str]) -> tuple[str, ...]:
    """The words by which a question of asking words alone says a whole label; none where it does not.

    "Calls answered within two minutes" asks for the calls, though "call" and "answer" mostly only ask.
    """
    words = {word for word in label if word not in LIGHT_WORDS}
    names = words - _NEVER_NAMES
    return (
        tuple(dict.fromkeys(word for word in asked if word in names))
        if (len(names) >= LEAST_NAMED and words <= set(asked))
        else ()
    )
