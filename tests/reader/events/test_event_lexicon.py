"""The lexicon keeps to PLOVER's vocabulary, and its forms are English."""

import re

import pytest

from quoth.reader.events.inflection import forms
from quoth.reader.events.lexicon import lexicon, parse

MODES = {
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "CONSULT": "visit third_party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue", "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial_law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide_attack aerial drone "
    "heavy_weapons crowd_control unconventional",
}  # fmt: skip


def rules():
    known = lexicon()
    yield from (r for readings in known.verbs.values() for _, group in readings for r in group)
    yield from (r for table in (known.nouns, known.adjectives) for group in table.values() for r in group)


def test_types_and_modes_are_those_of_plover():
    found = {(rule.type, rule.mode) for rule in rules()}
    assert {type_ for type_, _ in found} == {*MODES, "+", "-"}
    assert all(mode is None or mode in MODES[type_].split() for type_, mode in found)


@pytest.mark.parametrize("line", ["kill", "v kill", "v: kill > @nothing"])
def test_a_line_that_says_nothing_is_named(line):
    with pytest.raises(ValueError, match=re.escape("lexicon.txt")):
        list(parse(f"[ASSAULT]\n{line}"))


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("ban", "ban bans banning banned"),
        ("deny", "deny denies denying denied"),
        ("seize", "seize seizes seizing seized"),
        ("withdraw", "withdraw withdraws withdrawing withdrew withdrawn"),
        ("set", "set sets setting"),
        ("kidnap", "kidnap kidnaps kidnapping kidnaping kidnapped kidnaped"),
        ("confer", "confer confers conferring conferred"),
        ("flee", "flee flees fleeing fled"),
    ],
)
def test_verbs_have_all_their_forms(lemma, expected):
    assert {form for form, _ in forms(lemma)} == set(expected.split())
