"""Which stretches of a text may be names of places? Runs of capitalised words that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.gazetteer import Entry, abbreviated, look_up
from quoth.reader.tagger import Offsets

_TOKEN = re.compile(r"[^\W_]+(?:['’ʻ.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_GAPS = frozenset((" ", "\xa0", "-", "‑", "\n"))
_JOINTS = frozenset("of and the de del de la da do dos du le les el al en sur am an upon on y e bin der den".split())
_NOUNS = frozenset(
    "region province oblast state district valley peninsula corridor islands county territories prefecture".split()
)
_ABBREVIATED_PARTS = frozenset("St Ste Ft Mt W".split())
_SHORT_TITLES = frozenset("Mr Mrs Ms Dr Sen Sens Gov Govs Rep Reps Gen Lt Col Maj Capt Sgt Prof Rev Fr Hon".split())
_DOT_COM = frozenset("DC D.C".split())
_LONGEST = 6
_LONGEST_ABBREVIATION = 6
_LONGEST_WORD = 40
# A dateline: capitals or names, perhaps a date and the agency in brackets, then a dash.
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\n()–—]{1,60}(?:\([A-Z][\w ./&-]{1,40}\)[ \xa0]?(?:--|[–—-])|--|[ \xa0][–—]|—|"
    r"(?<=[A-Z])[ \xa0]-[ \xa0])|[A-Z][A-Z .'’-]{2,30}(?:,[ \xa0][A-Z][a-z]+[ \xa0]\d{1,2})?:"
)
_LATEST_DATELINE = 4
_PARTY = frozenset(("R-", "D-", "I-", "R–", "D–", "I–"))


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch that may name a place: the entries that bear the name, and what stands around it.

    `words` counts its words, `left` and `right` are the tokens that touch it ("" where something else does),
    `abbreviated` says that it is short for a country or state, `container` that it says in which country or state
    the candidate before lies, `contained` that the candidate after says so of this one.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    words: int = 1
    left: str = ""
    right: str = ""
    abbreviated: bool = False
    container: bool = False
    contained: bool = False
    dateline: bool = False
    shouted: bool = False


class _Words:
    """The words of a text with their offsets, possessive endings left off."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Offsets] = []
        self.nexts: list[int] = []
        for m in _TOKEN.finditer(text):
            start, end = m.span()
            self.nexts.append(end)
            if end - start > 2 and text[end - 1] in "sS" and text[end - 2] in "'’":
                end -= 2
            self.spans.append((start, end))

    def word(self, i: int) -> str:
        """A word as written, "" beyond the ends."""
        if not 0 <= i < len(self.spans):
            return ""
        start, end = self.spans[i]
        return self.text[start:end]

    def gap(self, i: int) -> str:
        """What stands between a word, with its possessive ending, and the next."""
        return self.text[self.nexts[i] : self.spans[i + 1][0]] if i + 1 < len(self.spans) else "\n\n"


def candidates(text: str) -> list[Candidate]:
    """All stretches that may name places, in order, without overlaps; of two that begin together the longer one."""
    words = _Words(text)
    lines = datelines(text)
    out: list[Candidate] = []
    i = 0
    while i < len(words.spans):
        start, end = words.spans[i]
        first = text[start]
        found = None
        if end - start <= _LONGEST_WORD and (first.isupper() or _begins_al(text, start)):
            found = _abbreviation(words, i, out) or _longest(words, i)
        if found is None:
            i += 1
            continue
        found.dateline = any(s <= found.start < e for s, e in lines)
        _look_around(words, i, found)
        i += found.words
        # "PORT ELLERY, 14 March": a dateline's capitals are one name, whichever of its words the gazetteer knows.
        if not (found.dateline and found.name.isupper() and found.right.isupper() and not look_up(found.right)):
            out.append(found)
    return out


def _begins_al(text: str, start: int) -> bool:
    return text.startswith(("al-", "el-"), start)


def datelines(text: str) -> list[Offsets]:
    """Where the first lines of an article say where it was written."""
    out = []
    at = 0
    for _ in range(_LATEST_DATELINE):
        while at < len(text) and text[at].isspace():
            at += 1
        if m := _DATELINE.match(text, at, at + 120):
            out.append(m.span())
        at = text.find("\n", at)
        if at < 0:
            break
    return out


