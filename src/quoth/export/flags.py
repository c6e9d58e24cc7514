"""In which order do people see what a careful reader would query?"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from quoth.record import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quoth.record import Flag

SEVERITIES: tuple[str, ...] = get_args(Severity)


def by_severity(flags: Iterable[Flag]) -> list[Flag]:
    """The flags, the gravest first, else in their order."""
    return sorted(flags, key=lambda flag: SEVERITIES.index(flag.severity))
