"""Where do numbers stand in a text, and with which unit? An amount is a number, or a range, with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quoth.reader.numbers import NUMBER, NUMBER_WORDS, value_of
from quoth.reader.quantities.around import Word, after, before
from quoth.reader.quantities.units import currency_before, unit_after

_RUN = re.compile(r"[^\W\d_]+|\d+")
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
    r"(?:many\s{1,3})?(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
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
_RANGE = re.compile(r"\s{0,2}[-–—‐‑‒~]\s{0,2}|\s{1,3}(?:to|or|and|through)\s{1,3}", re.IGNORECASE)
_SCALE_AT_END = re.compile(r"(?:[a-zA-Z]+)$")
_MILLIONS = re.compile(r"m(?![\w²³/])")
_SYMBOLS = frozenset("m mi t g l".split())
_AFTER_SYMBOLS = frozenset(
    "of from to in at and or by north south east west long wide high deep tall above below".split()
)
_NO_NOUNS = frozenset("is as was has across this".split())
# How far before a number a weight may be spoken of.
_HEAVY = 60
_WEIGHT = re.compile(
    r"\b(?:weigh(?:s|ed|ing|t)?|heav(?:y|ier)|lighter|cocaine|explosives)\b|\bpounds? of\b", re.IGNORECASE
)
_SUBSTANCE = re.compile(r"[\s-]pounds?\s+of\s|-pound\b|\spounds?\s(?:lighter|heavier)", re.IGNORECASE)


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


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts of a paragraph, in order, whatever they mean."""
    at = start
    for m in _RUN.finditer(text, start, end):
        if m.start() < at:
            continue
        word = m.group()
        if not word[0].isdecimal():
            word = word.lower()
            if word not in _STARTS or (word in ("a", "an") and not _AFTER_ARTICLE.match(text, m.start(), end)):
                continue
        found = _amount(text, m.start(), start, end)
        if found is None:
            continue
        found = _range(text, found, start, end)
        yield found
        at = found.end


def _amount(text: str, at: int, start: int, end: int) -> Amount | None:
    """The amount whose number begins at a place, or one character before, where that is its sign."""
    vague = _VAGUE.match(text, at, end) or _COUPLE.match(text, at, end)
    if vague is not None:
        number = (at, vague.end())
        value = _size(vague)
        before_it = _FEW.search(text, max(start, at - 12), at)
        if before_it and before_it.group().lower().startswith("many"):
            number = (before_it.start(), vague.end())
        return _with_unit(text, _Number(*number, value, vague=True), start, end)
    m = _matched(text, at, start, end)
    if m is None:
        return _scale(text, at, start, end)
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
    value = 1.0
    for word in words:
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
    value, stop = number.value, number.end
    behind = text[stop : stop + 1]
    left = text[max(start, number.start - 6) : number.start]
    money = None
    if left and not left[-1].isalnum():
        words = [word.low for word in reversed(before(text, number.start, max(start, number.start - 6)))]
        money = currency_before(words) if _touches(text, words, number.start, start) else None
    first = number.start
    if money is not None:
        unit, count = money
        first = before(text, number.start, max(start, number.start - 6))[count - 1].start
        if (m := _MILLIONS.match(text, stop, end)) is not None:
            value, stop = value * 1e6, m.end()
        return Amount(first, stop, number.start, stop, value, unit, number.vague, text[stop : stop + 1] == "-")
    following = after(text, stop, min(end, stop + 48))
    glued = bool(behind) and not behind.isspace()
    hyphened = bool(following) and following[0].text in "-‑‐" and glued
    if hyphened and len(following) > 1 and following[1].start == following[0].end:
        following = _split(following[1:])
    elif len(following) > 1 and (
        (following[0].low == "of" and number.vague)
        or (following[0].low in ("a", "an") and text[number.start : stop].lower() in ("half", "a quarter"))
    ):
        following = following[1:]
    if behind == "m" and (m := _MILLIONS.match(text, stop, end)) is not None and _counts_millions(following):
        value, stop, glued = value * 1e6, m.end(), False
        following = following[1:]
    heavy = bool(_WEIGHT.search(text, max(start, number.start - _HEAVY), number.start)) or bool(
        _SUBSTANCE.match(text, stop, end)
    )
    glued = glued or (text[stop - 1].isdecimal() and _is_symbol(following))
    found = unit_after([word.low for word in following[:4]], value, glued=glued and not hyphened, heavy=heavy)
    if found is None:
        return Amount(first, stop, number.start, stop, value, None, number.vague, hyphened)
    return Amount(first, following[found[1] - 1].end, number.start, stop, value, found[0], number.vague, hyphened)


