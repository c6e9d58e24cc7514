from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from quoth.reader.cues import _BELIEF, _COMMUNICATION, _CONTROL, _FACT, read_cue
from texts import hostile_text


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("said", "say"), ("SAID", "say"), ("says", "say"), ("has said", "say"), ("will say", "say"), ("saying", "say"),
        ("lied", "lie"),
        ("has repeatedly called for", "call"), ("told reporters", "tell"), ("kept telling", "tell"),
        ("according to", "according to"), ("According to", "according to"), ("denied", "deny"), ("believes", "believe"),
        ("knew", "know"), ("thought", "think"), ("promised", "promise"), ("wondering", "wonder"), ("tweeted", "tweet"),
        ("is convinced", "convinced"), ("n't think", "think"), ("don't think", "think"), ("quipped", "quip"),
        ("admitted", "admit"), ("agreed", "agree"), ("noted", "note"), ("stated", "state"), ("stresses", "stress"),
        ("worries", "worry"), ("wrote in a letter", "write"), ("spoken", "speak"), ("heard", "hear"),
        ("begged", "beg"), ("in his view", "view"), ("warns", "warn"), ("alleging", "allege"), ("'s claim", "claim"),
    ],
)  # fmt: skip
def test_the_lemma_is_the_base_form_of_the_main_word(cue, lemma):
    assert read_cue(cue).lemma == lemma


@pytest.mark.parametrize("cue", ["", ":", "—", ",", "1234", "🙂"])
def test_a_cue_without_words_has_no_lemma_and_communicates(cue):
    assert read_cue(cue) == (None, "communication", "affirmed")


COMMUNICATION = """
    said; told reporters; denied; according to; tweeted; argues; announced; claims; praised; accused; insists;
    criticised; criticized; asserted; in a statement; a report; added
"""
BELIEF = """
    believes; thinks; thought; is convinced; fears; expects; doubts; wondering; supposes; in her view; is concerned;
    estimated; feels; understood
"""
FACT = "knew; knows; saw; heard; found; realised; realized; forgot; learned; remembers; regrets; is aware; discovered"
CONTROL = """
    promised; ordered; wants; vowed; pledged; asked; urged; plans; agreed; refused; threatened;
    has repeatedly called for; offered; intends; demanded
"""


@pytest.mark.parametrize(
    ("attitude", "cues"),
    [("communication", COMMUNICATION), ("belief", BELIEF), ("fact", FACT), ("control", CONTROL)],
)
def test_the_attitude_is_what_the_cue_does(attitude, cues):
    each = [" ".join(cue.split()) for cue in cues.split(";")]
    assert {cue: read_cue(cue).attitude for cue in each} == dict.fromkeys(each, attitude)


@pytest.mark.parametrize(
    ("polarity", "cues"),
    [
        ("affirmed", ["said", "denied", "according to", "knows", "noted", "announced", ":"]),
        ("negated", ["did not say", "didn't say", "didn’t say", "n't think", "has never said", "does not know",
                     "cannot confirm", "neither confirmed nor denied", "is not aware", "no longer believes"]),
        ("refused", ["declined to comment", "declines to say", "refused to say", "would not comment",
                     "wouldn’t comment", "has not responded to requests for comment", "did n't respond",
                     "couldn't be reached for comment", "did not answer questions", "did not return several calls"]),
    ],
)  # fmt: skip
def test_the_polarity_is_whether_it_was_said_or_not_or_refused(polarity, cues):
    assert {cue: read_cue(cue).polarity for cue in cues} == dict.fromkeys(cues, polarity)


def test_no_word_has_two_attitudes():
    lists = {"belief": _BELIEF, "fact": _FACT, "control": _CONTROL, "communication": _COMMUNICATION}
    assert {(a, b): sorted(lists[a] & lists[b]) for a, b in combinations(lists, 2) if lists[a] & lists[b]} == {}


@given(hostile_text)
def test_any_text_is_read_as_a_cue(text):
    lemma, attitude, polarity = read_cue(text)
    assert lemma is None or lemma == "according to" or lemma.islower() or not lemma.isascii()
    assert attitude in {"communication", "belief", "fact", "control"}
    assert polarity in {"affirmed", "negated", "refused"}
