"""Does the headline say more than the text, which only reports that somebody says so?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quoth.reader.checks.check import Check, Query, is_title
from quoth.record import Reading, Span, Statement
from quoth.text import Paragraph, sentences

_WORD = re.compile(r"[^\W_]+")
_LITTLE = frozenset(
    "a an the of to in on at for and or but by with from as is are was were be been being has have had he she it they "
    "his her its their this that these those who whom which not no s t over after before into up out off about".split()
)
# Marks and words by which a headline says whose claim it is, or that it is a question.
_HEDGED = re.compile(
    r"[?:\"“”‘'’|]|\b(?:say|says|said|tells?|told|claims?|claimed|alleg\w+|accus\w+|report\w*|according|warns?|poll|"
    r"polls|argues?|suggests?|believes?|thinks?|may|might|could|should|would|will|calls?|vows?|denies|slams?|blasts?|"
    r"why|how|what|opinion|urges?|asks?|admits?|insists?|predicts?|promises?|sources?|cites?|study|survey|"
    r"likely|reportedly|purported\w*|expected|seeks?|wants?|criticiz\w+|attacks?|rips?|hits?|defends?)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_LEAST_SHARE = 0.8
# A sentence of the text's own that has as much of the headline as this says it too.
_OWN_SHARE = 0.6
_LONGEST_TITLE = 300


def _unattributed(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    title = reading.article.title
    if title is None or len(title) > _LONGEST_TITLE or _HEDGED.search(title):
        return
    claimed = _stems(title)
    if len(claimed) < _FEWEST_WORDS:
        return
    text = reading.article.text
    body = [p for p in paragraphs if not is_title(text[p.start : p.end], title)]
    best = max(
        (s for s in reading.statements if _is_claim(s, body)),
        key=lambda s: _share(claimed, " ".join(c.text for c in s.content)),
        default=None,
    )
    if best is None or _share(claimed, " ".join(c.text for c in best.content)) < _LEAST_SHARE:
        return
    if any(_share(claimed, own) >= _OWN_SHARE for own in _own_sentences(text, body, reading.statements)):
        return
    source: tuple[Span, ...] = best.source
    yield Query("The headline states what the text gives as the words of its source.", best.content + source)


def _is_claim(statement: Statement, body: Sequence[Paragraph]) -> bool:
    """Whether a statement of the body is somebody's claim, not what is known or done."""
    if not statement.content or not statement.source or statement.polarity != "affirmed":
        return False
    at = statement.content[0].start
    in_body = any(p.start <= at < p.end for p in body)
    return in_body and statement.attitude in ("communication", "belief")


def _own_sentences(text: str, body: Sequence[Paragraph], statements: Sequence[Statement]) -> Iterator[str]:
    """What each sentence of the body says outside of all statements."""
    attributed = sorted((c.start, c.end) for s in statements for c in s.content)
    i = 0
    for p in body:
        for start, end in sentences(text, p.start, p.end):
            pieces, at = [], start
            while i < len(attributed) and attributed[i][1] <= start:
                i += 1
            for a, b in attributed[i:]:
                if a >= end:
                    break
                pieces.append(text[at : max(at, a)])
                at = max(at, b)
            pieces.append(text[at : max(at, end)])
            yield " ".join(pieces)


def _stems(words: str) -> frozenset[str]:
    found = (w.casefold() for w in _WORD.findall(words))
    return frozenset(_stem(w) for w in found if w not in _LITTLE)


def _stem(word: str) -> str:
    for end in ("ing", "ed", "es", "s"):
        if len(word) > len(end) + 3 and word.endswith(end):
            return word.removesuffix(end).rstrip("e")
    return word.rstrip("e")


def _share(claimed: frozenset[str], words: str) -> float:
    return len(claimed & _stems(words)) / len(claimed)


HEADLINE = (
    Check(
        "headline_without_attribution",
        "medium",
        "A headline that states as a fact what the text only gives as somebody's claim.",
        _unattributed,
    ),
)
