"""Two texts that do not go together, side by side, for people and programs. Nothing here says which is right."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from quoth.export.chains import counted
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.export.styled import Styled
    from quoth.ledger.comparing.findings import Finding, Side

_OF_ONE = ("id", "article", "outlet", "title", "day", "published", "url", "speaker", "start", "value", "text", "also")
COLUMNS = ("kind", "what", *_OF_ONE, *(f"other_{name}" for name in _OF_ONE))
_KINDS = {
    "event": "Two reports of one event",
    "speaker": "Two statements of one speaker",
    "quotation": "Two wordings of one quotation",
}
_WHAT = {
    "day": "the day",
    "count": "a count",
    "number": "a number",
    "negation": "a negation",
    "name": "a name",
    "modal": "how firmly it is put",
    "polarity": "said and denied",
}
_GAP = 3
# Below this width of a column, the texts stand one below the other.
_NARROWEST = 30


def fields(finding: Finding) -> dict[str, object]:
    """A finding as the fields of a JSON object."""
    out: dict[str, object] = msgspec.to_builtins(finding)
    return out


def rows(found: Iterable[Finding]) -> Iterator[dict[str, object]]:
    """A row for each finding, with the fields of both sides."""
    for finding in found:
        other = {f"other_{name}": value for name, value in _side(finding.other).items()}
        yield {"kind": finding.kind, "what": finding.what, **_side(finding.one), **other}


def report(found: Iterable[Finding], width: int, styled: Styled) -> Iterator[str]:
    """Each finding as text for people, its texts side by side where there is room, and a line that counts them."""
    number = 0
    for finding in found:
        number += 1
        yield "\n".join(_lines(finding, width, styled)) + "\n\n"
    yield f"{counted(number, 'pair')} of texts that do not go together; nothing here says which is right\n"


def _lines(finding: Finding, width: int, styled: Styled) -> Iterator[str]:
    yield styled.strong(f"{_KINDS[finding.kind]}: {_WHAT[finding.what]}")
    column = (width - _GAP) // 2
    if column < _NARROWEST:
        for one in (finding.one, finding.other):
            yield from _column(one, width)
        return
    for left, right in zip_longest(_column(finding.one, column), _column(finding.other, column), fillvalue=""):
        yield f"{left:<{column}}{' ' * _GAP}{right}".rstrip()


def _column(side: Side, width: int) -> list[str]:
    """One side in lines: what differs, where it stands, and the text with what differs in brackets."""
    carrier = side.carrier
    when = carrier.published or carrier.day or "day not known"
    about = " · ".join(on_one_line(part) for part in (when, carrier.outlet, carrier.title) if part)
    where = f"{side.id} {side.start}–{side.start + len(side.text)}"
    out = [f"“{on_one_line(side.value)}”" if side.value.strip() else "(not here)", about, where]
    if side.speaker:
        out.append(on_one_line(side.speaker))
    out.append(_marked(side))
    if side.also:
        out.append(f"also in {', '.join(side.also)}")
    return [line for part in out for line in textwrap.wrap(part, width)]


def _marked(side: Side) -> str:
    start, end = side.at
    if start == end:
        return on_one_line(side.text)
    return on_one_line(f"{side.text[:start]}[{side.text[start:end]}]{side.text[end:]}")


def _side(side: Side) -> dict[str, object]:
    carrier = msgspec.to_builtins(side.carrier)
    own = {"id": side.id, "speaker": side.speaker, "start": side.start, "value": side.value, "text": side.text}
    return {**carrier, **own, "also": " ".join(side.also)}
