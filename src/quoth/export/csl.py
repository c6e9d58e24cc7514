"""Articles as CSL-JSON, for citation managers: one item an article, with what it quotes in its note.

The note has a line for each direct statement: who said it and the words, as the article has them. The byline is one
literal name, since how it divides into names is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from quoth.export import json_ld
from quoth.export.addresses import iri
from quoth.export.chains import heading, who, words
from quoth.export.dates import extended
from quoth.export.json_ld import Node, known
from quoth.export.lookup import Lookup
from quoth.export.visible import on_one_line
from quoth.record import Reading

_BY = re.compile(r"\s*by\s+", re.IGNORECASE)


def items(readings: Iterable[Reading]) -> Iterator[str]:
    """One array with an item for each article, a piece at a time."""
    yield from json_ld.array(map(_item, readings))
    yield "\n"


def _item(reading: Reading) -> Node:
    article = reading.article
    author = on_one_line(_BY.sub("", article.byline or "", count=1))
    return known(
        id=article.id,
        type="article-newspaper",
        title=heading(reading),
        author=[{"literal": author}] if author else None,
        **{"container-title": on_one_line(article.outlet or "")},
        issued=_issued(article.published),
        URL=iri(article.url),
        language=article.language,
        note="\n".join(_quotes(reading)),
    )


def _issued(published: str | None) -> Node | None:
    day = extended(published)
    if day is None:
        return None
    date = datetime.fromisoformat(day)
    return {"date-parts": [[date.year, date.month, date.day]]}


def _quotes(reading: Reading) -> Iterator[str]:
    lookup = Lookup(reading)
    for statement in reading.statements:
        if statement.kind == "direct" and statement.polarity == "affirmed":
            yield f"{who(statement, lookup.speakers) or 'Unnamed'}: {words(statement.content)}"
