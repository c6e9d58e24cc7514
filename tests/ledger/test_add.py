"""Articles come into a ledger whole, once, and in versions."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from quoth import Reader
from quoth.article import new_article
from quoth.errors import InputError
from quoth.intake.taken import PassedOver, Taken
from quoth.ledger import schema
from quoth.ledger.add import add
from quoth.ledger.changes import compared
from quoth.ledger.current import all_readings, reading_of
from quoth.ledger.log import logged
from quoth.ledger.reread import reread

BRIDGE = "Mayor Ines Calloway said on Thursday that the bridge would open in May.\n\n“It is safe,” she told reporters."


def taken(text=BRIDGE, **fields):
    return Taken(article=new_article(text, **fields), origins={"text": "given"})


@pytest.fixture(scope="module")
def fast():
    return Reader(model="fast", threads=1)


def counts(ledger):
    with ledger.reading() as connection:
        return {
            t.name: connection.execute(select(func.count()).select_from(t)).scalar()
            for t in schema.metadata.sorted_tables
        }


def test_each_input_ends_as_added_known_passed_over_or_refused(ledger, fast):
    found = [
        InputError("a.html", "no article text in it"),
        taken(source="a.txt"),
        PassedOver(source="b.warc:1", reason="a request"),
        taken(source="copy.txt"),
        taken("Rain fell.", source="c.txt"),
        taken("Rain fell. It stopped.", source="c.txt"),
    ]
    outcomes = list(add(ledger, found, fast))
    assert [o.result for o in outcomes] == ["refused", "added", "passed over", "known", "added", "new version"]
    assert [o.name for o in outcomes] == ["a.html", "a.txt", "b.warc:1", "copy.txt", "c.txt", "c.txt"]
    with ledger.reading() as connection:
        rows = list(logged(connection))
        assert [(r["name"], r["result"]) for r in rows] == [(o.name, o.result) for o in outcomes]
        assert rows[0]["reason"] == "no article text in it"
        assert rows[1]["origins"] == {"text": "given", "encoding": None}
        assert [r["result"] for r in logged(connection, ["refused", "passed over"])] == ["refused", "passed over"]


def test_adding_again_changes_nothing_but_the_log(ledger, fast):
    found = [taken(source="a.txt"), taken("Rain fell, she said.", source="b.txt")]
    list(add(ledger, found, fast))
    before = counts(ledger)
    assert [o.result for o in add(ledger, found, fast)] == ["known", "known"]
    after = counts(ledger)
    assert {n for n in before if before[n] != after[n]} == {"runs", "inputs"}


def test_what_was_read_comes_back_the_same(ledger, fast):
    text = BRIDGE + "\n\n“NUL \0 and half a pair \ud800,” said Zoë Ångström."
    list(add(ledger, [taken(text, source="a\ud800.txt", title="\0")], fast))
    with ledger.reading() as connection:
        (reading,) = all_readings(connection)
    assert reading == fast.read(new_article(text, source="a\ud800.txt", title="\0"))


def test_the_index_has_the_newest_version_only(ledger, fast):
    url = "https://news.example/bridge"
    old, new = taken(url=url), taken(BRIDGE.replace("in May", "in June"), url=url)
    list(add(ledger, [old, new], fast))
    with ledger.reading() as connection:
        assert {r.article.id for r in all_readings(connection)} == {new.article.id}
        assert set(connection.execute(select(schema.statements.c.article)).scalars()) == {new.article.id}
        assert reading_of(connection, old.article.id).article.text == BRIDGE
        (comparison,) = compared(connection, new.article.id)
    (changed,) = comparison.changes
    assert (changed.how, changed.fields) == ("changed", ("content",))
    assert ("May" in changed.before.content, "June" in changed.after.content) == (True, True)


def test_texts_from_a_pipe_are_no_versions_of_each_other(ledger, fast):
    found = [taken("Rain fell.", source="standard input"), taken("Snow fell.", source="standard input")]
    assert [o.result for o in add(ledger, found, fast)] == ["added", "added"]


def test_what_was_kept_before_an_interruption_stays_and_the_rest_is_added_later(ledger, fast):
    articles = [taken(f"Rain fell {n} times, she said.", source=f"{n}.txt") for n in range(150)]

    def interrupted():
        yield from articles[:140]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(add(ledger, interrupted(), fast))
    kept = counts(ledger)["articles"]
    assert 0 < kept < 140
    assert counts(ledger)["readings"] == kept
    results = [o.result for o in add(ledger, articles, fast)]
    assert results == ["known"] * kept + ["added"] * (150 - kept)
    assert counts(ledger)["articles"] == 150


def test_a_newer_model_reads_again_what_an_older_one_read(ledger, fast):
    list(add(ledger, [taken(source="a.txt"), taken("Rain fell, she said.", source="b.txt")], fast))
    assert list(reread(ledger, fast)) == []
    accurate = Reader(model="accurate", threads=1)
    assert len(list(reread(ledger, accurate))) == 2
    with ledger.reading() as connection:
        assert {r.read_by.model for r in all_readings(connection)} == {accurate.read_by.model}
    assert list(reread(ledger, accurate)) == []
    assert counts(ledger)["readings"] == 4
