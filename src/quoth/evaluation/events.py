"""How well are events found? On sentences that other people coded, and on a gold of whole events.

Examples:
    The 322 sentences of the CAMEO manual that the Open Event Data Alliance coded in PLOVER's first version
    (PLOVER_GSR_CAMEO.txt, CC BY-SA 4.0). Each has one type; what counts is the type of the first event of the reading.
    Types are those of version 2: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT, as in
    CAMEO2PLOVER-2021.txt; all others keep their name. By sentence, the manual of version 2 moves an apology from
    SUPPORT to CONCEDE, paid compensation from RETREAT to AID, a finding of guilt from DISAPPROVE to SANCTION, the
    destruction of property and human shields from COERCE to ASSAULT, and tear gas used on a protest from PROTEST to
    ASSAULT; `by_type` leaves these where they were. Where the manual and the table disagree about promises to yield,
    which were AGREE in version 1, the table is followed: they stay AGREE.
    A hash of its id puts each sentence into one of two halves, "dev" or "kept"; one coded twice is in dev if either is.
Gold
    Invented items, each with its events. Found and marked events of one item are matched, one to one, where their
    types agree, those whose triggers share a word first. Mode, modality and whether a statement reports it are scored
    on matched events, actors and recipients on all: they agree where one has all the words of the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from quoth.errors import InputError
from quoth.evaluation.attribution import Agreement, Scores, Share
from quoth.record import Event, EventEntity

Half = Literal["dev", "kept"]
HALVES: tuple[Half, ...] = ("dev", "kept")

_SECOND = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# Type of the first version, words of what was coded or its mode, type of the second version.
_BY_SENTENCE = (
    ("SUPPORT", ("apolog", "regret", "remorse"), "CONCEDE"),
    ("RETREAT", ("compensat", "reparation"), "AID"),
    ("DISAPPROVE", ("guilty", "convict"), "SANCTION"),
    ("COERCE", ("destroy", "set fire", "human shield"), "ASSAULT"),
    ("PROTEST", ("tear gas",), "ASSAULT"),
)
# The mean of F1s is no count: as a share it is given in this many parts.
_PARTS = 10_000


class Example(msgspec.Struct, frozen=True):
    """A coded sentence: its types in version 2, the one by type alone and the one by sentence, and its half."""

    id: str
    text: str
    type: str
    by_type: str
    half: Half


class GoldEvent(msgspec.Struct, frozen=True):
    """An event that was marked; actors and recipients are in the words of the text."""

    type: str
    mode: str | None
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    modality: str
    reported: bool


class GoldItem(msgspec.Struct, frozen=True):
    """A short text with its events, all of them."""

    id: str
    half: Half
    text: str
    events: tuple[GoldEvent, ...]


def examples(path: Path) -> list[Example]:
    """The coded sentences of PLOVER_GSR_CAMEO.txt.

    Raises:
        InputError: the file cannot be read as such.
    """
    raw = path.read_text(encoding="utf-8")
    try:
        coded = json.JSONDecoder(strict=False).decode(raw[raw.index("[\n{") :])
        sentences = [one for one in coded if one["event"] != "DOCUMENT"]
        in_dev = {one["text"] for one in sentences if _hashed(one["id"]) == "dev"}
        return [
            Example(
                one["id"],
                one["text"],
                second_version(one["event"], f"{one.get('mode') or ''} {one['eventText']}"),
                _SECOND.get(one["event"], one["event"]),
                "dev" if one["text"] in in_dev else "kept",
            )
            for one in sentences
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(str(path), f"no coded sentences of PLOVER: {error}") from error


def second_version(event: str, coded: str) -> str:
    """The type in version 2 of a sentence with a type of version 1; `coded` is its mode and what was coded in it."""
    for first, words, second in _BY_SENTENCE:
        if event == first and any(word in coded.lower() for word in words):
            return second
    return _SECOND.get(event, event)


def _hashed(key: str) -> Half:
    return HALVES[hashlib.sha256(key.encode()).digest()[0] % 2]


def score_examples(coded: Iterable[Example], found: Mapping[str, Sequence[Event]]) -> Scores:
    """For each half, the agreement on each type, the share of sentences with the right type, and the macro F1.

    `found` has the events of each example by its id, in the order of the text. "any" is the share of sentences that
    have an event of the right type at all; "macro F1 by type" leaves sentences where their first type puts them.
    """
    scores = Scores()
    for half in HALVES:
        own = [one for one in coded if one.half == half]
        given = [found[one.id][0].type if found.get(one.id) else None for one in own]
        agreements = _by_type([one.type for one in own], given)
        scores.agreements.update({f"{half} {type_}": one for type_, one in agreements.items()})
        scores.shares[f"{half} right"] = Share(sum(a.agreed for a in agreements.values()), len(own))
        anywhere = sum(any(e.type == one.type for e in found.get(one.id, ())) for one in own)
        scores.shares[f"{half} any"] = Share(anywhere, len(own))
        scores.shares[f"{half} macro F1"] = _macro(agreements)
        scores.shares[f"{half} macro F1 by type"] = _macro(_by_type([one.by_type for one in own], given))
    return scores


def _by_type(marked: Sequence[str], given: Sequence[str | None]) -> dict[str, Agreement]:
    pairs = list(zip(marked, given, strict=True))
    return {
        type_: Agreement(pairs.count((type_, type_)), given.count(type_), marked.count(type_))
        for type_ in sorted(set(marked))
    }


def _macro(agreements: Mapping[str, Agreement]) -> Share:
    """The mean of the F1s of all types that were marked, in ten-thousandths."""
    mean = sum(one.f1 for one in agreements.values()) / max(1, len(agreements))
    return Share(round(_PARTS * mean), _PARTS)


def gold(path: Path) -> list[GoldItem]:
    """The items of a file of gold events.

    Raises:
        InputError: the file cannot be read as such.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[GoldItem])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"no gold events: {error}") from error


