"""Which date do the words for a day, month, year, season, decade or century mean?"""

from __future__ import annotations

from quoth.reader.times import when as calendar
from quoth.reader.times.grammar import Found
from quoth.reader.times.holidays import holiday as holiday_in
from quoth.reader.times.meant import Meant, count, dated, mod_of, nth
from quoth.reader.times.story import Story, clipped
from quoth.reader.times.tokens import Token
from quoth.reader.times.when import When, from_days, shifted, weekday_of
from quoth.reader.times.words import WORDS

_COUNTED_AFTER = frozenset(
    "people men women troops soldiers votes dollars euros miles km kilometers kilometres meters metres feet percent "
    "pounds tons tonnes jobs delegates seats homes houses families workers members points words acres hectares "
    "children deaths cases dead wounded refugees migrants".split()
)
_GAMES = frozenset("olympic olympics paralympic paralympics games universiade youth".split())
_NUMBERED = frozenset(
    "$ £ € / # no number rule form chapter flight act bill room section article resolution highway route".split()
)
_AFTER_SEASONS = _GAMES | frozenset(
    "is are was were has have had will would can could may might must should when while as with it he she they we i "
    "you there if but or because so for by on than brings brought comes came".split()
)
_BEFORE_SEASONS = frozenset("in of since by until during through throughout over after before for each every".split())
# Two years farther apart than this are a code or an address.
_LONGEST_SPAN = 400
_BEFORE_LOW_YEARS = frozenset("in year since until till by from after before around circa c ca – -".split())
_LAST = frozenset("last past previous preceding prior".split())
_NEXT = frozenset("next coming upcoming forthcoming following subsequent ensuing".split())
_STORY_WORDS = frozenset(("previous", "preceding", "prior", "following", "subsequent", "ensuing", "that", "same"))


def step(words: str) -> int:
    """-1 for words such as "last", 1 for words such as "next", 0 for "this" and "that"."""
    last = words.rpartition(" ")[2]
    return -1 if last in _LAST else 1 if last in _NEXT else 0


def anchor(words: str, story: Story) -> When | None:
    """What words such as "last" and "the following" count from: the writing, or the date spoken of last."""
    parts = words.split()
    told = parts and (parts[-1] in _STORY_WORDS or (parts[0] == "the" and parts[-1] == "next"))
    return story.last if told else story.now


