"""Which checks are there, and which flags does a reading get from them?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from quoth.errors import InputError
from quoth.reader.checks.check import Check
from quoth.reader.checks.counts import COUNTS
from quoth.reader.checks.dates import DATES
from quoth.reader.checks.headline import HEADLINE
from quoth.reader.checks.names import NAMES
from quoth.reader.checks.places import PLACES
from quoth.reader.checks.quotations import QUOTATIONS
from quoth.record import Flag, Reading
from quoth.text import Paragraph

# Where two checks query the same words, the one that stands first here has them.
CHECKS: tuple[Check, ...] = (
    *DATES,
    *COUNTS,
    *PLACES,
    *NAMES,
    *QUOTATIONS,
    *HEADLINE,
)
_KINDS = tuple(check.kind for check in CHECKS)


def check_kinds(kinds: Collection[str]) -> None:
    """Raise InputError where one of the kinds is that of no check."""
    for kind in kinds:
        if kind not in _KINDS:
            near = get_close_matches(kind, _KINDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(_KINDS)}"
            raise InputError("without", f"no check is called {kind!r}: {hint}")


def flags(reading: Reading, paragraphs: Sequence[Paragraph], without: Collection[str] = ()) -> tuple[Flag, ...]:
    """The flags of a reading, ordered by their first evidence, but those of the kinds `without`.

    A fact is flagged once: of the flags with the same first evidence only that of the first check stays, and where
    its check is switched off, none does.

    Raises:
        InputError: one of `without` is not the kind of a check.
    """
    check_kinds(without)
    raised: dict[tuple[int, int], Flag] = {}
    for check in CHECKS:
        for flag in check.find(reading, paragraphs):
            first = flag.evidence[0]
            raised.setdefault((first.start, first.end), flag)
    kept = (flag for flag in raised.values() if flag.kind not in without)
    return tuple(sorted(kept, key=lambda flag: (flag.evidence[0].start, flag.evidence[0].end)))
