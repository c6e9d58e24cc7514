"""Which corrections of an article hold in a new version of it? Those whose words still stand there."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from quoth.correction import Correction, corrected
from quoth.imports.quotes import found
from quoth.ledger import schema
from quoth.ledger.current import article_of, corrections_of, packed_correction
from quoth.record import Reading

# So much of what stands around a span tells its place from others with the same words.
_AROUND = 200


def carry(connection: Connection, before: str, reading: Reading) -> tuple[Reading, int]:
    """Enter the corrections of the version before for a new one, by the same people; the corrected reading.

    Those whose words are gone stay with the old version; the number says how many.
    """
    given = corrections_of(connection, before)
    if not given:
        return reading, 0
    old = article_of(connection, before).text
    moved = [(number, one) for number, known in given if (one := _moved(known, old, reading)) is not None]
    result, lost = corrected(reading, [one for _, one in moved])
    kept = [(number, one) for number, one in moved if not any(one is other for other in lost)]
    table = schema.corrections
    for number, one in kept:
        run = select(table.c.run).where(table.c.id == number).scalar_subquery()
        connection.execute(table.insert().values(article=one.article, run=run, body=packed_correction(one)))
    return result, len(given) - len(kept)


def _moved(one: Correction, old: str, reading: Reading) -> Correction | None:
    """The correction with its spans where their words stand in the new text; None where one does not."""
    text = reading.article.text

    def moved(value: Any) -> Any:
        match value:
            case {"start": int(start), "end": int(end), "text": str(words)}:
                place = found(text, words, old[max(0, start - _AROUND) : start], old[end : end + _AROUND], near=start)
                if place is None:
                    raise LookupError
                return {"start": place[0], "end": place[1], "text": text[slice(*place)]}
            case dict():
                return {key: moved(inner) for key, inner in value.items()}
            case list() | tuple():
                return [moved(inner) for inner in value]
        return value

    try:
        fields = moved(msgspec.to_builtins(one))
    except LookupError:
        return None
    return msgspec.convert({**fields, "article": reading.article.id}, Correction)
