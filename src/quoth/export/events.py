"""What happened, as reported, in the words that every view has for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoth.export.chains import named, who
from quoth.export.values import place_value, quantity_value, time_value, words_and_value
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from quoth.export.lookup import Lookup
    from quoth.record import Event, EventEntity


def kind(event: Event) -> str:
    """PLOVER's type and mode, and the modality of what did not simply happen: "ASSAULT / aerial, planned"."""
    of = " / ".join(_spelt(name) for name in (event.type, event.mode) if name)
    return of if event.modality == "happened" else f"{of}, {event.modality}"


def _spelt(label: str) -> str:
    """A label of PLOVER as words: "heavy_weapons" with a blank."""
    return on_one_line(label.replace("_", " "))


def parties(event: Event, lookup: Lookup) -> str:
    """Who did it to whom: "Dara, the army → the town"; "" where the text names neither."""
    both = (event.actors, event.recipients)
    sides = [", ".join(dict.fromkeys(_entity(one, lookup) for one in side)) for side in both]
    return " → ".join(side or "?" for side in sides) if sides[1] else sides[0]


def _entity(entity: EventEntity, lookup: Lookup) -> str:
    speaker = lookup.speaker(entity.speaker)
    shown = named(speaker) if speaker else on_one_line(entity.span.text)
    known = [on_one_line(part) for part in (entity.country or "", *entity.sectors) if part]
    return f"{shown} [{' '.join(known)}]" if known else shown


def particulars(event: Event, lookup: Lookup) -> list[str]:
    """When, where, with what counts and in which contexts, as far as that is known."""
    out = []
    if time := lookup.time(event.time):
        out.append(f"when: {words_and_value(time.text, time_value(time))}")
    if place := lookup.place(event.place):
        out.append(f"where: {place_value(place) or on_one_line(place.text)}")
    if counts := [one for index in event.quantities if (one := lookup.quantity(index))]:
        out.append(f"counts: {'; '.join(quantity_value(one) or on_one_line(one.text) for one in counts)}")
    if event.contexts:
        out.append(f"contexts: {', '.join(map(_spelt, event.contexts))}")
    return out


def reported_by(event: Event, lookup: Lookup) -> str:
    """Whose word it is: "reported by 3 (Vusal Gurbanov)", or "reported by the article" in its own voice."""
    statement = lookup.statement(event.reported_by)
    if statement is None:
        return "reported by the article"
    name = who(statement, lookup.speakers)
    return f"reported by {lookup.numbers[statement.id]}" + (f" ({name})" if name else "")
