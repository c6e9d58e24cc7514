"""Which stretches of an article's text are times, quantities, places, events or evidence, and what do they show?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quoth.export.events import kind
from quoth.export.values import coordinates, place_value, quantity_value, time_value
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quoth.record import Reading, Span

Sort = Literal["time", "count", "place", "event", "query"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text: what it is, the id that links to it lead to, and what to show of it beside the text."""

    start: int
    end: int
    sort: Sort
    anchor: str
    title: str


def anchor(sort: Sort, article: int, *numbers: int) -> str:
    """The id of a mark on the page: "time1-3" is the third time of the first article."""
    return f"{sort}{article}-{'-'.join(map(str, numbers))}"


def marks(reading: Reading, article: int) -> list[Mark]:
    """The marks of the article of this number on the page, ordered by start, the longer first."""
    return sorted(_marks(reading, article), key=lambda mark: (mark.start, -mark.end))


def _marks(reading: Reading, article: int) -> Iterator[Mark]:
    for n, time in enumerate(reading.times, start=1):
        yield _mark(time, "time", (article, n), f"{time.type.lower()}: {time_value(time) or 'not known'}")
    for n, quantity in enumerate(reading.quantities, start=1):
        yield _mark(quantity, "count", (article, n), f"quantity: {quantity_value(quantity) or 'not known'}")
    for n, place in enumerate(reading.places, start=1):
        known = " · ".join(filter(None, (place_value(place), coordinates(place))))
        yield _mark(place, "place", (article, n), f"place: {known}")
    for n, event in enumerate(reading.events, start=1):
        yield _mark(event.trigger, "event", (article, n), f"event: {kind(event)}")
    for n, flag in enumerate(reading.flags, start=1):
        for i, span in enumerate(flag.evidence, start=1):
            yield _mark(span, "query", (article, n, i), f"to query: {on_one_line(flag.message)}")


def _mark(span: Span, sort: Sort, numbers: tuple[int, ...], title: str) -> Mark:
    return Mark(span.start, span.end, sort, anchor(sort, *numbers), title)
