"""How do people's corrections come into a ledger? As rows of their own; what they correct stays."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from quoth.correction import Correction, corrected
from quoth.errors import InputError
from quoth.ledger import schema
from quoth.ledger.current import corrections_of, readings_of, reindex
from quoth.ledger.store import Ledger, new_run


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
                body = json.dumps(msgspec.to_builtins(one)).encode("ascii")
                row = schema.corrections.insert().values(article=article, run=run, body=body)
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
