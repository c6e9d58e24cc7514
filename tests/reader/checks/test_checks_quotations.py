from __future__ import annotations

import pytest
from hypothesis import given, settings
from made import evidence, person, reading, statement
from made import flagged as flagged_in

from quoth.article import new_article
from quoth.reader.checks import flags
from quoth.record import ReadBy, Reading
from quoth.text import paragraphs
from texts import hostile_text


def flagged(text):
    article = new_article(text)
    made_by = ReadBy(quoth="0", model="0" * 64)
    reading = Reading(article=article, statements=(), speakers=(), read_by=made_by)
    return list(flags(reading, paragraphs(article.text)))


def test_a_quotation_that_is_never_closed_is_flagged_with_its_mark():
    text = "Lee left.\nHe said: “It rains.\nThe end."
    [flag] = flagged(text)
    [mark] = flag.evidence
    assert flag.kind == "unclosed_quotation"
    assert (mark.start, mark.end, mark.text) == (text.index("“"), text.index("“") + 1, "“")
    assert "not closed" in flag.message


@pytest.mark.parametrize(
    "text",
    ["", "No quotation.", "“Closed.”", '"One" and "two".', "“a ‘b’ c”", "the ’90s", "in ‘08, he won", "the ‘90s"],
)
def test_text_with_nothing_open_is_not_flagged(text):
    assert flagged(text) == []


def test_opening_each_paragraph_and_closing_the_last_is_no_fault():
    assert flagged("Lee said: “It rains.\n\n“It pours.\n\n“It snows.”") == []


def test_the_last_paragraph_of_a_long_quotation_must_close_it():
    text = "“It rains.\n\n“It pours.\n\nThe end."
    assert [f.evidence[0].start for f in flagged(text)] == [text.index("“It pours")]


def test_only_a_quotation_at_the_start_of_the_next_paragraph_goes_on():
    text = "“It rains.\n\nLee said “no”."
    assert [f.evidence[0].start for f in flagged(text)] == [0]


def test_a_quotation_may_close_in_the_line_below():
    assert flagged('Lee left.\n\n"It rains here.\nAnn Lee, mayor"\n\nThe end.') == []
    assert len(flagged('"It rains here.\n\nAnn Lee, mayor"')) == 1
    assert len(flagged('"It rains here.\nShe said "no"')) == 1


def without_source(text, content, **fields):
    made = statement(text, content, **fields)
    return flagged_in(reading(text, title="Mayor knew of the cracks", statements=(made,)), "statement_without_source")


HEARSAY = "that the mayor knew of the cracks"


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("was said", "say"),
        ("was widely reported", "report"),
        ("has long been thought", "think"),
        ("'s been reported", "report"),
        ("there have been various reports", "report"),
    ],
)
def test_a_claim_that_goes_by_hearsay_is_flagged_with_its_cue(cue, lemma):
    [flag] = without_source(f"It {cue} {HEARSAY}.", HEARSAY, cue=cue, lemma=lemma)
    assert evidence(flag) == [HEARSAY, cue]
    assert flag.message == "The text reports this and does not say who says so."


@pytest.mark.parametrize(
    ("text", "cue", "fields"),
    [
        (f"It was reported by a paper {HEARSAY}.", "was reported", {"lemma": "report"}),
        (f"It was revealed {HEARSAY}.", "was revealed", {"lemma": "reveal"}),
        (f"It was once thought {HEARSAY}.", "was once thought", {"lemma": "think"}),
        (f"It is hard to say {HEARSAY}.", "is hard to say", {}),
        (f"It was said {HEARSAY}.", "was said", {"sure": 0.5}),
        (f"It was said {HEARSAY}.", "was said", {"source": "It"}),
        (f"It was said {HEARSAY}.", "was said", {"speaker": "p1"}),
        (f"All {HEARSAY} was said.", "was said", {}),
    ],
)
def test_claims_with_an_agent_or_a_speaker_and_what_is_known_are_not(text, cue, fields):
    assert without_source(text, HEARSAY, cue=cue, **fields) == []


def test_a_quotation_that_is_a_paragraph_without_a_speaker_is_flagged():
    words = "“Nobody told us about it.”"
    [flag] = without_source(f"The pier fell.\n\n{words}\n\nIt was late.", words, kind="direct")
    assert (evidence(flag), flag.message) == ([words], "The text does not say whose words these are.")
    assert without_source(f"The song {words} is old.", words, kind="direct") == []
    title = "“Mayor knew of the cracks”"
    assert without_source(f"{title}\n\nThe pier fell.", title, kind="direct") == []


@pytest.mark.parametrize(
    ("of_speaker", "kind", "found"), [(0.3, "direct", 1), (0.3, "mixed", 1), (0.4, "direct", 0), (0.3, "indirect", 0)]
)
def test_a_quotation_whose_speaker_is_decided_by_a_narrow_margin_is_flagged(of_speaker, kind, found):
    text = "Ann Lee met Bo Roe. “It rains,” she said."
    made = statement(text, "“It rains,”", cue="said", source="she", speaker="p1", kind=kind, of_speaker=of_speaker)
    record = reading(text, statements=(made,), speakers=(person("Ann Lee"),))
    flags = flagged_in(record, "narrow_speaker")
    assert [(evidence(f), f.message) for f in flags] == [
        (["“It rains,”", "she"], "These words were given to Ann Lee by a narrow margin.")
    ] * found


@given(hostile_text)
@settings(deadline=None, max_examples=100)
def test_flags_point_to_single_characters_of_the_text(text):
    plain = new_article(text).text
    for flag in flagged(text):
        for s in flag.evidence:
            assert (s.end - s.start, plain[s.start : s.end]) == (1, s.text)
