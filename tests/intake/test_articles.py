from __future__ import annotations

import io
import os

import pytest

from quoth import Article, InputError
from quoth.intake.articles import articles, extent
from quoth.intake.found import Limits
from quoth.intake.taken import PassedOver, Taken


def entries(*arguments, stdin=b"", **options):
    return list(articles([str(a) for a in arguments], standard_input=io.BytesIO(stdin), **options))


def read(*arguments, **options):
    """The articles, and what could not be read."""
    found = entries(*arguments, **options)
    return [one.article if isinstance(one, Taken) else one for one in found if not isinstance(one, PassedOver)]


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
    assert str(error) == f"{tmp_path}: this folder holds no files of a kind that Quoth reads"


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


def test_what_is_not_utf_8_is_told_from_its_bytes_and_the_choice_is_recorded(tmp_path):
    (tmp_path / "a.txt").write_bytes("Le café est fermé, a déclaré la présidente.".encode("cp1252"))
    (tmp_path / "b.txt").write_text("b")
    first, second = entries(tmp_path)
    assert first.article.text == "Le café est fermé, a déclaré la présidente."
    assert "detected" in first.encoding
    assert second.article.text == "b"
    assert second.encoding.startswith("utf-8")


def test_files_of_other_kinds_in_a_folder_are_passed_over_with_a_reason(archive):
    (passed,) = [one for one in entries(archive) if isinstance(one, PassedOver)]
    assert (passed.source, passed.reason) == (str(archive / "photo.jpg"), "a file that ends in .jpg")


def test_a_pipe_in_a_folder_is_not_waited_for(archive):
    os.mkfifo(archive / "pipe.txt")
    assert len(read(archive)) == 4


def test_standard_input_is_plain_text():
    [article] = read("-", stdin=b'{"text": "a"}', standard_input_kind="text")
    assert (article.text, article.source) == ('{"text": "a"}', "standard input")
    [article] = read("-", stdin=b"He said so.")
    assert (article.text, article.source) == ("He said so.", "standard input")


def test_standard_input_is_json_lines_where_that_is_said():
    article, error = read("-", stdin=b'{"text": "a"}\nb\n', standard_input_kind="jsonl")
    assert (article.text, article.source) == ("a", "standard input:1")
    assert error.source == "standard input:2"


PAGE = "<html><head><title>T</title></head><body><article>{}</article></body></html>"
STORY = "<p>The mayor said that the bridge would open in May.</p><p>Engineers found cracks in its northern pier.</p>"


def test_a_page_that_costs_too_much_is_refused_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format("<p>It rained, she said, and <a href=x>it</a> snowed.</p>" * 200_000))
    (tmp_path / "b.html").write_text(PAGE.format(STORY))
    found = read(tmp_path, limits=Limits(seconds=1.0), processes=1)
    assert isinstance(found[0], InputError)
    assert "seconds" in found[0].reason
    assert isinstance(found[1], Article)
    assert "the bridge would open in May" in found[1].text


def test_a_page_that_is_nested_too_deeply_is_refused(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format("<div><b><i>x" * 400_000))
    [refused] = read(tmp_path)
    assert "nested too deeply" in refused.reason


def test_a_page_that_takes_too_much_memory_is_refused_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format("<p>x y</p>" * 3_000_000))
    (tmp_path / "b.html").write_text(PAGE.format(STORY))
    found = read(tmp_path, limits=Limits(seconds=60.0, memory=300 << 20), processes=1)
    assert isinstance(found[0], InputError)
    assert isinstance(found[1], Article)


def test_entity_bombs_are_refused(tmp_path):
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]><rss><channel><item><title>&l9;</title></item>'
    )
    (tmp_path / "a.rss").write_text(bomb + "</channel></rss>")
    [refused] = read(tmp_path / "a.rss")
    assert isinstance(refused, InputError)


def test_what_watches_is_told_how_much_has_been_read(archive):
    seen = []
    read(archive, watch=seen.append)
    assert seen == sorted(seen)
    assert (
        seen[-1]
        == extent([str(archive)])
        == sum(p.stat().st_size for p in archive.rglob("*") if p.suffix in (".txt", ".JSONL"))
    )
    assert extent(["-"]) is None


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.jsonl"])
def test_an_input_without_anything_in_it_is_told(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    [entry] = entries(tmp_path / name)
    assert isinstance(entry, PassedOver | InputError)
    assert entry.source == str(tmp_path / name)
