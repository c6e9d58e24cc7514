"""Which number stands at a place in a text, and with which unit?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.reader.numbers import NUMBER, NUMBER_WORDS, value_of
from quoth.reader.quantities.around import Word, after, before
from quoth.reader.quantities.units import currency_before, unit_after

RUN = re.compile(r"[^\W\d_]+|\d+")
"""A run of letters or of figures."""

_STARTS = NUMBER_WORDS | frozenset(
    "tens hundreds dozens thousands millions billions trillions scores couple a an".split()
)
_AFTER_ARTICLE = re.compile(
    r"an?\s{1,3}(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|dozen|hundred|thousand|million|billion|"
    r"trillion|couple\s{1,3}of)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_MANY = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
         "trillions": 1e12}  # fmt: skip
_VAGUE = re.compile(
    r"(?:many\s{1,3})?(?:(?:hundreds|thousands|millions)\s{1,3}(?:up)?on\s{1,3})?(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    r"(?:\s{1,3}of\s{1,3}(?:hundreds|thousands|millions|billions|trillions)){0,2}\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(
    r"a\s{1,3}couple(?:\s{1,3}(?:of\s{1,3})?(?P<scale>dozen|hundred|thousand|million|billion))?\b", re.IGNORECASE
)
_FEW = re.compile(r"(?<!\w)(?:several|(?:a\s{1,3}|the\s{1,3}last\s{1,3})?few|many)\s{1,3}$", re.IGNORECASE)
_BARE_SCALES = frozenset("dozen hundred thousand million billion trillion".split())
_SCALES = re.compile(
    r"(?:dozen|hundred|thousand|million|billion|trillion)(?:\s{1,3}(?:thousand|million|billion|trillion)){0,2}\b",
    re.IGNORECASE,
)
_TO_FIGURES = re.compile(r"[-‑]\d")
_OF_ONE = re.compile(
    r"\s(?:of\s(?:an?|one|1)|an?)\s(?=(?:percent|per\scent|pct|percentage[\s-]point|basis[\s-]point)\b)", re.IGNORECASE
)
_MILLIONS = re.compile(r"m(?![\w²³/])")
_SYMBOLS = frozenset("m mi t g l".split())
_AFTER_SYMBOLS = frozenset(
    "of from to in at and or by north south east west long wide high deep tall above below".split()
)
_NO_NOUNS = frozenset("is as was has across this".split())
_LONGEST_SIGN, _LONGEST_UNIT = 6, 48
_POUNDS = re.compile(r"(?:\sof)?[\s-]pounds?\b", re.IGNORECASE)
# How far before a number a weight may be spoken of.
_HEAVY = 60
_WEIGHT = re.compile(
    r"\b(?:weigh(?:s|ed|ing|t)?|heav(?:y|ier)|lighter|cocaine|explosives)\b|\bpounds? of\b", re.IGNORECASE
)
_SUBSTANCE = re.compile(r"(?:\sof)?[\s-]pounds?\s+of\s|-pound\b|\spounds?\s(?:lighter|heavier)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it stands in a text.

    `start` and `end` hold the currency and the unit, `number_start` and `number_end` the number alone. Of a range,
    `value` is the first and `high` the last number, `joint` the word or mark between them, `parts` both amounts.
    `vague` says that only a size is named ("hundreds"); `hyphened` that the unit or the noun is joined to the number
    ("20-member").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    unit: str | None = None
    vague: bool = False
    hyphened: bool = False
    high: float | None = None
    joint: str = ""
    parts: tuple[Amount, ...] = ()


def may_begin(text: str, run: re.Match[str], end: int) -> bool:
    """Whether a number may begin with a match of `RUN` in a paragraph that ends at `end`."""
    word = run.group().lower()
    if word in ("a", "an"):
        return _AFTER_ARTICLE.match(text, run.start(), end) is not None
    return word[0].isdecimal() or word in _STARTS


def amount_at(text: str, at: int, start: int, end: int) -> Amount | None:
    """The amount whose number begins at a place, or one character before, where that is its sign."""
    vague = _VAGUE.match(text, at, end) or _COUPLE.match(text, at, end)
    if vague is not None:
        number = (at, vague.end())
        value = _size(vague)
        before_it = _FEW.search(text, max(start, at - 12), at)
        if before_it and before_it.group().lower().startswith("many"):
            number = (before_it.start(), vague.end())
        return _with_unit(text, _Number(*number, value, vague=True), start, end)
    several = _scale(text, at, start, end)
    if several is not None:
        return several
    m = _matched(text, at, start, end)
    if m is None:
        return None
    stop = _without_stray_suffix(m)
    worth = value_of(text[m.start() : stop])
    if worth is None:
        return None
    # A share in words is as exact as people quote it: two thirds are 0.6667.
    is_share = 0 < worth < 1 and "." not in m.group()
    return _with_unit(text, _Number(m.start(), stop, round(worth, 4) if is_share else worth), start, end)


def _scale(text: str, at: int, start: int, end: int) -> Amount | None:
    """A size after a word for several: "several hundred", "a few dozen", "many hundred thousand"."""
    m = _SCALES.match(text, at, end)
    few = _FEW.search(text, max(start, at - 12), at)
    if m is None or few is None:
        return None
    value = value_of("a " + m.group()) or 0.0
    return _with_unit(text, _Number(few.start(), m.end(), value, vague=True), start, end)


def _size(vague: re.Match[str]) -> float:
    words = vague.group().lower().split()
    if "couple" in words:
        scale = vague.groupdict().get("scale")
        return 2 * ((value_of("a " + scale) or 1) if scale else 1)
    # "hundreds upon hundreds" are hundreds.
    twice = next((i + 1 for i, word in enumerate(words) if word in ("on", "upon")), 0)
    value = 1.0
    for word in words[twice:]:
        value *= _MANY.get(word, 1)
    return value


def _matched(text: str, at: int, start: int, end: int) -> re.Match[str] | None:
    if at > start and text[at - 1] in "-−" and text[at].isdecimal():
        signed = _NUMBER.match(text, at - 1, end)
        if signed is not None:
            return signed
    if at > start and text[at - 1] == "." and (at - 1 == start or text[at - 2] in " ($£€"):
        return _NUMBER.match(text, at - 1, end) or _NUMBER.match(text, at, end)
    return _NUMBER.match(text, at, end)


def _without_stray_suffix(m: re.Match[str]) -> int:
    """The end of a number without a letter that stands apart: of "5 B-52 bombers" it is "5"."""
    written = m.group()
    if len(written) > 2 and written[-1] in "bBkKM" and written[-2] == " ":
        return m.end() - 2
    return m.end()


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    vague: bool = False


def _with_unit(text: str, number: _Number, start: int, end: int) -> Amount:
    """A number with the currency before it or the unit after it."""
    return _with_money(text, number, start, end) or _with_measure(text, number, start, end)


def _with_money(text: str, number: _Number, start: int, end: int) -> Amount | None:
    """A number with the sign or code of a currency right before it: "US$1.5bn", "Rs. 500", "£60m"."""
    low = max(start, number.start - _LONGEST_SIGN)
    left = text[low : number.start]
    if not left or left[-1].isalnum():
        return None
    words = before(text, number.start, low)[::-1]
    if len(words) > 1 and len(words[-2].text) == 1 and words[-2].end < words[-1].start:
        # "A $15 wage" is no Australian one.
        words = words[-1:]
    money = currency_before([word.low for word in words])
    # A code is a word in capitals; a sign is a mark.
    if money is None or not (words[-1].text[0].isupper() or not words[-1].text.isalpha()):
        return None
    value, stop = number.value, number.end
    if (m := _MILLIONS.match(text, stop, end)) is not None:
        value, stop = value * 1e6, m.end()
    unit, count = money
    return Amount(
        words[-count].start, stop, number.start, stop, value, unit, number.vague, text[stop : stop + 1] == "-"
    )


def _with_measure(text: str, number: _Number, start: int, end: int) -> Amount:
    """A number with the unit behind it, if there is one: "40 litres", "70mph", "5 million euros", "40-tonne"."""
    value, stop = number.value, number.end
    glued = not text[stop : stop + 1].isspace()
    following = after(text, stop, min(end, stop + _LONGEST_UNIT))
    hyphened = glued and bool(following) and following[0].text in "-‑‐"
    if hyphened and len(following) > 1 and following[1].start == following[0].end:
        following = _split(following[1:])
    elif following and (_TO_FIGURES.search(following[0].text) or (glued and not _MILLIONS.match(text, stop, end))):
        # "40 percent-50 percent", "4km-wide".
        following = _split(following)
    elif 0 < value < 1 and (m := _OF_ONE.match(text, stop, end)):
        # "half of 1 percent", "a quarter of a percentage point".
        following, glued = after(text, m.end(), min(end, m.end() + _LONGEST_UNIT)), False
    elif len(following) > 1 and (
        (following[0].low == "of" and number.vague)
        or (following[0].low in ("a", "an") and text[number.start : stop].lower() in ("half", "a quarter"))
    ):
        following = following[1:]
    if (m := _MILLIONS.match(text, stop, end)) is not None and _counts_millions(following):
        value, stop, glued, following = value * 1e6, m.end(), False, following[1:]
    glued = (glued and not hyphened) or (text[stop - 1].isdecimal() and _is_symbol(following))
    found = unit_after(
        [word.low for word in following[:4]], value, glued=glued, heavy=_is_heavy(text, number, start, end)
    )
    if found is None or (found[1] == 1 and _is_named(following)):
        return Amount(number.start, stop, number.start, stop, value, None, number.vague, hyphened)
    unit, count = found
    return Amount(number.start, following[count - 1].end, number.start, stop, value, unit, number.vague, hyphened)


def _is_heavy(text: str, number: _Number, start: int, end: int) -> bool:
    """Whether "pounds" weigh something here."""
    if _POUNDS.match(text, number.end, end) is None:
        return False
    spoken_of = _WEIGHT.search(text, max(start, number.start - _HEAVY), number.start)
    return spoken_of is not None or _SUBSTANCE.match(text, number.end, end) is not None


def _is_named(following: Sequence[Word]) -> bool:
    """Whether what looks like a unit is a name: "8 Rand Paul"."""
    return len(following) > 1 and all(word.text.istitle() for word in following[:2])


def _is_symbol(following: Sequence[Word]) -> bool:
    """Whether a letter or two that stand apart from figures are a unit: "60 mi.", "590,000 t)"."""
    if not following or following[0].text not in _SYMBOLS:
        return False
    return len(following) == 1 or not following[1].text[0].isalpha() or following[1].low in _AFTER_SYMBOLS


def _split(words: list[Word]) -> list[Word]:
    """Words whose first is cut at its hyphens: "kilometre-long"."""
    head = words[0]
    out, at = [], head.start
    for piece in re.split(r"([-‑])", head.text):
        if piece not in ("-", "‑"):
            out.append(Word(at, at + len(piece), piece, piece.lower()))
        at += len(piece)
    return out + words[1:]


def _counts_millions(following: list[Word]) -> bool:
    """Whether "5m" is five million: what it counts follows, or it is joined to "strong" and the like."""
    if following and following[0].low in ("m-strong", "m-plus", "m-odd"):
        return True
    if len(following) < 2 or following[0].low != "m":
        return False
    word = following[1].low
    return word in ("people", "children", "of") or (word.isalpha() and word.endswith("s") and word not in _NO_NOUNS)
