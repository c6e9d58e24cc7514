"""Statements that a search found, for people and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from quoth.export.text_sections import wrapped
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.export.styled import Styled
    from quoth.ledger.finding.search import Found, StatedRole

COLUMNS = (
    "id day outlet title url speaker speaker_id role kind attitude polarity cue start end content before after"
).split()
_INDENT = "    "


def fields(found: Found) -> dict[str, object]:
    """A statement as the fields of a JSON object."""
    whole: dict[str, object] = msgspec.to_builtins(found)
    return whole


def rows(found: Iterable[Found]) -> Iterator[dict[str, object]]:
    """A row for each statement."""
    for one in found:
        speaker = one.speaker
        yield {
            **fields(one),
            **msgspec.to_builtins(one.article),
            "id": one.id,
            "speaker": None if speaker is None else speaker.name,
            "speaker_id": None if speaker is None else speaker.id,
            "role": None if speaker is None else "; ".join(map(role_in_words, speaker.roles)),
        }


def report(found: Iterable[Found], width: int, styled: Styled) -> Iterator[str]:
    """Each statement as text for people: who, in which article, and the words with some of the text around them."""
    shown = False
    for one in found:
        shown = True
        yield "\n".join(_lines(one, width, styled)) + "\n\n"
    if not shown:
        yield "No statement found.\n"


def role_in_words(role: StatedRole) -> str:
    """For example "Director General, Eurasian Regional Center (ERC)"."""
    acronym = f" ({role.acronym})" if role.acronym and role.organisation else role.acronym or ""
    return on_one_line(", ".join(filter(None, (role.title, f"{role.organisation or ''}{acronym}"))))


def _lines(one: Found, width: int, styled: Styled) -> Iterator[str]:
    name = on_one_line(one.speaker.name) if one.speaker else ""
    cue = f" {styled.cue(on_one_line(one.cue))}" if one.cue else ""
    yield (styled.name(name) if name else styled.quiet("no speaker")) + cue
    if one.speaker and one.speaker.roles:
        yield from wrapped("; ".join(map(role_in_words, one.speaker.roles)), _INDENT, width)
    article = one.article
    published = (article.day or "day not known", article.outlet, article.title)
    where = " · ".join(on_one_line(part) for part in published if part)
    manner = f"{one.kind} · {one.attitude} · {one.polarity}"
    yield from map(styled.quiet, wrapped(f"{where} · {manner} · {one.id} {one.start}–{one.end}", _INDENT, width))
    before, after = on_one_line(one.before), on_one_line(one.after)
    around = (f"…{before}" if before else "", f"⟦{on_one_line(one.content)}⟧", f"{after}…" if after else "")
    yield from wrapped(" ".join(filter(None, around)), _INDENT, width)
