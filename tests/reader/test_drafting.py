from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.drafting import draft, draft_inside, reporting_stretches
from quoth.reader.tagger import Relation
from quoth.text import paragraphs
from texts import at, news_like


def relation(text, cue, *contents, source=None):
    """A relation by its words; where they stand twice in the text, the first place is meant."""
    return Relation(at(text, cue), tuple(at(text, c) for c in contents), at(text, source) if source else None, 0.9, 0.8)


def words(text, span):
    return None if span is None else text[slice(*span)]


def told(text, drafts):
    return [([words(text, c) for c in d.contents], words(text, d.cue), words(text, d.source), d.kind) for d in drafts]


def drafted(text, *relations):
    """Contents, cue, source and kind of each draft, in words."""
    return told(text, draft(text, paragraphs(text), list(relations)))


def test_a_relation_becomes_a_draft_with_its_scores():
    text = "Lee said it rains."
    [d] = draft(text, paragraphs(text), [relation(text, "said", "it rains", source="Lee")])
    assert told(text, [d]) == [(["it rains"], "said", "Lee", "indirect")]
    assert (d.score, d.source_score, d.within, d.span) == (0.9, 0.8, None, (0, 17))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("that it rains", "indirect"),
        ('"It rains."', "direct"),
        ("“It rains.”", "direct"),
        ("that it “pours” there", "mixed"),
        ("that “it rains”", "mixed"),
        ('"It rains" and "pours"', "mixed"),
    ],
)
def test_the_kind_says_how_much_of_the_content_is_quoted(content, kind):
    text = f"Lee said {content} today."
    assert drafted(text, relation(text, "said", content)) == [([content], "said", None, kind)]


@pytest.mark.parametrize("content", ["It rains a lot here", "It rains a lot here.", '"It rains a lot', "rains a lot"])
def test_edges_move_to_the_quotation_marks_that_they_all_but_reach(content):
    text = 'Lee said: "It rains a lot here."'
    assert drafted(text, relation(text, "said", content))[0] == (['"It rains a lot here."'], "said", None, "direct")


def test_edges_stay_where_much_of_the_quotation_is_left():
    text = "Lee said that “the bridge is closed because the engineers have not yet come back”."
    content = "that “the bridge is closed"
    assert drafted(text, relation(text, "said", content)) == [([content], "said", None, "mixed")]


def test_edges_never_move_over_the_cue():
    text = '"Rain fell, he said."'
    one = relation(text, "said", "Rain fell", source="he")
    [d] = draft(text, paragraphs(text), [one])
    assert d.cue is None
    assert [words(text, c) for c in d.contents] == [text]
    [inner] = draft_inside(text, reporting_stretches(text, paragraphs(text), [d]), [one])
    assert [words(text, c) for c in inner.contents] == ["Rain fell"]


def test_an_interrupted_quotation_is_one_statement_with_two_spans():
    text = '"It rains," Lee said, "and it pours."'
    assert drafted(text, relation(text, "said", "It rains", "and it pours", source="Lee")) == [
        (['"It rains,"', '"and it pours."'], "said", "Lee", "direct")
    ]


def test_spans_with_nothing_but_spaces_between_them_are_one():
    text = "Lee said it rains and pours."
    assert drafted(text, relation(text, "said", "it rains", "and pours")) == [
        (["it rains and pours"], "said", None, "indirect")
    ]


def test_drafts_come_in_the_order_of_the_text():
    text = "Lee said it rains.\nKim said it snows."
    relations = [relation(text, "Kim said", "it snows"), relation(text, "Lee said", "it rains")]
    assert [d[1] for d in drafted(text, *relations)] == ["Lee said", "Kim said"]


def test_a_cue_without_content_is_no_statement():
    text = "Lee spoke.\nIt rains."
    assert drafted(text, relation(text, "spoke", source="Lee")) == []


COLON = "Lee spoke to us:\n\n“It rains.”"


def test_a_cue_without_content_before_a_colon_gets_the_quoted_paragraph():
    assert drafted(COLON, relation(COLON, "spoke", source="Lee")) == [(["“It rains.”"], "spoke", "Lee", "direct")]