def _abbreviation(words: _Words, i: int, before: list[Candidate]) -> Candidate | None:
    """A country or state in short, if one stands here: states in short only after a town or a party."""
    text = words.text
    start, end = words.spans[i]
    if end - start > _LONGEST_ABBREVIATION:
        return None
    dotted = end < len(text) and text[end] == "."
    written = text[start : end + 1] if dotted else ""
    entry = abbreviated(written) if written else None
    if entry is not None:
        end += 1
    else:
        entry = abbreviated(text[start:end])
    if entry is None:
        return None
    found = Candidate(start, end, text[start:end], (entry,), abbreviated=True)
    if entry.kind != "state":
        shouting = words.word(i - 1).isupper() and len(words.word(i - 1)) > 2
        return None if shouting and "." not in found.name else found
    if text[max(0, start - 2) : start] in _PARTY and not text[max(0, start - 3) : start - 2].isalnum():
        return found
    last = before[-1] if before else None
    follows = last is not None and text[last.end : start] in (", ", ",\xa0", " ", " (") and last.words > 0
    if (
        last is not None
        and follows
        and any(e.admin == entry.admin and e.country == entry.country for e in last.entries)
    ):
        found.container = True
        return found
    named = words.word(i - 1)[:1].isupper() and text[words.spans[i - 1][1] : start] == ", " if i else False
    if "." in found.name and len(found.name) > 3 and (named or "." in found.name[:-1]):
        found.container = named and last is not None and last.end == words.spans[i - 1][1]
        return found
    return None


def _longest(words: _Words, i: int) -> Candidate | None:
    """The longest name of the gazetteer that begins with a word."""
    stops = list(_run(words, i))
    for n in range(len(stops), 0, -1):
        last = i + n - 1
        word = words.word(last)
        if n > 1 and not (word[0].isupper() or word in _NOUNS or word[0].isdigit()):
            continue
        start, end = words.spans[i][0], words.spans[last][1]
        if n > 1 and end != words.nexts[last] and (entries := look_up(words.text[start : words.nexts[last]])):
            # "St. John's" is all name, where "New York's" is not.
            return Candidate(start, words.nexts[last], words.text[start : words.nexts[last]], entries, n)
        if n > 1 and word in _DOT_COM and words.text[end : end + 1] == "." and "." in word:
            end += 1
        name = words.text[start:end]
        entries = look_up(name)
        if entries:
            return Candidate(start, end, name, entries, n)
    return None


def _run(words: _Words, i: int) -> Iterator[int]:
    """The words that a name may go on with, the first included."""
    yield i
    for j in range(i + 1, min(i + _LONGEST, len(words.spans))):
        gap, before, word = words.gap(j - 1), words.word(j - 1), words.word(j)
        joined = gap in _GAPS or (gap == ". " and before in _ABBREVIATED_PARTS) or (gap == " & ")
        if not joined and not (gap == ", " and word in _DOT_COM):
            return
        if not (word[0].isupper() or word in _JOINTS or word in _NOUNS or (gap == "-" and word.isalpha())):
            return
        if len(word) > _LONGEST_WORD:
            return
        yield j


def _look_around(words: _Words, i: int, found: Candidate) -> None:
    """Note the words that touch a candidate, and whether the text shouts there."""
    last = i + found.words - 1
    gap = words.gap(i - 1) if i else ""
    if gap in (" ", "\xa0", "-") or (gap == ". " and words.word(i - 1) in _SHORT_TITLES):
        found.left = words.word(i - 1) + ("." if gap == ". " else "-" if gap == "-" else "")
        if words.nexts[i - 1] != words.spans[i - 1][1]:
            found.left += "'s"
    if words.nexts[last] == words.spans[last][1] and words.gap(last) in (" ", "\xa0", "-"):
        found.right = words.word(last + 1) if words.gap(last) != "-" else "-" + words.word(last + 1)
    found.shouted = found.name.isupper() and not found.abbreviated and not found.dateline
