"""When and where does an article say that it was written? The line above the text, or the words in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from quoth.article import is_iso_8601
from quoth.reader.times import When, find_times
from quoth.record import Article
from quoth.text import Paragraph

# A dateline stands above the text or opens it: among the first paragraphs, alone or nearly so in a line.
_PARAGRAPHS = 5
_LONGEST = 120
_MOST_OTHER_LETTERS = 32
# "BAKU, June 3 (AP) --", "WASHINGTON (Reuters) -": capitals, perhaps a date and an agency, then a dash.
_OPENING = re.compile(r"(?P<line>[^\W\d_]{2}[^\n()]{0,60}?\s?(?:\([^()\n]{2,30}\)\s?)?)(?:--|[-–—])\s", re.UNICODE)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?)?")


def with_dateline(article: Article, paragraphs: Sequence[Paragraph]) -> Article:
    """The article with the dateline and the time of publication that its text gives, where they were not known.

    `published` is only taken from a line that has a whole date. The id stays: it is that of the article as taken in.
    """
    known = article.dateline is not None
    if known and article.published is not None:
        return article
    line, published = _line(article.text, paragraphs)
    opening = None if known or line is not None else _opening(article.text, paragraphs)
    dateline = article.dateline if known else line or opening
    return replace(article, dateline=dateline, published=article.published or published)


def day_of(published: str | None) -> When | None:
    """The day of a time of publication in ISO 8601, with its hour where it has one; None where it is a week date."""
    m = _DATE.match(published or "")
    if m is None:
        return None
    year, month, of_month = (int(x) for x in m.groups()[:3])
    time = f"T{m.group(4)}:{m.group(5) or '00'}" if m.group(4) else ""
    return When(year, month, of_month, time=time) if year > 0 else None


def _line(text: str, paragraphs: Sequence[Paragraph]) -> tuple[str | None, str | None]:
    """The line with a whole date above the text, and that date in ISO 8601."""
    for p in paragraphs[:_PARAGRAPHS]:
        if p.end - p.start > _LONGEST:
            continue
        for found in find_times(text, [p], None):
            m = _DATE.match(found.value or "")
            rest = text[p.start : found.start] + text[found.end : p.end]
            if m is None or found.range is not None or sum(c.isalpha() for c in rest) > _MOST_OTHER_LETTERS:
                continue
            published = found.value if m.end() == len(found.value or "") else m.group()[:10]
            if published is not None and len(published) == 13:
                published += ":00"
            if published is not None and is_iso_8601(published):
                return text[p.start : p.end], published
    return None, None


def _opening(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    for p in paragraphs[:_PARAGRAPHS]:
        m = _OPENING.match(text, p.start, min(p.end, p.start + _LONGEST))
        if m is None:
            continue
        place = re.match(r"[^\W\d_]+", m.group("line"))
        if place is not None and place.group().isupper():
            return m.group("line").strip()
    return None