def score_gold(items: Iterable[GoldItem], found: Mapping[str, Sequence[Event]]) -> Scores:
    """For each half: agreement on type, actor and recipient; shares of mode, modality and reported by of matched."""
    scores = Scores()
    for item in items:
        events = found.get(item.id, ())
        pairs = _matches(item.events, events)
        names = {"type": Agreement(len(pairs), len(events), len(item.events))}
        for role in ("actors", "recipients"):
            agreed = sum(_shared(getattr(g, role), getattr(e, role)) for g, e in pairs)
            names[role] = Agreement(
                agreed, sum(len(getattr(e, role)) for e in events), sum(len(getattr(g, role)) for g in item.events)
            )
        right = {
            "mode": sum(g.mode == e.mode for g, e in pairs),
            "modality": sum(g.modality == e.modality for g, e in pairs),
            "reported by": sum(g.reported == (e.reported_by is not None) for g, e in pairs),
        }
        scores.add(
            Scores(
                {f"{item.half} {name}": one for name, one in names.items()},
                {f"{item.half} {name} of matched": Share(n, len(pairs)) for name, n in right.items()},
            )
        )
    return scores


def _matches(marked: Sequence[GoldEvent], found: Sequence[Event]) -> list[tuple[GoldEvent, Event]]:
    candidates = sorted(
        (not _overlap(g.trigger, e.trigger.text), i, j)
        for i, g in enumerate(marked)
        for j, e in enumerate(found)
        if g.type == e.type
    )
    left, right = set(range(len(marked))), set(range(len(found)))
    out = []
    for _, i, j in candidates:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((marked[i], found[j]))
    return out


def _overlap(one: str, other: str) -> bool:
    return not set(one.lower().split()).isdisjoint(other.lower().split())


def _shared(marked: Sequence[str], found: Sequence[EventEntity]) -> int:
    """How many of the marked entities have one among the found that holds all their words, or whose words they hold."""
    rest = [set(one.span.text.lower().split()) for one in found]
    agreed = 0
    for one in marked:
        words = set(one.lower().split())
        match = next((r for r in rest if r <= words or words <= r), None)
        if match is not None:
            rest.remove(match)
            agreed += 1
    return agreed
