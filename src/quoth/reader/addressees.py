"""To whom a statement was made: "told the newspaper Z", "shared with Z", "in an interview with Z"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quoth.reader.drafts import Draft
from quoth.reader.tagger import Offsets
from quoth.text import Paragraph, sentences

_CAPITALS = r"[A-Z0-9][\w.’'&-]*"
_NAME = rf"{_CAPITALS}(?:[ \xa0](?:(?:of|for|the|and|&)[ \xa0]){{0,2}}{_CAPITALS}){{0,6}}"
_WHOM = (
    rf"(?:(?:the|a|an|his|her|its|their|our|local|foreign|several|state)[ \xa0])?(?:(?:[a-z-]+[ \xa0])"
    rf"{{0,3}}[“\"‘]?(?P<name>{_NAME})[”\"’]?"
    r"|(?P<group>(?:[a-z-]+[ \xa0]){0,2}(?:reporters|journalists|lawmakers|supporters|voters|investigators|officials|"
    r"delegates|viewers|listeners|readers|parliament|aides|donors|police|crowd|audience|newspaper|agency|outlet|"
    r"magazine|residents|"
    r"ministers|members|leaders|diplomats|colleagues|students|rally))|(?P<pronoun>him|her|them|me|us|it)\b)"
)
_TOLD = re.compile(rf"\b(?:told|tells|telling|assured|informed|reminded|warned)[ \xa0]+{_WHOM}")
_SPOKE = re.compile(
    rf"\b(?:(?:interview|conversation|talk|talks|call|discussion)[ \xa0](?:with|to)|(?:statement|remarks|comments|"
    rf"letter|email|speech|testimony)[ \xa0]to|"
    rf"speaking[ \xa0](?:to|with)|spoke[ \xa0](?:to|with)|sp(?:eaks|oken)[ \xa0](?:to|with)|"
    rf"shared?[ \xa0][^.;:\n]{{0,60}}?[ \xa0]with|said[ \xa0]to|wrote[ \xa0]to|"
    rf"(?:described|explained|confirmed|revealed|disclosed|outlined|presented|complained)"
    rf"[ \xa0][^.;:\n“\"]{{0,60}}?[ \xa0]?to)[ \xa0]+{_WHOM}"
)
_NO_ADDRESSEE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b.*|TV|[\d.,]+"
)
# "Pacific Island leaders", "Michigan voters": not the place, but people of it.
_PEOPLE_OF = re.compile(
    r"(?:['’]s?)?[ \xa0](?:[a-z-]+[ \xa0])?(?:leaders|voters|officials|reporters|members|supporters|crowd|audience|"
    r"host|anchor|listeners|viewers|readers|parliament|ministers|delegates|workers|students|residents)\b"
)
# However long a sentence: how far from the cue its addressee may stand.
_NEAR = 300


class Addressees:
    """Finds the addressee of each draft of a text, from the words of the sentence that its cue stands in."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._text = text
        self._sentences = [s for p in paragraphs for s in sentences(text, p.start, p.end)]
        self._starts = [s for s, _ in self._sentences]

    def of(self, d: Draft) -> tuple[Offsets, bool] | None:
        """The offsets of whom a draft's statement was made to, and whether that is a name.

        It is None where the words say nothing of it.
        """
        if d.cue is None:
            return None
        i = max(0, bisect_right(self._starts, d.cue[0]) - 1)
        start, end = self._sentences[i]
        start, end = max(start, d.cue[0] - _NEAR), min(end, d.cue[1] + _NEAR)
        # What stands in the content belongs to the statement; a name there is spoken of, not to.
        outside = [c for c in d.contents if c[0] >= d.cue[1]]
        stop = min([c[0] for c in outside] or [end])
        m = _TOLD.search(self._text, max(start, d.cue[0] - 1), max(stop, d.cue[1]))
        if m is None:
            for low, high in ((max(start, d.cue[0] - 1), max(stop, d.cue[1])), (start, d.cue[0]), (d.cue[1], end)):
                m = _SPOKE.search(self._text, low, high)
                if m is not None and not any(c[0] <= m.start() < c[1] for c in d.contents):
                    break
                m = None
        if m is None:
            return None
        group = next(g for g in ("name", "group", "pronoun") if m[g])
        span = m.start(group), m.start(group) + len(m[group].rstrip(".,"))
        if group == "name":
            if _NO_ADDRESSEE.fullmatch(self._text, *span):
                return None
            if more := _PEOPLE_OF.match(self._text, span[1]):
                return (span[0], more.end()), False
        if self._text[span[1] - 2 : span[1]] in ("'s", "’s"):
            return None
        return span, group == "name"
