"""Who is one person or body across articles."""

from __future__ import annotations

from itertools import count, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filled import By, Says, article, fill
from quoth.ledger.identity.clusters import clusters
from quoth.ledger.identity.identities import persons, speakers_called
from quoth.ledger.identity.mentions import Mention, role_of
from quoth.ledger.identity.naming import name_of
from quoth.ledger.store import Ledger


@pytest.fixture
def sqlite(tmp_path):
    with Ledger.open(str(tmp_path / "news.ledger"), create=True) as ledger:
        yield ledger


# Articles that say the same are others under another title.
TITLES = map(str, count())


def who(ledger, *articles, name=None):
    """The names of the persons' mentions, person by person, after the articles have been entered."""
    fill(ledger, *articles)
    with ledger.reading() as connection:
        found = persons(connection, name)
    return sorted(sorted(mention.label for mention in person) for person in found)


def said(by, day="2022-06-03", *others, title=None):
    return article(
        day, Says(by, "that it will rain"), *(Says(other, "nothing") for other in others), title=title or next(TITLES)
    )


DIRECTOR = By("Vusal Gurbanov", "Acting Director General", "Eurasian Regional Center", "ERC")


def test_one_person_under_a_title_a_full_name_and_another_romanisation(ledger):
    found = who(
        ledger,
        said(DIRECTOR),
        said(By("Gurbanov", "Mr.")),
        said(By("Vüsal Qurbanov", "director", "ERC")),
        said(By("V. Gurbanov")),
        said("Ines Calloway"),
    )
    assert found == [["Gurbanov", "V. Gurbanov", "Vusal Gurbanov", "Vüsal Qurbanov"], ["Ines Calloway"]]


def test_two_persons_of_one_name_whose_roles_do_not_fit_are_two(sqlite):
    police = By("John Smith", "police officer", "Dallas Police")
    professor = By("John Smith", "professor", "University of Oxford")
    found = who(sqlite, said(police), said(professor), said(police), said(professor))
    assert found == [["John Smith", "John Smith"], ["John Smith", "John Smith"]]


def test_people_change_office(sqlite):
    found = who(
        sqlite,
        said(By("John Smith", "mayor", "Dallas"), "2010-06-03"),
        said(By("John Smith", "senator", "Texas"), "2016-06-03"),
    )
    assert found == [["John Smith", "John Smith"]]


def test_roles_that_do_not_fit_are_one_persons_where_the_articles_share_somebody_else(sqlite):
    found = who(
        sqlite,
        said(By("John Smith", "chemist"), "2022-06-03", "Adaeze Okonkwo"),
        said(By("John Smith", "councillor"), "2022-06-04", "Adaeze Okonkwo"),
    )
    assert ["John Smith", "John Smith"] in found


def test_who_has_no_role_is_whoever_has_the_name_and_none_of_two(sqlite):
    plain = said("John Smith")
    assert who(sqlite, said(By("John Smith", "chemist")), plain) == [["John Smith", "John Smith"]]
    police = By("John Smith", "police officer", "Dallas Police")
    assert len(who(sqlite, said(police))) == 3


def test_a_family_name_alone_is_none_of_two(sqlite):
    articles = [said(By("Ann Smith", "judge")), said(By("Tom Smith", "coach")), said("Smith")]
    assert who(sqlite, *articles) == [["Ann Smith"], ["Smith"], ["Tom Smith"]]


def test_a_family_name_alone_is_the_one_of_two_who_has_the_role(sqlite):
    articles = [said(By("Ann Smith", "judge")), said(By("Tom Smith", "coach")), said(By("Smith", "Judge"))]
    assert who(sqlite, *articles) == [["Ann Smith", "Smith"], ["Tom Smith"]]


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        ("Hillary Rodham Clinton", "Hillary Clinton", True),
        ("J. Smith", "John Smith", True),
        ("George H. W. Bush", "George W. Bush", False),
        ("Paul Ryan", "Paula Ryan", False),
        ("Jean Martin", "John Martin", False),
        ("Ilham Aliyev", "Ilham Aliev", True),
        ("Heydar Aliyev", "Ilham Aliyev", False),
    ],
)
def test_given_names(sqlite, first, second, are_one):
    assert (len(who(sqlite, said(first), said(second))) == 1) is are_one


def test_short_forms_and_slips_of_the_pen_need_a_role_that_fits(sqlite):
    mayor = By("Joseph Brandt", "mayor", "Flint")
    assert who(sqlite, said(mayor), said(By("Joe Brandt", "Mayor"))) == [["Joe Brandt", "Joseph Brandt"]]
    assert len(who(sqlite, said("Joe Brandtner"), said("Joseph Brandtner"))) == 3


def test_a_body_is_one_under_its_acronym_and_with_an_article(sqlite):
    body = "organisation"
    found = who(
        sqlite,
        said(By("Islamic Cooperation Youth Forum", type=body)),
        said(By("the Islamic Cooperation Youth Forum", type=body)),
        said(By("ICYF", type=None)),
        said(By("I.C.Y.F.", type=body)),
        said(By("Islamic Relief", type=body)),
    )
    assert [len(person) for person in found] == [4, 1]


