"""Who speaks in a ledger: each person or body once, with names, roles over time, outlets, and how often."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from quoth.ledger.identity.authority import Authority, Entry
from quoth.ledger.identity.identities import Person, persons
from quoth.ledger.identity.mentions import Mention
from quoth.ledger.identity.verdicts import verdicts
from quoth.ledger.store import Ledger


class DatedRole(msgspec.Struct, frozen=True):
    """A role as articles state it: the first and the last day on which they do, and how many do."""

    title: str | None
    organisation: str | None
    acronym: str | None
    first: str | None
    last: str | None
    articles: int


class Identity(msgspec.Struct, frozen=True):
    """One person or body across articles.

    `id` is the first of `speakers`, which are ARTICLE/SPEAKER. `names` and `outlets` say in how many articles each
    stands. `first` and `last` are days. `qid` is the entry that an authority has for it, `note` why it has none.
    `verdicts` are the numbers of what people decided about it.
    """

    id: str
    name: str
    type: str | None
    names: dict[str, int]
    roles: list[DatedRole]
    outlets: dict[str, int]
    first: str | None
    last: str | None
    articles: int
    statements: int
    speakers: list[str]
    verdicts: list[int]
    qid: str | None = None
    note: str | None = None


def who(ledger: Ledger, name: str | None = None, *, authority: Authority | None = None) -> list[Identity]:
    """The persons and bodies whom a name may mean, or all, those with most statements first.

    A name is words of which each is one of somebody's names, in this or another romanisation, or ARTICLE/SPEAKER.
    """
    with ledger.reading() as connection:
        found = persons(connection, name)
        decided = {speaker: one.number for one in verdicts(connection) for speaker in one.speakers}
    identities = [_identity(person, decided) for person in found]
    if authority is not None:
        identities = _linked(identities, authority)
    return sorted(identities, key=lambda one: (-one.statements, -one.articles, one.name, one.id))


def called(person: Person) -> str:
    """What most articles call somebody, with more than one word where any does."""
    counts = Counter(mention.label for mention in person)
    return max(counts, key=lambda name: (" " in name.strip(), counts[name], len(name), name))


def _identity(person: Person, decided: Mapping[str, int]) -> Identity:
    names = Counter(name for mention in person for name in {mention.label, *mention.names})
    days = [day for mention in person if (day := _day(mention))]
    ids = sorted(mention.id for mention in person)
    return Identity(
        id=ids[0],
        name=called(person),
        type=_most(mention.type for mention in person),
        names=dict(sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))),
        roles=_roles(person),
        outlets=_counted(mention.outlet for mention in person),
        first=min(days, default=None),
        last=max(days, default=None),
        articles=len({mention.article for mention in person}),
        statements=sum(mention.said for mention in person),
        speakers=ids,
        verdicts=sorted({decided[one] for one in ids if one in decided}),
    )


def _roles(person: Person) -> list[DatedRole]:
    days: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for mention in person:
        for role in {json.dumps(one, sort_keys=True) for one in json.loads(mention.roles)}:
            counts[role] += 1
            days.setdefault(role, []).extend(filter(None, [_day(mention)]))
    out = [
        DatedRole(
            **json.loads(role), first=min(days[role], default=None), last=max(days[role], default=None), articles=n
        )
        for role, n in counts.items()
    ]
    return sorted(
        out, key=lambda r: (r.first or "", r.last or "", r.title or "", r.organisation or "", r.acronym or "")
    )


def _linked(identities: Sequence[Identity], authority: Authority) -> list[Identity]:
    """The identities with their entries; an entry that several would be linked to is none's."""
    entries = [authority.entries_of(one.names) for one in identities]
    claimed = Counter(found[0].qid for found in entries if len(found) == 1)
    return [_with_entry(one, found, claimed) for one, found in zip(identities, entries, strict=True)]


def _with_entry(one: Identity, found: Sequence[Entry], claimed: Mapping[str, int]) -> Identity:
    if not found:
        return one
    if len(found) > 1:
        note = f"ambiguous: the name is that of {', '.join(entry.qid for entry in found)}"
        return msgspec.structs.replace(one, note=note)
    if claimed[found[0].qid] > 1:
        note = f"ambiguous: {claimed[found[0].qid]} speakers of the ledger have the name of {found[0].qid}"
        return msgspec.structs.replace(one, note=note)
    return msgspec.structs.replace(one, qid=found[0].qid)


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    counts = Counter(value for value in values if value is not None)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _most(values: Iterable[str | None]) -> str | None:
    return next(iter(_counted(values)), None)


def _day(mention: Mention) -> str | None:
    return date.fromordinal(mention.seen).isoformat() if mention.seen is not None else None
