from __future__ import annotations

import io
import os

import pytest

from quoth import Article, InputError
from quoth.intake.articles import articles


def read(*arguments, stdin=b"", **options):
    return list(articles([str(a) for a in arguments], standard_input=io.BytesIO(stdin), **options))


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("two")
    (tmp_path / "b" / "one.JSONL").write_text('{"text": "one a"}\n{"text": "one b"}\n')
    (tmp_path / "zero.txt").write_text("zero")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    return tmp_path


def test_a_file_is_plain_text_with_its_path_as_source(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo")
    [article] = read(path, title="T", outlet="O", published="2021-05-13")
    assert (article.text, article.source) == ("one\ntwo", str(path))
    assert (article.title, article.outlet, article.published) == ("T", "O", "2021-05-13")


def test_a_file_without_a_known_ending_is_plain_text_when_it_is_named(tmp_path):
    (tmp_path / "README").write_text("He said.")
    assert read(tmp_path / "README")[0].text == "He said."


def test_a_folder_is_read_in_order_with_its_subfolders(archive):
    assert [article.text for article in read(archive)] == ["zero", "one a", "one b", "two"]


def test_a_folder_without_articles_says_so(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"")
    [error] = read(tmp_path)
    assert str(error) == f"{tmp_path}: this folder holds no .txt or .jsonl files"


def test_a_pattern_stands_for_the_files_that_match_it(archive):
    assert [article.text for article in read(archive / "**" / "*.txt")] == ["two", "zero"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    (tmp_path / "[a].txt").write_text("brackets")
    (tmp_path / "a.txt").write_text("a")
    assert [article.text for article in read(tmp_path / "[a].txt")] == ["brackets"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("none.txt", "there is no such file or folder"), ("none*.txt", "nothing matches this pattern")],
)
def test_what_is_not_there_is_named_and_the_rest_is_read(archive, name, reason):
    error, article = read(archive / name, archive / "zero.txt")
    assert str(error) == f"{archive / name}: {reason}"
    assert article.text == "zero"


def test_a_link_to_nothing_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    [error] = read(tmp_path / "a.txt")
    assert str(error).startswith(f"{tmp_path / 'a.txt'}: cannot be read: No such file")


def test_undecodable_bytes_are_named_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.txt").write_text("b")
    error, article = read(tmp_path)
    assert isinstance(error, InputError)
    assert error.source == str(tmp_path / "a.txt")
    assert "byte 3" in error.reason
    assert isinstance(article, Article)


def test_a_pipe_in_a_folder_is_not_waited_for(archive):
    os.mkfifo(archive / "pipe.txt")
    assert len(read(archive)) == 4


def test_standard_input_is_plain_text():
    [article] = read("-", stdin=b'{"text": "a"}')
    assert (article.text, article.source) == ('{"text": "a"}', "standard input")


def test_standard_input_is_json_lines_where_that_is_said():
    article, error = read("-", stdin=b'{"text": "a"}\nb\n', standard_input_kind="jsonl")
    assert (article.text, article.source) == ("a", "standard input:1")
    assert error.source == "standard input:2"
