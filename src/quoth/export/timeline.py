"""When do the times of an article lie? A drawing of them from top to bottom, in the order of their dates.

News reaches from hours to centuries, and no scale shows both: so each date has a row, and the way from one row to the
next grows with the logarithm of the time between them. The span of a long way is written beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import escape
from math import log10
from typing import TYPE_CHECKING

from quoth.export.chains import counted
from quoth.export.dates import Extent, extended, extent, value_extent, zone_of
from quoth.export.marks import anchor
from quoth.export.values import date_in_words, time_value
from quoth.export.visible import on_one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoth.record import Reading

# Units of the drawing; the style sheet draws one as about a pixel, with letters of 11 and 12.
_WIDTH = 400
_AXIS = 152
_BARS = 162
_BAR_STEP = 7
_LANES = 3
_WORDS = 188
_ROW = 25
_TOP = 18
# A way ten times as long is drawn so much longer.
_DECADE = 7
# From this many days on, the time between two rows is written beside the way.
_LONG_WAY = 180
_LONGEST_DATE = 23
_LONGEST_WORDS = 30
_YEAR = 365.2425
# All dates are drawn in the zone of publication, which the head of the article shows.
_SECONDS_AND_ZONE = re.compile(r"(?<= \d\d:\d\d)(?::00)?(?:Z|[+-]\d\d(?::?\d\d)?)?$", re.ASCII)


@dataclass(slots=True)
class _Row:
    """All that lies at one time: its date in words, the indices of its times, and whether it was published then."""

    extent: Extent
    date: str
    times: list[int] = field(default_factory=list)
    published: bool = False


def timeline(reading: Reading, article: int) -> str:
    """An SVG element with a row for each date, linked to its places in the text; "" where no time has a date."""
    rows = _rows(reading)
    if not any(row.times for row in rows):
        return ""
    heights = list(_heights(rows))
    height = heights[-1] + _TOP
    bars = list(_bars(rows, heights, height))
    drawn = "".join(_row(row, y, reading, article) for row, y in zip(rows, heights, strict=True))
    # No role "img": a program that reads the page aloud would then pass over the links inside.
    return (
        f'<svg class="timeline" role="group" aria-labelledby="tl{article}" viewBox="0 0 {_WIDTH} {height:.0f}">\n'
        f'<title id="tl{article}">The dates of the article in their order</title>\n'
        f'<path class="axis" d="M{_AXIS} 4V{height - 4:.0f}"/>{"".join(bars)}{"".join(_ways(rows, heights))}'
        f"{drawn}\n</svg>"
    )


def undated(reading: Reading) -> list[int]:
    """Indices of the times that have no place on a timeline, in the order of the text."""
    return [i for i, time in enumerate(reading.times) if extent(time) is None]


def _rows(reading: Reading) -> list[_Row]:
    zone = zone_of(reading.article.published)
    rows: dict[Extent, _Row] = {}
    for i, time in enumerate(reading.times):
        when = extent(time, zone)
        if when is not None:
            rows.setdefault(when, _Row(when, time_value(time))).times.append(i)
    published = extended(reading.article.published)
    if published and (when := value_extent(published, zone)):
        rows.setdefault(when, _Row(when, date_in_words(published))).published = True
    # Of what begins at one time, the longest comes first, as the year before its first day.
    return sorted(rows.values(), key=lambda row: (row.extent[0], -row.extent[1]))


def _heights(rows: Sequence[_Row]) -> Iterator[float]:
    """How far down each row is drawn."""
    y = float(_TOP)
    before = rows[0].extent[0]
    for i, row in enumerate(rows):
        if i:
            y += _ROW + _DECADE * log10(1 + row.extent[0] - before)
        before = row.extent[0]
        yield y


def _ways(rows: Sequence[_Row], heights: Sequence[float]) -> Iterator[str]:
    """The time between two rows, halfway down, where it is long."""
    for i in range(1, len(rows)):
        days = rows[i].extent[0] - rows[i - 1].extent[0]
        if days >= _LONG_WAY:
            y = (heights[i - 1] + heights[i]) / 2 + 3
            yield f'<text class="way" x="{_AXIS - 10}" y="{y:.1f}" text-anchor="end">{_duration(days)}</text>'


def _duration(days: float) -> str:
    months = round(days / _YEAR * 12)
    return counted(round(months / 12), "year") if months > 18 or months == 12 else counted(months, "month")


def _bars(rows: Sequence[_Row], heights: Sequence[float], height: float) -> Iterator[str]:
    """A bar for each row that spans more than a day, from its own row to where it ends among the others."""
    free = [0.0] * _LANES
    for row, y in zip(rows, heights, strict=True):
        if row.extent[1] - row.extent[0] <= 1:
            continue
        end = max(y + 8, min(_height_at(row.extent[1], rows, heights), height - 6))
        lane = next((i for i, until in enumerate(free) if until < y - 6), _LANES - 1)
        free[lane] = max(free[lane], end)
        x = _BARS + lane * _BAR_STEP
        yield f'<path class="bar" d="M{x} {y:.1f}V{end:.1f}"/>'


def _height_at(when: float, rows: Sequence[_Row], heights: Sequence[float]) -> float:
    """Where a time lies between the rows around it."""
    after = bisect_right(rows, when, key=lambda row: row.extent[0])
    if after == len(rows):
        return heights[-1] + _TOP
    begin, end = rows[after - 1].extent[0], rows[after].extent[0]
    share = (when - begin) / (end - begin) if end > begin else 0
    return heights[after - 1] + share * (heights[after] - heights[after - 1])


def _row(row: _Row, y: float, reading: Reading, article: int) -> str:
    """The date, its dot and the words for it; each leads to its place in the text."""
    kind = "row published" if row.published else "row"
    line = f'<path class="day" d="M4 {y + 7:.1f}H{_WIDTH - 4}"/>' if row.published else ""
    point = f'<circle cx="{_AXIS}" cy="{y:.1f}" r="4"/>'
    date = f'<text class="date" x="{_AXIS - 10}" y="{y + 4:.1f}" text-anchor="end">'
    date += f"{_titled(row.date, _LONGEST_DATE, _SECONDS_AND_ZONE.sub('', row.date))}</text>"
    words = f'<text x="{_WORDS}" y="{y + 4:.1f}">{" · ".join(_words(row, reading, article))}</text>'
    return f'\n<g class="{kind}">{line}{point}{date}{words}</g>'


def _words(row: _Row, reading: Reading, article: int) -> Iterator[str]:
    """The words for a date as links, each wording once, as far as there is room; then how many more there are."""
    left = _LONGEST_WORDS
    if row.published:
        left -= len("published · ")
        yield "published"
    seen: set[str] = set()
    for n, i in enumerate(row.times):
        words = on_one_line(reading.times[i].text)
        # Said again in the same words, it is only counted: the number leads to the second place.
        shown = words if words not in seen else "again"
        if n and len(shown) + len(" · +99") > left:
            yield f'<a href="#{anchor("time", article, i + 1)}">+{len(row.times) - n}</a>'
            return
        seen.add(words)
        shown = _titled(shown, max(left, 8))
        left -= min(len(words), left) + len(" · ")
        yield f'<a href="#{anchor("time", article, i + 1)}">{shown}</a>'


def _titled(words: str, columns: int, shorter: str | None = None) -> str:
    """As much of the words, or of a shorter form, as there is room for; all of them where a pointer rests on it."""
    short = shortened(shorter or words, columns)
    return escape(short) if short == words else f"<title>{escape(words)}</title>{escape(short)}"
