"""Which two counts of one thing cannot both hold?

Only what a text takes up again as known ("the 19 candidates") is compared with what it counted elsewhere: news counts
many things of one sort that are not the same things, and says so by leaving out the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoth.reader.checks.check import Check, Query, span
from quoth.reader.nouns import singular
from quoth.reader.page import Page
from quoth.record import Quantity, Reading, Span
from quoth.text import Paragraph

# Two of a sort mostly are the two that the text is about anyway.
_LEAST = 3
# Whatever is counted more often than this in one text is hardly ever the same things.
_MOST_COUNTS = 50
_TAKEN_UP = re.compile(r"\b(?:the|these|those|all|all the|all of the)\s$", re.IGNORECASE)
# What narrows down the things taken up, so that they may be other ones.
_NARROWED = re.compile(
    r"[\s,]+(?:who|whom|whose|that|which|where|in|of|from|with|on|at|for|to|by|he|she|they|it|we|i|you|left|still|"
    r"remaining|needed|already|other|others|more|a|an|per|under|over|between|among|against|behind|"
    r"[a-z]+(?:ing|ed)|mr|ms|mrs|(?-i:[A-Z]))\b|['’-]",
    re.IGNORECASE,
)
# "15 of the 19 hijackers": the number is that of a part.
_PART = re.compile(r"\bof\b", re.IGNORECASE)
# "Hundreds of workers" may be any number of them.
_VAGUE = re.compile(r"\b(?:[a-z]+s|few|couple|several|many)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class _Count(NamedTuple):
    """A count of things: where it stands with them, the quantity, and the words for the things."""

    where: Span
    quantity: Quantity
    words: frozenset[str]
    is_part: bool


def _counts(reading: Reading) -> dict[str, list[_Count]]:
    """The counts of a reading by the noun for what is counted."""
    out: dict[str, list[_Count]] = defaultdict(list)
    text = reading.article.text
    for q in reading.quantities:
        if q.counted is None or q.unit is not None or q.change is not None or not _is_whole(q):
            continue
        # "The 1,237-delegate threshold" counts no delegates that there are.
        if text[q.end : q.end + 1] == "-":
            continue
        names = [w.casefold() for w in _WORD.findall(q.counted.text)]
        if names:
            where = span(text, min(q.start, q.counted.start), max(q.end, q.counted.end))
            is_part = bool(_PART.search(text, q.end, max(q.end, q.counted.start)))
            out[singular(names[-1])[0]].append(_Count(where, q, frozenset(names[:-1]), is_part))
    return out


def _is_whole(q: Quantity) -> bool:
    """Whether a number can count things: "half of the delegates" is a share."""
    return q.value is None or float(q.value).is_integer()


def _disagree(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    text = reading.article.text
    page = Page(text, list(paragraphs))
    for counts in _counts(reading).values():
        for one in counts if len(counts) <= _MOST_COUNTS else ():
            other = _contradicted(text, one, counts)
            # Whoever is quoted may well speak of other things than the text around the quotation.
            if other is not None and not page.quotations(one.where.start, one.where.end):
                yield Query(
                    f"The text speaks of {_plain(one.where)}, and elsewhere of {_plain(other.where)}.",
                    (one.where, other.where),
                )


def _contradicted(text: str, one: _Count, counts: Sequence[_Count]) -> _Count | None:
    """The count that must be of the things that another count takes up, and differs from it."""
    value = one.quantity.value
    if value is None or value < _LEAST or one.is_part or one.quantity.modifier != "=" or not _is_taken_up(text, one):
        return None
    others = [c for c in counts if c is not one and not c.is_part and c.words == one.words and _is_near(value, c)]
    # The things taken up may be any that were counted, and another thing of the sort makes it open which ones.
    if any(_holds(value, c) for c in counts if c is not one) or len({c.quantity.value for c in others}) != 1:
        return None
    return others[0] if others[0].where.start < one.where.start else None


def _is_near(value: float, count: _Count) -> bool:
    """Whether a number may be that of what was counted, as no small part of it is."""
    counted = count.quantity.value
    return counted is None or _LEAST <= counted <= value * 2


def _is_taken_up(text: str, count: _Count) -> bool:
    before = text[max(0, count.where.start - 20) : count.where.start]
    return bool(_TAKEN_UP.search(before)) and not _NARROWED.match(text, count.where.end)


def _holds(value: float, count: _Count) -> bool:
    """Whether a count leaves it possible that there are so many."""
    q = count.quantity
    if q.modifier == "=" and q.value is not None:
        return q.value == value
    if q.low is None and q.high is None:
        return q.value is None or bool(_VAGUE.search(q.text)) or q.value / 2 <= value <= q.value * 2
    return (q.low is None or q.low <= value) and (q.high is None or value <= q.high)


def _plain(where: Span) -> str:
    return " ".join(where.text.split())


COUNTS = (
    Check(
        "counts_disagree",
        "high",
        "Two counts of one thing that cannot both hold.",
        _disagree,
    ),
)
