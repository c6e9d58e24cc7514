"""Flags: what a careful reader would query."""

from __future__ import annotations

from quoth.reader.statements import span
from quoth.record import Flag
from quoth.text import Paragraph


def unclosed_quotations(text: str, paragraphs: list[Paragraph]) -> list[Flag]:
    """A flag for each quotation that its paragraph does not close, unless the next one opens with one.

    Opening each paragraph of a long quotation and closing only the last is a habit, not a fault.
    """
    flags = []
    for i, paragraph in enumerate(paragraphs):
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        for q in paragraph.outer:
            if not q.closed and not (following and following.opens_quoted):
                message = "This quotation is opened and not closed before the end of its paragraph."
                flags.append(
                    Flag(
                        kind="unclosed_quotation",
                        severity="low",
                        message=message,
                        evidence=(span(text, (q.start, q.start + 1)),),
                    )
                )
    return flags
