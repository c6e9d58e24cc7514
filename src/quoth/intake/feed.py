"""Which articles are in a feed: RSS in its versions, or Atom?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from quoth.intake.found import Found, Unread, parsed
from quoth.intake.html import UnreadablePageError, fragment_text
from quoth.intake.metadata import Candidate, fields

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
# Entities and an internal subset are what bombs are made of; a feed needs neither. A document type that only names
# itself, as RSS 0.91 has, is harmless: nothing is fetched.
_ENTITY = re.compile(r"<!(?:ENTITY|DOCTYPE[^>\[]*\[)", re.IGNORECASE)
_CDATA_OR_COMMENT = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>/]")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]+;")


def items(text: str, encoding: str) -> list[Found]:
    """Each item of a feed as an article, or why it is none; and one reason more where the feed is damaged."""
    bare = _CDATA_OR_COMMENT.sub("", text)
    if _ENTITY.search(bare):
        return [Unread(reason="it declares entities or a document type of its own, which no feed needs")]
    # Bytes in a stream: a string would be taken for an address.
    data = io.BytesIO(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    parse = import_module("feedparser").parse
    feed = parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        return [Unread(reason="it is neither RSS nor Atom")]
    found = [_item(entry, feed.feed, encoding, at) for at, entry in enumerate(feed.entries, start=1)]
    return [*found, *_missing(feed, len(_ITEM.findall(bare)))]


def _missing(feed: Any, stated: int) -> Iterator[Found]:
    """Why a feed may have items that were not found."""
    if stated > len(feed.entries):
        yield Unread(reason=f"{stated - len(feed.entries)} of its {stated} items cannot be read")
    error = feed.get("bozo_exception")
    line = getattr(error, "getLineNumber", None)
    if error is not None and line is not None:
        yield Unread(reason=f"it is not well formed at line {line()}; what follows may be missing")
    elif not feed.entries:
        yield Unread(reason="there are no items in this feed")


def _item(entry: Any, feed: Any, encoding: str, at: int) -> Found:
    values, origins = fields(_stated(entry, feed))
    try:
        return parsed(_text(entry), values, origins, encoding=encoding, at=at)
    except UnreadablePageError as err:
        return Unread(reason=str(err), at=at)


def _stated(entry: Any, feed: Any) -> Iterator[Candidate]:
    authors = ", ".join(a["name"] for a in entry.get("authors", ()) if a.get("name"))
    content = _content(entry)
    for field, value in (
        ("title", _plain(entry.get("title_detail"))),
        ("outlet", _plain(entry.get("source", {}).get("title_detail"))),
        ("outlet", _plain(feed.get("title_detail"))),
        ("byline", authors or entry.get("author")),
        # Asked like this, feedparser does not put one for the other.
        *(("published", dict.get(entry, name)) for name in ("published", "created", "updated")),
        ("url", entry.get("link")),
        ("url", entry.get("id")),
        ("language", content.get("language")),
        ("language", feed.get("language")),
    ):
        if isinstance(value, str) and value.strip():
            yield field, value, "feed"


def _content(entry: Any) -> Any:
    """The fullest body of an item: its content, best as HTML, or else its summary."""
    bodies = [c for c in entry.get("content", ()) if (c.get("value") or "").strip()]
    bodies.sort(key=lambda c: "html" not in (c.get("type") or ""))
    return bodies[0] if bodies else entry.get("summary_detail") or {}


def _text(entry: Any) -> str:
    content = _content(entry)
    value = content.get("value") or ""
    if content.get("type") == "text/plain" and not _MARKUP.search(value):
        return str(value).strip()
    return fragment_text(value)


def _plain(detail: Any) -> str:
    """A title without markup."""
    value = str((detail or {}).get("value") or "")
    return fragment_text(value).replace("\n\n", " ") if _MARKUP.search(value) else value
