"""How well are time expressions read? Three sets that people marked, each in its own convention.

WikiWars (Mazur and Dale, "WikiWars: A New Corpus for Research on Temporal Expressions", EMNLP 2010)
    TIMEX3 in long histories. As in TempEval-3 (UzZaman et al., SemEval 2013): *strict* where the span is the same,
    *relaxed* where spans overlap, one to one, and *value* where overlapping expressions have the same value. A range
    is one expression here and two in the corpus: its two ends count as two, neither of them strict.
GUM (Zeldes, "The GUM Corpus", LREC 2017)
    Dates in TEI: `when`, or `from` and `to`. The value agrees where the day, month or year is that of `when`, or the
    range that of `from` and `to`. Dates of which only a bound is marked count neither way, nor do durations, sets and
    references to the present that nobody marked as dates. The text is put together from the corpus's tokens.
Recognizers-Text (Microsoft, MIT licence)
    Specifications of single expressions, each with the moment from which they count. Those count that state one answer
    with one value. The expression is right where one that overlaps the specified words says the same as the
    resolution: the same value, in whichever notation (P14D is P2W, P0.5Y is P6M, a time may have its date), the same
    day or moment, or the same first and last. Their ranges end with the first moment after them; where two dates are
    named, some with the second. What no calendar has is to be found and to have no value. Their conventions stay
    theirs where TIMEX3 has others: "in two weeks" is a day there and a week here, "a few" is 3 there and X here, "end
    of the day" is its last second there and the day with a modifier here.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from quoth.errors import InputError
from quoth.evaluation.attribution import Agreement, Scores, Share
from quoth.reader.dateline import day_of
from quoth.reader.times import When, find_times
from quoth.record import TimeExpression
from quoth.text import paragraphs

_TIMEX = re.compile(r'<TIMEX3[^>]*?value="(?P<value>[^"]*)"[^>]*>|(?P<end></TIMEX3>)|(?P<text>[^<]+)|<[^>]*>')
_LINE = re.compile(r"<(?P<tag>/?[\w]+)(?P<attributes>[^>]*)>|(?P<word>[^\t\n<]+)\t.*")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]’”]|n't\b|['’]\w{0,2}$")
_NO_SPACE_AFTER = re.compile(r"[(\[“‘$£€]$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression that a person marked: offsets, its value, or the first and the last of its range."""

    start: int
    end: int
    value: str | None
    range: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with the time expressions marked in it and the day from which they count."""

    name: str
    text: str
    published: When | None
    marked: tuple[Marked, ...]


def score(folder: Path) -> Scores:
    """The figures on all sets of a folder: `wikiwars`, `gum` and `recognizers`.

    Raises:
        InputError: the folder lacks one of them.
    """
    for part in ("wikiwars", "gum", "recognizers/DateTimeModel.json"):
        if not (folder / part).exists():
            raise InputError(str(folder), f"no {part} in it: set QUOTH_DATA, or name a folder with the three sets")
    scores = wikiwars(folder / "wikiwars")
    for part in ("train", "dev"):
        scores.add(gum(folder / "gum", part))
    scores.add(recognizers(folder / "recognizers" / "DateTimeModel.json"))
    return scores


def wikiwars(folder: Path) -> Scores:
    """The figures on the TimeML documents of a folder."""
    scores = Scores()
    for document in _timeml(folder):
        found = find_times(document.text, paragraphs(document.text), document.published)
        ends = [end for one in found for end in _ends(one)]
        spans = {(one.start, one.end) for one in found if not _is_span(one)}
        strict = sum((m.start, m.end) in spans for m in document.marked)
        pairs = _matched(document.marked, ends)
        right = sum(m.value == value for m, value in pairs)
        for name, agreed in (("strict", strict), ("relaxed", len(pairs)), ("value", right)):
            scores.add(Scores({f"WikiWars {name}": Agreement(agreed, len(ends), len(document.marked))}))
    return scores


def _is_span(one: TimeExpression) -> bool:
    """Whether an expression names two dates, and does not only last from one to another."""
    return one.range is not None and one.value == one.range[0]


def _ends(one: TimeExpression) -> list[tuple[int, int, str | None]]:
    if one.range is not None and _is_span(one):
        return [(one.start, one.end, one.range[0]), (one.start, one.end, one.range[1])]
    return [(one.start, one.end, one.value)]


def _matched(marked: Sequence[Marked], ends: Sequence[tuple[int, int, str | None]]) -> list[tuple[Marked, str | None]]:
    """Marked expressions with the value of the first that overlaps each and belongs to no other."""
    out, at = [], 0
    for one in sorted(marked, key=lambda m: m.start):
        while at < len(ends) and ends[at][1] <= one.start:
            at += 1
        if at < len(ends) and ends[at][0] < one.end:
            out.append((one, ends[at][2]))
            at += 1
    return out


def _timeml(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.tml")):
        raw = path.read_text(encoding="utf-8")
        created = re.search(r'<DCT>.*?value="([^"]+)"', raw, re.DOTALL)
        text, start, value = "", -1, ""
        marked = []
        for m in _TIMEX.finditer(raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]):
            if m.group("value") is not None:
                start, value = len(text), m.group("value")
            elif m.group("end"):
                marked.append(Marked(start, len(text), value))
            elif m.group("text"):
                text += html.unescape(m.group("text"))
        yield Document(path.stem, text, day_of(created.group(1)) if created else None, tuple(marked))


def gum(folder: Path, part: str = "dev") -> Scores:
    """The figures on the TEI documents of a part, `train` or `dev`, of a folder."""
    scores = Scores()
    for document in _tei(folder, part):
        found = find_times(document.text, paragraphs(document.text), document.published)
        bounded = [m for m in document.marked if m.value is None and m.range is None]
        wanted = [m for m in document.marked if m not in bounded]
        right = overlapping = 0
        used: Counter[int] = Counter()
        for one in wanted:
            near = [i for i, f in enumerate(found) if f.start < one.end and one.start < f.end]
            overlapping += bool(near)
            used.update(near)
            right += any(says(found[i], one) for i in near)
        beside = [
            f
            for i, f in enumerate(found)
            if not used[i] and _is_date(f) and not any(f.start < m.end and m.start < f.end for m in bounded)
        ]
        total = len(beside) + overlapping
        scores.add(
            Scores(
                {
                    f"GUM {part} relaxed": Agreement(overlapping, total, len(wanted)),
                    f"GUM {part} value": Agreement(right, total, len(wanted)),
                }
            )
        )
    return scores


def _is_date(one: TimeExpression) -> bool:
    return one.type == "DATE" and one.value is not None and not one.value.endswith("_REF")


def says(found: TimeExpression, marked: Marked) -> bool:
    """Whether an expression has the value that was marked, or the range, or is one end of a range with that value."""
    value = (found.value or "").partition("T")[0]
    if marked.value is not None:
        return marked.value in (value, *(found.range or ()))
    return marked.range is not None and (found.range == marked.range or value in marked.range)


def _tei(folder: Path, part: str) -> Iterator[Document]:
    for path in sorted(folder.glob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        head = dict(_ATTRIBUTE.findall(raw[: raw.index(">")]))
        if head.get("partition") != part:
            continue
        text, joined, inside = "", True, 0
        # Dates that have begun: where, once their first word has come, and with which attributes.
        starts: list[int] = []
        open_: list[dict[str, str]] = []
        marked = []
        for m in _LINE.finditer(raw):
            if m.group("word") is not None:
                word = html.unescape(m.group("word"))
                if not (joined or _NO_SPACE_BEFORE.match(word) or _NO_SPACE_AFTER.search(text[-1:])):
                    text += " "
                starts = [len(text) if start < 0 else start for start in starts]
                text, joined = text + word, inside > 0
            elif m.group("tag") == "date":
                starts.append(-1)
                open_.append(dict(_ATTRIBUTE.findall(m.group("attributes"))))
            elif m.group("tag") == "/date" and open_:
                marked.append(_tei_date(starts.pop(), len(text), open_.pop()))
            elif m.group("tag") == "w":
                if text and not joined and not _NO_SPACE_AFTER.search(text[-1:]):
                    text += " "
                inside, joined = inside + 1, True
            elif m.group("tag") == "/w":
                inside, joined = inside - 1, False
            elif m.group("tag") in ("/p", "/head", "/item", "/figure", "/caption", "/sp", "/l", "/cell", "/row"):
                text, joined = text.rstrip() + "\n", True
        yield Document(path.stem, text, day_of(head.get("dateCreated")), tuple(marked))


def _tei_date(start: int, end: int, attributes: dict[str, str]) -> Marked:
    when = attributes.get("when")
    if when is not None:
        return Marked(start, end, _timex(when))
    if "from" in attributes and "to" in attributes:
        return Marked(start, end, None, (_timex(attributes["from"]), _timex(attributes["to"])))
    return Marked(start, end, None)


def _timex(tei: str) -> str:
    """TEI's date (W3C) as TIMEX3 writes it: "--12-25" is "XXXX-12-25", "-0479" is "BC0479"."""
    return re.sub(r"^-(?=\d)", "BC", re.sub(r"^--", "XXXX-", tei))


