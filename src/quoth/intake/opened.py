"""How are bytes read from a file that may be compressed, damaged or endless?"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from quoth.intake.encodings import UndecodableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST = 64 * 1024 * 1024
"""The most bytes that one document, line or record may have, when it is decompressed."""
# Text shrinks to a fifth or, where it repeats itself, a fiftieth; only what was made to burst shrinks a thousandfold.
_MOST_GROWTH = 200
_GZIP = b"\x1f\x8b"
_GZIP_MEMBER = b"\x1f\x8b\x08"
_BLOCK = 64 * 1024
_LARGEST_PIECE = 1024 * 1024
TOO_LARGE = f"it has more than {LARGEST // (1024 * 1024)} MiB; no article is so long"


class Stream:
    """Bytes to read in order, decompressed where they are gzip; nothing that is read grows beyond its limit.

    `damage` says what is wrong with the compressed data, once what stands before that was read; `resume` then goes on
    with the next part that can be read, if there is one.
    """

    def __init__(self, raw: BinaryIO) -> None:
        buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(_Plain(raw), _BLOCK)
        self._unzipped = _Unzipped(buffered) if _starts_gzip(buffered) else None
        self._source = buffered if self._unzipped is None else io.BufferedReader(self._unzipped, _BLOCK)
        # What is to be read again, the next of it last.
        self._put_back: list[io.BytesIO] = []
        self.read_again = 0

    @property
    def is_compressed(self) -> bool:
        """Whether the bytes are decompressed."""
        return self._unzipped is not None

    @property
    def damage(self) -> str | None:
        """What is wrong with the data behind all that was read; None where nothing is."""
        return None if self._unzipped is None else self._unzipped.damage

    def resume(self) -> bool:
        """Whether there is more to read behind the damage."""
        return self._unzipped is not None and self._unzipped.resume()

    def read(self, size: int) -> bytes:
        """So many bytes, or as many as there are."""
        pieces = []
        while size > 0 and (piece := self._some(min(size, _LARGEST_PIECE))):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def line(self, size: int) -> bytes:
        """The next line with its end, or its first bytes where it is longer than `size`."""
        pieces = []
        while size > 0 and (piece := self._some_of_line(size)):
            pieces.append(piece)
            size -= len(piece)
            if piece.endswith(b"\n"):
                break
        return b"".join(pieces)

    def put_back(self, data: bytes) -> None:
        """Have these bytes read again."""
        self._put_back.append(io.BytesIO(data))
        self.read_again += len(data)

    def start(self, size: int) -> bytes:
        """The first bytes, which stay to be read."""
        data = self.read(size)
        self.put_back(data)
        return data

    def _some(self, size: int) -> bytes:
        while self._put_back:
            if data := self._put_back[-1].read(size):
                return data
            self._put_back.pop()
        return self._source.read(size)

    def _some_of_line(self, size: int) -> bytes:
        while self._put_back:
            if data := self._put_back[-1].readline(size):
                return data
            self._put_back.pop()
        return self._source.readline(size)


def whole(stream: Stream) -> bytes:
    """All bytes of a document. Raises UndecodableError where they are too many or damaged."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UndecodableError(TOO_LARGE)
    if stream.damage is not None:
        raise UndecodableError(stream.damage)
    return data


def lines(stream: Stream) -> Iterator[bytes | UndecodableError]:
    """The lines of a stream; in the place of one that is too long or damaged, why it cannot be read."""
    while True:
        line = stream.line(LARGEST)
        if stream.damage is not None and not line.endswith(b"\n"):
            yield UndecodableError(stream.damage)
            if not stream.resume():
                return
        elif not line:
            return
        elif len(line) == LARGEST and not line.endswith(b"\n"):
            while not stream.line(_LARGEST_PIECE).endswith(b"\n") and stream.start(1):
                pass
            yield UndecodableError(TOO_LARGE)
        else:
            yield line


def _starts_gzip(buffered: io.BufferedReader) -> bool:
    return buffered.peek(2)[:2] == _GZIP


class _Plain(io.RawIOBase):
    """What has only a method to read with, as a raw stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Unzipped(io.RawIOBase):
    """The members of a gzip file, one after the other. It ends at what is damaged, and says so in `damage`."""

    def __init__(self, source: io.BufferedReader) -> None:
        self.damage: str | None = None
        self._source = source
        self._compressed = b""
        self._taken = self._given = 0
        self._member = zlib.decompressobj(wbits=31)
        self._in_member = False
        self._hopeless = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        while self.damage is None:
            data = self._next(len(view))
            if data:
                view[: len(data)] = data
                return len(data)
            if data is None:
                break
        return 0

    def resume(self) -> bool:
        """Go on with the next member, if there is one."""
        if self.damage is None or self._hopeless:
            return False
        self.damage = None
        self._member, self._in_member = zlib.decompressobj(wbits=31), False
        # The first byte may be that of the member that is damaged.
        self._compressed = self._compressed[1:]
        while (at := self._compressed.find(_GZIP_MEMBER)) < 0:
            more = self._source.read(_BLOCK)
            if not more:
                return False
            self._taken += len(more)
            self._compressed = self._compressed[-2:] + more
        self._compressed = self._compressed[at:]
        return True

    def _next(self, size: int) -> bytes | None:
        """Some bytes, perhaps none; None at the end."""
        if not self._compressed:
            self._compressed = self._source.read(_BLOCK)
            self._taken += len(self._compressed)
            if not self._compressed:
                if self._in_member:
                    self.damage = "its compressed data ends too early"
                return None
        self._in_member = True
        before = self._compressed
        try:
            data = self._member.decompress(before, size)
        except zlib.error:
            self.damage = f"its compressed data is damaged before byte {self._taken}"
            return None
        self._given += len(data)
        if self._given > LARGEST and self._given > _MOST_GROWTH * self._taken:
            self.damage, self._hopeless = f"it grows more than {_MOST_GROWTH}-fold when it is decompressed", True
            return None
        if self._member.eof:
            # Zeros may pad the end of a file.
            self._compressed = self._member.unused_data.lstrip(b"\0")
            self._member, self._in_member = zlib.decompressobj(wbits=31), False
        else:
            self._compressed = self._member.unconsumed_tail
        return data
