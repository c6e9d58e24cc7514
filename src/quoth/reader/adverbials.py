"""Which time, place and medium do the adverbials of a clause name: "told reporters in Baku on Friday"?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from quoth.reader.media import Medium, Word, medium_after, medium_at, words_of
from quoth.reader.tagger import Offsets
from quoth.record import Place, TimeExpression

_LOCATIVE = frozenset("in at from near outside inside aboard visiting".split())
# "In the city of Mosul", but not "in support of Ukraine".
_WITH_OF = frozenset(
    "city town village capital province region state port outskirts suburb district island centre center north south "
    "east west".split()
)
_NO_PLACE_AFTER = frozenset("of for with by on to between against".split())
_NO_TIME_AFTER = frozenset("since until till for by before between than about from to of below above within".split())
_NOW = frozenset("now currently presently nowadays".split())
_OPENERS = frozenset(
    "in at on near outside inside aboard during by via through over late early earlier later last speaking addressing "
    "writing talking appearing told dated published released issued posted aired".split()
)
_ASIDE = frozenset("but and meanwhile separately also yet so however then again".split())
# From here on it is another clause, or what the statement is about.
_ENDS = frozenset(
    "that who whom whose which where because although though if whether as but than about regarding "
    "concerning condemning saying adding warning citing calling denying announcing marking until accusing urging "
    "describing against responding referring".split()
)
_MAY_GO_ON = frozenset("after before following and on".split())
_MEETINGS = frozenset(
    "meeting meetings talks summit visit session briefing hearing landing arriving arrival ceremony conference".split()
)
_ON_ONES_WAY = frozenset("sidelines visit trip board eve arrival stage floor steps tour".split())
_TAKES_MEDIUM = frozenset(
    "told tells telling addressed addressing issued issuing released releasing published posted posting sent delivered "
    "gave".split()
)
_BEFORE_NAME = _LOCATIVE | frozenset("on late early earlier later".split())
# What stands in quotation marks or brackets is not the clause's own.
_CLOSED_BY = {"“": '”"', '"': '"”', "«": "»", "„": "“”", "(": ")"}
_BOUNDARIES = frozenset(",;:)—–") | {"--"}
_IS_SUBJECT = re.compile(
    r"[ \xa0](?:is|was|were|are|will|would|has|had|have|saw|could|should|may|might|must|marks|marked|can)\b"
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)|-\w")
_LONGEST_LEAD = 90

State = Literal["reading", "awaiting", "skipping"]


class Terms:
    """A text with its times and places, found by where they start."""

    def __init__(self, text: str, times: Sequence[TimeExpression], places: Sequence[Place]) -> None:
        self.text = text
        self.times = times
        self.places = places
        self._time_at = {t.start: i for i, t in enumerate(times)}
        self._place_at = {p.start: i for i, p in enumerate(places)}
        self._time_starts = [t.start for t in times]
        self._place_starts = [p.start for p in places]

    def time_at(self, at: int) -> int | None:
        """The index of the time that starts at an offset, if something can be said at it.

        Durations and repeated times are no such times, and "now" is the article's own.
        """
        i = self._time_at.get(at)
        if i is None or self.times[i].type in ("DURATION", "SET") or self.times[i].text.lower() in _NOW:
            return None
        return i

    def place_at(self, at: int) -> int | None:
        """The index of the place that starts at an offset."""
        return self._place_at.get(at)

    def time_in(self, span: Offsets) -> int | None:
        """The index of the first time that starts in a span: "Monday's statement"."""
        i = bisect_left(self._time_starts, span[0])
        return self.time_at(self.times[i].start) if i < len(self.times) and self.times[i].start < span[1] else None

    def place_in(self, span: Offsets) -> int | None:
        """The index of the first place that starts in a span: "a Baku news conference"."""
        i = bisect_left(self._place_starts, span[0])
        return i if i < len(self.places) and self.places[i].start < span[1] else None


class Found:
    """What has been found so far; what is found first stays."""

    def __init__(self) -> None:
        self.time: int | None = None
        self.place: int | None = None
        self.medium: Offsets | None = None

    def add(self, *, time: int | None = None, place: int | None = None, medium: Offsets | None = None) -> None:
        """Keep each of these for which there was nothing yet."""
        self.time = time if self.time is None else self.time
        self.place = place if self.place is None else self.place
        self.medium = medium if self.medium is None else self.medium

    def add_all(self, other: Found) -> None:
        """Keep what another has and this one had not yet."""
        self.add(time=other.time, place=other.place, medium=other.medium)

    def add_medium(self, terms: Terms, medium: Medium) -> None:
        """Keep a medium, with the time that its words name, and the place if it is an occasion."""
        self.add(
            time=terms.time_in(medium.span),
            place=terms.place_in(medium.span) if medium.is_occasion else None,
            medium=medium.span,
        )


class Adverbials:
    """Reads a stretch of a text word by word, and knows whether it is at an adverbial, before one or past them.

    After a comma only what opens an adverbial is read, so that what stands in apposition is not.
    """

    def __init__(self, terms: Terms, found: Found, stretch: Offsets, state: State, *, places: bool = True) -> None:
        """Go to the start of a stretch.

        Args:
            terms: what the text names.
            found: where to put what is found.
            stretch: its offsets.
            state: "reading" if its first words belong to the cue, "awaiting" if they must open an adverbial, "skipping"
                if they belong to another clause.
            places: whether a place may stand in them; "officials in Kyiv" are not said to have spoken there.
        """
        self._terms = terms
        self._found = found
        self._words = words_of(terms.text, *stretch)
        self._at = 0
        self._state = state
        self._may_be_place = places
        self._locative = False
        self._after_medium = -1

    def read(self, *, verbs_until: int = 0) -> State:
        """Read all of the stretch, and return the state at its end; words up to `verbs_until` are a cue's."""
        while self._at < len(self._words):
            word = self._words[self._at]
            if not word.text[0].isalnum():
                self._read_mark(word)
            elif self._state == "awaiting":
                self._open(word)
            elif self._state == "skipping":
                self._at += 1
            else:
                self._read_word(word, in_cue=word.start < verbs_until)
        return self._state

    def _read_mark(self, mark: Word) -> None:
        self._at += 1
        if mark.text in _BOUNDARIES:
            self._state, self._locative, self._may_be_place = "awaiting", False, True
        elif mark.text in _CLOSED_BY:
            while self._at < len(self._words) and self._words[self._at].text not in _CLOSED_BY[mark.text]:
                self._at += 1
            self._at += 1

    def _open(self, word: Word) -> None:
        if word.low in _ASIDE:
            self._at += 1
        elif word.low in _OPENERS or word.text == "From" or self._terms.time_at(word.start) is not None:
            self._state = "reading"
        else:
            self._state = "skipping"

    def _read_word(self, word: Word, *, in_cue: bool) -> None:
        medium = medium_after(self._words, self._at)
        if medium is None and word.low in _TAKES_MEDIUM:
            out = self._at + 1 < len(self._words) and self._words[self._at + 1].low == "out"
            medium = medium_at(self._words, self._at + 1 + out)
        if medium is not None:
            self._found.add_medium(self._terms, medium)
            self._at = self._after_medium = medium.next
            self._locative, self._may_be_place = False, True
        elif (time := self._terms.time_at(word.start)) is not None:
            if self._is_when(time):
                self._found.add(time=time)
                self._may_be_place = True
            self._pass(self._terms.times[time].end)
        elif (place := self._terms.place_at(word.start)) is not None:
            if self._locative and self._may_be_place:
                self._found.add(place=place)
            self._locative = False
            self._pass(self._terms.places[place].end)
        elif not in_cue and self._ends_here(word):
            self._state = "skipping"
        else:
            self._note(word)
            self._at += 1

    def _pass(self, end: int) -> None:
        self._at += 1
        while self._at < len(self._words) and self._words[self._at].start < end:
            self._at += 1

    def _note(self, word: Word) -> None:
        """Whether a place that follows would be where something was said."""
        before = self._words[self._at - 1].low if self._at else ""
        if word.low in _LOCATIVE or (word.low == "to" and before in ("visit", "trip")):
            self._locative = True
        elif word.low in _NO_PLACE_AFTER and not (word.low == "of" and before in _WITH_OF):
            self._locative = False

    def _is_when(self, time: int) -> bool:
        """Whether a time is when something was said, not one that something lasts to or that a noun is of."""
        before = self._words[self._at - 1].low if self._at else ""
        bound = before in _NO_TIME_AFTER and self._at - 1 != self._after_medium
        return not bound and not _POSSESSIVE.match(self._terms.text, self._terms.times[time].end)

    def _ends_here(self, word: Word) -> bool:
        following = self._words[self._at + 1 : self._at + 6]
        if word.low == "of" and self._at <= 1:
            return True
        if word.low in ("while", "when"):
            return not following or not following[0].low.endswith("ing")
        if word.low not in _MAY_GO_ON:
            return word.low in _ENDS
        if word.low == "and":
            return not following or not (following[0].text[0].isupper() or following[0].low in _OPENERS)
        if word.low == "on":
            timed = any(self._terms.time_at(w.start) is not None for w in following[:3])
            return not timed and not any(w.low in _ON_ONES_WAY for w in following[:3])
        return not any(w.low in _MEETINGS for w in following)


