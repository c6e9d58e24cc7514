"""What did somebody correct, by what came back from a file and what the reading has?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quoth.anchors import Item, Offsets, Subject, anchor_of, nearest, offsets
from quoth.correction import Action, Correction, telling
from quoth.editing import plain
from quoth.errors import InputError
from quoth.reader.cues import Cue, read_cue
from quoth.record import Reading, Span

Fields = dict[str, Any]

_A: dict[Subject, str] = {"statement": "a statement", "event": "an event", "flag": "a flag", "speaker": "a speaker"}
_NEEDED = {"event": ("type",), "flag": ("kind", "message")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A statement, event or flag as a file shows it: where it stands, and its fields as a correction names them.

    `item` is what it is in the reading, where it is known to be there. `key` is what the file calls it, and `through`
    what it calls the statement that this one came through. `where` is its place in the file, for errors.
    """

    subject: Subject
    place: Offsets
    fields: Fields
    item: Item | None = None
    key: str | None = None
    through: str | None = None
    where: str = ""


def span_of(text: str, start: int, end: int) -> Span:
    """The span between two offsets of a text."""
    return Span(start=start, end=end, text=text[start:end])


def differences(reading: Reading, ours: Sequence[Seen], theirs: Sequence[Seen], by: str) -> tuple[Correction, ...]:
    """The corrections that make of ours what theirs show: what was taken away, what was changed, what was added.

    What stands at the same place is the same; else what overlaps most, if by half or more.

    Raises:
        InputError: something that is new lacks what the record cannot do without.
    """
    subjects: tuple[Subject, ...] = ("statement", "event", "flag")
    return tuple(
        one
        for subject in subjects
        for one in _differences(
            reading,
            [seen for seen in ours if seen.subject == subject],
            [seen for seen in theirs if seen.subject == subject],
            by,
        )
    )


def _differences(reading: Reading, ours: Sequence[Seen], theirs: Sequence[Seen], by: str) -> Iterator[Correction]:
    pairs = _pairs(ours, theirs)
    shared = Counter(offsets(_anchor(seen)) for seen in ours)
    text = reading.article.text

    def correction(subject: Subject, action: Action, anchor: tuple[Span, ...], fields: Fields) -> Correction:
        return Correction(
            article=reading.article.id, subject=subject, action=action, anchor=anchor, fields=fields, by=by
        )

    paired = set(pairs.values())
    added = [(seen.subject, _new(seen)) for j, seen in enumerate(theirs) if j not in paired]
    for i, mine in enumerate(ours):
        new = _changed(mine, theirs[pairs[i]]) if i in pairs else None
        if new == {} or mine.item is None:
            continue
        anchor = _anchor(mine)
        alone = shared[offsets(anchor)] == 1
        if new is not None and alone:
            yield correction(mine.subject, "change", anchor, _with_lemma(new))
            continue
        yield correction(mine.subject, "remove", anchor, {} if alone else telling(mine.item))
        if new is not None:
            # An anchor that several things have can tell what is to go, but not what is to change.
            added.append((mine.subject, _without_id(mine.item) | _with_lemma(new)))
    for subject, fields in added:
        yield correction(subject, "add", _new_anchor(text, fields), fields)
    # Last, when every statement is there that another may have come through.
    for j, through in _chains(ours, theirs, pairs).items():
        yield correction("statement", "change", _new_anchor(text, theirs[j].fields), {"through": through})


def _chains(ours: Sequence[Seen], theirs: Sequence[Seen], pairs: Mapping[int, int]) -> dict[int, Any]:
    """By the index of those of theirs that came through another statement than before: the content of that one."""
    ours_by_key = {seen.key: i for i, seen in enumerate(ours) if seen.key}
    theirs_by_key = {seen.key: j for j, seen in enumerate(theirs) if seen.key}
    before = {pairs[i]: pairs.get(ours_by_key.get(seen.through or "", -1)) for i, seen in enumerate(ours) if i in pairs}
    out = {}
    for j, seen in enumerate(theirs):
        # What a file calls by a name that it does not explain is as it was.
        if seen.through is None or seen.through in theirs_by_key:
            now = theirs_by_key.get(seen.through or "")
            if now != before.get(j):
                out[j] = None if now is None else theirs[now].fields["content"]
    return out


def _new_anchor(text: str, fields: Fields) -> tuple[Span, ...]:
    """The spans that something has with these fields."""
    places = fields.get("content") or fields.get("evidence") or [fields["trigger"]]
    return tuple(span_of(text, place["start"], place["end"]) for place in places)


def _anchor(seen: Seen) -> tuple[Span, ...]:
    return anchor_of(seen.item) if seen.item is not None else ()


def _pairs(ours: Sequence[Seen], theirs: Sequence[Seen]) -> dict[int, int]:
    """The index of theirs for the index of ours."""
    at: dict[Offsets, list[int]] = {}
    for i, seen in enumerate(ours):
        at.setdefault(seen.place, []).append(i)
    left, right = dict(enumerate(ours)), dict(enumerate(theirs))
    pairs: dict[int, int] = {}
    # Among several at one place, those that are alike in all are the same.
    for alike in (True, False):
        for j, seen in list(right.items()):
            here = (i for i in at.get(seen.place, ()) if i in left and not (alike and _changed(ours[i], seen)))
            if (same := next(here, None)) is not None:
                pairs[same] = j
                del left[same], right[j]
    near = nearest({i: seen.place for i, seen in left.items()}, {j: seen.place for j, seen in right.items()})
    return pairs | near


def _changed(mine: Seen, other: Seen) -> Fields:
    return {name: value for name, value in other.fields.items() if value != mine.fields.get(name)}


def _with_lemma(fields: Fields) -> Fields:
    """The fields with the base form of the cue's main word, where the cue is new and that is not given."""
    if "cue" not in fields or "cue_lemma" in fields:
        return fields
    return fields | {"cue_lemma": _read(fields).lemma}


def _new(seen: Seen) -> Fields:
    """The fields of something new, with what its cue shows where they do not say."""
    fields = seen.fields
    lacking = [name for name in _NEEDED.get(seen.subject, ()) if fields.get(name) is None]
    if lacking:
        raise InputError(seen.where, f"{_A[seen.subject]} that is new needs a {' and a '.join(lacking)}")
    if "cue" not in fields:
        return fields
    lemma, attitude, polarity = _read(fields)
    return {"cue_lemma": lemma, "attitude": attitude, "polarity": polarity} | fields


def _read(fields: Fields) -> Cue:
    return read_cue(" ".join(span["text"] for span in fields["cue"]))


def _without_id(item: Item) -> Fields:
    return {name: value for name, value in plain(item).items() if name not in ("id", "confidence")}
