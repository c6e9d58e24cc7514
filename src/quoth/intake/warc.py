"""Which documents are in a WARC file (ISO 28500)?

Records are told apart here, so that a damaged one costs no other; what a record of a response holds is read in a child
process, with warcio.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from msgspec import Struct

from quoth.intake.encodings import Declared
from quoth.intake.found import Document, Found, NoArticle, Unread
from quoth.intake.opened import LARGEST, TOO_LARGE, Stream

_VERSION = re.compile(rb"WARC/\d")
_NEXT = re.compile(rb"\n(?=WARC/[01]\.\d\r?\n)")
_LONGEST_LINE = 64 * 1024
_MOST_HEADERS = 500
# Each wrong length has what follows it read again. Beyond so many bytes in all the file is not worth it.
_MOST_READ_AGAIN = 4 * LARGEST
_BLOCK = 1024 * 1024
_WRONG_LENGTH = "its Content-Length does not fit what follows"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(r"(?:application|text)/(?:[\w.+-]*\+)?xml$|application/(?:rss|atom)$")
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


class Record(Struct, frozen=True, kw_only=True):
    """The headers of a record, their names in small letters, and what follows them; or what is wrong with it."""

    headers: dict[str, str] = {}
    content: bytes = b""
    trouble: str | None = None


class _TooLongError(Exception):
    """The headers of a record do not end."""


def records(stream: Stream) -> Iterator[Record]:
    """Every record in order. Where something is damaged, what can be found of the rest is read all the same."""
    quiet = False
    while True:
        line = stream.line(_LONGEST_LINE)
        if not line:
            damage = stream.damage
            if damage is None:
                return
            yield Record(trouble=damage)
            quiet = True
            if not stream.resume():
                return
        elif _VERSION.match(line):
            record = _record(stream)
            quiet = record.trouble is not None
            yield record
            if stream.read_again > _MOST_READ_AGAIN:
                yield Record(trouble="too many of its records have a wrong length; the rest is not read")
                return
        elif line.strip() and not quiet:
            yield Record(trouble="there is something else where a record should begin")
            quiet = True


def _record(stream: Stream) -> Record:
    try:
        headers = _headers(stream)
    except _TooLongError:
        return Record(trouble="its headers do not end")
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 16):
        return Record(headers=headers, trouble="its Content-Length is no number")
    if int(length) > LARGEST:
        return _too_large(stream, headers, int(length))
    content = stream.read(int(length))
    if len(content) < int(length) or not _ends_here(stream):
        return _of_another_length(stream, headers, content, whole=len(content) == int(length))
    return Record(headers=headers, content=content)


def _headers(stream: Stream) -> dict[str, str]:
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_HEADERS):
        line = stream.line(_LONGEST_LINE)
        text = line.decode("utf-8", "replace")
        if not text.strip():
            return headers
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers[name] = value.strip()
    raise _TooLongError


def _ends_here(stream: Stream) -> bool:
    """Whether a record ends here: with an empty line, another record, or the end of the file."""
    line = stream.line(_LONGEST_LINE)
    if not line.strip():
        return True
    stream.put_back(line)
    return _VERSION.match(line) is not None


def _of_another_length(stream: Stream, headers: dict[str, str], content: bytes, *, whole: bool) -> Record:
    """A record that ends elsewhere than it says; the records that its length would swallow are read again."""
    following = _NEXT.search(content)
    if following is not None:
        stream.put_back(content[following.end() :])
        return Record(headers=headers, content=content[: following.start()].rstrip(b"\r\n"))
    if whole:
        return Record(headers=headers, trouble=_WRONG_LENGTH)
    return Record(headers=headers, trouble=stream.damage or "the file ends in the middle of it")


def _too_large(stream: Stream, headers: dict[str, str], length: int) -> Record:
    while length > 0:
        skipped = len(stream.read(min(length, _BLOCK)))
        length -= skipped
        if skipped == 0:
            return Record(headers=headers, trouble=f"{TOO_LARGE}, and the file ends in the middle of it")
    return Record(headers=headers, trouble=TOO_LARGE)


def document_of(record: Record) -> Document | NoArticle:
    """What a record holds that may be an article, or what it is instead."""
    kind = record.headers.get("warc-type", "").lower()
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    mime, _ = _media_type(record.headers.get("content-type"))
    if kind == "response" and mime == "application/http":
        return Document(kind="http", data=record.content, url=url)
    if kind in {"resource", "conversion", "response"} and (known := _kind_of(mime, record.content)) is not None:
        return Document(kind=known, data=record.content, url=url)
    if kind in {"resource", "conversion", "response"}:
        return NoArticle(reason=f"a WARC {kind} of {mime or 'no type'}")
    return NoArticle(reason=f"a WARC {kind or 'record without type'}")


def found_in_response(document: Document) -> list[Found]:
    """The article in an answer of HTTP, or what it is instead."""
    stream = io.BytesIO(document.data)
    parser = import_module("warcio.statusandheaders").StatusAndHeadersParser(["HTTP/"], verify=False)
    try:
        http = parser.parse(stream)
    except (EOFError, ValueError, IndexError):
        return [Unread(reason="it is no answer of HTTP")]
    status = str(http.get_statuscode())
    if not status.isdecimal():
        return [Unread(reason="it is no answer of HTTP")]
    if not status.startswith("2"):
        return [NoArticle(reason=f"an answer of HTTP {status[:3]}")]
    body = _body(http, stream)
    if isinstance(body, Unread):
        return [body]
    mime, charset = _media_type(http.get_header("Content-Type"))
    kind = _kind_of(mime, body)
    if kind is None:
        return [NoArticle(reason=f"a document of {mime or 'no type'}")]
    from quoth.intake.documents import found_in

    declared = [Declared(charset, "the HTTP header")] if charset else []
    return found_in(Document(kind=kind, data=body, url=document.url), declared)


def _body(http: Any, stream: io.BytesIO) -> bytes | Unread:
    """What an answer carries, its transfer coding and compression undone."""
    raw: Any = stream
    if "chunked" in (http.get_header("Transfer-Encoding") or "").lower():
        # Where the body is not in chunks after all, it reads on as it is: crawlers keep headers that no longer hold.
        raw = import_module("warcio.bufferedreaders").ChunkedDataReader(stream)
    data: bytes = raw.read()
    coding = (http.get_header("Content-Encoding") or "").strip().lower()
    if coding in {"", "identity", "none", "utf-8"} or not data:
        return data
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _decompressed(data)
    return data if data.lstrip()[:1] == b"<" else Unread(reason=f"its compression {coding[:20]!r} is not known")


def _decompressed(data: bytes) -> bytes | Unread:
    if data.startswith(b"\x1f\x8b"):
        wbits = 31
    elif data[:1] and data[0] & 0x0F == 8 and (data[0] << 8 | data[1] if len(data) > 1 else 0) % 31 == 0:
        wbits = 15
    elif data.lstrip()[:1] == b"<":
        return data  # decompressed by the crawler
    else:
        wbits = -15
    inflater = zlib.decompressobj(wbits=wbits)
    try:
        out = inflater.decompress(data, LARGEST + 1)
    except zlib.error:
        return Unread(reason="its compressed data is damaged")
    if len(out) > LARGEST:
        return Unread(reason=TOO_LARGE)
    return out if inflater.eof else Unread(reason="its compressed data ends too early")


def _media_type(header: str | None) -> tuple[str, str | None]:
    """The media type of a Content-Type, in small letters, and the charset that it declares."""
    m = _CHARSET.search((header or "")[:500])
    return (header or "").partition(";")[0].strip().lower()[:100], None if m is None else m[1]


def _kind_of(mime: str, data: bytes) -> Any:
    if mime in _PAGES:
        return "page"
    if mime == "text/plain":
        return "text"
    if _XML.match(mime):
        return "xml"
    if mime in {"", "application/octet-stream", "unknown"}:
        start = data[:1024].lstrip().lower()
        return "page" if start.startswith((b"<!doctype html", b"<html")) else None
    return None
