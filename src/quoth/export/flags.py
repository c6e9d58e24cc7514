"""In which order, and by which words, do people see what a careful reader would query?"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from quoth.export.visible import on_one_line, shortened
from quoth.record import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quoth.record import Flag, Span

_LONGEST_EVIDENCE = 60
_SEVERITIES: tuple[str, ...] = get_args(Severity)


def by_severity(flags: Iterable[Flag]) -> list[tuple[int, Flag]]:
    """The flags with their numbers in the reading, from 1; the gravest first, else in their order."""
    return sorted(enumerate(flags, start=1), key=lambda numbered: _SEVERITIES.index(numbered[1].severity))


def evidence_in_words(span: Span, text: str) -> str:
    """The words of evidence, shortened; of a mark alone, such as a quotation mark, with what follows in its line."""
    shown = span.text
    if not any(character.isalnum() for character in shown):
        shown = text[span.start : span.end + _LONGEST_EVIDENCE].partition("\n")[0]
    return shortened(on_one_line(shown), _LONGEST_EVIDENCE)
