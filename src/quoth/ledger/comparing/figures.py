"""Which two counts of one thing, and which two dates of one event, cannot both hold?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from math import inf
from typing import Any

from quoth.ledger.fold import words
from quoth.reader.nouns import singular

# "About 80" stands for what is no farther from 80 than a fifth of it.
_ABOUT = 0.2
# A smaller share than this is of a part of the things, not another count of them.
_SHARE = 0.2
_OPEN = {">": (True, False), "<": (False, True)}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", re.ASCII)
_NEAR = 3


def head(counted: str | None) -> str | None:
    """The noun for what is counted, in the singular: "diplomat" of "80 foreign diplomats"; None where there is none."""
    found = words(counted or "")
    first = found[: found.index("and")] if "and" in found else found
    return singular(first[-1])[0] if first else None


def cannot_both_hold(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two counts, with their bounds and modifiers, leave no number that fits both."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    if low == -inf and high == inf:
        return False
    apart = high < other_low or other_high < low
    touching = (high == other_low and (_is_open(one, 1) or _is_open(other, 0))) or (
        other_high == low and (_is_open(other, 1) or _is_open(one, 0))
    )
    return (apart or touching) and _may_be_of_the_same(one, other)


def _may_be_of_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether neither is so small a part of the other that it must count something else."""
    sizes = sorted(abs(x) for x in (_size(one), _size(other)))
    return sizes[0] >= _SHARE * sizes[1]


def _size(count: Mapping[str, Any]) -> float:
    known = [count[name] for name in ("value", "low", "high") if count[name] is not None]
    return float(known[0]) if known else 0.0


def _bounds(count: Mapping[str, Any]) -> tuple[float, float]:
    low, high, value = count["low"], count["high"], count["value"]
    if low is None and high is None and value is not None:
        return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
    return (-inf if low is None else low), (inf if high is None else high)


def _is_open(count: Mapping[str, Any], side: int) -> bool:
    """Whether a bound is not itself one of the numbers that a count allows: "more than 80"."""
    return _OPEN.get(count["modifier"], (False, False))[side]


def day_of(value: str | None) -> date | None:
    """The day of a value of TIMEX3 that gives one."""
    m = _DAY.fullmatch(value or "")
    try:
        return date(*map(int, m.groups())) if m else None
    except ValueError:
        return None


def may_be_a_slip(one: date, other: date) -> bool:
    """Whether two different days are such as reports of one event give: near, or alike but for year, month or order."""
    year, month, day = (a == b for a, b in zip(one.timetuple()[:3], other.timetuple()[:3], strict=True))
    turned = year and (one.month, one.day) == (other.day, other.month)
    near = abs(one - other) <= timedelta(_NEAR)
    return one != other and (near or turned or (month and day) or (year and day))
