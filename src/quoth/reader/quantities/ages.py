"""Is a number somebody's age, or the hour at which something was done?"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.reader.quantities.amounts import Amount
from quoth.reader.quantities.around import Word

_PERSON = frozenset(
    "brother sister son daughter husband wife mother father man woman boy girl child driver student victim suspect "
    "teenager grandmother grandfather widow player striker actor actress singer".split()
)
# "25 were under 18".
_BEING = frozenset("is are was were be".split())
_SOME = frozenset(
    "half third thirds quarter quarters most many all some them who two three four five six seven eight nine "
    "ten".split()
)
_FAR = 10
_ADULT = 16
_BEFORE_PLACES = frozenset("in for at of the a from to on by with , ; :".split())
_PARENT = frozenset("father mother grandmother grandfather".split())
_MOST_CHILDREN = 15
_AFTER_AGE = frozenset(",.;)(-–—―")
_AGED = frozenset("aged age ages".split())
_TURNED = frozenset("turned turning turns turn".split())
_PRONOUNS = (("i", "m"), ("you", "re"), ("they", "re"), ("she", "s"), ("he", "s"))
# "arrived at 7": an hour, refused as an age is.
_CLOCK = frozenset(
    "arrived arrives began begins begin started starts start opened opens open closes left leaves leave woke "
    "wakes".split()
)
_YOU_ARE = frozenset(f"{who}{mark}{verb}" for who, verb in _PRONOUNS for mark in "'’")
_YOUNG = frozenset(
    "children people those women men adults anyone everyone minors youths youngsters kids girls boys persons "
    "voters".split()
)


def is_age(amount: Amount, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a number is an age: "Maria, 12, and", "a man of 45", "children under 5"."""
    if amount.value > 120 or (amount.high or 0) > 120 or amount.hyphened:
        return False
    back = [word.low for word in left[:4]]
    if not back:
        return False
    following = right[0].text if right else "."
    ends = not following[0].isalpha()
    if _counts_years_up(back, [word.low for word in right[:2]]):
        return True
    if (back[0] in _YOU_ARE and ends) or (back[0] == "than" and back[1:2] and back[1] in ("older", "younger")):
        return True
    if back[0] in _BEING and ends and any(word.low == "age" for word in left[:_FAR]):
        return True
    if _are_two(left, right) or (ends and _is_of_name(amount, left)):
        return True
    if back[0] in ("then", "now") and back[1:2] == [","] and following == ",":
        return True
    if (
        any(word in _AGED for word in back)
        or back[0] in _TURNED
        or (back[0] == "at" and back[1:2] and back[1] in _CLOCK)
    ):
        return ends or not following.endswith("s")
    if back[0] == "," and len(left) > 1 and ends and amount.value >= 1 and amount.value % 1 == 0:
        is_person = left[1].text[0].isupper() or left[1].low in _PERSON or left[1].text == ")"
        if following in _AFTER_AGE and (is_person or (following == "," and left[1].text.isalpha())):
            return True
    if len(back) > 1 and _tells_age(amount, back, following):
        return True
    if back == ["at"] and len(right) > 1 and following == "," and right[1].low in ("he", "she", "i"):
        return True
    goes_on = ends or following in ("and", "when", "but", "at", "while", "then")
    return len(back) > 1 and back[0] in ("is", "was") and back[1] in ("he", "she", "who") and goes_on


def _is_of_name(amount: Amount, left: Sequence[Word]) -> bool:
    """Whether a name is said to be a number: "while Garland is 63", "Justice Kennedy will be 80"."""
    at = 2 if [word.low for word in left[:2]] == ["be", "will"] else 1
    if left[0].low not in ("is", "was", "be") or len(left) < at + 2 or amount.value < _ADULT or amount.value % 1:
        return False
    return left[at].text.istitle() and left[at].text.isalpha() and left[at + 1].low not in _BEFORE_PLACES


def _are_two(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two people's ages stand behind their names: "the brothers John and Brian, 22 and 19,"."""
    back, following = [word.text for word in left[:4]], [word.text for word in right[:3]]
    if len(following) == 3 and following[0] == "and" and following[1].isdecimal() and following[2] == ",":
        return len(back) > 1 and back[0] == "," and back[1][0].isupper()
    is_second = len(back) == 4 and back[0] == "and" and back[1].isdecimal() and back[2] == ","
    return is_second and back[3][0].isupper() and following[:1] == [","]


def _tells_age(amount: Amount, back: Sequence[str], following: str) -> bool:
    """Whether a person and a preposition stand before a number: "a man of 45", "children under 5"."""
    ends = not following[0].isalpha()
    if back[0] == "of" and back[1] in _PERSON and ends:
        # "a father of seven" has seven children.
        return back[1] not in _PARENT or amount.value > _MOST_CHILDREN
    if back[0] in ("under", "over", "above", "below") and back[1] in _YOUNG:
        return not following.endswith("s")
    is_of_some = back[1] == "them" or (back[1] in _BEING and len(back) > 2 and _is_some(back[2]))
    return back[0] in ("over", "under") and is_of_some and ends


def _is_some(word: str) -> bool:
    return word.isdecimal() or not _SOME.isdisjoint(word.split("-"))


def _counts_years_up(back: Sequence[str], following: Sequence[str]) -> bool:
    """Whether ages from a number on are meant: "65 and older", "voters 65 and over"."""
    if len(following) < 2 or following[0] not in ("and", "or"):
        return False
    return following[1] in ("older", "younger") or (
        back[0] in _YOUNG and following[1] in ("over", "above", "under", "up")
    )
