"""Which words and figures are cardinal numbers, and what are they worth?

`NUMBER` is the source of a regular expression without capturing groups, to be compiled with `re.IGNORECASE`. It
matches in time linear in the text: no repetition of words is unbounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isfinite

_ONES = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS = {
    w: n
    for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_NOUGHT = {"zero": 0, "nought": 0, "naught": 0}
SMALL = {**_ONES, **_TEENS, **_TENS, **_NOUGHT}
"""Number words below a hundred without a hyphen, and their values."""
_DOZENS = frozenset("dozen dozens dz dzs doz dozs".split())
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, **dict.fromkeys(_DOZENS, 12.0),
}  # fmt: skip
# Short for a scale, and only right after figures. A small "m" is no less often a metre: it is not among them.
_SUFFIXES = {
    "k": 1e3, "mln": 1e6, "mn": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12,
    "mm": 1e6, "m": 1e6,
}  # fmt: skip
NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, **{w + "th": n for w, n in _TEENS.items() if n > 12},
    **{w[:-1] + "ieth": n for w, n in _TENS.items()},
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
"""Ordinal words without a hyphen, and their places."""
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    w + s: n for w, n in NTH.items() if n > 2 for s in ("", "s")
}
_UNDER_TEN = [w for w, n in NTH.items() if n < 10]
_SIGNS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

GAP = r"\s{1,3}"
JOIN = r"(?:\s{1,3}|\s?[-‐‑]\s?)"
"""What stands between the words of a number."""


def any_of(words: Iterable[str]) -> str:
    """The source of a regular expression for any of some words, the longest first."""
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})\b"


_ONE_PART = any_of(w for w in _PARTS if not w.endswith("s"))
_PARTS_OF = any_of(w for w in _PARTS if w.endswith("s"))
_SMALL_WORD = rf"(?:{any_of(_TENS)}(?:{JOIN}{any_of(_ONES)})?|{any_of([*_ONES, *_TEENS, *_NOUGHT])})"
_SCALE = any_of(_SCALES)
_FRACTION = (
    rf"(?:(?:an?|one){JOIN}{_ONE_PART}|(?:a|one){JOIN}{any_of(_TENS)}{JOIN}{any_of(_UNDER_TEN)}"
    rf"|{_SMALL_WORD}{JOIN}(?:{_PARTS_OF}|{any_of(_TENS)}{JOIN}{any_of(w + 's' for w in _UNDER_TEN)}))"
)
# "one hundred thirty fifths", "a hundred trillionths", "one one-hundredth", "one one hundred and fifth".
_LARGE_FRACTION = (
    rf"(?:(?:{_SMALL_WORD}|an?)(?:{JOIN}(?:and{GAP})?(?:{_SMALL_WORD}|{_SCALE})){{1,6}}{JOIN}{_PARTS_OF}"
    rf"|(?:an?|one){JOIN}one{JOIN}(?:{_SCALE}{JOIN}(?:and{GAP})?)?{_ONE_PART})(?!{GAP}{_SCALE})"
)
_AFTER_SCALE = (
    rf"(?:and{GAP})?(?!{_FRACTION})"
    rf"(?:{_SMALL_WORD}|(?:(?<=hundred\sand\s)|(?<=thousand\sand\s))\d{{1,2}}(?![\w/-]|[.,]\d)"
    # "2 million 300 thousand": figures of a smaller scale.
    rf"|(?:(?<=illion\s)|(?<=crore\s)|(?<=lakh\s))\d{{1,3}}(?={GAP}thousand\b)|(?<=thousand\s)\d(?={GAP}hundred\b)"
    rf"|(?<=billion\s)\d{{1,3}}(?={GAP}million\b)|(?<=crore\s)\d\d?(?={GAP}lakh\b))"
)
_SCALED = rf"(?:(?:{GAP}|[-‐‑]){_SCALE}(?:{GAP}{_AFTER_SCALE})?){{0,6}}+"
_AND_PART = rf"(?:(?:{GAP}|-)and(?:{GAP}|-){_FRACTION}(?:{GAP}{_SCALE})?)?+"
_FIGURES = (
    r"(?:\d{1,3}(?:(?:,\d{3})++|(?:[ \u00a0\u202f]\d{3})++)(?![\d,]\d)(?!\d)(?:\.\d++)?"
    r"|\d{1,2}(?:,\d\d(?=,))++,\d{3}(?!\d)(?:\.\d++)?"
    r"|\d{1,3}(?:\.\d{3})++,\d\d?(?!\d)|\d++,\d\d?(?!\d|,\d)|\d++(?:\.\d++)?|\.\d++)"
)
_SUFFIX = r"(?:(?:thousand|(?:m|b|tr)illion|\s{0,2}(?:mln|mn|mil|bn|bln|tn|tln|trn|(?-i:MM|M|[kK]|[bB])))(?!\w))"
_POWER = r"(?:(?:e|\^)[+-]?\d{1,3}|\s?[x×]\s?10\^[+-]?\d{1,3})(?!\w)"
_FIGURE = (
    rf"(?:(?:\d{{1,3}}-(?=\d/[2348](?!\d))|\d{{1,4}}{GAP})?\d{{1,4}}[/⁄]\d{{1,4}}(?![\d/])|\d{{0,6}}\s?[{''.join(_SIGNS)}]"
    rf"|{_FIGURES}(?:{_POWER}|{_SUFFIX}|{_SCALED}))"
)
_SIGN = r"(?:(?<!plus or )(?:minus|negative)\s|(?<![^\s(\[<>=])[-−]\s?(?=[\d.]))"
_POINT = rf"(?:{GAP}point(?:{GAP}{_SMALL_WORD}){{1,6}}(?:{GAP}{_SCALE})?)?+"

# "hundred thousand": two scales are a number without a word before them.
_BARE_SCALES = rf"(?:hundred|thousand|lakh)(?={GAP}(?:thousand|million|billion|crore)\b)"
WHOLE_WORDS = rf"(?:{_SMALL_WORD}|an?(?={GAP}{_SCALE})|{_BARE_SCALES}){_SCALED}"
"""A whole number in words."""
# A fraction read aloud; before a noun, "over" goes with what follows: "3 over 20 years".
_OVER = rf"(?:{GAP}over{GAP}(?:\d{{1,6}}|{_SMALL_WORD}{_SCALED})(?=[.?!]?\s*\Z))?+"

NUMBER = (
    rf"(?:(?<!\w)(?<!\d[.,:/]){_SIGN}?{_FIGURE}{_AND_PART}"
    rf"|(?<!\w)(?:(?<!plus or )(?:minus|negative)\s)?(?:(?:an?{GAP})?(?:half|quarter)(?:{GAP}an?{GAP}|{JOIN}){_SCALE}"
    rf"|{_LARGE_FRACTION}|{_FRACTION}(?:{GAP}of{GAP}an?{GAP}{_SCALE})?"
    rf"|{WHOLE_WORDS}{_POINT}{_AND_PART}|half\b)){_OVER}"
)
"""A cardinal number: "1,250", "3½", "-7", "20 000", "two hundred and five", "half a million", "5bn", "two-thirds"."""

NUMBER_WORDS = frozenset(
    [*SMALL, *_PARTS, "hundred", "thousand", "million", "billion", "trillion", "dozen", "minus", "negative"]
)
"""Words that a number in words may begin with, articles aside."""

_TOKEN = re.compile(rf"[a-z]+|\d[\d.,\s]*|\.\d+|[/⁄]|[{''.join(_SIGNS)}]|[-−]")
_POWER_OF = re.compile(r"(?P<number>\d[\d.,\s]*?)(?P<base>e|\s?[x×]\s?10\^|\^)(?P<power>[+-]?\d{1,3})")
_OVER_OF = re.compile(r"(?P<above>.+)\sover\s+(?P<below>.+)", re.DOTALL)
_LARGE_PART = re.compile(_LARGE_FRACTION)
_BETWEEN_WORDS = re.compile(r"[\s\-‐‑]+")
_LAST_LETTERS = re.compile(r"[a-z]+$")
_LONGEST_SCALE = 8
_PART_OF = re.compile(
    rf"(?:(?P<whole>.*[^\s-])(?:{GAP}|-)and(?:{GAP}|-))?(?P<part>{_FRACTION})(?P<scale>{GAP}.*)?", re.DOTALL
)


def value_of(words: str) -> float | None:
    """What a number is worth, as matched by `NUMBER`; None for what is none, or for one too large to hold."""
    low = words.strip().lower()
    sign = 1
    for minus in ("minus", "negative", "-", "−"):
        if low.startswith(minus):
            low, sign = low[len(minus) :].lstrip(), -1
            break
    value = _with_part(low)
    if value is None or not isfinite(value):
        return None
    # A product such as 13.9 times a trillion would carry the error of its factor.
    return sign * float(f"{value:.12g}") if value % 1 or value > 1e15 else sign * value


def scale_of(words: str) -> float:
    """What the last word of a number multiplies it by: of "1.2 million" and "1.2bn" a million and a billion, else 1."""
    m = _LAST_LETTERS.search(words[-_LONGEST_SCALE:].lower())
    return _SCALES.get(m.group()) or _SUFFIXES.get(m.group(), 1.0) if m else 1.0


def _with_part(low: str) -> float | None:
    """The value of words that may have a fraction: "two thirds", "three and a half million"."""
    if m := _OVER_OF.fullmatch(low):
        return _quotient(_with_part(m.group("above")), _with_part(m.group("below")))
    if m := _POWER_OF.fullmatch(low):
        return _power(_figures(m.group("number")), m.group("base"), int(m.group("power")))
    if _LARGE_PART.fullmatch(low) and (part := _large_fraction(_BETWEEN_WORDS.split(low))) is not None:
        return part
    m = _PART_OF.fullmatch(low)
    if m is None:
        return _plain(low)
    part = _fraction(m.group("part"))
    scale = (m.group("scale") or "").split()
    factor = _SCALES.get(scale[-1], 1.0) if scale else 1.0
    if m.group("whole") is None:
        return part * factor
    whole = _plain(m.group("whole"))
    if whole is None:
        return None
    own = _SCALES.get(m.group("whole").split()[-1], 1.0)
    if scale:
        return (whole + part) * factor if own == 1 else whole + part * factor
    # "one million and a half" is half a million more, "one hundred and three quarters" no more than it says.
    return whole + part * (own if own >= 1000 else 1)


def _quotient(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _power(number: float | None, base: str, power: int) -> float | None:
    if number is None:
        return None
    try:
        return number**power if base == "^" else number * 10.0**power
    except (OverflowError, ZeroDivisionError):
        return None


def _large_fraction(words: list[str]) -> float | None:
    """The value of a fraction with a scale in it; None where "and" begins a fraction of its own."""
    *count, part = words
    below = float(_PARTS[part])
    joined = len(count) - count[::-1].index("and") if "and" in count else 0
    if count[0] in ("a", "an", "one") and count[1:2] == ["one"]:
        # "one one-hundredth", "one one hundred and fifth".
        return _quotient(1.0, below * _SCALES[count[2]] if below >= 100 and count[2:] else below + _sum(count[2:]))
    if below < 10 and len(count) > 1 and count[-1] in _TENS and joined < len(count) - 1:
        below += _TENS[count.pop()]
    if below < 100 and len(count) > 2 and count[-2] == "one" and count[-1] in _SCALES:
        # "one hundred one thousand fifths" are so many thousand-and-fifths.
        below += _SCALES[count[-1]]
        count = count[:-2]
    above = _plain(" ".join(count[joined:]))
    if joined and above is not None and above < below:
        return None
    return _quotient(_plain(" ".join(count)), below)


def _sum(words: list[str]) -> float:
    return (_plain(" ".join(words)) or 0.0) if words else 0.0


def _fraction(words: str) -> float:
    *count, part = _BETWEEN_WORDS.split(words)
    if len(count) > 1 and count[-1] in _TENS:
        whole = NTH[part.removesuffix("s")] + _TENS[count.pop()]
        return sum(SMALL.get(word, 1) for word in count) / whole
    return sum(SMALL.get(word, 1) for word in count) / _PARTS[part]


def _plain(low: str) -> float | None:
    """The value of words without a fraction of words: figures, number words and scales."""
    total = group = joined = 0.0
    seen = False
    tokens = _TOKEN.findall(low)
    for i, word in enumerate(tokens):
        if word == "point":
            return _with_point(total + group, tokens[i + 1 :])
        if word in ("/", "⁄"):
            return _divided(tokens)
        if word[0].isdigit() or word[0] == ".":
            number = _figures(word)
            if number is None:
                return None
            group, seen = group + number, True
        elif word in _SIGNS:
            group, seen = group + _SIGNS[word], True
        elif word in ("half", "quarter"):
            group, seen = group + 1 / _PARTS[word], True
        elif word in SMALL:
            group, seen = group + SMALL[word], True
        elif word in ("hundred", "hundreds"):
            group, seen = (group or 1.0) * 100, True
        elif word in _DOZENS and joined and group > joined:
            # "three hundred and two dozen": what "and" adds is counted in dozens.
            group = joined + (group - joined) * _SCALES[word]
        elif word in _SCALES or (i and word in _SUFFIXES):
            scale = _SCALES.get(word) or _SUFFIXES[word]
            # "three lakh crore": a scale of what stands before it.
            total, group = (total * scale, 0.0) if total and not group else (total + (group or 1.0) * scale, 0.0)
            seen = True
        elif word == "and":
            joined = group
        elif word not in ("a", "an", "-"):
            return None
    return total + group if seen else None


def _with_point(whole: float, tokens: list[str]) -> float | None:
    """A number with the decimals that words behind "point" name: "seven one" or "seventy-one"."""
    digits, words = "", [token for token in tokens if token in SMALL]
    for i, word in enumerate(words):
        is_second = i > 0 and word in _ONES and words[i - 1] in _TENS
        digits = (digits[:-1] if is_second else digits) + str(SMALL[word])
    return (whole + float(f"0.{digits}")) * _SCALES.get(tokens[-1], 1.0) if digits else None


def _divided(tokens: list[str]) -> float | None:
    numbers = [token for token in tokens if token[0].isdigit()]
    parts = " ".join(numbers).split()
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts) or not float(parts[-1]):
        return None
    return float(parts[0] if len(parts) == 3 else 0) + float(parts[-2]) / float(parts[-1])


def _figures(token: str) -> float | None:
    """The value of figures, with commas, spaces or, before a decimal comma, stops between the thousands."""
    plain = re.sub(r"\s|[.,]\s*$", "", token)
    if re.fullmatch(r"\d++(?:\.\d{3})*+,\d\d?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None
