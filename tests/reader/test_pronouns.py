from __future__ import annotations

import pytest

from quoth.reader.phrases import analyse
from quoth.reader.pronouns import FEATURES, WEIGHTS, Pronouns
from quoth.reader.speakers import stage
from quoth.text import paragraphs
from texts import at, mentioned

PEOPLE = ["Jane Lopez", "Mark Brown", "Robin Lee", "Kim Osei"]


def staged(text, **kinds):
    kinds = {"person": PEOPLE, "organisation": ["Water Board"]} | kinds
    scene, cast, _ = stage(text, paragraphs(text), mentioned(text, **kinds))
    return scene, cast, Pronouns(scene, cast)


def ranked(text, word, *, spoken=(), **kinds):
    """Whom a pronoun may mean, by name, the likeliest first, each with its probability."""
    scene, cast, pronouns = staged(text, **kinds)
    pronouns.spoken += [next(e for e in cast.entities if e.name == name) for name in spoken]
    return [(pronouns.entity(c).name, share) for c, share in pronouns.rank(analyse(scene, at(text, word)))]


def likeliest(text, word, **more):
    return next((name for name, _ in ranked(text, word, **more)), None)


def test_every_feature_has_a_weight():
    assert len(FEATURES) == len(WEIGHTS)


def test_probabilities_make_one():
    found = ranked("Robin Lee met Kim Osei and Jane Lopez. She said no.", "She")
    assert len(found) > 1
    assert sum(share for _, share in found) == pytest.approx(1)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Jane Lopez met Mark Brown. She said no.", "She", ["Jane Lopez"]),
        ("Jane Lopez met Mark Brown. He said no.", "He", ["Mark Brown"]),
        ("Mr. Robin Lee met Ms. Kim Osei. He said no.", "He", ["Robin Lee"]),
        ("Robin Lee met the Water Board. They said no.", "They", ["Water Board"]),
        ("Robin Lee met the Water Board. It said no.", "It", ["Water Board"]),
        ("Jane Lopez and Mark Brown left. They said no.", "They", ["Jane Lopez and Mark Brown"]),
        ("She said no. Jane Lopez left.", "She", []),
        ("Mark Brown left. She said no.", "She", ["Mark Brown"]),
    ],
)
def test_only_who_agrees_is_a_candidate_and_a_given_name_decides_unless_nobody_else_is_left(text, word, names):
    assert [name for name, _ in ranked(text, word)] == names


def test_the_subject_is_likelier_than_the_object():
    text = "Robin Lee met Kim Osei. He said no."
    assert likeliest(text, "He", subjects=("Robin Lee",)) == "Robin Lee"
    assert likeliest(text, "He", subjects=("Kim Osei",)) == "Kim Osei"


def test_who_spoke_last_is_likelier():
    text = "Robin Lee met Kim Osei. He said no."
    assert [likeliest(text, "He", spoken=[name]) for name in ("Robin Lee", "Kim Osei")] == ["Robin Lee", "Kim Osei"]


def test_who_was_named_far_back_is_nobodys_pronoun_unless_that_one_speaks():
    text = "Robin Lee left. " + "It rained. " * 13 + "He said no."
    assert likeliest(text, "He") is None
    assert likeliest(text, "He", spoken=["Robin Lee"]) == "Robin Lee"


def test_a_description_may_be_meant_with_what_belongs_to_it():
    text = "Lee met foreign guests from Selm. They said no."
    assert likeliest(text, "They", several=["foreign guests"]) == "foreign guests from Selm"


def test_a_description_of_somebody_named_beside_it_is_no_one_else():
    text = "Robin Lee, the mayor, left. He said no."
    assert [name for name, _ in ranked(text, "He", one=["the mayor"])] == ["Robin Lee"]


@pytest.mark.parametrize(
    ("text", "word", "belongs"),
    [
        ("The Water Board met Jane Lopez, who said no.", "who", "Jane Lopez"),
        ("Jane Lopez of the Water Board, who said no.", "who", "Jane Lopez"),
        ("Jane Lopez left the Water Board, which said no.", "which", "Water Board"),
        ("Jane Lopez left. Those who said no came.", "who", None),
    ],
)
def test_a_relative_pronoun_belongs_to_the_last_of_its_kind_before_it(text, word, belongs):
    scene, _, pronouns = staged(text)
    found = pronouns.before(analyse(scene, at(text, word)))
    assert (found and text[slice(*found.place)]) == belongs
