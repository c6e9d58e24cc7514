import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoth.cli.evaluate import evaluate
from quoth.errors import InputError

DATA = os.environ.get("QUOTH_DATA")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two shortest annotated articles of PolNeAR's dev part."""
    if not DATA:
        pytest.skip("QUOTH_DATA is not set")
    dev = Path(DATA) / "polnear" / "dev"
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    for text in sorted((dev / "text").glob("*.txt"), key=lambda path: path.stat().st_size)[:2]:
        shutil.copy(text, tmp_path / "text")
        for annotation in (dev / "attributions").glob(f"{text.stem}_*.ann"):
            shutil.copy(annotation, tmp_path / "attributions")
    return tmp_path


def test_the_table_names_the_model_and_counts_articles(folder):
    result = CliRunner().invoke(evaluate, [str(folder), "--threads", "1"], catch_exceptions=False)
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["articles", "2"] in lines
    assert lines[0][0] == "model"
    assert any(line[:2] == ["relation", "loose"] for line in lines)


def test_json_holds_every_figure_with_its_counts(folder):
    result = CliRunner().invoke(evaluate, [str(folder), "--format", "json"], catch_exceptions=False)
    given = json.loads(result.stdout)
    assert given["articles"] == 2
    assert given["words"] == sum(len(path.read_text(encoding="utf-8").split()) for path in folder.glob("text/*.txt"))
    assert given["figures"]["relation strict"]["marked"] > 0


@pytest.fixture
def with_speakers(tmp_path) -> tuple[Path, Path]:
    """A corpus of two articles, laid out as PolNeAR, and the gold speakers of one of them beside it."""
    part, speakers = tmp_path / "corpus" / "some", tmp_path / "speakers" / "some"
    for folder in (part / "text", part / "attributions", speakers):
        folder.mkdir(parents=True)
    for name in "ab":
        (part / "text" / f"{name}.txt").write_text("Ann Lee said that taxes will rise next year.")
        (part / "attributions" / f"{name}_1.ann").write_text(
            "T1\tSource 0 7\t-\nT2\tCue 8 12\t-\nT3\tContent 13 43\t-\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
        )
    gold = {"name": "a", "relations": [{"i": 0, "speaker": "Ann Lee", "aliases": ["Lee"]}]}
    (speakers / "a.json").write_text(json.dumps(gold))
    return part, speakers


def test_speakers_are_scored_where_people_marked_them_beside_the_corpus(with_speakers):
    part, _ = with_speakers
    lines = CliRunner().invoke(evaluate, [str(part)], catch_exceptions=False).stdout.splitlines()
    assert "articles with gold speakers         1" in lines
    assert [line.split() for line in lines if line.startswith("speaker, all")] == [
        ["speaker,", "all", "100.0", "100.0", "1"]
    ]
    assert lines[-1].split() == ["speaker,", "end", "to", "end", "100.0", "100.0", "100.0"]


def test_the_folder_of_gold_speakers_can_be_named(with_speakers, tmp_path):
    part, speakers = with_speakers
    moved = speakers.rename(tmp_path / "elsewhere")
    without = CliRunner().invoke(evaluate, [str(part)], catch_exceptions=False)
    assert "speaker" not in without.stdout
    arguments = [str(part), "--speakers", str(moved), "--format", "json"]
    given = json.loads(CliRunner().invoke(evaluate, arguments, catch_exceptions=False).stdout)
    assert given["articles with gold speakers"] == 1
    assert given["figures"]["speaker, name, fullest name"] == {"share": 1, "right": 1, "of": 1}


def test_a_named_folder_without_gold_speakers_of_these_articles_is_an_error(with_speakers):
    part, speakers = with_speakers
    (speakers / "a.json").write_text('{"name": "c", "relations": []}')
    result = CliRunner().invoke(evaluate, [str(part), "--speakers", str(speakers)])
    assert isinstance(result.exception, InputError)
    assert "no gold speakers for any article" in str(result.exception)
    assert CliRunner().invoke(evaluate, [str(part)], catch_exceptions=False).exit_code == 0


def test_without_a_folder_the_data_folder_is_needed(monkeypatch):
    monkeypatch.delenv("QUOTH_DATA", raising=False)
    result = CliRunner().invoke(evaluate, [])
    assert isinstance(result.exception, InputError)
    assert "QUOTH_DATA" in str(result.exception)


def test_a_text_whose_offsets_would_shift_is_refused(tmp_path):
    for part, name, content in (("text", "a.txt", "One.\r\nTwo."), ("attributions", "a_1.ann", "")):
        (tmp_path / part).mkdir()
        (tmp_path / part / name).write_text(content, encoding="utf-8", newline="")
    result = CliRunner().invoke(evaluate, [str(tmp_path)])
    assert isinstance(result.exception, InputError)
    assert "a.txt: line ends are not LF" in str(result.exception)
