from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest
from handmade import reading, statement, visit
from hypothesis import given
from hypothesis import strategies as st

from quoth import Flag, Reading
from quoth.article import new_article
from quoth.export import as_json
from quoth.export.schema import reading_schema


@pytest.fixture(scope="module")
def schema():
    return jsonschema.Draft202012Validator(reading_schema())


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(reading_schema())


def test_descriptions_in_the_schema_are_on_one_line():
    assert all("\n" not in definition["description"] for definition in reading_schema()["$defs"].values())


def test_every_reading_is_valid_against_the_schema(schema):
    flagged = reading(new_article("a"), flags=(Flag(kind="k", severity="low", message="m", evidence=()),))
    for line in as_json.lines([visit(), reading(new_article("")), flagged]):
        schema.validate(json.loads(line))


@pytest.mark.parametrize("missing", ["published", "roles", "via", "flags", "schema"])
def test_no_key_is_ever_left_out(schema, missing):
    def without(value):
        if isinstance(value, dict):
            return {key: without(inner) for key, inner in value.items() if key != missing}
        return [without(inner) for inner in value] if isinstance(value, list) else value

    written = json.loads(as_json.one_line(visit()))
    assert not schema.is_valid(without(written))


def test_keys_stand_in_the_order_of_the_types():
    written = json.loads(as_json.one_line(visit()))
    assert tuple(written) == Reading.__struct_fields__
    assert next(iter(written["article"])) == "id"


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=3))
def test_lines_can_be_encoded_and_read_back(texts):
    readings = [reading(new_article(text, title=text)) for text in texts]
    encoded = "".join(as_json.lines(readings)).encode()
    lines = encoded.decode().splitlines()
    assert [json.loads(line)["article"]["text"] for line in lines] == [
        json.loads(json.dumps(one.article.text)) for one in readings
    ]


def test_a_line_reads_back_as_the_same_reading():
    assert msgspec.json.decode(as_json.one_line(visit()), type=Reading) == visit()


def test_text_is_written_as_it_is():
    article = new_article("“Да”, he said.")
    assert "“Да”, he said." in as_json.one_line(reading(article, statement(article, 1, "“Да”")))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_holds_the_readings_in_order(count):
    readings = [reading(new_article(str(i))) for i in range(count)]
    written = json.loads("".join(as_json.array(readings)))
    assert [one["article"]["text"] for one in written] == [str(i) for i in range(count)]


def test_each_reading_is_written_before_the_next_is_asked_for():
    def readings():
        yield visit()
        raise KeyboardInterrupt

    pieces = as_json.array(readings())
    assert next(pieces) == "["
    assert json.loads(next(pieces))["schema"] == "quoth.reading/1"
