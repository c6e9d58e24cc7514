"""What do people correct in a reading, and what is the reading once it is corrected?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from quoth.anchors import Item, Offsets, Subject, anchor_of, is_named_by, nearest, offsets
from quoth.editing import DanglingError, Editing, plain
from quoth.errors import InputError
from quoth.record import Reading, Record, Span, Speaker

Action = Literal["add", "change", "remove"]

# Two things of one kind that stand at the same spans are still two if they differ in these.
_ASIDE = {"statement": ("cue", "source"), "event": ("type", "mode"), "flag": ("kind", "message"), "speaker": ("name",)}
# What else helps to tell them apart.
_TELLING = {"statement": ("kind", "attitude", "polarity"), "event": ("modality",), "flag": ("severity",)}


class Correction(Record, frozen=True, kw_only=True):
    """One decision of a person about a reading: something is missing, is otherwise, or is not there.

    `anchor` says what it is about: the content of a statement, the trigger of an event, the evidence of a flag, the
    mentions of a speaker or spans that spell its name. It holds when the article is read again: what then stands
    nearest to it is meant. `fields` are the new values, named as in the record and in their JSON form. Two fields of a
    statement hold in other readings too, where ids do not: `speaker_name` is the speaker of that name in the reading,
    or a new one; `through` is the content of the statement that it came through. Null is nobody and none. Of a removal,
    `fields` are values that tell what is meant from others with the same anchor.
    """

    article: str
    subject: Subject
    action: Action
    anchor: tuple[Span, ...]
    fields: dict[str, Any] = msgspec.field(default_factory=dict)
    by: str
    note: str | None = None


def corrected(reading: Reading, corrections: Iterable[Correction]) -> tuple[Reading, tuple[Correction, ...]]:
    """The reading with the corrections applied in order, and those that found nothing to apply to.

    An anchor means what stands exactly there, else what shares most of its characters with it, if that is at least
    half of those of both; no two anchors mean the same. What refers to something that the reading has not (a speaker,
    a statement, a time) finds nothing to apply to, and neither does a correction of another article. Something that is
    added although it is there already is changed. All corrections of a reading must be given at once, in the order in
    which they were made: the ids of what one removed are not given again.

    Raises:
        InputError: a span is not the article's, or a field is none of the record or has a value that it cannot have.
    """
    given = list(corrections)
    if not given:
        return reading, ()
    own = [one for one in given if one.article == reading.article.id]
    for one in own:
        _check(reading, one)
    editing = Editing(reading)
    known = _Known(editing, own)
    lost = tuple(one for one in given if one.article != reading.article.id or not _applied(editing, known, one))
    return editing.reading(), lost


def _applied(editing: Editing, known: _Known, one: Correction) -> bool:
    """Apply a correction; whether there was something to apply it to."""
    fields = dict(one.fields)
    try:
        if one.action == "add":
            handle = known.twin(one)
            if handle is None:
                handle = editing.add(one.subject, one.anchor, fields)
            else:
                editing.change(one.subject, handle, fields)
            known.remember(one, handle)
            return True
        handle = known.meant(one)
        if handle is None:
            return False
        if one.action == "remove":
            editing.remove(one.subject, handle)
        else:
            editing.change(one.subject, handle, fields)
            known.remember(one, handle)
    except DanglingError:
        return False
    except msgspec.ValidationError as err:
        raise InputError(one.article, f"the correction of {_shown(one)} by {one.by!r} does not fit: {err}") from err
    return True


def _shown(one: Correction) -> str:
    words = one.anchor[0].text if one.anchor else ""
    return f"the {one.subject} {words[:60]!r}" if words else f"a {one.subject}"


def _check(reading: Reading, one: Correction) -> None:
    """Raise InputError where a span of the correction is not the article's."""
    text = reading.article.text
    for start, end, words in _spans([plain(one.anchor), plain(one.fields)]):
        if not 0 <= start <= end <= len(text) or text[start:end] != words:
            raise InputError(
                one.article,
                f"the correction of {_shown(one)} by {one.by!r} has {words[:60]!r} at {start}-{end}, where the article "
                f"has {text[max(0, start) : max(0, end)][:60]!r}: was it made for another version?",
            )


