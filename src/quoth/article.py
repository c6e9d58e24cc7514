"""How an Article is made, and the id that follows from it."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime

from quoth.errors import InputError
from quoth.record import Article
from quoth.text import with_unix_line_ends

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# `datetime.fromisoformat` takes any character between date and time.
_ISO_CHARACTERS = re.compile(r"[0-9W+:.,-]+(?:[Tt ][0-9+:.,-]+[Zz]?)?")


def new_article(
    text: str,
    *,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Article:
    """An article of this text, its line ends as LF, with its id.

    Any string will do as text, lone surrogates and NUL included. Raises InputError where `published` is
    no date or time in ISO 8601.
    """
    if published is not None and not is_iso_8601(published):
        raise InputError(source or "text", not_iso_8601(published))
    text = with_unix_line_ends(_joined(text))
    return Article(
        id=article_id(text, url=url, outlet=outlet, published=published, title=title),
        source=source,
        url=url,
        title=title,
        outlet=outlet,
        byline=byline,
        dateline=dateline,
        published=published,
        language=language,
        text=text,
    )


def _joined(text: str) -> str:
    """The text with the two halves of a surrogate pair as the character that they stand for, as JSON has it."""
    return _PAIR.sub(lambda m: m.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)


def article_id(
    text: str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of what identifies an article.

    What is hashed is JSON in ASCII, its keys sorted, so that lone surrogates count like any character.
    Where the article was found (`source`) does not count: the same report keeps its id when it moves.
    """
    known = {"url": url, "outlet": outlet, "published": published, "title": title, "text": text}
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode("ascii")).hexdigest()[:16]


def is_iso_8601(value: str) -> bool:
    """Whether this is a calendar or week date of ISO 8601, with or without a time and its zone."""
    if not _ISO_CHARACTERS.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def not_iso_8601(value: str) -> str:
    """What to tell whoever gave this as the time of publication."""
    return f"published is {value!r}: write a date or time in ISO 8601, such as 2021-05-13 or 2021-05-13T09:30:00+04:00"
