"""Readings as a DocBin of spaCy: a Doc an article, with its sources, cues and contents as groups of spans.

Tokens are those of spaCy's blank English. A span of the article that does not end where a token does is widened to
whole tokens; `doc.user_data["quoth"]` has the exact offsets, in code points, beside ids, speakers and chains. Every
span in the groups `source`, `cue` and `content` has the id of its statement ("ARTICLE/s1"), and its kind as its label.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from quoth.editing import plain
from quoth.export.addresses import key
from quoth.export.optional import library
from quoth.record import Reading, Span, Statement
from quoth.text import without_surrogates

_GROUPS = ("source", "cue", "content")
# The tokeniser takes time with the square of the signs that stand together; no word has so many characters.
_LONGEST_WORD = 400
_PIECE = re.compile(rf"\S{{{_LONGEST_WORD}}}")


def write(readings: Iterable[Reading], path: Path) -> None:
    """Write one DocBin with the articles in order. All are held in memory, packed, before they are written.

    Raises:
        DependencyError: spaCy is not installed.
    """
    spacy = library("spacy", extra="spacy", needed_for="the format docbin")
    tokens = library("spacy.tokens", extra="spacy", needed_for="the format docbin")
    language = spacy.blank("en")
    docs = tokens.DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for reading in readings:
        docs.add(_doc(reading, language, tokens))
    docs.to_disk(path)


def _doc(reading: Reading, language: Any, tokens: Any) -> Any:
    doc = _tokenised(without_surrogates(reading.article.text), language, tokens)
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token.text) + len(token.whitespace_) for token in doc]
    for name in _GROUPS:
        spans = [
            tokens.Span(doc, *at, label=statement.kind, span_id=key(reading.article, statement.id))
            for statement in reading.statements
            for span in getattr(statement, name)
            if (at := _whole_tokens(span, starts, ends))
        ]
        doc.spans[name] = tokens.SpanGroup(doc, name=name, spans=spans)
    doc.user_data["quoth"] = {
        "schema": reading.schema,
        "article": _encodable({name: value for name, value in plain(reading.article).items() if name != "text"}),
        "statements": [_statement(one, reading) for one in reading.statements],
        "speakers": [_encodable(plain(one)) | {"id": key(reading.article, one.id)} for one in reading.speakers],
    }
    return doc


def _tokenised(text: str, language: Any, tokens: Any) -> Any:
    """The text as a Doc; stretches without a space are cut where they are longer than any word."""
    words: list[str] = []
    spaces: list[bool] = []
    edges = [0, *(m.end() for m in _PIECE.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        for token in language.tokenizer(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return tokens.Doc(language.vocab, words=words, spaces=spaces)


def _whole_tokens(span: Span, starts: list[int], ends: list[int]) -> tuple[int, int] | None:
    """The first token that a span touches and the one after the last; None where it has no characters."""
    if span.start >= span.end:
        return None
    return bisect_right(ends, span.start), bisect_left(starts, span.end)


def _statement(statement: Statement, reading: Reading) -> dict[str, Any]:
    article, via = reading.article, statement.via
    return {
        "id": key(article, statement.id),
        **{name: [[span.start, span.end] for span in getattr(statement, name)] for name in _GROUPS},
        **{name: getattr(statement, name) for name in ("kind", "attitude", "polarity")},
        "cue_lemma": _encodable(statement.cue_lemma),
        "speaker": key(article, statement.speaker) if statement.speaker else None,
        "via_statement": key(article, via.statement) if via and via.statement else None,
        "via_speaker": key(article, via.speaker) if via and via.speaker else None,
        "confidence": plain(statement.confidence),
    }


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {name: _encodable(inner) for name, inner in value.items()}
    return [_encodable(inner) for inner in value] if isinstance(value, list) else value
