"""Which times, quantities and places of an article are the same, and in which order do people see them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from quoth.export.dates import extent, zone_of
from quoth.export.values import coordinates, place_value, quantity_value, time_value
from quoth.export.visible import on_one_line
from quoth.record import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quoth.record import Reading

_Item = TypeVar("_Item", bound=Span)


@dataclass(frozen=True, slots=True)
class Group:
    """What has one value: the value in words, what else the article calls it, and where, in the order of the text.

    `members` are indices into the reading's list, `spans` those items themselves. `detail` is a place's coordinates.
    """

    value: str
    detail: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    spans: tuple[Span, ...]


def grouped_times(reading: Reading) -> list[Group]:
    """Times by value: those with a date in its order, then the others in the order of the text."""
    zone = zone_of(reading.article.published)

    def begin(group: Group) -> float:
        when = extent(reading.times[group.members[0]], zone)
        return float("inf") if when is None else when[0]

    return sorted(_grouped(reading.times, time_value), key=begin)


def grouped_quantities(reading: Reading) -> list[Group]:
    """Quantities by value, in the order of the text."""
    return _grouped(reading.quantities, quantity_value)


def grouped_places(reading: Reading) -> list[Group]:
    """Places by name, country and coordinates, in the order of the text."""
    return _grouped(reading.places, place_value, coordinates)


def _grouped(
    items: Iterable[_Item], value_of: Callable[[_Item], str], detail_of: Callable[[_Item], str] = lambda _: ""
) -> list[Group]:
    found: dict[tuple[str, str], list[tuple[int, _Item]]] = {}
    for i, item in enumerate(items):
        found.setdefault((value_of(item) or "not known", detail_of(item)), []).append((i, item))
    return [
        Group(
            value,
            detail,
            tuple(
                words
                for words in dict.fromkeys(on_one_line(item.text) for _, item in members)
                if words != value and not value.startswith(f"{words}, ")
            ),
            tuple(i for i, _ in members),
            tuple(item for _, item in members),
        )
        for (value, detail), members in found.items()
    ]
