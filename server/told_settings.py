"""The settings as the notices tell them: how long, how often, what is kept, each in words that a person can act on.

In: values of settings. Out: plain text for the pages that say what the site does.
"""

from __future__ import annotations

from limits import parse_many


def hours(count: float) -> str:
    """A number of hours in words: 24 is "24 hours", 0.5 is "30 minutes"."""
    if count < 1:
        minutes = round(count * 60)
        return "less than a minute" if minutes < 1 else f"{minutes} minute{'s' if minutes != 1 else ''}"
    return f"{count:g} hour{'s' if count != 1 else ''}"


RETENTION = {
    "none": "We do not count questions, and keep nothing about them.",
    "counts": (
        "For each day we count how many questions ended in which way, and about which topic of our documents. No words "
        "and no names are kept with it."
    ),
}
"""What each value of the setting `retention` keeps, as the privacy notice says it."""
FEEDBACK = {
    True: (
        "If you press a button that says whether an answer helped, we add one to a count: of that day, of how the "
        "question ended, and of the reason on the button. Your question and who you are do not stand with it."
    ),
    False: "We do not ask whether an answer helped.",
}
"""What each value of the setting `feedback` keeps."""


def rate_words(rate: str) -> str:
    """How often one address may ask: "60 per minute; 1000 per day" is "60 questions in a minute and 1000 in a day"."""
    told = [
        f"{limit.amount}{' questions' if not number else ''} in {_span(limit.multiples, limit.GRANULARITY.name)}"
        for number, limit in enumerate(parse_many(rate))
    ]
    return " and ".join(told)


def rate_window(rate: str) -> str:
    """The longest time over which questions are counted: "60 per minute; 1000 per day" is "a day"."""
    longest = max(parse_many(rate), key=lambda limit: limit.get_expiry())
    return _span(longest.multiples, longest.GRANULARITY.name)


def _span(count: int, unit: str) -> str:
    if count != 1:
        return f"{count} {unit}s"
    return f"an {unit}" if unit == "hour" else f"a {unit}"


ALL = {
    "feedback_words": FEEDBACK.__getitem__,
    "hours": hours,
    "rate_window": rate_window,
    "rate_words": rate_words,
    "retention_words": RETENTION.__getitem__,
}
"""The filters by the name that templates use."""
