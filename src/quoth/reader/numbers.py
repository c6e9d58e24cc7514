"""Which words and figures are numbers, and what are they worth?

`NUMBER` and `ORDINAL` are sources of regular expressions without capturing groups, to be compiled with
`re.IGNORECASE`. Both match in time linear in the text: no repetition of words is unbounded.
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
_SMALL = {**_ONES, **_TEENS, **_TENS, **_NOUGHT}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "dozen": 12.0, "dozens": 12.0,
}  # fmt: skip
# Short for a scale, and only right after figures. A small "m" is no less often a metre: it is not among them.
_SUFFIXES = {
    "k": 1e3, "mln": 1e6, "mn": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12,
    "mm": 1e6, "m": 1e6,
}  # fmt: skip
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, **{w + "th": n for w, n in _TEENS.items() if n > 12},
    **{w[:-1] + "ieth": n for w, n in _TENS.items()},
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    w + s: n for w, n in _NTH.items() if n > 2 for s in ("", "s")
}
_UNDER_TEN = [w for w, n in _NTH.items() if n < 10]
_SIGNS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

_GAP = r"\s{1,3}"
_JOIN = r"(?:\s{1,3}|\s?[-‐‑]\s?)"


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})\b"


_ONE_PART = _any(w for w in _PARTS if not w.endswith("s"))
_PARTS_OF = _any(w for w in _PARTS if w.endswith("s"))
_SMALL_WORD = rf"(?:{_any(_TENS)}(?:{_JOIN}{_any(_ONES)})?|{_any([*_ONES, *_TEENS, *_NOUGHT])})"
_SCALE = _any(_SCALES)
_FRACTION = (
    rf"(?:(?:an?|one){_JOIN}{_ONE_PART}|one{_JOIN}{_any(_TENS)}{_JOIN}{_any(_UNDER_TEN)}"
    rf"|{_SMALL_WORD}{_JOIN}(?:{_PARTS_OF}|{_any(_TENS)}{_JOIN}{_any(w + 's' for w in _UNDER_TEN)}))"
)
_AFTER_SCALE = (
    rf"(?:and{_GAP})?(?!{_FRACTION})"
    rf"(?:{_SMALL_WORD}|(?:(?<=hundred\sand\s)|(?<=thousand\sand\s))\d{{1,2}}(?![\w/-]|[.,]\d))"
)
_SCALED = rf"(?:(?:{_GAP}|[-‐‑]){_SCALE}(?:{_GAP}{_AFTER_SCALE})?){{0,6}}+"
_AND_PART = rf"(?:(?:{_GAP}|-)and(?:{_GAP}|-){_FRACTION}(?:{_GAP}{_SCALE})?)?+"
_FIGURES = (
    r"(?:\d{1,3}(?:(?:,\d{3})++|(?:[ \u00a0\u202f]\d{3})++)(?![\d,]\d)(?!\d)(?:\.\d++)?"
    r"|\d{1,2}(?:,\d\d(?=,))++,\d{3}(?!\d)(?:\.\d++)?"
    r"|\d{1,3}(?:\.\d{3})++,\d\d?(?!\d)|\d++,\d\d?(?!\d|,\d)|\d++(?:\.\d++)?|\.\d++)"
)
_SUFFIX = r"(?:(?:thousand|(?:m|b|tr)illion|\s?(?:mln|mn|mil|bn|bln|tn|tln|trn|(?-i:MM|M|[kK]|[bB])))(?!\w))"
_POWER = r"(?:e[+-]?\d{1,3}|\s?[x×]\s?10\^[+-]?\d{1,3})(?!\w)"
_FIGURE = (
    rf"(?:(?:\d{{1,4}}{_GAP})?\d{{1,4}}[/⁄]\d{{1,4}}(?![\d/])|\d{{0,6}}\s?[{''.join(_SIGNS)}]"
    rf"|{_FIGURES}(?:{_POWER}|{_SUFFIX}|{_SCALED}))"
)
_SIGN = r"(?:(?<!plus or )(?:minus|negative)\s|(?<![^\s(\[<>=])[-−]\s?(?=[\d.]))"
_POINT = rf"(?:{_GAP}point(?:{_GAP}{_SMALL_WORD}){{1,6}}(?:{_GAP}{_SCALE})?)?+"

NUMBER = (
    rf"(?:(?<!\w)(?<!\d[.,:/]){_SIGN}?{_FIGURE}{_AND_PART}"
    rf"|(?<!\w)(?:(?<!plus or )(?:minus|negative)\s)?(?:(?:half|quarter)(?:{_GAP}an?)?{_GAP}{_SCALE}|{_FRACTION}"
    rf"(?:{_GAP}of{_GAP}an?{_GAP}{_SCALE})?"
    rf"|(?:{_SMALL_WORD}|an?(?={_GAP}{_SCALE})){_SCALED}{_POINT}{_AND_PART}|half\b))"
)
"""A cardinal number: "1,250", "3½", "-7", "20 000", "two hundred and five", "half a million", "5bn", "two-thirds"."""

ORDINAL = (
    rf"(?<!\w)(?:\d{{1,9}}(?:st|nd|rd|th)\b"
    rf"|(?:(?:{_SMALL_WORD}|an?(?={_GAP}{_SCALE})){_SCALED}{_JOIN}(?:and{_GAP})?)?{_any(_NTH)})"
)
"""An ordinal number: "third", "21st", "one hundred twenty-fifth"."""

NUMBER_WORDS = frozenset(
    [*_SMALL, *_PARTS, "hundred", "thousand", "million", "billion", "trillion", "dozen", "minus", "negative"]
)
"""Words that a number in words may begin with, articles aside."""

_TOKEN = re.compile(rf"[a-z]+|\d[\d.,\s]*|\.\d+|[/⁄]|[{''.join(_SIGNS)}]|[-−]")
_POWER_OF = re.compile(r"(?P<number>\d[\d.,\s]*?)(?:e|\s?[x×]\s?10\^)(?P<power>[+-]?\d{1,3})")
_LAST_LETTERS = re.compile(r"[a-z]+$")
_LONGEST_SCALE = 8
_PART_OF = re.compile(
    rf"(?:(?P<whole>.*[^\s-])(?:{_GAP}|-)and(?:{_GAP}|-))?(?P<part>{_FRACTION})(?P<scale>{_GAP}.*)?", re.DOTALL
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
    if m := _POWER_OF.fullmatch(low):
        number = _figures(m.group("number"))
        return None if number is None else number * 10.0 ** int(m.group("power"))
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


def _fraction(words: str) -> float:
    *count, part = re.split(r"[\s\-‐‑]+", words)
    if len(count) > 1 and count[-1] in _TENS:
        whole = _NTH[part.removesuffix("s")] + _TENS[count.pop()]
        return sum(_SMALL[word] for word in count) / whole
    return sum(_SMALL.get(word, 1) for word in count) / _PARTS[part]


def _plain(low: str) -> float | None:
    """The value of words without a fraction of words: figures, number words and scales."""
    total = group = 0.0
    seen = False
    tokens = _TOKEN.findall(low)
    for i, word in enumerate(tokens):
        if word == "point":
            digits = "".join(str(_SMALL[digit]) for digit in tokens[i + 1 :] if digit in _SMALL)
            scale = _SCALES.get(tokens[-1], 1.0)
            return (total + group + float(f"0.{digits}")) * scale if digits else None
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
        elif word in _SMALL:
            group, seen = group + _SMALL[word], True
        elif word == "hundred":
            group, seen = (group or 1.0) * 100, True
        elif word in _SCALES or (i and word in _SUFFIXES):
            scale = _SCALES.get(word) or _SUFFIXES[word]
            # "three lakh crore": a scale of what stands before it.
            total, group = (total * scale, 0.0) if total and not group else (total + (group or 1.0) * scale, 0.0)
            seen = True
        elif word not in ("a", "an", "and", "-"):
            return None
    return total + group if seen else None


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


def ordinal_of(words: str) -> int | None:
    """The place in a row that an ordinal names, as matched by `ORDINAL`; None for what is none."""
    low = words.strip().lower()
    if m := re.fullmatch(r"([0-9]{1,9})(?:st|nd|rd|th)", low):
        return int(m.group(1))
    *before, word = re.split(r"[\s\-‐‑]+", low)
    last = _NTH.get(word)
    if last is None or not before:
        return last
    value = _plain(" ".join(before))
    if value is None or not isfinite(value):
        return None
    return int(value * last if last >= 100 else value + last)
