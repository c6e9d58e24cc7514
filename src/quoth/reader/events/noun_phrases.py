"""Which noun phrases of a sentence name somebody?

A phrase counts that ends in a word for people or bodies, or in a name. Of another phrase with a name in it only the
name counts: of "a U.S. request" it is "U.S.".
"""

from __future__ import annotations

from collections.abc import Callable

from quoth.reader.events.countries import country_of
from quoth.reader.events.lexicon import lexicon
from quoth.reader.events.sectors import sectors
from quoth.reader.events.words import DAYS, DETERMINERS, NUMBERS, PREPOSITIONS, Words, singular
from quoth.reader.nouns import sort_of

Phrase = tuple[int, int]
"""The words of a noun phrase: first, and after the last."""

SAYING = frozenset(
    "said says say announced announces declared declares warned confirmed insisted told added that".split()
)
SKIPPED = frozenset(
    "also again still just now then already once yet ever always often has have had is are was were be been being will "
    "would could may might can should must did does do not never here there jointly according".split()
)
_PRONOUNS = frozenset("he she it they we i you who which that this these those there him her them us one".split())
_SUBJECTS = frozenset("he she it they we i".split())
_JOINTS = frozenset("and or but as than while which who where when".split())
_POSSESSIVE = ("'s", "’s", "s'", "s’")
# What may stand before a number: "up to", "more than", "at least".
_VAGUE = frozenset("up to about around over nearly almost at least more less fewer than some as many".split())
# Words for people whose sector they do not tell.
_PEOPLE = frozenset(
    "prisoner detainee hostage captive inmate side brother sister victim survivor relative participant delegate guest "
    "visitor thousand hundred dozen million scores convoy nation country ally neighbour neighbor suspect kidnapper "
    "hacker patient mother father parent wounded man men woman women boy girl child children people youth pupil".split()
)
# Nouns that go on with "of": "thousands of workers", "the president of Peru".
_PARTITIVE = frozenset(
    "thousand hundred dozen ten ton score member group number million leader majority hundreds crowd handful "
    "couple most some many one several all series both representative supporter official minister president head "
    "chief resident citizen delegation victim part government people chairman king commander relative republic "
    "state authority army director secretary user son daughter wife house ministry department university corps "
    "association union party bank organization organisation league federation front court council board".split()
)
_LONGEST = 12
_MOST = 4


