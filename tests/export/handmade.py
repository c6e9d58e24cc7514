"""Readings made by hand: spans are found in the text by their words."""

from __future__ import annotations

from quoth import Article, Confidence, ReadBy, Reading, Span, Speaker, Statement, Via
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