def recognizers(path: Path) -> Scores:
    """The share of a file of specifications in which the one expression has the one value that is stated."""
    out: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        results = case["Results"]
        values = (results[0].get("Resolution") or {}).get("values") if len(results) == 1 else None
        if not values or len(values) != 1 or "Context" not in case:
            continue
        kind = results[0]["TypeName"].partition(".")[2]
        text = case["Input"]
        first, last = results[0]["Start"], results[0]["End"]
        found = find_times(text, paragraphs(text), day_of(case["Context"]["ReferenceDateTime"]))
        out[kind] += 1
        right[kind] += any(resolves(one, values[0]) for one in found if one.start <= last and first <= one.end)
    shares = {f"Recognizers {kind}": Share(right[kind], out[kind]) for kind in sorted(out)}
    shares["Recognizers all"] = Share(right.total(), out.total())
    return Scores(shares=shares)


def resolves(found: TimeExpression, value: dict[str, str]) -> bool:
    """Whether an expression's value or range says the same as a resolution of Recognizers-Text.

    A part of the day may have its date here and none there. Where a range is named by two dates the resolution ends
    at the beginning of the second or after it; where it is one date or stretch, after its last day.
    """
    timex, own = value.get("timex", ""), found.value or ""
    if found.value is None or _plain(own) == _plain(timex) or (timex.startswith("T") and _clock_of(own) == timex):
        return found.value is not None or value.get("value") == "not resolved"
    if "start" in value or "end" in value:
        first, last = found.range or (own, own)
        starts, ends = _beginnings(first), [*(_beginnings(last) if found.range else ()), *_after(last)]
        return (value.get("start") in starts or "start" not in value) and (
            value.get("end") in ends or "end" not in value
        )
    return bool(value.get("value")) and _POINT.match(own) is not None and value["value"] in _beginnings(own)


