import json
import os
from pathlib import Path

import pytest

from quoth.article import new_article
from quoth.errors import InputError
from quoth.evaluation import polnear, speakers
from quoth.evaluation.attribution import Agreement, Share
from quoth.evaluation.polnear import GoldArticle, Relation
from quoth.evaluation.speakers import Attributed, GoldSpeaker, SpeakerScores, form_of, plain
from quoth.record import Confidence, ReadBy, Reading, Span, Speaker, Statement, Via

TEXT = "Ann Lee said taxes will rise next year. She warned that wages may fall. The mayor’s aide agreed. It was hot."


def at(*pieces: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)


TAXES = Relation(source=at("Ann Lee"), cue=at("said"), content=at("taxes will rise next year"))
WAGES = Relation(source=at("She"), cue=at("warned"), content=at("that wages may fall"))
HEAT = Relation(content=at("It was hot"))
LEE = GoldSpeaker(0, "Ann Lee", ("Lee", "Senator Lee", None))


def scored(*found: Attributed, gold: tuple[GoldSpeaker, ...] = (LEE,)) -> SpeakerScores:
    article = GoldArticle("a", TEXT, [TAXES, WAGES, HEAT])
    return speakers.score([article], {"a": gold}, {"a": found})


@pytest.mark.parametrize(
    ("given", "right", "fullest"),
    [("Ann Lee", 1, 1), ("Sen. Ann Lee’s", 1, 1), ("LEE", 1, 0), ("Ann", 0, 0), ("Bob", 0, 0), (None, 0, 0)],
)
def test_any_name_of_the_entity_is_right_and_one_of_them_is_the_fullest(given, right, fullest):
    scores = scored(Attributed(TAXES, given))
    assert scores.right["all"] == scores.right["name"] == Share(right, 1)
    assert scores.fullest["all"] == scores.fullest["name"] == Share(fullest, 1)
    assert scores.end_to_end == Agreement(right, 1, 1)


@pytest.mark.parametrize(("given", "right"), [(None, 1), ("Ann Lee", 0)])
def test_where_the_text_names_nobody_no_speaker_is_right(given, right):
    scores = scored(Attributed(HEAT, given), gold=(GoldSpeaker(2, None),))
    assert scores.right["missing"] == scores.fullest["missing"] == Share(right, 1)


def test_relations_match_by_content_so_a_wrong_source_does_not_hide_a_speaker():
    elsewhere = Relation(source=at("The mayor"), content=WAGES.content)
    scores = scored(Attributed(elsewhere, "Ann Lee"), gold=(GoldSpeaker(1, "Ann Lee"),))
    assert scores.right["pronoun"] == Share(1, 1)


def test_what_is_not_matched_counts_end_to_end_only():
    scores = scored(Attributed(TAXES, "Lee"), Attributed(Relation(content=at("mayor")), "Bob"), gold=(LEE,) * 3)
    assert scores.right["all"] == Share(3, 3)
    scores = scored(Attributed(WAGES, "Lee"), Attributed(Relation(content=at("mayor")), "Bob"), gold=(LEE,))
    assert scores.right["all"] == Share(0, 0)
    assert scores.end_to_end == Agreement(0, 2, 1)


def test_articles_are_counted_together_and_those_without_gold_speakers_are_left_out():
    articles = [GoldArticle(name, TEXT, [TAXES]) for name in "abc"]
    found = {name: [Attributed(TAXES, "Lee")] for name in "ac"}
    scores = speakers.score(articles, {"a": (LEE,), "b": (LEE,)}, found)
    assert scores.right["all"] == Share(1, 1)
    assert scores.end_to_end == Agreement(1, 1, 2)


def test_a_gold_speaker_of_no_relation_is_an_error():
    with pytest.raises(InputError, match=r"a: a gold speaker for relation 3: the article has 3 relations"):
        scored(gold=(GoldSpeaker(3, "Ann Lee"),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann\n Lee,", "ann lee"),
        ("The former Vice President Mr. Lee", "lee"),
        ("president-elect Lee", "lee"),
        ("Lee’s", "lee"),
        ("‘Ann “The Hat” Lee", "ann the hat lee"),
        ("Anna Lee", "anna lee"),
        ("Lee the Senator", "lee the senator"),
        ("The president", "president"),
    ],
)
def test_names_are_compared_without_what_stands_around_them(name, expected):
    assert plain(name) == expected


@pytest.mark.parametrize(
    ("source", "form"),
    [
        (("Ann Lee",), "name"),
        (("She",), "pronoun"),
        (("The mayor’s aide",), "description"),
        (("mayor", "Lee"), "name"),
        ((), "missing"),
    ],
)
def test_the_form_follows_from_the_words_of_the_marked_source(source, form):
    assert form_of(TEXT, at(*source)) == form


def statement(key: str, content: str, speaker: str | None, via: str | None = None) -> Statement:
    ((start, end),) = at(content)
    return Statement(
        id=key,
        kind="indirect",
        attitude="communication",
        polarity="affirmed",
        cue_lemma=None,
        content=(Span(start=start, end=end, text=content),),
        cue=(),
        source=(),
        speaker=speaker,
        via=None if via is None else Via(statement=via),
        confidence=Confidence(statement=1, speaker=1),
    )


def test_each_relation_of_a_reading_has_the_name_of_its_speaker():
    statements = (
        statement("s1", "taxes will rise next year", "p1"),
        statement("s2", "taxes will rise", "p2", via="s1"),
        statement("s3", "wages", None),
    )
    cast = tuple(Speaker(id=key, name=name, type=None, names=(name,)) for key, name in (("p1", "Ann"), ("p2", "Bob")))
    read_by = ReadBy(quoth="0", model="0")
    made = Reading(article=new_article(TEXT), statements=statements, speakers=cast, read_by=read_by)
    assert speakers.attributed(made) == [
        Attributed(Relation(content=TAXES.content), "Ann"),
        Attributed(Relation(content=at("wages")), None),
    ]


def test_gold_speakers_lie_beside_the_corpus():
    assert speakers.folder(Path("/data/polnear/dev")) == Path("/data/speakers/dev")


def test_gold_speakers_are_known_by_the_name_of_their_article(tmp_path):
    row = {"i": 4, "speaker": "Ann Lee", "type": "person", "aliases": ["Lee"], "certain": True}
    (tmp_path / "x.json").write_text(json.dumps({"name": "a", "annotator": "C", "relations": [row]}))
    assert speakers.load(tmp_path) == {"a": (GoldSpeaker(4, "Ann Lee", ("Lee",)),)}


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"name": "a", "relations": [{"speaker": null}]}', b'"\xff"'])
def test_a_file_that_holds_no_gold_speakers_is_an_error_that_names_it(tmp_path, content):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(InputError, match=r"a\.json: no gold speakers: "):
        speakers.load(tmp_path)


def test_a_folder_without_gold_speakers_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no gold speakers in it"):
        speakers.load(tmp_path)


def test_every_gold_speaker_of_dev_is_that_of_a_relation():
    data = os.environ.get("QUOTH_DATA")
    if not data:
        pytest.skip("QUOTH_DATA is not set")
    part = polnear.folder("dev")
    if not speakers.folder(part).is_dir():
        pytest.skip("there is no speakers/dev under QUOTH_DATA")
    corpus, gold = polnear.load(part), speakers.load(speakers.folder(part))
    assert gold.keys() <= {article.name for article in corpus}
    scores = speakers.score(corpus, gold, {})
    assert scores.end_to_end == Agreement(0, 0, sum(map(len, gold.values())))
