"""What is a check? A named question to a reading, and the flags that answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quoth.record import Flag, Reading, Severity, Span
from quoth.text import Paragraph

_WORD = re.compile(r"[^\W_]+")


class Query(NamedTuple):
    """One finding: a sentence in neutral words, and the spans that show it, the one that is queried first."""

    message: str
    evidence: tuple[Span, ...]


Find = Callable[[Reading, Sequence[Paragraph]], Iterable[Query]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its kind; `summary` is one sentence that tells what it looks for."""

    kind: str
    severity: Severity
    summary: str
    queries: Find = field(repr=False)

    def find(self, reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Flag]:
        """The flags of a reading, complete but for them, and of the paragraphs of its article."""
        for query in self.queries(reading, paragraphs):
            yield Flag(kind=self.kind, severity=self.severity, message=query.message, evidence=query.evidence)


def span(text: str, start: int, end: int) -> Span:
    """The span between two offsets of a text."""
    return Span(start=start, end=end, text=text[start:end])


def is_title(line: str, title: str) -> bool:
    """Whether a line of the text is the article's title, but for marks and capitals."""
    return _WORD.findall(line.casefold()) == _WORD.findall(title.casefold())
