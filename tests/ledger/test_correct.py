"""Corrections stand beside what was read, hold when it is read again, and can be withdrawn."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quoth import Reader
from quoth.article import new_article
from quoth.correction import Correction
from quoth.errors import InputError
from quoth.intake.taken import Taken
from quoth.ledger import schema
from quoth.ledger.add import add
from quoth.ledger.changes import compared
from quoth.ledger.correct import correct, correction_of, withdraw
from quoth.ledger.current import corrections_of, reading_of, readings_of
from quoth.ledger.reread import reread
from quoth.record import Span

TEXT = "Mayor Ines Calloway said on Thursday that the bridge would open in May.\n\n“It is safe,” she told reporters."


@pytest.fixture(scope="module")
def fast():
    return Reader(model="fast", threads=1)


@pytest.fixture
def article(ledger, fast):
    one = new_article(TEXT, source="bridge.txt")
    list(add(ledger, [Taken(article=one)], fast))
    return one.id


def now(ledger, article):
    with ledger.reading() as connection:
        return reading_of(connection, article)


def indexed(ledger, column):
    with ledger.reading() as connection:
        return connection.execute(select(column).order_by(schema.statements.c.start)).scalars().all()


def test_a_correction_holds_in_the_reading_and_in_the_index(ledger, article):
    one = correction_of(ledger, f"{article}/s1", {"polarity": "negated"}, by="Ada", note="why")
    assert correct(ledger, [one]) == [1]
    assert now(ledger, article).statements[0].polarity == "negated"
    assert indexed(ledger, schema.statements.c.polarity) == ["negated", "affirmed"]
    with ledger.reading() as connection:
        assert readings_of(connection, article)[-1].statements[0].polarity == "affirmed"
        assert corrections_of(connection, article) == [(1, one)]


def test_a_correction_survives_a_reading_by_another_model(ledger, article):
    correct(ledger, [correction_of(ledger, f"{article}/s2", {"speaker_name": "Rosa Lindqvist"}, by="Ada")])
    correct(ledger, [correction_of(ledger, f"{article}/s1", None, by="Ada")])
    assert len(list(reread(ledger, Reader(model="accurate", threads=1)))) == 1
    reading = now(ledger, article)
    names = {s.id: s.name for s in reading.speakers}
    assert [(s.content[0].text, names[s.speaker]) for s in reading.statements] == [("“It is safe,”", "Rosa Lindqvist")]
    assert indexed(ledger, schema.statements.c.name) == ["Rosa Lindqvist"]


def test_a_withdrawn_correction_leaves_what_was_read_and_both_rows(ledger, article):
    (number,) = correct(ledger, [correction_of(ledger, f"{article}/s1", None, by="Ada")])
    assert len(now(ledger, article).statements) == 1
    withdraw(ledger, article, number, "Bob")
    assert len(now(ledger, article).statements) == 2
    with ledger.reading() as connection:
        table = schema.corrections
        rows = connection.execute(select(table.c.supersedes, table.c.body).order_by(table.c.id)).all()
        people = connection.execute(select(schema.runs.c.by).order_by(schema.runs.c.id)).scalars().all()
    assert [(r.supersedes, r.body is None) for r in rows] == [(None, False), (1, True)]
    assert people[-2:] == ["Ada", "Bob"]
    with pytest.raises(InputError, match="no correction 1"):
        withdraw(ledger, article, number)


def test_corrections_that_fit_nothing_change_nothing(ledger, article):
    fitting = correction_of(ledger, f"{article}/s1", {"polarity": "negated"}, by="Ada")
    words = Span(start=0, end=5, text=TEXT[:5])
    lost = Correction(article=article, subject="statement", action="remove", anchor=(words,), by="Ada")
    with pytest.raises(InputError, match="nothing was corrected"):
        correct(ledger, [fitting, lost])
    assert now(ledger, article).statements[0].polarity == "affirmed"
    with pytest.raises(InputError, match="no such id"):
        correction_of(ledger, f"{article}/s9", None)
    with pytest.raises(InputError, match="no article"):
        correction_of(ledger, "0123456789abcdef/s1", None)


def test_what_was_corrected_shows_beside_what_was_read(ledger, article):
    correct(ledger, [correction_of(ledger, f"{article}/s1", {"kind": "mixed"}, by="Ada")])
    with ledger.reading() as connection:
        (comparison,) = compared(connection, article)
    (change,) = comparison.changes
    assert (change.before.kind, change.after.kind, change.fields) == ("indirect", "mixed", ("kind",))


def test_corrections_are_carried_on_to_a_new_version_where_their_words_still_stand(ledger, article, fast):
    correct(ledger, [correction_of(ledger, f"{article}/s1", {"polarity": "negated"}, by="Ada")])
    correct(ledger, [correction_of(ledger, f"{article}/s2", {"kind": "mixed"}, by="Bob")])
    new = new_article("Updated at noon.\n\n" + TEXT.replace("It is safe", "It seems sound"), source="bridge.txt")
    (outcome,) = add(ledger, [Taken(article=new)], fast)
    assert (outcome.result, outcome.reason) == (
        "new version",
        "corrections of the version before that no longer fit: 1",
    )
    assert [s.polarity for s in now(ledger, new.id).statements] == ["negated", "affirmed"]
    assert indexed(ledger, schema.statements.c.polarity) == ["negated", "affirmed"]
    with ledger.reading() as connection:
        assert [one.by for _, one in corrections_of(connection, new.id)] == ["Ada"]
        assert len(corrections_of(connection, article)) == 2
