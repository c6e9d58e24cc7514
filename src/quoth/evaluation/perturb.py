"""How is an article made to contradict itself in one place, and its sound twin prepared in the same way?

Checks are tried on pairs of texts that differ in one inconsistency. Where an article has no natural place for it, one
is made first: a mention is extended by what the article or its date already tells, or a sentence is added that says
nothing new. That text, which is sound, is the *prepared* one; the *perturbed* one differs from it in a word or two.

year
    A full date within a month of publication gets another year. Made: "on Tuesday" becomes "on November 8, 2016".
day
    Beside a weekday, the day of the month is changed so that both disagree; or the date of something that was said
    or done is moved to days after publication. Made: "on Tuesday" becomes "on Tuesday, Nov. 8", or "on Nov. 8".
weekday
    The weekday beside a date is changed. Made as for the day.
count
    A number that is given twice for the same things is changed where it is taken up again. Made: a sentence that
    takes up "17 candidates" as "the 17 candidates" is added to the paragraph or to the end of the article.
place
    A city that stands twice with its state or country gets another state or country in one place. Made: a mention of
    the city alone is extended, or a sentence that takes it up is added. Where a well-known city stands once, it
    gets its state or country, and that is changed.

Everything follows from the text, its date and a seed. Words and patterns here are not those of the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal

from quoth.evaluation import perturb_words as words

Kind = Literal["year", "day", "weekday", "count", "place"]
KINDS: tuple[Kind, ...] = ("year", "day", "weekday", "count", "place")

_DAYS = "|".join(words.WEEKDAYS)
_MONTHS = "|".join(words.MONTHS_WRITTEN)
# A weekday by itself, of which the text tells as past: "said Tuesday", "on Tuesday".
_WEEKDAY = re.compile(
    rf"(?P<verb>\b(?:{words.PAST_VERBS}|[a-z]{{3,}}ed)\s(?:(?:reporters|here|back|out|up|down)\s)?)?(?P<on>\bon\s)?\b(?P<day>{_DAYS})\b(?=[.]?\s|,\s(?!{_MONTHS}))"
    r"(?!\s(?:morning|night|evening|afternoon|[A-Z]))"
)
_NOT_BEFORE = re.compile(
    r"(?:\b[A-Z][\w'’.]*|\b(?:next|last|every|this|each|coming|early|late|until|by|from|to|and)|-)\s?$"
)
_PAST = re.compile(rf"\b(?:{words.PAST_VERBS}|was|were|had|did|made|came|won|lost|\w{{3,}}ed)\b")
_AHEAD = re.compile(r"\b(?:will|would|next|plans?|scheduled|expected|upcoming|set|to be|before|until|holds?|faces)\b")
_DATED = re.compile(rf"\b(?P<day>{_DAYS}),\s(?P<month>{_MONTHS})\s(?P<of_month>\d\d?)\b(?:,\s(?P<year>\d{{4}}))?")
_FULL = re.compile(rf"(?<!\")\b(?P<month>{_MONTHS})\s(?P<of_month>\d\d?),\s(?P<year>20\d\d)\b")
_NUMBER = "|".join(("[1-9]\\d{0,2}", *words.NUMBERS[3:]))
_COUNT = re.compile(
    rf"(?<![$£€\d.,:/-])(?P<about>\b(?i:{words.ABOUT})\s)?(?P<the>\bthe\s)?\b(?P<number>{_NUMBER})\s(?P<noun>(?:[a-z]+\s)?(?:[a-z]{{3,}}[a-rtv-z]s|people|women))\b"
    r"(?!\s(?:old|ago|later|earlier)|-)"
)
# "Rule 40 works", "Fortune 500 companies", "4 in 10 voters", "911 calls": such numbers count nothing.
_NO_COUNT = re.compile(
    r"[^\s.!?:;“\"]\s[A-Z][\w’'.]*\s$|\b(?:\d+|[Oo]ne|two|three|four|five|six|seven|eight|nine)\sin\s$"
)
_EMERGENCY = "911"
_PLACE = re.compile(
    rf"\b(?P<before>in|at|near|from|of|to)\s(?P<city>(?:[A-Z][a-z]+\s){{0,2}}[A-Z][a-z]{{3,}}),\s(?P<in>{words.CONTAINERS_WRITTEN})(?=[\s,.;])"
)
_KNOWN_CITY = re.compile(
    rf"\b(?:in|at|near|from|to)\s(?P<city>{'|'.join(words.CITIES)})\b(?=[.;]?\s|,\s(?![A-Z]))(?!\s[A-Z])"
)
_NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a text can be made inconsistent, and how.

    `prepared` is the sound text; in it the words from `start` to `end` are to be replaced by `words`.
    """

    kind: Kind
    prepared: str
    start: int
    end: int
    words: str

    @property
    def perturbed(self) -> str:
        """The text with the inconsistency."""
        return self.prepared[: self.start] + self.words + self.prepared[self.end :]

    @property
    def changed(self) -> tuple[int, int]:
        """Offsets of the changed words in the perturbed text."""
        return self.start, self.start + len(self.words)


