"""From amounts to quantities: which of them are, how exact is each, and what does it count?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import replace as replace_record

from quoth.reader.quantities.amounts import Amount
from quoth.reader.quantities.around import Word, after, before, clause
from quoth.reader.quantities.change import STEPS, change
from quoth.reader.quantities.counted import counted, is_time
from quoth.reader.quantities.gaps import went_from, with_gaps
from quoth.reader.quantities.modifiers import Modified, modified
from quoth.reader.quantities.ranges import amounts
from quoth.reader.quantities.refused import is_refused
from quoth.reader.quantities.units import unit_after
from quoth.record import Change, Modifier, Quantity, Span, TimeExpression
from quoth.text import Paragraph

_JOINED = re.compile(r",?\s(?:and|but)\s|,\s", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s(?P<how>(?:out\s)?of(?:\severy)?|in(?:\severy)?)\s|-(?P<joined>in|out-of)-",
    re.IGNORECASE,
)
_LAST_DAY = 31
_BETWEEN_TIMES = re.compile(r"(?:,|\s(?:and|or|to))\s", re.IGNORECASE)
_MOST_IN = 99
_NEAR = 8
_CONTESTS = frozenset(
    "won win wins winning lost lose loses losing led lead leads leading beat beats trailed trails".split()
)
_APART = 5
_AFTER_VAGUE = frozenset("of more other further additional - ‑".split())
_LIST_GOES_ON = re.compile(r",|\s(?:and|or|&)\s\d|[.;)]|\Z")
_DENOMINATORS = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 500, 1000, 10000, 100000, 1000000})
_SMALLEST_ROUNDED = 0.01
_BEFORE_A_SHARE = frozenset(
    'about around nearly almost roughly approximately some than least only over under just , ; : " “ and that but when '
    "said says with while as up".split()
)


def find_quantities(text: str, paragraphs: Sequence[Paragraph], times: Sequence[TimeExpression]) -> list[Quantity]:
    """The quantities of a text, in its order; none overlaps another or a time expression.

    Args:
        text: the whole text.
        paragraphs: its paragraphs, of which each is searched by itself.
        times: the time expressions of the text, in order.
    """
    starts = [time.start for time in times]
    out: list[Quantity] = []
    for paragraph in paragraphs:
        found = list(_in_paragraph(text, paragraph, times, starts))
        out += with_gaps(text, _without_overlaps(_as_bounds(text, found)))
    return out


def _in_paragraph(
    text: str, paragraph: Paragraph, times: Sequence[TimeExpression], starts: Sequence[int]
) -> list[Quantity]:
    out = []
    for amount in _with_shares(text, list(amounts(text, paragraph.start, paragraph.end)), paragraph):
        for piece in _beside_times(text, amount, times, starts):
            for part in _apart(text, piece, paragraph):
                quantity = _quantity(text, part, paragraph, times, starts)
                if quantity is not None:
                    out.append(quantity)
    return out


def _beside_times(
    text: str, amount: Amount, times: Sequence[TimeExpression], starts: Sequence[int]
) -> Sequence[Amount]:
    """What of an amount overlaps no time: of a range perhaps one end, of "90 kilometres per hour" all but the rate."""
    if not _overlaps_time(amount, times, starts):
        return [amount]
    if amount.parts:
        return [part for part in amount.parts if not _overlaps_time(part, times, starts)]
    time = times[bisect_left(starts, amount.end) - 1]
    if time.start > amount.number_end:
        return [replace(amount, end=amount.number_end + len(text[amount.number_end : time.start].rstrip()))]
    return []


def _overlaps_time(amount: Amount, times: Sequence[TimeExpression], starts: Sequence[int]) -> bool:
    after_it = bisect_left(starts, amount.end)
    return after_it > 0 and times[after_it - 1].end > amount.start


def _with_shares(text: str, found: list[Amount], paragraph: Paragraph) -> list[Amount]:
    """Amounts, "one in five" and the like as one."""
    out: list[Amount] = []
    for amount in found:
        first = out[-1] if out else None
        if first is not None and (ratio := _ratio(text, first, amount, paragraph)) is not None:
            out[-1] = replace(amount, start=first.start, number_start=first.number_start, value=ratio, joint="in")
        else:
            out.append(amount)
    return out


def _ratio(text: str, first: Amount, second: Amount, paragraph: Paragraph) -> float | None:
    if first.vague or second.vague or first.unit is not None or second.unit is not None or first.high or second.high:
        return None
    m = _OUT_OF.fullmatch(text, first.end, second.start)
    if m is None or not 0 < first.value < second.value or first.value % 1 or second.value % 1:
        return None
    how = (m.group("how") or m.group("joined")).lower()
    if how == "of" or (second.value not in _DENOMINATORS and (first.value > 1 or second.value > _MOST_IN)):
        return None
    if how == "in" and (first.value > 1 or second.value not in _DENOMINATORS):
        left = before(text, first.start, paragraph.start)
        if left and left[0].low not in _BEFORE_A_SHARE:
            return None
    ratio = first.value / second.value
    return round(ratio, 4) if ratio >= _SMALLEST_ROUNDED else float(f"{ratio:.4g}")


def _apart(text: str, amount: Amount, paragraph: Paragraph) -> Sequence[Amount]:
    """A range as its two ends, where something went from one to the other: "rose from 20 to 30 per cent"."""
    if amount.joint != "to" or not amount.parts:
        return [amount]
    left = clause(before(text, amount.start, paragraph.start), text)
    modifier = modified(text, amount.start, amount.end, left, paragraph.end)
    left = [word for word in left if word.end <= modifier.start]
    moved = bool(left) and (left[0].low == "by" or change(left, (), amount.unit, counts=False) is not None)
    if moved and all(part.start != part.number_start or part.end != part.number_end for part in amount.parts):
        return amount.parts
    if amount.high is not None and amount.value >= amount.high:
        return amount.parts
    first, second = amount.parts
    if (
        moved
        and first.end > first.number_end
        and second.end == second.number_end
        and second.start == second.number_start
    ):
        # "fell 4% to 18.9 per dollar": the second number has a unit of its own, if any.
        return first, replace(second, unit=None)
    if all(part.unit == "%" for part in amount.parts) and not _CONTESTS.isdisjoint(word.low for word in left[:_NEAR]):
        # "lost by 36 percent to 51 percent".
        return amount.parts
    if left and left[0].low == "by" and moved and (amount.high or 0) > _APART * amount.value:
        # "rose by 14,000 to 2.6 million".
        return amount.parts
    if [word.low for word in left[:1]] == ["from"] and went_from(left):
        return amount.parts
    if not left or left[0].low != "from" or change(_as_if_by(left), (), amount.unit, counts=False) is None:
        return [amount]
    return amount.parts


def _as_if_by(left: Sequence[Word]) -> list[Word]:
    """The words before "from", as if they led to a number with "by"."""
    return [left[0]._replace(low="by"), *left[1:]]


def _quantity(
    text: str, amount: Amount, paragraph: Paragraph, times: Sequence[TimeExpression], starts: Sequence[int]
) -> Quantity | None:
    left = clause(before(text, amount.start, paragraph.start), text)
    right = clause(after(text, amount.end, paragraph.end), text)
    if amount.unit is None and is_time(right):
        return None
    if amount.joint != "in" and is_refused(text, amount, left, right, paragraph.start, paragraph.end):
        return None
    how = modified(text, amount.start, amount.end, left, paragraph.end)
    if how.end > amount.end:
        right = clause(after(text, how.end, paragraph.end), text)
        if amount.unit is None and is_time(right):
            return None
        amount, how, right = _with_late_unit(amount, how, right)
    what = _counted(text, amount, right)
    if what is None and _continues_time(text, amount, left, times, starts):
        return None
    outside = [word for word in left if word.end <= how.start]
    steps = what.text if what is not None and what.text in STEPS else None
    which = change(outside, right, amount.unit or steps, counts=what is not None and steps is None)
    if amount.high is not None:
        return _interval(text, amount, how, left, which, what)
    modifier: Modifier = "~" if amount.vague and how.modifier == "=" else how.modifier
    low, high = _bounds(amount.value, modifier)
    return Quantity(
        start=how.start,
        end=how.end,
        text=text[how.start : how.end],
        value=amount.value,
        low=low,
        high=high,
        modifier=modifier,
        change=which,
        unit=amount.unit,
        counted=what,
    )


def _with_late_unit(amount: Amount, how: Modified, right: list[Word]) -> tuple[Amount, Modified, list[Word]]:
    """An amount with the unit behind a modifier that follows its number: "1,000-odd miles"."""
    found = unit_after([word.low for word in right[:4]], amount.value, glued=False, heavy=False)
    if amount.unit is not None or found is None:
        return amount, how, right
    unit, count = found
    return replace(amount, unit=unit), how._replace(end=right[count - 1].end), right[count:]


def _bounds(value: float, modifier: Modifier) -> tuple[float | None, float | None]:
    return (value if modifier in ("=", ">", ">=") else None), (value if modifier in ("=", "<", "<=") else None)


def _interval(
    text: str, amount: Amount, how: Modified, left: Sequence[Word], which: Change | None, what: Span | None
) -> Quantity:
    start = how.start
    if left and left[0].low in ("between", "from"):
        start = left[0].start
    return Quantity(
        start=start,
        end=how.end,
        text=text[start : how.end],
        value=None,
        low=amount.value,
        high=amount.high,
        modifier="~" if how.modifier == "~" else "=",
        change=which,
        unit=amount.unit,
        counted=what,
    )


def _counted(text: str, amount: Amount, right: Sequence[Word]) -> Span | None:
    written = text[amount.number_start : amount.number_end].lower()
    if amount.vague and written.endswith("s") and right and right[0].low not in _AFTER_VAGUE:
        return None
    is_words = amount.unit is None and not amount.vague and "." not in written
    share = is_words and 0 < amount.value < 1 and amount.joint != "in"
    span = counted(right, one=written in ("one", "zero", "1", "no"), after_unit=amount.unit is not None, share=share)
    return None if span is None else Span(start=span[0], end=span[1], text=text[span[0] : span[1]])


def _continues_time(
    text: str, amount: Amount, left: Sequence[Word], times: Sequence[TimeExpression], starts: Sequence[int]
) -> bool:
    """Whether a bare number is one more time: "27 and 29 years old", "from 15 years to eight", "May 4 and 5"."""
    if amount.unit is not None or amount.vague or amount.value > 100 or not left:
        return False
    i = bisect_left(starts, amount.start) - 1
    if i >= 0 and (m := _BETWEEN_TIMES.fullmatch(text, times[i].end, amount.start)) and times[i].type == "DATE":
        # "May 4, 5 and 6", but "on May 4, 12 died".
        is_listed = m.group()[0] != "," or _LIST_GOES_ON.match(text, amount.end) is not None
        return amount.value <= _LAST_DAY and is_listed and text[times[i].end - 1].isdecimal()
    if i + 1 < len(times) and _BETWEEN_TIMES.fullmatch(text, amount.end, times[i + 1].start):
        return times[i + 1].type == "DURATION"
    return i >= 0 and times[i].type == "DURATION" and times[i].start >= left[-1].start and left[0].low in ("to", "from")


def _as_bounds(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities, with two bounds of one number as an interval: "more than 20 but fewer than 30"."""
    out: list[Quantity] = []
    for quantity in found:
        first = out[-1] if out else None
        if first is not None and _are_bounds(first, quantity) and _JOINED.fullmatch(text, first.end, quantity.start):
            low, high = (first, quantity) if first.low is not None else (quantity, first)
            if low.low is not None and high.high is not None and low.low < high.high:
                out[-1] = replace_record(
                    quantity, start=first.start, text=text[first.start : quantity.end], value=None, low=low.low,
                    high=high.high, modifier="=",
                )  # fmt: skip
                continue
        out.append(quantity)
    return out


def _are_bounds(first: Quantity, second: Quantity) -> bool:
    kinds = {first.modifier[0], second.modifier[0]}
    return kinds == {"<", ">"} and first.counted is None and first.unit in (None, second.unit)


def _without_overlaps(found: Sequence[Quantity]) -> list[Quantity]:
    out: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: q.start):
        if not out or quantity.start >= out[-1].end:
            out.append(quantity)
    return out
