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
from quoth.intake.plain import UndecodableError, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from quoth.record import Article

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
    lines: Iterable[bytes],
    *,
    name: str,
    defaults: Mapping[str, str | None],
) -> Iterator[Article | InputError]:
    """An article for each line, or the reason why it has none, in order; blank lines are skipped.

    `defaults` holds values for the optional fields that a line lacks. Errors are named `NAME:LINE`.
    """
    for number, line in enumerate(lines, start=1):
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not data.strip():
            continue
        where = f"{name}:{number}"
        try:
            fields = {"source": where, **_given(defaults), **_fields(data.rstrip(b"\r\n"))}
            yield new_article(**fields)
        except InputError as err:
            # A line may name a source of its own; the mistake is still to be found here.
            yield InputError(where, err.reason)
        except (UndecodableError, _LineError) as err:
            yield InputError(where, str(err))


class _LineError(ValueError):
    """Why a line holds no article."""


def _given(values: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _fields(line: bytes) -> dict[str, str]:
    """The fields of the line that are used and given."""
    value = _value(decoded(line))
    if not isinstance(value, dict):
        raise _LineError(f'it holds {_json_name(value)}; write one object a line, with a field "text"')
    text = value.get("text")
    if "text" not in value:
        raise _LineError('the field "text" is missing')
    if not isinstance(text, str):
        raise _LineError(f'the field "text" is {_json_name(text)}; it must be a string')
    fields = {key: value[key] for key in _OPTIONAL if value.get(key) not in (None, "")}
    for key, given in fields.items():
        if not isinstance(given, str):
            raise _LineError(f'the field "{key}" is {_json_name(given)}; it must be a string or null')
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
