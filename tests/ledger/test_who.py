"""Speakers across articles with their roles, what people decided about them, their entries elsewhere, and counts."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filled import By, Says, article, fill
from quoth.errors import InputError
from quoth.ledger.finding.counts import stats, timeline
from quoth.ledger.finding.filters import Filters
from quoth.ledger.finding.search import search
from quoth.ledger.identity.authority import Authority
from quoth.ledger.identity.verdicts import decide, verdicts, withdraw
from quoth.ledger.identity.who import who
from quoth.ledger.store import Ledger

FIRST = article(
    "2010-06-03",
    Says(By("Ines Calloway", "councillor", "Easthaven"), "that the bridge is old", kind="direct"),
    Says(By("a resident", type="unnamed"), "that nobody cares"),
    outlet="Herald",
)
SECOND = article(
    "2022-06-03",
    Says(By("Calloway", "Mayor", "Easthaven"), "that the bridge is closed"),
    Says(By("Calloway", "Mayor", "Easthaven"), "that it will open in May", kind="mixed"),
    Says(None, "It will rain"),
    outlet="Courier",
)
THIRD = article(None, Says("Tom Reyes", "that the steel was cheap"), outlet=None)
CALLOWAY, AGAIN, REYES = f"{FIRST.article.id}/p1", f"{SECOND.article.id}/p1", f"{THIRD.article.id}/p1"


@pytest.fixture
def news(ledger):
    fill(ledger, FIRST, SECOND, THIRD)
    return ledger


@pytest.fixture
def sqlite(tmp_path):
    with Ledger.open(str(tmp_path / "news.ledger"), create=True) as ledger:
        fill(ledger, FIRST, SECOND, THIRD)
        yield ledger


def groups(ledger):
    return sorted(sorted(one.speakers) for one in who(ledger))


def test_a_speaker_has_names_roles_over_time_outlets_and_numbers(news):
    one, other = who(news)
    assert (one.name, one.type, one.names) == ("Ines Calloway", "person", {"Calloway": 1, "Ines Calloway": 1})
    assert [(r.title, r.organisation, r.first, r.last, r.articles) for r in one.roles] == [
        ("councillor", "Easthaven", "2010-06-03", "2010-06-03", 1),
        ("Mayor", "Easthaven", "2022-06-03", "2022-06-03", 1),
    ]
    assert (one.first, one.last) == ("2010-06-03", "2022-06-03")
    assert one.outlets == {"Courier": 1, "Herald": 1}
    assert (one.statements, one.articles) == (3, 2)
    assert one.speakers == sorted([CALLOWAY, AGAIN])
    assert (other.name, other.first, other.outlets, other.roles) == ("Tom Reyes", None, {}, [])


def test_what_people_decide_is_kept_and_can_be_withdrawn(news):
    assert sorted([CALLOWAY, AGAIN]) in groups(news)
    number = decide(news, "apart", CALLOWAY, AGAIN, by="A. Editor")
    assert groups(news) == sorted([[CALLOWAY], [AGAIN], [REYES]])
    assert [one.verdicts for one in who(news, CALLOWAY)] == [[number]]
    with news.reading() as connection:
        (kept,) = verdicts(connection)
    assert (kept.number, kept.verdict, kept.by, set(kept.speakers)) == (number, "apart", "A. Editor", {CALLOWAY, AGAIN})
    withdraw(news, number)
    assert sorted([CALLOWAY, AGAIN]) in groups(news)
    with pytest.raises(InputError, match="none of this number is in force"):
        withdraw(news, number)


def test_speakers_of_different_names_can_be_one_and_are_searched_for_as_one(news):
    decide(news, "one", REYES, CALLOWAY)
    assert groups(news) == [sorted([CALLOWAY, AGAIN, REYES])]
    found = search(news, filters=Filters(speaker="Reyes")).results
    assert {one.speaker.id for one in found} == {CALLOWAY, AGAIN, REYES}


def test_who_has_only_a_description_can_be_somebody(sqlite):
    resident = f"{FIRST.article.id}/p2"
    decide(sqlite, "one", resident, REYES)
    assert sorted([resident, REYES]) in groups(sqlite)
    assert [sorted(one.speakers) for one in who(sqlite, "Reyes")] == [sorted([resident, REYES])]


def test_the_opposite_verdict_of_two_takes_the_place_of_the_first(sqlite):
    first = decide(sqlite, "one", REYES, CALLOWAY)
    assert decide(sqlite, "one", CALLOWAY, REYES) == first
    second = decide(sqlite, "apart", REYES, CALLOWAY)
    with sqlite.reading() as connection:
        assert [one.number for one in verdicts(connection)] == [second]


def test_verdicts_do_not_contradict_each_other(sqlite):
    decide(sqlite, "one", REYES, CALLOWAY)
    decide(sqlite, "one", CALLOWAY, AGAIN)
    with pytest.raises(InputError, match=r"verdicts in force say otherwise \(1, 2\): withdraw one"):
        decide(sqlite, "apart", REYES, AGAIN)


@pytest.mark.parametrize("wrong", ["", "x", "x/p1", f"{FIRST.article.id}/p9", "\x00/\ud800"])
def test_a_verdict_is_about_speakers_that_there_are(sqlite, wrong):
    with pytest.raises(InputError, match="no such speaker"):
        decide(sqlite, "one", wrong, CALLOWAY)
    with pytest.raises(InputError, match="two different ones"):
        decide(sqlite, "one", CALLOWAY, CALLOWAY)


def authority(tmp_path, *lines):
    path = tmp_path / "people.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return Authority.read(str(path))


def test_entries_are_linked_by_name_and_alias(sqlite, tmp_path):
    known = authority(
        tmp_path, "name,aliases,qid", "Inés Calloway,,Q12", 'T. Reyes,"Tom Reyes|Tomás Reyes",Q7', "X,,Q1"
    )
    assert {one.name: one.qid for one in who(sqlite, authority=known)} == {"Ines Calloway": "Q12", "Tom Reyes": "Q7"}


def test_an_ambiguous_name_is_linked_to_nothing_and_says_so(sqlite, tmp_path):
    known = authority(tmp_path, "Tom Reyes,,Q7", "Thomas Reyes,Tom Reyes,Q8", "Ines Calloway,Mara Calloway,Q12")
    fill(sqlite, article("2022-06-03", Says("Mara Calloway", "nothing")))
    notes = {one.name: (one.qid, one.note) for one in who(sqlite, authority=known)}
    assert notes["Tom Reyes"] == (None, "ambiguous: the name is that of Q7, Q8")
    assert notes["Ines Calloway"] == (None, "ambiguous: 2 speakers of the ledger have the name of Q12")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["name,aliases,qid", "Tom,Q1"], r"people.csv:2: this has 2 columns"),
        (["Tom,,Q1", "", "Ann,,12"], r"people.csv:3: '12' is no QID"),
        (["  ,,Q1"], r"people.csv:1: the name is missing"),
        (['Tom,"', "x,Q1"], r"people.csv:\d: this is no line of CSV"),
    ],
)
def test_a_malformed_line_is_refused_with_its_place(tmp_path, lines, told):
    with pytest.raises(InputError, match=told):
        authority(tmp_path, *lines)


def test_an_authority_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"none.csv: No such file"):
        Authority.read(str(tmp_path / "none.csv"))
    (tmp_path / "latin.csv").write_bytes(b"In\xe9s,,Q1\n")
    with pytest.raises(InputError, match="not UTF-8"):
        Authority.read(str(tmp_path / "latin.csv"))


@given(st.binary(max_size=60))
def test_any_bytes_are_an_authority_or_are_refused(tmp_path_factory, written):
    path = tmp_path_factory.mktemp("authority") / "people.csv"
    path.write_bytes(written)
    with suppress(InputError):
        assert Authority.read(str(path)).entries_of(["Nobody at all"]) is not None


def test_days_are_counted_by_kind_and_filtered(news):
    days = [(one.day, one.statements, one.direct, one.indirect, one.mixed, one.articles) for one in timeline(news)]
    assert days == [("2010-06-03", 2, 1, 1, 0, 1), ("2022-06-03", 3, 0, 2, 1, 1), (None, 1, 0, 1, 0, 1)]
    assert [(one.day, one.statements) for one in timeline(news, Filters(speaker="Calloway"))] == [
        ("2010-06-03", 1),
        ("2022-06-03", 2),
    ]


def test_statements_are_counted_by_speaker_outlet_kind_and_type(news):
    counted = {}
    for one in stats(news):
        counted.setdefault(one.by, []).append((one.name, one.statements))
    assert counted["speaker"] == [
        ("Ines Calloway", 3),
        ("Tom Reyes", 1),
        ("no speaker", 1),
        ("speakers without a name", 1),
    ]
    assert counted["outlet"] == [("Courier", 3), ("Herald", 2), (None, 1)]
    assert counted["kind"] == [("indirect", 4), ("direct", 1), ("mixed", 1)]
    assert counted["type"] == [("person", 4), ("unnamed", 1), ("no speaker", 1)]
    assert counted["day"] == [("2010-06-03", 2), ("2022-06-03", 3), (None, 1)]
    shares = [one.share for one in stats(news, ["attitude"])]
    assert shares == [1.0]


def test_an_empty_ledger_has_nothing_to_count(ledger):
    assert timeline(ledger) == stats(ledger) == who(ledger) == []
