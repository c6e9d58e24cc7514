"""Where does the next page of a search begin? A cursor says behind which statement, by what is so on every machine."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from zlib import crc32

import msgspec
from sqlalchemy import Row

from quoth.errors import InputError


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """The last statement of a page, and a number of the search that it belongs to; `rank` is null in a list by day."""

    search: int
    rank: float | None
    day: str | None
    article: str
    start: int
    local: str

    @property
    def place(self) -> tuple[str, int, str]:
        """What orders statements of one rank or day."""
        return self.article, self.start, self.local


def digest(*asked: object) -> int:
    """A number of what was asked for."""
    return crc32(repr(asked).encode("utf-8", "surrogatepass"))


def cursor_of(row: Row[Any], search: int) -> str:
    """The cursor of the page behind a row."""
    last = Cursor(search, row.rank, row.day, row.article, row.start, row.local)
    return base64.urlsafe_b64encode(msgspec.json.encode(last)).decode("ascii").rstrip("=")


def at(cursor: str, search: int) -> Cursor:
    """The cursor that a text is.

    Raises:
        InputError: it is none, or one of another search.
    """
    try:
        written = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        found = msgspec.json.decode(written, type=Cursor)
    except (UnicodeEncodeError, binascii.Error, msgspec.DecodeError) as err:
        raise InputError("cursor", "this is none: give the one that the page before ended with") from err
    if found.search != search:
        raise InputError("cursor", "it belongs to another search: give the words and filters that it came with")
    return found