def test_it_gets_all_the_quoted_paragraphs_that_follow():
    text = f"{COLON}\n\n“It pours.”\n\nThe end.\n\n“It snows.”"
    first, second = drafted(text, relation(text, "spoke", source="Lee"))
    assert first == (["“It rains.”", "“It pours.”"], "spoke", "Lee", "direct")
    assert second == (["“It snows.”"], None, None, "direct")


@pytest.mark.parametrize("found", [(), ("“It rains.”",), ("“It rains.”", "“It pours.”")])
def test_an_indirect_statement_before_a_colon_stays_apart_from_the_quotation(found):
    text = "Lee said that it was late:\n\n“It rains.”\n\n“It pours.”"
    assert drafted(text, relation(text, "said", "that it was late", *found, source="Lee")) == [
        (["that it was late"], "said", "Lee", "indirect"),
        (["“It rains.”", "“It pours.”"], "said", "Lee", "direct"),
    ]


def test_the_cue_nearest_to_the_colon_gets_the_quotation():
    text = "Lee, who had denied that it was late, added:\n\n“It rains.”"
    one, other = relation(text, "denied", "that it was late"), relation(text, "added", source="Lee")
    assert drafted(text, one, other) == [
        (["“It rains.”"], "added", "Lee", "direct"),
        (["that it was late"], "denied", None, "indirect"),
    ]


def test_a_colon_without_a_cue_is_the_cue():
    text = "From the letter:\n\n“It rains.”"
    assert drafted(text) == [(["“It rains.”"], ":", None, "direct")]


@pytest.mark.parametrize("text", ["“It rains.”", "The end.\n\n“It rains.”"])
def test_a_quoted_paragraph_after_nothing_is_a_statement_without_cue_and_source(text):
    assert drafted(text) == [(["“It rains.”"], None, None, "direct")]


@pytest.mark.parametrize("closing", ["”", ""])
def test_quoted_paragraphs_continue_the_statement_before_them(closing):
    """With the habit of closing only the last paragraph, and without."""
    text = f"“It rains,” Lee said. “It is wet.{closing}\n\n“It pours.{closing}\n\n“It snows.”"
    assert drafted(text, relation(text, "said", "“It rains,”", "It is wet", source="Lee")) == [
        (["“It rains,”", f"“It is wet.{closing}", f"“It pours.{closing}", "“It snows.”"], "said", "Lee", "direct")
    ]


def test_a_quoted_paragraph_with_a_statement_of_its_own_is_left_alone():
    text = "Lee said that it was late.\n\n“It rains,” Kim said."
    relations = [
        relation(text, "said", "that it was late", source="Lee"),
        relation(text, "Kim said", "“It rains,”"),
    ]
    assert drafted(text, *relations) == [
        (["that it was late"], "said", "Lee", "indirect"),
        (["“It rains,”"], "Kim said", None, "direct"),
    ]


@pytest.mark.parametrize(
    "quotation", ['"Rain fell, he said,"', '"Rain fell on the hills of the whole county, he said,"']
)
def test_what_stands_inside_a_quotation_of_another_is_left_for_later(quotation):
    text = f"{quotation} Lee said."
    inner = Relation(at(text, "said"), (at(text, quotation[1 : quotation.index(",")]),), at(text, "he said"), 0.9, 0.9)
    outer = Relation(at(text, "said", 1), (at(text, quotation),), at(text, "Lee"), 0.9, 0.9)
    assert drafted(text, inner, outer) == [([quotation], "said", "Lee", "direct")]


INSIDE = "“My doctor told me that smoking kills. I stopped,” Lee said. “Kim says the same.”"


def level_of(text, *relations):
    return draft(text, paragraphs(text), list(relations))


def stretches_of(text, level):
    return reporting_stretches(text, paragraphs(text), level)


def test_a_quotation_is_read_again_for_what_it_reports():
    level = level_of(INSIDE, relation(INSIDE, "said", INSIDE[: INSIDE.index(" Lee")], source="Lee"))
    stretches = stretches_of(INSIDE, level)
    assert any("My doctor told me that smoking kills" in INSIDE[p.start : p.end] for p, _ in stretches)
    inner = relation(INSIDE, "told me", "that smoking kills", source="My doctor")
    [d] = draft_inside(INSIDE, stretches, [inner])
    assert told(INSIDE, [d]) == [(["that smoking kills"], "told me", "My doctor", "indirect")]
    assert d.within is level[0]


