from __future__ import annotations

import json
from itertools import islice, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth import Article, InputError
from quoth.intake.encodings import UndecodableError
from quoth.intake.jsonl import articles_of_lines
from quoth.intake.taken import Taken

FIELDS = ("source", "title", "outlet", "byline", "url", "language")


def taken(*lines, columns=None, **defaults):
    return list(articles_of_lines([line + b"\n" for line in lines], name="a.jsonl", defaults=defaults, columns=columns))


def read(*lines, **options):
    return [one.article if isinstance(one, Taken) else one for one in taken(*lines, **options)]


def test_a_line_gives_its_fields_to_the_article():
    given_fields = {field: f"the {field}" for field in FIELDS} | {"text": "He said.", "published": "2021-05-13"}
    [article] = read(json.dumps(given_fields).encode())
    assert {field: getattr(article, field) for field in given_fields} == given_fields


def test_fields_that_quoth_does_not_know_are_passed_over():
    [article] = read(b'{"text": "He said.", "crawl_id": 7, "entities": {"a": [1]}}')
    assert article.text == "He said."


def test_a_line_without_source_is_named_by_file_and_line():
    articles = read(b'{"text": "one"}', b"", b'{"text": "three", "source": ""}')
    assert [article.source for article in articles] == ["a.jsonl:1", "a.jsonl:3"]


def test_defaults_fill_only_what_a_line_lacks():
    first, second, third = read(
        b'{"text": "a", "outlet": "AFP"}',
        b'{"text": "b"}',
        b'{"text": "c", "outlet": null}',
        outlet="Reuters",
        title=None,
    )
    assert [first.outlet, second.outlet, third.outlet] == ["AFP", "Reuters", "Reuters"]
    assert second.title is None


@given(st.text(st.characters(exclude_categories=()).filter(lambda c: c not in "\r\u2028\u2029")))
def test_any_string_passes_through(text):
    [article] = read(json.dumps({"text": text}).encode())
    # JSON joins the two halves of a character that were written apart.
    assert article.text == json.loads(json.dumps(text))


def test_a_byte_order_mark_at_the_start_is_dropped():
    [article] = read(b'\xef\xbb\xbf{"text": "a"}')
    assert article.text == "a"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "not JSON: .* at column 13"),
        (b'["a"]', "it holds an array"),
        (b"null", "it holds null"),
        (b'{"title": "a"}', 'the field "text" is missing'),
        (b'{"text": 7}', 'the field "text" is a number; it must be a string'),
        (b'{"text": null}', 'the field "text" is null'),
        (b'{"text": "a", "title": ["b"]}', 'the field "title" is an array'),
        (b'{"text": "a", "outlet": false}', 'the field "outlet" is a boolean'),
        (b'{"text": "a", "published": "yesterday", "source": "wire"}', "published is 'yesterday'"),
        (b'{"text": "\xe9"}', "not UTF-8 text at byte 10"),
        (b"[" * 200_000, "nested too deeply|not JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not read: .*digits"),
    ],
)
def test_a_bad_line_is_named_with_its_reason_and_the_others_are_read(line, reason):
    before, error, after = read(b'{"text": "a"}', line, b'{"text": "b"}')
    assert isinstance(before, Article)
    assert isinstance(error, InputError)
    assert isinstance(after, Article)
    assert error.source == "a.jsonl:2"
    with pytest.raises(InputError, match=reason):
        raise error


def test_lines_are_read_as_they_are_asked_for():
    endless = repeat(b'{"text": "a"}\n')
    assert len(list(islice(articles_of_lines(endless, name="a", defaults={}), 3))) == 3


def test_where_each_field_came_from_is_kept():
    [one] = taken(b'{"text": "a", "title": "T", "source": "wire"}', outlet="AFP", title="given")
    assert one.origins == {"title": "jsonl", "outlet": "given"}
    assert one.encoding.startswith("utf-8")


def test_fields_may_have_other_names():
    article, error = read(b'{"body": "a", "date": "2021-05-13"}', b"{}", columns={"text": "body", "published": "date"})
    assert (article.text, article.published) == ("a", "2021-05-13")
    assert error.reason == 'the field "body" is missing'


def test_a_line_that_could_not_be_had_is_named_by_its_number():
    lines = [b'{"text": "a"}\n', UndecodableError("it is damaged"), b'{"text": "b"}\n']
    before, error, after = articles_of_lines(lines, name="a", defaults={})
    assert str(error) == "a:2: it is damaged"
    assert (before.article.source, after.article.source) == ("a:1", "a:3")
