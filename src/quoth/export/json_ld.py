"""How is a stream of nodes written as one JSON or JSON-LD document, a piece at a time?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quoth.export.as_json import one_line
from quoth.record import Span
from quoth.text import without_surrogates

Node = dict[str, Any]


def known(**fields: object) -> Node:
    """The fields that have a value: neither None nor empty. A trailing underscore keeps names apart from Python's."""
    return {
        name.rstrip("_"): value for name, value in fields.items() if value is not None and value not in ("", [], {})
    }


def joined(spans: Iterable[Span]) -> str:
    """The text of the spans as it stands, with an ellipsis for what lies between them."""
    return " … ".join(span.text for span in spans)


def document(head: Mapping[str, object], name: str, nodes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """One object: the fields of `head`, and under `name` an array of the nodes, one a line, as they come."""
    yield f"{written(head)[:-1]}, {written(name)}: "
    yield from array(nodes)


def graph(context: object, nodes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """A JSON-LD document whose graph has these nodes."""
    yield from document({"@context": context}, "@graph", nodes)
    yield "}\n"


def array(nodes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """An array of the nodes, one a line, as they come."""
    yield "["
    separator = "\n"
    for node in nodes:
        yield separator + written(node)
        separator = ",\n"
    yield "\n]"


def written(value: object) -> str:
    """JSON on one line that any program can read: lone surrogates are U+FFFD, numbers that JSON lacks null."""
    return one_line(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {without_surrogates(name): _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
