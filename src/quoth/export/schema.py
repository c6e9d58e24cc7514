"""The JSON Schema of `quoth.reading/1`, made from the types of the record."""

from __future__ import annotations

from typing import Any

import msgspec

from quoth.record import Reading


def reading_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one reading; the exporters write every key, so every key is required."""
    generated = msgspec.json.schema(Reading)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "quoth.reading/1",
        "$ref": generated["$ref"],
        "$defs": {name: _as_written(definition) for name, definition in generated["$defs"].items()},
    }


def _as_written(definition: dict[str, Any]) -> dict[str, Any]:
    properties = {
        name: {key: value for key, value in field.items() if key != "default"}
        for name, field in definition["properties"].items()
    }
    description = " ".join(definition["description"].split())
    return {**definition, "description": description, "properties": properties, "required": list(properties)}
