"""What becomes of a reading when something in it is added, changed or removed?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from quoth.anchors import Item, Subject, anchor_of, merged, nearest, offsets
from quoth.record import Event, Flag, Kind, Reading, Span, Speaker, Statement
from quoth.text import quotations

_TYPES: dict[Subject, type[Item]] = {"statement": Statement, "event": Event, "flag": Flag, "speaker": Speaker}
_PREFIXES: dict[Subject, str] = {"statement": "s", "event": "e", "speaker": "p"}
_WORD = re.compile(r"\w+")

_Item = TypeVar("_Item", Statement, Event, Flag)


def plain(value: object) -> Any:
    """The value as JSON has it: objects as dictionaries, tuples as lists."""
    return _listed(msgspec.to_builtins(value))


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, list | tuple) else value


class DanglingError(ValueError):
    """A new value refers to something that the reading has not."""


class Editing:
    """A reading in the making. Its items are known by handles, which stay the same whatever becomes of an item."""

    def __init__(self, reading: Reading) -> None:
        self._given = reading
        self._statements = dict(enumerate(reading.statements))
        self._events = dict(enumerate(reading.events))
        self._flags = dict(enumerate(reading.flags))
        self._speakers = dict(enumerate(reading.speakers))
        # Never reused, like the ids.
        self._handles = sum(map(len, (reading.statements, reading.events, reading.flags, reading.speakers)))
        self._last = {
            subject: max((_number(item.id, prefix) for item in self.items(subject).values()), default=0)
            for subject, prefix in _PREFIXES.items()
        }

    def items(self, subject: Subject) -> dict[int, Any]:
        """What there is of one kind, by handle."""
        of: dict[Subject, dict[int, Any]] = {
            "statement": self._statements,
            "event": self._events,
            "flag": self._flags,
            "speaker": self._speakers,
        }
        return of[subject]

    def reading(self) -> Reading:
        """The reading as it now stands: statements and events that were added stand where the text has them."""
        given = self._given
        return replace(
            given,
            statements=_in_order(self._statements, len(given.statements)),
            events=_in_order(self._events, len(given.events)),
            flags=tuple(self._flags.values()),
            speakers=tuple(self._speakers.values()),
        )

    def add(self, subject: Subject, anchor: Sequence[Span], fields: Mapping[str, Any]) -> int:
        """Add something, with an id of its own; its handle.

        Raises:
            msgspec.ValidationError: a field is missing, unknown or of the wrong type.
            DanglingError: a field refers to something that is not there.
        """
        values = _defaults(subject, anchor) | self._values(subject, fields)
        if subject == "statement":
            values.setdefault("confidence", {"statement": 1.0, "speaker": 1.0})
            content = msgspec.convert(values["content"], tuple[Span, ...])
            values.setdefault("kind", kind_of(self._given.article.text, content))
        if subject in self._last:
            self._last[subject] += 1
            values["id"] = f"{_PREFIXES[subject]}{self._last[subject]}"
        self._handles += 1
        self._put(subject, self._handles, values)
        return self._handles

    def change(self, subject: Subject, handle: int, fields: Mapping[str, Any]) -> None:
        """Give an item new values. Raises what `add` raises."""
        given = self._values(subject, fields)
        values = plain(self.items(subject)[handle]) | given
        if subject == "statement" and given:
            sure = {"statement": 1.0} | ({"speaker": 1.0} if {"speaker", "speaker_name"} & given.keys() else {})
            values["confidence"] = given.get("confidence", values["confidence"] | sure)
        self._put(subject, handle, values)

    def remove(self, subject: Subject, handle: int) -> None:
        """Take something away: what came through a statement then came through what that one did."""
        item = self.items(subject).pop(handle)
        if isinstance(item, Statement):
            for key, other in self._statements.items():
                if other.via and other.via.statement == item.id:
                    circle = item.via is not None and item.via.statement == other.id
                    self._statements[key] = replace(other, via=None if circle else item.via)
            for key, event in self._events.items():
                if event.reported_by == item.id:
                    self._events[key] = replace(event, reported_by=item.via.statement if item.via else None)
            self._mention(item, None)
        elif isinstance(item, Speaker):
            _leave_out(self._statements, item.id)
            _leave_out(self._events, item.id)

    def _put(self, subject: Subject, handle: int, values: dict[str, Any]) -> None:
        """Make an item of the values and put it in the place of the one with this handle."""
        if "speaker_name" in values:
            values["speaker"] = None
        name = values.pop("speaker_name", None)
        if subject == "speaker":
            names = values.setdefault("names", [])
            values["names"] = names if values.get("name") in names else [values.get("name"), *names]
        item = msgspec.convert(values, _TYPES[subject])
        if isinstance(item, Statement):
            if not merged(offsets(item.content)):
                raise msgspec.ValidationError("a statement needs content")
            self._check_chain(item)
            if name is not None:
                item = replace(item, speaker=self._called(name))
            before = self._statements.get(handle)
            self._statements[handle] = item
            self._mention(before, item)
            if before is not None and before.speaker != item.speaker:
                self._pass_on(before, item)
        else:
            self.items(subject)[handle] = item

    def _values(self, subject: Subject, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields in their JSON form, once it is sure that what they refer to is there."""
        values: dict[str, Any] = plain(fields)
        if "id" in values:
            raise msgspec.ValidationError("an id cannot be corrected")
        if subject != "statement" and {"speaker_name", "through"} & values.keys():
            raise msgspec.ValidationError("only a statement has a `speaker_name`, or is `through` another")
        if "speaker_name" in values:
            name = values["speaker_name"]
            if name is not None and not (isinstance(name, str) and name.strip()):
                raise msgspec.ValidationError("`speaker_name` must be a name, or null for none")
        for name, value in _references(values):
            if not self._has(name, value):
                raise DanglingError(f"{name} {value}")
        if "through" in values:
            values["via"] = self._via(values.pop("through"))
        return values

    def _has(self, name: str, value: str | int) -> bool:
        """Whether what a field of this name refers to is there."""
        if isinstance(value, int):
            given = {"time": self._given.times, "place": self._given.places}.get(name, self._given.quantities)
            return 0 <= value < len(given)
        held = self._speakers if name == "speaker" else self._statements
        return any(item.id == value for item in held.values())

    def _check_chain(self, item: Statement) -> None:
        """Raise DanglingError where the statement would have come through itself."""
        above = {one.id: one.via.statement for one in self._statements.values() if one.via}
        at = item.via.statement if item.via else None
        met = set()
        while at is not None and at not in met:
            if at == item.id:
                raise DanglingError(f"{item.id} came through itself")
            met.add(at)
            at = above.get(at)

    def _via(self, through: object) -> Any:
        """The chain to the statement whose content is given; None where nothing is."""
        if not through:
            return None
        wanted = offsets(msgspec.convert(through, tuple[Span, ...]))
        held = {handle: offsets(one.content) for handle, one in self._statements.items()}
        exact = next((handle for handle, there in held.items() if there == wanted), None)
        handle = nearest({0: wanted}, held).get(0) if exact is None else exact
        if handle is None:
            raise DanglingError("through")
        above = self._statements[handle]
        return {"statement": above.id, "speaker": above.speaker}

    def _pass_on(self, before: Statement, after: Statement) -> None:
        """What came through a statement came through its speaker: the new one, where it was the old one."""
        for key, other in self._statements.items():
            via = other.via
            if via and via.statement == after.id and via.speaker == before.speaker:
                self._statements[key] = replace(other, via=replace(via, speaker=after.speaker))

    def _called(self, name: str) -> str:
        """The id of the speaker of this name, a new one where there is none."""
        wanted = _folded(name)
        for speaker in self._speakers.values():
            if wanted in map(_folded, (speaker.name, *speaker.names)):
                return speaker.id
        return self._speakers[self.add("speaker", (), {"name": name})].id

    def _mention(self, before: Statement | None, after: Statement | None) -> None:
        """Keep mentions true to the statements: each source of a speaker's, and no longer one of somebody else's."""
        if before and after and (before.speaker, before.source) == (after.speaker, after.source):
            return
        held = {one.id for one in (before, after) if one}
        for handle, speaker in self._speakers.items():
            if speaker.id not in {one.speaker for one in (before, after) if one}:
                continue
            living = [one for one in self._statements.values() if one.speaker == speaker.id and one.id not in held]
            living += [one for one in (after,) if one and one.speaker == speaker.id]
            still = {place for one in living for place in offsets(one.source)}
            gone = set(offsets(before.source if before else ())) - still
            kept = [span for span in speaker.mentions if (span.start, span.end) not in gone]
            new = [span for span in (after.source if after in living else ()) if span not in kept]
            mentions = sorted(kept + new, key=_edges) if new else kept
            self._speakers[handle] = replace(speaker, mentions=tuple(mentions))


