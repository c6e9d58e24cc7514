"""How are articles and readings kept as bytes?

Both are JSON escaped to ASCII, since articles may hold characters that no encoding carries, and deflated (RFC 1950).
A reading mostly repeats the article's text, so that is left out of it, and is the dictionary that it is deflated with.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from quoth.record import Article, Reading

# As far back as deflate can refer.
_WINDOW = 32_768
_UNWRITABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def storable(text: str) -> str:
    """The text as a column can hold it: with U+FFFD for NUL and lone surrogates."""
    return text.translate(_UNWRITABLE)


def packed_article(article: Article) -> bytes:
    """An article as bytes."""
    return zlib.compress(_ascii(msgspec.to_builtins(article)))


def unpacked_article(body: bytes) -> Article:
    """The article that these bytes are of."""
    return msgspec.convert(json.loads(zlib.decompress(body)), Article)


def packed_reading(reading: Reading) -> bytes:
    """A reading as bytes, which only `unpacked_reading` with the same text can read."""
    text = reading.article.text
    written = _ascii(msgspec.to_builtins(replace(reading, article=replace(reading.article, text=""))))
    deflate = zlib.compressobj(zdict=_dictionary(text))
    return deflate.compress(written) + deflate.flush()


def unpacked_reading(body: bytes, text: str) -> Reading:
    """The reading that these bytes are of, for an article of this text."""
    inflate = zlib.decompressobj(zdict=_dictionary(text))
    reading = msgspec.convert(json.loads(inflate.decompress(body) + inflate.flush()), Reading)
    return replace(reading, article=replace(reading.article, text=text))


def packed(fields: Mapping[str, object]) -> bytes:
    """A small JSON object as bytes."""
    return _ascii(fields)


def _ascii(fields: object) -> bytes:
    return json.dumps(fields, separators=(",", ":")).encode("ascii")


def _dictionary(text: str) -> bytes:
    # As it stands within the JSON. Of a long text, its end: the window reaches no further.
    return json.dumps(text[-_WINDOW:]).encode("ascii")[-_WINDOW:]
