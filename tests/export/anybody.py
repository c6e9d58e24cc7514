"""Readings of any shape with statements and speakers: spans that cross, nest or are empty, chains in circles."""

from __future__ import annotations

from anything import readings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import Confidence, Span, Speaker, Statement, Via
from quoth.record import Addressee, Role, Said

_NAMES = st.sampled_from(["Ada", "Bo Diddley", "=1+1", "-", "'", "\ud800", "a\nb", "<b>", "", " ", "א", "a;b", '"'])
_URLS = st.sampled_from(
    [
        None,
        "https://a.example/b?c=d",
        "http://a b/<c>\"'",
        "x",
        "",
        "\ud800",
        "javascript:alert(1)",
        "https://[",
        "http:\\",
    ]
)


@st.composite
def spoken(draw, least=0):
    """A reading with up to four statements, at least as many as asked for if the text has any characters."""
    made = draw(readings())
    text = made.article.text

    def edges(least_size=0):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        if end - start < least_size:
            start, end = 0, len(text)
        return {"start": start, "end": end, "text": text[start:end]}

    def some(least_number=0):
        return tuple(Span(**edges(least_number)) for _ in range(draw(st.integers(least_number, 2))))

    def speaker(i):
        roles = tuple(
            Role(title=draw(_NAMES), organisation=None, acronym=draw(st.none() | _NAMES), span=span) for span in some()
        )
        name = draw(_NAMES)
        kind = draw(st.sampled_from([None, "person", "organisation", "group", "document", "unnamed"]))
        return Speaker(id=f"p{i}", name=name, type=kind, names=(name, draw(_NAMES)), roles=roles, mentions=some())

    def statement(i):
        told_to = draw(st.none() | st.just(1)) and Addressee(**edges(), speaker=draw(st.sampled_from([None, "p1"])))
        return Statement(
            id=f"s{i}",
            kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            attitude=draw(st.sampled_from(["communication", "belief", "fact", "control"])),
            polarity=draw(st.sampled_from(["affirmed", "negated", "refused"])),
            cue_lemma=draw(st.none() | _NAMES),
            content=some(1),
            cue=some(),
            source=some(),
            speaker=draw(st.sampled_from([None, "p1", "p2", "p9"])),
            via=draw(
                st.none()
                | st.builds(
                    Via, statement=st.sampled_from([None, "s1", "s2", "s9"]), speaker=st.sampled_from([None, "p2"])
                )
            ),
            said=Said(time=draw(st.none() | st.integers(-1, 2)), place=draw(st.none() | st.just(0)), told_to=told_to),
            confidence=Confidence(statement=0.5, speaker=0.25),
        )

    number = draw(st.integers(least, 4)) if text else 0
    article = replace(
        made.article,
        url=draw(_URLS),
        **{field: draw(st.none() | _NAMES) for field in ("source", "title", "outlet", "byline", "language")},
    )
    return replace(
        made,
        article=article,
        statements=tuple(statement(i) for i in range(1, number + 1)),
        speakers=tuple(speaker(i) for i in range(1, draw(st.integers(0, 2)) + 1)),
    )
