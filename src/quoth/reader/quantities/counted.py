"""What does a number count? The noun phrase behind it, without article, relative clause and what prepositions add."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.reader.quantities.around import Word

_STOPS = frozenset(
    "the a an and them us me him this that these those his her its their our my your he she it they we i you who whom "
    "whose which what where when while if as than then so because although though since until till before after "
    "during by for from in into of off on onto out over per to toward towards under up upon with within without at "
    "about above across against along among amid around behind below beneath beside between beyond despite down "
    "inside near outside past through throughout via worth versus vs or nor but yet plus is was are were be been "
    "being am has have had do does did will would can could may might shall should must not no n't never also only "
    "just still already even now again ago apart away each every both either neither all any some such here there "
    "however meanwhile today yesterday tomorrow tonight said says say told tells added according including include "
    "includes included left left took take went go goes gone going came come comes made make got get gave give gives "
    "given died die dies fled flee met meet meets won win wins lost lose loses voted fell fall rose rise remain "
    "remains remained became become began begin saw see sees seen ran held hold kept keep took taken live lived lying "
    "stood stand sat sit arrived backed signed joined attended north south east west long wide deep tall high thick "
    "old ahead apiece altogether overall together later earlier aged dead alone wide-ranging respectively anyway "
    "instead once twice too very rather quite yet monday tuesday wednesday thursday friday saturday sunday".split()
)
# Before the noun and no part of it.
_SIGNS = frozenset("$€£¥₹")
_SKIPPED = frozenset("more other additional further another extra fewer less separate different".split())
_PLURALS = frozenset(
    "people head men women children police troops staff personnel cattle sheep fish aircraft crew deer teeth feet "
    "mice geese oxen clergy militia vermin poultry livestock folk offspring spacecraft media criteria data phenomena "
    "bacteria alumni youth nationals infantry cavalry artillery dead injured wounded missing".split()
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
# Plurals that mostly stand before another noun.
_MODIFYING = frozenset(
    "arms sports goods news savings sales rights services systems operations communications forces works jobs "
    "veterans narcotics drugs events weapons electronics elections customs homes games futures overseas".split()
)
_DETERMINERS = frozenset("the both its their his her our my your all these those this that a an worth".split())
_POSSESSING = frozenset("the its their his her our all those".split())
_NUMERIC = frozenset(
    "million billion thousand hundred trillion two three four five six seven eight nine ten roughly about some "
    "estimated nearly almost".split()
)
_TIME = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds decade decades century "
    "centuries night nights afternoon evening morning weekend weekends fortnight fortnights quarter quarters season "
    "millennia generations".split()
)
_MEASURING = frozenset("strong long wide deep high tall heavy fold plus odd".split())
_SINGULAR_MEN = frozenset("amen specimen abdomen regimen".split())
_COLLECTIVE = frozenset("police crew staff personnel aircraft media cattle clergy youth data poultry".split())
_BEFORE_NUMBERS = frozenset("just only about some over under up at".split())
_LONGEST = 7
_LONGEST_OWNER = 4
_TITLES = frozenset("mr mrs ms dr sen gov gen rep".split())


def counted(right: Sequence[Word], *, one: bool, after_unit: bool, share: bool) -> tuple[int, int] | None:
    """The offsets of what a number counts, by the words behind the number and its unit; None where none follows.

    Args:
        right: the words of the sentence after the number and its unit.
        one: whether the number is one, so that its noun is singular.
        after_unit: whether a unit stands between, so that only "of" leads to what is measured.
        share: whether the number is a share of what is counted ("half the members").
    """
    words = list(right)
    if words and words[0].text in "-‑":
        if after_unit or len(words) == 1 or words[1].start > words[0].end or not words[1].text[0].isalpha():
            return None
        return None if words[1].low in _MEASURING else (words[1].start, words[1].end)
    if after_unit or share:
        at = _past_of(words, bare=share)
        if at is None:
            return None
        words = words[at:]
    elif words and words[0].low == "of":
        at = _past_of(words, bare=False)
        words = words[at:] if at is not None else words
    return _phrase(words, one=one or after_unit or share)


def is_time(right: Sequence[Word]) -> bool:
    """Whether time follows: "hundreds of years", "a few more days"."""
    words = [
        word.low for word in right[:4] if word.low not in ("of", "-", "‑", "more", "full", "consecutive", "straight")
    ]
    return bool(words) and words[0] in _TIME


def _past_of(words: Sequence[Word], *, bare: bool) -> int | None:
    """The index of the first word of the noun phrase after "of" and its article; if `bare`, after an article alone."""
    at = 0
    if words and words[0].low == "of":
        at = 1
    elif not bare or not words or words[0].low not in _POSSESSING:
        return None
    while at < len(words) and words[at].low in _DETERMINERS:
        at += 1
    at = _past_owner(words, at)
    while at < len(words) and (_numeric(words[at]) or _is_before_figures(words, at)):
        at += 1
    return at


def _past_owner(words: Sequence[Word], at: int) -> int:
    """The index past a possessor: of "the firm's five directors", "Mrs. Clinton's donors"; else where it began."""
    for i in range(at, min(len(words) - 1, at + _LONGEST_OWNER)):
        low = words[i].low
        if low.endswith(("'s", "s'", "’s", "s’")):
            following = words[i + 1]
            return i + 1 if following.text[0].isalnum() and following.low not in _STOPS else at
        if low in _STOPS or not (low[0].isalpha() or (low == "." and words[i - 1].low in _TITLES)):
            return at
    return at


def _is_before_figures(words: Sequence[Word], at: int) -> bool:
    """Whether "last" and the like stand before a number: "8 of its last 10 games"."""
    return words[at].low in ("last", "past", "first", "next", "top") and at + 1 < len(words) and _numeric(words[at + 1])


def _numeric(word: Word) -> bool:
    return word.text[0].isdecimal() or word.text in ",." or word.low in _NUMERIC


def _phrase(words: Sequence[Word], *, one: bool) -> tuple[int, int] | None:
    at = 0
    while at < len(words) and words[at].low in _SKIPPED:
        at += 1
    if at < len(words) and words[at].text in _SIGNS:
        # "three $50,000 prizes".
        at += 1
        while at < len(words) and _numeric(words[at]):
            at += 1
    if at < len(words) and words[at].text in ("“", '"', "‘", "'"):
        at += 1
    first = at
    last = _head(words, first, one=one)
    if last is None:
        return None
    second = _coordinated(words, last)
    return words[first].start, words[second if second is not None else last].end


def _head(words: Sequence[Word], first: int, *, one: bool) -> int | None:
    """The index of the noun that a phrase from `first` ends with."""
    last = plural = None
    for i in range(first, min(len(words), first + _LONGEST)):
        word = words[i]
        if not word.text[0].isalpha() or (word.low in _STOPS and word.text != "US"):
            if i > first and (
                (word.text == "," and _goes_on(words, i)) or (word.low == "and" and not one and _join(words, i))
            ):
                continue
            break
        if word.low.endswith("ed" if i == first else ("ly", "ed")) and _is_end(words, i + 1):
            break
        last = i
        if _is_plural(word):
            plural = i
            if _is_end(words, i + 1) or not (
                word.low in _MODIFYING or (word.low in _COLLECTIVE and _is_plural(words[i + 1]))
            ):
                break
    if plural is not None:
        return plural
    if last is None:
        return None
    # More than one thing has a plural; a name may have none: "200 Taliban".
    return last if one or words[last].text[0].isupper() else None


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether an adjective stands before a comma and another after it: "20 young, armed men"."""
    return (
        i + 2 < len(words)
        and words[i - 1].low.endswith(("ed", "ing", "ful", "ous", "al", "ive", "y"))
        and words[i + 1].text.islower()
        and words[i + 1].low not in _STOPS
        and _is_plural(words[i + 2])
    )


