"""What did somebody correct in brat? An article's files come back as `quoth.export.brat` writes them, annotated anew.

Read back are, of attributions: content, cue and source, kind, attitude, polarity, Through, and the speaker's name in
the note (none without a note); of spans Event: place, type, mode and modality; of spans Flag: place, check, severity
and message. What else the file has (Participants, labels of others) changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from quoth.correction import Correction
from quoth.editing import plain
from quoth.errors import InputError
from quoth.export.brat import ATTRIBUTIONS, Fragments, file_name, fragments, joined_lines, text_of, token, words_of
from quoth.export.lookup import Lookup
from quoth.export.visible import on_one_line
from quoth.imports.compare import Fields, Seen, differences, span_of
from quoth.record import Attitude, Kind, Modality, Polarity, Reading, Severity, Span

_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}
_ATTRIBUTION_FIELDS = {"Kind": "kind", "Attitude": "attitude", "Polarity": "polarity"}
_ALLOWED: dict[str, tuple[str, ...]] = {
    "Kind": get_args(Kind),
    "Attitude": get_args(Attitude),
    "Polarity": get_args(Polarity),
    "Modality": get_args(Modality),
    "Severity": get_args(Severity),
}
_PLACES = re.compile(r"\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*", re.ASCII)


@dataclass(slots=True)
class _File:
    """What an .ann file holds, by key; `lines` says where each key stands."""

    spans: dict[str, tuple[str, Fragments]] = field(default_factory=dict)
    events: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def corrections_from_brat(txt: str, ann: str, reading: Reading, by: str) -> tuple[Correction, ...]:
    """The corrections that make of a reading what its annotations show; none where nobody changed anything.

    Args:
        txt: what NAME.txt holds.
        ann: what NAME.ann holds.
        reading: what the article's reading now is.
        by: who corrected it.

    Raises:
        InputError: the text is not the article's, or a line of the annotations cannot be read.
    """
    name = file_name(reading.article)
    if txt != text_of(reading):
        raise InputError(f"{name}.txt", f"it is not the text of article {reading.article.id}: annotate it as exported")
    file = _parsed(ann, reading.article.text, f"{name}.ann")
    return differences(reading, list(_ours(reading)), list(_theirs(file, reading.article.text, f"{name}.ann")), by)


def _ours(reading: Reading) -> Iterator[Seen]:
    """What a reading's annotations show when nobody has changed them."""
    text, lookup = reading.article.text, Lookup(reading)

    def held(spans: Iterable[Span]) -> list[Any]:
        return _held(text, fragments(text, spans))

    for one in reading.statements:
        speaker = lookup.speaker(one.speaker)
        fields: Fields = {role: held(getattr(one, role)) for role in _ROLES.values()}
        fields |= {name: getattr(one, name) for name in _ATTRIBUTION_FIELDS.values()}
        fields["speaker_name"] = on_one_line(speaker.name if speaker else "") or None
        if fields["content"]:
            above = one.via.statement if one.via else None
            place = _place(fields["content"])
            yield Seen(subject="statement", place=place, fields=fields, item=one, key=one.id, through=above)
    for event in reading.events:
        if trigger := held([event.trigger]):
            fields = {"trigger": _hull(text, trigger), "type": token(event.type), "mode": token(event.mode) or None}
            fields |= {"modality": event.modality}
            yield Seen(subject="event", place=_place(trigger), fields=fields, item=event)
    for flag in reading.flags:
        if evidence := held(flag.evidence):
            fields = {"evidence": evidence, "kind": token(flag.kind), "message": on_one_line(flag.message)}
            fields |= {"severity": flag.severity}
            yield Seen(subject="flag", place=_place(evidence), fields=fields, item=flag)


def _theirs(file: _File, text: str, name: str) -> Iterator[Seen]:
    for key, (label, arguments) in file.events.items():
        if label in ATTRIBUTIONS:
            yield _attribution(file, key, arguments, text, f"{name}, line {file.lines[key]}")
    for key, (label, parts) in file.spans.items():
        attributes, held = file.attributes.get(key, {}), _held(text, parts)
        where = f"{name}, line {file.lines[key]}"
        if label == "Event":
            fields = _given(attributes, {"Type": "type", "Modality": "modality"})
            fields |= {"trigger": _hull(text, held), "mode": attributes.get("Mode")}
            yield Seen(subject="event", place=_place(held), fields=fields, where=where)
        elif label == "Flag":
            fields = _given(attributes, {"Check": "kind", "Severity": "severity"})
            note = file.notes.get(key, "")
            fields |= {"evidence": held, "message": on_one_line(note)}
            yield Seen(subject="flag", place=_place(held), fields=fields, where=where)


