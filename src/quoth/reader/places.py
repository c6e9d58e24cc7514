"""The places that an article names, each with the gazetteer's entry for what is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quoth.gazetteer import Entry
from quoth.reader.cast import Cast
from quoth.reader.place_choice import Context, choose, context_of, fits, lies_in, same_name
from quoth.reader.place_evidence import ENOUGH, Signs
from quoth.reader.place_names import Candidate, candidates
from quoth.reader.place_unlisted import unlisted
from quoth.reader.place_wording import container, unlisted_state, worded_state
from quoth.reader.scene import Scene
from quoth.record import Place

# A name that is surely a place at one spot needs less to be one at another.
_SURE = 4.0
_KNOWN = 1.0
# What it adds that its country is named, and that it stands in a list after a place.
_FITS, _LISTED = 1.5, 1.5
_AND = frozenset((" and ", ", ", " or ", ", and ", " & "))
_COMMA = (", ", ",\xa0", ",\n")


def find_places(text: str, scene: Scene, cast: Cast | None = None, dateline: str | None = None) -> list[Place]:
    """The named places of a text, in order, without overlaps.

    `scene` and `cast` tell places from persons and bodies; `dateline` is the place that the article was written in,
    where that is known apart from its text. A name means one place throughout, unless the words around it say
    otherwise; namesakes are told apart by what else the article names, and where only size would decide, coordinates
    and country stay null. A disputed place has the state that the article's words give it, else null.
    """
    found = _places_among(candidates(text), Signs(text, scene, cast), dateline)
    entries = _chosen(text, found, context_of(text, found, dateline)) if found else []
    listed = [_place(text, c, entry) for c, entry in zip(found, entries, strict=True)]
    return sorted([*listed, *unlisted(text, listed)], key=lambda p: p.start)


def _places_among(all_: Sequence[Candidate], signs: Signs, dateline: str | None) -> list[Candidate]:
    for c, following in pairwise(all_):
        if signs.text[c.end : following.start] in _COMMA and lies_in(c, following):
            c.contained = following.container = True
    weights = [signs.weigh(c) for c in all_]
    sure = {same_name(c) for c, weight in zip(all_, weights, strict=True) if weight >= _SURE}
    weights = [w + _KNOWN * (same_name(c) in sure) for c, w in zip(all_, weights, strict=True)]
    context = context_of(signs.text, [c for c, w in zip(all_, weights, strict=True) if w >= ENOUGH], dateline)
    for i, c in enumerate(all_):
        if ENOUGH - _FITS - _LISTED <= weights[i] < ENOUGH:
            weights[i] += _FITS * fits(c, context)
            if i and weights[i - 1] >= ENOUGH and signs.text[all_[i - 1].end : c.start] in _AND:
                weights[i] += _LISTED
    return [c for c, w in zip(all_, weights, strict=True) if w >= ENOUGH]


def _chosen(text: str, found: Sequence[Candidate], context: Context) -> list[Entry | None]:
    """The entry of each candidate: what the words around it say, else what the name means in the article."""
    after = [*found[1:], None]
    narrowed = [container(text, c, following) for c, following in zip(found, after, strict=True)]
    mentions: dict[str, list[int]] = {}
    explicit: dict[str, tuple[Entry, ...]] = {}
    for c, inside in zip(found, narrowed, strict=True):
        mentions.setdefault(same_name(c), []).append(c.start)
        # "Paris, Texas" makes each later "Paris" Texan; after a plain "Paris" it speaks for itself only.
        if inside and (len(mentions[same_name(c)]) == 1 or not any(e.stands_alone for e in c.entries)):
            explicit.setdefault(same_name(c), inside)
    meant: dict[str, Entry | None] = {}
    out: list[Entry | None] = []
    for c, inside, following in zip(found, narrowed, after, strict=True):
        name = same_name(c)
        if name not in meant:
            meant[name] = choose(c, explicit.get(name, c.entries), mentions[name], context)
        if not inside and name not in explicit and (outer := unlisted_state(text, c, following)) is not None:
            meant[name] = Entry(" ".join(c.name.split()), "city", outer.country, outer.admin)
        alone = tuple(e for e in c.entries if e.stands_alone and c.dateline)
        own = inside if inside != explicit.get(name) else ()
        out.append(choose(c, own or alone, [c.start], context) if own or (alone and not inside) else meant[name])
    out = [_as_container(before, entry, c) for before, entry, c in zip([None, *out[:-1]], out, found, strict=True)]
    return _with_states(text, found, out)


def _as_container(before: Entry | None, entry: Entry | None, c: Candidate) -> Entry | None:
    """A name after a town in it means the state or country: "Buffalo, New York"."""
    if before is None or not c.container:
        return entry
    outer = [e for e in c.entries if e.kind == "state" and (e.country, e.admin) == (before.country, before.admin)]
    return outer[0] if outer else entry


def _with_states(text: str, found: Sequence[Candidate], entries: Sequence[Entry | None]) -> list[Entry | None]:
    """Entries of disputed places with the state that the article words; one wording holds for the whole article."""
    after = [*found[1:], None]
    worded: list[str | None] = [None] * len(found)
    by_name: dict[str, set[str]] = {}
    for i, (c, entry, following) in enumerate(zip(found, entries, after, strict=True)):
        if entry is not None and entry.contested:
            worded[i] = state = worded_state(text, c, following)
            if state is not None:
                by_name.setdefault(same_name(c), set()).add(state)
    out = list(entries)
    for i, (c, entry) in enumerate(zip(found, entries, strict=True)):
        states = by_name.get(same_name(c), set())
        if entry is not None and entry.contested and states:
            out[i] = replace(entry, country=worded[i] or (next(iter(states)) if len(states) == 1 else None))
    return out


def _place(text: str, c: Candidate, entry: Entry | None) -> Place:
    span = text[c.start : c.end]
    if entry is None:
        return Place(start=c.start, end=c.end, text=span, name=" ".join(span.split()))
    return Place(
        start=c.start,
        end=c.end,
        text=span,
        name=entry.name,
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonameid=entry.geonameid,
    )