def site(text: str, published: date, kind: Kind, seed: str) -> Site | None:
    """A place for an inconsistency of a kind, the same one for the same seed; None where the text has none."""
    random = Random(f"{seed} {kind}")  # noqa: S311  nothing here is secret
    if kind == "count":
        return _count(text, random)
    if kind == "place":
        return _place(text, random)
    return _date(text, published, kind, random)


def _date(text: str, published: date, kind: Kind, random: Random) -> Site | None:
    if kind == "year":
        natural = [m for m in _FULL.finditer(text) if _is_near(m, published)]
        if natural:
            m = random.choice(natural)
            return Site(kind, text, *m.span("year"), _other_year(m["year"], random))
    elif natural := [m for m in _DATED.finditer(text) if _is_sound(m, published)]:
        m = random.choice(natural)
        if kind == "weekday":
            return Site(kind, text, *m.span("day"), _other_weekday(m["day"], random))
        return Site(kind, text, *m.span("of_month"), _other_day(m["of_month"], random))
    return _made_date(text, published, kind, random)


def _made_date(text: str, published: date, kind: Kind, random: Random) -> Site | None:
    alone = kind == "year" or (kind == "day" and random.random() < 0.4)
    places = [m for m in _WEEKDAY.finditer(text) if _is_past(text, m) and (m["verb"] or not (alone and kind == "day"))]
    if not places:
        return None
    m = random.choice(places)
    then = published - timedelta(days=(published.weekday() - words.WEEKDAYS.index(m["day"])) % 7)
    month = random.choice((words.MONTHS, words.SHORT_MONTHS))
    start = m.start("day")
    on = "" if m["on"] or not alone else "on "
    with_year = kind == "year" or random.random() < 0.5
    day = "" if alone else f"{m['day']}, "
    date_ = f"{month[then.month - 1]} {then.day}"
    # After the year goes a comma, but not before another mark.
    year = f", {then.year}" if with_year else ""
    comma = "," if (with_year or day) and text[m.end()] not in ",." else ""
    prepared = text[:start] + on + day + date_ + year + comma + text[m.end() :]
    at = start + len(on)
    if kind == "weekday":
        return Site(kind, prepared, at, at + len(m["day"]), _other_weekday(m["day"], random))
    at += len(day)
    if kind == "year":
        at += len(date_) + 2
        return Site(kind, prepared, at, at + 4, _other_year(str(then.year), random))
    if alone:
        later = published + timedelta(days=random.randint(2, 12))
        if later.year != then.year:
            return None
        return Site(kind, prepared, at, at + len(date_), f"{month[later.month - 1]} {later.day}")
    at += len(date_) - len(str(then.day))
    return Site(kind, prepared, at, at + len(str(then.day)), _other_day(str(then.day), random))


def _is_past(text: str, m: re.Match[str]) -> bool:
    """Whether a weekday stands in a clause that tells of what has been, and is not part of a name or a quotation."""
    before = text[max(0, m.start() - 80) : m.start()].rpartition("\n")[2]
    after = text[m.end() : m.end() + 40].partition("\n")[0]
    quoted = sum(text[: m.start()].rpartition("\n")[2].count(mark) for mark in '“"') % 2
    near = before.rpartition(". ")[2] + after.partition(". ")[0]
    return bool(
        (m["verb"] or (m["on"] and _PAST.search(near)))
        and not quoted
        and not after.startswith((" ,", " ."))
        and not _NOT_BEFORE.search(before)
        and not _AHEAD.search(near)
    )


def _is_near(m: re.Match[str], published: date) -> bool:
    then = _day(m, int(m["year"]))
    return then is not None and abs(then - published) <= _NEAR


def _is_sound(m: re.Match[str], published: date) -> bool:
    """Whether weekday and date agree, in the year that is named or in that of publication."""
    then = _day(m, int(m["year"] or published.year))
    return then is not None and words.WEEKDAYS[then.weekday()] == m["day"]


def _day(m: re.Match[str], year: int) -> date | None:
    try:
        return date(year, words.MONTH_OF[m["month"]], int(m["of_month"]))
    except ValueError:
        return None


def _other_year(year: str, random: Random) -> str:
    return str(int(year) + random.choice((-10, -4, -2, -1, -1, 1, 1)))


def _other_weekday(day: str, random: Random) -> str:
    return random.choice([other for other in words.WEEKDAYS if other != day])