def kind_of(text: str, content: Sequence[Span]) -> Kind:
    """The kind of a statement: whether all, none or some of its content's words are in quotation marks."""
    quoted = words = 0
    for start, end in merged(offsets(content)):
        outer = [quotation for quotation in quotations(text, start, end) if quotation.depth == 0]
        starts = [quotation.start for quotation in outer]
        for word in _WORD.finditer(text, start, end):
            i = bisect_right(starts, word.start()) - 1
            words += 1
            quoted += i >= 0 and word.start() < outer[i].end
    return "indirect" if not quoted else "direct" if quoted == words else "mixed"


def _defaults(subject: Subject, anchor: Sequence[Span]) -> dict[str, Any]:
    """What an added item has where the correction does not say."""
    spans = plain(tuple(anchor))
    if subject == "statement":
        values = {"content": spans, "cue": [], "source": [], "speaker": None, "via": None, "cue_lemma": None}
        return values | {"attitude": "communication", "polarity": "affirmed"}
    if subject == "event":
        return ({"trigger": spans[0]} if spans else {}) | {"modality": "happened"}
    if subject == "flag":
        return {"evidence": spans, "severity": "medium"}
    return {"mentions": spans, "type": None}


def _references(value: object, name: str = "") -> Iterator[tuple[str, str | int]]:
    """The ids and indices in the fields of a correction, with the name of the field that each stands in."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _references(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner, name)
    elif (name in ("speaker", "statement", "reported_by") and isinstance(value, str)) or (
        name in ("time", "place", "quantities") and isinstance(value, int)
    ):
        yield name, value


def _leave_out(held: dict[int, _Item], speaker: str) -> None:
    """Make what referred to a speaker refer to none."""
    for key, item in held.items():
        values = plain(item)
        if speaker in {value for name, value in _references(values) if name == "speaker"}:
            left = _without(values, speaker)
            if left.get("via") == {"statement": None, "speaker": None}:
                left["via"] = None
            held[key] = msgspec.convert(left, type(item))


def _without(value: Any, speaker: str) -> Any:
    if isinstance(value, dict):
        return {
            key: None if key == "speaker" and inner == speaker else _without(inner, speaker)
            for key, inner in value.items()
        }
    return [_without(inner, speaker) for inner in value] if isinstance(value, list) else value


def _in_order(held: dict[int, _Item], given: int) -> tuple[_Item, ...]:
    """The items, those that were given in their order, each that was added before the first that stands behind it."""
    out = [item for handle, item in held.items() if handle < given]
    for handle, item in held.items():
        if handle >= given:
            place = _place(item)
            out.insert(next((i for i, other in enumerate(out) if _place(other) > place), len(out)), item)
    return tuple(out)


def _place(item: Item) -> tuple[int, int]:
    """What orders items as the text does, the outer before the inner."""
    spans = anchor_of(item)
    return (min(span.start for span in spans), -max(span.end for span in spans)) if spans else (0, 0)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _number(key: str, prefix: str) -> int:
    """The number of an id such as "s12"; 0 of any other."""
    m = re.fullmatch(rf"{prefix}(\d{{1,9}})", key, re.ASCII)
    return int(m[1]) if m else 0


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
