"""What did somebody correct in web annotations? They come back as `quoth.export.web_annotation` writes them.

Read back are, of a Statement: its targets (content), cue, source, kind, attitude, polarity, cueLemma, the speaker's
name and the statement that it came through; of an Event: target, type, mode and modality; of a Flag: targets, kind,
severity and message. Annotations of other articles, and those without a body of these types (somebody's comments), are
passed over.

A target whose position does not fit any more is looked for by its words, and among several places by the words around.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, get_args

from quoth.correction import Correction
from quoth.editing import plain
from quoth.errors import InputError
from quoth.export.addresses import address, urn
from quoth.export.lookup import Lookup
from quoth.imports.compare import Fields, Seen, differences, span_of
from quoth.imports.quotes import found
from quoth.record import Article, Attitude, Kind, Modality, Polarity, Reading, Severity, Span
from quoth.text import without_surrogates

_TYPES = ("Statement", "Event", "Flag")
_TEXTS: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {
    "Statement": {
        "kind": ("kind", get_args(Kind)),
        "attitude": ("attitude", get_args(Attitude)),
        "polarity": ("polarity", get_args(Polarity)),
        "cueLemma": ("cue_lemma", ()),
    },
    "Event": {"eventType": ("type", ()), "mode": ("mode", ()), "modality": ("modality", get_args(Modality))},
    "Flag": {"flagKind": ("kind", ()), "severity": ("severity", get_args(Severity)), "message": ("message", ())},
}
# What an export leaves out where there is none.
_OPTIONAL = ("cue_lemma", "mode")


class _MalformedError(ValueError):
    """Why an annotation cannot be read."""


def corrections_from_web_annotation(
    document: str, reading: Reading, by: str, *, name: str = "annotations"
) -> tuple[Correction, ...]:
    """The corrections that make of a reading what its annotations show; none where nobody changed anything.

    Args:
        document: JSON: an annotation page or collection, an array of annotations, or one annotation.
        reading: what the article's reading now is. What has no annotation in the document was taken away.
        by: who corrected it.
        name: what to call the document in errors.

    Raises:
        InputError: it is not JSON, it has no annotation of the article though its reading has something to annotate,
            or an annotation cannot be read.
    """
    ours = list(_ours(reading))
    theirs: list[Seen] = []
    for number, annotation in enumerate(_annotations(document, name), start=1):
        try:
            if _is_about(annotation, reading.article):
                where = f"{name}, annotation {number}"
                theirs.extend(replace(one, where=where) for one in _seen(annotation, reading.article))
        except _MalformedError as err:
            raise InputError(f"{name}, annotation {number}", str(err)) from err
    if ours and not theirs:
        raise InputError(name, f"it has no annotation of article {reading.article.id} ({address(reading.article)})")
    return differences(reading, ours, theirs, by)


def _ours(reading: Reading) -> Iterator[Seen]:
    lookup = Lookup(reading)
    for one in reading.statements:
        speaker = lookup.speaker(one.speaker)
        fields = {name: plain(getattr(one, name)) for name in ("content", "cue", "source")}
        fields |= {name: _clean(getattr(one, name)) for name, _ in _TEXTS["Statement"].values()}
        fields["speaker_name"] = _name(speaker.name if speaker else None)
        above = urn("statement", reading.article, one.via.statement) if one.via and one.via.statement else None
        yield Seen(
            subject="statement",
            place=_place(one.content),
            fields=fields,
            item=one,
            key=urn("statement", reading.article, one.id),
            through=above,
        )
    for event in reading.events:
        fields = {name: _clean(getattr(event, name)) for name, _ in _TEXTS["Event"].values()}
        fields |= {"trigger": plain(event.trigger)}
        yield Seen(subject="event", place=_place([event.trigger]), fields=fields, item=event)
    for flag in reading.flags:
        fields = {name: _clean(getattr(flag, name)) for name, _ in _TEXTS["Flag"].values()}
        fields |= {"evidence": plain(flag.evidence)}
        yield Seen(subject="flag", place=_place(flag.evidence), fields=fields, item=flag)


def _clean(value: str | None) -> str | None:
    """A value as the export writes it: what is empty is left out."""
    return without_surrogates(value or "") or None


def _name(value: object) -> str | None:
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None


def _place(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _annotations(document: str, name: str) -> list[dict[str, Any]]:
    """The annotations of a document, whatever holds them."""
    try:
        held = json.loads(document)
    except json.JSONDecodeError as err:
        raise InputError(f"{name}, line {err.lineno}", f"not JSON: {err.msg} at column {err.colno}") from err
    except (RecursionError, ValueError) as err:
        raise InputError(name, "not read: its values are nested too deeply, or a number is too long") from err
    if isinstance(held, dict) and isinstance(held.get("first"), dict):
        held = held["first"]
    if isinstance(held, dict):
        held = held.get("items", [held])
    if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
        raise InputError(name, "expected an annotation page, an array of annotations, or one annotation")
    return held


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_about(annotation: dict[str, Any], article: Article) -> bool:
    sources = {_source(target) for target in _listed(annotation.get("target"))}
    return bool(sources & {address(article), urn("article", article), article.url} - {None})


def _source(target: object) -> object:
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    source = source.get("id") if isinstance(source, dict) else source
    return source if isinstance(source, str) else None


def _seen(annotation: dict[str, Any], article: Article) -> Iterator[Seen]:
    """What an annotation shows; nothing where no body of it is of a type that Quoth writes."""
    bodies = [body for body in _listed(annotation.get("body")) if isinstance(body, dict)]
    body = next((one for one in bodies if set(_listed_texts(one.get("type"))) & set(_TYPES)), None)
    if body is None:
        return
    sort = next(one for one in _listed_texts(body["type"]) if one in _TYPES)
    spans = _spans(annotation.get("target"), article)
    fields = _texts(body, sort)
    if sort == "Statement":
        if not spans:
            raise _MalformedError("a Statement has no target with a selector")
        speaker = body.get("speaker")
        fields["speaker_name"] = _name(speaker.get("name") if isinstance(speaker, dict) else speaker)
        fields |= {"content": plain(spans), "cue": plain(_spans(body.get("cueSpans"), article))}
        fields |= {"source": plain(_spans(body.get("sourceSpans"), article))}
        above = body.get("through")
        key, through = body.get("id"), above.get("statement") if isinstance(above, dict) else None
        yield Seen(
            subject="statement",
            place=_place(spans),
            fields=fields,
            key=key if isinstance(key, str) else None,
            through=through if isinstance(through, str) else None,
        )
    elif sort == "Flag":
        yield Seen(subject="flag", place=_place(spans), fields=fields | {"evidence": plain(spans)})
    elif len(spans) != 1:
        raise _MalformedError(f"an Event has one target with a selector, not {len(spans)}")
    else:
        yield Seen(subject="event", place=_place(spans), fields=fields | {"trigger": plain(spans[0])})


def _listed_texts(value: object) -> list[str]:
    return [one for one in _listed(value) if isinstance(one, str)]


def _texts(body: dict[str, Any], sort: str) -> Fields:
    fields: Fields = {}
    for term, (name, allowed) in _TEXTS[sort].items():
        value = body.get(term)
        if value is not None and not isinstance(value, str):
            raise _MalformedError(f"{term} must be a text")
        if allowed and value is not None and value not in allowed:
            raise _MalformedError(f"{term} is one of {', '.join(allowed)}, not {value!r}")
        if _clean(value) or name in _OPTIONAL:
            fields[name] = _clean(value)
    return fields


def _spans(targets: object, article: Article) -> list[Span]:
    return [_span(one, article) for one in _listed(targets) if isinstance(one, dict) and one.get("selector")]


def _span(target: dict[str, Any], article: Article) -> Span:
    """Where a target is: at its position, if its words stand there, else where they do."""
    selectors = [one for one in _listed(target["selector"]) if isinstance(one, dict)]
    by_type = {one["type"]: one for one in selectors if isinstance(one.get("type"), str)}
    position, quote = by_type.get("TextPositionSelector"), by_type.get("TextQuoteSelector")
    text = without_surrogates(article.text)
    at = None
    if position is not None:
        start, end = position.get("start"), position.get("end")
        if not isinstance(start, int) or not isinstance(end, int):
            raise _MalformedError("a TextPositionSelector has a start and an end, which are numbers")
        at = (start, end) if 0 <= start <= end <= len(text) else None
    if quote is not None:
        exact, *around = (without_surrogates(_text_of(quote, term)) for term in ("exact", "prefix", "suffix"))
        if at is None or text[slice(*at)] != exact:
            at = found(text, exact, around[0], around[1], near=position["start"] if position else 0)
    if at is None:
        told = repr(_text_of(quote, "exact")[:60]) if quote is not None else f"such position: {position}"[:90]
        raise _MalformedError(f"the article has no {told}: give words that it has, or a position in its text")
    return span_of(article.text, *at)


def _text_of(quote: dict[str, Any], term: str) -> str:
    value = quote.get(term, "")
    if not isinstance(value, str):
        raise _MalformedError(f"{term} of a TextQuoteSelector must be a text")
    return value
