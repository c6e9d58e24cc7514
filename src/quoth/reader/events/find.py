"""Which events does an article report, after PLOVER 2.0 (Open Event Data Alliance, 2021)?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from quoth.reader.events.contexts import contexts, in_order
from quoth.reader.events.countries import country_of
from quoth.reader.events.governing import Found, find
from quoth.reader.events.noun_phrases import Phrase
from quoth.reader.events.participants import participants
from quoth.reader.events.sectors import sectors
from quoth.reader.events.setting import Located, place_of, quantities_of, time_of
from quoth.reader.events.words import Words
from quoth.reader.scene import Scene
from quoth.reader.tagger import Offsets
from quoth.record import Event, EventEntity, Place, Quantity, Span, Speaker, Statement, TimeExpression

CountryOf = Callable[[str], str | None]
"""The country that a name or an adjective stands for ("Norway", "Norwegian"), None if none."""

# What only somebody can do who is named.
_VERBAL = frozenset(("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
# Of the contents that begin before an event, only this many are looked at.
_LOOKED_AT = 48
_POSSESSIVE = ("'s", "’s")
_BEHIND = frozenset(("in", "of", "from"))


class EventFinder:
    """Finds the events of one article, with what else has been read out of it.

    `by_mention` has the ids of speakers by the offsets of their mentions.
    """

    def __init__(
        self,
        scene: Scene,
        statements: Sequence[Statement] = (),
        speakers: Sequence[Speaker] = (),
        by_mention: Mapping[Offsets, str] | None = None,
        *,
        times: Sequence[TimeExpression] = (),
        quantities: Sequence[Quantity] = (),
        places: Sequence[Place] = (),
        country_of: CountryOf = country_of,
    ) -> None:
        self._scene, self._text = scene, scene.text
        self._by_mention = by_mention or {}
        self._titles = {s.id: " ".join(r.title or "" for r in s.roles).lower().split() for s in speakers}
        self._times, self._quantities, self._places = times, quantities, places
        self._timed, self._counted, self._placed = Located(times), Located(quantities), Located(places)
        self._country_of = country_of
        self._by_source = {(m.start, m.end): s.id for s in speakers for m in s.mentions}
        self._speaker_of = {s.id: s.speaker for s in statements}
        self._contents = sorted(((c.start, c.end, s.id) for s in statements for c in s.content), key=lambda c: c[:2])
        self._content_starts = [start for start, _, _ in self._contents]
        self._cues = sorted(((c.start, c.end, s) for s in statements for c in s.cue), key=lambda c: c[:2])
        self._cue_starts = [start for start, _, _ in self._cues]

    def find(self) -> tuple[Event, ...]:
        """The events in the order of the text."""
        out: list[Event] = []
        for words in self._sentences():
            events = find(words)
            about = contexts(words) if events else frozenset()
            for found in events:
                event = self._event(words, found, about, len(out) + 1)
                if _is_sure(found, event):
                    out.append(event)
        return tuple(out)

    def _sentences(self) -> Iterator[Words]:
        i, last = 0, (-1, -1)
        while (span := self._scene.sentence_span(i)) != last:
            words = Words(self._text, *span)
            if len(words):
                yield words
            i, last = i + 1, span

    def _event(self, words: Words, found: Found, about: frozenset[str], number: int) -> Event:
        trigger = found.trigger
        first = trigger.first if found.head is None else found.head
        last = trigger.last if found.head is None else found.head + 1
        span = self._span(words.start[first], words.end[last - 1])
        who = participants(words, found, self._is_mention)
        reported_by = self._reported_by(span)
        actors = self._entities(words, who.actors)
        if who.pronoun is not None:
            actors = self._speaking(words, who.pronoun, reported_by) + actors
        actors = actors or self._source(span)
        phrases = (*who.actors, *who.recipients)
        return Event(
            id=f"e{number}",
            type=found.type,
            mode=found.mode,
            contexts=in_order(about, found.mode),
            trigger=span,
            actors=actors,
            recipients=self._entities(words, who.recipients),
            place=place_of(words, found, self._places, self._placed, phrases),
            time=time_of(words, found, self._times, self._timed),
            quantities=quantities_of(words, found, self._quantities, self._counted, phrases),
            modality=found.modality,
            reported_by=reported_by,
        )

    def _is_mention(self, start: int, end: int) -> bool:
        return bool(self._scene.mentions_in(start, end))

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self._text[start:end])

    def _entities(self, words: Words, phrases: Sequence[Phrase]) -> tuple[EventEntity, ...]:
        return tuple(self._entity(words, phrase) for phrase in phrases)

    def _entity(self, words: Words, phrase: Phrase) -> EventEntity:
        first, last = phrase
        start, end = words.start[first], words.end[last - 1]
        end -= 2 if self._text[start:end].endswith(_POSSESSIVE) else 0
        speaker = self._speaker(start, end)
        low = [w.removesuffix("'s").removesuffix("’s") for w in words.low[first:last]]
        return EventEntity(
            span=self._span(start, end),
            speaker=speaker,
            country=self._country(words, first, last),
            sectors=sectors(low) or sectors(self._titles.get(speaker or "", ())),
        )

    def _speaker(self, start: int, end: int) -> str | None:
        ids = [self._by_mention.get((m.start, m.end)) for m in self._scene.mentions_in(start, end) if m.end <= end]
        return next((i for i in reversed(ids) if i is not None), self._by_mention.get((start, end)))

    def _country(self, words: Words, first: int, last: int) -> str | None:
        """The country of a place within a phrase, of a name or an adjective in it, or of what follows ("in Peru")."""
        after = last + 1 if words.at(last) in _BEHIND else last
        stretches = [(first, last)] + ([(after, min(after + 3, len(words)))] if after > last else [])
        for begin, end in stretches:
            if begin >= end:
                continue
            for i in self._placed.between(words.start[begin], words.end[end - 1]):
                if (country := self._places[i].country) is not None:
                    return country
            for size in (3, 2, 1):
                for k in range(begin, end - size + 1):
                    name = self._text[words.start[k] : words.end[k + size - 1]]
                    name = name.removesuffix("'s").removesuffix("’s")
                    if name[:1].isupper() and (found := self._country_of(name)) is not None:
                        return found
        return None

    def _source(self, trigger: Span) -> tuple[EventEntity, ...]:
        """Who makes the statement whose cue an event's trigger is: "he accused"."""
        i = bisect_right(self._cue_starts, trigger.start)
        for start, end, statement in reversed(self._cues[max(0, i - _LOOKED_AT) : i]):
            if start <= trigger.start < end and statement.source:
                source = statement.source[0]
                return (
                    EventEntity(
                        span=source,
                        speaker=statement.speaker,
                        sectors=sectors(source.text.lower().split())
                        or sectors(self._titles.get(statement.speaker or "", ())),
                    ),
                )
        return ()

    def _speaking(self, words: Words, pronoun: int, statement: str | None) -> tuple[EventEntity, ...]:
        """Whom a pronoun means: "I" and "we" in what somebody says are who says it."""
        if words.low[pronoun] == "it":
            return ()
        span = self._span(words.start[pronoun], words.end[pronoun])
        if words.low[pronoun] in ("i", "we"):
            speaker = self._speaker_of.get(statement) if statement is not None else None
        else:
            speaker = self._by_source.get((span.start, span.end))
        return (EventEntity(span=span, speaker=speaker, sectors=sectors(self._titles.get(speaker or "", ()))),)

    def _reported_by(self, trigger: Span) -> str | None:
        """The innermost statement whose content holds a trigger."""
        i = bisect_right(self._content_starts, trigger.start)
        around = [c for c in self._contents[max(0, i - _LOOKED_AT) : i] if c[1] >= trigger.end]
        return min(around, key=lambda c: c[1] - c[0])[2] if around else None


