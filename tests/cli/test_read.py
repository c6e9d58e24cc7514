from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

from quoth.cli.main import commands
from quoth.export.schema import reading_schema

TEXT = 'The bridge is closed, the mayor said.\n\n"It will open on Friday," she said.\n'
QUOTH = [sys.executable, "-c", "from quoth.cli.main import main; main()"]


def read(*arguments, stdin=None):
    arguments = ["read", "--threads", "1", *map(str, arguments)]
    return CliRunner().invoke(commands, arguments, input=stdin, standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT)
    return path


def test_an_article_becomes_a_line_of_json_that_is_valid(article):
    result = read(article)
    assert result.return_value == 0
    [line] = result.stdout.splitlines()
    reading = json.loads(line)
    jsonschema.validate(reading, reading_schema())
    assert reading["article"]["text"] == TEXT
    for statement in reading["statements"]:
        for span in statement["content"] + statement["cue"] + statement["source"]:
            assert TEXT[span["start"] : span["end"]] == span["text"]


def test_every_format_can_be_asked_for(article):
    assert [one["article"]["source"] for one in json.loads(read("--format", "json", article).stdout)] == [str(article)]
    assert read("--format", "text", article).stdout.startswith(f"{article}\n")
    assert read("--format", "html", article).stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(("name", "start"), [("a.json", "["), ("a.jsonl", "{"), ("a.html", "<!doctype"), ("a", "{")])
def test_the_name_of_the_output_tells_the_format(article, tmp_path, name, start):
    result = read("--output", tmp_path / name, article)
    assert result.stdout == ""
    assert (tmp_path / name).read_text().startswith(start)


def test_the_least_sure_speakers_of_the_whole_input_are_listed(article, tmp_path):
    (tmp_path / "other.txt").write_text('It is feared that the pier is next. Ann Lee said: "We shall see."')
    paths = [article, tmp_path / "other.txt"]
    readings = [json.loads(line) for line in read(*paths).stdout.splitlines()]
    everything = [(reading["article"]["source"], one) for reading in readings for one in reading["statements"]]
    everything.sort(key=lambda pair: pair[1]["confidence"]["speaker"])
    assert len(everything) > 2
    lines = [json.loads(line) for line in read("--least-sure", 2, *paths).stdout.splitlines()]
    assert [(line["source"], line["statement"]) for line in lines] == everything[:2]
    assert [line["speaker"] and line["speaker"]["id"] for line in lines] == [
        one["speaker"] for _, one in everything[:2]
    ]
    shown = read("--least-sure", 2, "--format", "text", *paths).stdout
    assert f"{everything[0][0]} · statement {everything[0][1]['id'].removeprefix('s')}\n" in shown
    assert shown.endswith("2 statements, the least certain speaker first\n")


def test_the_least_sure_speakers_are_listed_beside_complaints(article, tmp_path):
    result = read("--least-sure", 1, tmp_path / "none.txt", article)
    assert result.return_value == 1
    assert result.stderr == f"quoth: {tmp_path}/none.txt: there is no such file or folder\n"
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--format", "html"], ["--format", "json"], ["--output", "a.html"]])
def test_the_least_sure_speakers_cannot_be_had_as_a_page_or_array(article, arguments):
    ended = subprocess.run(
        [*QUOTH, "read", "--least-sure", "1", *arguments, str(article)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("quoth: --least-sure writes text or jsonl, not ")
    assert ended.stdout == ""


def test_options_tell_what_the_article_does_not(article):
    result = read("--title", "T", "--outlet", "O", "--published", "2021-05-13", article)
    known = json.loads(result.stdout)["article"]
    assert (known["title"], known["outlet"], known["published"]) == ("T", "O", "2021-05-13")


def test_standard_input_is_read_as_text_or_as_json_lines():
    assert json.loads(read("-", stdin=TEXT).stdout)["article"]["text"] == TEXT
    lines = json.dumps({"text": "one"}) + "\n" + json.dumps({"text": "two"})
    result = read("--from", "jsonl", "-", stdin=lines)
    assert [json.loads(line)["article"]["text"] for line in result.stdout.splitlines()] == ["one", "two"]


def test_an_article_without_a_statement_is_no_error(tmp_path):
    (tmp_path / "a.txt").write_text("")
    result = read("--format", "text", tmp_path / "a.txt")
    assert result.return_value == 0
    assert "No statement found." in result.stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_read(article, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n{"text": 2}\n{"text": "three"}\n')
    result = read(tmp_path / "none.txt", tmp_path / "a.jsonl", article)
    assert result.return_value == 1
    assert result.stderr.splitlines() == [
        f"quoth: {tmp_path}/none.txt: there is no such file or folder",
        f'quoth: {tmp_path}/a.jsonl:2: the field "text" is a number; it must be a string',
    ]
    assert [json.loads(line)["article"]["text"] for line in result.stdout.splitlines()] == ["one", "three", TEXT]


def test_the_name_of_a_file_cannot_act_on_the_terminal(tmp_path):
    assert "/␛c.txt: there is no" in read(tmp_path / "\x1bc.txt").stderr


def test_lone_surrogates_and_nul_pass_through_every_format():
    line = json.dumps({"text": "He said \ud800 and \0.", "title": "\udfff"})
    assert json.loads(read("--from", "jsonl", "-", stdin=line).stdout)["article"]["text"] == "He said \ud800 and \0."
    for format_ in ("json", "text", "html"):
        assert read("--from", "jsonl", "--format", format_, "-", stdin=line).return_value == 0


def test_an_output_that_cannot_be_written_is_told_on_one_line(article, tmp_path):
    command = [*QUOTH, "read", "--output", str(tmp_path / "none" / "a.json"), str(article)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("quoth: ")
    assert ended.stderr.count("\n") == 1


def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"text": TEXT}) + "\n") * 200)
    with subprocess.Popen([*QUOTH, "read", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupted_command_leaves_the_output_as_it_was(tmp_path):
    output = tmp_path / "out.jsonl"
    output.write_text("before")
    command = [*QUOTH, "read", "--from", "jsonl", "--output", str(output), "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        line = json.dumps({"text": TEXT}).encode() + b"\n"
        # More than a pipe holds: once all is written, articles are being read.
        process.stdin.write(line * 1000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=120)
    assert told.strip() == b""
    assert process.returncode == 130
    assert output.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_output_through_a_link_replaces_what_it_points_to(article, tmp_path):
    (tmp_path / "real.jsonl").write_text("before")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    read("--output", tmp_path / "link.jsonl", article)
    assert (tmp_path / "link.jsonl").is_symlink()
    assert json.loads((tmp_path / "real.jsonl").read_text())["article"]["text"] == TEXT


def on_terminal(command, **variables):
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=os.environ | variables):
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:  # how Linux tells that the other end was closed
            pass
    os.close(ours)
    return shown.decode()


def test_a_terminal_gets_text_in_colour_unless_that_is_unwanted(article):
    command = [*QUOTH, "read", str(article)]
    shown = on_terminal(command, NO_COLOR="")
    assert shown.splitlines()[-1].endswith("in 1 article")
    assert "\x1b[" in shown
    assert "\x1b[" not in on_terminal(command, NO_COLOR="1")
