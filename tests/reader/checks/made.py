"""Readings made by hand, and the flags that they get."""

from __future__ import annotations

from msgspec.structs import asdict

from quoth.article import new_article
from quoth.reader.checks import flags
from quoth.reader.dateline import day_of, with_dateline
from quoth.reader.times import find_times
from quoth.record import Confidence, Place, Quantity, ReadBy, Reading, Role, Span, Speaker, Statement
from quoth.text import paragraphs


def reading(text, *, published=None, title=None, **fields):
    """A reading of which only the times are really read."""
    article = with_dateline(new_article(text, published=published, title=title), paragraphs(text))
    times = tuple(find_times(article.text, paragraphs(article.text), day_of(article.published)))
    known = {"statements": (), "speakers": (), "times": times}
    return Reading(article=article, read_by=ReadBy(quoth="0", model="0" * 64), **known | fields)


def flagged(made, *kinds):
    """The flags of these kinds, or all."""
    found = flags(made, paragraphs(made.article.text))
    return [flag for flag in found if not kinds or flag.kind in kinds]


def evidence(flag):
    return [span.text for span in flag.evidence]


def span(text, words, *, after=""):
    """The first span of these words, or the first one behind other words."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start=start, end=start + len(words), text=words)


def statement(
    text, content, *, cue="", source="", speaker=None, kind="indirect", lemma="say", sure=0.9, of_speaker=0.9
):
    return Statement(
        id="s1",
        kind=kind,
        attitude="communication",
        polarity="affirmed",
        cue_lemma=lemma if cue else None,
        content=(span(text, content),),
        cue=(span(text, cue),) if cue else (),
        source=(span(text, source),) if source else (),
        speaker=speaker,
        via=None,
        confidence=Confidence(statement=sure, speaker=of_speaker),
    )


def person(name, *roles, number=1):
    return Speaker(id=f"p{number}", name=name, type="person", names=(name,), roles=roles)


def role(text, words, title, organisation=None):
    return Role(title=title, organisation=organisation, acronym=None, span=span(text, words))


def count(text, words, value, counted, modifier="="):
    exact = modifier == "="
    low = value if modifier in ("=", ">", ">=") else None
    return Quantity(
        **asdict(span(text, words)),
        value=value,
        low=low,
        high=value if exact else None,
        modifier=modifier,
        counted=span(text, counted, after=words),
    )


def place(text, words, *, after=""):
    return Place(**asdict(span(text, words, after=after)), name=words)
