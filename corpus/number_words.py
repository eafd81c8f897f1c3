"""Numbers in words: "six", "twenty-three", "three hundred", "two and a half million", "a dozen".

In: the words of a number. Out: its value. Whether they count anything is for the reader of their surroundings:
"level two", "no one" and "one of" do not.
"""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
VALUES = {word: Decimal(n) for n, word in enumerate([*_UNITS, *_TEENS])}
VALUES |= {word: Decimal(10 * n) for n, word in enumerate(_TENS, 2)}
_ONES = "|".join(_UNITS[1:])
SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_ONES})(?!\w))?|{'|'.join(_TEENS)}|{'|'.join(_UNITS)})(?!\w)"
"""A pattern of the numbers in words below a hundred."""
_HUNDREDS = rf"(?:(?:an?|{SMALL})[ ]hundred(?!\w)(?:[ ]and[ ]{SMALL})?|{SMALL})"
NUMBER = (
    r"(?:half[ ]an?[ ](?:million|billion|thousand|hundred|dozen)"
    rf"|(?:{_HUNDREDS}(?:[ ]and[ ]a[ ]half)?|an?)[ ](?:dozen|thousand|million|billion)(?!\w)"
    rf"(?:(?:,|[ ]and)?[ ]{_HUNDREDS}(?![ ](?:thousand|million|billion|dozen|hundred)))?"
    rf"|{_HUNDREDS}(?:[ ]and[ ]a[ ]half)?)(?!\w)"
)
"""A pattern of every number in words; case must be ignored."""
ANY_WORD = re.compile(
    rf"\b(?:{'|'.join([*_UNITS, *_TEENS, *_TENS, *_SCALES])}|half|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin"
    r"|ten)ths?)\b",
    re.IGNORECASE,
)
"""A word without which a text holds no number in words."""


def words_value(words: str) -> Decimal:
    """The value of a number in words as `NUMBER` finds it: `words_value("two and a half million") == 2500000`."""
    total, current = Decimal(0), Decimal(0)
    for word in re.split(r"[ ,-]+", words.lower()):
        if word in VALUES:
            current += VALUES[word]
        elif word == "half":
            current += Decimal("0.5")
        elif word in ("a", "an"):
            current += 0 if current else 1
        elif word == "hundred":
            current *= 100
        elif word in _SCALES:
            total, current = total + current * _SCALES[word], Decimal(0)
    value = total + current
    return Decimal(int(value)) if value == int(value) else value
