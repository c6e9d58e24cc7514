from pathlib import Path

import pytest

from quoth.errors import InputError
from quoth.evaluation import polnear
from quoth.evaluation.polnear import Relation

ONE = (
    "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 11;12 14\tit is\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)
TWO = "T1\tContent 0 3\tAnn\nE1\tAttribution:T1 Content:T1\n"


def write(folder: Path, *, texts: dict[str, str], annotations: dict[str, str]) -> Path:
    for part, files in (("text", texts), ("attributions", annotations)):
        (folder / part).mkdir()
        for name, content in files.items():
            (folder / part / name).write_text(content, encoding="utf-8", newline="")
    return folder


def test_an_article_has_its_text_and_its_relations_in_code_points(tmp_path):
    folder = write(tmp_path, texts={"a.txt": "Ann said it is."}, annotations={"a_1.ann": ONE})
    (article,) = polnear.load(folder)
    assert (article.name, article.text) == ("a", "Ann said it is.")
    assert article.relations == [Relation(source=((0, 3),), cue=((4, 8),), content=((9, 11), (12, 14)))]


def test_the_first_annotator_counts_and_articles_without_one_are_left_out(tmp_path):
    folder = write(
        tmp_path,
        texts={"b.txt": "Ann.", "a.txt": "Ann.", "a_b.txt": "Ann."},
        annotations={"a_2.ann": ONE, "a_1.ann": TWO, "a_b_1.ann": ONE},
    )
    articles = polnear.load(folder)
    assert [article.name for article in articles] == ["a", "a_b"]
    assert articles[0].relations == [Relation(content=((0, 3),))]


def test_line_ends_count_as_they_are(tmp_path):
    folder = write(tmp_path, texts={"a.txt": "One.\r\nTwo."}, annotations={"a_1.ann": TWO})
    assert polnear.load(folder)[0].text == "One.\r\nTwo."


def test_a_line_break_in_the_quoted_text_of_a_span_is_passed_over(tmp_path):
    path = tmp_path / "a_1.ann"
    path.write_text(
        "T1\tContent 0 7\tAnn\r\nBob\nE1\tAttribution:T1 Content:T1 Source:T2\nT2\tSource 8 9\tx\n", encoding="utf-8"
    )
    assert polnear.relations(path) == [Relation(source=((8, 9),), content=((0, 7),))]


def test_several_spans_of_one_role_are_put_in_the_order_of_the_text(tmp_path):
    path = tmp_path / "a_1.ann"
    path.write_text("T1\tContent 5 7\tx\nT2\tContent 0 2\ty\nE1\tContent:T1 Content2:T2 Other:T1\n", encoding="utf-8")
    assert polnear.relations(path) == [Relation(content=((0, 2), (5, 7)))]


def test_offsets_that_are_no_numbers_are_an_error_that_names_file_and_line(tmp_path):
    path = tmp_path / "a_1.ann"
    path.write_text("T1\tCue 0 2\tx\nT2\tCue here\ty\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a_1\.ann, line 2: .*'Cue here'"):
        polnear.relations(path)


def test_a_text_that_is_not_utf_8_is_an_error_that_names_it(tmp_path):
    folder = write(tmp_path, texts={"a.txt": ""}, annotations={"a_1.ann": TWO})
    (folder / "text" / "a.txt").write_bytes(b"ab\xff")
    with pytest.raises(InputError, match=r"a\.txt: not UTF-8 at byte 2"):
        polnear.load(folder)


def test_a_missing_folder_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(InputError, match="set QUOTH_DATA, or name a folder"):
        polnear.load(tmp_path / "nowhere")


def test_a_folder_without_annotated_articles_is_an_error(tmp_path):
    folder = write(tmp_path, texts={"a.txt": "Ann."}, annotations={"b_1.ann": ONE})
    with pytest.raises(InputError, match="no annotated article"):
        polnear.load(folder)


def test_the_corpus_is_found_through_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("QUOTH_DATA", str(tmp_path))
    assert polnear.folder("dev") == tmp_path / "polnear" / "dev"
    monkeypatch.delenv("QUOTH_DATA")
    with pytest.raises(InputError, match="QUOTH_DATA: not set"):
        polnear.folder("dev")
