from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth import InputError
from quoth.article import article_id, new_article


@given(st.text(st.characters(exclude_categories=())))
def test_any_string_makes_an_article_with_a_stable_id(text):
    article = new_article(text)
    assert len(article.id) == 16
    assert new_article(article.text).id == article.id


def test_line_ends_of_other_systems_do_not_change_the_article():
    assert new_article("one\r\ntwo\rthree").text == "one\ntwo\nthree"
    assert new_article("one\r\ntwo").id == new_article("one\ntwo").id


@pytest.mark.parametrize("field", ["url", "outlet", "title"])
def test_the_id_follows_from_what_is_known_of_the_publication(field):
    assert article_id("text", **{field: "x"}) != article_id("text")


def test_the_id_does_not_follow_from_where_the_article_was_found():
    assert new_article("text", source="a.txt").id == new_article("text", source="b.txt").id


@pytest.mark.parametrize(
    "published", ["2021-05-13", "20210513", "2021-W19-4", "2021-05-13T09:30Z", "2021-05-13 09:30:00.5+04:00"]
)
def test_dates_and_times_of_iso_8601_are_kept_as_given(published):
    assert new_article("text", published=published).published == published


@pytest.mark.parametrize("published", ["13 May 2021", "", "2021-13-01", "2021-05-13x09:30", "05/13/2021", "\ud800"])
def test_other_dates_are_refused_with_the_input_and_an_example(published):
    with pytest.raises(InputError, match=r"^a\.txt: published is .*write a date or time in ISO 8601"):
        new_article("text", source="a.txt", published=published)
