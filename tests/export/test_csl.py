from __future__ import annotations

import json

import jsonschema
from anybody import spoken
from handmade import reading, visit
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth.article import new_article
from quoth.export import csl

# What CSL-JSON's schema (csl-data.json, version 1.0.2) asks of the fields that are used; it allows no unknown ones.
_NUMBER = {"type": ["string", "number"]}
ITEMS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": _NUMBER,
            "type": {"enum": ["article", "article-journal", "article-magazine", "article-newspaper", "webpage"]},
            "title": {"type": "string"},
            "container-title": {"type": "string"},
            "URL": {"type": "string"},
            "language": {"type": "string"},
            "note": {"type": "string"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "family": {"type": "string"},
                        "given": {"type": "string"},
                        "literal": {"type": "string"},
                    },
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER},
                    }
                },
            },
        },
    },
}


def items(*readings):
    made = json.loads("".join(csl.items(readings)).encode())
    jsonschema.validate(made, ITEMS)
    return made


def test_an_article_is_an_item_with_its_outlet_and_date():
    (item,) = items(visit())
    assert item["type"] == "article-newspaper"
    assert (item["title"], item["container-title"]) == ("A visit to Kalbajar", "Bizim.Media")
    assert item["issued"] == {"date-parts": [[2022, 6, 3]]}


def test_its_note_has_who_said_what_in_direct_speech():
    (item,) = items(visit())
    first, second = item["note"].split("\n")
    assert first.startswith('Vusal Gurbanov: "Our first impression of Kalbajar')
    assert second.startswith("Vusal Gurbanov: \"We've been in touch")


def test_a_byline_is_an_author_without_its_by():
    article = replace(new_article("x", url="https://a.example/b"), byline="By Ada Lovelace and Bo Diddley")
    (item,) = items(reading(article))
    assert item["author"] == [{"literal": "Ada Lovelace and Bo Diddley"}]
    assert item["URL"] == "https://a.example/b"


def test_what_is_not_known_is_left_out():
    (item,) = items(reading(new_article("x")))
    assert set(item) == {"id", "type", "title"}


@given(st.lists(spoken(), max_size=3))
def test_whatever_is_read_is_an_item_an_article(readings):
    assert len(items(*readings)) == len(readings)