def test_what_is_not_quoted_is_not_read_again():
    text = "Lee said that Kim says it rains."
    assert stretches_of(text, level_of(text, relation(text, "said", "that Kim says it rains"))) == []


def inside(text, cue, content, source, nth=0):
    """A relation whose cue stands at its nth place in the text."""
    return Relation(at(text, cue, nth), (at(text, content),), at(text, source), 0.9, 0.9)


def test_statements_inside_are_found_in_every_part_of_an_interrupted_quotation():
    text = "“Hm,” Lee said, “Kim says bbb,” Diaz added, “Moss says ccc.”"
    one = relation(text, "said", "“Hm,”", "“Moss says ccc.”", source="Lee")
    other = relation(text, "added", "“Kim says bbb,”", source="Diaz")
    inner = [inside(text, "says", "bbb", "Kim"), inside(text, "says", "ccc", "Moss", nth=1)]
    found = draft_inside(text, stretches_of(text, level_of(text, one, other)), inner)
    assert [(words(text, d.source), words(text, d.within.source)) for d in found] == [("Kim", "Diaz"), ("Moss", "Lee")]


def test_inside_a_quotation_no_statement_reaches_beyond_it():
    text = "“Kim says it rains,” Lee said today."
    stretches = stretches_of(text, level_of(text, relation(text, "said", "“Kim says it rains,”", source="Lee")))
    inner = Relation(at(text, "says"), (at(text, "it rains"), at(text, "today")), at(text, "Kim"), 0.9, 0.9)
    assert told(text, draft_inside(text, stretches, [inner])) == [(["it rains"], "says", "Kim", "indirect")]
    assert draft_inside(text, stretches, [relation(text, "says", "today", source="Kim")]) == []


def test_a_statement_inside_a_quotation_inside_a_quotation_is_found_once():
    text = "“Kim said ‘they say it will rain and will rain more now’ to me,” Lee added."
    level = level_of(text, relation(text, "added", text[: text.index(" Lee")], source="Lee"))
    stretches = stretches_of(text, level)
    around = relation(text, "said", "‘they say it will rain and will rain more now’", source="Kim")
    nested = relation(text, "say ", "it will rain and will rain more now", source="they")
    first = draft_inside(text, stretches, [around, nested])
    assert [words(text, d.source) for d in first] == ["Kim"]
    [second] = draft_inside(text, reporting_stretches(text, [p for p, _ in stretches], first), [nested])
    assert (words(text, second.source), second.within) == ("they", first[0])


@st.composite
def texts_with_relations(draw):
    """A text, and relations of random stretches of it: each has its own units, as the tagger's have."""
    text = draw(news_like.filter(lambda t: any(p.end - p.start > 3 for p in paragraphs(t))))
    homes = [p for p in paragraphs(text) if p.end - p.start > 3]
    relations = []
    for home in draw(st.lists(st.sampled_from(homes), max_size=4)):
        edges = sorted(draw(st.sets(st.integers(home.start, home.end), min_size=4, max_size=8)))
        spans = draw(st.permutations(list(zip(edges[::2], edges[1::2], strict=False))))
        source = spans.pop() if len(spans) > 1 and draw(st.booleans()) else None
        relations.append(Relation(spans[0], tuple(sorted(spans[1:])), source, 0.5, 0.5))
    return text, relations


@given(texts_with_relations())
@settings(deadline=None, max_examples=200)
def test_drafts_of_any_relations_have_content_in_order_and_in_the_text(given_text):
    text, relations = given_text
    own = paragraphs(text)
    level = draft(text, own, relations)
    assert [d.span for d in level] == sorted(d.span for d in level)
    for d in level:
        assert d.contents
        assert all(0 <= start < end <= len(text) for start, end in d.contents)
        assert all(a[1] <= b[0] for a, b in pairwise(d.contents))
    for stretch, d in reporting_stretches(text, own, level):
        assert d in level
        assert any(start <= stretch.start < stretch.end <= end for start, end in d.contents)


def test_a_colon_before_a_transcript_takes_no_turn():
    text = 'A transcript follows:\n\n"LEE: It rains.\n\n"KIM: It pours, as Kim and Lee know."'
    assert [(source, cue) for _, cue, source, _ in drafted(text, relation(text, "follows", '"LEE: It rains.'))] == [
        ("LEE", ":"),
        ("KIM", ":"),
    ]