def _is_symbol(following: Sequence[Word]) -> bool:
    """Whether a letter or two that stand apart from figures are a unit: "60 mi.", "590,000 t)"."""
    if not following or following[0].text not in _SYMBOLS:
        return False
    return len(following) == 1 or not following[1].text[0].isalpha() or following[1].low in _AFTER_SYMBOLS


def _touches(text: str, words: list[str], at: int, start: int) -> bool:
    """Whether a sign or code of a currency may stand before a number: a code is a word of its own, in capitals."""
    if not words or not words[-1].isalpha():
        return bool(words)
    low = max(start, at - 6)
    return text[low:at].strip().rpartition(" ")[2][:1].isupper()


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
    """Whether "5m" is five million: what it counts follows."""
    if len(following) < 2 or following[0].low != "m":
        return False
    word = following[1].low
    return word in ("people", "children", "of") or (word.isalpha() and word.endswith("s") and word not in _NO_NOUNS)


def _range(text: str, first: Amount, start: int, end: int) -> Amount:
    """An amount, or the range that it begins: "20-30%", "£2,000 to £5,000", "two or three"."""
    m = _RANGE.match(text, first.end, end)
    if m is None or first.vague:
        return first
    joint = m.group().strip().lower()
    at = m.end()
    while at < end and not text[at].isalnum() and at - m.end() < 4:
        at += 1
    head = text[at : at + 12].lower()
    run = _RUN.match(text, at, end)
    if run is None or not (run.group()[0].isdecimal() or run.group().lower() in _STARTS):
        if joint not in ("to", "-", "–", "and") or not head.startswith(("us", "hk", "nz", "c$", "a$", "nt")):
            return first
        at = next((i for i in range(at, min(end, at + 4)) if text[i].isdecimal()), at)
    second = _amount(text, at, start, end)
    if second is None or second.vague or second.start < m.end() - 1 or not _joins(text, first, second, joint, start):
        return first
    return _joined(text, first, second, joint)


def _joins(text: str, first: Amount, second: Amount, joint: str, start: int) -> bool:
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return False
    if first.hyphened and joint not in ("-", "–") and first.unit is None:
        return False
    if joint == "and":
        left = [word.low for word in before(text, first.start, start)[:2]]
        return "between" in left
    if joint == "or":
        return first.unit is None and first.value < second.value <= first.value * 3 and first.value < 1000
    if first.value < 1 <= second.value and not text[first.number_start].isdecimal():
        return False
    low, _ = _scaled(text, first, second)
    # What falls is a range only from one number to another; with a dash it is a score.
    return low < second.value or (
        joint == "to" and [word.low for word in before(text, first.start, start)[:1]] == ["from"]
    )


def _joined(text: str, first: Amount, second: Amount, joint: str) -> Amount:
    low, unit = _scaled(text, first, second)
    return replace(
        second,
        start=first.start,
        number_start=first.number_start,
        value=low,
        high=second.value,
        unit=unit,
        joint=joint,
        parts=(replace(first, value=low, unit=unit), replace(second, unit=unit)),
    )


def _scaled(text: str, first: Amount, second: Amount) -> tuple[float, str | None]:
    """The first number of a range, with the scale and the unit that only the second states: "$3-4 billion"."""
    unit = second.unit if second.unit is not None else first.unit
    low = first.value
    written = text[first.number_start : first.number_end]
    if not _SCALE_AT_END.search(written) or second.value >= 1000 * max(low, 1):
        plain = re.match(r"[\d.,]+", text[second.number_start : second.number_end])
        scale = second.value / base if plain and (base := value_of(plain.group().rstrip(".,"))) else 0
        if scale >= 1000 and low < 1000 and low * scale <= second.value:
            return low * scale, unit
        words = text[second.number_start : second.number_end].lower().split()
        factor = value_of("a " + words[-1]) if len(words) > 1 and words[-1] in _BARE_SCALES else None
        if factor and not plain and low < 1000 and low * factor <= second.value and _SCALE_AT_END.search(written):
            return low * factor, unit
    return low, unit