def _attribution(file: _File, key: str, arguments: list[tuple[str, str]], text: str, place: str) -> Seen:
    parts: dict[str, Fragments] = {role: [] for role in _ROLES}
    through = None
    for role, argument in arguments:
        # brat numbers the second and later arguments of a role.
        role_ = role.rstrip("0123456789")
        if role_ in parts:
            if argument not in file.spans:
                raise InputError(place, f"the attribution names {argument}, and there is no such span")
            parts[role_] += file.spans[argument][1]
        elif role_ == "Through":
            if file.events.get(argument, ("", []))[0] not in ATTRIBUTIONS:
                raise InputError(place, f"the attribution came through {argument}, and there is no such attribution")
            through = argument
    if not parts["Content"]:
        raise InputError(place, "the attribution has no Content: give it one, or delete the attribution")
    fields: Fields = {name: _held(text, parts[role]) for role, name in _ROLES.items()}
    fields |= _given(file.attributes.get(key, {}), _ATTRIBUTION_FIELDS)
    fields["speaker_name"] = on_one_line(file.notes.get(key, "")) or None
    return Seen(subject="statement", place=_place(fields["content"]), fields=fields, key=key, through=through)


def _given(attributes: dict[str, str], names: dict[str, str]) -> Fields:
    """The fields that have an attribute; one that was deleted says nothing."""
    return {field: attributes[name] for name, field in names.items() if name in attributes}


def _held(text: str, parts: Fragments) -> list[Any]:
    """Spans of the article in their JSON form; what was cut at line ends is whole again."""
    held: list[Any] = plain([span_of(text, *edges) for edges in joined_lines(text, parts)])
    return held


def _hull(text: str, held: list[Any]) -> Any:
    return plain(span_of(text, held[0]["start"], held[-1]["end"]))


def _place(held: list[Any]) -> tuple[tuple[int, int], ...]:
    return tuple((span["start"], span["end"]) for span in held)


def _parsed(ann: str, text: str, name: str) -> _File:
    file = _File()
    for number, line in enumerate(ann.split("\n"), start=1):
        line_ = line.removesuffix("\r")
        if not line_.strip():
            continue
        key, _, rest = line_.partition("\t")
        place = f"{name}, line {number}"
        try:
            _take(file, key, rest, text)
        except ValueError as err:
            raise InputError(place, f"{err}: {line_[:60]!r}") from err
        file.lines[key] = number
    return file


def _take(file: _File, key: str, rest: str, text: str) -> None:
    """Take one line in; raises ValueError with the reason where it cannot be read."""
    if re.fullmatch(r"T\d+", key):
        if key in file.spans:
            raise ValueError(f"a second span {key}")
        file.spans[key] = _span(rest, text)
    elif re.fullmatch(r"E\d+", key):
        if key in file.events:
            raise ValueError(f"a second event {key}")
        (label, _), *arguments = [_argument(one) for one in rest.split()] or [("", "")]
        file.events[key] = label, arguments
    elif re.fullmatch(r"[AM]\d+", key):
        attribute, target, value, *_ = [*rest.strip().split(" ", 2), "", ""]
        if value not in _ALLOWED.get(attribute, (value,)):
            raise ValueError(f"{attribute} is one of {', '.join(_ALLOWED[attribute])}")
        file.attributes.setdefault(target, {})[attribute] = value
    elif key.startswith("#"):
        label, _, note = rest.partition("\t")
        sort, _, target = label.partition(" ")
        if sort == "AnnotatorNotes":
            file.notes[target.strip()] = note
    elif not re.fullmatch(r"[RN]\d+|\*", key):
        raise ValueError("no line of brat standoff")


def _argument(one: str) -> tuple[str, str]:
    role, colon, key = one.partition(":")
    if not colon or not role or not key:
        raise ValueError(f"expected ROLE:KEY, not {one!r}")
    return role, key


def _span(rest: str, text: str) -> tuple[str, Fragments]:
    where, _, words = rest.partition("\t")
    label, _, places = where.partition(" ")
    if not label or not _PLACES.fullmatch(places):
        raise ValueError("expected a label and pairs of offsets, as in 'Cue 11 14;20 25'")
    parts = [(int(start), int(end)) for start, end in (pair.split(" ") for pair in places.split(";"))]
    if any(start >= end or end > len(text) for start, end in parts):
        raise ValueError(f"a span ends before it begins, or behind the end of the text ({len(text)} characters)")
    there = words_of(text, parts)
    if words.split() != there.split():
        raise ValueError(f"at these offsets, in code points, the article has {there[:60]!r}")
    return label, sorted(parts)