def _join(words: Sequence[Word], i: int) -> bool:
    """Whether "and" joins two adjectives before a noun: "three current and former employees"."""
    for k in range(i + 1, min(len(words), i + _LONGEST_OWNER)):
        word = words[k]
        if not word.text[0].isalpha() or word.low in _STOPS or word.low in _SKIPPED or _numeric(word):
            return False
        if _is_plural(word):
            return k > i + 1
    return False


def _is_end(words: Sequence[Word], i: int) -> bool:
    return i >= len(words) or not words[i].text[0].isalpha() or words[i].low in _STOPS


def _is_plural(word: Word) -> bool:
    low = word.low
    return (
        low in _PLURALS
        or (low.endswith("men") and low not in _SINGULAR_MEN)
        or (low.endswith("s") and len(low) > 2 and not low.endswith(_NOT_PLURAL))
        or low.endswith(("s'", "children"))
    )


def _leads_to_number(word: Word) -> bool:
    return word.low in _BEFORE_NUMBERS or (word.text not in ",." and _numeric(word))


def _coordinated(words: Sequence[Word], last: int) -> int | None:
    """The last word of a second noun that the same number counts: "80 diplomats and military attachés"."""
    if last + 2 >= len(words) or words[last + 1].low != "and":
        return None
    for i in range(last + 2, min(len(words), last + 5)):
        word = words[i]
        if not word.text[0].isalpha() or word.low in _STOPS or word.low in _SKIPPED or _numeric(word):
            return None
        if _is_plural(word):
            # Before a number it is a verb: "40 games and sits 3 points behind".
            is_verb = i + 1 < len(words) and _leads_to_number(words[i + 1])
            return i if _is_end(words, i + 1) and not is_verb else None
    return None
