"""How well attributions agree with those that people marked.

Everything is compared by words, so that neither tokenisers nor punctuation at the edge of a span matter.
A word is a run of letters, digits and underscores, with inner apostrophes, hyphens and full stops
("U.S.-led", "don't"); it is known by the offset at which it starts inside the span.

token
    The words that have a role, over all relations of an article.
segment
    One contiguous stretch of a role counts where its first and its last word are right. This is the exact
    match of Wang et al., "CofeNet: Context and Former-Label Enhanced Net for Complicated Quotation
    Extraction", COLING 2022, but for tokenisation.
span
    The whole of a relation's role, which may be interrupted, counts where all its words are right.
relation
    A relation found and one that was marked are *matched*, one to one, where at least half of the words of
    their contents are shared (intersection over union), best overlap first. A match counts as *loose*
    where the sources share a word or both are missing, and as *strict* where contents and sources have
    the same words. Pareti et al., "Automatically Detecting and Attributing Indirect Quotations",
    EMNLP 2013, and Newell et al. (LREC 2018) tell exact from partial matches in the same way.
source of matched
    Of the matched relations that have a source, the share whose source shares a word with it.
recall by kind
    Of the marked direct, indirect and mixed relations, the share that is found loosely.

The corpora give one word one role and have no nesting. A statement whose content lies inside that of the
statement it came through is therefore left out: see `outermost`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from quoth.evaluation.polnear import GoldArticle, Relation, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoth.record import Reading, Span, Statement

ROLES = ("source", "cue", "content")

_WORD = re.compile(r"\w+(?:['’\-.]\w+)*")
# The kind of a gold relation must not depend on the reader that is being scored, so this is a definition of
# its own: double quotation marks only, and what is never closed ends with its line.
_QUOTED = re.compile(r'[“"][^"”\n]*["”]?')
_LEAST_OVERLAP = 0.5
# A direct quotation may have a stray word outside its marks: "[He] said".
_DIRECT_ABOVE = 0.95

Words = frozenset[int]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many things were found, how many were marked, and how many of them agree."""

    agreed: int = 0
    found: int = 0
    marked: int = 0

    @property
    def precision(self) -> float:
        """Of the found, the share that was marked; 0 where nothing was found."""
        return self.agreed / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of the marked, the share that was found; 0 where nothing was marked."""
        return self.agreed / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.agreed + other.agreed, self.found + other.found, self.marked + other.marked)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of things are right."""

    right: int = 0
    number: int = 0

    @property
    def value(self) -> float:
        """The share from 0 to 1; 0 of nothing."""
        return self.right / self.number if self.number else 0.0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.number + other.number)


@dataclass(slots=True)
class Scores:
    """Figures by name.

    `agreements` has "token source" to "span content", "relation strict" and "relation loose"; `shares`
    has "source of matched" and "recall direct", "recall indirect" and so on for the kinds that occur.
    """

    agreements: dict[str, Agreement] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)

    def add(self, other: Scores) -> None:
        """Count the things of other articles in."""
        for name, agreement in other.agreements.items():
            self.agreements[name] = self.agreements.get(name, Agreement()) + agreement
        for name, share in other.shares.items():
            self.shares[name] = self.shares.get(name, Share()) + share


@dataclass(frozen=True, slots=True)
class _RelationWords:
    source: Words
    cue: Words
    content: Words

    def of(self, role: str) -> Words:
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def score(articles: Iterable[GoldArticle], found: Mapping[str, Sequence[Relation]]) -> Scores:
    """The scores of the relations found in each article, by its name; an article without any has none found.

    Figures are counted over all articles together (micro-averaged), in the order of the table.
    """
    total = Scores()
    for article in articles:
        total.add(_score_article(article, found.get(article.name, ())))
    total.shares = dict(sorted(total.shares.items(), key=lambda share: (share[0].startswith("recall"), share[0])))
    return total


def relations(reading: Reading) -> list[Relation]:
    """The outermost statements of a reading as relations, in its order, to be compared with a corpus."""
    return [relation(statement) for statement in outermost(reading)]


def outermost(reading: Reading) -> list[Statement]:
    """The statements of a reading but those whose content lies inside that of their `via.statement`."""
    by_id = {statement.id: statement for statement in reading.statements}
    return [statement for statement in reading.statements if not _is_nested(statement, by_id)]


def relation(statement: Statement) -> Relation:
    """The offsets of a statement's spans."""
    return Relation(_offsets(statement.source), _offsets(statement.cue), _offsets(statement.content))


