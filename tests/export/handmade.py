"""Readings made by hand: spans are found in the text by their words."""

from __future__ import annotations

from msgspec.structs import asdict, replace

from quoth import (
    Article,
    Confidence,
    Event,
    EventEntity,
    Flag,
    Place,
    Quantity,
    ReadBy,
    Reading,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Via,
)
from quoth.article import new_article
from quoth.record import Addressee, Role, Said

VISIT = """3 June 2022 11:00 (UTC+04:00)

Around 80 diplomats took part in the visit to Kalbajar region, the organisers said.

Mr. Vusal Gurbanov, Acting Director General of the Eurasian Regional Center of the Islamic Cooperation Youth \
Forum (ICYF-ERC), shared his impressions with “Bizim.Media”:

"Our first impression of Kalbajar was of its splendid nature and tourism potential. We also spoke with living \
eyewitnesses of what happened in 1992."

Our respondent gave thoughts about the visit that he had heard from other foreign officials:

"We've been in touch with a number of ambassadors, including those from Palestine and Pakistan. They also stressed \
Kalbajar's tourism potential. The diplomats praised how the President successfully returned the region."

The ministry did not say that the road would open this year. It will rain on Friday."""


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def statement(article: Article, number: int, *content: str, cue: str = "", source: str = "", **fields) -> Statement:
    known = {
        "kind": "indirect",
        "attitude": "communication",
        "polarity": "affirmed",
        "cue_lemma": None,
        "speaker": None,
        "via": None,
        "confidence": Confidence(statement=0.9, speaker=0.8),
    }
    return Statement(
        id=f"s{number}",
        content=tuple(span(article, words) for words in content),
        cue=(span(article, cue),) if cue else (),
        source=(span(article, source),) if source else (),
        **known | fields,
    )


def reading(article: Article, *statements: Statement, speakers: tuple[Speaker, ...] = (), **fields) -> Reading:
    made_by = ReadBy(quoth="0", model="0" * 64)
    return Reading(article=article, statements=statements, speakers=speakers, read_by=made_by, **fields)


def told_to(article: Article, words: str, speaker: str | None = None) -> Said:
    found = span(article, words)
    return Said(told_to=Addressee(start=found.start, end=found.end, text=found.text, speaker=speaker))


def visit() -> Reading:
    """Seven statements: two inside another; one told to an outlet; one negated; one without a source."""
    article = new_article(
        VISIT, title="A visit to Kalbajar", outlet="Bizim.Media", published="2022-06-03T11:00:00+04:00"
    )
    gurbanov = Speaker(
        id="p1",
        name="Vusal Gurbanov",
        type="person",
        names=("Vusal Gurbanov",),
        roles=(
            Role(
                title="Acting Director General",
                organisation="Eurasian Regional Center of the Islamic Cooperation Youth Forum",
                acronym="ICYF-ERC",
                span=span(
                    article,
                    "Acting Director General of the Eurasian Regional Center of the Islamic Cooperation Youth "
                    "Forum (ICYF-ERC)",
                ),
            ),
        ),
        mentions=(span(article, "Mr. Vusal Gurbanov"),),
    )
    told = "\"We've been in touch with a number of ambassadors"
    whole = article.text[article.text.index(told) : article.text.index('the region."') + len('the region."')]
    impression = article.text[article.text.index('"Our first') : article.text.index('1992."') + len('1992."')]
    return reading(
        article,
        statement(
            article,
            1,
            "Around 80 diplomats took part in the visit to Kalbajar region",
            cue="said",
            source="the organisers",
        ),
        statement(
            article,
            2,
            impression,
            cue="shared his impressions",
            source="Mr. Vusal Gurbanov, Acting Director "
            "General of the Eurasian Regional Center of the Islamic Cooperation Youth Forum (ICYF-ERC),",
            speaker="p1",
            kind="direct",
            said=told_to(article, "Bizim.Media"),
        ),
        statement(article, 3, whole, cue="gave thoughts", source="Our respondent", speaker="p1", kind="direct"),
        statement(article, 4, "Kalbajar's tourism potential", cue="stressed", source="They", via=Via(statement="s3")),
        statement(
            article,
            5,
            "how the President successfully returned the region",
            cue="praised",
            source="The diplomats",
            attitude="belief",
            via=Via(statement="s3", speaker="p1"),
        ),
        statement(
            article,
            6,
            "that the road would open this year",
            cue="did not say",
            source="The ministry",
            polarity="negated",
        ),
        statement(article, 7, "It will rain on Friday"),
        speakers=(gurbanov,),
    )


