"""Readings as brat standoff: NAME.txt and NAME.ann for each article, and annotation.conf for brat.

Attributions stand as in PolNeAR (Newell et al., LREC 2018): spans Source, Cue and Content, and an event Attribution, or
Attribution-no-source, whose trigger repeats the cue (where there is none, the content). Kind, attitude and polarity are
its attributes, the speaker's name its note, `Through` the attribution that it came through. Events of the reading are
spans Event with Type, Mode and Modality, linked to their Participants as Actor or Recipient; flags are spans Flag with
Check and Severity, the message as their note.

Offsets are code points. brat knows no span across a line end, so such a span is written as its parts, line by line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

from quoth.anchors import merged, offsets
from quoth.export.lookup import Lookup
from quoth.export.visible import on_one_line
from quoth.record import Article, Attitude, Event, Flag, Kind, Modality, Polarity, Reading, Severity, Span, Statement
from quoth.text import without_surrogates

Fragments = list[tuple[int, int]]

ATTRIBUTIONS = ("Attribution", "Attribution-no-source")
# The types of PLOVER 2.0.
_EVENT_TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")


def write(readings: Iterable[Reading], folder: Path) -> list[Path]:
    """Write all articles into a folder, which is made, with annotation.conf; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    values: dict[str, set[str]] = {"Type": set(_EVENT_TYPES), "Mode": set(), "Check": set()}
    for reading in readings:
        name = file_name(reading.article)
        for suffix, content in ((".txt", text_of(reading)), (".ann", annotations_of(reading))):
            paths.append(folder / f"{name}{suffix}")
            _save(paths[-1], content)
        for event in reading.events:
            values["Type"].add(token(event.type))
            values["Mode"].add(token(event.mode))
        values["Check"].update(token(flag.kind) for flag in reading.flags)
    paths.append(folder / "annotation.conf")
    _save(paths[-1], _configuration({name: sorted(found - {""}) for name, found in values.items()}))
    return paths


def _save(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="")


def file_name(article: Article) -> str:
    """The name of an article's files: its id, or a hash of that where no file can be called so."""
    return (
        article.id if _SAFE_NAME.fullmatch(article.id) else hashlib.sha256(ascii(article.id).encode()).hexdigest()[:16]
    )


def text_of(reading: Reading) -> str:
    """What NAME.txt holds: the article's text, lone surrogates as U+FFFD."""
    return without_surrogates(reading.article.text)


def annotations_of(reading: Reading) -> str:
    """What NAME.ann holds."""
    return "".join(f"{line}\n" for line in _Drawing(reading).lines())


def fragments(text: str, spans: Iterable[Span]) -> Fragments:
    """The stretches that the spans cover, cut at line ends; none is empty."""
    return [
        (start + line.start(), start + line.end())
        for start, end in merged(offsets(spans))
        for line in re.finditer(r"[^\n]+", text[start:end])
    ]


def joined_lines(text: str, parts: Iterable[tuple[int, int]]) -> Fragments:
    """The stretches as they were before they were cut: those with nothing but line ends between them are one."""
    out: Fragments = []
    for start, end in sorted(parts):
        if out and not text[out[-1][1] : start].strip("\n"):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def token(value: str | None) -> str:
    """A value as an attribute can have it: one word; "" where there is none."""
    return "_".join(on_one_line(value or "").split())


