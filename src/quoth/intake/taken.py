"""What intake gives: an article with where it came from, or what was passed over."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from quoth.record import Article


class Taken(Struct, frozen=True, kw_only=True):
    """An article as taken in.

    `origins` says of each of its fields that is known where it was found ("json-ld", "meta", "feed", "text", "given");
    `encoding` names the encoding of its bytes and how that was told.
    """

    article: Article
    origins: Mapping[str, str] = {}
    encoding: str | None = None


class PassedOver(Struct, frozen=True, kw_only=True):
    """Something in an input that is no article by its nature: where it stands, and what it is."""

    source: str
    reason: str
