"""In which order do people see what a careful reader would query?"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from quoth.record import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quoth.record import Flag

_SEVERITIES: tuple[str, ...] = get_args(Severity)


def by_severity(flags: Iterable[Flag]) -> list[tuple[int, Flag]]:
    """The flags with their numbers in the reading, from 1; the gravest first, else in their order."""
    return sorted(enumerate(flags, start=1), key=lambda numbered: _SEVERITIES.index(numbered[1].severity))
