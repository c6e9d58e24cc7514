from __future__ import annotations

import pytest

from quoth import Addressee, Confidence, Via
from quoth.reader.calibration import Calibration
from quoth.reader.circumstances import Circumstances
from quoth.reader.drafts import Draft
from quoth.reader.speakers import Speakers
from quoth.reader.statements import span, statements
from quoth.record import Said
from quoth.text import paragraphs
from texts import at

TEXT = "“Kim knows it rains,” Lee did not say. Diaz: “no”."
AS_IS = Calibration(1.0, 0.0)


def draft(content, cue=None, source=None, **known):
    fields = {"score": 0.75, "source_score": 0.25} | known
    return Draft((at(TEXT, content),), cue and at(TEXT, cue), source and at(TEXT, source), **fields)


OUTER = draft("“Kim knows it rains,”", "did not say", "Lee", kind="direct")
INNER = draft("it rains", "knows", "Kim", within=OUTER)
LAST = draft("“no”", ":", "Diaz", kind="direct")


def known(*drafts, who=(), sure=1.0, through=None, text=TEXT):
    """Speakers as `find_speakers` gives them: `who` has the id of the speaker of some drafts."""
    who = dict(who)
    return Speakers(
        all=(),
        of={id(d): who.get(d.source and text[slice(*d.source)]) for d in drafts},
        sure={id(d): sure for d in drafts},
        by_mention={},
        through=through or {},
        elsewhere=frozenset(),
    )


def made(*drafts, who=(), **more):
    speakers = known(*drafts, who=who, **more)
    text = more.get("text", TEXT)
    return statements(text, paragraphs(text), list(drafts), speakers, sure=AS_IS, sure_of_source=AS_IS)


def test_a_span_is_the_text_between_its_offsets():
    one = span(TEXT, at(TEXT, "Lee"))
    assert (one.start, one.end, one.text) == (TEXT.index("Lee"), TEXT.index("Lee") + 3, "Lee")


def test_a_draft_becomes_a_statement_with_all_that_it_has():
    [one] = made(OUTER, who={"Lee": "p1"})
    assert [s.text for s in (*one.content, *one.cue, *one.source)] == ["“Kim knows it rains,”", "did not say", "Lee"]
    assert (one.kind, one.attitude, one.polarity, one.cue_lemma) == ("direct", "communication", "negated", "say")
    assert (one.id, one.speaker, one.via) == ("s1", "p1", None)


def test_confidence_is_calibrated_apart_for_statement_and_source():
    assert made(OUTER)[0].confidence == Confidence(statement=0.75, speaker=0.25)
    own = paragraphs(TEXT)
    [one] = statements(TEXT, own, [OUTER], known(OUTER), sure=Calibration(0, 0), sure_of_source=Calibration(2, 0))
    assert one.confidence == Confidence(statement=0.5, speaker=0.1)


def test_a_speaker_is_as_sure_as_the_source_and_its_resolution_together():
    assert made(OUTER, sure=0.5)[0].confidence.speaker == 0.125


def test_whoever_passed_a_statement_on_is_in_its_via():
    [one] = made(OUTER, through={id(OUTER): "p7"})
    assert one.via == Via(statement=None, speaker="p7")


def test_when_where_and_in_what_something_was_said_is_in_its_statement():
    known_of = {id(OUTER): Circumstances(time=2, place=1, medium=at(TEXT, "it rains"))}
    own = paragraphs(TEXT)
    speakers = known(OUTER, LAST)
    first, last = statements(
        TEXT, own, [OUTER, LAST], speakers, sure=AS_IS, sure_of_source=AS_IS, circumstances=known_of
    )
    assert first.said == Said(time=2, place=1, medium=span(TEXT, at(TEXT, "it rains")))
    assert last.said == Said()


def test_an_outlet_is_told_until_somebody_else_speaks():
    text = "Lee told Channel Nine it rains. Lee added it pours. Kim said it hails. Lee said it snows."

    def said(source, cue, content):
        where = text.index(content)
        return Draft((at(text, content),), at(text[:where], cue, text[:where].count(cue) - 1), None, 0.5, 0.5), source

    pairs = [said("Lee", "told", "it rains"), said("Lee", "added", "it pours"), said("Kim", "said", "it hails"),
             said("Lee", "said", "it snows")]  # fmt: skip
    drafts = [d for d, _ in pairs]
    speakers = Speakers((), {id(d): who for d, who in pairs}, {id(d): 1.0 for d in drafts}, {}, {}, frozenset())
    found = statements(text, paragraphs(text), drafts, speakers, sure=AS_IS, sure_of_source=AS_IS)
    channel = Addressee(start=9, end=21, text="Channel Nine", speaker=None)
    assert [s.said.told_to for s in found] == [channel, channel, None, None]


def test_a_draft_without_cue_and_source_is_a_statement_without_them():
    [one] = made(draft("“no”", kind="direct"))
    assert (one.cue, one.source, one.cue_lemma, one.speaker) == ((), (), None, None)
    assert (one.attitude, one.polarity) == ("communication", "affirmed")


@pytest.mark.parametrize("drafts", [(OUTER, INNER, LAST), (LAST, INNER, OUTER), (INNER, OUTER, LAST)])
def test_statements_are_numbered_in_the_order_of_the_text_the_outer_first(drafts):
    told = [(s.id, s.cue[0].text) for s in made(*drafts)]
    assert told == [("s1", "did not say"), ("s2", "knows"), ("s3", ":")]


def test_an_inner_statement_came_through_the_outer_and_its_speaker():
    _, inner = made(OUTER, INNER, who={"Lee": "p1"})
    assert inner.via == Via(statement="s1", speaker="p1")
    assert made(OUTER, INNER)[1].via == Via(statement="s1", speaker=None)


def test_of_two_with_the_same_span_the_outer_is_first():
    outer = Draft((at(TEXT, "“no”"),), None, None, 0.5, 0.5, kind="direct")
    inner = Draft((at(TEXT, "“no”"),), None, None, 0.5, 0.5, within=outer, kind="direct")
    assert [s.via for s in made(inner, outer)] == [None, Via(statement="s1")]


def test_no_drafts_are_no_statements():
    assert made() == ()
