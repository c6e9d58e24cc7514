from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.speakers import find_speakers
from texts import at, news_like


def found(text, *sources):
    """The speakers of sources given by their words; the same words again mean their next place."""
    places = [at(text, words, sources[:i].count(words)) for i, words in enumerate(sources)]
    speakers = find_speakers(text, places)
    return [speakers.get(place) for place in places]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Jane Lopez", "Jane Lopez", "person"),
        ("Ms. Lopez", "Lopez", "person"),
        ("Mr Lopez", "Lopez", "person"),
        ("President Jane Lopez", "Jane Lopez", "person"),
        ("former Foreign Minister Jane Lopez", "Jane Lopez", "person"),
        ("the minister Jane Lopez", "Jane Lopez", "person"),
        ("Jane Lopez, the minister,", "Jane Lopez", "person"),
        ("Jane Lopez (the minister)", "Jane Lopez", "person"),
        ("Jane Lopez's", "Jane Lopez", "person"),
        ("Jane Lopez’s", "Jane Lopez", "person"),
        ("Sen. J. D. Lopez", "J. D. Lopez", "person"),
        ("Marta de la Cruz", "Marta de la Cruz", "person"),
        ("Séan O'Brien", "Séan O'Brien", "person"),
        ("Lopez", "Lopez", None),
        ("NATO", "NATO", "organisation"),
        ("Reuters", "Reuters", "organisation"),
        ("the Ministry of Defence", "Ministry of Defence", "organisation"),
        ("The New York Times", "New York Times", "organisation"),
        ("the White House", "White House", "organisation"),
    ],
)
def test_a_source_with_a_name_has_a_speaker(source, name, kind):
    [speaker] = found(f"It will rain, {source} said.", source)
    assert (speaker.name, speaker.type) == (name, kind)
    assert [m.text for m in speaker.mentions] == [source]


@pytest.mark.parametrize(
    "source",
    [
        "he", "She", "they", "I", "the minister", "The minister", "officials", "Officials", "Critics", "Police",
        "a spokesman for the company", "her lawyer", "one of the drivers", "a Lopez aide", "who", "“", "42",
        "The President", "President", "Foreign Minister", "the Prime Minister",
    ],
)  # fmt: skip
def test_a_pronoun_or_a_description_has_none(source):
    assert found(f"It will rain, {source} said.", source) == [None]


@pytest.mark.parametrize("text", [
    "Jane Lopez spoke. It will rain, Lopez said.",
    "It will rain, Lopez said. Jane Lopez spoke.",
    "It will snow, said Jane Lopez.\n\nIt will rain, Lopez said.",
    "President Jane Lopez spoke on Monday. Lopez said that it will rain.",
    "Jane Lopez spoke. But Lopez said that it will rain.",
    "Jane Lopez spoke. On Monday Lopez said that it will rain.",
    "Jane Lopez met Brown. Lopez said that it will rain.",
])  # fmt: skip
def test_a_family_name_means_the_one_who_bears_it(text):
    start = text.index("Lopez said")
    speaker = find_speakers(text, [(start, start + 5)])[start, start + 5]
    assert speaker.name == "Jane Lopez"
    assert set(speaker.names) == {"Jane Lopez", "Lopez"}


def test_all_mentions_of_one_speaker_are_one():
    text = "Jane Lopez said so. Ms. Lopez said so. Lopez’s report said so. Kim said so."
    speakers = found(text, "Jane Lopez", "Ms. Lopez", "Lopez’s", "Kim")
    assert [s.id for s in speakers] == ["p1", "p1", "p1", "p2"]
    assert [m.text for m in speakers[0].mentions] == ["Jane Lopez", "Ms. Lopez", "Lopez’s"]
    assert set(speakers[0].names) == {"Jane Lopez", "Lopez"}


@pytest.mark.parametrize("text", [
    "Jane Lopez spoke. So did Mark Lopez. Lopez said that it will rain.",
    "Jane Lopez and Mark Lopez spoke. Lopez said that it will rain.",
    "Jane Lopez, Mark Lopez. Lopez said that it will rain.",
])  # fmt: skip
def test_two_of_one_family_name_are_not_made_one(text):
    start = text.index("Lopez said")
    speakers = find_speakers(text, [at(text, "Jane Lopez"), at(text, "Mark Lopez"), (start, start + 5)])
    assert [s.name for s in speakers.values()] == ["Jane Lopez", "Mark Lopez", "Lopez"]


@pytest.mark.parametrize("text", [
    "They met Brown. Lopez said that it will rain.",
    "Lopez came. But Lopez said that it will rain.",
    "On Monday Lopez said that it will rain.",
    "When Lopez came, it rained. Lopez said that it will rain.",
    "The Lopez Foundation spoke. Lopez said that it will rain.",
])  # fmt: skip
def test_a_name_is_not_made_fuller_by_words_that_only_stand_before_it(text):
    start = text.index("Lopez said")
    assert find_speakers(text, [(start, start + 5)])[start, start + 5].name == "Lopez"


@given(news_like, st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), max_size=6))
@settings(deadline=None, max_examples=200)
def test_any_sources_have_speakers_that_are_in_order_and_mention_them(text, places):
    sources = [(start, min(len(text), start + length)) for start, length in places if start < len(text)]
    speakers = find_speakers(text, sources)
    assert set(speakers) <= set(sources)
    for source, speaker in speakers.items():
        assert speaker.name
        assert speaker.name == speaker.names[0]
        assert source in [(m.start, m.end) for m in speaker.mentions]
        assert all(text[m.start : m.end] == m.text for m in speaker.mentions)
    ids = list(dict.fromkeys(s.id for s in speakers.values()))
    assert sorted(ids, key=lambda x: int(x[1:])) == [f"p{i}" for i in range(1, len(ids) + 1)]