_POINT = re.compile(r"\d{4}-\d\d-\d\d|T\d")
_LENGTH = re.compile(r"P(?:[\d.]+(?:Y|M|W|D|DE|CE))*(?:T(?:[\d.]+[HMS])+)?")
# From when to when the parts of a day last there.
_PARTS = {"MO": ("08", "12"), "AF": ("12", "16"), "EV": ("16", "20"), "NI": ("20", "23:59:59")}
_MONTHS = {"Y": 12, "M": 1, "DE": 120, "CE": 1200}
_SECONDS = {"W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}


def _plain(value: str) -> str:
    """A value in the one notation in which it is compared: lengths of time in months and seconds, weekends as sets."""
    value = {"P1WE": "XXXX-WXX-WE", "P1WD": "XXXX-WXX-WD"}.get(value, value)
    if len(value) < 3 or not _LENGTH.fullmatch(value):
        return value
    date_part, _, time_part = value.partition("T")
    units = [(unit, float(number)) for number, unit in re.findall(r"([\d.]+)([A-Z]+)", date_part)]
    units += [("T" + unit, float(number)) for number, unit in re.findall(r"([\d.]+)([A-Z])", time_part)]
    months = sum(number * _MONTHS.get(unit, 0) for unit, number in units)
    return f"P {months:g} months {sum(number * _SECONDS.get(unit, 0) for unit, number in units):.3f} seconds"


def _clock_of(value: str) -> str:
    """What follows the date of a value, with its T."""
    m = re.search(r"T.*", value.removeprefix("P"))
    return m.group() if m else ""


def _days_of(value: str) -> tuple[date, date] | None:
    """The first and the last day of a date of any granularity after Christ."""
    if m := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month, day = (int(x) if x else None for x in m.groups())
        when = When(year, month, day)
    elif m := re.fullmatch(r"(\d{4})-([A-Z]\w(?:\d)?(?:-WE)?)", value):
        when = When(int(m.group(1)), part=m.group(2))
    elif re.fullmatch(r"\d{2,3}", value):
        when = When(digits=value)
    else:
        return None
    epoch, days = date(1970, 1, 1).toordinal(), when.days
    if days is None or not 0 < days[0] + epoch <= days[1] + epoch < date.max.toordinal():
        return None
    return date.fromordinal(days[0] + epoch), date.fromordinal(days[1] + epoch)


def _beginnings(value: str) -> list[str]:
    """The beginning of a date or time as resolutions write it: with the day, and of a time also without."""
    day, _, clock = value.partition("T")
    clock = _PARTS[clock][0] if clock in _PARTS else clock
    days = _days_of(day)
    written = days[0].isoformat() if days else ""
    if not clock:
        return [written]
    if not (m := re.fullmatch(r"(\d\d)(?::(\d\d))?(?::(\d\d))?.*", clock)):
        return []
    time = f"{m.group(1)}:{m.group(2) or '00'}:{m.group(3) or '00'}"
    return [time, f"{written} {time}"]


def _after(value: str) -> list[str]:
    """The day after the last day of a date, or the end of a part of the day."""
    day, _, clock = value.partition("T")
    if clock in _PARTS:
        return _beginnings(f"{day}T{_PARTS[clock][1]}")
    days = _days_of(value)
    return [(days[1] + timedelta(days=1)).isoformat()] if days else []
