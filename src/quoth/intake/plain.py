"""Plain text out of bytes."""

from __future__ import annotations

import codecs

# Only a byte order mark tells these encodings for certain. UTF-32 comes first: the mark of its
# little-endian form begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UndecodableError(ValueError):
    """Bytes that are not in an encoding that can be told for certain."""


def decoded(data: bytes) -> str:
    """The text of these bytes: UTF-8, or what their byte order mark says, and without that mark.

    Control characters and NUL are kept. Raises UndecodableError, which names the first offending byte
    and what to do.
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
