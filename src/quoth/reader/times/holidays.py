"""On which day of a year does a holiday fall?"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from quoth.reader.times.when import When, day, month_length, to_days, weekday_of

_Rule = Callable[[int], When]


def _fixed(month: int, of_month: int) -> _Rule:
    return lambda year: When(year, month, of_month)


def _nth(n: int, weekday: int, month: int, after: int = 0) -> _Rule:
    """The nth weekday (Monday 0) of a month, or with n = -1 the last one; `after` days are added."""

    def rule(year: int) -> When:
        if n < 0:
            last = to_days(year, month, month_length(year, month))
            return day(last - (weekday_of(last) - weekday) % 7 + after)
        first = to_days(year, month, 1)
        return day(first + (weekday - weekday_of(first)) % 7 + 7 * (n - 1) + after)

    return rule


def _easter(after: int) -> _Rule:
    """Days after Easter Sunday (the anonymous Gregorian algorithm; J. Meeus, "Astronomical Algorithms")."""

    def rule(year: int) -> When:
        a, (b, c) = year % 19, divmod(year, 100)
        d, e = divmod(b, 4)
        h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        i, k = divmod(c, 4)
        m = (32 + 2 * e + 2 * i - h - k) % 7
        month, of_month = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
        return day(to_days(year, month, of_month + 1) + after)

    return rule


_HOLIDAYS: dict[str, _Rule] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year's": _fixed(1, 1),
    "new year day": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "holocaust remembrance day": _fixed(1, 27),
    "shrove tuesday": _easter(-47),
    "mardi gras": _easter(-47),
    "holy saturday": _easter(-1),
    "whit sunday": _easter(49),
    "world press freedom day": _fixed(5, 3),
    "europe day": _fixed(5, 9),
    "flag day": _fixed(6, 14),
    "canada day": _fixed(7, 1),
    "indigenous peoples' day": _nth(2, 0, 10),
    "all souls' day": _fixed(11, 2),
    "world aids day": _fixed(12, 1),
    "human rights day": _fixed(12, 10),
    "st. stephen's day": _fixed(12, 26),
    "st stephen's day": _fixed(12, 26),
    "epiphany": _fixed(1, 6),
    "orthodox christmas": _fixed(1, 7),
    "martin luther king jr. day": _nth(3, 0, 1),
    "martin luther king day": _nth(3, 0, 1),
    "mlk day": _nth(3, 0, 1),
    "inauguration day": _fixed(1, 20),
    "australia day": _fixed(1, 26),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(3, 0, 2),
    "presidents day": _nth(3, 0, 2),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "nowruz": _fixed(3, 20),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "easter": _easter(0),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit monday": _easter(50),
    "corpus christi": _easter(60),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "cinco de mayo": _fixed(5, 5),
    "victory day": _fixed(5, 9),
    "mother's day": _nth(2, 6, 5),
    "memorial day": _nth(-1, 0, 5),
    "juneteenth": _fixed(6, 19),
    "father's day": _nth(3, 6, 6),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(1, 0, 9),
    "columbus day": _nth(2, 0, 10),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "guy fawkes night": _fixed(11, 5),
    "election day": _nth(1, 0, 11, after=1),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving day": _nth(4, 3, 11),
    "thanksgiving": _nth(4, 3, 11),
    "black friday": _nth(4, 3, 11, after=1),
    "cyber monday": _nth(4, 3, 11, after=4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}


def _written(name: str) -> str:
    return re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s")


# By their first letter, since most words begin with none of the names.
HOLIDAY = (
    r"\b(?:"
    + "|".join(
        f"{letter}(?:{'|'.join(_written(name[1:]) for name in names)})"
        for letter, names in groupby(sorted(_HOLIDAYS, reverse=True), key=lambda name: name[0])
    )
    + r")(?!\w)"
)
"""A regular expression for the names of holidays, longer ones first; it wants re.IGNORECASE."""


HOLIDAY_WORDS = frozenset(re.findall(r"[a-z]+", name.removesuffix("'s"))[-1] for name in _HOLIDAYS)
"""A word of each name, in lower case, without which there is no holiday."""


def holiday(name: str, year: int) -> When:
    """The day of a holiday, by its name in lower case, in a year after Christ."""
    return _HOLIDAYS[" ".join(name.replace("’", "'").split())](year)
