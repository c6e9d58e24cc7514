"""Readings of any shape: spans that cross, nest or are empty, values of every kind, places anywhere."""

from __future__ import annotations

from handmade import reading
from hypothesis import strategies as st

from quoth import Event, EventEntity, Flag, Place, Quantity, Span, TimeExpression
from quoth.article import new_article

VALUES = (
    "XXXX-05-31 P3D 2022-W22 2022-SU 199 19 PAST_REF 2022-06-03T11:00+04:00 -0044 BC0480 BC04 0000 9999-12-31 "
    "2022-02-30 2022-13 2022-W60 2022-WXX-3 2022-06-03TMO T16:45 PXY PT36H P1Y2M FY2022 2022-W22-WE 2022-Q3 <b>&\"'"
).split()
_LETTERS = st.sampled_from("ab \n\"'<>&\0\x1b\x9b\u202e\u2028\ud800é中א")
_TEXT = st.text(_LETTERS, max_size=40)
_VALUE = st.none() | st.sampled_from(VALUES) | _TEXT
_NUMBER = st.none() | st.floats(allow_nan=False)


@st.composite
def readings(draw):
    text = draw(_TEXT)
    article = new_article(text, dateline=draw(st.none() | _TEXT), published=draw(st.sampled_from([None, "2022-06-03"])))
    text = article.text

    def edges():
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return {"start": start, "end": end, "text": text[start:end]}

    def some(make):
        return tuple(make(i) for i in range(draw(st.integers(0, 3))))

    def entity(_):
        return EventEntity(span=Span(**edges()), country=draw(st.none() | _TEXT), sectors=(draw(_TEXT),))

    def time(_):
        kind = draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"]))
        ends = draw(st.none() | st.tuples(st.sampled_from(VALUES), st.sampled_from(VALUES)))
        return TimeExpression(**edges(), type=kind, value=draw(_VALUE), mod=draw(_VALUE), range=ends)

    def quantity(_):
        counted = draw(st.none() | st.just(1)) and Span(**edges())
        numbers = {name: draw(_NUMBER) for name in ("value", "low", "high")}
        return Quantity(
            **edges(), **numbers, modifier=draw(st.sampled_from("=~<>")), unit=draw(_VALUE), counted=counted
        )

    def place(_):
        position = {name: draw(st.none() | st.floats()) for name in ("latitude", "longitude")}
        if draw(st.booleans()):
            position = {"latitude": draw(st.floats(-90, 90)), "longitude": draw(st.floats(-180, 180))}
        return Place(**edges(), name=draw(_TEXT), country=draw(_VALUE), **position)

    def event(i):
        return Event(
            id=f"e{i}",
            type=draw(_TEXT),
            mode=draw(_VALUE),
            contexts=some(lambda _: draw(_TEXT)),
            trigger=Span(**edges()),
            actors=some(entity),
            recipients=some(entity),
            place=draw(st.integers(-1, 3)),
            time=draw(st.integers(-1, 3)),
            quantities=some(lambda _: draw(st.integers(-1, 3))),
            modality="planned",
            reported_by="s9",
        )

    def flag(_):
        evidence = some(lambda _: Span(**edges()))
        return Flag(kind=draw(_TEXT), severity="high", message=draw(_TEXT), evidence=evidence)

    lists = {"times": time, "quantities": quantity, "places": place, "events": event, "flags": flag}
    return reading(article, **{name: some(make) for name, make in lists.items()})
