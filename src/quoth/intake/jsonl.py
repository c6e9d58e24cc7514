"""Articles out of JSON Lines: one JSON object a line.

`text` is required. `source`, `title`, `outlet`, `byline`, `url`, `published` and `language` are optional
strings; null or an empty string counts as not given. Other fields are passed over without a word:
dumps of news carry many. A line without `source` gets `NAME:LINE`.
"""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

from quoth.article import new_article
from quoth.errors import InputError
from quoth.intake.encodings import UndecodableError, decoded_utf_8
from quoth.intake.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_OPTIONAL = ("source", "title", "outlet", "byline", "url", "published", "language")
_JSON_NAMES = {
    dict: "an object",
    list: "an array",
    str: "a string",
    bool: "a boolean",
    int: "a number",
    float: "a number",
}


def articles_of_lines(
    lines: Iterable[bytes | UndecodableError],
    *,
    name: str,
    defaults: Mapping[str, str | None],
    columns: Mapping[str, str] | None = None,
) -> Iterator[Taken | InputError]:
    """An article for each line, or the reason why it has none, in order; blank lines are skipped.

    `defaults` holds values for the optional fields that a line lacks, `columns` other names for fields. Errors are
    named `NAME:LINE`.
    """
    given = {field: value for field, value in defaults.items() if value}
    for number, line in enumerate(lines, start=1):
        where = f"{name}:{number}"
        if isinstance(line, UndecodableError):
            yield InputError(where, str(line))
            continue
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not data.strip():
            continue
        try:
            fields = _fields(data.rstrip(b"\r\n"), columns or {})
            origins = dict.fromkeys(given, "given") | {f: "jsonl" for f in fields if f not in {"text", "source"}}
            article = new_article(**{"source": where, **given, **fields})
            yield Taken(article=article, origins=origins, encoding="utf-8 (as JSON is)")
        except InputError as err:
            # A line may name a source of its own; the mistake is still to be found here.
            yield InputError(where, err.reason)
        except (UndecodableError, _LineError) as err:
            yield InputError(where, str(err))


class _LineError(ValueError):
    """Why a line holds no article."""


def _fields(line: bytes, columns: Mapping[str, str]) -> dict[str, str]:
    """The fields of the line that are used and given."""
    value = _value(decoded_utf_8(line))
    column = columns.get("text", "text")
    if not isinstance(value, dict):
        raise _LineError(f'it holds {_json_name(value)}; write one object a line, with a field "{column}"')
    text = value.get(column)
    if column not in value:
        raise _LineError(f'the field "{column}" is missing')
    if not isinstance(text, str):
        raise _LineError(f'the field "{column}" is {_json_name(text)}; it must be a string')
    names = {field: columns.get(field, field) for field in _OPTIONAL}
    fields = {field: value[name] for field, name in names.items() if value.get(name) not in (None, "")}
    for field, given in fields.items():
        if not isinstance(given, str):
            raise _LineError(f'the field "{names[field]}" is {_json_name(given)}; it must be a string or null')
    return {"text": text, **fields}


def _value(line: str) -> object:
    # Not msgspec: its decoder refuses the lone surrogates ("\ud800") that real dumps hold.
    try:
        value: object = json.loads(line)
    except json.JSONDecodeError as err:
        raise _LineError(f"not JSON: {err.msg} at column {err.colno}") from err
    except RecursionError as err:
        raise _LineError("not read: its values are nested too deeply") from err
    except ValueError as err:
        raise _LineError(f"not read: {err}") from err
    return value


def _json_name(value: object) -> str:
    return _JSON_NAMES.get(type(value), "null")
