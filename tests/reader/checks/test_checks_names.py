from __future__ import annotations

import pytest
from made import evidence, flagged, person, reading, role


def of_one(text, *roles, name="Ann Lee"):
    made = reading(text, speakers=(person(name, *(role(text, *r) for r in roles)),))
    return flagged(made, "two_offices")


def test_two_offices_that_nobody_holds_at_once_are_flagged():
    text = "Gov. Ann Lee spoke. Later, Sen. Ann Lee left."
    [flag] = of_one(text, ("Gov.", "Gov."), ("Sen.", "Sen."))
    assert evidence(flag) == ["Sen.", "Gov."]
    assert flag.message == "The text calls Ann Lee both governor and senator."


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Sen. Ann Lee spoke. Senator Ann Lee left.", [("Sen.", "Sen."), ("Senator", "Senator")]),
        ("Sen. Ann Lee, a former governor, spoke.", [("Sen.", "Sen."), ("former governor", "former governor")]),
        ("Sen. Ann Lee, then mayor of Rome, spoke.", [("Sen.", "Sen."), ("mayor", "mayor", "Rome")]),
        ("Sen. Ann Lee, who served as governor, spoke.", [("Sen.", "Sen."), ("governor", "governor")]),
        ("Sen. Ann Lee, the governor-elect, spoke.", [("Sen.", "Sen."), ("governor", "governor")]),
        ("Sen. Ann Lee spoke. As Rome's mayor, she built it.", [("Sen.", "Sen."), ("Rome's mayor", "mayor", "Rome")]),
        ("Sen. Ann Lee, Gov. Bo Roe and others spoke.", [("Sen.", "Sen."), ("Gov.", "Gov.")]),
        ("Sen. Ann Lee spoke. “I met Gov. Ann Lee,” he said.", [("Sen.", "Sen."), ("Gov.", "Gov.")]),
    ],
)
def test_one_office_or_those_of_another_time_are_not(text, roles):
    assert of_one(text, *roles) == []


def test_an_office_given_to_two_persons_is_flagged():
    text = "FBI director Ann Lee spoke. Bo Roe, the director of the FBI, left."
    speakers = (
        person("Ann Lee", role(text, "FBI director", "director", "FBI")),
        person("Bo Roe", role(text, "director of the FBI", "director", "FBI"), number=2),
    )
    [flag] = flagged(reading(text, speakers=speakers), "office_of_two")
    assert evidence(flag) == ["director of the FBI", "FBI director"]
    assert "Ann Lee" in flag.message
    assert "Bo Roe" in flag.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("FBI director", "former FBI director"),
        ("FBI spokesman", "FBI spokesman"),
        ("senator", "senator"),
        ("FBI director", "CIA director"),
        ("FBI director", "deputy FBI director"),
        ("president", "president"),
    ],
)
def test_offices_of_many_of_other_times_and_of_other_bodies_are_not(first, second):
    text = f"{first} Ann Lee spoke. Later {second} Bo Roe left."

    def of(words, name, number):
        *before, title = words.split()
        body = next((w for w in before if w.isupper()), None)
        stated = role(text, words, " ".join([*(w for w in before if not w.isupper()), title]), body)
        return person(name, stated, number=number)

    speakers = (of(first, "Ann Lee", 1), of(second, "Bo Roe", 2))
    assert flagged(reading(text, speakers=speakers), "office_of_two") == []


def acronyms(text):
    return flagged(reading(text), "acronym_of_two")


def test_an_acronym_of_two_names_is_flagged():
    text = "The Islamic Cooperation Youth Forum (ICYF) met. The Islamic Conference Youth Forum (ICYF) left."
    [flag] = acronyms(text)
    assert evidence(flag) == ["Islamic Conference Youth Forum", "Islamic Cooperation Youth Forum"]


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organization (WHO) met. The World Health Organisation (WHO) left.",
        "The Federal Bureau of Investigation (FBI) met. The FBI (it is said) left.",
        "Ann Lee (D-OH) met Bo Roe (D-OH).",
        "The Fund (IMF) met. The International Monetary Fund (IMF) left.",
    ],
)
def test_one_name_in_two_spellings_and_other_brackets_are_not(text):
    assert acronyms(text) == []


@pytest.mark.parametrize("text", ["A " * 20000, "(AB)" * 20000, "Aa Bb (AB) " * 5000, "A" * 100000])
def test_long_runs_are_read(text):
    acronyms(text)