def _is_sure(found: Found, event: Event) -> bool:
    """Whether an event has the participants without which its words mostly mean something else."""
    if event.actors:
        return True
    trigger = found.trigger
    if trigger.verb is None:
        # A noun by itself mostly only mentions an event that is told elsewhere.
        return bool(event.recipients) or (trigger.light is not None and event.type not in _VERBAL)
    return event.type not in _VERBAL or (trigger.verb.passive and bool(event.recipients))


def find_events(
    scene: Scene,
    statements: Sequence[Statement] = (),
    speakers: Sequence[Speaker] = (),
    by_mention: Mapping[Offsets, str] | None = None,
    *,
    times: Sequence[TimeExpression] = (),
    quantities: Sequence[Quantity] = (),
    places: Sequence[Place] = (),
    country_of: CountryOf = country_of,
) -> tuple[Event, ...]:
    """The events of an article in the order of its text.

    Args:
        scene: the article's sentences and mentions.
        statements: those of the reading; an event inside a statement's content is reported by it.
        speakers: those of the reading.
        by_mention: their ids by the offsets of all their mentions.
        times: those of the reading; an event's `time` is an index into them.
        quantities: likewise.
        places: likewise.
        country_of: the ISO 3166-1 alpha-2 code that a name or an adjective stands for.
    """
    finder = EventFinder(
        scene, statements, speakers, by_mention,
        times=times, quantities=quantities, places=places, country_of=country_of,
    )  # fmt: skip
    return finder.find()
