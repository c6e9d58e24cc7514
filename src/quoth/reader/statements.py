"""From drafts to statements: spans with their text, kind, cue, links and confidence."""

from __future__ import annotations

from collections.abc import Mapping

from quoth.reader.addressees import Addressees
from quoth.reader.calibration import Calibration
from quoth.reader.circumstances import Circumstances
from quoth.reader.cues import read_cue
from quoth.reader.drafts import Draft
from quoth.reader.speakers import Speakers
from quoth.reader.tagger import Offsets
from quoth.record import Addressee, Confidence, Said, Span, Statement, Via
from quoth.text import Paragraph


def span(text: str, offsets: Offsets) -> Span:
    """The span between two offsets of a text."""
    return Span(start=offsets[0], end=offsets[1], text=text[offsets[0] : offsets[1]])


def statements(
    text: str,
    paragraphs: list[Paragraph],
    drafts: list[Draft],
    speakers: Speakers,
    *,
    sure: Calibration,
    sure_of_source: Calibration,
    circumstances: Mapping[int, Circumstances] | None = None,
) -> tuple[Statement, ...]:
    """The statements of all drafts, numbered in the order of the text, the outer before the inner.

    `circumstances` are those of the drafts that have any, by id(). Whoever told an outlet something goes on telling it
    until somebody else speaks or is spoken to.
    """
    ordered = sorted(drafts, key=lambda d: (d.span[0], d.contents, d.depth, d.span[1]))
    ids = {id(d): f"s{i}" for i, d in enumerate(ordered, 1)}
    known = circumstances or {}
    told = _told(text, paragraphs, ordered, speakers)
    out = []
    for d in ordered:
        lemma, attitude, polarity = read_cue("" if d.cue is None else text[slice(*d.cue)])
        via = None if d.within is None else Via(statement=ids[id(d.within)], speaker=speakers.of[id(d.within)])
        if id(d) in speakers.through:
            via = Via(statement=None if via is None else via.statement, speaker=speakers.through[id(d)])
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
                speaker=speakers.of[id(d)],
                via=via,
                said=_said(text, known.get(id(d), Circumstances()), told.get(id(d))),
                confidence=Confidence(
                    statement=sure(d.score), speaker=sure_of_source(d.source_score) * speakers.sure[id(d)]
                ),
            )
        )
    return tuple(out)


def _said(text: str, known: Circumstances, told_to: Addressee | None) -> Said:
    medium = None if known.medium is None else span(text, known.medium)
    return Said(time=known.time, place=known.place, medium=medium, told_to=told_to)


def _told(text: str, paragraphs: list[Paragraph], ordered: list[Draft], speakers: Speakers) -> dict[int, Addressee]:
    """The addressee of each draft that has one, by the draft's id()."""
    addressees = Addressees(text, paragraphs)
    outlet: Addressee | None = None
    holder: str | None = None
    out = {}
    for d in ordered:
        speaker = speakers.of[id(d)]
        found = addressees.of(d)
        if found is not None:
            start, end = found[0]
            whom = speakers.by_mention.get((start, end))
            out[id(d)] = Addressee(
                start=start, end=end, text=text[start:end], speaker=whom if whom != speaker else None
            )
        if d.within is not None:
            continue
        if found is not None:
            outlet, holder = (
                (out[id(d)], speaker) if found[1] and (start, end) not in speakers.elsewhere else (None, None)
            )
        elif speaker != holder:
            outlet = holder = None
        elif outlet is not None:
            out[id(d)] = outlet
    return out