def year_named(found: Found, story: Story, near: int | None = None) -> int | None:
    """The year that a match writes out or points to ("of that year")."""
    token = found.first("year")
    if found.has("short_year"):
        # "April of 87": figures that can be no day.
        token = found.groups["short_year"][0]
        return _century_before(int(token.worth or 0), story)
    if found.has("spoken"):
        return _spoken(found)
    if token is None:
        if not found.has("that_year"):
            return None
        base = anchor(found.word("that_year"), story)
        moved = shifted(base, "Y", step(found.word("that_year"))) if base is not None else None
        return moved.year if moved is not None else None
    year = token.worth if isinstance(token.worth, int) else None
    if year is None or (year == 0 and not token.word.startswith(("'", "’"))):
        return None
    if token.word[0] in "'’":
        around = near or (story.last.year if story.last is not None and story.last.year else None) or 1999
        return min(
            (c + year for c in range(around // 100 * 100 - 100, around // 100 * 100 + 101, 100)),
            key=lambda y: abs(y - around),
        )
    if 100 <= year < 1000 and not found.has("era") and story.is_before_christ:
        # "(594)", where the years told are those before Christ.
        return -year
    return -year if found.word("era").startswith("b") else year


def _century_before(year: int, story: Story) -> int | None:
    """The last year before the writing that ends in two figures; None where they can be a day's number."""
    now = story.now.year if story.now is not None and story.now.year else 2000
    return (now - year) // 100 * 100 + year if 31 < year < 100 else None


def _spoken(found: Found) -> int | None:
    """A year in words, as people say it: "nineteen eighty-six", "two thousand and twelve"."""
    tokens = found.groups["spoken"]
    first = tokens[0].worth
    if isinstance(first, int) and first >= 10:
        rest = count([t for t in tokens[1:] if t.word not in ("hundred", "and")])
        return first * 100 + int(rest or 0)
    return int(count(tokens) or 0)


def finish(found: Found, when: When | None) -> Meant | None:
    """The meaning of a date with the modifier and the part of the day that stand beside it."""
    part = found.first("part") or found.first("of_part")
    if when is not None and part is not None and (when.day is not None or when.weekday is not None):
        when = when.at(f"T{part.worth}")
    if when is not None and found.has("of_week") and when.is_day and when.days is not None:
        when = calendar.week(when.days[0])
    if when is not None and found.has("half_of") and when == When(when.year):
        return dated(When(when.year, part="H1" if nth(found.groups["half_of"]) == 1 else "H2"))
    if when is not None and found.has("share"):
        return _share(found, when)
    if when is not None and found.word("mod") in ("early", "late"):
        return dated(when, mod_of(found), when.half(first=found.word("mod") == "early"))
    return dated(when, mod_of(found))


def _share(found: Found, when: When) -> Meant | None:
    """A counted part of a date: "the last week of August" is a week, "the first ten months of 1915" its beginning."""
    unit, last = found.groups["share_unit"][0].worth, found.word("share") == "last"
    number = nth(found.groups["share"]) or 1
    if unit == "Q" and when.month is None and when.part is None and number <= 4 and not found.has("n"):
        return dated(When(when.year, part=f"Q{4 if last else number}"))
    if when.days is None or unit not in ("D", "W", "M"):
        return dated(when, "END" if last else "START" if number == 1 else None)
    if found.has("n"):
        return _shares(when, str(unit), count(found.groups["n"]), last=last)
    first, end = when.days
    if unit == "D":
        return dated(calendar.day(end if last else first + number - 1))
    if unit == "W":
        return dated(calendar.week(end - 3 if last else first + 3 + 7 * (number - 1)))
    year, month, _ = from_days(end if last else first)
    return dated(When(year, month if last else min(month + number - 1, 12)))


def _shares(when: When, unit: str, number: float | None, *, last: bool) -> Meant | None:
    """The first or last so many days, weeks or months of a date: the date with a modifier, and their range."""
    mod = "END" if last else "START"
    if when.days is None or number is None or number != int(number) or number > 400:
        return dated(when, mod)
    first, end = (calendar.day(d) for d in when.days)
    after = calendar.same_day(end, "D", 1)
    edge = calendar.same_day(after if last else first, unit, -int(number) if last else int(number)) if after else None
    edge = edge if last or edge is None else calendar.same_day(edge, "D", -1)
    if edge is None:
        return dated(when, mod)
    return dated(when, mod, (edge.value, end.value) if last else (first.value, edge.value))


def date(found: Found, story: Story) -> Meant | None:
    """A day, or a month, with or without its year."""
    token, of_month = found.first("month"), nth(found.groups["day"]) if found.has("day") else None
    if token is None:
        return _day_of_month(found, story, of_month)
    month = int(token.worth or 0)
    if of_month is not None and not 1 <= of_month <= 31:
        return None
    year = year_named(found, story)
    if year is None and found.has("which"):
        year = month_year(month, found, story, of_month)
    elif year is None:
        if of_month is None and not _is_month(found):
            return None
        year = story.year_of(month, of_month, story.tense(found.start, found.end))
    if of_month is None:
        return finish(found, When(year, month))
    when = clipped(year, month, of_month) if year else When(None, month, of_month)
    if when is None and (month, of_month) == (2, 29) and not found.has("year"):
        # It is the year that was guessed wrong.
        when = When(None, month, of_month)
    return finish(found, when) if when is not None else Meant("DATE")


def _is_month(found: Found) -> bool:
    """Whether a month's name by itself is one, and not a verb or a person."""
    word = found.word("month")
    if word not in ("may", "march", "mar", "jan", "sept", "dec", "april", "june", "august"):
        return True
    before = found.before.word if found.before else ""
    if word in ("april", "june", "august"):
        return before not in ("ms", "mrs", "mr", ".") and (found.after is None or found.after.word != "'s")
    after = found.after.word if found.after else ""
    if after in ("to", "through", "-", "–"):
        return True
    return found.has("mod") or found.has("edge") or before in (
        "in", "since", "by", "until", "till", "of", "from", "to", "during", "through", "before", "after", "between",
        "for", "and", "or", "late", "a", "the", "early", "-", "–", "(", "this", "around", "throughout", "into"
    )  # fmt: skip


def month_year(month: int, found: Found, story: Story, of_month: int | None) -> int | None:
    """The year of "last May" or "next 6th of April"."""
    base = anchor(found.word("which"), story)
    if base is None or base.days is None:
        return None
    year, now_month, now_day = from_days(base.days[0])
    by, named, now = step(found.word("which")), (month, of_month or 0), (now_month, now_day if of_month else 0)
    if by < 0:
        return year if named < now else year - 1
    if by > 0:
        return year if named > now else year + 1
    return year


def _day_of_month(found: Found, story: Story, of_month: int | None) -> Meant | None:
    base = story.last if found.word("unit_of") in ("the", "that") else story.now
    if base is None or of_month is None:
        return None
    moved = shifted(When(*from_days(base.days[0])) if base.days else base, "M", step(found.word("unit_of")))
    return dated(clipped(moved.year, moved.month, of_month)) if moved and moved.year and moved.month else None


def days(found: Found, story: Story) -> Meant | None:
    """Several days of one month: "from 3 to 5 June", "June 3-5, 2007"."""
    token, first, last = found.first("month"), nth(found.groups["day"]), nth(found.groups["to_day"])
    if token is None or first is None or last is None or not 1 <= first < last <= 31:
        return None
    month = int(token.worth or 0)
    year = year_named(found, story) or story.year_of(month, first, story.tense(found.start, found.end))
    begin, end = When(year, month, first), When(year, month, last)
    return dated(begin, None, (begin.value, end.value))


def year(found: Found, story: Story) -> Meant | None:
    """A year."""
    token, before, after = found.first("year") or found.first("spoken"), found.before, found.after
    named = year_named(found, story)
    if token is None or named is None:
        return None
    if abs(named) < 1000 and not found.has("era") and isinstance(token.worth, int) and token.word[0].isdigit():
        # "The year 71", or in an ancient history "in 348".
        return finish(found, When(named)) if token.worth < 100 or _stands_as_year(found, story) else None
    if found.has("era"):
        return finish(found, When(named)) if abs(named) < 10_000 else None
    if token.word[0] in "'’":
        return finish(found, When(named)) if before and before.word in ("in", "of", "since", "class") else None
    word_before, word_after = before.word if before else "", after.word if after else ""
    if found.has("spoken"):
        is_year = word_before in ("in", "since", "by", "until", "of", "from", "to", "and", "year") and named < 2100
        return finish(found, When(named)) if named >= 1000 and is_year and after_is_no_noun(after) else None
    if _in_code(found, story):
        return None
    if word_before in _NUMBERED:
        return None
    if word_after in _COUNTED_AFTER or word_after in ("%", "/", "°") or (word_after == "," and named < 1500):
        return None
    if named < 1500 or named > 2100 or (found.has("about") and word_after.isalpha() and found.word("about") != "circa"):
        return finish(found, When(named)) if word_before in ("in", "since", "year", "until", "by", "ad") else None
    return finish(found, When(named))


def _stands_as_year(found: Found, story: Story) -> bool:
    """Whether figures of three digits stand where a year does."""
    before, after = found.before.word if found.before else "", found.after.word if found.after else ""
    shown = before in _BEFORE_LOW_YEARS or found.has("about") or found.has("edge") or found.has("mod")
    named = found.after is not None and story.text[found.after.start].isupper()
    shown = shown or (before == "(" and after in (")", ",", "–", "-"))
    return shown and (named or after_is_no_noun(found.after))


def after_is_no_noun(after: Token | None) -> bool:
    """Whether the word after a number in words leaves it a year: "in nineteen eighty-four he" but not "... cases"."""
    return after is None or not after.word.isalpha() or after.word in WORDS or after.word in _AFTER_SEASONS


def _in_code(found: Found, story: Story) -> bool:
    """Whether figures that touch other figures by a hyphen are a telephone number or a code."""
    before, after = story.text[max(0, found.start - 2) : found.start], story.text[found.end : found.end + 2]
    return (before[-1:] == "-" and before[:1].isdigit()) or (after[:1] == "-" and after[1:].isdigit())


def years(found: Found, story: Story) -> Meant | None:
    """Several years: "1993-1994", "1915-16", "from 1979 to 1981"."""
    del story
    first, last = found.first("year"), found.first("to_year")
    if first is None or last is None or not isinstance(first.worth, int) or not isinstance(last.worth, int):
        return None
    end = last.worth if last.worth >= 100 else first.worth // 100 * 100 + last.worth
    begin = first.worth
    if found.word("era").startswith("b"):
        begin, end = -begin, -end
    short = last.worth < 100 and found.word("link") not in "-–—‐‑‒"
    if begin >= end or abs(begin) > 2200 or short or end - begin > _LONGEST_SPAN:
        return None
    return dated(When(begin), None, (When(begin).value, When(end).value))


def decade(found: Found, story: Story) -> Meant | None:
    """A decade: "the 1960s", "the early '90s", "the sixties"."""
    token = found.groups["decade"][0]
    digits = "".join(c for c in token.word if c.isdigit()) or str(token.worth)
    number = int(digits)
    if number < 100:
        now = story.now.year if story.now and story.now.year else 2000
        number += now // 100 * 100 if number <= now % 100 else now // 100 * 100 - 100
    if number % 100 == 0 and 1000 <= number < 2000:
        # "The 1600s" are a century, "the 2000s" as yet a decade.
        return finish(found, calendar.century(number // 100 + 1))
    if token.word[0].isalpha() and found.before and found.before.word in ("his", "her", "their", "my", "your"):
        return None
    if found.word("era").startswith("b"):
        number = -number
    return finish(found, calendar.decade(number))


def century(found: Found, story: Story) -> Meant | None:
    """A century: "the 19th century", "the fifth century BC"."""
    del story
    number = nth(found.groups["nth"])
    if not number or number > 30:
        return None
    return finish(found, calendar.century(-number if found.word("era").startswith("b") else number))


def centuries(found: Found, story: Story) -> Meant | None:
    """Several centuries: "from the 15th to the 19th century", "the 18th and 19th centuries"."""
    del story
    first, last = nth(found.groups["nth"]), nth(found.groups["to_nth"])
    if first is None or last is None or max(first, last) > 30:
        return None
    sign = -1 if found.word("era").startswith("b") else 1
    begin, end = calendar.century(first * sign), calendar.century(last * sign)
    if first * sign >= last * sign or not first:
        return None
    return dated(begin, None, (begin.value, end.value))


def season(found: Found, story: Story) -> Meant | None:
    """A season, of a year or of no year in particular."""
    token = found.groups["season"][0]
    if token.word == "fall" and not found.has("year") and found.after is not None and found.after.word == "of":
        return None
    named = year_named(found, story)
    if named is None and not story.is_history and _is_compound(found, story):
        return None
    if found.after is not None and found.after.word in _GAMES:
        return dated(When(named)) if named is not None else None
    certain = named is not None or found.has("which") or found.has("mod") or found.has("edge")
    before = found.before.word if found.before else ""
    the = found.start < token.start
    if (
        token.word in ("fall", "spring")
        and not certain
        and not (the or before in ("in", "of", "since", "by", "until", "during"))
    ):
        return None
    part = str(token.worth)
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[part]
    if named is None and found.has("which"):
        base = anchor(found.word("which"), story)
        if base is not None and base.days is not None:
            now_year, now_month, _ = from_days(base.days[0])
            by = step(found.word("which"))
            named = now_year - (by < 0 and now_month < first_month + 3) + (by > 0 and now_month >= first_month)
            named -= by == 0 and part == "WI" and now_month < 3
    elif named is None and (the or before == "in" or story.ahead is not None):
        named = story.season_year(first_month, story.tense(found.start, found.end))
    return finish(found, When(named, part=part))


def _is_compound(found: Found, story: Story) -> bool:
    """Whether a season or holiday is part of a name or of a noun: "the Summer Institute", "a summer school"."""
    token, after, before = (found.first("season") or found.groups["holiday"][0]), found.after, found.before
    if after is None or not after.word.isalpha() or "which" in found.groups or "mod" in found.groups:
        return False
    if after.word in _AFTER_SEASONS or after.word in WORDS or after.start - found.end > 1:
        return False
    if story.text[token.start].isupper() and story.text[after.start].isupper() and after.word not in _GAMES:
        return True
    return found.start == token.start and (before is None or before.word not in _BEFORE_SEASONS | {"and", "or", "to"})


def quarter(found: Found, story: Story) -> Meant | None:
    """A quarter or a half of a year: "the first quarter of 2016", "Q3 2016"."""
    if found.has("code"):
        part = found.word("code").upper()
    else:
        piece, number = found.groups["piece"][0], nth(found.groups["nth"])
        if found.word("nth") == "last":
            number = 4 if piece.word == "quarter" else 2
        if piece.word == "half" and number in (1, 2) and (found.has("year") or found.has("that_year")):
            part = f"H{number}"
        elif piece.word == "quarter" and number in (1, 2, 3, 4):
            part = f"Q{number}"
        else:
            return None
    named = year_named(found, story)
    if named is None and story.now is not None:
        named = story.now.year
    return dated(When(named, part=part))


def fiscal(found: Found, story: Story) -> Meant | None:
    """A fiscal year, under the number that it has."""
    named = year_named(found, story)
    if found.has("which") and story.now is not None and story.now.year is not None:
        named = story.now.year + step(found.word("which"))
    return None if named is None else Meant("DATE", When(named), f"FY{named:04d}")


def holiday(found: Found, story: Story) -> Meant | None:
    """A holiday, in the year that is named or that tense shows."""
    if not found.has("year") and not found.has("that_year") and _is_name(found, story):
        return None
    when = _holiday(found, story)
    return finish(found, when) if when is not None else None


def _is_name(found: Found, story: Story) -> bool:
    """Whether a holiday's word is a part of another name: "The Christmas Cottage", "Johnnie Christmas"."""
    after, before = found.after, found.before
    named = after is not None and after.start - found.end == 1 and after.word not in WORDS and after.word.isalpha()
    if named and after is not None and story.text[after.start].isupper() and not found.has("part"):
        return True
    if before is None or found.start - before.end != 1 or before.word in WORDS or not before.word.isalpha():
        return False
    begins = before.start == 0 or story.text[max(0, before.start - 2) : before.start].strip() in ("", ".", "!", "?")
    return story.text[before.start].isupper() and not begins and before.word not in _BEFORE_SEASONS


def holiday_weekend(found: Found, story: Story) -> Meant | None:
    """The weekend of a holiday: of a Monday or Tuesday the one before it, else the one that ends its week."""
    when = _holiday(found, story)
    if when is None or when.days is None:
        return None
    days = when.days[0]
    return dated(calendar.week(days - 7 if weekday_of(days) < 2 else days, "-WE"))


def _holiday(found: Found, story: Story) -> When | None:
    name = " ".join(t.word for t in found.groups["holiday"])
    named = year_named(found, story)
    now = story.now
    if named is None and now is not None and now.year is not None:
        this = holiday_in(name, now.year) if now.year > 0 else None
        if this is None or this.days is None or now.days is None:
            return None
        by = step(found.word("which")) if found.has("which") else 0
        tense = story.tense(found.start, found.end) if not found.has("which") else None
        named = now.year
        if (by < 0 or tense == "past") and this.days[0] > now.days[1]:
            named -= 1
        elif (by > 0 or tense == "future") and this.days[1] < now.days[0]:
            named += 1
    return holiday_in(name, named) if named is not None and named > 0 else None
