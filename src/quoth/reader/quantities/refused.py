"""Which numbers are no quantities? Names, scores, ages, list numbers, rounds, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.reader.numbers import SMALL
from quoth.reader.quantities.ages import is_age
from quoth.reader.quantities.amounts import Amount
from quoth.reader.quantities.around import Word
from quoth.reader.quantities.codes import in_code, is_name
from quoth.reader.quantities.scores import is_score

_NOT_AFTER_ONE = frozenset(
    "of day time point thing another way more side hand who that can could has is was to must should might "
    "may would will and or but for in on at as with from by he she it they we i you doesn't does did's needs reason "
    "example instance where which night morning evening week month year hour minute moment step last final big too "
    "such might did had were are if when than not word kind sort".split()
)
_ONE_AFTER = frozenset(
    "this that any every each no which the only another some someone everyone new old big next last first second good "
    "bad right wrong same other little young former latter loved easy hard".split()
)
_HARMED = frozenset(
    "kill kills killed killing dead died die death deaths wound wounds wounded wounding injured injuring injuries "
    "injury hurt arrest arrests arrested missing shot detained hostage hostages casualty casualties stabbed drowned "
    "rescued charged".split()
)
_HARM_NEAR = 10
_BESIDE = 5
_YEAR_LENGTH = 4
_NO_COUNT = re.compile(
    r"-(?:ways?|times?|faced|fold|sided|pronged|thirds?|star|piece|state|party|tier|tiered|step|track|dimensional|d\b|g\b|"
    r"to-|off|on-|up|man|woman|run|quarters?|hearted|brother|sister|life|mast|baked|stop|yard-line|legged|tone|ply|"
    r"speed|stroke|a-side|horse|term|somethings?|figure|alarm|first|second|fourth|fifth|sixth|seventh|eighth|ninth|nth)",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(r"[-‑]\s(?:to|and|or|through)\s", re.IGNORECASE)
# Averages of batsmen and calibres: ".312", "a .45 pistol".
_INCHES = re.compile(r"[-‑]\d")
_NO_SHARE = re.compile(r"\.\d{3}(?!\d)|\.\d\d[\s-](?:cal|revolver|pistol|handgun|rifle|round|bullet)", re.IGNORECASE)
_BEFORE_ORDINALS = ("ty", "hundred", "thousand")
_ORDINAL_AFTER = re.compile(
    r"[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth|millionth)s?\b"
    r"(?!\s(?:hundred|of\b))",
    re.IGNORECASE,
)
_OF_A_TEST = frozenset("test the his her their exam high low".split())
_AFTER_SCORES = frozenset("were are have had more".split())
_BEFORE_SCORES = frozenset(["", "and", "with", "while", ",", "but"])
_BEFORE_HALF = frozenset("first second other better last latter in early late one top bottom each - my".split())
_RANKING = frozenset("top final big".split())
_ROUNDS = frozenset({4, 8, 16, 32, 64})
_AFTER_ROUNDS = frozenset("of in at and or on for with after by to as when since for this next last".split())
_AFTER_COUNTED = frozenset("including both all among one most some many none not mostly mainly or and each".split())
_FRACTION_NAMES = re.compile(
    r"(?:an?|one)[\s-](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)|(?:two|three|four)[\s-]quarters|half",
    re.IGNORECASE,
)
_AFTER_FRACTION = frozenset(
    "of the its their his her our all as more less that those a an to by in on for from since said say says is are "
    "was were has have had or and but would will did do does who which than went came voted believe think support "
    "still now".split()
)
_AFTER_HALF = frozenset(
    "of the its their his her our all a an as that those were was are is said say have had believe what".split()
)
_ABOUT = frozenset(
    "about around nearly almost over under than some roughly approximately least to just only well exactly up".split()
)


def is_refused(text: str, amount: Amount, left: Sequence[Word], right: Sequence[Word], start: int, end: int) -> bool:
    """Whether an amount is no quantity.

    Args:
        text: the whole text.
        amount: the amount as found, without its modifier.
        left: the words of the sentence before it, the nearest first.
        right: the words of the sentence after it.
        start: where its paragraph begins.
        end: where its paragraph ends.
    """
    written = text[amount.number_start : amount.number_end]
    if amount.vague:
        return _is_other_noun(written, left, right)
    figures = written[:1].isdecimal() or written[:1] in "-−."
    if figures and in_code(text, amount, start, end):
        return True
    if amount.high is None and written.lower() == "one":
        return _is_pronoun(text, amount, left, right)
    if _is_idiom(written.lower(), left, right):
        return True
    if written[0] == "." and amount.unit is None and _NO_SHARE.match(text, amount.start, end):
        return True
    if _FRACTION_NAMES.fullmatch(written):
        return amount.unit is None and (amount.hyphened or _is_no_fraction(written.lower(), left, right))
    if not figures and (m := _ORDINAL_AFTER.match(text, amount.number_end, end)):
        # "twenty first", but "two first secretaries".
        return m.group()[0] != " " or written.lower().endswith(_BEFORE_ORDINALS)
    if amount.hyphened and _is_in_compound(text, amount, end):
        return True
    if is_score(text, amount, left, right, start, end):
        return True
    if amount.unit is not None:
        return False
    return (
        is_name(text, amount, left, right)
        or is_age(amount, left, right)
        or _is_round(amount, left, right)
        or _is_heading(written, left, right)
    )


def _is_in_compound(text: str, amount: Amount, end: int) -> bool:
    """Whether a hyphen makes a number part of a word or of another number: "18- to", "two-way", "5-foot-11"."""
    if _SUSPENDED.match(text, amount.end, end):
        return True
    pattern = {None: _NO_COUNT, "ft": _INCHES}.get(amount.unit)
    return pattern is not None and pattern.match(text, amount.end, end) is not None


def _is_idiom(low: str, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a number is part of a phrase: "a negative one", "a decade and a half", "zero in on"."""
    before = left[0].low if left else ""
    if low == "negative one":
        return before in ("a", "the", "another")
    if low in ("a half", "one half", "one-half"):
        return before == "and"
    if low == "two" and before == "or" and len(left) > 2 and left[2].low in ("a", "an", "another"):
        # "an issue or two".
        return True
    return low == "zero" and bool(right) and right[0].low == "in"


