"""How do people's corrections come into a ledger? As rows of their own; what they correct stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quoth.anchors import Item, Subject, anchor_of
from quoth.correction import Correction, corrected, telling
from quoth.errors import InputError
from quoth.ledger import schema
from quoth.ledger.current import corrections_of, packed_correction, reading_of, readings_of, reindex
from quoth.ledger.store import Ledger, new_run, user
from quoth.record import Event, Flag, Speaker, Statement

_SUBJECTS: Mapping[type[Item], Subject] = {
    Statement: "statement",
    Event: "event",
    Flag: "flag",
    Speaker: "speaker",
}


def correct(ledger: Ledger, corrections: Sequence[Correction], *, command: str = "correct") -> list[int]:
    """Enter corrections of one or more articles, all of them or none; their numbers.

    Raises:
        InputError: a correction fits nothing in its article as it now stands, or the ledger has no such article.
    """
    numbers = []
    with ledger.writing() as connection:
        for article in dict.fromkeys(one.article for one in corrections):
            own = [one for one in corrections if one.article == article]
            known = [one for _, one in corrections_of(connection, article)]
            _, lost = corrected(readings_of(connection, article)[-1], [*known, *own])
            unfit = next((one for one in own if any(one is other for other in lost)), None)
            if unfit is not None:
                told = unfit.anchor[0].text if unfit.anchor else unfit.subject
                raise InputError(
                    article, f"no {unfit.subject} of its reading stands at {told!r}: nothing was corrected"
                )
            for one in own:
                run = new_run(connection, command, one.by)
                row = schema.corrections.insert().values(article=article, run=run, body=packed_correction(one))
                numbers.append(connection.execute(row.returning(schema.corrections.c.id)).scalar_one())
            reindex(connection, article)
    return numbers


def withdraw(ledger: Ledger, article: str, number: int, by: str | None = None) -> None:
    """Withdraw a correction of an article: what it corrected stands again.

    Raises:
        InputError: the article has no such correction, or it has been withdrawn.
    """
    with ledger.writing() as connection:
        if number not in dict(corrections_of(connection, article)):
            raise InputError(article, f"it has no correction {number}: 'quoth correct LEDGER {article}' lists them")
        run = new_run(connection, "withdraw", by)
        connection.execute(schema.corrections.insert().values(article=article, run=run, supersedes=number))
        reindex(connection, article)


def correction_of(
    ledger: Ledger, what: str, fields: Mapping[str, Any] | None, *, by: str | None = None, note: str | None = None
) -> Correction:
    """The correction that gives something new values, or removes it where there are none.

    Args:
        ledger: the ledger that holds it.
        what: ARTICLE/ID, with the id that it has in the newest reading as corrected; the flags of an article are f1,
            f2 and so on in their order.
        fields: the new values, by the names that they have in the record.
        by: who decides so; the user of the system by default.
        note: why.

    Raises:
        InputError: the ledger has no such thing.
    """
    article, _, local = what.rpartition("/")
    with ledger.reading() as connection:
        reading = reading_of(connection, article)
    items: dict[str, Item] = {f"f{number}": flag for number, flag in enumerate(reading.flags, start=1)}
    for own in (reading.statements, reading.events, reading.speakers):
        items |= {one.id: one for one in own}
    item = items.get(local)
    if item is None:
        raise InputError(
            what, "its reading has no such id: statements are s1, s2, ..., events e1, speakers p1, flags f1"
        )
    return Correction(
        article=article,
        subject=_SUBJECTS[type(item)],
        action="remove" if fields is None else "change",
        anchor=anchor_of(item),
        fields=telling(item) if fields is None else dict(fields),
        by=by or user(),
        note=note,
    )
