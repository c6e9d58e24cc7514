"""Where in a stretch of tokens do the rules of the grammar match?

A rule is only tried where its first token can stand: most of the rules cannot begin with most of the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quoth.reader.times.grammar import PIECES, RULES, Found
from quoth.reader.times.tokens import Token, character_class

_Rule = tuple[str, re.Pattern[str]]
# With these an expression never begins, whatever the rules could do with them.
_NEVER = "other_word sign comma open close possessive of and hyphen slash than ampm oclock".split()
_PIECE = re.compile(r"\{([a-z]\w*)\}")
_LEXEME = re.compile(
    r"<(?P<name>\w+)>|(?P<look>\(\?<?[=!])|(?P<open>\((?:\?P<\w+>|\?:)?)|(?P<times>[?*+]|\{\d,\d+\})|[)|]"
)


def matches(tokens: list[Token], characters: str) -> Iterator[Found]:
    """The time expressions of a stretch of tokens, from left to right, none overlapping."""
    rules, at, end = _rules_by_character(), 0, len(characters)
    while at < end:
        best: tuple[int, str, re.Match[str]] | None = None
        for name, rule in rules.get(characters[at], ()):
            m = rule.match(characters, at)
            if m is not None and m.end() > at and (best is None or m.end() > best[0]):
                best = (m.end(), name, m)
        if best is None:
            at += 1
            continue
        after, name, m = best
        groups = {
            key.split("__")[0]: tokens[m.start(key) : m.end(key)] for key, value in m.groupdict().items() if value
        }
        yield Found(
            name,
            tokens[at].start,
            tokens[after - 1].end,
            groups,
            tokens[at - 1] if at else None,
            tokens[after] if after < end else None,
        )
        at = after


@cache
def _rules_by_character() -> dict[str, list[_Rule]]:
    """The rules, in their order, that can begin with each character."""
    never = {c for name in _NEVER for c in character_class(name)[1:-1]}
    out: dict[str, list[_Rule]] = {}
    for name, patterns in RULES.items():
        for pattern in map(_whole, patterns.split()):
            rule = (name, _compiled(pattern))
            possible = {c for first in firsts(pattern) for c in character_class(first)[1:-1]}
            for c in sorted(possible - never):
                out.setdefault(c, []).append(rule)
    return out


def _whole(pattern: str) -> str:
    """A rule with its shared pieces filled in."""
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda m: PIECES[m.group(1)], pattern)
    return pattern


def _compiled(pattern: str) -> re.Pattern[str]:
    counts: dict[str, int] = {}

    def numbered(m: re.Match[str]) -> str:
        # A name may stand in several branches; expressions want it unique.
        counts[m.group(1)] = counts.get(m.group(1), 0) + 1
        return f"(?P<{m.group(1)}__{counts[m.group(1)]}\x00"

    pattern = re.sub(r"\(\?P<(\w+)>", numbered, pattern)
    pattern = re.sub(r"<(\w+)>", lambda m: character_class(m.group(1)), pattern)
    return re.compile(pattern.replace("\x00", ">"))


def firsts(pattern: str) -> set[str]:
    """The classes of the tokens that a rule can begin with."""
    lexemes = list(_LEXEME.finditer(pattern))
    return _alternatives(lexemes, 0)[0]


def _alternatives(lexemes: list[re.Match[str]], at: int) -> tuple[set[str], bool, int]:
    """What the branches from a place on begin with, whether one of them can be empty, and the place after them."""
    found: set[str] = set()
    empty = False
    while True:
        # One branch: its items up to a bar or a closing bracket.
        open_, begun = True, at
        while at < len(lexemes) and lexemes[at].group() not in ("|", ")"):
            m = lexemes[at]
            if m.group("name"):
                own, own_empty, at = {m.group("name")}, False, at + 1
            else:
                own, own_empty, at = _alternatives(lexemes, at + 1)
                at += 1
                if m.group("look"):
                    own, own_empty = set(), True
            if at < len(lexemes) and (times := lexemes[at].group("times")):
                own_empty, at = own_empty or times[0] in "?*" or times.startswith("{0"), at + 1
            found |= own if open_ else set()
            open_ = open_ and own_empty
        empty = empty or open_ or begun == at
        if at >= len(lexemes) or lexemes[at].group() == ")":
            return found, empty, at
        at += 1
