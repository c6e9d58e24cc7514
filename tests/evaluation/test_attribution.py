import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.article import new_article
from quoth.evaluation.attribution import ROLES, Agreement, Scores, Share, kind, relations, score
from quoth.evaluation.polnear import GoldArticle, Relation
from quoth.record import Confidence, ReadBy, Reading, Span, Statement, Via

TEXT = "Ann Lee said on Monday that taxes will rise next year."


def at(*pieces: str, text: str = TEXT) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


GOLD = Relation(source=at("Ann Lee"), cue=at("said"), content=at("that taxes will rise next year"))


def scored(*found: Relation, gold: tuple[Relation, ...] = (GOLD,), text: str = TEXT) -> Scores:
    return score([GoldArticle("a", text, list(gold))], {"a": found})


def test_a_relation_found_as_it_was_marked_scores_full_marks():
    scores = scored(GOLD)
    assert all((figure.precision, figure.recall, figure.f1) == (1, 1, 1) for figure in scores.agreements.values())
    assert scores.shares == {"source of matched": Share(1, 1), "recall indirect": Share(1, 1)}


def test_nothing_found_scores_nothing():
    scores = scored()
    assert scores.agreements["relation loose"] == Agreement(0, 0, 1)
    assert scores.agreements["relation loose"].f1 == 0
    assert scores.shares == {"source of matched": Share(0, 0), "recall indirect": Share(0, 1)}


def test_punctuation_at_the_edge_makes_no_difference():
    found = Relation(source=at("Ann Lee "), cue=at("said "), content=at("that taxes will rise next year."))
    assert scored(found).agreements["relation strict"] == Agreement(1, 1, 1)


def test_a_part_of_the_content_is_a_loose_match_with_its_words_and_edges_counted():
    # Four of the six words of the content, one of the two of the source.
    found = Relation(source=at("Lee"), cue=at("said"), content=at("that taxes will rise"))
    agreements = scored(found).agreements
    assert agreements["token content"] == Agreement(4, 4, 6)
    assert agreements["token source"] == Agreement(1, 1, 2)
    assert agreements["segment content"] == Agreement(0, 1, 1)
    assert agreements["span cue"] == Agreement(1, 1, 1)
    assert agreements["relation strict"] == Agreement(0, 1, 1)
    assert agreements["relation loose"] == Agreement(1, 1, 1)


@pytest.mark.parametrize(("content", "matched"), [("that taxes will", 1), ("that taxes", 0)])
def test_half_of_the_words_make_a_match(content, matched):
    found = Relation(source=GOLD.source, cue=GOLD.cue, content=at(content))
    assert scored(found).agreements["relation loose"].agreed == matched


def test_a_wrong_source_spoils_the_match_and_shows_in_the_sources_of_matched():
    found = Relation(source=at("Monday"), cue=GOLD.cue, content=GOLD.content)
    scores = scored(found)
    assert scores.agreements["relation loose"] == Agreement(0, 1, 1)
    assert scores.shares == {"source of matched": Share(0, 1), "recall indirect": Share(0, 1)}


def test_two_missing_sources_agree_and_are_not_counted_as_sources():
    gold = Relation(cue=GOLD.cue, content=GOLD.content)
    scores = scored(gold, gold=(gold,))
    assert scores.agreements["relation strict"] == Agreement(1, 1, 1)
    assert scores.agreements["span source"] == Agreement(0, 0, 0)
    assert scores.shares["source of matched"] == Share(0, 0)


def test_a_segment_is_one_stretch_and_a_span_is_all_of_them():
    gold = Relation(content=at("that taxes", "next year"))
    found = Relation(content=at("that taxes", "rise next year"))
    agreements = scored(found, gold=(gold,)).agreements
    assert agreements["segment content"] == Agreement(1, 2, 2)
    assert agreements["span content"] == Agreement(0, 1, 1)


def test_relations_match_one_to_one_the_best_overlap_first():
    whole, part = GOLD, Relation(source=at("Monday"), content=at("that taxes will rise"))
    # The part overlaps the gold well enough to match, but the whole takes it first, whatever the order.
    for found in ((whole, part), (part, whole)):
        agreements = scored(*found).agreements
        assert agreements["relation strict"] == Agreement(1, 2, 1)
        assert agreements["relation loose"] == Agreement(1, 2, 1)


