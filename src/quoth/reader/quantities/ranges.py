"""Where do amounts stand in a text, and which two are a range: "20-30%", "£2,000 to £5,000", "two or three"?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.reader.numbers import scale_of
from quoth.reader.quantities.amounts import RUN, Amount, amount_at, may_begin
from quoth.reader.quantities.around import before

_RANGE = re.compile(r"\s{0,2}[-–—‐‑‒~]\s{0,2}|\s{1,3}(?:up\s{1,3}to|to|or|and|through)\s{1,3}", re.IGNORECASE)
_THOUSAND = 1000
_ALL = 100


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts and ranges of a paragraph, in order, whatever they mean."""
    at = start
    for run in RUN.finditer(text, start, end):
        if run.start() < at or not may_begin(text, run, end):
            continue
        found = amount_at(text, run.start(), start, end)
        if found is not None:
            found = _with_range(text, found, start, end)
            yield found
            at = found.end


def _with_range(text: str, first: Amount, start: int, end: int) -> Amount:
    """An amount, or the range that it begins: "20-30%", "£2,000 to £5,000", "two or three"."""
    m = _RANGE.match(text, first.end, end)
    if m is None or first.vague:
        return first
    joint = m.group().strip().lower()
    if joint[:2] == "up":
        joint = "to"
        if [word.low for word in before(text, first.start, start)[:1]] != ["from"]:
            return first
    at = m.end()
    while at < end and not text[at].isalnum() and at - m.end() < 4:
        at += 1
    head = text[at : at + 12].lower()
    run = RUN.match(text, at, end)
    if run is None or not may_begin(text, run, end):
        if joint not in ("to", "-", "–", "and") or not head.startswith(("us", "hk", "nz", "c$", "a$", "nt")):
            return first
        at = next((i for i in range(at, min(end, at + 4)) if text[i].isdecimal()), at)
    second = amount_at(text, at, start, end)
    if second is None or second.vague or second.start < m.end() - 1 or not _joins(text, first, second, joint, start):
        return first
    return _joined(text, first, second, joint)


def _joins(text: str, first: Amount, second: Amount, joint: str, start: int) -> bool:
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return False
    if first.hyphened and joint not in ("-", "–") and first.unit is None:
        return False
    if first.hyphened and first.end > first.number_end and second.unit is None and joint in ("-", "–"):
        # "5-foot-11" is one height.
        return False
    if joint == "and":
        left = [word.low for word in before(text, first.start, start)[:2]]
        return "between" in left
    if joint == "or":
        return first.unit is None and first.value < second.value <= first.value * 3 and first.value < 1000
    if _is_break(text[first.end : second.number_start], first, second):
        return False
    if first.value < 1 <= second.value and not text[first.number_start].isdecimal():
        return False
    low, _ = _scaled(text, first, second)
    # What falls is a range only from one number to another; with a dash it is a score.
    return low < second.value or (
        joint == "to"
        and (
            [word.low for word in before(text, first.start, start)[:1]] == ["from"]
            # "leads by 46 to 40 per cent": both are shares.
            or (first.unit is None and second.unit == "%" and first.value <= _ALL)
        )
    )


def _is_break(between: str, first: Amount, second: Amount) -> bool:
    """Whether a dash parts two amounts: "1 percent -- 212,205 votes", "up 5% - 200 jobs"."""
    dash = between.strip()
    if dash.startswith("--"):
        return True
    has_own_unit = first.end > first.number_end and second.unit is None
    return has_own_unit and between[:1].isspace() and dash[:1] in ("-", "–", "—")


def _joined(text: str, first: Amount, second: Amount, joint: str) -> Amount:
    low, unit = _scaled(text, first, second)
    return replace(
        second,
        start=first.start,
        number_start=first.number_start,
        value=low,
        high=second.value,
        unit=unit,
        joint=joint,
        parts=(replace(first, value=low, unit=unit), replace(second, unit=unit)),
    )


def _scaled(text: str, first: Amount, second: Amount) -> tuple[float, str | None]:
    """The first number of a range, with the scale and the unit that only the second states: "$3-4 billion"."""
    unit = second.unit if second.unit is not None else first.unit
    low = first.value
    scale = second.value / _without_scale(text, second)
    own = first.value / _without_scale(text, first)
    if own == 1 and scale >= _THOUSAND and low < _THOUSAND and low * scale <= second.value:
        return low * scale, unit
    return low, unit


def _without_scale(text: str, amount: Amount) -> float:
    """The number that stands before "million", "bn" and the like: of "1.2 million" 1.2."""
    scale = scale_of(text[amount.number_start : amount.number_end])
    if scale == 1 and text[amount.number_end - 1 : amount.number_end] == "m":
        scale = 1e6
    return amount.value / scale or 1.0
