"""What passes between a command and the child processes in which it has hostile formats parsed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from quoth.text import without_surrogates

NO_TEXT = "no article text in it"
DocumentKind = Literal["page", "feed", "xml", "text", "http"]


class Limits(Struct, frozen=True, kw_only=True):
    """What one document, or one batch of a table's rows, may cost: seconds of processor time, bytes of memory."""

    seconds: float = 10.0
    memory: int = 1 << 30


class Document(Struct, frozen=True, kw_only=True, tag="document"):
    """A document to parse. `charset` is what its transport declares, `url` its address, as far as they are known."""

    kind: DocumentKind
    data: bytes
    url: str | None = None


class Table(Struct, frozen=True, kw_only=True, tag="table"):
    """A Parquet file to read. `columns` says for a field of the article which column holds it."""

    path: str
    columns: Mapping[str, str] = {}


Job = Document | Table


class Parsed(Struct, frozen=True, kw_only=True, tag="parsed"):
    """An article's text, its other fields, where each was found, and its encoding; `at` counts within the input."""

    text: str
    fields: Mapping[str, str] = {}
    origins: Mapping[str, str] = {}
    encoding: str | None = None
    at: int | None = None


class Unread(Struct, frozen=True, kw_only=True, tag="unread"):
    """Why what should be an article cannot be read."""

    reason: str
    at: int | None = None


class NoArticle(Struct, frozen=True, kw_only=True, tag="no article"):
    """What it is instead of an article."""

    reason: str
    at: int | None = None


Found = Parsed | Unread | NoArticle


class Answer(Struct, frozen=True, kw_only=True):
    """Some of what a job found; the `last` answer to it says whether the child is `worn` and better replaced."""

    found: list[Found] = []
    last: bool = False
    worn: bool = False


def parsed(
    text: str,
    fields: Mapping[str, str],
    origins: Mapping[str, str],
    *,
    encoding: str | None = None,
    at: int | None = None,
) -> Found:
    """An article, its strings fit to be sent; or, where it has no text, that."""
    if not text.strip():
        return Unread(reason=NO_TEXT, at=at)
    clean = {field: without_surrogates(value) for field, value in fields.items()}
    return Parsed(text=without_surrogates(text), fields=clean, origins=origins, encoding=encoding, at=at)
