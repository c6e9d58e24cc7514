"""Which words name which events? The rules of lexicon.txt, found by the word that they begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from quoth.reader.events.inflection import VerbForm, forms
from quoth.reader.events.words import singular

Term = tuple[str, ...]
"""The words of an entry."""

Sort = Literal["v", "n", "a"]
_SORTS: dict[str, Sort] = {"v": "v", "n": "n", "a": "a"}


class Terms:
    """A set of terms, found in a list of words by their first one."""

    def __init__(self, terms: Iterator[Term]) -> None:
        self._singles: set[str] = set()
        self._longer: dict[str, list[Term]] = {}
        self.names = False
        for term in terms:
            if term == ("^",):
                self.names = True
            elif len(term) == 1:
                self._singles.add(term[0])
            else:
                self._longer.setdefault(term[0], []).append(term)
        self._begins = frozenset(self._singles) | frozenset(self._longer)

    def at(self, low: list[str], i: int) -> int:
        """How many words the longest of the terms has that begin at an index; 0 if none does."""
        word = low[i]
        base = singular(word)
        longest = int(word in self._singles or base in self._singles)
        for term in (*self._longer.get(word, ()), *(self._longer.get(base, ()) if base != word else ())):
            if all(i + k < len(low) and term[k] in (low[i + k], singular(low[i + k])) for k in range(1, len(term))):
                longest = max(longest, len(term))
        return longest

    def may_be_among(self, forms: frozenset[str]) -> bool:
        """Whether a sentence of these forms may have one of the terms; quick, because most have none."""
        return self.names or not self._begins.isdisjoint(forms)

    def meets(self, forms: frozenset[str]) -> bool:
        """Whether one of the terms of one word is among the forms."""
        return not self._singles.isdisjoint(forms)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One line of the lexicon for one word.

    `rest` are the words that must follow the first, `needs` the complement, `subject` what must stand before, `bars`
    what must not follow, `near` what the sentence must have and `absent` what it must not have.
    """

    type: str
    mode: str | None
    sort: Sort
    lemma: str
    rest: Term
    needs: Terms | None
    subject: Terms | None
    bars: Terms | None
    near: Terms | None
    absent: Terms | None
    order: int

    @property
    def strength(self) -> int:
        """How much the rule asks for: of several that fit, the strictest is right."""
        return (
            3 * (self.needs is not None)
            + 3 * (self.subject is not None)
            + 2 * (self.near is not None)
            + 2 * len(self.rest)
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rules by the word that may call them: verbs by all their forms, nouns by singular and plural."""

    verbs: dict[str, list[tuple[VerbForm, list[Rule]]]]
    nouns: dict[str, list[Rule]]
    adjectives: dict[str, list[Rule]]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    text = resources.files(__package__).joinpath("lexicon.txt").read_text(encoding="utf-8")
    by_verb: dict[str, list[Rule]] = {}
    nouns: dict[str, list[Rule]] = {}
    adjectives: dict[str, list[Rule]] = {}
    for rule in parse(text):
        {"v": by_verb, "n": nouns, "a": adjectives}[rule.sort].setdefault(rule.lemma, []).append(rule)
    for rules in nouns.values():
        rules.sort(key=lambda rule: -len(rule.rest))
    verbs: dict[str, list[tuple[VerbForm, list[Rule]]]] = {}
    for lemma, rules in by_verb.items():
        for form, what in forms(lemma):
            verbs.setdefault(form, []).append((what, rules))
    return Lexicon(verbs, nouns, adjectives)


def parse(text: str) -> Iterator[Rule]:
    """The rules of a lexicon in the notation that lexicon.txt explains.

    Raises:
        ValueError: a line is none of a class, a heading, a rule and a comment.
    """
    classes: dict[str, list[Term]] = {}
    type_, mode = "", None
    for order, line in enumerate(text.splitlines()):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            name, words = line[1:].split(":", 1)
            classes[name] = list(_terms(words, classes))
        elif line.startswith("["):
            type_, _, written = line.strip("[] ").partition(" ")
            mode = written or None
        elif line[0] in _SORTS and line[1:3] == ": ":
            yield from _rules(_SORTS[line[0]], line[3:], classes, type_, mode, order)
        else:
            raise ValueError(f"lexicon.txt, line {order + 1}: neither class, heading, rule nor comment: {line!r}")


def _rules(
    sort: Sort, line: str, classes: dict[str, list[Term]], type_: str, mode: str | None, order: int
) -> Iterator[Rule]:
    parts = {"": ""}
    at = ""
    for word in line.split():
        if word in (">", "<", "!", "&", "~"):
            at = word
        else:
            parts[at] = f"{parts.get(at, '')} {word}"
    given = {sign: Terms(_terms(words, classes)) for sign, words in parts.items() if sign}
    for term in _terms(parts[""], classes):
        yield Rule(
            type_, mode, sort, term[0], term[1:],
            given.get(">"), given.get("<"), given.get("!"), given.get("&"), given.get("~"), order,
        )  # fmt: skip


def _terms(words: str, classes: dict[str, list[Term]]) -> Iterator[Term]:
    for word in words.split():
        if word.startswith("@") and word[1:] in classes:
            yield from classes[word[1:]]
        elif not word.startswith("@"):
            yield tuple(word.split("_"))
        else:
            raise ValueError(f"lexicon.txt: no class {word}")
