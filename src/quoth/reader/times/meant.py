"""What does a time expression mean? The common form of all meanings, and the words for modifiers."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.reader.times.grammar import Found
from quoth.reader.times.tokens import Token
from quoth.reader.times.when import When
from quoth.record import TimeType

_EDGES = {"start": "START", "middle": "MID", "end": "END"}
_MODS = {"early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID", "latter": "END"}
_START_WORDS = frozenset("start beginning outset onset opening".split())
_MIDDLE_WORDS = frozenset("middle midst height midpoint".split())


@dataclass(frozen=True, slots=True)
class Meant:
    """A meaning: a date (`when`), or the value of what is none; `mod` and `range` as in the record.

    `size` is a duration's number and unit in TIMEX3's letters, for counting on from a date; `counted` is the very day
    of a date that was found by counting from another, which is as fine as its unit.
    """

    type: TimeType
    when: When | None = None
    value: str | None = None
    mod: str | None = None
    range: tuple[str, str] | None = None
    size: tuple[int, str] | None = None
    counted: When | None = None


def dated(when: When | None, mod: str | None = None, range_: tuple[str, str] | None = None) -> Meant | None:
    """The meaning of a date or, where it has a time of the day, of a time."""
    if when is None:
        return None
    return Meant("TIME" if when.time else "DATE", when, when.value, mod, range_ or when.range)


def mod_of(found: Found) -> str | None:
    """TIMEX3's modifier for the words before a date or a duration."""
    if found.has("edge"):
        word = found.word("edge")
        return "START" if word in _START_WORDS else "MID" if word in _MIDDLE_WORDS else "END"
    if found.has("half_of"):
        return "START" if nth(found.groups["half_of"]) == 1 else "END"
    if found.has("mod"):
        return _MODS.get(found.word("mod"))
    if found.has("about"):
        return "APPROX"
    if found.has("more"):
        return "MORE_THAN"
    if found.has("less"):
        return "LESS_THAN"
    return "EQUAL_OR_MORE" if found.has("at_least") else None


def count(tokens: list[Token]) -> float | None:
    """The number that tokens name: "3", "twenty five", "two and a half", "a"; None where they are vague."""
    total = current = 0.0
    for token in tokens:
        word, worth = token.word, token.worth
        if word in ("several", "few", "some", "many", "numerous"):
            return None
        if word == "couple":
            return 2
        if word == "half":
            total += current + 0.5
            current = 0
        elif word == "quarter":
            total += current + 0.25
            current = 0
        elif word in ("hundred", "thousand", "million", "dozen"):
            size = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}[word]
            current = max(current, 1) * size
            if size >= 1000:
                total, current = total + current, 0
        elif word in ("a", "an"):
            if len(tokens) == 1:
                current = 1
        elif word == "another":
            current = 1
        elif isinstance(worth, int | float):
            current += worth
    return total + current


def nth(tokens: list[Token]) -> int | None:
    """The number that tokens name as a day or an ordinal: "3", "21st", "twenty-first"."""
    worths = [t.worth for t in tokens if isinstance(t.worth, int)]
    return sum(worths) if worths else None
