"""A ledger from the command line: add, see what became of it, correct, compare, give out and take back."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner

from quoth.cli.main import commands
from quoth.errors import InputError

FIRST = "Mayor Ines Calloway said on Thursday that the bridge would open in May.\n\n“It is safe,” she told reporters.\n"
SECOND = "The contractor denied that it had used cheaper steel.\n"


def quoth(*arguments, code=0, given=None):
    result = CliRunner().invoke(commands, [str(a) for a in arguments], input=given, standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    assert (result.return_value or 0) == code, result.output
    return result


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bridge.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "news" / "steel.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "news" / "photo.jpg").write_bytes(b"\xff\xd8")
    return tmp_path / "news"


@pytest.fixture
def ledger(address, folder):
    quoth("add", "--model", "fast", address, folder)
    return address


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def ids(ledger):
    return {Path(r["name"]).name: r["article"] for r in lines(quoth("log", ledger)) if r["article"]}


def test_the_summary_counts_every_input_and_the_log_names_them(address, folder):
    (folder / "broken.jsonl").write_text("{}\n", encoding="utf-8")
    result = quoth("add", "--model", "fast", address, folder, code=1)
    assert result.stdout == "2 added, 1 passed over, 1 refused\n"
    assert "broken.jsonl:1" in result.stderr
    assert quoth("add", "--model", "fast", address, folder / "bridge.txt").stdout == "1 known\n"
    refused = lines(quoth("log", "--result", "refused", address))
    assert [Path(r["name"]).name for r in refused] == ["broken.jsonl:1"]
    assert 'the field "text" is missing' in refused[0]["reason"]
    assert len(lines(quoth("log", "--run", "1", address))) == 4


def test_a_changed_file_is_a_new_version_and_diff_shows_what_changed(ledger, folder):
    (folder / "bridge.txt").write_text(FIRST.replace("in May", "in June"), encoding="utf-8")
    assert quoth("add", "--model", "fast", ledger, folder / "bridge.txt").stdout == "1 new version\n"
    shown = quoth("diff", "--format", "text", ledger, folder / "bridge.txt").stdout
    assert "changed (content)" in shown
    assert "- s1 Ines Calloway, say, indirect: that the bridge would open in May" in shown
    assert "+ s1 Ines Calloway, say, indirect: that the bridge would open in June" in shown
    (comparison,) = lines(quoth("diff", ledger, folder / "bridge.txt"))
    assert [c["how"] for c in comparison["changes"]] == ["changed"]


def test_a_correction_shows_wherever_the_ledger_is_looked_at(ledger):
    article = ids(ledger)["bridge.txt"]
    said = quoth("correct", ledger, f"{article}/s1", "--polarity", "negated", "--by", "Ada", "--note", "misread").stdout
    assert said == "1 change statement polarity=negated by Ada (misread): that the bridge would open in May\n"
    assert quoth("correct", ledger, article).stdout == said
    reading = next(r for r in lines(quoth("export", "--format", "jsonl", ledger)) if r["article"]["id"] == article)
    assert reading["statements"][0]["polarity"] == "negated"
    assert "as corrected" in quoth("diff", "--format", "text", ledger, article).stdout
    quoth("correct", ledger, article, "--withdraw", "1")
    assert quoth("correct", ledger, article).stdout == ""


@pytest.mark.parametrize(
    "options", [("--name", "x"), ("--polarity", "negated", "--remove"), ("--withdraw", "1", "--remove")]
)
def test_corrections_that_make_no_sense_are_usage_errors(ledger, options):
    with pytest.raises(UsageError):
        quoth("correct", ledger, f"{ids(ledger)['bridge.txt']}/s1", *options)


def test_what_people_change_in_brat_comes_back_as_corrections(ledger, tmp_path):
    article = ids(ledger)["bridge.txt"]
    quoth("export", "--format", "brat", "--output", tmp_path / "review", ledger)
    assert quoth("import", "--by", "Ada", ledger, tmp_path / "review").stdout == "0 corrections\n"
    ann = tmp_path / "review" / f"{article}.ann"
    written = ann.read_text(encoding="utf-8")
    ann.write_text(written.replace("affirmed", "negated", 1), encoding="utf-8")
    assert quoth("import", "--by", "Ada", "--dry-run", ledger, ann).stdout.endswith(
        "1 corrections, none of them made\n"
    )
    assert quoth("import", "--by", "Ada", ledger, ann).stdout.endswith("1 corrections\n")
    assert quoth("import", "--by", "Ada", ledger, ann).stdout == "0 corrections\n"
    assert "polarity=negated by Ada" in quoth("correct", ledger, article).stdout


def test_web_annotations_come_back_as_corrections(ledger, tmp_path):
    article = ids(ledger)["bridge.txt"]
    path = tmp_path / "statements.jsonld"
    quoth("export", "--format", "web-annotation", "--output", path, "--article", article, ledger)
    assert quoth("import", ledger, path).stdout == "0 corrections\n"
    path.write_text(path.read_text(encoding="utf-8").replace('"indirect"', '"mixed"'), encoding="utf-8")
    assert quoth("import", ledger, path).stdout.endswith("1 corrections\n")


def test_sqlite_and_postgresql_give_out_the_same_bytes(ledger, folder, tmp_path):
    article = ids(ledger)["steel.txt"]
    other = str(tmp_path / "other.ledger")
    quoth("add", "--model", "fast", other, folder / "steel.txt", folder / "bridge.txt")
    for address in (ledger, other):
        quoth("correct", address, f"{article}/s1", "--speaker", "Brandt & Osei", "--by", "Ada")
    for format_ in ("jsonl", "web-annotation", "schema-org", "prov", "gqg", "csl"):
        assert quoth("export", "--format", format_, ledger).stdout == quoth("export", "--format", format_, other).stdout
    for format_ in ("csv", "parquet", "brat"):
        made = [tmp_path / f"{format_}{n}" for n in (1, 2)]
        for address, output in zip((ledger, other), made, strict=True):
            quoth("export", "--format", format_, "--output", output, address)
        names = [sorted(p.name for p in output.iterdir()) for output in made]
        assert names[0] == names[1]
        assert all((made[0] / n).read_bytes() == (made[1] / n).read_bytes() for n in names[0])
    for n, address in enumerate((ledger, other)):
        quoth("export", "--format", "docbin", "--output", tmp_path / f"{n}.spacy", address)
    assert (tmp_path / "0.spacy").read_bytes() == (tmp_path / "1.spacy").read_bytes()


def test_an_export_does_not_write_over_a_folder_with_something_in_it(ledger, folder):
    before = sorted(folder.iterdir())
    with pytest.raises(InputError, match="new or empty"):
        quoth("export", "--format", "csv", "--output", folder, ledger)
    assert sorted(folder.iterdir()) == before


def test_reading_again_keeps_corrections(ledger):
    article = ids(ledger)["bridge.txt"]
    quoth("correct", ledger, f"{article}/s1", "--kind", "mixed", "--by", "Ada")
    assert quoth("reread", "--model", "fast", ledger).stdout == "0 read again\n"
    assert quoth("reread", "--model", "accurate", ledger).stdout == "2 read again\n"
    reading = next(r for r in lines(quoth("export", "--format", "jsonl", ledger)) if r["article"]["id"] == article)
    assert reading["statements"][0]["kind"] == "mixed"


def test_what_is_no_ledger_is_told_in_one_line(tmp_path):
    with pytest.raises(InputError, match="no such ledger"):
        quoth("log", tmp_path / "none.ledger")
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match="cannot be opened as a ledger"):
        quoth("log", other)


def test_a_terminal_sees_how_much_is_done_and_left_and_a_pipe_does_not(address, tmp_path):
    many = tmp_path / "many.jsonl"
    texts = [json.dumps({"text": f"{FIRST} Number {n}."}) for n in range(200)]
    many.write_text("\n".join(texts), encoding="utf-8")
    command = [str(Path(sysconfig.get_path("scripts")) / "quoth"), "add", "--model", "fast", address, str(many)]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while piece := os.read(ours, 4096):
                shown += piece
        said, _ = process.communicate()
    os.close(ours)
    assert said == "200 added\n"
    assert re.search(rb"\d+ articles, [\d.]+ a second, \d+:\d\d left", shown)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("200 known\n", "")