def test_articles_are_counted_together_and_one_that_was_not_read_counts_as_missed():
    scores = score([GoldArticle(name, TEXT, [GOLD]) for name in "ab"], {"b": [GOLD]})
    assert scores.agreements["relation strict"] == Agreement(1, 1, 2)
    assert scores.agreements["token cue"] == Agreement(1, 1, 2)
    assert scores.shares["recall indirect"] == Share(1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Taxes will rise.”", "direct"),
        ('"Taxes will rise."', "direct"),
        ("“Taxes will rise", "direct"),
        ("“Taxes\nwill rise”", "mixed"),
        ("taxes “will rise”", "mixed"),
        ("taxes ‘will’ rise", "indirect"),
        ("…", "none"),
    ],
)
def test_the_kind_follows_from_the_double_quotation_marks(text, expected):
    assert kind(text, ((0, len(text)),)) == expected


def test_one_word_in_more_than_twenty_may_stand_outside_the_marks_of_a_direct_quotation():
    for inside, expected in ((20, "direct"), (19, "mixed")):
        text = "He “" + "so " * inside + "”"
        assert kind(text, ((0, len(text)),)) == expected


def test_recall_is_given_for_each_kind_in_the_order_of_the_alphabet():
    text = "Ann: “Taxes rise.” Bob: taxes fall."
    gold = (Relation(content=at("taxes fall", text=text)), Relation(content=at("Taxes rise", text=text)))
    shares = scored(gold[1], gold=gold, text=text).shares
    assert list(shares.items())[1:] == [("recall direct", Share(1, 1)), ("recall indirect", Share(0, 1))]


def statement(key: str, content: str, *, via: str | None = None) -> Statement:
    ((start, end),) = at(content)
    return Statement(
        id=key,
        kind="indirect",
        attitude="communication",
        polarity="affirmed",
        cue_lemma="say",
        content=(Span(start=start, end=end, text=content),),
        cue=(Span(start=8, end=12, text="said"),),
        source=(),
        speaker=None,
        via=None if via is None else Via(statement=via),
        confidence=Confidence(statement=1, speaker=1),
    )


def reading(*statements: Statement) -> Reading:
    read_by = ReadBy(quoth="0", model="0")
    return Reading(article=new_article(TEXT), statements=statements, speakers=(), read_by=read_by)


def test_statements_become_relations_of_offsets():
    assert relations(reading(statement("1", "taxes"))) == [Relation(cue=((8, 12),), content=((28, 33),))]


def test_a_statement_within_the_one_it_came_through_is_left_out():
    outer, inner = statement("1", "that taxes will rise"), statement("2", "taxes", via="1")
    assert relations(reading(outer, inner)) == relations(reading(outer))


@pytest.mark.parametrize("inner", [statement("2", "taxes will rise", via="1"), statement("2", "taxes", via="3")])
def test_a_statement_outside_the_one_it_came_through_is_kept(inner):
    assert len(relations(reading(statement("1", "that taxes"), inner))) == 2


SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: (min(pair), max(pair))), max_size=2
).map(tuple)
RELATIONS = st.lists(st.builds(Relation, source=SPANS, cue=SPANS, content=SPANS), max_size=4)


@given(RELATIONS, RELATIONS)
def test_precision_of_one_side_is_recall_of_the_other(ours, theirs):
    one, other = scored(*ours, gold=tuple(theirs)), scored(*theirs, gold=tuple(ours))
    for role in ROLES:
        for what in ("token", "segment", "span"):
            assert one.agreements[f"{what} {role}"].precision == other.agreements[f"{what} {role}"].recall


@given(RELATIONS)
def test_words_found_as_they_were_marked_all_agree(marked):
    agreements = scored(*marked, gold=tuple(marked)).agreements
    for role in ROLES:
        for what in ("token", "segment", "span"):
            figure = agreements[f"{what} {role}"]
            assert figure.agreed == figure.found == figure.marked
