"""Articles whose statements and events are given by hand, and ledgers that hold them."""

from __future__ import annotations

from quoth import Confidence, ReadBy, Reading, Span, Speaker, Statement
from quoth.article import new_article
from quoth.ledger import index, schema
from quoth.ledger.add import address_of, keep_reading
from quoth.ledger.packed import packed_article
from quoth.ledger.store import new_run


def told(*said, outlet="Daily", day="2022-06-03", **known):
    """The reading of an article that consists of statements: the speaker's name, the content, and other fields."""
    text, statements, speakers = "", [], {}
    for number, (name, content, *fields) in enumerate(said, start=1):
        start = len(text)
        text += f"{content} {name} said.\n"
        span = Span(start=start, end=start + len(content), text=content)
        speaker = speakers.setdefault(
            name, Speaker(id=f"p{len(speakers) + 1}", name=name, type="person", names=(name,))
        )
        as_given = {"kind": "direct", "polarity": "affirmed", "cue_lemma": "say"} | (fields[0] if fields else {})
        statements.append(
            Statement(
                id=f"s{number}",
                attitude="communication",
                content=(span,),
                cue=(),
                source=(),
                speaker=speaker.id,
                via=None,
                confidence=Confidence(statement=0.9, speaker=0.9),
                **as_given,
            )
        )
    article = new_article(text, outlet=outlet, published=day, source=f"{outlet} {day}", **known)
    read_by = ReadBy(quoth="0", model="0" * 64)
    return Reading(article=article, statements=tuple(statements), speakers=tuple(speakers.values()), read_by=read_by)


def keep(ledger, *readings):
    """Enter readings into a ledger, in their order."""
    with ledger.writing() as connection:
        run = new_run(connection, "test")
        for reading in readings:
            article = reading.article
            row = {
                "id": article.id,
                "run": run,
                "address": address_of(article),
                "version": 1,
                "title": article.title,
                "outlet": article.outlet,
                "day": index.day_of(article.published),
                "published": article.published,
                "body": packed_article(article),
            }
            connection.execute(schema.articles.insert().values(row))
            keep_reading(connection, run, reading)
            index.enter(connection, [reading])
