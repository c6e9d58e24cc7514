"""Text that can be shown: nothing in it acts on a terminal or a page."""

from __future__ import annotations

_PICTURES = {i: chr(0x2400 + i) for i in range(0x20)} | {0x7F: "␡"}
_ESCAPES = {i: f"\\x{i:02x}" for i in range(0x80, 0xA0)}
# Marks that turn the direction of the text around them could make one statement look like another.
_DIRECTIONS = {i: f"\\u{i:04x}" for i in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_VISIBLE = _PICTURES | _ESCAPES | _DIRECTIONS | _SURROGATES
for _space in (0x09, 0x0A):
    del _VISIBLE[_space]


def visible(text: str) -> str:
    """The text with a visible sign for each control character but tab and line feed.

    Characters that turn the direction of writing are spelt out, and lone surrogates become U+FFFD: the
    result can be encoded, and its offsets are no longer those of the text.
    """
    return text.translate(_VISIBLE)


def on_one_line(text: str) -> str:
    """The text as `visible` gives it, with every stretch of white space as one space."""
    return " ".join(visible(text).split())


def shortened(text: str, columns: int) -> str:
    """The text, or as much of it as leaves room for an ellipsis."""
    return text if len(text) <= columns else text[: columns - 1].rstrip() + "…"
