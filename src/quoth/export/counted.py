"""Counts of statements as tables, for people and programs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from quoth.export.visible import on_one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.export.styled import Styled
    from quoth.ledger.finding.counts import Count, Day

DAYS = "day statements direct indirect mixed articles".split()
COUNTS = "by name id statements share".split()
UNKNOWN = "not known"
_BAR = 30
_WIDEST_NAME = 40


def fields(one: Day | Count) -> dict[str, object]:
    """A row as the fields of a JSON object."""
    whole: dict[str, object] = msgspec.to_builtins(one)
    return whole


def rows(found: Iterable[Day | Count]) -> Iterator[dict[str, object]]:
    """The rows of a table."""
    return map(fields, found)


def days_report(days: Iterable[Day], _width: int, styled: Styled) -> Iterator[str]:
    """A line for each day, with a bar as long as its statements are many."""
    found = list(days)
    most = max((one.statements for one in found), default=1)
    yield styled.strong(f"{'day':<10}  {'all':>7} {'direct':>7} {'indirect':>8} {'mixed':>7} {'articles':>8}") + "\n"
    for one in found:
        numbers = f"{one.statements:>7} {one.direct:>7} {one.indirect:>8} {one.mixed:>7} {one.articles:>8}"
        yield f"{one.day or UNKNOWN:<10}  {numbers}  {styled.value(_bar(one.statements, most))}".rstrip() + "\n"


def counts_report(counts: Iterable[Count], _width: int, styled: Styled) -> Iterator[str]:
    """A table for each thing that was counted by."""
    for by, group in groupby(counts, key=lambda one: one.by):
        found = [(shortened(on_one_line(one.name or UNKNOWN), _WIDEST_NAME), one) for one in group]
        column = max(len(name) for name, _ in found)
        most = max(one.statements for _, one in found)
        yield styled.strong(f"By {by}") + "\n"
        for name, one in found:
            line = f"  {name:<{column}}  {one.statements:>7}  {one.share:>6.1%}"
            yield f"{line}  {styled.value(_bar(one.statements, most))}".rstrip() + "\n"
        yield "\n"


def _bar(number: int, most: int) -> str:
    return "▇" * round(_BAR * number / most)
