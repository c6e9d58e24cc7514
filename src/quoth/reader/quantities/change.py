"""Is a number a change, or one that a change led to, and which way did it go?"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.reader.quantities.around import Word
from quoth.record import Change


def _forms(verbs: str) -> set[str]:
    """Verbs as tables have them, a slash between the forms that endings do not make."""
    out: set[str] = set()
    for entry in verbs.split():
        stem, *others = entry.split("/")
        soft = stem.removesuffix("e")
        out |= {stem, stem + "s", soft + "ed", soft + "ing", *others}
        if stem[-1] in "pmt" and stem[-2] in "aeiou" and stem[-3:-2] not in tuple("aeiou"):
            out |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
        if stem.endswith(("sh", "ss", "ch")):
            out.add(stem + "es")
    return out


# What rises or falls by itself: a number right behind is how far.
_UP_ITSELF = _forms(
    "rise/rose/risen increase grow/grew/grown climb jump surge soar leap/leapt swell/swollen spike rocket skyrocket "
    "advance "
    "rebound accelerate quicken double/doubling triple quadruple mount balloon appreciate inch"
)
_DOWN_ITSELF = _forms(
    "fall/fell/fallen drop decline decrease plunge shrink/shrank/shrunk slump tumble slide/slid sink/sank/sunk slip "
    "dip plummet contract cool soften dwindle halve/halving weaken slow retreat collapse crash depreciate diminish "
    "recede nosedive"
)
_UP = _UP_ITSELF | _forms(
    "raise boost expand widen hike lift strengthen gain recover enlarge rally/rallied/rallies up/upped improve inflate"
)
_DOWN = _DOWN_ITSELF | _forms(
    "cut/cutting reduce lower narrow ease trim slash shed/shedding lose/lost curb downsize pare lessen deplete "
    "lag/lagging "
    "devalue"
)
_NOUNS: dict[str, Change] = {
    **dict.fromkeys(
        "increase increases rise rises hike hikes jump surge gain gains climb upswing upturn uptick spike boost raise "
        "rebound appreciation leap".split(),
        "up",
    ),
    **dict.fromkeys(
        "drop drops fall falls decline declines decrease decreases cut cuts reduction reductions plunge slump dip "
        "contraction loss losses slide devaluation depreciation shrinkage discount downturn fall-off rebate "
        "slowdown".split(),
        "down",
    ),
}
STEPS = frozenset("points point places notches".split())
"""What indices, polls and ranks are counted in: a number of these can be a change."""

_MEASURES = STEPS | frozenset("percent per cent percentage basis cents dollars pence euros yen pounds degrees".split())
_COMPARED: dict[str, Change] = {
    **dict.fromkeys("higher up above increase dearer costlier stronger firmer".split(), "up"),
    **dict.fromkeys("lower down below decrease cheaper weaker softer".split(), "down"),
}
_DESCRIBING = frozenset(
    "annual monthly weekly quarterly yearly pay price wage tax across-the-board year-on-year further additional "
    "average salary tariff rate budget overall fuel steep sharp year-over-year points point percentage staff "
    "budgetary".split()
)
_LINKING = frozenset("is was are were be been being , ( ; stood ended closed finished trading trade traded".split())
_ARTICLES = frozenset("a an the".split())
_BEFORE_NUMBERS = frozenset("a an another the further additional".split())
# Verbs that "up" and "down" belong to.
_PHRASAL = frozenset(
    "make makes made making set sets setting give gives gave giving pick picked take takes took taking back backed "
    "add adds put puts turn turned break broke shot shoot end ended ends come came round rounded shut shuts close "
    "closed bring brought build built buy bought line lined call called offer offered pay paid pony cough coughed "
    "rack racked hold held drum clean sign signed write wrote".split()
)
# "bringing the death toll to 134".
_TOTALS = frozenset("toll total tally number count".split())
_BRINGING = frozenset("bring brings bringing brought take takes taking took push pushes pushing pushed".split())
# "sank $3 billion into a scheme".
_SPENDING = frozenset("sink sinks sinking sank sunk drop drops dropped dropping advance advanced advances".split())
_STRIKING = frozenset("record whopping mere staggering massive modest huge paltry hefty net stunning sharp".split())
_LEVELS = frozenset("low high record peak level rate pace clip maximum minimum".split())
_LONGEST_LEVEL = 7
# "The index added 1.2%", "gave up 0.4%", "put on 3%".
_SHARES = ("%", "pp", "bp")
_ADDING = frozenset("added adds adding tacked".split())
_PHRASES: dict[tuple[str, str], Change] = {
    **{("up", verb): "down" for verb in ("gave", "give", "gives", "giving", "given")},
    **{("on", verb): "up" for verb in ("put", "puts", "putting", "tacked", "piled")},
}
_RETURNING = frozenset("return returns returned returning".split())
# "That adds up to 30", "it comes down to two".
_NO_MOVES = frozenset("add adds added adding come comes came boil boils boiled".split())
_AVERAGE = frozenset("average median total".split())
_LONGEST_TOPIC = 5
# "the rise is limited to 2 degrees".
_LIMITING = frozenset(
    "limited compared equal equivalent close next due according attributed committed linked similar amounted "
    "amounting amounts belonged belonging".split()
)
_FARTHEST_BY, _FARTHEST_TO = 14, 9
_CLAUSE_ENDS = frozenset(
    '; : " “ ” ( ) who which while although though because but when whose whereas after before since'.split()
)


def change(left: Sequence[Word], right: Sequence[Word], unit: str | None, *, counts: bool) -> Change | None:
    """The direction of the change that a number states or that led to it, or None.

    Args:
        left: the words of the sentence before the number and its modifier, the nearest first.
        right: the words of the sentence after the number and its unit.
        unit: the number's unit, or the points or places that it counts.
        counts: whether a noun follows that the number counts.
    """
    if unit is not None and left and left[0].low in _SPENDING and right and right[0].low in ("into", "on", "for"):
        return None
    return _behind(right, unit) or _ahead(left, unit, counts=counts)


def _behind(right: Sequence[Word], unit: str | None) -> Change | None:
    """The direction in what follows: "a 12% increase", "5 per cent lower"."""
    words = [word.low for word in right[:4] if word.low not in "-‑"]
    if words and words[0] in STEPS:
        del words[0]
    elif unit is None:
        return None
    if not words:
        return None
    if words[0] in _NOUNS:
        return _NOUNS[words[0]]
    if words[0] in _COMPARED and (
        len(words) == 1 or words[1] not in ("the", "its", "sea", "ground", "normal", "to", "from")
    ):
        return _COMPARED[words[0]]
    if len(words) > 1 and words[0] in _DESCRIBING and words[1] in _NOUNS:
        return _NOUNS[words[1]]
    return None


def _ahead(left: Sequence[Word], unit: str | None, *, counts: bool) -> Change | None:
    words, has_article = _leading(left, unit)
    if not words:
        return None
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "by":
        return _searched(words[1 : _FARTHEST_BY + 1])
    if first == "to" and _TOTALS.intersection(words[1:6]) and _BRINGING.intersection(words[2:9]):
        return "up"
    if first == "to":
        return None if has_article or second in _LIMITING else _searched(words[1 : _FARTHEST_TO + 1])
    if first == "of":
        return _of(words[1:], left)
    if second in _ARTICLES or has_article:
        return None
    return _by_verb(words, unit, counts=counts)


def _leading(left: Sequence[Word], unit: str | None) -> tuple[list[str], bool]:
    """The words that lead to a number, the nearest first, and whether an article stands between."""
    words = [word.low for word in left[:32] if word.text[0].isalpha() or word.low in _CLAUSE_ENDS]
    has_article = bool(words) and words[0] in _ARTICLES
    if words and words[0] in _STRIKING:
        # "to a record 5%", "by a whopping 30%".
        words, has_article = words[1:], False
    while words and words[0] in _BEFORE_NUMBERS:
        del words[0]
    if unit is not None and words[:1] == ["or"]:
        # "fell 12 points, or 3.4%": the same change in other terms.
        del words[0]
        while words and words[0] in _MEASURES:
            del words[0]
    elif unit == "%" and words and words[0] in STEPS:
        del words[0]
    return words, has_article


def _by_verb(words: Sequence[str], unit: str | None, *, counts: bool) -> Change | None:
    """The direction of a verb right before a number: "fell 3%", "is up 5 points", "gave up 2%"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    is_share = unit in _SHARES
    if is_share and (first, second) in _PHRASES:
        return _PHRASES[first, second]
    if first in ("up", "down"):
        is_change = (unit is not None and second not in _PHRASAL) or not second or second in _LINKING
        return None if counts or not is_change else "up" if first == "up" else "down"
    # "rose 3% of GDP", but "dropped 500 litres of rain" moves the rain.
    by_itself = not counts or is_share
    if (by_itself and first in _UP_ITSELF) or (is_share and (first in _UP or first in _ADDING)):
        return "up"
    if (by_itself and first in _DOWN_ITSELF) or (is_share and first in _DOWN):
        return "down"
    return None


