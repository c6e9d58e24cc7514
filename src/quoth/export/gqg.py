"""Readings in the shape of GDELT's Global Quotation Graph: an article a line, each quotation with what is around it.

Beside GDELT's fields, each quotation has `statement`, its id, and `speaker`, the name of who said it, null where none
is known or where the article says that it was not said. Only what stands in quotation marks is there; `quote` is what
stands between the marks. `date` is UTC where the article's date has a zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from quoth.export.addresses import key
from quoth.export.chains import who
from quoth.export.dates import extended
from quoth.export.json_ld import Node, written
from quoth.export.lookup import Lookup
from quoth.record import Reading, Span
from quoth.text import quotations

# Characters before and after a quotation.
_AROUND = 100
_LANGUAGES = {"en": "ENGLISH"}


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Each article as one line of JSON."""
    for reading in readings:
        article = reading.article
        fields = {
            "date": _utc(article.published),
            "url": article.url,
            "title": article.title,
            "lang": _LANGUAGES.get(article.language or "", article.language),
            "quotes": list(_quotes(reading)),
        }
        yield written(fields) + "\n"


def _quotes(reading: Reading) -> Iterator[Node]:
    text, lookup = reading.article.text, Lookup(reading)
    for statement in reading.statements:
        if statement.kind == "indirect":
            continue
        for span in statement.content:
            for outer, inner in _quoted(text, span):
                yield {
                    "pre": text[max(0, outer.start - _AROUND) : outer.start],
                    "quote": text[inner],
                    "post": text[outer.stop : outer.stop + _AROUND],
                    "statement": key(reading.article, statement.id),
                    "speaker": who(statement, lookup.speakers) if statement.polarity == "affirmed" else None,
                }


def _quoted(text: str, span: Span) -> list[tuple[slice, slice]]:
    """What of a span stands in quotation marks, with them and without; all of it, where its marks stand outside."""
    outer = [one for one in quotations(text, span.start, span.end) if one.depth == 0]
    whole = slice(span.start, span.end)
    return [(slice(q.start, q.end), slice(q.start + 1, q.end - q.closed)) for q in outer] or [(whole, whole)]


def _utc(published: str | None) -> str | None:
    date = extended(published)
    if date is None or len(date) <= len("2022-06-03"):
        return date
    at = datetime.fromisoformat(date)
    if at.tzinfo is None:
        return date
    try:
        return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return date
