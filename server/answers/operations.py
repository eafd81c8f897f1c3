"""Arithmetic on observations: exact, in Decimal, each result with its working and its operands.

In: observations of like unit. Out: `Result`. Results keep their sign and six significant digits; what is displayed is
rounded half up to one decimal. Hedges are carried: something over 6,300 under the line makes the quotient "at most".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from corpus.measures import unit_alike
from corpus.models import Observation, Qualifier, Status
from server.answers.display import as_number, show_observation, show_value, significant
from server.answers.models import Working


@dataclass(frozen=True, slots=True)
class Result:
    """A computed number and its working."""

    value: Decimal
    unit: str
    working: Working

    @property
    def display(self) -> str:
        """The number as shown."""
        return self.working.display


def difference(later: Observation, earlier: Observation) -> Result:
    """Later minus earlier, in the unit of both. ValueError when the units differ or a value is missing."""
    a, b = _values(later, earlier)
    value = a - b
    display = f"{_moved(later, earlier)}{show_value(abs(value), later.unit)}" if value else _no_change(later, earlier)
    return _result(
        "change",
        f"{show_observation(later)} − {show_observation(earlier)}",
        value,
        later.unit,
        display,
        (earlier, later),
    )


def gap(one: Observation, other: Observation) -> Result:
    """How far one figure is from another of the same time, without a direction. ValueError as for a difference."""
    a, b = _values(one, other)
    unit = "percentage points" if one.unit == "percent" else one.unit
    hedge = "about " if _hedged(one, other) else ""
    expression = f"{show_observation(one)} − {show_observation(other)}"
    return _result("difference", expression, a - b, unit, f"{hedge}{show_value(abs(a - b), unit)}", (one, other))


def percentage_change(later: Observation, earlier: Observation) -> Result:
    """The difference as a percentage of the earlier value. ValueError when the earlier value is zero or less."""
    a, b = _values(later, earlier)
    if b <= 0:
        raise ValueError("a percentage of zero or less says nothing")
    value = (a - b) * 100 / b
    expression = f"({show_observation(later)} − {show_observation(earlier)}) ÷ {show_observation(earlier)} × 100"
    size = show_value(abs(value), "percent", places=1)
    display = f"{_moved(later, earlier, is_rounded=True)}{size}" if value else _no_change(later, earlier)
    if a == 0 and later.qualifier is Qualifier.EXACT:
        display = f"{_direction(value)} {size}"  # whatever there was, all of it is gone
    return _result("percentage change", expression, value, "percent", display, (earlier, later))


def total(parts: Sequence[Observation]) -> Result:
    """The sum of parts of one unit and period."""
    values = _values(*parts)
    unit = parts[0].unit
    value = sum(values, Decimal(0))
    hedge = "about " if _hedged(*parts) else ""
    expression = " + ".join(show_observation(part) for part in parts)
    return _result("total", expression, value, unit, f"{hedge}{show_value(value, unit)}", tuple(parts))


def change_of_totals(later: Sequence[Observation], earlier: Sequence[Observation]) -> tuple[Result, Result]:
    """The difference of two sums of the same parts, and that difference as a percentage of the earlier sum."""
    new, old = total(later), total(earlier)
    if new.unit != old.unit or old.value <= 0:
        raise ValueError("these sums cannot be compared")
    moved = new.value - old.value
    percent = moved * 100 / old.value
    operands = (*earlier, *later)
    hedge = "about " if _hedged(*operands) else ""
    amount = f"{hedge}{_direction(moved)} {show_value(abs(moved), new.unit)}"
    relative = f"{hedge}{_direction(moved)} {show_value(abs(percent), 'percent', places=1)}"
    sums = f"{new.display} − {old.display}"
    return (
        _result("change", sums, moved, new.unit, amount, operands),
        _result("percentage change", f"({sums}) ÷ {old.display} × 100", percent, "percent", relative, operands),
    )


def share(part: Observation, whole: Sequence[Observation]) -> Result:
    """The part as a percentage of the sum of the whole, which holds the part."""
    sum_of_whole = total(whole)
    if sum_of_whole.value <= 0:
        raise ValueError("a share of zero or less says nothing")
    (value,) = _values(part)
    percent = value * 100 / sum_of_whole.value
    hedge = "about " if _hedged(part, *whole) else ""
    expression = f"{show_observation(part)} ÷ ({sum_of_whole.working.expression}) × 100"
    display = f"{hedge}{show_value(percent, 'percent', places=1)}"
    return _result(
        "share", expression, percent, "percent", display, (part, *(other for other in whole if other is not part))
    )


def ratio(above: Observation, below: Observation) -> Result:
    """Above divided by below, for instance pounds a person; a bound in either makes the quotient a bound."""
    if above.value is None or not below.value:
        raise ValueError("nothing to divide by")
    value = above.value / below.value
    bound = _quotient_bound(above.qualifier, below.qualifier)
    unit = f"{above.unit} per {'person' if below.unit == 'people' else below.unit}"
    shown = show_value(value, above.unit, places=0 if value >= 100 else 2)
    expression = f"{show_observation(above)} ÷ {show_observation(below)}"
    return _result("ratio", expression, value, unit, f"{bound}{shown}", (above, below))


def reckoned(operation: str, operands: Sequence[Observation]) -> list[Working]:
    """The workings that an operation may have on these operands, in the order in which a `Working` names them."""
    one, *others = operands
    periods = sorted({o.period for o in operands if o.period}, key=lambda period: (period.end, period.start))
    parts = [[o for o in operands if o.period == period] for period in periods]
    ways: dict[str, list[Callable[[], Result]]] = {
        "change": [lambda: difference(others[0], one), lambda: change_of_totals(parts[1], parts[0])[0]],
        "percentage change": [
            lambda: percentage_change(others[0], one),
            lambda: change_of_totals(parts[1], parts[0])[1],
        ],
        "difference": [lambda: gap(one, others[0])],
        "total": [lambda: total(operands)],
        "share": [lambda: share(one, operands), lambda: share(one, others)],
        "ratio": [lambda: ratio(one, others[0])],
    }
    found = []
    for way in ways.get(operation, []):
        with suppress(ValueError, IndexError):
            found.append(way().working)
    return [working for working in found if set(working.operands) == {o.id for o in operands}]


def _quotient_bound(above: Qualifier, below: Qualifier) -> str:
    lower, upper = (Qualifier.OVER, Qualifier.AT_LEAST), (Qualifier.UNDER, Qualifier.UP_TO)
    if (above is Qualifier.EXACT and below in lower) or (above in upper and below in (Qualifier.EXACT, *lower)):
        return "at most about "
    if (above is Qualifier.EXACT and below in upper) or (above in lower and below in (Qualifier.EXACT, *upper)):
        return "at least about "
    return "about "


def _values(*observations: Observation) -> tuple[Decimal, ...]:
    if len({unit_alike(observation.unit) for observation in observations}) != 1:
        raise ValueError("unlike units cannot be put together")
    values = tuple(observation.value for observation in observations if observation.value is not None)
    if len(values) != len(observations) or any(observation.upper is not None for observation in observations):
        raise ValueError("a value is missing or a range")
    return values


_LIMITS = frozenset({Qualifier.UP_TO, Qualifier.AT_LEAST})
"""Of a target these say on which side of it one should be: "no more than 420" is a limit of 420."""


def _hedged(*observations: Observation) -> bool:
    return any(
        observation.qualifier is not Qualifier.EXACT
        and not (observation.status is Status.TARGET and observation.qualifier in _LIMITS)
        for observation in observations
    )


def _direction(value: Decimal) -> str:
    return "up" if value > 0 else "down"


_FROM = frozenset({Qualifier.EXACT, Qualifier.OVER, Qualifier.AT_LEAST})
"""What says how low a value can be."""
_TO = frozenset({Qualifier.EXACT, Qualifier.UNDER, Qualifier.UP_TO})
"""What says how high it can be."""
_STRICT = frozenset({Qualifier.OVER, Qualifier.UNDER})


def is_sure_which_way(later: Observation, earlier: Observation) -> bool:
    """Whether the hedges tell which of two values is the higher: "over 300" may be less than what is "over 200"."""
    if later.value is None or earlier.value is None:
        return False
    hedges = {later.qualifier, earlier.qualifier} - {Qualifier.EXACT, Qualifier.ABOUT}
    rises, falls = later.value > earlier.value, later.value < earlier.value
    return not hedges or (rises and _at_least(later, earlier)) or (falls and _at_least(earlier, later))


def _at_least(higher: Observation, lower: Observation) -> bool:
    """Whether two values are at least as far apart as their numbers, as far as their bounds tell."""
    return higher.qualifier in _FROM | {Qualifier.ABOUT} and lower.qualifier in _TO | {Qualifier.ABOUT}


def _moved(later: Observation, earlier: Observation, *, is_rounded: bool = False) -> str:
    """The words before the size of a change: "up ", "down by over "; a rounded size is no exact bound."""
    hedges = {each.qualifier for each in (later, earlier) if _hedged(each)}
    way = _direction((later.value or Decimal(0)) - (earlier.value or Decimal(0)))
    if not hedges:
        return f"{way} "
    if hedges == {Qualifier.ABOUT} or not is_sure_which_way(later, earlier):
        return f"about {way} "
    if is_rounded or Qualifier.ABOUT in hedges:
        return f"{way} by at least about "
    return f"{way} by over " if hedges & _STRICT else f"{way} by at least "


def _no_change(later: Observation, earlier: Observation) -> str:
    return "about no change" if _hedged(later, earlier) else "no change"


def _result(
    operation: str, expression: str, value: Decimal, unit: str, display: str, operands: tuple[Observation, ...]
) -> Result:
    periods = tuple(dict.fromkeys(part.period.label for part in operands if part.period))
    number = as_number(significant(value))
    return Result(
        value, unit, Working(operation, expression, number, unit, display, periods, tuple(part.id for part in operands))
    )
