"""Which numbers change by a verb, or have a unit, that is said only once?

"Wheat fell 2%, corn 1.5% and soybeans 0.7%"; "63 per cent, up from 61"; "it went from 20 to 25 pounds".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from quoth.reader.quantities.around import Word
from quoth.record import Quantity

_LONGEST = 80
_ALL = 100
_ITEM = re.compile(
    # A comma or "and", then names, places and dates, or one noun.
    r"(?:\s(?:last|this|next)\s(?:year|month|week|quarter))?,?(?:\s(?:and|while|but|then))?"
    r"(?:\s(?:the|in|on|at|for|of|[A-Z\d][\w&.\u2019'-]*)){0,8}(?:\s(?P<noun>[a-z]+))?"
    r"(?:\s(?:the|in|on|at|for|[A-Z\d][\w&.\u2019'-]*),?){0,6}(?:,?\sand)?(?:\sby)?\s"
)
_GOING = frozenset("go goes going gone went move moves moving moved swing swings swung change changes changed".split())
_NEAR = 20
_WENT_FROM = re.compile(rf"\b(?:{'|'.join(sorted(_GOING))})(?:\s\w+)?\sfrom\s$", re.IGNORECASE)
_AND = re.compile(r",?\s(?:and|or)\s")
_UP_FROM = re.compile(r",?\s(?:(?:up|down)\s)?from\s")
_NO_NOUNS = frozenset(
    "is was are were be has had have hit put set cost costs owns own holds held makes made leaves left then now just "
    "only also who which that from to or than with as against versus after before over by not when if took takes won "
    "lost got gets pays paid backs says said plus including down up compared".split()
)


def with_gaps(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a paragraph, in order, with the change or the unit of the one before where it is left out."""
    out: list[Quantity] = []
    for quantity in found:
        first = out[-1] if out else None
        if first is not None and _lends_unit(text, first, quantity):
            out[-1] = first = replace(first, unit=quantity.unit, change=first.change or quantity.change)
        if first is not None and _shares(text, first, quantity):
            out.append(replace(quantity, change=first.change))
        elif first is not None and _compared(text, first, quantity):
            out.append(replace(quantity, unit=first.unit))
        elif first is not None and _went(text, first, quantity):
            out.append(replace(quantity, change="up" if (first.value or 0) < (quantity.value or 0) else "down"))
        else:
            out.append(quantity)
    return out


def went_from(left: Sequence[Word]) -> bool:
    """Whether "from" before a number goes with a verb that says no direction: "went from 20 to 25"."""
    return any(word.low in _GOING for word in left[1:3])


def _went(text: str, first: Quantity, second: Quantity) -> bool:
    if first.change is not None or second.change is not None or first.unit != second.unit:
        return False
    is_joined = text[first.end : second.start] == " to " and first.value is not None and second.value is not None
    return is_joined and _WENT_FROM.search(text, max(0, first.start - _NEAR), first.start) is not None


def _shares(text: str, first: Quantity, second: Quantity) -> bool:
    if first.change is None or second.change is not None or second.unit is None or first.unit != second.unit:
        return False
    if first.counted is not None or second.counted is not None or second.start - first.end > _LONGEST:
        return False
    between = text[first.end : second.start]
    m = _ITEM.fullmatch(between)
    if m is None or not ("," in between or " and " in between or " while " in between):
        return False
    noun = m.group("noun")
    return noun is None or not (noun in _NO_NOUNS or noun.endswith(("ed", "ing", "ly")))


def _lends_unit(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a number has the unit of the next: "by 5 and 10 percentage points"."""
    if first.unit is not None or first.counted is not None or second.unit not in ("%", "pp"):
        return False
    return (first.value or _ALL + 1) <= _ALL and _AND.fullmatch(text, first.end, second.start) is not None


def _compared(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a share is compared with a number that is one, too: "to 63 per cent from 61"."""
    if first.unit != "%" or second.unit is not None or second.counted is not None or (second.value or _ALL) > _ALL:
        return False
    return _UP_FROM.fullmatch(text, first.end, second.start) is not None
