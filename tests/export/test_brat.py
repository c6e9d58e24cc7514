from __future__ import annotations

import re

import pytest
from anybody import spoken
from handmade import reading, record, statement, visit
from hypothesis import given, settings
from msgspec.structs import replace

from quoth.article import new_article
from quoth.evaluation import polnear
from quoth.export import brat
from quoth.text import without_surrogates

ARTICLE = visit().article.id


def lines(made, start):
    return [line for line in brat.annotations_of(made).splitlines() if line.startswith(start)]


def test_what_reads_polnear_reads_the_attributions(tmp_path):
    brat.write([record()], tmp_path)
    relations = polnear.relations(tmp_path / f"{ARTICLE}.ann")
    assert len(relations) == len(record().statements)
    for relation, one in zip(relations, record().statements, strict=True):
        for role in ("source", "cue", "content"):
            assert getattr(relation, role) == tuple((span.start, span.end) for span in getattr(one, role))


def test_the_text_is_the_articles_character_by_character(tmp_path):
    brat.write([record()], tmp_path)
    with (tmp_path / f"{ARTICLE}.txt").open(encoding="utf-8", newline="") as file:
        assert file.read() == record().article.text


def test_an_attribution_has_kind_attitude_polarity_speaker_and_chain():
    assert "E2\tAttribution:T8 Content:T7 Cue:T6 Source:T5" in lines(visit(), "E")
    assert lines(visit(), "A4\t") + lines(visit(), "A14\t") + lines(visit(), "A18\t") == [
        "A4\tKind E2 direct",
        "A14\tAttitude E5 belief",
        "A18\tPolarity E6 negated",
    ]
    assert lines(visit(), "#1") == ["#1\tAnnotatorNotes E2\tVusal Gurbanov"]
    assert lines(visit(), "E5") == ["E5\tAttribution:T20 Content:T19 Cue:T18 Source:T17 Through:E3"]
    assert lines(visit(), "E7") == ["E7\tAttribution-no-source:T26 Content:T25"]


def test_events_and_flags_are_spans_with_attributes():
    found = brat.annotations_of(record())
    assert "\tEvent 51 73\ttook part in the visit\n" in found
    assert re.search(r"^A\d+\tMode T27 visit$", found, re.MULTILINE)
    assert re.search(r"^R1\tActor Arg1:T27 Arg2:T28$", found, re.MULTILINE)
    assert "\tFlag 0 11;830 836\t3 June 2022 Friday\n" in found
    assert "\tAnnotatorNotes T33\tTwo counts disagree.\n" in found


def test_a_span_across_a_line_end_is_written_as_its_parts():
    article = new_article("He said:\n“One.\n\n“Two.”")
    made = reading(article, statement(article, 1, "“One.\n\n“Two.”", cue="said", source="He"))
    assert lines(made, "T3") == ["T3\tContent 9 14;16 22\t“One. “Two.”"]


def test_a_character_beyond_the_first_plane_counts_once():
    article = new_article("🙂🙂 Ada said yes")
    made = reading(article, statement(article, 1, "yes", cue="said", source="Ada"))
    assert lines(made, "T1") == ["T1\tSource 3 6\tAda"]


def test_the_configuration_knows_every_label_and_value(tmp_path):
    brat.write([record()], tmp_path)
    conf = (tmp_path / "annotation.conf").read_text(encoding="utf-8")
    annotations = (tmp_path / f"{ARTICLE}.ann").read_text(encoding="utf-8")
    entities = conf.partition("[entities]")[2].partition("[relations]")[0].split()
    events = re.findall(r"^(Attribution\S*)\t", conf, re.MULTILINE)
    for label in re.findall(r"^T\d+\t(\S+)", annotations, re.MULTILINE):
        assert label in entities + events
    for name, value in re.findall(r"^A\d+\t(\S+) \S+ (\S+)$", annotations, re.MULTILINE):
        allowed = re.search(rf"^{name}\tArg:\S+, Value:(\S+)$", conf, re.MULTILINE)
        assert value in allowed[1].split("|")
    for role in re.findall(r" ([A-Z]\w+):[TE]", "\n".join(re.findall(r"^E.*", annotations, re.MULTILINE))):
        assert re.search(rf"^Attribution\t.*\b{role}[+*?]:", conf, re.MULTILINE)


@pytest.mark.parametrize("key", ["", "..", "a/b", "\ud800", "x" * 300, ".hidden"])
def test_an_id_that_is_no_name_of_a_file_becomes_one(key, tmp_path):
    made = replace(visit(), article=replace(visit().article, id=key))
    text, ann, _ = brat.write([made], tmp_path / "out")
    assert text.parent == ann.parent == tmp_path / "out"
    assert re.fullmatch(r"[0-9a-f]{16}\.txt", text.name)


@settings(deadline=None)
@given(spoken())
def test_whatever_is_read_every_line_is_standoff_and_its_words_are_at_its_offsets(made):
    text = without_surrogates(made.article.text)
    assert brat.text_of(made) == text
    for line in brat.annotations_of(made).split("\n")[:-1]:
        assert re.match(r"[TEAR#]\d+\t\S", line)
        if line.startswith("T"):
            _, where, words = line.split("\t")
            parts = [tuple(map(int, pair.split())) for pair in where.partition(" ")[2].split(";")]
            assert all(start < end and "\n" not in text[start:end] for start, end in parts)
            assert [len(words)] == [sum(end - start for start, end in parts) + len(parts) - 1]
