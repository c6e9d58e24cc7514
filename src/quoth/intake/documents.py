"""What is in a document: the article of a page, the items of a feed?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.intake.encodings import Declared, UndecodableError, declared_in, decoded
from quoth.intake.feed import items
from quoth.intake.found import Document, Found, Unread, parsed
from quoth.intake.html import UnreadablePageError, page_text, tree_of
from quoth.intake.metadata import body_in_json_ld, date_lines, fields, metadata

# What opens a document's first element, after byte order mark, declaration, comments and document type.
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_PROLOGUE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_PROLOGUE_WITHIN = 64 * 1024
_FEEDS = frozenset(("rss", "feed", "rdf", "channel"))
_PAGES = frozenset(("html", "head", "body"))


def found_in(document: Document, declared: Sequence[Declared] = ()) -> list[Found]:
    """The article of a page, the items of a feed, or why there are none."""
    try:
        text, encoding = decoded(document.data, [*declared, *declared_in(document.data)])
        kind = document.kind
        if kind == "text":
            url = {"url": document.url} if document.url else {}
            return [parsed(text, url, dict.fromkeys(url, "warc"), encoding=encoding)]
        if kind == "xml":
            root = root_of(text)
            kind = "feed" if root in _FEEDS else "page"
            if kind == "page" and root not in _PAGES:
                return [Unread(reason="it is XML, but neither a feed nor a page")]
        if kind == "feed":
            return items(text, encoding)
        return [_page(text, encoding, document.url)]
    except (UndecodableError, UnreadablePageError) as err:
        return [Unread(reason=str(err))]


def root_of(text: str) -> str | None:
    """The name of a document's first element, in small letters, without its prefix."""
    m = _ROOT.search(_PROLOGUE.sub("", text[:_PROLOGUE_WITHIN]))
    return None if m is None else m[1].lower()


def _page(text: str, encoding: str, url: str | None) -> Found:
    tree = tree_of(text)
    if tree is None:
        return parsed("", {}, {})
    stated = list(metadata(tree))
    if url is not None:
        stated.append(("url", url, "warc"))
    values, origins = fields(stated)
    if "published" not in values:
        values, origins = fields([*stated, *date_lines(tree)])
    body = page_text(tree, values.get("title"))
    if not body:
        body = body_in_json_ld(tree)
    return parsed(body, values, origins, encoding=encoding)
