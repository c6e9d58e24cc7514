"""What stands below the statements in the report for a terminal: events, times, quantities, places and flags."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from quoth.export.events import kind, particulars, parties, reported_by
from quoth.export.flags import by_severity, evidence_in_words
from quoth.export.groups import Group, grouped_places, grouped_quantities, grouped_times
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoth.export.lookup import Lookup
    from quoth.export.styled import Styled
    from quoth.record import Reading

# However narrow the terminal or deep a chain, text keeps this many columns.
NARROWEST = 24
_MARGIN = "   "
_WIDEST_VALUE = 32
_MOST_PARAGRAPHS = 5


def sections(reading: Reading, lookup: Lookup, width: int, styled: Styled) -> Iterator[str]:
    """The lines of each section that has anything to show, at most `width` columns wide, each below an empty line."""
    parts = {
        "What happened": _events(reading, lookup, width, styled),
        "Times": _table(grouped_times(reading), lookup, width, styled),
        "Quantities": _table(grouped_quantities(reading), lookup, width, styled),
        "Places": _table(grouped_places(reading), lookup, width, styled),
        "To query": _flags(reading, lookup, width, styled),
    }
    for title, lines in parts.items():
        shown = list(lines)
        if shown:
            yield from ("", styled.strong(title), *shown)


def wrapped(text: str, indent: str, width: int, *, first: str | None = None) -> list[str]:
    """The text in lines of `width` columns behind an indent, the first one behind `first` where it is given."""
    columns = max(width, len(indent) + NARROWEST)
    return textwrap.wrap(
        text,
        columns,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _events(reading: Reading, lookup: Lookup, width: int, styled: Styled) -> Iterator[str]:
    margin = max(len(_MARGIN) - 2, len(str(len(reading.events))))
    body = " " * (margin + 2)
    for number, event in enumerate(reading.events, start=1):
        what = kind(event)
        line = " · ".join(filter(None, (what, f"“{on_one_line(event.trigger.text)}”", parties(event, lookup))))
        first, *rest = wrapped(line, body, width, first=f"{number:>{margin}}  ")
        yield _with_style(first, len(body), what, styled)
        yield from rest
        known = [
            *particulars(event, lookup),
            reported_by(event, lookup),
            f"¶{lookup.paragraph(event.trigger.start)}",
        ]
        yield from map(styled.quiet, wrapped(" · ".join(known), body, width))


def _with_style(line: str, at: int, what: str, styled: Styled) -> str:
    """The line with as much of what begins at a column as stands on it in the style of a cue."""
    if not line.startswith(what, at):
        return line
    end = at + len(what)
    return line[:at] + styled.cue(what) + line[end:]


def _table(groups: Sequence[Group], lookup: Lookup, width: int, styled: Styled) -> Iterator[str]:
    """A line for each value: the value, the words for it, and the paragraphs that they stand in."""
    column = min(_WIDEST_VALUE, max((len(group.value) for group in groups), default=0))
    indent = " " * (len(_MARGIN) + column + 2)
    for group in groups:
        rest = " · ".join(filter(None, (group.detail, *group.words, _paragraphs(group, lookup))))
        if len(group.value) > column or len(indent) + NARROWEST > width:
            yield from map(styled.value, wrapped(group.value, _MARGIN, width))
            yield from wrapped(rest, _MARGIN * 2, width)
            continue
        first, *more = wrapped(rest, indent, width)
        yield _MARGIN + styled.value(group.value) + first[len(_MARGIN) + len(group.value) :]
        yield from more


def _paragraphs(group: Group, lookup: Lookup) -> str:
    """For example "¶2 5 6", or with many "¶2 5 6 7 9 and 4 more"."""
    found = list(dict.fromkeys(lookup.paragraph(span.start) for span in group.spans))
    more = len(found) - _MOST_PARAGRAPHS
    shown = "¶" + " ".join(map(str, found[:_MOST_PARAGRAPHS]))
    return f"{shown} and {more} more" if more > 0 else shown


def _flags(reading: Reading, lookup: Lookup, width: int, styled: Styled) -> Iterator[str]:
    column = len("medium")
    indent = _MARGIN + " " * (column + 2)
    for _, flag in by_severity(reading.flags):
        first = f"{_MARGIN}{flag.severity:<{column}}  "
        yield from map(styled.flag, wrapped(on_one_line(flag.message or flag.kind), indent, width, first=first))
        evidence = (
            f"“{evidence_in_words(span, reading.article.text)}” ¶{lookup.paragraph(span.start)}"
            for span in flag.evidence
        )
        yield from map(styled.quiet, wrapped(" · ".join(evidence), indent, width))
