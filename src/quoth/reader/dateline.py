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

    `published` is only taken from a whole date. The id stays: it is that of the article as taken in.
    """
    if article.dateline is not None and article.published is not None:
        return article
    text = article.text
    for p in paragraphs[:_PARAGRAPHS]:
        line = _opening(text, p) or (p if p.end - p.start <= _LONGEST else None)
        published = _published(text, line) if line is not None else None
        if line is not None and (published is not None or line is not p):
            written = article.dateline or text[line.start : line.end]
            return replace(article, dateline=written, published=article.published or published)
    return article


def day_of(published: str | None) -> When | None:
    """The day of a time of publication in ISO 8601, with its hour where it has one; None where it is a week date."""
    m = _DATE.match(published or "")
    if m is None:
        return None
    year, month, of_month = (int(x) for x in m.groups()[:3])
    time = f"T{m.group(4)}:{m.group(5) or '00'}" if m.group(4) else ""
    return When(year, month, of_month, time=time) if year > 0 else None


def _published(text: str, line: Paragraph) -> str | None:
    """The whole date of a line that is little else, in ISO 8601."""
    for found in find_times(text, [line], None):
        value = found.value or ""
        m = _DATE.match(value)
        rest = text[line.start : found.start] + text[found.end : line.end]
        if m is None or found.range is not None or sum(c.isalpha() for c in rest) > _MOST_OTHER_LETTERS:
            continue
        published = value if m.end() == len(value) else m.group()[:10]
        if len(published) == len("2022-06-03T11"):
            published += ":00"
        if is_iso_8601(published):
            return published
    return None


def _opening(text: str, p: Paragraph) -> Paragraph | None:
    """The words before a dash that open a paragraph, where they begin with a place in capitals."""
    m = _OPENING.match(text, p.start, min(p.end, p.start + _LONGEST))
    place = re.match(r"[^\W\d_]+", m.group("line")) if m is not None else None
    if m is None or place is None or not place.group().isupper():
        return None
    return Paragraph(m.start("line"), m.start("line") + len(m.group("line").rstrip()), ())