class NounPhrases:
    """The noun phrases of one sentence; `is_mention` tells whether a stretch of the text has a mention."""

    def __init__(self, words: Words, is_mention: Callable[[int, int], bool]) -> None:
        self.words = words
        self._is_mention = is_mention

    def at(self, start: int, end: int) -> Phrase | None:
        """The noun phrase that begins at an index, without what makes its number vague and without its article."""
        low = self.words.low
        first = self._past_vague(start, end)
        while first < end and low[first] in DETERMINERS and low[first] not in NUMBERS:
            first += 1
        first = self._past_vague(first, end)
        i = first
        while i < min(end, first + _LONGEST) and not self._ends_at(i, first):
            i += 1
        if i == first:
            return None
        if i + 1 < end and low[i] == "of" and singular(low[i - 1]) in _PARTITIVE:
            rest = self.at(i + 1, end)
            if rest is not None:
                return first, rest[1]
        return first, i

    def _past_vague(self, start: int, end: int) -> int:
        """Behind "up to" or "more than", if a number follows."""
        low, i = self.words.low, start
        while i < min(end, start + 4) and low[i] in _VAGUE:
            i += 1
        is_number = i < end and (low[i][0].isdigit() or low[i] in NUMBERS or low[i] in ("a", "half"))
        return i if is_number else start

    def _ends_at(self, i: int, first: int) -> bool:
        """Whether a phrase that began at `first` has no word at an index."""
        words, word = self.words, self.words.low[i].removesuffix("'s").removesuffix("’s")
        if not word:
            return True
        if not word[0].isalnum() or word in PREPOSITIONS or word in SKIPPED or word in _JOINTS:
            return True
        if (
            word in DAYS
            or word in SAYING
            or (word in _PRONOUNS and words.raw[i] != "US")
            or (i > first and word in ("the", "a", "an"))
        ):
            return True
        small = words.raw[i][0].islower()
        if small and word.endswith("ly") and word not in ("family", "assembly", "ally"):
            return True
        if i > first and not small and words.raw[i - 1][0].islower() and not self._is_title(i - 1):
            return True
        return i > first and small and self._is_verb(word)

    def _is_title(self, i: int) -> bool:
        """Whether a word may stand right before a name: of plurals only those for people."""
        word = self.words.low[i]
        return not word.endswith("s") or bool(sectors([word])) or sort_of(singular(word)) is not None

    def _is_verb(self, word: str) -> bool:
        known = lexicon()
        if word in known.verbs and word not in known.nouns and singular(word) not in known.nouns:
            return not sectors([word]) and any(form in ("past", "s", "part", "both") for form, _ in known.verbs[word])
        return word.endswith("ed") and word not in ("armed", "united", "retired")

    def somebody(self, phrase: Phrase) -> Phrase | None:
        """A phrase, or the name in it, if that is somebody."""
        first, last = phrase
        words = self.words
        head = words.low[last - 1].removesuffix("'s").removesuffix("’s").removeprefix("ex-")
        if sectors([head]) or singular(head) in _PEOPLE or sort_of(singular(head)) in ("person", "organisation"):
            return phrase
        capital = [k for k in range(first, last) if words.raw[k][0].isupper()]
        # A capital that begins the sentence shows nothing by itself.
        if not capital or (capital == [0] and not self._is_named_first(phrase)):
            return phrase if sectors(words.low[first:last]) else None
        if last - 1 in capital or words.low[first:last].count("of"):
            return phrase
        stop = next(k for k in range(capital[0] + 1, last + 1) if k == last or k not in capital)
        return capital[0], stop

    def _is_named_first(self, phrase: Phrase) -> bool:
        """Whether a phrase that begins its sentence names somebody: the encoder says so, or it is a country."""
        words, (first, last) = self.words, phrase
        if self._is_mention(words.start[first], words.end[last - 1]):
            return True
        return country_of(words.raw[first].removesuffix("'s").removesuffix("’s")) is not None

    def joined(self, start: int, end: int) -> list[Phrase]:
        """Whom the noun phrases name that begin at an index and are joined by "and" or commas."""
        out: list[Phrase] = []
        at, low = start, self.words.low
        while at < end and len(out) < _MOST:
            found = self.at(at, end)
            if found is None:
                break
            if (named := self.somebody(found)) is not None:
                out.append(named)
            at = found[1]
            if self.words.at(at) == "," and self.words.at(at + 1) not in ("and", "who", "which", "where"):
                following = self.at(at + 1, end)
                if following is None or self.words.at(following[1]) not in ("and", ","):
                    break
                at += 1
            elif self.words.at(at) == "and" or (self.words.at(at) == "," and self.words.at(at + 1) == "and"):
                at += 1 if low[at] == "and" else 2
            else:
                break
        return out

    def first(self, start: int, end: int) -> tuple[list[Phrase], int | None]:
        """Whom the first noun phrases between two indices name, or the pronoun that comes first."""
        low = self.words.low
        at = start
        while at < end:
            word = low[at]
            if word in _SUBJECTS:
                return [], at
            if word in PREPOSITIONS and self._past_vague(at, end) == at:
                inner = self.at(at + 1, end)
                at = inner[1] if inner else at + 1
            elif word in SKIPPED or word in DAYS or not word[0].isalnum() or word in ("and", "but", "or"):
                at += 1
            else:
                return self.joined(at, end), None
        return [], None

    def last(self, start: int, end: int) -> Phrase | None:
        """Whom the last noun phrase between two indices names."""
        at, last = start, None
        while at < end:
            found = self.at(at, end)
            if found is None:
                at += 1
                continue
            last = self.somebody(found) or last
            at = found[1]
        return last

    def after(self, start: int, end: int, prepositions: frozenset[str], *, direct: bool) -> tuple[list[Phrase], str]:
        """Whom the object behind an index names, or what the first of some prepositions there has; and the latter."""
        low = self.words.low
        at = start
        while at < end and (low[at] in SKIPPED or low[at] in DAYS or low[at] == "upon"):
            at += 1
        if direct and at < end and (low[at] not in PREPOSITIONS or self._past_vague(at, end) > at):
            found = self.joined(at, end)
            if found:
                return found, ""
        for k in range(at, min(end, at + _LONGEST)):
            if low[k] in prepositions and (low[k] != "to" or self._may_be_noun(k + 1)):
                found = self.joined(k + 1, end)
                if found:
                    return found, low[k]
        return [], ""

    def _may_be_noun(self, i: int) -> bool:
        """Whether the word behind "to" may begin a noun phrase, and is no infinitive."""
        word = self.words.at(i)
        people = bool(sectors([word])) or singular(word) in _PEOPLE
        return people or word in DETERMINERS or word[:1].isdigit() or self.words.is_name(i)
