"""Which figures are part of a name or of a code?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.reader.quantities.amounts import Amount
from quoth.reader.quantities.around import Word

# Words before a number that make it a name or a place in a row.
_DESIGNATING = frozenset(
    "number numbers no nos nr section sections article articles chapter chapters paragraph paragraphs page pages "
    "annex appendix clause clauses resolution resolutions act room gate level phase type line route junction platform "
    "flight seed category class grade tier stage version model unit block zone ward group volume vol part item "
    "question apartment apt floor step highway interstate exit figure fig listing table rule amendment title "
    "proposition prop measure channel district precinct sector division battalion brigade regiment squadron round "
    "game episode season lot bed cell terminal runway building suite schedule protocol directive regulation decree "
    "verse psalm age aged ages track lane pier formula window windows iphone galaxy ps playstation xbox fortune "
    "apollo boeing airbus covid falcon soyuz radio bbc # № § * p pp".split()
)
_LISTED = frozenset(
    "sections articles chapters paragraphs pages clauses resolutions rooms gates lines routes platforms flights "
    "annexes "
    "seeds parts items questions exits figures tables rules amendments channels districts precincts battalions rounds "
    "games episodes seasons verses lanes numbers nos aged ages levels phases types grades stages versions".split()
)
_LISTING = frozenset(", and or to through - – & ; /".split())
_QUANTIFIED = frozenset("group area unit line floor game round season question sector district".split())
_STARTERS = frozenset(
    "the a an in on at of for from with by about around some nearly almost over under up to more fewer less between "
    "only just all another these those its their his her our and but or as when while after before if since until "
    "among because although though so then there they we he she it i you who which that this however meanwhile also "
    "another roughly approximately exactly within than into during against through both us every each not no says "
    "said police officials authorities other plus about least most".split()
)
_ADDRESS = re.compile(
    r"\s(?:[A-Z\d][\w.]*\s){0,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Place|Way|Court|Plaza)\b"
)
_MORE_FIGURES = re.compile(r"[\s.-]\d|[/:]\d|,\d|\.\w|['’′]\d")
_FIGURES_BEFORE = re.compile(r"(?:\d-|\d\s[-–—]\s|[/:@#_]|\w[-‑’'.]|\+\s?)$")
# Groups of figures are a telephone number, but in "In 2003 140 soldiers died" the first is a year.
_OTHER_FIGURES_BEFORE = re.compile(r"\d\s$")
# "in '16".
_SHORT_YEAR = re.compile(r"\b(?:in|since|of|by|from|until|to)\s['‘’]$", re.IGNORECASE)
_DENOMINATORS = frozenset("2 3 4 5 6 7 8 10 16 20 32 64 100".split())
_TWO_FIGURES = re.compile(r"\d\d")
_POSTAL = re.compile(r"\d{5}")
_STATE_BEFORE = re.compile(r"(?:\b[A-Z][a-z]{1,4}\.|\b(?:[A-Z]\.){1,2}|,\s[A-Z]{2},?)\s$")
_NOUN = re.compile(r"\s(?:[^\W\d_]{2,20}s|people|men|women|children|police|troops)\b")
_ABBREVIATED = frozenset("no nos vol art sec p pp ch fig".split())
_PLURALS = frozenset("people men women children police troops staff personnel".split())
_NO_NOUNS = frozenset("is was has as vs this s its his says".split())
_COMPARING = frozenset("above below over under than".split())
_QUOTES = frozenset("“\"‘'")
_OPENING = _QUOTES | frozenset("(-–—:[")


def in_code(text: str, amount: Amount, start: int, end: int) -> bool:
    """Whether figures are part of a code, a telephone number, an address, a list or a clock time."""
    written = text[amount.number_start : amount.number_end]
    first, last = amount.number_start, amount.number_end
    before = text[max(start, first - 8) : first]
    if len(written) > 1 and written[0] == "0" and written[1].isdecimal():
        return True
    if amount.start == first and (_FIGURES_BEFORE.search(before) or before[-1:].isalnum()):
        return True
    if _POSTAL.fullmatch(written) and _STATE_BEFORE.search(text, max(start, first - 7), first):
        return amount.end == last and not _NOUN.match(text, last, end)
    if amount.unit is None and _OTHER_FIGURES_BEFORE.search(before) and not _NOUN.match(text, last, end):
        return True
    if amount.end == last:
        following = text[last : min(end, last + 3)]
        if _MORE_FIGURES.match(following) or following[:1].isalpha() or following.startswith(("_", "@")):
            return True
    if "/" in written and amount.unit is None and not _is_fraction(written):
        return True
    if first == start and text[last : last + 1] in (".", ")") and text[last + 1 : last + 2].isspace():
        return True
    # Values in markup, decades, notes, and the number that is dialled.
    if before.endswith(('="', "='")) or text[last : last + 2] in ("'s", "’s") or text[last : last + 1] == "]":
        return True
    if written == "911" and amount.unit is None:
        return True
    if _SHORT_YEAR.search(before) and _TWO_FIGURES.fullmatch(written) and text[last : last + 1] not in ("'", "’"):
        return amount.unit is None and not _NOUN.match(text, last, end)
    if text[last : last + 1] == ")" and "(" not in text[max(start, first - 60) : first]:
        return True
    if before[-1:] == "(" and text[last : last + 1] == ")" and amount.unit is None:
        return True
    return amount.unit is None and _ADDRESS.match(text, last, min(end, last + 60)) is not None


def _is_fraction(written: str) -> bool:
    m = re.search(r"(\d+)\s?/\s?(\d+)$", written)
    # "5/12" is a day.
    return m is not None and int(m.group(1)[:6]) < int(m.group(2)[:6]) and m.group(2) in _DENOMINATORS


def is_name(text: str, amount: Amount, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a number without a unit is part of a name: "Resolution 1483", "Boeing 737", "BBC One", "Act Two"."""
    written = text[amount.number_start : amount.number_end]
    following = right[0] if right else None
    if not left:
        if len(written) < 3 and following is not None and following.text[0].isupper() and written.isdecimal():
            if len(right) > 1 and right[1].text[0].isupper() and not right[1].low.endswith("s"):
                # A ranking: "4 Chris Christie".
                return True
            # The number of a heading, unless people or things by a name follow: "5 Cubans", "12 Italian ships".
            return not following.low.endswith(("s", "an", "ese", "ish", "i"))
        return amount.high is None and _is_year(text, amount, following)
    nearest, plural = left[0], following is not None and _is_plural_noun(following)
    if nearest.low == "." and len(left) > 1 and left[1].low in _ABBREVIATED:
        return True
    if _in_designated_list(left):
        return True
    if nearest.low in _DESIGNATING and not (nearest.low in _QUANTIFIED and plural):
        return True
    if written[0].isupper() and nearest.text not in _OPENING:
        return not _in_headline(left, right)
    if nearest.text == "The" and len(left) > 1 and left[1].text not in _OPENING:
        return not plural and not _in_headline(left, right)
    if nearest.low == "of" and len(left) > 1 and left[1].text == "Group":
        return True
    if not nearest.text[0].isupper() or (nearest.low in _STARTERS and nearest.text != "US"):
        if nearest.text in _QUOTES and following is not None and following.text[0].isupper():
            # A title in quotation marks, unless an adjective of a country follows: "20 Cuban doctors".
            return not following.low.endswith(("an", "ese", "ish", "i"))
        return amount.high is None and nearest.low not in _COMPARING and _is_year(text, amount, following)
    if plural or "," in written[1:] or (len(left) == 1 and nearest.low.endswith(("ed", "ing", "ly"))):
        return False
    return not (following is not None and following.text[0].isupper() and _in_headline(left, right))


def _in_designated_list(left: Sequence[Word]) -> bool:
    """Whether figures go on a list of names: "Articles 5, 6 and", "Chapters 5 to"."""
    marks = 0
    for at, word in enumerate(left):
        if word.low in _LISTING and marks < 2:
            marks += 1
        elif marks and word.low[0].isdecimal():
            marks = 0
        else:
            return at > 0 and not marks and word.low in _LISTED
    return False


def _is_plural_noun(word: Word) -> bool:
    return word.text.islower() and (word.low in _PLURALS or (word.low.endswith("s") and word.low not in _NO_NOUNS))


def _in_headline(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether all long words around are capitalised, so that capitals say nothing."""
    words = [word for word in (*left[:6], *right[:6]) if word.text[0].isalpha() and len(word.text) > 3]
    return len(words) > 3 and all(word.text[0].isupper() for word in words)


def _is_year(text: str, amount: Amount, following: Word | None) -> bool:
    written = text[amount.number_start : amount.number_end]
    if len(written) != 4 or not written.isdecimal() or not 1400 <= amount.value <= 2100 or amount.hyphened:
        return False
    return following is None or not (_is_plural_noun(following) or following.low == "more")
