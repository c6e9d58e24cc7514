from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

import quoth
from quoth.cli.main import commands, main


def ended(*arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code


def test_help_names_every_command_and_gives_examples():
    result = CliRunner().invoke(commands, ["--help"])
    assert result.exit_code == 0
    assert {"checks", "evaluate", "read", "schema"} <= {
        line.split()[0] for line in result.stdout.splitlines() if line.strip()
    }
    assert "\n    quoth read article.txt\n" in result.stdout


def test_every_command_and_option_has_a_line_of_help():
    context = commands.make_context("quoth", [], resilient_parsing=True)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command.get_short_help_str()
        assert not [option.name for option in command.params if option.param_type_name == "option" and not option.help]


def test_without_arguments_the_help_is_shown(capsys):
    assert ended() == 0
    assert "Usage: quoth" in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys):
    assert ended("--version") == 0
    assert capsys.readouterr().out == f"quoth {quoth.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["raed"], "quoth: No such command 'raed'"),
        (["read"], "quoth: Nothing to read: give files, folders or patterns"),
        (["read", "--fromat", "json", "a"], "quoth: No such option '--fromat'"),
        (["read", "--published", "yesterday", "a"], "quoth: Invalid value for '--published': published is 'yesterday'"),
        (["read", "--threads", "0", "a"], "quoth: Invalid value for '--threads'"),
        (["read", "-", "-"], "quoth: Standard input (-) can be read only once. Try 'quoth read --help'."),
    ],
)
def test_mistakes_are_told_on_one_line_with_exit_code_2(arguments, message, capsys):
    assert ended(*arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith(message)
    assert told.endswith(" --help'.\n")
    assert told.count("\n") == 1


def test_the_schema_is_printed(capsys):
    assert ended("schema") == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_help_does_not_wait_for_the_model():
    code = (
        "import sys\n"
        "from quoth.cli.main import main\n"
        "try:\n    main(['read', '--help'])\n"
        "except SystemExit:\n    sys.exit(bool({'numpy', 'onnxruntime', 'tokenizers'} & sys.modules.keys()))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