def _offsets(spans: Sequence[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _is_nested(statement: Statement, by_id: Mapping[str, Statement]) -> bool:
    if statement.via is None or statement.via.statement is None:
        return False
    outer = by_id.get(statement.via.statement)
    return outer is not None and all(
        any(around.start <= span.start and span.end <= around.end for around in outer.content)
        for span in statement.content
    )


def kind(text: str, content: Spans) -> str:
    """`direct`, `indirect` or `mixed`, by the share of the content's words in double quotation marks.

    It is `none` for a content without words.
    """
    starts = [start for span in content for start in _word_starts(text, span)]
    if not starts:
        return "none"
    quoted = [range(*match.span()) for match in _QUOTED.finditer(text)]
    inside = sum(any(start in stretch for stretch in quoted) for start in starts)
    if inside == 0:
        return "indirect"
    return "direct" if inside / len(starts) > _DIRECT_ABOVE else "mixed"


def _score_article(article: GoldArticle, found: Sequence[Relation]) -> Scores:
    out = Scores()
    gold_words = [_words_of(article.text, relation) for relation in article.relations]
    found_words = [_words_of(article.text, relation) for relation in found]
    for role in ROLES:
        golds, founds = ([words.of(role) for words in side] for side in (gold_words, found_words))
        out.agreements[f"token {role}"] = _agreement(
            Counter(frozenset().union(*founds)), Counter(frozenset().union(*golds))
        )
        out.agreements[f"segment {role}"] = _agreement(
            _segments(article.text, found, role), _segments(article.text, article.relations, role)
        )
        out.agreements[f"span {role}"] = _agreement(Counter(filter(None, founds)), Counter(filter(None, golds)))
    out.add(_score_relations(article, gold_words, found_words))
    return out


def _score_relations(article: GoldArticle, golds: list[_RelationWords], founds: list[_RelationWords]) -> Scores:
    strict = loose = 0
    out = Scores(shares={"source of matched": Share()})
    matches = _matches(golds, founds)
    for i, (gold, relation) in enumerate(zip(golds, article.relations, strict=True)):
        match = founds[matches[i]] if i in matches else None
        is_loose = match is not None and _same_source(gold.source, match.source)
        loose += is_loose
        strict += match is not None and gold.content == match.content and gold.source == match.source
        out.add(Scores(shares={f"recall {kind(article.text, relation.content)}": Share(int(is_loose), 1)}))
        if match is not None and gold.source:
            out.add(Scores(shares={"source of matched": Share(int(is_loose), 1)}))
    out.agreements["relation strict"] = Agreement(strict, len(founds), len(golds))
    out.agreements["relation loose"] = Agreement(loose, len(founds), len(golds))
    return out


def matches(article: GoldArticle, found: Sequence[Relation]) -> list[tuple[int, int, bool]]:
    """Each matched pair: index of the gold relation, index of the found one, and whether their sources agree."""
    golds, founds = ([_words_of(article.text, relation) for relation in side] for side in (article.relations, found))
    return [(i, j, _same_source(golds[i].source, founds[j].source)) for i, j in _matches(golds, founds).items()]


def _same_source(gold: Words, found: Words) -> bool:
    return bool(gold & found) or (not gold and not found)


def _matches(golds: list[_RelationWords], founds: list[_RelationWords]) -> dict[int, int]:
    """Index of the found relation that each gold one is matched with, best overlap first, then text order."""
    pairs = sorted(
        (-overlap, i, j)
        for i, gold in enumerate(golds)
        for j, found in enumerate(founds)
        if (overlap := _overlap(gold.content, found.content)) >= _LEAST_OVERLAP
    )
    out: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in out and j not in used:
            out[i] = j
            used.add(j)
    return out


def _overlap(a: Words, b: Words) -> float:
    """Intersection over union; 0 of nothing."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _agreement(found: Counter[Thing], gold: Counter[Thing]) -> Agreement:
    return Agreement((found & gold).total(), found.total(), gold.total())


def _segments(text: str, side: Iterable[Relation], role: str) -> Counter[tuple[int, int]]:
    """How often each pair of first and last word bounds a contiguous stretch of a role."""
    stretches = (_word_starts(text, span) for relation in side for span in getattr(relation, role))
    return Counter((starts[0], starts[-1]) for starts in stretches if starts)


def _words_of(text: str, relation: Relation) -> _RelationWords:
    source, cue, content = (
        frozenset(start for span in spans for start in _word_starts(text, span))
        for spans in (relation.source, relation.cue, relation.content)
    )
    return _RelationWords(source, cue, content)


def _word_starts(text: str, span: tuple[int, int]) -> list[int]:
    return [match.start() for match in _WORD.finditer(text, *span)]