def _is_round(amount: Amount, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a number is a ranking or a round: "the top 10", "the last 16", "the final four"."""
    if not left or (right and right[0].text[0].isalpha() and right[0].low not in _AFTER_ROUNDS):
        return False
    return left[0].low in _RANKING or (left[0].low == "last" and amount.value in _ROUNDS)


def _is_heading(written: str, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a number tells which point of a speech comes now: "Two, we must act"."""
    return (
        not left
        and written.isalpha()
        and len(right) > 1
        and right[0].low == ","
        and right[1].text.isalpha()
        and right[1].low not in _AFTER_COUNTED
    )


def _is_other_noun(written: str, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a word for a size is none: "test scores", "he scores", "a couple"."""
    low = written.lower()
    following = right[0].low if right else ""
    if low == "scores":
        before = left[0].low if left else ""
        if following == "of":
            return before in _OF_A_TEST
        return following not in _AFTER_SCORES or before not in _BEFORE_SCORES
    if low.endswith("couple"):
        return following != "of" and not following.endswith("s")
    return low == "tens"


def _is_pronoun(text: str, amount: Amount, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether "one" is a pronoun or stands for "a certain"."""
    before = left[0].low if left else ""
    following = right[0].low if right else ""
    if amount.unit is not None and not amount.hyphened:
        return before in ("no", "any", "every", "this", "that")
    if amount.hyphened:
        return amount.unit is None
    if text[amount.start].isupper() and left:
        return True
    if (
        following.endswith("ly")
        or (before in _ONE_AFTER and (before != "only" or [word.low for word in left[1:2]] == ["the"]))
        or following in _NOT_AFTER_ONE
        or not following.isalpha()
    ):
        return True
    if right[0].text[0].isupper() and not _harm_near(left, right):
        return True
    if before in ("least", "just", "only", "than", "exactly") or following in ("percent", "million"):
        return False
    if _counts_beside(left, right):
        return False
    return not _harm_near(left, right)


def _counts_beside(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether another number is joined to "one": "one goal and two assists", "six women and one man"."""
    for i, word in enumerate(right[1:_BESIDE], 1):
        if word.low == "and" and i + 1 < len(right):
            return _is_plural_number(right[i + 1])
    return bool(left) and left[0].low == "and" and any(_is_plural_number(word) for word in left[1:_BESIDE])


def _is_plural_number(word: Word) -> bool:
    return (word.text.isdecimal() and len(word.text) < _YEAR_LENGTH) or SMALL.get(word.low, 0) > 1


def _harm_near(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether somebody comes to harm near by, so that even one is a count: "killed one policeman"."""
    return any(word.low in _HARMED for word in (*left[:_HARM_NEAR], *right[:_HARM_NEAR]))


def _is_no_fraction(low: str, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether "a third" and "half" are an ordinal, a period or a part of a word."""
    before = left[0].low if left else ""
    following = right[0].low if right else ""
    if low == "half":
        if following == "-" or before in _BEFORE_HALF or (before == "and" and following != "of"):
            return True
        return following not in _AFTER_HALF and not (before in _ABOUT and not following.endswith("ly"))
    if "quarters" in low and following != "of":
        return True
    if low.startswith(("a ", "an ")) and following.isalpha() and following not in _AFTER_FRACTION:
        return True
    return "quarter" in low and following in ("century", "hour", "mile") and low.startswith("a")
