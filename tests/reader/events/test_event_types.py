"""Which event does a sentence report, and how is it put?"""

import pytest

from quoth.reader.events.governing import find
from quoth.reader.events.words import Words


def events(sentence):
    return [(found.type, found.mode, found.modality) for found in find(Words(sentence, 0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("The king refused to meet the envoys.", "REJECT", "meet"),
        ("The militia threatened to attack the port.", "THREATEN", "violence"),
        ("Both sides agreed to release their prisoners.", "AGREE", None),
        ("Norway called for talks with the rebels.", "REQUEST", "meet"),
        ("Chad accused the rebels of killing nine soldiers.", "ACCUSE", "allege"),
        ("The envoy urged the army to withdraw its troops.", "REQUEST", "yield"),
        ("Oman offered to mediate between the two.", "AGREE", None),
        ("The army said it would not negotiate with the rebels.", "REJECT", "meet"),
        ("The minister said Spain must release the sailors.", "REQUEST", "yield"),
        ("The court ordered the newspaper to suspend publication.", "COERCE", "censor"),
    ],
)
def test_the_outer_verb_decides(sentence, type_, mode):
    assert [found[:2] for found in events(sentence)] == [(type_, mode)]


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("Kenya lifted the curfew in Mombasa.", "CONCEDE", None),
        ("Kenya imposed a curfew in Mombasa.", "COERCE", "curfew"),
        ("The Union lifted sanctions on Fiji.", "RETREAT", None),
        ("The Union imposed sanctions on Fiji.", "SANCTION", "discontinue"),
        ("India and Oman held joint exercises.", "COOPERATE", None),
        ("India held military exercises.", "MOBILIZE", "troops"),
        ("Peru expelled three diplomats.", "SANCTION", "expel"),
        ("Peru expelled forty immigrants.", "COERCE", "deport"),
        ("Farmers blocked the road in protest.", "PROTEST", "obstruct"),
        ("Workers staged a hunger strike.", "PROTEST", "hunger"),
        ("Jets bombed the village.", "ASSAULT", "aerial"),
        ("They set the church on fire.", "ASSAULT", "primitive"),
    ],
)
def test_what_a_verb_is_about_decides_the_type_and_the_mode(sentence, type_, mode):
    assert [found[:2] for found in events(sentence)] == [(type_, mode)]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Police arrested two men.", "happened"),
        ("Two men were arrested by police.", "happened"),
        ("Police have not arrested the two men.", "denied"),
        ("The mayor denied that police had arrested the two men.", "denied"),
        ("Police failed to arrest the two men.", "denied"),
        ("Police plan to arrest the two men.", "planned"),
        ("Police could arrest the two men.", "hypothetical"),
        ("If police arrest the men, the town will rise.", "hypothetical"),
        ("Will police arrest the men?", "hypothetical"),
    ],
)
def test_an_event_happened_is_planned_possible_or_denied(sentence, modality):
    assert events(sentence)[0] == ("COERCE", "arrest", modality)


def test_cooperation_in_the_future_is_agreed_to():
    assert events("The president will visit Peru.") == [("AGREE", None, "planned")]
    assert events("The president visited Peru.") == [("CONSULT", "visit", "happened")]


def test_force_with_a_condition_is_a_threat():
    assert events("Ruritania will expel the envoys unless the raids stop.")[0] == ("THREATEN", "expel", "happened")


@pytest.mark.parametrize(
    "sentence",
    [
        "The museum opens a new wing in May.",
        "He met the deadline.",
        "The firm shot a film about the attack helicopters.",
        "Protest leaders were tired.",
        "It returned without firing a single shot.",
        "Companies agree it is a good plan.",
    ],
)
def test_words_of_events_in_other_senses_are_none(sentence):
    assert events(sentence) == []


def test_what_else_a_clause_says_of_an_event_is_the_same_event():
    assert [e[0] for e in events("Gunmen opened fire on a bus, killing three people and wounding five.")] == ["ASSAULT"]
    assert [e[0] for e in events("Police opened fire, killing one man and arresting twelve.")] == ["ASSAULT", "COERCE"]
