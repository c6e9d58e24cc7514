"""What does a search ask for? Any string is a query, in one small language.

All words must occur. "Words in quotation marks" occur one after the other, a star stands for the rest of a word
(`bridg*`), OR stands between two that may replace each other, and a minus sign before what must not occur (`-tunnel`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quoth.ledger.packed import storable

# More than these are left out: nobody writes so many, and databases bound the size of a query.
_MOST_TERMS = 64
_MOST_WORDS = 64
# Words that are longer are in no index of PostgreSQL.
_LONGEST_WORD = 250
_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PARTS = re.compile(r'(-*)(?:"([^"]*)(?:"|$)(\*?)|([^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_OR = "OR"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that occur one after the other; the last one is the beginning of a word where `is_prefix`."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One term of each group must occur, and no term of `without`. `is_blank` where nothing at all was asked for."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    is_blank: bool = False

    @property
    def has_no_words(self) -> bool:
        """Whether it consists of marks that are no words: no statement can be found by it."""
        return not self.is_blank and not self.groups and not self.without


def parsed(text: str) -> Query:
    """The query that a text stands for."""
    plain = unicodedata.normalize("NFC", storable(text)).translate(_MARKS)
    groups: list[list[Term]] = []
    without: list[Term] = []
    is_alternative = False
    for minus, phrase, star, chunk in _PARTS.findall(plain):
        if chunk == _OR and not minus and groups and not is_alternative:
            is_alternative = True
            continue
        found = _WORD.findall(phrase or chunk)[:_MOST_WORDS]
        if not found or sum(map(len, groups)) + len(without) == _MOST_TERMS:
            continue
        term = Term(tuple(word[:_LONGEST_WORD] for word in found), bool(star) or chunk.endswith("*"))
        if minus:
            without.append(term)
        elif is_alternative:
            groups[-1].append(term)
        else:
            groups.append([term])
        is_alternative = False
    return Query(
        tuple(dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)),
        tuple(dict.fromkeys(without)),
        not plain.strip(),
    )


def in_sqlite(query: Query) -> str:
    """A query with at least one group as an expression of FTS5."""
    wanted = _joined(" AND ", (_joined(" OR ", map(_fts5, group)) for group in query.groups))
    return f"({wanted}) NOT {unwanted_in_sqlite(query)}" if query.without else wanted


def unwanted_in_sqlite(query: Query) -> str:
    """What must not occur, as an expression of FTS5."""
    return _joined(" OR ", map(_fts5, query.without))


def in_postgresql(query: Query) -> str:
    """A query as what `to_tsquery` reads."""
    wanted = [_joined(" | ", map(_tsquery, group)) for group in query.groups]
    return " & ".join([*wanted, *(f"!({_tsquery(term)})" for term in query.without)])


def _fts5(term: Term) -> str:
    # Letters and digits only, so nothing in it can end the string.
    return f'"{" ".join(term.words)}"{"*" if term.is_prefix else ""}'


def _tsquery(term: Term) -> str:
    return " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.is_prefix else "")


def _joined(between: str, parts: Iterable[str]) -> str:
    return f"({between.join(parts)})"
