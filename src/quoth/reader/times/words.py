"""Which words make time expressions, and what is each worth?

`WORDS` gives for each word its classes (what the grammar speaks of) and `WORTH` what it stands for: the number of a
month or weekday (Monday 0), a unit in TIMEX3's letters, a part of the day.
"""

from __future__ import annotations

_MONTHS = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec"
)
_WEEKDAYS = "monday mon|tuesday tues tue|wednesday weds wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun"
_UNITS = {
    "S": "second seconds sec secs",
    "MI": "minute minutes min mins",
    "H": "hour hours hr hrs h",
    "D": "day days",
    "NI": "night nights",
    "W": "week weeks workweek workweeks",
    "FN": "fortnight fortnights",
    "WE": "weekend weekends",
    "M": "month months",
    "Q": "quarter quarters",
    "Y": "year years yr yrs",
    "DE": "decade decades",
    "CE": "century centuries",
    "ML": "millennium millennia",
}
_SEASONS = {"SP": "spring springtime", "SU": "summer summertime", "FA": "autumn fall", "WI": "winter wintertime"}
_PARTS = {
    "MO": "morning dawn daybreak sunrise",
    "MD": "lunchtime",
    "AF": "afternoon",
    "EV": "evening dusk sunset",
    "NI": "night nighttime nightfall overnight",
    "DT": "daytime",
}
_OFTEN = {
    "P1W": "weekly",
    "P2W": "fortnightly biweekly",
    "P1M": "monthly",
    "P3M": "quarterly",
    "P1Y": "yearly annual annually",
    "P6M": "semiannual semiannually biannual",
    "P2Y": "biennial biennially",
    "PT1H": "hourly",
    "P1D": "daily everyday nightly",
}
_ZONES = {
    "Z": "gmt utc wet",
    "+01": "cet bst",
    "+02": "cest eet",
    "+03": "msk eest",
    "+05:30": "ist",
    "+09": "jst kst",
    "-04": "edt",
    "-05": "est cdt",
    "-06": "cst mdt",
    "-07": "mst pdt",
    "-08": "pst",
    "": "et ct mt pt",
}
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

WORDS: dict[str, set[str]] = {}
WORTH: dict[str, int | str] = {}


def _add(class_: str, words: str, worth: int | str | None = None) -> None:
    for word in words.split():
        WORDS.setdefault(word, set()).add(class_)
        if worth is not None:
            WORTH.setdefault(word, worth)


for _i, _names in enumerate(_MONTHS.split("|"), 1):
    _add("month", _names, _i)
for _i, _names in enumerate(_WEEKDAYS.split("|")):
    _add("weekday", _names, _i)
    _add("weekdays", _names.split()[0] + "s", _i)
for _i, _name in enumerate(_ORDINALS, 1):
    _add("ordinal", _name, _i)
_add("ordinal", "thirtieth", 30)
for _i, _name in enumerate(_CARDINALS, 1):
    _add("ones" if _i < 10 else "teens", _name, _i)
for _i, _name in enumerate(_TENS, 2):
    _add("tens", _name, 10 * _i)
    _add("spelled_decade", f"{_name[:-1]}ies", 10 * _i)
for _unit, _names in _UNITS.items():
    _add("unit", _names.split()[0], _unit)
    _add("unit", " ".join(n for n in _names.split() if n == "workweek"), _unit)
    _add("units", " ".join(n for n in _names.split() if n.endswith("s") or n == "millennia"), _unit)
    _add("unit", " ".join(n for n in _names.split() if n in ("sec", "min", "hr", "yr", "h")), _unit)
for _class, _table in (("season", _SEASONS), ("part", _PARTS), ("often", _OFTEN), ("zone", _ZONES)):
    for _worth, _names in _table.items():
        _add(_class, _names, _worth)
for _worth, _names in {k: v for k, v in _PARTS.items() if k != "DT"}.items():
    _add("parts", f"{_names.split()[0]}s", _worth)
for _class, _names in {
    "the": "the",
    "a": "a an",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at @",
    "to": "to through thru till until til",
    "and": "and",
    "from": "from",
    "between": "between",
    "ago": "ago",
    "before": "before earlier previously prior",
    "after": "after",
    "later": "later afterwards afterward thereafter hence",
    "following": "following since",
    "last": "last past",
    "previous": "previous preceding prior",
    "next": "next coming upcoming forthcoming",
    "then_next": "following subsequent ensuing next",
    "this": "this current present",
    "that": "that same",
    "same": "same very",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "start": "start beginning outset onset opening",
    "middle": "middle midst height midpoint",
    "end": "end close ending conclusion remainder rest",
    "half": "half",
    "about": "about around approximately roughly some circa approx nearly almost c ca",
    "more": "more over",
    "less": "less fewer",
    "than": "than",
    "at_least": "least",
    "every": "every each",
    "per": "per",
    "other": "other alternate",
    "all": "all whole entire full",
    "vague": "several few some many numerous",
    "couple": "couple",
    "magnitude": "hundred thousand million dozen",
    "another": "another",
    "old": "old",
    "aged": "aged",
    "yesterday": "yesterday",
    "today": "today",
    "tomorrow": "tomorrow",
    "tonight": "tonight tonite",
    "now": "now currently nowadays presently",
    "recently": "recently lately",
    "recent": "recent",
    "noon": "noon midday",
    "midnight": "midnight",
    "fiscal": "fiscal financial fy",
    "year_word": "year",
    "quarter_word": "quarter",
    "century_word": "century centuries",
    "week_word": "week",
    "month_word": "month",
    "times": "once twice times",
    "local": "local",
    "working": "business working calendar",
    "workday": "weekday workday",
    "date_word": "date",
    "day_word": "day",
    "being": "being",
    "present": "present",
    "latter": "latter",
    "part_word": "part",
    "any": "any",
    "semi": "semi",
    "bi": "bi",
    "seasons": "summers winters autumns",
    "right": "right",
    "time_word": "time",
    "these": "these",
    "weekend": "weekend",
    "weekends": "weekends",
    "day_units": "days",
    "by": "by",
    "moment": "moment",
    "future": "future",
    "past": "past",
    "near": "near foreseeable",
    "ad": "ad ce",
    "era": "bc bce ad ce",
}.items():
    _add(_class, _names)
for _class in ("working", "date_word", "being", "part_word", "present"):
    # To the rest of the grammar these are words like any other.
    for _word in [w for w, classes in WORDS.items() if _class in classes]:
        _add("other_word", _word)
WORTH["latter"] = 2
WORTH.update(summers="SU", winters="WI", autumns="FA")
WORTH["midnight"], WORTH["noon"], WORTH["midday"] = "T24:00", "T12:00", "T12:00"

MONTHS = {names.split()[0][:3]: i for i, names in enumerate(_MONTHS.split("|"), 1)}
"""The numbers of the months by their first three letters."""
ALWAYS_CAPITALISED = frozenset("may march mar sat sun mon wed".split())
"""Words that mean a month or weekday only where they have a capital."""
