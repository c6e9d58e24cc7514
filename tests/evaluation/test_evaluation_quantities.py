import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoth.cli.evaluate import evaluate
from quoth.errors import InputError
from quoth.evaluation import quantities
from quoth.evaluation.attribution import Agreement, Share
from quoth.reader.quantities import find_quantities
from quoth.text import paragraphs

GOLD = Path(__file__).parent.parent / "gold" / "quantities.jsonl"


def marked(text, value, **others):
    return {
        "text": text, "value": value, "low": value, "high": value, "modifier": "=", "change": None, "unit": None,
        "counted": None, **others,
    }  # fmt: skip


def agreement(text, *gold):
    return quantities.agreement(text, find_quantities(text, paragraphs(text), ()), gold).agreements


def test_all_agree():
    text = "Some 80 boats sank, and 5% of the crew drowned."
    gold = marked("Some 80", 80, modifier="~", counted="boats"), marked("5%", 5, unit="%", counted="crew")
    assert set(agreement(text, *gold).values()) == {Agreement(2, 2, 2)}


@pytest.mark.parametrize(
    ("figure", "wrong"),
    [
        ("with modifier", {"modifier": ">"}),
        ("with change", {"change": "up"}),
        ("with unit", {"unit": "km"}),
        ("with counted noun", {"counted": "crews"}),
    ],
)
def test_one_figure_falls_and_value_stays(figure, wrong):
    figures = agreement("It has 80 boats.", marked("80", 80, **{"counted": "boats", **wrong}))
    assert figures["value"] == Agreement(1, 1, 1)
    assert figures[figure] == Agreement(0, 1, 1)


def test_a_wrong_value_spoils_every_figure():
    assert set(agreement("It has 80 boats.", marked("80", 90, counted="boats")).values()) == {Agreement(0, 1, 1)}


def test_bounds_of_an_interval_count_as_its_value():
    gold = marked("20-30", None, low=20, high=30, counted="boats")
    assert agreement("It has 20-30 boats.", gold)["value"] == Agreement(1, 1, 1)
    assert agreement("It has 20-30 boats.", {**gold, "high": 35})["value"] == Agreement(0, 1, 1)


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("more than 30 apples", "(30,)", True),
        ("more than 30 apples", "[30,)", False),
        ("at most 30 apples", "(,30]", True),
        ("between 20 and 30 apples", "[20,30)", True),
        ("between 20 and 30 apples", "[20,40)", False),
        ("no number", "(30,)", False),
    ],
)
def test_ranges_agree_by_bounds_and_by_open_ends(text, value, right):
    assert quantities.reads_range(text, value) is right


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("the twenty-first of them", "21", True),
        ("the twenty-first of them", "20", False),
        ("the next to last page", "end-1", True),
        ("the next page", "current+1", True),
        ("the first and the second", "1", False),
        ("no place", "1", False),
    ],
)
def test_ordinals_agree_by_offset_and_origin(text, value, right):
    assert quantities.reads_ordinal(text, value) is right


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [("two hundred and five", "205", True), ("one in three voters", "0.333333333333333", True), ("5 or 6", "5", False)],
)
def test_numbers_agree_alone_or_as_a_share(text, value, right):
    assert quantities.reads_number(text, value) is right


def test_a_file_has_figures_for_each_half(tmp_path):
    lines = [
        {"half": half, "text": "It has 80 boats.", "quantities": [marked("80", value, counted="boats")]}
        for half, value in (("dev", 80), ("kept", 90))
    ]
    path = tmp_path / "marked.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    figures = quantities.score(path).agreements
    assert (figures["dev value"].f1, figures["kept value"].f1) == (1, 0)
    assert figures["dev with counted noun"].f1 == 1


def test_the_command_prints_the_figures_of_a_file(tmp_path):
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"half": "dev", "text": "It has 80 boats.", "quantities": [marked("80", 80)]}) + "\n")
    done = CliRunner().invoke(evaluate, ["--of", "quantities", "--format", "json", str(path)], catch_exceptions=False)
    figures = json.loads(done.stdout)["figures"]
    assert (figures["dev value"]["f1"], figures["dev with counted noun"]["f1"]) == (1, 0)


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "a"}'])
def test_a_line_that_is_no_marked_sentence_is_named(tmp_path, line):
    path = tmp_path / "marked.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(InputError, match=r"marked\.jsonl:2"):
        quantities.score(path)


def test_only_cases_with_one_result_count(tmp_path):
    one = {"Input": "two hundred and five", "Results": [{"Resolution": {"value": "205"}}]}
    wrong = {"Input": "six", "Results": [{"Resolution": {"value": "7"}}]}
    (tmp_path / "NumberModel.json").write_text(json.dumps([one, wrong, {"Input": "none", "Results": []}]))
    (tmp_path / "NumberRangeModel.json").write_text("[]")
    (tmp_path / "OrdinalModel.json").write_text("[]")
    assert quantities.score(tmp_path).shares == {
        "Recognizers numbers": Share(1, 2),
        "Recognizers ranges": Share(0, 0),
        "Recognizers ordinals": Share(0, 0),
    }


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match=r"NumberModel\.json"):
        quantities.recognizers(tmp_path)
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        quantities.gold(tmp_path / "gold.jsonl", "dev")
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "half": "dev", "text": "", "quantities": []}\n')
    with pytest.raises(InputError, match="kept"):
        quantities.gold(tmp_path / "gold.jsonl", "kept")


def test_gold_is_read_well():
    figures = quantities.gold(GOLD, "dev").agreements
    assert figures["value"].f1 >= 0.94
    assert figures["with modifier"].f1 >= 0.92
    assert figures["with change"].f1 >= 0.9
    assert figures["with unit"].f1 >= 0.9
    assert figures["with counted noun"].f1 >= 0.9


@pytest.mark.skipif("QUOTH_DATA" not in os.environ, reason="set QUOTH_DATA to the folder with the data")
def test_specifications_are_read_well():
    shares = quantities.recognizers(Path(os.environ["QUOTH_DATA"]) / "time" / "recognizers").shares
    assert shares["Recognizers numbers"].value >= 0.95
    assert shares["Recognizers ranges"].value >= 0.9
    assert shares["Recognizers ordinals"].value >= 0.95
