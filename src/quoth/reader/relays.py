"""Second-hand talk in the words around a cue.

"Z quoted Y as saying", "according to Y, quoted by Z", "Z reported, citing Y".
"""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.reader.drafts import Draft
from quoth.reader.nouns import singular, sort_of
from quoth.reader.page import Page
from quoth.reader.tagger import Offsets

_AS_SAYING = re.compile(
    r"\b(?:quot|cit)(?:ed|es|ing)\s+(?P<who>[^.;:“”\"\n]{1,90}?)\s+as\s+(?:saying|telling|adding|writing)\b"
)
_QUOTED_BY = re.compile(r"[,\s]\s*(?:as\s+)?(?:quoted|cited|reported)\s+(?:by|in)\s+(?P<via>[^,.;:“”\"\n]{2,80})")
_CITING = re.compile(r",\s+(?:citing|quoting)\s+(?P<who>[^,.;:“”\"\n]{2,80})")
_REPORTED = re.compile(r"\b(?:report|reports|reported|reporting|wrote|writes)\b")
# How far from its cue and source such words may stand.
_NEAR = 120


def relayed(page: Page, d: Draft) -> Draft:
    """The draft with whoever spoke as its source and whoever passed it on as `through`, where its words say so."""
    if d.cue is None:
        return d
    text = page.text
    paragraph = page.paragraphs[page.index(d.cue[0])]
    low, high = max(paragraph.start, d.cue[0] - _NEAR), min(paragraph.end, d.cue[1] + _NEAR)
    for saying in _AS_SAYING.finditer(text, low, high):
        if saying.start() < d.cue[1] and d.cue[0] < saying.end():
            outlet = d.source if d.source is not None and d.source[1] <= saying.start() else None
            return replace(d, source=saying.span("who"), through=outlet)
    if d.source is None:
        return d
    m = _QUOTED_BY.search(text, d.source[0], min(paragraph.end, d.source[1] + _NEAR))
    if m is not None and m.start() <= d.source[1] + 1 and d.source[0] < m.start() and _is_free(m.span(), d):
        return replace(d, source=(d.source[0], m.start()), through=m.span("via"))
    m = _CITING.search(text, d.cue[1], high)
    if (
        m is not None
        and _REPORTED.search(text, *d.cue)
        and _is_free(m.span(), d)
        and ". " not in text[d.cue[1] : m.start()]
        and _is_somebody(m["who"])
    ):
        return replace(d, source=m.span("who"), through=d.source)
    return d


def _is_somebody(words: str) -> bool:
    """Whether what is cited speaks: a name, or a noun for persons. "Citing the release of prisoners" gives a reason."""
    noun = re.split(r"\s(?:in|of|at|from|with|who|familiar|close)\s", words, maxsplit=1)[0].split()
    return bool(noun) and (noun[-1][:1].isupper() or sort_of(singular(noun[-1])[0]) in ("person", "document"))


def _is_free(span: Offsets, d: Draft) -> bool:
    """Whether a stretch is no part of what is said."""
    return not any(s < span[1] and span[0] < e for s, e in d.contents)
