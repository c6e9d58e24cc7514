"""Readings as JSON, one array or one reading a line: the contract `quoth.reading/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from quoth.record import Reading

# Legal inside a JSON string, but many programs end a line at them.
_LINE_ENDS = {i: f"\\u{i:04x}" for i in (0x85, 0x2028, 0x2029)}


def array(readings: Iterable[Reading]) -> Iterator[str]:
    """One JSON array of all the readings, a piece at a time, as they come."""
    yield "["
    separator = "\n"
    for reading in readings:
        yield separator + one_line(reading)
        separator = ",\n"
    yield "\n]\n"


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Each reading as one line of JSON."""
    for reading in readings:
        yield one_line(reading) + "\n"


def one_line(record: msgspec.Struct | Mapping[str, object]) -> str:
    """A reading, or whatever of the record a mapping holds, as JSON without line ends.

    Every key is present, in the order of the types. Text is written as it is. Where it holds lone surrogates,
    which no encoding can carry, the whole line is escaped to ASCII instead, and reads back the same.
    """
    fields = msgspec.to_builtins(record)
    written = json.dumps(fields, ensure_ascii=False)
    if not _can_be_encoded(written):
        return json.dumps(fields)
    return written.translate(_LINE_ENDS)


def _can_be_encoded(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