def _spans(value: object) -> Iterable[tuple[int, int, str]]:
    if isinstance(value, dict):
        match value:
            case {"start": int(start), "end": int(end), "text": str(text)}:
                yield start, end, text
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _made(one: Correction) -> Offsets | None:
    """Where something stands after a correction put it there; None where the correction moves nothing."""
    name = {"statement": "content", "event": "trigger", "flag": "evidence", "speaker": "mentions"}[one.subject]
    spans = plain(one.fields.get(name))
    if spans is None:
        return offsets(one.anchor) if one.action == "add" else None
    return tuple((start, end) for start, end, _ in _spans(spans))


class _Known:
    """What the anchors of corrections mean, as far as that is decided."""

    def __init__(self, editing: Editing, corrections: Sequence[Correction]) -> None:
        self._editing = editing
        self._handles: dict[tuple[Subject, Offsets, str], int] = {}
        waiting: dict[Subject, dict[tuple[Subject, Offsets, str], Offsets]] = {}
        made: set[tuple[Subject, Offsets]] = set()
        # All anchors that stand exactly somewhere have the first choice, so that none takes what another means.
        for one in corrections:
            here = offsets(one.anchor)
            if one.action != "add" and (one.subject, here) not in made:
                handle = self._exact(one)
                if handle is None:
                    waiting.setdefault(one.subject, {})[_target(one)] = here
                else:
                    self._handles[_target(one)] = handle
            if (there := _made(one)) is not None:
                made.add((one.subject, there))
        for subject, anchors in waiting.items():
            self._handles |= nearest(anchors, self._free(subject))

    def meant(self, one: Correction) -> int | None:
        """The handle of what a correction is about; None where the reading has no such thing (any more)."""
        handle = self._exact(one)
        if handle is None:
            handle = self._handles.get(_target(one))
        if handle is not None:
            return handle if handle in self._editing.items(one.subject) else None
        near = nearest({None: offsets(one.anchor)}, self._free(one.subject))
        return near.get(None)

    def twin(self, one: Correction) -> int | None:
        """The handle of what a correction would add, where the reading has it already."""
        there = _made(one)
        for handle, item in self._editing.items(one.subject).items():
            if one.subject == "speaker" and one.fields.get("name") in _names(item):
                return handle
            given = {name: one.fields[name] for name in _ASIDE[one.subject] if one.fields.get(name) is not None}
            if there and offsets(anchor_of(item)) == there and _agreement(item, given) == len(given):
                return handle
        return None

    def remember(self, one: Correction, handle: int) -> None:
        """Keep what an anchor means, for later corrections with the same."""
        self._handles[_target(one)] = handle

    def _exact(self, one: Correction) -> int | None:
        items = self._editing.items(one.subject)
        here = offsets(one.anchor)
        found = [handle for handle, item in items.items() if offsets(anchor_of(item)) == here]
        found = found or [handle for handle, item in items.items() if is_named_by(item, one.anchor)]
        if one.action == "remove" and one.fields:
            return max(found, key=lambda handle: _agreement(items[handle], one.fields), default=None)
        # No spans mean nothing, unless only one thing has none.
        return found[0] if len(found) == 1 or (found and one.anchor) else None

    def _free(self, subject: Subject) -> dict[int, Offsets]:
        taken = {handle for (of, _, _), handle in self._handles.items() if of == subject}
        items = self._editing.items(subject).items()
        return {handle: offsets(anchor_of(item)) for handle, item in items if handle not in taken}


def _target(one: Correction) -> tuple[Subject, Offsets, str]:
    aside = json.dumps(plain(one.fields), sort_keys=True) if one.action == "remove" else ""
    return one.subject, offsets(one.anchor), "" if aside == "{}" else aside


def _names(item: Item) -> tuple[str, ...]:
    return (item.name, *item.names) if isinstance(item, Speaker) else ()


def _agreement(item: Item, fields: Mapping[str, Any]) -> int:
    """How many of the fields have the value that they have in the item."""
    values = plain(item)
    return sum(name in values and values[name] == plain(value) for name, value in fields.items())


def telling(item: Item) -> dict[str, Any]:
    """The fields by which a removal tells something from others with the same anchor."""
    subject = type(item).__name__.lower()
    values = plain(item)
    return {name: values[name] for name in (*_ASIDE[subject], *_TELLING.get(subject, ()))}
