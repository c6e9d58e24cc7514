"""What do the words of a text count from? Its date, the date spoken of last, and the tense of the clause.

News counts from its own date, and tense decides between what is past and what is to come. A history, whose years lie
far from its own date, counts from the date that it mentioned last.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.reader.times.tense import Tense, tense
from quoth.reader.times.when import When, day, from_days, month_length, weekday_of

# Fewer expressions than this that count from the day of the writing, and a text may be a history.
_NEAR_IN_NEWS = 0.1


class Story:
    """What is known of time at a place of a text; `mention` moves it on."""

    def __init__(
        self, text: str, published: When | None, *, years: Sequence[int], dated: Sequence[int], near: float
    ) -> None:
        """Begin at the start of a text.

        `years` are those that it writes out, in its order, `dated` those of them that stand with a month; `near` is
        the share of expressions that count from the day of the writing, such as weekdays and "yesterday".
        """
        self.text = text
        self.published = published
        self.then: When | None = None
        self.ahead: tuple[int, int] | None = None
        now = published.year if published is not None and published.year is not None else 0
        far = [y for y in dated if y != now and now - y != 1]
        recent = [y for y in years if abs(now - y) <= 2]
        # Found on WikiWars and GUM train: news has background, but few full dates outside of its own year.
        self.is_history = near < _NEAR_IN_NEWS and (
            (len(far) >= 4 and len(far) > 0.6 * len(dated))
            or (len(years) >= 8 and len(recent) < 0.3 * len(years))
            or (len(years) >= 3 and not recent)
        )

    @property
    def now(self) -> When | None:
        """The day of the writing; of a history, the last day that it spoke of."""
        return self.then or self.published if self.is_history else self.published

    @property
    def last(self) -> When | None:
        """The date spoken of last, else the day of the writing."""
        return self.then or self.published

    def mention(self, when: When) -> None:
        """Go on from a date that the text has just mentioned."""
        if when.year is not None or when.digits is not None:
            self.then = when

    def tense(self, start: int, end: int) -> Tense | None:
        """Whether the clause around an expression tells of the past or of the future."""
        return tense(self.text, start, end)

    def weekday(self, number: int, tense: Tense | None) -> When | None:
        """The nearest such weekday (Monday 0) before or after now, today included."""
        now = self.now
        if now is None or not now.is_day or now.days is None:
            return None
        today = now.days[0]
        back = (weekday_of(today) - number) % 7
        return day(today - back if tense != "future" or not back else today + 7 - back)

    def year_of(self, month: int, of_month: int | None, tense: Tense | None) -> int | None:
        """The year of a month, or of its day, that is named without one."""
        if self.ahead is not None:
            # "from October to March 1945": the first has the second's year, or the one before.
            return self.ahead[0] if month <= self.ahead[1] else _before(self.ahead[0])
        if self.is_history:
            return None if self.then is None or self.then.days is None else from_days(self.then.days[0])[0]
        now = self.published
        if now is None or now.year is None:
            return None if self.then is None else self.then.year
        if now.month is None:
            return now.year
        ahead = (month, of_month or now.day or 1) > (now.month, now.day or 1)
        if tense == "future":
            return now.year if ahead or month == now.month else now.year + 1
        if tense == "past" or abs(month - now.month) > 6:
            return now.year - 1 if ahead and (tense == "past" or month - now.month > 6) else now.year
        return now.year

    def season_year(self, first_month: int, tense: Tense | None) -> int | None:
        """The year of a season, by the month that it begins in."""
        return self.year_of(first_month, None, tense)


def _before(year: int) -> int:
    return year - 1 if year != 1 else -1


def clipped(year: int, month: int, of_month: int) -> When | None:
    """A day of the calendar; None where the month has no such day."""
    return When(year, month, of_month) if of_month <= month_length(year, month) else None
