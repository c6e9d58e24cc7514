"""What does an input hold, by its name or its first bytes?"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

from quoth.intake.encodings import UndecodableError, decoded

InputKind = Literal["auto", "text", "html", "feed", "xml", "warc", "jsonl", "parquet"]

# `xml` is a feed or a page: its first element says which.
_KINDS: dict[str, InputKind] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
_COMPRESSED = ".gz"
SNIFFED = 4096
"""How many of the first bytes tell what an input holds."""
_PAGE = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|article|main|meta)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(r"(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:rdf|(?:\w+:)?feed)\b", re.IGNORECASE)
_FIELD = re.compile(r'\{\s*"[^"\n]{1,100}"\s*:')


def kind_of_name(path: str) -> InputKind | None:
    """What a file holds by the ending of its name, `.gz` aside; None where the ending says nothing."""
    name = PurePath(path).name.lower().removesuffix(_COMPRESSED)
    return _KINDS.get(PurePath(name).suffix)


def kind_of_bytes(start: bytes) -> InputKind:
    """What an input holds by its first bytes; text where nothing else is told."""
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.lstrip(b"\r\n").startswith(b"WARC/"):
        return "warc"
    try:
        text = decoded(start).text.lstrip("\ufeff \t\r\n")
    except UndecodableError:
        return "text"
    if _FEED.match(text):
        return "feed"
    if _PAGE.match(text):
        return "html"
    if text.startswith("<?xml"):
        return "xml"
    return "jsonl" if _is_json_lines(text) else "text"


def _is_json_lines(text: str) -> bool:
    """Whether the first line is an object of JSON, or begins as one does."""
    line, ended, _ = text.partition("\n")
    if not ended:
        return _FIELD.match(line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
