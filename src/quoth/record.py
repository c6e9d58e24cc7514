"""The vocabulary of the record, as frozen types; their JSON form is the contract `quoth.reading/1`.

Offsets are Unicode code points of the article's text, and for every span `text[start:end]` is the
span's own text. The words for attributions are those of PARC (Pareti, "PARC 3.0: A Corpus of
Attribution Relations", LREC 2016) and PolNeAR (Newell et al., LREC 2018); attitudes are the types of
attribution of the Penn Discourse Treebank (Prasad et al., "Attribution and its annotation in the
Penn Discourse TreeBank", TAL 47(2), 2007).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["direct", "indirect", "mixed"]
Attitude = Literal["communication", "belief", "fact", "control"]
Polarity = Literal["affirmed", "negated", "refused"]
SpeakerType = Literal["person", "organisation", "group", "document", "unnamed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal["=", "~", ">", ">=", "<", "<="]
Change = Literal["up", "down"]
Modality = Literal["happened", "planned", "hypothetical", "denied"]
Severity = Literal["high", "medium", "low"]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """What all types of the record share: they cannot change, and JSON has no fields beside theirs."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the article's text: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Article(Record, frozen=True, kw_only=True):
    """One report as taken in.

    `id` follows from the text and what is known of its publication. `source` is the path or address as
    given, `published` a date or time in ISO 8601. `text` is the input's, unchanged but for its line ends.
    """

    id: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    text: str


class Via(Record, frozen=True, kw_only=True):
    """Through which statement or speaker of the same article a statement reached the reader."""

    statement: str | None = None
    speaker: str | None = None


class Confidence(Record, frozen=True, kw_only=True):
    """Probabilities from 0 to 1: that there is such a statement, and that its speaker is the right one."""

    statement: float
    speaker: float


class Addressee(Record, frozen=True, kw_only=True):
    """To whom, or to which outlet, a statement was made: a span, and the speaker that it names, if it is one."""

    start: int
    end: int
    text: str
    speaker: str | None = None


class Said(Record, frozen=True, kw_only=True):
    """The circumstances in which a statement was made, as far as the article words them.

    `time` and `place` are indices into the reading's times and places; `medium` is the span that names what it was
    made in or on ("a statement", "Twitter"), `told_to` whom the speaker spoke to.
    """

    time: int | None = None
    place: int | None = None
    medium: Span | None = None
    told_to: Addressee | None = None


class Statement(Record, frozen=True, kw_only=True):
    """One attribution.

    `content`, `cue` and `source` are spans in the order of the text; a statement without a source has
    none, and so has a quotation without a cue. `attitude` is what the cue does, `cue_lemma` the base
    form of its main word. `speaker` is the id of a speaker, or null where the text names none. `said` is
    when, where, in what and to whom it was said.
    """

    id: str
    kind: Kind
    attitude: Attitude
    polarity: Polarity
    cue_lemma: str | None
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str | None
    via: Via | None
    said: Said = Said()
    confidence: Confidence


class Role(Record, frozen=True, kw_only=True):
    """A role as the article states it: title, organisation and the organisation's acronym, as far as it gives them.

    `span` holds all of the words that state it.
    """

    title: str | None
    organisation: str | None
    acronym: str | None
    span: Span


class Speaker(Record, frozen=True, kw_only=True):
    """Whoever statements are attributed to, with every name and every mention that is a source.

    `name` is the fullest of `names`, without title; who has no name is called by the words that describe them. The
    article's author, where it has no byline, is "the reporter". `type` is null where the text does not show it.
    """

    id: str
    name: str
    type: SpeakerType | None
    names: tuple[str, ...]
    acronym: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()


class TimeExpression(Span, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value (TimeML 1.2.1; ISO-TimeML, ISO 24617-1).

    `value` is in ISO 8601 as TIMEX3 has it, as fine as the words are ("2022-06", "2022-W22", "P3D", "PAST_REF"), with X
    where neither the words nor the article's date tell ("XXXX-05-31"); null where nothing is known. `mod` is TIMEX3's
    ("START", "MID", "END", "APPROX", "BEFORE", ...). `range` is the first and the last value of what the words span.
    """

    type: TimeType
    value: str | None
    mod: str | None = None
    range: tuple[str, str] | None = None


class Quantity(Span, frozen=True, kw_only=True):
    """A number with what the words say of its exactness, its unit and what is counted.

    `value` is the number named; of an interval, null. `low` and `high` bound it, null where it is not bounded; for an
    exact number both are the value, for an approximate one both are null. `modifier` relates what is counted to
    `value`; of an interval it is "=" or "~". `change` says that the number is a change, or where one led to.
    """

    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    change: Change | None = None
    unit: str | None = None
    counted: Span | None = None


class Place(Span, frozen=True, kw_only=True):
    """A name of a place and the gazetteer's entry for it.

    `country` is ISO 3166-1 alpha-2 (with XK for Kosovo), null where none or a disputed one; coordinates are degrees in
    WGS 84; `geonameid` is of GeoNames. What the gazetteer does not know is null.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None


class EventEntity(Record, frozen=True, kw_only=True):
    """Who acts in an event or is acted upon: a span, the speaker it names, a country and PLOVER's sectors of actors."""

    span: Span
    speaker: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, as reported, in the terms of PLOVER 2.0 (Open Event Data Alliance, 2021).

    `place`, `time` and `quantities` are indices into the reading's lists. `reported_by` is the statement that reports
    the event, null where the article does in its own voice.
    """

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Span
    actors: tuple[EventEntity, ...] = ()
    recipients: tuple[EventEntity, ...] = ()
    place: int | None = None
    time: int | None = None
    quantities: tuple[int, ...] = ()
    modality: Modality
    reported_by: str | None = None


class Flag(Record, frozen=True, kw_only=True):
    """Something that a careful reader would query, with the spans that show it."""

    kind: str
    severity: Severity
    message: str
    evidence: tuple[Span, ...]


class ReadBy(Record, frozen=True, kw_only=True):
    """The version of Quoth, and the SHA-256 of the weights, that made a reading."""

    quoth: str
    model: str


class Reading(Record, frozen=True, kw_only=True):
    """Everything read out of one article."""

    schema: Literal["quoth.reading/1"] = "quoth.reading/1"
    article: Article
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()
    read_by: ReadBy
