"""Gold articles written as other newsrooms would: other quotation marks, quotations in paragraphs of their own.

The corpus has two styles of quotation marks and hardly ever introduces a quoted paragraph by a colon;
press agencies do both otherwise. A change keeps every word and its role.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left

from quoth.evaluation.polnear import GoldArticle, Relation, Spans
from quoth.text import paragraphs

_STYLES = ("“”", '""', "«»", "„“", "‘’", "''", "»«", "””")
_SHARE_RESTYLED = 0.3
_SHARE_SET_APART = 0.3
_BETWEEN = re.compile(r"\s*[,:]?\s+")


def vary(article: GoldArticle, chance: random.Random) -> GoldArticle:
    """The article, now and then in another style."""
    article = set_apart(article, chance)
    if chance.random() < _SHARE_RESTYLED:
        article = GoldArticle(article.name, restyle(article.text, chance.choice(_STYLES)), article.relations)
    return article


def restyle(text: str, style: str) -> str:
    """The text with its double quotation marks as the two of `style`; its length stays the same."""
    out = list(text)
    for paragraph in paragraphs(text):
        for q in paragraph.outer:
            if text[q.start] in '"“':
                out[q.start] = style[0]
                if q.closed:
                    out[q.end - 1] = style[1]
    return "".join(out)


def set_apart(article: GoldArticle, chance: random.Random) -> GoldArticle:
    """Some quotations that end a paragraph as paragraphs of their own: `she said, "No"` to `she said:`, `"No"`."""
    text = article.text
    closing = {
        q.start: paragraph.end
        for paragraph in paragraphs(text)
        for q in paragraph.outer
        if q.closed and not text[q.end : paragraph.end].strip(" .")
    }
    edits = []
    for relation in article.relations:
        if len(relation.content) != 1 or not relation.cue or not relation.source:
            continue
        gap = relation.cue[-1][1], relation.content[0][0]
        leads = relation.source[0][0] < gap[0] < gap[1] and _BETWEEN.fullmatch(text, *gap)
        if leads and gap[1] in closing and chance.random() < _SHARE_SET_APART:
            colon = "" if text[gap[0] - 1] == ":" else ":"
            edits.append((*gap, colon + "\n\n"))
    return _edited(article, sorted(edits)) if edits else article


def _edited(article: GoldArticle, edits: list[tuple[int, int, str]]) -> GoldArticle:
    """The article with stretches replaced that no span touches, and its spans moved along."""
    ends = [end for _, end, _ in edits]
    moved = [0]
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [article.text[at:start], new]
        moved.append(moved[-1] + len(new) - (end - start))
        at = end
    pieces.append(article.text[at:])

    def move(spans: Spans) -> Spans:
        return tuple((_moved(s, ends, moved), _moved(e - 1, ends, moved) + 1) for s, e in spans)

    relations = [Relation(move(r.source), move(r.cue), move(r.content)) for r in article.relations]
    return GoldArticle(article.name, "".join(pieces), relations)


def _moved(offset: int, ends: list[int], moved: list[int]) -> int:
    return offset + moved[bisect_left(ends, offset + 1)]
