"""In which encoding are these bytes? Marked, declared, UTF-8, or told from the bytes themselves, in that order."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Only a byte order mark tells these encodings for certain. UTF-32 comes first: the mark of its
# little-endian form begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
# What a label means on the web (WHATWG Encoding Standard): the larger set that browsers read it as. What is declared
# in single bytes cannot be in double ones.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
# Codecs of Python that are no encodings of text, or that declare what no document is in.
_NO_ENCODINGS = frozenset(("idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf-7", "mbcs"))
_NAMES = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}
# Detection looks at no more than this: what tells an encoding comes early, and its time grows with the length.
_SAMPLE = 64 * 1024
# A truncated or patched page has a few bad bytes among many good ones; a wrong encoding has mostly bad ones.
_GOOD_FOR_ONE_BAD = 10
_DECLARED_WITHIN = 4096
_XML_DECLARATION = re.compile(rb"^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.ASCII)
_META = re.compile(rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.02
_WESTERN = frozenset("“”‘’–—…€£©®°·«»§„éèêëàâäáãåçñöôóòõøüûúùïîíìßæÉÈÀÁÇÖÜÄÅØÆ\xa0")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# What detection would only ever guess wrongly: these are told before it.
_TOLD_BEFORE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
_HIGH = re.compile(rb"[\x80-\xff]")


class UndecodableError(ValueError):
    """Bytes that are no text, or not in the only encoding that their format allows."""


class Decoded(NamedTuple):
    """A text, and the name of the encoding of its bytes with how that was told."""

    text: str
    encoding: str


class Declared(NamedTuple):
    """An encoding that a document or its transport names, and where."""

    label: str
    where: str


def decoded(data: bytes, declared: Sequence[Declared] = ()) -> Decoded:
    """The text of these bytes, without byte order mark, and its encoding.

    A declared encoding counts where the bytes are in it. Control characters and NUL are kept. A few bytes that do not
    fit become U+FFFD, and the encoding says how many. Raises UndecodableError for what is no text at all.
    """
    for mark, name in _MARKED:
        if data.startswith(mark):
            return _lenient(data, name, "byte order mark")
    # A declaration of UTF-8 for a page that was cut in the middle of a character is right all the same.
    for label, where in declared:
        codec = known_as(label)
        if codec is not None and (found := _strict(data, codec)) is not None:
            return Decoded(found, _told(codec, f"declared in {where}"))
    if (wide := _wide(data)) is not None:
        return _lenient(data, wide, "detected")
    if (found := _strict(data, "utf-8")) is not None:
        return Decoded(found, _told("utf-8", "valid"))
    if _is_nearly_utf_8(data):
        return _lenient(data, "utf-8", "nearly valid")
    return _detected(data, declared)


def declared_in(data: bytes) -> Iterator[Declared]:
    """What the XML declaration and the <meta> elements at the start of a document declare."""
    start = data[:_DECLARED_WITHIN]
    for pattern, where in ((_XML_DECLARATION, "the XML declaration"), (_META, "<meta>")):
        m = pattern.search(start)
        if m is not None:
            yield Declared(m[1].decode("ascii"), where)


def decoded_utf_8(data: bytes) -> str:
    """The text of bytes that must be UTF-8 or marked as UTF-16 or UTF-32, without that mark.

    Raises UndecodableError, which names the first offending byte and what to do.
    """
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "utf-8-sig")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        # The codec counts from the end of the byte order mark that it has dropped.
        start = err.start + (len(data) - len(err.object))
        name = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
        byte = data[start] if start < len(data) else 0
        raise UndecodableError(
            f"not {name} text at byte {start} (0x{byte:02x}); convert it first, for example with "
            "iconv -f WINDOWS-1252 -t UTF-8"
        ) from err


def known_as(label: str) -> str | None:
    """The codec for a declared label, as the web understands it; None where there is none."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")[:40]).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    if name in _NO_ENCODINGS or not codecs.lookup(name)._is_text_encoding:  # noqa: SLF001  (there is no other way to ask)
        return None
    return name


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, name: str, how: str) -> Decoded:
    text = data.decode(name, "replace")
    bad = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if name.startswith("utf-8") else 0)
    unfit = f"{how}, with {bad} {'byte that is' if bad == 1 else 'bytes that are'} not"
    return Decoded(text, _told(name, unfit if bad > 0 else how))


def _told(name: str, how: str) -> str:
    return f"{_NAMES.get(name, name)} ({how})"


def _is_nearly_utf_8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text))
    cut = bad == 1 and len(data) > 3 and text.endswith("\ufffd") and data[-1] > 0x7F
    return good >= _GOOD_FOR_ONE_BAD * bad or (cut and good > 0)


def _detected(data: bytes, declared: Sequence[Declared]) -> Decoded:
    from charset_normalizer import from_bytes

    sample = _around_high_bytes(data)
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise UndecodableError("this is no text: it holds control characters throughout")
    if _is_western(sample):
        return _lenient(data, "cp1252", "detected")
    best = from_bytes(sample, cp_exclusion=_TOLD_BEFORE).best()
    if best is None:
        name = next((codec for one in declared if (codec := known_as(one.label))), None)
        if name is None:
            raise UndecodableError("no encoding makes text of it; convert it to UTF-8 first, for example with iconv")
        return _lenient(data, name, "declared")
    return _lenient(data, best.encoding, "detected")


def _around_high_bytes(data: bytes) -> bytes:
    """What detection looks at: the stretch from the first byte beyond ASCII."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 1024) & ~1 if first is not None else 0
    return data[start : start + _SAMPLE]


def _is_western(sample: bytes) -> bool:
    """Whether the bytes beyond ASCII are what Western European text has: letters and marks, few among ASCII.

    Few bytes fit many encodings; the commonest one is the best guess then, as in a browser.
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = _BEYOND_ASCII.findall(text)
    usual = sum(c in _WESTERN for c in high)
    return usual > 0.9 * len(high) and len(high) < 0.34 * len(text)


def _wide(data: bytes) -> str | None:
    """Which UTF-16 this is, where every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(even, odd) < len(sample) // 4 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"
