"""What would a careful reader query about who is quoted, and where a quotation ends?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quoth.reader.checks.check import Check, Query, is_title, span
from quoth.reader.page import Page
from quoth.record import Reading, Span, Statement
from quoth.text import Paragraph

# Of the quotations in 200 articles of PolNeAR train 10 have less, and 8 of these the wrong speaker; of the 10 between
# this and a half, three have.
_NARROW = 0.35
# A cue that nobody is the subject of tells of a statement only where the encoder is fairly sure of it.
_SURE = 0.75
_FEWEST_WORDS = 4
# Verbs by which a claim goes round without anybody who makes it. What was revealed or announced is known to be so, and
# who is accused mostly is so by the law.
_HEARSAY = frozenset(
    "say report believe think allege claim rumor rumour understand suspect suggest argue tell assert estimate "
    "speculate whisper".split()
)
# "It was widely reported", "there have been reports that"; but not "once thought", "it is hard to say".
_GOES_ROUND = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)|['’]s)(?:\s(?:not|also|now|long|often|sometimes|\w+ly))*\s"
    r"(?:\w+ed|said|told|thought|understood)(?:\s(?:that|to))?$|"
    r"\bthere\b.{0,20}\b(?:is|are|was|were|been)\b.{0,20}\b(?:reports|rumou?rs|claims|suggestions)(?:\s(?:of|that))?$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\s+by\b", re.IGNORECASE)
# "In ’08", "the ‘90s": what stands in for left-out figures opens nothing.
_LEFT_OUT = re.compile(r"['‘’]\d\d(?!\d)")
_CLOSING = frozenset("\"'”’“‘»«")


def _unclosed(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    """Opening each paragraph of a long quotation and closing only the last is a habit, not a fault."""
    text = reading.article.text
    for i, paragraph in enumerate(paragraphs):
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        goes_on = following is not None and (
            following.opens_quoted or _closes_on_next_line(text, paragraph.end, following)
        )
        for q in paragraph.outer:
            if not q.closed and not goes_on and not _LEFT_OUT.match(text, q.start):
                yield Query(
                    "This quotation is opened and not closed before the end of its paragraph.",
                    (span(text, q.start, q.start + 1),),
                )


def _closes_on_next_line(text: str, end: int, following: Paragraph) -> bool:
    """Whether the next paragraph, in the line below, ends with a mark that closes no quotation of its own."""
    if following.start - end > 1 or text[following.end - 1] not in _CLOSING:
        return False
    return not any(q.closed and q.end == following.end for q in following.outer)


def _without_source(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    text = reading.article.text
    page = Page(text, list(paragraphs))
    for statement in reading.statements:
        if statement.source or statement.speaker is not None or statement.via is not None or not statement.content:
            continue
        if sum(len(s.text.split()) for s in statement.content) < _FEWEST_WORDS:
            continue
        if statement.confidence.statement < _SURE:
            continue
        said = any(c.isalpha() for s in statement.cue for c in s.text)
        if statement.kind == "direct" and not said:
            if _stands_alone(page, statement, reading.article.title):
                yield Query("The text does not say whose words these are.", statement.content)
        elif statement.cue_lemma in _HEARSAY and _goes_round(text, statement):
            yield Query("The text reports this and does not say who says so.", statement.content + statement.cue)


def _stands_alone(page: Page, statement: Statement, title: str | None) -> bool:
    """Whether a quotation without a cue is a whole paragraph; one inside a sentence may be a title or an expression."""
    i = page.index(statement.content[0].start)
    line = page.text[page.paragraphs[i].start : page.paragraphs[i].end]
    return page.is_quoted(i) and not (title is not None and is_title(line, title))


def _goes_round(text: str, statement: Statement) -> bool:
    """Whether a cue is a passive without anybody who does it, and what goes round stands behind it."""
    if not statement.cue or statement.content[-1].start < statement.cue[-1].end:
        return False
    words = " ".join(word for s in statement.cue for word in s.text.split())
    return bool(_GOES_ROUND.search(words)) and not _AGENT.match(text, statement.cue[-1].end)


def _narrow_speaker(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    for statement in reading.statements:
        name = names.get(statement.speaker or "")
        if name is not None and statement.kind != "indirect" and statement.confidence.speaker < _NARROW:
            source: tuple[Span, ...] = statement.source
            yield Query(
                f"These words were given to {' '.join(name.split())} by a narrow margin.",
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
