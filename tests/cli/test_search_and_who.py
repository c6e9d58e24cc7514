"""Searching, speakers and counts from the command line."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from click import UsageError
from click.testing import CliRunner

from filled import By, Says, article, filled_ledger
from quoth.cli.main import commands
from quoth.errors import DependencyError, InputError

FIRST = article("2022-06-03", Says(By("Ines Calloway", "Mayor", "Easthaven"), "that the bridge is\x1b[31m closed"))
SECOND = article("2022-06-04", Says("Calloway", "=1+1 is the toll of the bridge"), Says("Tom Reyes", "costs $5 or $6"))


@pytest.fixture
def news(tmp_path):
    with filled_ledger("sqlite", tmp_path, FIRST, SECOND):
        yield str(tmp_path / "news.ledger")


def quoth(*arguments):
    result = CliRunner().invoke(commands, [str(a) for a in arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result


def lines(*arguments):
    return [json.loads(line) for line in quoth(*arguments).stdout.splitlines()]


def test_what_was_found_as_lines_and_the_cursor_of_the_next_page(news):
    first = quoth("search", news, "bridge", "--limit", 1)
    cursor = first.stderr.removeprefix("There is more: --after ").strip()
    rest = quoth("search", news, "bridge", "--limit", 1, "--after", cursor)
    assert rest.stderr == ""
    found = [json.loads(shown.stdout) for shown in (first, rest)]
    assert {one["id"] for one in found} == {f"{FIRST.article.id}/s1", f"{SECOND.article.id}/s1"}


def test_options_choose_statements(news):
    assert len(lines("search", news, "--speaker", "Calloway", "--kind", "indirect", "--kind", "direct")) == 2
    assert [one["article"]["day"] for one in lines("search", news, "--to", "2022-06-03")] == ["2022-06-03"]
    assert lines("search", news, "--place", "Paris") == lines("search", news, "--event", "protest") == []
    with pytest.raises(UsageError, match="is no day"):
        quoth("search", news, "--from", "June")
    with pytest.raises(UsageError, match="no check is called"):
        quoth("search", news, "--flag", "weather")
    with pytest.raises(InputError, match="cursor"):
        quoth("search", news, "--after", "x")


def test_a_text_for_people_shows_no_control_characters(news):
    shown = quoth("search", news, "closed", "--format", "text").stdout
    assert "Ines Calloway say\n    Mayor, Easthaven\n" in shown
    assert "⟦that the bridge is␛[31m closed⟧" in shown
    assert quoth("search", news, "tunnel", "--format", "text").stdout == "No statement found.\n"


def test_json_is_an_array_and_csv_has_no_formulas(news):
    assert [one["content"] for one in json.loads(quoth("search", news, "toll", "--format", "json").stdout)] == [
        "=1+1 is the toll of the bridge"
    ]
    (row,) = csv.DictReader(io.StringIO(quoth("search", news, "toll", "--format", "csv").stdout))
    assert row["content"] == "'=1+1 is the toll of the bridge"
    assert (row["speaker"], row["day"], row["outlet"]) == ("Calloway", "2022-06-04", "Herald")


def test_speakers_and_verdicts(news, tmp_path):
    one, other = lines("who", news)
    assert (one["name"], one["statements"], other["name"]) == ("Ines Calloway", 2, "Tom Reyes")
    told = quoth("who", news, "--apart", *one["speakers"], "--by", "A. Editor").stdout
    assert told == f"Kept as verdict 1: {' and '.join(one['speakers'])} are not one.\n"
    assert len(lines("who", news)) == 3
    (kept,) = lines("who", news, "--verdicts")
    assert (kept["verdict"], kept["by"]) == ("apart", "A. Editor")
    assert quoth("who", news, "--withdraw", 1).stdout == "Withdrawn: verdict 1.\n"
    (tmp_path / "people.csv").write_text("Ines Calloway,,Q12\n", encoding="utf-8")
    shown = quoth("who", news, "Calloway", "--format", "text", "--authority", tmp_path / "people.csv").stdout
    assert shown.startswith("Ines Calloway · person · Q12\n    2 statements in 2 articles · 2022-06-03 to 2022-06-04\n")
    assert "Mayor, Easthaven · 2022-06-03 · 1 article\n" in shown
    with pytest.raises(UsageError, match="one at a time"):
        quoth("who", news, "--verdicts", "--withdraw", 1)


def test_counts_as_tables(news):
    assert [(one["day"], one["statements"]) for one in lines("timeline", news)] == [
        ("2022-06-03", 1),
        ("2022-06-04", 2),
    ]
    assert lines("stats", news, "--by", "kind")[0] == {
        "by": "kind", "name": "indirect", "id": None, "statements": 3, "share": 1.0,
    }  # fmt: skip
    assert "By outlet\n  Herald        3  100.0%" in quoth("stats", news, "--format", "text").stdout
    assert len(lines("stats", news, "--by", "speaker", "--top", 1)) == 1


@pytest.mark.parametrize("command", ["timeline", "stats"])
def test_a_plot_is_the_same_each_time(news, tmp_path, command):
    pytest.importorskip("matplotlib")
    plots = []
    for name in ("a.svg", "b.svg"):
        quoth(command, news, "--plot", tmp_path / name)
        plots.append((tmp_path / name).read_bytes())
    assert plots[0] == plots[1]
    assert plots[0].startswith(b"<?xml")
    assert b"<dc:date>" not in plots[0]
    with pytest.raises(UsageError, match=r"does not end in \.svg"):
        quoth(command, news, "--plot", "plot.png")


def test_without_matplotlib_a_plot_says_what_to_install(news, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(DependencyError, match=r"pip install 'quoth\[plot\]'"):
        quoth("timeline", news, "--plot", tmp_path / "a.svg")
    assert not (tmp_path / "a.svg").exists()


def test_a_ledger_that_is_not_there_is_told(tmp_path):
    for command in ("search", "who", "timeline", "stats"):
        with pytest.raises(InputError, match="there is no such ledger"):
            quoth(command, tmp_path / "none.ledger")