def words_of(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """The words that stand beside offsets: brat puts a space between parts."""
    return " ".join(without_surrogates(text[start:end]).translate(_CONTROLS) for start, end in parts)


class _Drawing:
    """The lines of one article's annotations, with a number for each span, attribute, relation and note."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._lookup = Lookup(reading)
        self._counts = dict.fromkeys("TAR#", 0)
        drawable = [one for one in reading.statements if fragments(self._text, one.content)]
        self._attributions = {one.id: f"E{number}" for number, one in enumerate(drawable, start=1)}

    def lines(self) -> Iterator[str]:
        reading = self._reading
        for statement in reading.statements:
            if statement.id in self._attributions:
                yield from self._attribution(statement)
        for event in reading.events:
            yield from self._event(event)
        for flag in reading.flags:
            yield from self._flag(flag)

    def _attribution(self, one: Statement) -> Iterator[str]:
        arguments: list[str] = []
        spans: list[tuple[str, Sequence[Span]]] = [("Source", one.source), ("Cue", one.cue), ("Content", one.content)]
        for role, held in spans:
            if parts := fragments(self._text, held):
                key, line = self._span(role, parts)
                yield line
                arguments.insert(0, f"{role}:{key}")
        label = ATTRIBUTIONS[not fragments(self._text, one.source)]
        trigger = fragments(self._text, one.cue) or fragments(self._text, one.content)
        key, line = self._span(label, trigger)
        yield line
        through = self._attributions.get((one.via and one.via.statement) or "")
        if through:
            arguments.append(f"Through:{through}")
        event = self._attributions[one.id]
        yield f"{event}\t{label}:{key} {' '.join(arguments)}"
        yield from self._attributes(event, Kind=one.kind, Attitude=one.attitude, Polarity=one.polarity)
        speaker = self._lookup.speaker(one.speaker)
        yield from self._note(event, speaker.name if speaker else "")

    def _event(self, one: Event) -> Iterator[str]:
        parts = fragments(self._text, [one.trigger])
        if not parts:
            return
        event, line = self._span("Event", parts)
        yield line
        yield from self._attributes(event, Type=token(one.type), Mode=token(one.mode), Modality=one.modality)
        for role, entities in (("Actor", one.actors), ("Recipient", one.recipients)):
            for entity in entities:
                if parts := fragments(self._text, [entity.span]):
                    participant, line = self._span("Participant", parts)
                    yield line
                    yield f"{self._key('R')}\t{role} Arg1:{event} Arg2:{participant}"

    def _flag(self, one: Flag) -> Iterator[str]:
        if parts := fragments(self._text, one.evidence):
            flag, line = self._span("Flag", parts)
            yield line
            yield from self._attributes(flag, Check=token(one.kind), Severity=one.severity)
            yield from self._note(flag, one.message)

    def _span(self, label: str, parts: Fragments) -> tuple[str, str]:
        key = self._key("T")
        places = ";".join(f"{start} {end}" for start, end in parts)
        return key, f"{key}\t{label} {places}\t{words_of(self._text, parts)}"

    def _attributes(self, target: str, **values: str) -> Iterator[str]:
        for name, value in values.items():
            if value:
                yield f"{self._key('A')}\t{name} {target} {value}"

    def _note(self, target: str, note: str) -> Iterator[str]:
        if shown := on_one_line(note):
            yield f"{self._key('#')}\tAnnotatorNotes {target}\t{shown}"

    def _key(self, letter: str) -> str:
        self._counts[letter] += 1
        return f"{letter}{self._counts[letter]}"


def _configuration(values: dict[str, list[str]]) -> str:
    """What annotation.conf holds: all labels, and the values that their attributes can have."""
    attribution = "|".join(ATTRIBUTIONS)
    roles = f"Content+:Content, Cue*:Cue, Source*:Source, Through?:{attribution}"
    enumerated = [
        ("Kind", attribution, get_args(Kind)),
        ("Attitude", attribution, get_args(Attitude)),
        ("Polarity", attribution, get_args(Polarity)),
        ("Type", "Event", values["Type"]),
        ("Mode", "Event", values["Mode"]),
        ("Modality", "Event", get_args(Modality)),
        ("Check", "Flag", values["Check"]),
        ("Severity", "Flag", get_args(Severity)),
    ]
    return "\n".join(
        [
            "[entities]",
            *("Source", "Cue", "Content", "Event", "Participant", "Flag"),
            "",
            "[relations]",
            *(f"{role}\tArg1:Event, Arg2:Participant" for role in ("Actor", "Recipient")),
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
            "",
            "[events]",
            *(f"{label}\t{roles}" for label in ATTRIBUTIONS),
            "",
            "[attributes]",
            *(f"{name}\tArg:{of}, Value:{'|'.join(allowed)}" for name, of, allowed in enumerated if allowed),
            "",
        ]
    )
