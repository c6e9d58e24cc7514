"""What would a careful reader query about who is quoted, and where a quotation ends?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoth.reader.checks.check import Check, Query, span
from quoth.record import Reading, Span, Statement
from quoth.text import Paragraph

# Beneath it the speaker is likelier wrong than right. Of the quotations of PolNeAR train it holds for one in 90.
_NARROW = 0.5
# A cue that nobody is the subject of tells of a statement only where the encoder is fairly sure of it: at 0.75 four
# in five of those on PolNeAR train are claims that somebody must have made.
_SURE = 0.75
_FEWEST_WORDS = 4
# Verbs by which a claim goes round without anybody who makes it; others ("known as", "called") mostly give a name.
_HEARSAY = frozenset(
    "say report believe think allege claim rumor rumour understand suspect accuse suggest argue state tell "
    "assert estimate speculate whisper hear confirm reveal announce write add insist warn".split()
)


def _unclosed(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    """Opening each paragraph of a long quotation and closing only the last is a habit, not a fault."""
    for i, paragraph in enumerate(paragraphs):
        goes_on = i + 1 < len(paragraphs) and paragraphs[i + 1].opens_quoted
        for q in paragraph.outer:
            if not q.closed and not goes_on:
                yield Query(
                    "This quotation is opened and not closed before the end of its paragraph.",
                    (span(reading.article.text, q.start, q.start + 1),),
                )


def _without_source(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    for statement in reading.statements:
        if statement.source or statement.speaker is not None or statement.via is not None or not statement.content:
            continue
        if sum(len(s.text.split()) for s in statement.content) < _FEWEST_WORDS:
            continue
        if statement.confidence.statement < _SURE:
            continue
        said = any(c.isalpha() for s in statement.cue for c in s.text)
        if statement.kind == "direct" and (not said or statement.cue_lemma in _HEARSAY):
            yield Query("The text does not say whose words these are.", statement.content)
        elif statement.cue_lemma in _HEARSAY and _is_passive(statement):
            yield Query("The text reports this and does not say who says so.", statement.content + statement.cue)


def _is_passive(statement: Statement) -> bool:
    words = [word.casefold() for s in statement.cue for word in s.text.split()]
    return len(words) > 1 and not _IS.isdisjoint(words)


_IS = frozenset("is are was were be been being it it’s it's reportedly allegedly".split())


def _narrow_speaker(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    for statement in reading.statements:
        name = names.get(statement.speaker or "")
        if name is not None and statement.kind != "indirect" and statement.confidence.speaker < _NARROW:
            source: tuple[Span, ...] = statement.source
            yield Query(
                f"The quotation was given to {name} by a narrow margin: the text leaves open who speaks.",
                statement.content + source,
            )


QUOTATIONS = (
    Check(
        "unclosed_quotation",
        "low",
        "A quotation that is opened and not closed before the end of its paragraph.",
        _unclosed,
    ),
    Check(
        "statement_without_source",
        "low",
        "A quotation, or a claim that goes by hearsay, for which the text names nobody who makes it.",
        _without_source,
    ),
    Check(
        "narrow_speaker",
        "medium",
        "A quotation whose speaker was decided by a narrow margin.",
        _narrow_speaker,
    ),
)
