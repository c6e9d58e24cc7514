"""Finding statements, in a file of SQLite and in PostgreSQL alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filled import KALBAJAR, By, Says, article, fill, filled_ledger
from quoth.errors import InputError
from quoth.ledger.finding.filters import Filters
from quoth.ledger.finding.search import search
from quoth.ledger.store import Ledger

GURBANOV = By("Vusal Gurbanov", "Acting Director General", "Eurasian Regional Center", "ERC")
NEWS = [
    article(
        "2022-06-03",
        Says(GURBANOV, "the roads to Kalbajar are open", places=(("Kalbajar", "Kalbajar", KALBAJAR),), event="YIELD"),
        Says("Ines Calloway", "that the bridge will stay closed", attitude="belief"),
        outlet="Bizim.Media",
        title="A visit",
        url="https://example.org/visit",
    ),
    article(
        "2022-06-05",
        Says(By("Gurbanov"), "“The bridges of Kelbadzhar were rebuilt”", kind="direct", flag="unclosed-quotation",
             places=(("Kelbadzhar", "Kalbajar", KALBAJAR),)),
        Says("Tom Reyes", "nothing about café prices or the ICYF-ERC", said_in=("Baku", "Baku", 587084)),
        outlet="Herald",
    ),
    article(None, Says("Ann Lee", "a bridge is a bridge is a bridge"), outlet=None),
]  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def news(request, tmp_path_factory):
    with filled_ledger(request.param, tmp_path_factory.mktemp("ledger"), *NEWS) as ledger:
        yield ledger


def found(ledger, text="", **filters):
    return [one.content for one in search(ledger, text, Filters(**filters)).results]


ROADS = "the roads to Kalbajar are open"
CLOSED = "that the bridge will stay closed"
REBUILT = "“The bridges of Kelbadzhar were rebuilt”"
NOTHING = "nothing about café prices or the ICYF-ERC"
BRIDGE = "a bridge is a bridge is a bridge"


def test_the_statement_that_the_words_are_most_of_comes_first(news):
    assert found(news, "bridge")[0] == BRIDGE
    assert set(found(news, "bridge")) == {BRIDGE, CLOSED, REBUILT}
    assert search(news, "bridge").is_ranked


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        ("bridge closed", {CLOSED}),
        ("closed OR rebuilt", {CLOSED, REBUILT}),
        ("bridge -closed", {BRIDGE, REBUILT}),
        ("-bridge", {ROADS, NOTHING}),
        ('"stay closed"', {CLOSED}),
        ('"closed stay"', set()),
        ("kalb*", {ROADS}),
        ("CAFE", {NOTHING}),
        ("icyf", {NOTHING}),
        ("ICYF-ERC", {NOTHING}),
        ("tunnel", set()),
        ("!!!", set()),
        ("the", {ROADS, CLOSED, REBUILT, NOTHING}),
    ],
)
def test_what_a_query_finds(news, query, contents):
    assert set(found(news, query)) == contents


def test_a_result_has_its_article_its_place_in_it_and_its_speaker(news):
    (one,) = search(news, "roads", context=12).results
    text = NEWS[0].article.text
    assert text[one.start : one.end] == one.content == ROADS
    assert [text[start:end] for start, end in one.spans] == [ROADS]
    assert (text[: one.start].endswith(one.before), text[one.end :].startswith(one.after)) == (True, True)
    assert len(one.before) == len(one.after) == 12
    assert one.id == f"{NEWS[0].article.id}/s1"
    assert (one.article.title, one.article.outlet, one.article.day) == ("A visit", "Bizim.Media", "2022-06-03")
    assert one.article.url == "https://example.org/visit"
    assert (one.speaker.name, one.speaker.roles[0].title) == ("Vusal Gurbanov", "Acting Director General")


def test_without_words_the_newest_come_first_and_what_has_no_day_last(news):
    assert found(news) == [REBUILT, NOTHING, ROADS, CLOSED, BRIDGE]
    assert not search(news).is_ranked


@pytest.mark.parametrize(
    ("filters", "contents"),
    [
        ({"speaker": "gurbanov"}, [REBUILT, ROADS]),
        ({"speaker": "Mr. Qurbanov"}, []),
        ({"speaker": "Qurbanov"}, [REBUILT, ROADS]),
        ({"speaker": "Vusal Gurbanov"}, [REBUILT, ROADS]),
        ({"speaker": "Somebody Else"}, []),
        ({"speaker": f"{NEWS[0].article.id}/p1"}, [REBUILT, ROADS]),
        ({"outlets": ("herald",)}, [REBUILT, NOTHING]),
        ({"outlets": ("Herald", "Bizim.Media")}, [REBUILT, NOTHING, ROADS, CLOSED]),
        ({"kinds": ("direct",)}, [REBUILT]),
        ({"attitudes": ("belief", "control")}, [CLOSED]),
        ({"since": "2022-06-04"}, [REBUILT, NOTHING]),
        ({"until": "2022-06-04"}, [ROADS, CLOSED]),
        ({"events": ("yield",)}, [ROADS]),
        ({"flags": ("unclosed-quotation",)}, [REBUILT]),
        ({"speaker": "Gurbanov", "kinds": ("indirect",)}, [ROADS]),
    ],
)
def test_filters(news, filters, contents):
    assert found(news, **filters) == contents


@pytest.mark.parametrize("name", ["Kalbajar", "Kəlbəcər", "Kelbadzhar", "Karvachar", "kalbajar ", str(KALBAJAR)])
def test_a_place_is_found_under_all_of_its_names(news, name):
    assert found(news, place=name) == [REBUILT, ROADS]


def test_a_place_is_also_where_something_was_said(news):
    assert found(news, place="Baku") == [NOTHING]
    assert found(news, place="Paris") == []


def test_a_name_in_words_goes_with_filters(news):
    assert found(news, "bridge", outlets=("Herald",)) == [REBUILT]
    assert found(news, "-bridge", speaker="Gurbanov") == [ROADS]


@pytest.mark.parametrize("query", ["", "bridge", "bridge OR roads OR nothing", "-bridge"])
def test_pages_together_are_the_whole(news, query):
    whole = [one.id for one in search(news, query).results]
    pages, cursor = [], None
    while True:
        page = search(news, query, limit=1, after=cursor)
        pages += [one.id for one in page.results]
        cursor = page.next
        if cursor is None:
            break
    assert pages == whole


def test_ties_are_ordered_alike_however_the_articles_came(ledger, tmp_path):
    same = [article("2022-06-03", Says("Ann Lee", "rain"), title=f"{i}") for i in range(12)]
    fill(ledger, *same)
    with Ledger.open(str(tmp_path / "other.ledger"), create=True) as other:
        fill(other, *reversed(same))
        for query in ("rain", ""):
            assert [r.id for r in search(ledger, query).results] == [r.id for r in search(other, query).results]


@pytest.mark.parametrize("cursor", ["", "x", "äöü", "W10", "bnVsbA"])
def test_what_is_no_cursor_is_refused(news, cursor):
    with pytest.raises(InputError, match="cursor: this is none"):
        search(news, after=cursor)


def test_a_cursor_of_another_search_is_refused(news):
    cursor = search(news, "bridge", limit=1).next
    with pytest.raises(InputError, match="belongs to another search"):
        search(news, "bridge", Filters(kinds=("direct",)), after=cursor)


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=st.characters() | st.sampled_from(list("\"'*-()OR \x00\ud800|&!<>\\:"))), st.text())
def test_any_strings_can_be_searched_for(news, text, name):
    search(news, text)
    search(news, text, Filters(speaker=name, place=name, outlets=(name,)))


def test_words_that_very_many_have_are_listed_by_day(news, monkeypatch):
    monkeypatch.setattr("quoth.ledger.finding.search._MOST_RANKED", 2)
    page = search(news, "bridge")
    assert not page.is_ranked
    assert [one.content for one in page.results] == [REBUILT, CLOSED, BRIDGE]
