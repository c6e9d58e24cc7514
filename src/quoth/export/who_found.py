"""The speakers of a ledger, for people and programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from quoth.export.chains import counted
from quoth.export.text_sections import wrapped
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from quoth.export.styled import Styled
    from quoth.ledger.identity.verdicts import Decided
    from quoth.ledger.identity.who import DatedRole, Identity

COLUMNS = "id name type names roles outlets first last articles statements speakers verdicts qid note".split()
VERDICTS = "number verdict speakers by at".split()
_INDENT = "    "
# Of names, outlets and ids, so many are shown to people; programs get all.
_MOST = 8
_MOST_ROLES = 12


def fields(identity: Identity) -> dict[str, object]:
    """A speaker as the fields of a JSON object."""
    whole = msgspec.to_builtins(identity)
    assert isinstance(whole, dict)  # noqa: S101  (a struct is an object)
    return whole


def rows(identities: Iterable[Identity]) -> Iterator[dict[str, object]]:
    """A row for each speaker; what there may be several of is JSON."""
    for one in identities:
        yield {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            for name, value in fields(one).items()
        }


def report(identities: Iterable[Identity], width: int, styled: Styled) -> Iterator[str]:
    """Each speaker as text for people, and a line that counts them at the end."""
    number = 0
    for one in identities:
        number += 1
        yield "\n".join(_lines(one, width, styled)) + "\n\n"
    yield f"{counted(number, 'speaker')}\n"


def verdict_fields(decided: Decided) -> dict[str, object]:
    """A verdict as the fields of a JSON object."""
    return {name: getattr(decided, name) for name in VERDICTS}


def verdict_rows(decided: Iterable[Decided]) -> Iterator[dict[str, object]]:
    """A row for each verdict."""
    for one in decided:
        yield {**verdict_fields(one), "speakers": " ".join(one.speakers)}


def verdict_report(decided: Iterable[Decided], _width: int, _styled: Styled) -> Iterator[str]:
    """A line for each verdict."""
    for one in decided:
        yield on_one_line(f"{one.number}  {one.verdict}  {' '.join(one.speakers)}  {one.by}  {one.at}") + "\n"


def _lines(one: Identity, width: int, styled: Styled) -> Iterator[str]:
    known = [one.type or "type not known", one.qid, one.note]
    yield styled.name(on_one_line(one.name)) + styled.quiet(f" · {on_one_line(' · '.join(filter(None, known)))}")
    seen = f"{one.first} to {one.last}" if one.first and one.first != one.last else one.first or "days not known"
    numbers = f"{counted(one.statements, 'statement')} in {counted(one.articles, 'article')} · {seen}"
    yield from wrapped(numbers, _INDENT, width)
    yield from _some("called", one.names, width)
    yield from _some("in", one.outlets, width)
    for role in one.roles[:_MOST_ROLES]:
        yield from map(styled.value, wrapped(_role(role), _INDENT, width))
    if len(one.roles) > _MOST_ROLES:
        yield styled.quiet(f"{_INDENT}and {counted(len(one.roles) - _MOST_ROLES, 'role')} more")
    more = f" and {len(one.speakers) - _MOST} more" if len(one.speakers) > _MOST else ""
    decided = f" · by verdict {', '.join(map(str, one.verdicts))}" if one.verdicts else ""
    yield from map(styled.quiet, wrapped(f"{' '.join(one.speakers[:_MOST])}{more}{decided}", _INDENT, width))


def _some(word: str, counts: Mapping[str, int], width: int) -> list[str]:
    """The commonest of some names with their numbers, for people."""
    shown = ", ".join(f"{on_one_line(name)} ({number})" for name, number in list(counts.items())[:_MOST])
    more = f" and {len(counts) - _MOST} more" if len(counts) > _MOST else ""
    return wrapped(f"{word} {shown}{more}", _INDENT, width) if counts else []


def _role(role: DatedRole) -> str:
    acronym = f" ({role.acronym})" if role.acronym and role.organisation else role.acronym or ""
    stated = ", ".join(filter(None, (role.title, f"{role.organisation or ''}{acronym}")))
    days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day)) or "day not known"
    return on_one_line(f"{stated} · {days} · {counted(role.articles, 'article')}")
