"""How does a text look to the grammar of time? Tokens with their classes, one character a token.

A token's classes together are one character, so that the grammar is a set of ordinary regular expressions over a string
with one character for each token. Only the surroundings of words and figures that can make a time expression are looked
at: the rest of a text costs one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.reader.times.holidays import HOLIDAY, HOLIDAY_WORDS
from quoth.reader.times.words import ALWAYS_CAPITALISED, WORDS, WORTH

# How far from a word that makes a time expression its other words are looked for, in code points.
_NEAR = 48

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# "a.m." has points or it has none: the point after "am" ends the sentence.
_HALF = r"[ap](?:\.\s?m\b\.?|\s?m\b)"
_TOKEN = re.compile(
    rf"""
      (?P<named>(?<![\w/-])
        (?:(?:\d{{4}}|\d{{1,2}})[/-]{_MONTH}[/-](?:\d{{4}}|\d{{1,2}})|{_MONTH}[/-](?:\d{{1,2}}[/-]\d{{4}}|\d{{4}}[/-]\d{{1,2}})
        |(?:\d{{4}}[/-]\d{{1,2}}|\d{{1,2}}[/-]\d{{4}})[/-]{_MONTH})(?![\w/]))
    | (?P<decade>(?<!\w)(?:(?:1\d|20)\d0|['’][1-9]0)['’]?s\b)
    | (?=[\d½¼¾])(?:(?P<iso>(?<!\w)(?<!\d-)\d{{4}}-(?:0[1-9]|1[0-2])-\d\d
        (?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w|-\d))
    | (?P<year_month>(?<![\w/.-])(?:(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d
        |(?:19|20)(?:\d\d-[1-9]|[1-9]\d-0[1-9]|(?:1[3-9]|[2-9]\d)-1[0-2]))(?![\w/]|[.-]\d))
    | (?P<slashed>(?<![\w/.])(?:\d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\w/]|\.\d)
        |(?<!-)(?:\d{{1,2}}-\d{{1,2}}-\d{{2,4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?![\w/]|[.-]\d)))
    | (?P<clock>(?<![\w:])(?:[01]?\d|2[0-4])
        (?:[0-5]\d(?=\s(?:GMT|UTC|hours|hrs)\b|\s?[ap]\.?\s?m\b)(?:\s?{_HALF})?
        |[:.][0-5]\d(?::[0-5]\d)?\s?{_HALF}|:[0-5]\d(?::[0-5]\d)?(?:\s?hrs|[ap])?(?![\w:])))
    | (?P<hour_code>(?<![\w:.,])\d{{1,2}}\.?\s?{_HALF}|(?<=\bat\s)\d{{1,2}}[ap]\b)
    | (?P<figure_ordinal>(?<![\w.,])\d{{1,3}}(?:st|nd|rd|th)\b)
    | (?P<fraction>\d{{0,4}}[½¼¾])
    | (?P<number>\d[\d,]*(?:\.\d+)?))
    | (?P<offset>\b(?:UTC|GMT)\s?[+−-]\s?\d{{1,2}}(?::?[0-5]\d)?(?!\w))
    | (?P<quarter_code>\b[QH][1-4]\b)
    | (?P<short>(?<!\w)['’]\d\d\b)
    | (?P<period>\b(?:WW(?:II?|1|2)|World\sWar\s(?:II?|One|Two|1|2)|(?:First|Second)\sWorld\sWar)\b)
    | (?P<holiday>{HOLIDAY})
    | (?P<ampm>\b[ap](?:\.?\s?m|\s\.\s?m)\b(?:\s?\.)?)
    | (?P<era>\bB\.\s?C\b\.?(?:\s?E\b\.?)?|\bA\.\s?D\b\.?|\bBCE?\b|\bAD\b|\bCE\b)
    | (?P<oclock>\bo['’]clock\b)
    | (?P<circa>\bca?\.(?=\s?\d))
    | (?P<abbreviation>\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)\.)
    | (?P<word>[^\W\d_]+)
    | (?P<hyphen>[-–—‐‑‒~])
    | (?P<slash>/)
    | (?P<comma>,)
    | (?P<possessive>['’]s?)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<sign>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAKING = frozenset(
    "workday present seasons "
    "month weekday weekdays unit units season part parts often spelled_decade yesterday today tomorrow tonight now "
    "recently noon midnight future fiscal moment past old".split()
)
_OF_NAMES = frozenset("clock war wwi wwii thousand seventeen eighteen nineteen twenty".split())
_CORE = frozenset(word for word, classes in WORDS.items() if classes & _MAKING) | HOLIDAY_WORDS | _OF_NAMES
# Phrases of words that are too common to be looked at each time.
_PHRASE = r"(?<!\w)(?:(?:to|till|until)\s+date|at\s+(?:this|the\s+present)\s+time|the\s+time\s+being)(?!\w)"
_RUN = re.compile(rf"(?P<phrase>{_PHRASE})|[^\W\d_]+|\d+|[½¼¾]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: offsets into the text, its words in lower case, and what it is worth: a number, a unit and the like."""

    start: int
    end: int
    word: str
    worth: int | float | str | None


_characters: dict[frozenset[str], str] = {}


def _character(classes: frozenset[str]) -> str:
    """The character of a set of classes; sets are few, since all come from the tables."""
    return _characters.setdefault(classes, chr(0x100 + len(_characters)))


_OTHER = _character(frozenset({"other_word"}))
_OF_WORD = {word: _character(frozenset(classes)) for word, classes in WORDS.items()}
_OF_WORD |= {
    f"{word} (small)": _character(frozenset(WORDS[word] - {"month", "weekday"})) for word in ALWAYS_CAPITALISED
}
_OF_KIND = {
    kind: _character(frozenset({kind}))
    for kind in "year_month period "
    "iso named slashed clock hour_code decade offset quarter_code short holiday ampm era oclock hyphen "
    "slash comma possessive open close sign".split()
}
_OF_KIND["fraction"] = _character(frozenset({"number"}))
_OF_KIND["figure_ordinal"] = _character(frozenset({"ordinal", "figure_ordinal"}))
_OF_FIGURES = {
    name: _character(frozenset({"number", *classes}))
    for name, classes in {
        "month": ("day", "hour", "no_of_month", "two", "low"),
        "hour": ("day", "hour", "two", "low"),
        "day": ("day", "two", "low"),
        "two": ("two", "low"),
        "three": ("low",),
        "year": ("year",),
        "long": ("long",),
        "other": (),
    }.items()
}


def character_class(name: str) -> str:
    """A regular expression's class for all characters whose tokens have a class of the grammar.

    Raises:
        KeyError: no token has such a class.
    """
    found = "".join(c for classes, c in _characters.items() if name in classes)
    if not found:
        raise KeyError(name)
    return f"[{found}]"


def stretches(text: str, start: int, end: int, *, ancient: bool = False) -> Iterator[tuple[list[Token], str]]:
    """The tokens, and their characters, of each stretch of a paragraph where time expressions may be.

    In an ancient history figures of three digits can be years.
    """
    low = high = -1
    for m in _RUN.finditer(text, start, end):
        word = m.group()
        if not (word[0].isnumeric() or m.lastgroup or word.lower() in _CORE):
            continue
        if low >= 0 and m.start() - _NEAR <= high:
            high = m.end() + _NEAR
            continue
        if low >= 0:
            yield _tokens(text, low, _outward(text, high, end), ancient=ancient)
        low, high = max(start, high, _inward(text, m.start() - _NEAR, start)), m.end() + _NEAR
    if low >= 0:
        yield _tokens(text, low, _outward(text, high, end), ancient=ancient)


def _inward(text: str, at: int, start: int) -> int:
    """The place after the last white space before a place, so that no word is cut."""
    return max(start, text.rfind(" ", max(start, at - _NEAR), max(start, at)) + 1) if at > start else start


def _outward(text: str, at: int, end: int) -> int:
    found = text.find(" ", min(at, end), min(end, at + _NEAR))
    return found if found >= 0 else min(end, at + _NEAR)


def _tokens(text: str, start: int, end: int, *, ancient: bool) -> tuple[list[Token], str]:
    tokens, characters = [], []
    for m in _TOKEN.finditer(text, start, end):
        kind = m.lastgroup or "sign"
        written = m.group()
        word = written.lower()
        worth: int | float | str | None = None
        if kind in ("word", "abbreviation", "circa"):
            word = word.rstrip(".")
            character = _OF_WORD.get(word, _OTHER)
            worth = WORTH.get(word)
            if word in ALWAYS_CAPITALISED and not written[0].isupper():
                character = _OF_WORD[f"{word} (small)"]
        elif kind == "number":
            character, worth, written = _figures(written, ancient=ancient)
            tokens.append(Token(m.start(), m.start() + len(written), written, worth))
            characters.append(character)
            continue
        else:
            character = _OF_KIND[kind]
            if kind == "figure_ordinal":
                worth = int(re.sub(r"\D", "", word))
            elif kind == "fraction":
                worth = int(word[:-1] or 0) + {"½": 0.5, "¼": 0.25, "¾": 0.75}[word[-1]]
            elif kind == "short":
                worth = int(word[1:])
        tokens.append(Token(m.start(), m.end(), word, worth))
        characters.append(character)
    return tokens, "".join(characters)


def _figures(written: str, *, ancient: bool) -> tuple[str, float | int, str]:
    """The class and the worth of figures, and the figures without a comma at their end."""
    written = written.rstrip(",.")
    plain = written.replace(",", "")
    if len(plain) > 12 or "." in plain:
        return _OF_FIGURES["other"], float(plain) if len(plain) < 300 else 0, written
    value = int(plain)
    if plain != written or (len(plain) > 2 and plain[0] == "0"):
        name = "other"
    elif len(plain) <= 2:
        name = "month" if 1 <= value <= 12 else "hour" if value <= 24 else "day" if value <= 31 else "two"
        name = "two" if value == 0 else name
    elif len(plain) == 3:
        name = "year" if ancient else "three"
    else:
        name = "year" if len(plain) == 4 and 1000 <= value < 2200 else "long" if len(plain) == 8 else "other"
    return _OF_FIGURES[name], value, written