def read_lead(terms: Terms, content: Offsets, found: Found) -> None:
    """Find the adverbials at the start of content that directly follows its cue: "said Tuesday it would".

    They belong to the cue where a "that" or a subject follows them, not where they are the subject. A place only
    does before a "that", or beside a time or a medium.
    """
    words = words_of(terms.text, content[0], min(content[1], content[0] + _LONGEST_LEAD))
    own = Found()
    i = 0
    while i < len(words):
        here = i + (words[i].low in _BEFORE_NAME and i + 1 < len(words))
        if (medium := medium_after(words, i)) is not None:
            own.add_medium(terms, medium)
            i = medium.next
            continue
        if (time := terms.time_at(words[here].start)) is not None:
            end = terms.times[time].end
            if _POSSESSIVE.match(terms.text, end) or _IS_SUBJECT.match(terms.text, end):
                return
            own.add(time=time)
        elif words[i].low in _LOCATIVE and (place := terms.place_at(words[here].start)) is not None:
            end = terms.places[place].end
            own.add(place=place)
        else:
            break
        while i < len(words) and words[i].start < end:
            i += 1
    # Content that is nothing but an adverbial is what the statement says.
    if i < len(words) and (words[i].low == "that" or own.time is not None or own.medium is not None):
        found.add_all(own)
