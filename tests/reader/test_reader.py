from __future__ import annotations

from itertools import islice

import pytest

import quoth
from quoth import ModelError, Reader
from quoth.article import new_article

SENTENCE = "The minister said on Monday that the bridge would reopen in May."
QUOTED = '"The bridge will reopen in May," said Maria Lopez.\n\nLopez said that the work was over.'


def test_who_said_what_is_read(reader):
    [one] = reader.read(SENTENCE).statements
    assert [s.text for s in one.source] == ["The minister"]
    assert one.cue[0].text.startswith("said")
    assert "the bridge would reopen in May" in one.content[-1].text
    assert (one.id, one.kind, one.cue_lemma, one.attitude) == ("s1", "indirect", "say", "communication")
    assert (one.polarity, one.speaker, one.via) == ("affirmed", "p1", None)


def test_a_quotation_is_direct_and_its_speaker_has_a_name(reader):
    reading = reader.read(QUOTED)
    first, second = reading.statements
    assert [s.text for s in first.content] == ['"The bridge will reopen in May,"']
    assert (first.kind, second.kind) == ("direct", "indirect")
    [speaker] = reading.speakers
    assert first.speaker == second.speaker == speaker.id
    assert (speaker.name, speaker.type) == ("Maria Lopez", "person")


def test_a_quoted_paragraph_after_a_colon_belongs_to_whoever_it_introduces(reader):
    text = "The minister told reporters on Monday:\n\n“The bridge will reopen in May.”"
    statement = reader.read(text).statements[-1]
    assert [s.text for s in statement.content] == ["“The bridge will reopen in May.”"]
    assert [s.text for s in statement.source] == ["The minister"]
    assert (statement.kind, statement.cue_lemma) == ("direct", "tell")


def test_a_negated_cue_is_told_apart(reader):
    [one] = reader.read("The minister did not say that the bridge would reopen in May.").statements
    assert one.polarity == "negated"


def test_a_quotation_that_is_never_closed_is_flagged(reader):
    [flag] = reader.read("The minister said: “The bridge will reopen.\n\nThe end.").flags
    assert (flag.kind, flag.evidence[0].text) == ("unclosed_quotation", "“")


def test_a_text_that_reports_nothing_has_a_reading_without_statements(reader):
    reading = reader.read("")
    assert (reading.article.text, reading.statements, reading.speakers, reading.flags) == ("", (), (), ())


def test_the_article_is_kept_as_it_came(reader):
    article = new_article(
        SENTENCE, title="A title", outlet="An outlet", published="2021-05-13", dateline="BAKU, May 13"
    )
    assert reader.read(article).article is article


def test_a_text_is_read_as_the_article_that_it_makes(reader):
    assert reader.read(SENTENCE) == reader.read(new_article(SENTENCE))


def test_line_ends_of_other_systems_do_not_change_a_reading(reader):
    assert reader.read(QUOTED.replace("\n", "\r\n")) == reader.read(QUOTED)


@pytest.mark.parametrize("separator", ["\n", " "], ids=["paragraphs", "sentences"])
def test_a_long_text_is_read_from_its_first_to_its_last(reader, separator):
    text = separator.join([SENTENCE] * 200)
    statements = reader.read(text).statements
    assert [s.id for s in statements] == [f"s{i}" for i in range(1, len(statements) + 1)]
    tenths = {10 * s.content[0].start // len(text) for s in statements}
    assert tenths == set(range(10))


def test_a_reading_tells_what_made_it(reader):
    reading = reader.read("")
    assert reading.schema == "quoth.reading/1"
    assert reading.read_by.quoth == quoth.__version__


def test_many_articles_come_back_in_their_order(reader, reader_of_two_threads):
    texts = [SENTENCE, "", QUOTED, "Nothing.", SENTENCE * 20, QUOTED]
    expected = [reader.read(text) for text in texts]
    assert list(reader.read_many(texts)) == expected
    assert list(reader_of_two_threads.read_many(new_article(text) for text in texts)) == expected
    assert list(reader.read_many([])) == []


def test_articles_are_taken_a_few_at_a_time(reader):
    taken = []

    def source():
        for i in range(100):
            taken.append(i)
            yield f"Article {i}."

    first = list(islice(reader.read_many(source()), 3))
    assert [reading.article.text for reading in first] == ["Article 0.", "Article 1.", "Article 2."]
    assert len(taken) < 10


def test_an_error_of_the_source_of_articles_is_passed_on(reader):
    def source():
        yield SENTENCE
        raise KeyError("broken")

    with pytest.raises(KeyError, match="broken"):
        list(reader.read_many(source()))


def test_one_text_can_be_read_without_a_reader():
    reading = quoth.read(SENTENCE)
    assert reading == Reader().read(SENTENCE)
    assert quoth.read(SENTENCE) == reading


def test_a_model_that_is_not_there_is_an_error():
    with pytest.raises(ModelError, match="no such model"):
        Reader(model="none")