def time(article: Article, words: str, value: str | None, **fields) -> TimeExpression:
    return TimeExpression(**asdict(span(article, words)), **{"type": "DATE", "value": value} | fields)


def place(article: Article, words: str, name: str, *, after: str = "", **fields) -> Place:
    """The first place of these words, or the first one behind other words."""
    start = article.text.index(words, article.text.index(after))
    return Place(start=start, end=start + len(words), text=words, name=name, **fields)


def quantity(article: Article, words: str, value: float | None, counted: str | None = None, **fields) -> Quantity:
    known = {"low": None, "high": None, "modifier": "~"}
    what = span(article, counted) if counted else None
    return Quantity(**asdict(span(article, words)), value=value, counted=what, **known | fields)


def event(article: Article, number: int, trigger: str, type_: str, *, actors=(), recipients=(), **fields) -> Event:
    sides = [
        tuple(EventEntity(span=span(article, words), **known) for words, known in side) for side in (actors, recipients)
    ]
    return Event(
        id=f"e{number}",
        type=type_,
        trigger=span(article, trigger),
        actors=sides[0],
        recipients=sides[1],
        **{"modality": "happened"} | fields,
    )


def flag(article: Article, message: str, *evidence: str, severity: str = "low", kind: str = "date") -> Flag:
    return Flag(kind=kind, severity=severity, message=message, evidence=tuple(span(article, w) for w in evidence))


def record() -> Reading:
    """The visit with its times, quantities, places, events and flags, and with when, where and in what was said."""
    made = visit()
    article = replace(made.article, dateline="3 June 2022 11:00 (UTC+04:00)")
    kalbajar = {"country": "AZ", "latitude": 40.1, "longitude": 46.04, "geonameid": 586331}
    first, second, *others = made.statements
    return replace(
        made,
        article=article,
        statements=(
            replace(first, said=Said(time=0, place=0, medium=span(article, "impressions"))),
            replace(second, said=replace(second.said, time=4)),
            *others,
        ),
        times=(
            time(article, "3 June 2022 11:00 (UTC+04:00)", "2022-06-03T11:00+04:00", type="TIME"),
            time(article, "1992", "1992"),
            time(article, "this year", "2022"),
            time(article, "Friday", "2022-06-03"),
            time(article, "first", None),
        ),
        quantities=(
            quantity(article, "Around 80", 80, "diplomats"),
            quantity(article, "a number of", None, "ambassadors"),
        ),
        places=(
            place(article, "Kalbajar region", "Kelbajar", **kalbajar),
            place(article, "Kalbajar", "Kelbajar", after="Our first", **kalbajar),
            place(article, "Palestine", "Palestine", latitude=31.9, longitude=35.2),
            place(article, "Pakistan", "Pakistan", country="PK", latitude=30.0, longitude=70.0),
            place(article, "the region", "the region"),
        ),
        events=(
            event(
                article,
                1,
                "took part in the visit",
                "CONSULT",
                mode="visit",
                contexts=("diplomatic",),
                actors=[("Around 80 diplomats", {"sectors": ("GOV",)})],
                place=0,
                time=0,
                quantities=(0,),
                reported_by="s1",
            ),
            event(
                article,
                2,
                "returned the region",
                "RETREAT",
                actors=[("Mr. Vusal Gurbanov", {"speaker": "p1"})],
                recipients=[("Pakistan", {"country": "PK"})],
                modality="planned",
            ),
        ),
        flags=(
            flag(article, "The weekday of 3 June 2022 is a Friday.", "Friday", "3 June 2022"),
            flag(article, "Two counts disagree.", "Around 80", "a number of", severity="high", kind="count"),
        ),
    )
