"""What do the ids, indices and offsets of a reading stand for?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeVar

from quoth.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoth.record import Place, Quantity, Reading, Speaker, Statement, TimeExpression

_Item = TypeVar("_Item")


class Lookup:
    """What one reading's references mean; those that lead nowhere are None.

    `speakers` are by id; `numbers` are those of the statements, from 1, by id.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._statements = {statement.id: statement for statement in reading.statements}
        self._starts = [paragraph.start for paragraph in paragraphs(reading.article.text)]
        self.speakers = {speaker.id: speaker for speaker in reading.speakers}
        self.numbers = {statement.id: number for number, statement in enumerate(reading.statements, start=1)}

    def statement(self, key: str | None) -> Statement | None:
        """The statement of this id."""
        return self._statements.get(key or "")

    def speaker(self, key: str | None) -> Speaker | None:
        """The speaker of this id."""
        return self.speakers.get(key or "")

    def time(self, index: int | None) -> TimeExpression | None:
        """The time at this index."""
        return _at(self._reading.times, index)

    def place(self, index: int | None) -> Place | None:
        """The place at this index."""
        return _at(self._reading.places, index)

    def quantity(self, index: int | None) -> Quantity | None:
        """The quantity at this index."""
        return _at(self._reading.quantities, index)

    def paragraph(self, offset: int) -> int:
        """The paragraph, counted from 1, in which or behind which an offset stands."""
        return max(1, bisect_right(self._starts, offset))


def _at(items: Sequence[_Item], index: int | None) -> _Item | None:
    return items[index] if index is not None and 0 <= index < len(items) else None
