"""By which ids and addresses are articles, statements and speakers known outside Quoth?"""

from __future__ import annotations

import re
from urllib.parse import quote

from quoth.record import Article, Reading
from quoth.text import without_surrogates

# The terms that Quoth adds to vocabularies of others.
TERMS = "urn:quoth:term:"

_ADDRESS = re.compile(r"https?://[^\s/?#\\]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LEGAL = frozenset(":/?#@!$&'()*+,;=%-._~")


def key(article: Article, local: str) -> str:
    """The id of something in an article's reading that is unlike all others: "ARTICLE/s1"."""
    return f"{article.id}/{local}"


def urn(sort: str, article: Article, *local: str) -> str:
    """A URN: "urn:quoth:article:ARTICLE", "urn:quoth:statement:ARTICLE/s1"."""
    return f"urn:quoth:{sort}:{'/'.join(_quoted(part) for part in (article.id, *local))}"


def named(sort: str, name: str) -> str:
    """A URN for what is only known by its name, such as an outlet."""
    return f"urn:quoth:{sort}:{_quoted(' '.join(name.split()))}"


def software(reading: Reading) -> str:
    """A URN for the version of Quoth and the weights that made a reading."""
    return named("version", f"{reading.read_by.quoth} {reading.read_by.model[:16]}")


def address(article: Article) -> str:
    """The article's url as an IRI (RFC 3987), or its URN where it has none on the web."""
    return iri(article.url) or urn("article", article)


def iri(url: str | None) -> str | None:
    """A web address with everything escaped that an IRI cannot hold; None where it is no web address."""
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    before, mark, fragment = _STRAY_PERCENT.sub("%25", without_surrogates(url)).partition("#")
    return _escaped(before) + mark + _escaped(fragment).replace("#", "%23")


def _escaped(part: str) -> str:
    return "".join(c if c.isalnum() or c in _LEGAL else quote(c) for c in part)


def _quoted(part: str) -> str:
    return quote(without_surrogates(part), safe="")