def _other_day(of_month: str, random: Random) -> str:
    known = int(of_month)
    # A multiple of seven days would leave the weekday right.
    return str(random.choice([n for n in range(max(1, known - 10), min(28, known + 10) + 1) if (n - known) % 7]))


def _count(text: str, random: Random) -> Site | None:
    every = list(_COUNT.finditer(text))
    found = [m for m in every if _is_count(text, m) and not m["about"] and _value(m["number"]) > 2]
    values = {(m["noun"], _value(m["number"])) for m in every}
    first: dict[tuple[str, int], re.Match[str]] = {}
    for m in found:
        earlier = first.setdefault((m["noun"], _value(m["number"])), m)
        if earlier is not m and m["the"]:
            return Site("count", text, *m.span("number"), _other_number(m, values, random))
    unique = [m for m in first.values() if not m["the"] and sum(noun == m["noun"] for noun, _ in values) == 1]
    if not unique:
        return None
    m = random.choice(unique)
    again = random.choice(words.TAKING_UP_COUNT).format(f"{m['number']} {m['noun']}")
    prepared, at = _added(text, m.end(), again, random)
    at = prepared.index(f"{m['number']} {m['noun']}", at)
    return Site("count", prepared, at, at + len(m["number"]), _other_number(m, values, random))


def _is_count(text: str, m: re.Match[str]) -> bool:
    if m["number"] == _EMERGENCY or _NO_COUNT.search(text, max(0, m.start() - 40), m.start("number")):
        return False
    return _is_things(m["noun"])


def _is_things(noun: str) -> bool:
    first, *_, last = (*noun.split(), noun.rpartition(" ")[2])
    return last not in words.MEASURES and first not in words.NO_ADJECTIVES


def _value(number: str) -> int:
    return int(number) if number.isdigit() else words.NUMBERS.index(number)


def _other_number(m: re.Match[str], values: set[tuple[str, int]], random: Random) -> str:
    known = _value(m["number"])
    others = [known - 1, known + 1, known + 2, known + 3, known + max(1, known // 2), known + 10]
    head = m["noun"].split()[-1]
    taken = {n for noun, n in values if noun.split()[-1] == head}
    free = [n for n in others if n > 1 and n not in taken]
    other = random.choice(free)
    return str(other) if m["number"].isdigit() or other >= len(words.NUMBERS) else words.NUMBERS[other]


def _added(text: str, after: int, sentence: str, random: Random) -> tuple[str, int]:
    """The text with a sentence behind the paragraph that holds an offset, or as a last paragraph; and its offset."""
    end = text.find("\n", after)
    if random.random() < 0.5 and end >= 0:
        return f"{text[:end]} {sentence}{text[end:]}", end + 1
    whole = text.rstrip()
    return f"{whole}\n\n{sentence}\n", len(whole) + 2


def _place(text: str, random: Random) -> Site | None:
    pairs = [m for m in _PLACE.finditer(text) if _is_city(m)]
    if not pairs:
        return _known_city(text, random)
    m = random.choice(pairs)
    again = next(_alone(text, m), None)
    if again is None:
        sentence = random.choice(words.TAKING_UP_PLACE).format(f"{m['city']}, {m['in']}")
        prepared, at = _added(text, m.end(), sentence, random)
        at = prepared.index(m["in"], at)
    else:
        comma = "" if text[again] in ",.;" else ","
        at = again + 2
        prepared = f"{text[:again]}, {m['in']}{comma}{text[again:]}"
    if random.random() < 0.3 and at > m.end():
        at = m.start("in")
    return Site("place", prepared, at, at + len(m["in"]), _elsewhere(m["in"], random))


def _is_city(m: re.Match[str]) -> bool:
    city: str = m["city"]
    return city not in words.STATES and not any(word in words.NO_CITY for word in city.split())


def _alone(text: str, m: re.Match[str]) -> Iterator[int]:
    """The ends of other mentions of a city, without a state or country behind them."""
    for other in re.finditer(rf"\b(?:in|at|near|from|to)\s{re.escape(m['city'])}(?=\s[a-z]|[.;]\s)", text):
        if other.start() != m.start():
            yield other.end()


def _known_city(text: str, random: Random) -> Site | None:
    found = list(_KNOWN_CITY.finditer(text))
    if not found:
        return None
    m = random.choice(found)
    container = words.CITIES[m["city"]]
    comma = "" if text[m.end()] in ",.;" else ","
    prepared = f"{text[: m.end()]}, {container}{comma}{text[m.end() :]}"
    return Site("place", prepared, m.end() + 2, m.end() + 2 + len(container), _elsewhere(container, random))


def _elsewhere(container: str, random: Random) -> str:
    """Another state or country, written in the same way."""
    ways = next(ways for ways in words.WAYS if container in ways)
    return random.choice([other for other in ways if other != container])
