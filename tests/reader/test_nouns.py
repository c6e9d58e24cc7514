from __future__ import annotations

import pytest

from quoth.reader.nouns import gender_of, singular, sort_of


@pytest.mark.parametrize(
    ("word", "noun", "plural"),
    [("officials", "official", True), ("studies", "study", True), ("women", "woman", True), ("boss", "boss", False),
     ("news", "news", False), ("Police", "police", False), ("attorneys", "attorney", True)],
)  # fmt: skip
def test_a_noun_has_its_singular(word, noun, plural):
    assert singular(word) == (noun, plural)


@pytest.mark.parametrize(
    ("noun", "sort"),
    [
        ("mayor", "person"),
        ("63-year-old", "person"),
        ("ministry", "organisation"),
        ("poll", "document"),
        ("rain", None),
    ],
)
def test_a_noun_stands_for_a_sort_of_source(noun, sort):
    assert sort_of(noun) == sort


def test_some_nouns_have_a_gender():
    assert (gender_of("spokeswoman"), gender_of("congressman"), gender_of("lawyer")) == ("female", "male", None)
