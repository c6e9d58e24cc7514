"""Comparing from the command line: what articles share, and what does not go together."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from quoth.cli.main import commands, main

QUOTE = "“The dam above Mirowa will be rebuilt before the autumn rains come.”"
ARTICLES = {
    "Morning Post": (
        "2021-03-14",
        (
            f"Ada Brandt, the engineer, said: {QUOTE}\n\n"
            "The ambassadors accredited in Kenya paid a visit to Garissa on "
            "March 12, 2019. Around 40 diplomats took part in the visit."
        ),
    ),
    "=Evening\x1b[31m Star": (
        "2021-03-15",
        (
            f"{QUOTE.replace('rebuilt', 'repaired')} said Ada Brandt, the engineer.\n\nMore than 60 diplomats visited "
            "Garissa on March 12, 2021, the ministry said."
        ),
    ),
}


def quoth(*arguments):
    return CliRunner().invoke(commands, [str(one) for one in arguments], standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def ledger(tmp_path):
    address = tmp_path / "news.ledger"
    lines = [
        json.dumps({"source": outlet, "outlet": outlet, "published": day, "text": text})
        for outlet, (day, text) in ARTICLES.items()
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    quoth("add", "--model", "fast", address, tmp_path / "news.jsonl")
    return address


def test_what_articles_share_is_shown_with_who_was_first_and_what_differs(ledger):
    shown = quoth("same", "--format", "text", ledger).stdout
    assert "One statement under 2 outlets" in shown
    assert "First on 2021-03-14: Morning Post" in shown
    assert "“rebuilt” is “repaired”" in shown
    assert shown.endswith("0 texts and 1 statement that several articles carry\n")
    assert "\x1b" not in shown


def test_what_does_not_go_together_stands_side_by_side(ledger):
    shown = quoth("disagree", "--kind", "event", "--format", "text", ledger).stdout
    assert "Two reports of one event: the day" in shown
    [line] = [line for line in shown.splitlines() if line.startswith("“March 12, 2019”")]
    assert line.endswith("“March 12, 2021”")
    assert "[Around 40]" in shown
    assert "[More than 60]" in shown
    assert "nothing here says which is right" in shown
    assert "\x1b" not in shown


def test_a_pipe_gets_json_lines_and_json_is_one_array(ledger):
    [line] = quoth("same", ledger).stdout.splitlines()
    assert json.loads(line)["carried"][1]["wording"] == "reworded"
    assert json.loads(quoth("same", "--format", "json", ledger).stdout) == [json.loads(line)]
    found = [json.loads(line) for line in quoth("disagree", ledger).stdout.splitlines()]
    assert [(one["kind"], one["what"]) for one in found] == [("event", "day"), ("event", "count")]
    for side in (side for one in found for side in (one["one"], one["other"])):
        text = ARTICLES[side["carrier"]["outlet"]][1]
        assert text[side["start"] :].startswith(side["text"])


@pytest.mark.parametrize("command", ["same", "disagree"])
def test_a_spreadsheet_runs_nothing(ledger, command, tmp_path):
    quoth(command, "--format", "csv", "--output", tmp_path / "out.csv", ledger)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 2
    outlets = {row[name] for row in rows for name in ("outlet", "other_outlet") if name in row}
    assert outlets == {"Morning Post", "'=Evening\x1b[31m Star"}


def test_filters_choose_what_is_shown(ledger):
    assert quoth("same", "--speaker", "brandt", "--outlet", "morning post", ledger).stdout
    assert quoth("same", "--speaker", "Osei", ledger).stdout == ""
    assert quoth("same", "--min-words", "40", ledger).stdout == ""
    assert quoth("disagree", "--to", "2021-03-13", ledger).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["same", "--from", "2021-13-01", "x"], 2, "'2021-13-01' is no day: write it as 2022-06-03"),
        (["disagree", "--kind", "evnt", "x"], 2, "'evnt' is not one of"),
        (["disagree", "no.ledger"], 1, "no.ledger: there is no such ledger"),
    ],
)
def test_mistakes_are_told_on_one_line(arguments, code, told, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == code
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1
