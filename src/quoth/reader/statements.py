"""From drafts to statements: spans with their text, kind, cue, links and confidence."""

from __future__ import annotations

from quoth.reader.calibration import Calibration
from quoth.reader.cues import read_cue
from quoth.reader.drafts import Draft
from quoth.reader.tagger import Offsets
from quoth.record import Confidence, Span, Speaker, Statement, Via


def span(text: str, offsets: Offsets) -> Span:
    """The span between two offsets of a text."""
    return Span(start=offsets[0], end=offsets[1], text=text[offsets[0] : offsets[1]])


def statements(
    text: str,
    drafts: list[Draft],
    speakers: dict[Offsets, Speaker],
    *,
    sure: Calibration,
    sure_of_source: Calibration,
) -> tuple[Statement, ...]:
    """The statements of all drafts, numbered in the order of the text, the outer before the inner.

    `speakers` holds the speaker of each source that is known to be one, by the source's offsets.
    """
    ordered = sorted(drafts, key=lambda d: (d.span[0], d.contents, _depth(d), d.span[1]))
    ids = {id(d): f"s{i}" for i, d in enumerate(ordered, 1)}
    who = {id(d): speakers[d.source].id if d.source in speakers else None for d in ordered}
    out = []
    for d in ordered:
        lemma, attitude, polarity = read_cue("" if d.cue is None else text[slice(*d.cue)])
        via = None if d.within is None else Via(statement=ids[id(d.within)], speaker=who[id(d.within)])
        out.append(
            Statement(
                id=ids[id(d)],
                kind=d.kind,
                attitude=attitude,
                polarity=polarity,
                cue_lemma=lemma,
                content=tuple(span(text, c) for c in d.contents),
                cue=() if d.cue is None else (span(text, d.cue),),
                source=() if d.source is None else (span(text, d.source),),
                speaker=who[id(d)],
                via=via,
                confidence=Confidence(statement=sure(d.score), speaker=sure_of_source(d.source_score)),
            )
        )
    return tuple(out)


def _depth(d: Draft) -> int:
    return 0 if d.within is None else 1 + _depth(d.within)