def test_ministries_of_two_countries_are_two(sqlite):
    ministry = By("Ministry of Defence", type="organisation")
    baku, tbilisi = ("Baku", "Baku", 587084), ("Tbilisi", "Tbilisi", 611717)

    def of(place, country, title):
        one = article("2022-06-03", Says(ministry, f"that it rains in {place[0]}", places=(place,)), title=title)
        placed = tuple(
            type(p)(**{**{f: getattr(p, f) for f in p.__struct_fields__}, "country": country}) for p in one.places
        )
        return type(one)(**{**{f: getattr(one, f) for f in one.__struct_fields__}, "places": placed})

    found = who(sqlite, of(baku, "AZ", "1"), of(tbilisi, "GE", "2"), of(baku, "AZ", "3"), of(tbilisi, "GE", "4"))
    assert [len(person) for person in found] == [2, 2]


def test_crowds_documents_and_descriptions_are_nobody_across_articles(sqlite):
    found = who(
        sqlite,
        said(By("the officials", type="group")),
        said(By("a witness", type="unnamed")),
        said(By("The report", type="document")),
        said(By("Others", type=None)),
    )
    assert found == []


def test_who_a_name_means_and_nobody_else(sqlite):
    articles = [said(DIRECTOR), said(By("Gurbanov")), said("Ines Calloway"), said(By("the official", type="unnamed"))]
    assert who(sqlite, *articles, name="qurbanov") == [["Gurbanov", "Vusal Gurbanov"]]
    assert who(sqlite, name="Calloway Ines") == [["Ines Calloway"]]
    assert who(sqlite, name="nobody") == who(sqlite, name="!!!") == who(sqlite, name="") == []
    with sqlite.reading() as connection:
        # Words of a description find it where nobody has them for a name.
        assert len(speakers_called(connection, "official")) == 1


def test_what_was_asked_is_asked_again_when_the_ledger_grows(sqlite):
    who(sqlite, said("Ines Calloway"))
    for number in (1, 2):
        with sqlite.reading() as connection:
            assert len(speakers_called(connection, "Calloway")) == number
        fill(sqlite, said("Ines Calloway", "2022-06-04"))


def mention(number, name, role="", day=None):
    roles = f'[{{"title": "{role}", "organisation": null, "acronym": null}}]' if role else "[]"
    return Mention(
        id=f"{number:04}/p1", pk=number, article=f"{number:04}", block="", name=name_of(name, "person", None),
        label=name, names=(name,), type="person", acronym=None, roles=roles, role=role_of(roles), day=day, seen=day,
        outlet=None, said=1,
    )  # fmt: skip


MENTIONS = st.lists(
    st.builds(
        mention,
        st.integers(0, 9999),
        st.sampled_from("Ann Lee,A. Lee,Lee,Anna Lee,Anne Li,Tom Lee,Ann B. Lee,Ann C. Lee".split(",")),
        st.sampled_from(["", "mayor", "judge", "mayor of Flint"]),
        st.sampled_from([None, 700_000, 703_000]),
    ),
    unique_by=lambda one: one.id,
    max_size=12,
)


@given(MENTIONS, st.randoms(), st.sets(st.integers(0, 9999)))
def test_the_order_in_which_articles_came_makes_no_difference(mentions, random, shared):
    def contexts(articles):
        return {one: frozenset({"x"}) for one in articles if int(one) in shared}

    def ids(some):
        return [[one.id for one in group] for group in sorted(clusters(some, contexts, (), ()), key=lambda g: g[0].id)]

    shuffled = random.sample(mentions, len(mentions))
    assert ids(mentions) == ids(shuffled)
    assert sorted(one for group in ids(mentions) for one in group) == sorted(one.id for one in mentions)


@given(MENTIONS, st.data())
def test_verdicts_hold_whatever_the_names_say(mentions, data):
    if len(mentions) < 2:
        return
    ids = [one.id for one in mentions]
    first, second = data.draw(st.sampled_from(list(permutations(ids, 2))))

    def together(one, apart):
        found = clusters(mentions, lambda _: {}, *one, *apart)
        return any({first, second} <= {m.id for m in group} for group in found)

    assert together([[(first, second)]], [[]])
    assert not together([[]], [[(first, second)]])


def test_a_thousand_namesakes_take_no_time_that_grows_with_their_square():
    names = [f"{a}{b}{c} Smith" for a in "BCDFGKLMNP" for b in "aeiou" for c in ("rton", "lvin", "bert", "xter")]
    many = [mention(i, names[i % len(names)], "judge" if i % 7 else "coach", 700_000 + i) for i in range(4000)]
    assert sum(map(len, clusters(many, lambda _: {}, (), ()))) == 4000
