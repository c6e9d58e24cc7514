"""Which date and time of ISO 8601 do these words of a page or feed stand for?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_tz

from quoth.article import is_iso_8601, new_article
from quoth.text import paragraphs

# Pages write 2022-06-03 11:00:00 +0400 as well as 2022-06-03T11:00:00.000Z or 2022-06-03T11:00+04.
_NEARLY_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt ]\s*(\d\d:\d\d)(:\d\d)?([.,]\d{1,9})?\s*(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?)?",
    re.IGNORECASE,
)
_RFC_5322 = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}(?P<time>\s+\d\d?:\d\d(?::\d\d)?)?"
    r"(?P<zone>\s*(?:[+-]\d{4}|[A-Z]{1,5}))?"
)
# Without a month in letters nobody can tell the third of June from the sixth of March.
_YEAR_AND_LETTERS = re.compile(r"[A-Za-z]{3}.*\d{4}|\d{4}.*[A-Za-z]{3}")
_LONGEST = 80


def published_of(words: str) -> str | None:
    """The date or time in ISO 8601, as fine as it is given and with its zone; None where it is no whole date.

    Understands ISO 8601 and what is written for it, the dates of RFC 5322, and dates with the month in words. A time
    without a zone has none.
    """
    words = words.strip()[:_LONGEST]
    if (parts := _NEARLY_ISO.fullmatch(words)) is not None:
        written = _from_parts(parts)
        return written if is_iso_8601(written) else None
    if is_iso_8601(words) and len(words) >= len("20220603"):
        return words
    m = _RFC_5322.fullmatch(words)
    value = None if m is None else _from_rfc_5322(m)
    if value is None and _YEAR_AND_LETTERS.search(words):
        return published_in_text([words])
    return value


def published_in_text(lines: Sequence[str]) -> str | None:
    """The whole date of the first of some short lines that has one, such as "3 June 2022 11:00 (UTC+04:00)"."""
    from quoth.reader.dateline import with_dateline

    for line in lines:
        article = new_article(line)
        published = with_dateline(article, paragraphs(article.text)).published
        if published is not None:
            return published
    return None


def finest(candidates: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The first of some times of publication with its origin, or a finer one of its day: a time beats a date."""
    if not candidates:
        return None
    of_day = [c for c in candidates if c[0][:10] == candidates[0][0][:10]]
    return max(of_day, key=lambda c: _fineness(c[0]))


def _fineness(value: str) -> int:
    # ISO 8601 is parsed, so that a zone is one: "-" also stands in dates.
    try:
        zoned = datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return 0
    return (len(value) > 10) + zoned


def _from_parts(m: re.Match[str]) -> str:
    day, minute, second, _, utc, hours, minutes = m.groups()
    zone = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{day}T{minute}{second or ''}{zone}" if minute else day


def _from_rfc_5322(m: re.Match[str]) -> str | None:
    parts = parsedate_tz(m.group())
    if parts is None or not 1000 <= parts[0] <= 9999:
        return None
    year, month, day, hour, minute, second = parts[:6]
    value = f"{year:04}-{month:02}-{day:02}"
    if m["time"]:
        value += f"T{hour:02}:{minute:02}:{second:02}{_zone(parts[9]) if m['zone'] else ''}"
    return value if is_iso_8601(value) else None


def _zone(seconds: int | None) -> str:
    if seconds is None:
        return ""
    sign, minutes = "-" if seconds < 0 else "+", abs(seconds) // 60
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