def _of(words: Sequence[str], left: Sequence[Word]) -> Change | None:
    """The direction of what stands before "of": "a fall of", "down an average of", "fell to a low of"."""
    if words and words[0] in _LEVELS:
        at = next((i for i, word in enumerate(words[:_LONGEST_LEVEL]) if word in ("to", "at", "by")), None)
        return None if at is None else _searched(words[at + 1 : at + 1 + _FARTHEST_TO])
    if words and words[0] in _AVERAGE:
        words = words[1:]
        if words and words[0] in ("up", "down"):
            return "up" if words[0] == "up" else "down"
    # Not "in the fall of 1960, some 90 students".
    own = next((i for i, word in enumerate(left) if word.low == "of"), 0)
    return None if any(word.text[0].isdecimal() for word in left[:own]) else _of_noun(words)


def _of_noun(words: Sequence[str]) -> Change | None:
    """The direction of a noun whose measure follows: "a fall of", "a fall in turnout of"."""
    if words and words[0] in _NOUNS:
        return _NOUNS[words[0]]
    at = next((i for i, word in enumerate(words[:_LONGEST_TOPIC]) if word == "in"), None)
    return _NOUNS.get(words[at + 1]) if at and at + 1 < len(words) else None


def _searched(words: Sequence[str]) -> Change | None:
    """The direction that the nearest word for a change gives, in the same clause."""
    for i, word in enumerate(words):
        if word in _CLAUSE_ENDS or word in _RETURNING:
            return None
        if word in ("up", "down") and words[i + 1 : i + 2] and words[i + 1] in _NO_MOVES:
            return None
        if word in _UP or word in ("up", "higher"):
            return "up"
        if word in _DOWN or word in ("down", "lower"):
            return "down"
        if word in _NOUNS and not word.endswith("s"):
            return _NOUNS[word]
    return None
