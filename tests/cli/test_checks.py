from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from quoth.cli.main import commands, main
from quoth.reader.checks import CHECKS

UNCLOSED = 'The minister said: "It will rain.\n\nShe left.'


def run(*arguments, stdin=None):
    arguments = [str(argument) for argument in arguments]
    return CliRunner().invoke(commands, arguments, input=stdin, standalone_mode=False, catch_exceptions=False)


def kinds_flagged(*arguments):
    result = run("read", "--threads", 1, *arguments, "-", stdin=UNCLOSED)
    return {flag["kind"] for flag in json.loads(result.stdout)["flags"]}


def test_every_check_is_listed_with_its_severity_and_what_it_looks_for():
    shown = " ".join(run("checks").stdout.split())
    assert CHECKS
    for check in CHECKS:
        assert f"{check.kind} ({check.severity}) {' '.join(check.summary.split())}" in shown


def test_the_list_is_no_wider_than_a_terminal():
    assert max(map(len, run("checks").stdout.splitlines())) <= 80


def test_programs_get_the_list_as_json():
    listed = json.loads(run("checks", "--format", "json").stdout)
    assert [one["kind"] for one in listed] == [check.kind for check in CHECKS]
    assert all(one.keys() == {"kind", "severity", "summary"} for one in listed)


def test_a_check_can_be_switched_off():
    flagged = kinds_flagged()
    assert flagged
    for kind in flagged:
        assert kinds_flagged("--without-check", kind) == flagged - {kind}


def test_several_checks_can_be_switched_off():
    every = [argument for check in CHECKS for argument in ("--without-check", check.kind)]
    assert kinds_flagged(*every) == set()


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [(CHECKS[0].kind[:-1], f"did you mean '{CHECKS[0].kind}'?"), ("!", f"there are {CHECKS[0].kind}, ")],
)
def test_a_kind_that_is_not_there_is_told_with_those_that_are(wrong, hint, capsys):
    with pytest.raises(SystemExit) as end:
        main(["read", "--without-check", wrong, "-"])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith(f"quoth: Invalid value for '--without-check': no check is called '{wrong}': {hint}")
    assert told.endswith(" Try 'quoth read --help'.\n")
    assert "?." not in told
    assert told.count("\n") == 1
