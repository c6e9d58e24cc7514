"""How well are numbers and quantities read? Specifications of a number recogniser, and sentences that people marked.

Recognizers-Text (Microsoft, MIT licence)
    Specifications of numbers, of ranges of numbers and of ordinals. Those count that state exactly one result. They
    are a general number recogniser's: its numbers are compared with what `quoth.reader.numbers` matches, its ordinals
    with what `quoth.reader.ordinals` does, its ranges with quantities. A number is right where the only number matched
    has its value, or where two are matched ("one in 21") and the only quantity that they make has it; an ordinal where
    the only place in a row has its offset and origin; a range where its only quantity has its bounds and, where it is
    open on one side, says as much of whether the bound itself is in. The record does not tell that of intervals with
    two ends.
gold (`tests/gold/quantities.jsonl`)
    Sentences with the quantities in them. A quantity found and one that was marked agree in *value* where their words
    overlap, one to one, and the value is the same, or of an interval both bounds; *with modifier*, *with change* and
    *with unit* where these agree as well, *with counted noun* where what is counted shares a word, or both have none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from math import isclose
from pathlib import Path
from typing import Any

from quoth.errors import InputError
from quoth.evaluation.attribution import Agreement, Scores, Share
from quoth.reader.numbers import NUMBER, value_of
from quoth.reader.ordinals import RANK, rank_of
from quoth.reader.quantities import find_quantities
from quoth.reader.times import find_times
from quoth.record import Quantity
from quoth.text import paragraphs

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_RANK = re.compile(RANK, re.IGNORECASE)
# Recognizers-Text writes "3", "end-1" and "current+1".
_ORIGINS = {"start": "", "end": "end", "here": "current"}
_RANGE = re.compile(r"(?P<left>[\[(])(?P<low>[^,]*),(?P<high>[^\])]*)(?P<right>[\])])")
# Shares in words are read to four digits.
_OF_SHARES = 1e-3

Marked = dict[str, Any]


def score(path: Path) -> Scores:
    """The figures on a folder of specifications, or on each half of a file of marked sentences, "dev value" and so on.

    Raises:
        InputError: the folder lacks a specification, or the file is not one of marked sentences.
    """
    if path.suffix != ".jsonl":
        return recognizers(path)
    out = Scores()
    for half in sorted({str(line["half"]) for line in _lines(path)}):
        out.add(Scores({f"{half} {name}": figure for name, figure in gold(path, half).agreements.items()}))
    return out


def recognizers(folder: Path) -> Scores:
    """The shares of the numbers, the ranges and the ordinals in a folder's specifications that are read right.

    Raises:
        InputError: the folder lacks one of `NumberModel.json`, `NumberRangeModel.json` and `OrdinalModel.json`.
    """
    return Scores(
        shares={
            "Recognizers numbers": _share(folder / "NumberModel.json", reads_number),
            "Recognizers ranges": _share(folder / "NumberRangeModel.json", reads_range),
            "Recognizers ordinals": _share(folder / "OrdinalModel.json", reads_ordinal),
        }
    )


def _share(path: Path, is_right: Callable[[str, str], bool]) -> Share:
    if not path.exists():
        raise InputError(str(path), "no such file: set QUOTH_DATA, or name a folder with the specifications")
    cases = [case for case in json.loads(path.read_text(encoding="utf-8-sig")) if len(case["Results"]) == 1]
    right = sum(is_right(case["Input"], case["Results"][0]["Resolution"].get("value") or "") for case in cases)
    return Share(right, len(cases))


def reads_number(text: str, value: str) -> bool:
    """Whether the only number in a text, or the share that its two numbers make, has a value."""
    found = [value_of(m.group()) for m in _NUMBER.finditer(text)]
    tolerance = 1e-9
    if len(found) == 2:
        found = [one.value for one in find_quantities(text, paragraphs(text), ())]
        tolerance = _OF_SHARES
    return bool(
        len(found) == 1 and found[0] is not None and value and isclose(found[0], float(value), rel_tol=tolerance)
    )


def reads_ordinal(text: str, value: str) -> bool:
    """Whether the only place in a row that a text names is the one that Recognizers-Text writes as "3" or "end-1"."""
    found = [rank_of(m.group()) for m in _RANK.finditer(text)]
    if len(found) != 1 or found[0] is None:
        return False
    offset, origin = found[0]
    return value == (f"{_ORIGINS[origin]}{offset:+d}" if _ORIGINS[origin] else str(offset))


def reads_range(text: str, value: str) -> bool:
    """Whether the only quantity in a text has the bounds of a range as Recognizers-Text writes it: "(30,)"."""
    m = _RANGE.fullmatch(value)
    found = find_quantities(text, paragraphs(text), ())
    if m is None or len(found) != 1:
        return False
    one = found[0]
    if not (_is_bound(one.low, m.group("low")) and _is_bound(one.high, m.group("high"))):
        return False
    if m.group("low") and m.group("high"):
        return True
    return (
        one.modifier == {"(": ">", "[": ">="}[m.group("left")]
        if m.group("low")
        else (one.modifier == {")": "<", "]": "<="}[m.group("right")])
    )


def _is_bound(found: float | None, written: str) -> bool:
    return (
        isclose(found, float(written), rel_tol=1e-9) if found is not None and written else found is None and not written
    )


def gold(path: Path, half: str) -> Scores:
    """The figures on the sentences of one half, `dev` or `kept`, of a gold file.

    Raises:
        InputError: there is no such file, or it has no such half.
    """
    scores = Scores()
    for text, marked in sentences(path, half):
        scores.add(agreement(text, find_quantities(text, own := paragraphs(text), find_times(text, own, None)), marked))
    return scores


def sentences(path: Path, half: str) -> Iterator[tuple[str, Sequence[Marked]]]:
    """The text of each sentence of one half of a gold file, and what is marked in it.

    Raises:
        InputError: there is no such file, or it has no such half.
    """
    if not (of_half := [line for line in _lines(path) if line["half"] == half]):
        raise InputError(str(path), f"no sentence of the half {half!r}")
    yield from ((line["text"], line["quantities"]) for line in of_half)


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise InputError(str(path), "no such file")
    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            out.append(_marked_sentence(path, number, line))
    return out


def _marked_sentence(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        sentence = json.loads(line)
    except ValueError:
        sentence = None
    if not isinstance(sentence, dict) or not sentence.keys() >= {"half", "text", "quantities"}:
        raise InputError(f"{path}:{number}", 'no marked sentence: it must have "half", "text" and "quantities"')
    return sentence


def agreement(text: str, found: Sequence[Quantity], marked: Sequence[Marked]) -> Scores:
    """How the quantities found in a text agree with those marked, which are in its order."""
    pairs = [(f, m) for f, m in matched(text, found, marked) if same_value(f, m)]
    tests: dict[str, Callable[[Quantity, Marked], bool]] = {
        "value": lambda _f, _m: True,
        "with modifier": lambda f, m: f.modifier == m["modifier"],
        "with change": lambda f, m: f.change == m["change"],
        "with unit": lambda f, m: f.unit == m["unit"],
        "with counted noun": _same_counted,
    }
    return Scores({n: Agreement(sum(t(f, m) for f, m in pairs), len(found), len(marked)) for n, t in tests.items()})


def matched(text: str, found: Sequence[Quantity], marked: Sequence[Marked]) -> list[tuple[Quantity, Marked]]:
    """Each marked quantity with the first found that overlaps it and belongs to no other."""
    out, used, at = [], set(), 0
    for one in marked:
        start = max(at, text.find(one["text"], at))
        at = start + len(one["text"])
        for i, candidate in enumerate(found):
            if i not in used and candidate.start < at and start < candidate.end:
                out.append((candidate, one))
                used.add(i)
                break
    return out


def same_value(found: Quantity, marked: Marked) -> bool:
    """Whether the values are the same, or the bounds of an interval."""
    if marked["value"] is None or found.value is None:
        return (
            found.value is None
            and marked["value"] is None
            and (found.low, found.high) == (marked["low"], marked["high"])
        )
    return isclose(found.value, marked["value"], rel_tol=1e-3)


def _same_counted(found: Quantity, marked: Marked) -> bool:
    if found.counted is None or marked["counted"] is None:
        return found.counted is None and marked["counted"] is None
    return bool({*found.counted.text.lower().split()} & {*marked["counted"].lower().split()})
