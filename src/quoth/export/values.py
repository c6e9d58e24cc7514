"""What do a time, a quantity and a place amount to, in words that people read?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from quoth.record import Place, Quantity, TimeExpression

_REFERENCES = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
_MODS = {
    "START": "start of",
    "MID": "middle of",
    "END": "end of",
    "APPROX": "about",
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "no later than",
    "ON_OR_AFTER": "no earlier than",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
}
# A period of one unit: "P3D", "PT36H", "PXY" (some years).
_PERIOD = re.compile(r"P(T?)(\d{1,9}(?:\.\d{1,3})?|X)(DE|CE|WE|[YMWDHS])", re.ASCII)
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
# A century or a decade; or years before Christ.
_YEARS = re.compile(r"(BC)(\d{2,4})|(\d{2,3})", re.ASCII)
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SUFFIXES = {
    "TMO": "morning",
    "TMI": "midday",
    "TAF": "afternoon",
    "TEV": "evening",
    "TNI": "night",
    "TDT": "daytime",
    "-WE": "weekend",
    "-SP": "spring",
    "-SU": "summer",
    "-FA": "autumn",
    "-WI": "winter",
}
_MODIFIERS = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
_CHANGES = {"up": "↑ ", "down": "↓ "}


def time_value(time: TimeExpression) -> str:
    """The value with its modifier: "about 1990", "3 days", "2022-03 – 2022-05"; "" where nothing is known."""
    # The years of a decade say it better than its first and last day.
    ends = time.range if time.range and not _YEARS.fullmatch(time.value or "") else (time.value or "",)
    shown = " – ".join(map(date_in_words, ends))
    mod = _MODS.get(time.mod or "", on_one_line(time.mod or "").lower())
    return " ".join(filter(None, (mod, shown)))


def date_in_words(value: str) -> str:
    """A value of TIMEX3 as people write it: dates stay in ISO 8601, what else its letters stand for is spelt out."""
    for suffix, word in _SUFFIXES.items():
        if value.endswith(suffix):
            return f"{_in_words(value.removesuffix(suffix))} {word}".strip()
    return _in_words(value)


def _in_words(value: str) -> str:
    if value in _REFERENCES:
        return _REFERENCES[value]
    if period := _PERIOD.fullmatch(value):
        return _period(*period.groups()) or on_one_line(value)
    if years := _YEARS.fullmatch(value):
        before, digits = years[1], years[2] or years[3]
        size = 10 ** (4 - len(digits))
        first, last = int(digits) * size, int(digits) * size + size - 1
        named = str(first) if size == 1 else f"{last} – {first}" if before else f"{first} – {last}"
        return f"{named} BC" if before else named
    if weekday := _WEEKDAY.fullmatch(value):
        return _WEEKDAYS[int(weekday[1]) - 1]
    if value.startswith("XXXX-") and "X" not in value[5:]:
        return on_one_line(f"{value[5:]} of some year")
    return on_one_line(re.sub(r"(?:^|(?<=\d))T(?=\d)", " ", value))


def _period(of_day: str, number: str, letter: str) -> str | None:
    unit = _UNITS.get(of_day + letter)
    if unit is None:
        return None
    if number == "1":
        return f"1 {unit}"
    return f"{'some' if number == 'X' else number} {'centuries' if unit == 'century' else unit + 's'}"


def quantity_value(quantity: Quantity) -> str:
    """The number with its modifier, unit and what is counted: "about 80 diplomats", "↑ 8 to 11 %", "2 km"."""
    counted = on_one_line(quantity.counted.text) if quantity.counted else ""
    number = _CHANGES.get(quantity.change or "", "") + _number(quantity)
    return " ".join(filter(None, (number, on_one_line(quantity.unit or ""), counted)))


def _number(quantity: Quantity) -> str:
    if quantity.value is not None:
        return _MODIFIERS[quantity.modifier] + _figures(quantity.value)
    about = _MODIFIERS["~"] if quantity.modifier == "~" else ""
    if quantity.low is not None and quantity.high is not None:
        return f"{about}{_figures(quantity.low)} to {_figures(quantity.high)}"
    if quantity.low is not None:
        return f"{about}{_MODIFIERS['>=']}{_figures(quantity.low)}"
    return f"{about}{_MODIFIERS['<=']}{_figures(quantity.high)}" if quantity.high is not None else ""


def _figures(number: float) -> str:
    return f"{number:,.12g}"


def place_value(place: Place) -> str:
    """The gazetteer's name and the country's code: "Kelbajar, AZ"."""
    return ", ".join(filter(None, (on_one_line(place.name), on_one_line(place.country or ""))))


def coordinates(place: Place) -> str:
    """Latitude and longitude in degrees, as on a map: "40.11° N, 46.04° E"; "" where they are not known."""
    if place.latitude is None or place.longitude is None:
        return ""
    north, east = ("N" if place.latitude >= 0 else "S"), ("E" if place.longitude >= 0 else "W")
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"


def words_and_value(words: str, value: str) -> str:
    """The words of the text with what they amount to, where that says more: "May 31, 2020 = 2020-05-31"."""
    shown = on_one_line(words)
    if not value or value.casefold() == shown.casefold():
        return shown
    return f"{shown} = {value}" if shown else value
