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
