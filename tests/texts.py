"""Texts to try things on, and places in them."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from quoth.reader.mentions import Mention

MARKS = "\"'“”„‟‘’‚«»‹›「」『』＂`"

any_text = st.text(st.characters(exclude_categories=()), max_size=300).map(
    # Two surrogates that make a pair have a test of their own.
    lambda text: re.sub("[\ud800-\udbff](?=[\udc00-\udfff])", "", text)
)

_pieces = [
    *MARKS, *"“”\"'", ":", ",", ".", "?", "—", "(", ")", "\n", "\n\n", "\r\n", "\t", " ", " ", "\u2028", "\xa0",
    "he said", "Lee said:", "the minister told reporters that", "according to Reuters", "it rains", "they denied it",
    "the Post quoted Mr. Lee as saying", "the Post reported, citing Kim,", "Kim, head of the Water Board (WB),", "She",
    "don't", "workers'", "’90s", "Mr. Lee", "NATO", "\u202eשלום", "🙂", "\ud800", "\0",
]  # fmt: skip
news_like = st.lists(st.sampled_from(_pieces), max_size=60).map(" ".join) | st.lists(
    st.sampled_from(_pieces), max_size=60
).map("".join)

hostile_text = any_text | news_like


def at(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """Start and end of the nth (from 0) place where these words stand in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def mentioned(text: str, *, subjects: tuple[str, ...] = (), **kinds: list[str]) -> list[Mention]:
    """Mentions by place: for each kind the words that are one, wherever they stand."""
    found = [
        Mention(*at(text, name, n), kind, subject=name in subjects)
        for kind, names in kinds.items()
        for name in names
        for n in range(text.count(name))
    ]
    return sorted(found, key=lambda m: (m.start, m.end))
