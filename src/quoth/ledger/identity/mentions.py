"""Speakers of articles, with what tells whether two of them are one person or body: names, roles, time and context."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, select

from quoth.gazetteer import countries_of_demonym, look_up
from quoth.ledger import schema
from quoth.ledger.among import among
from quoth.ledger.fold import words
from quoth.ledger.identity.naming import Name, name_of

# Before the id of who has no name.
UNNAMED = "!"
# Words of roles that tell nobody from another.
_EMPTY = frozenset("a an and at by for from former in of on our the their to s".split())
_ADVERBS = frozenset("acting assistant associate chief deputy executive first honorary interim senior vice".split())
# What many bodies are called; which one is meant, the country shows.
_SHARED = frozenset(
    "agency army authorities cabinet commission committee congress council court department embassy government "
    "judiciary military ministry navy office parliament police presidency prosecutor senate treasury".split()
)
_SHARED_WORDS = frozenset(
    "affairs armed central constitutional defence defense education election electoral emergency finance foreign "
    "forces general health high interior internal justice national of public security supreme the".split()
).union(_SHARED)
# Words of roles that are no office or work, so that anybody may have them beside another.
_PASSING = frozenset(
    "author brother candidate contender critic daughter father friend front frontrunner hopeful husband loser mother "
    "mr mrs ms nominee opponent rival runner sister son star supporter victim wife winner witness".split()
)
_SAME = {
    "congressman": "representative", "congresswoman": "representative", "dem": "democratic", "democrat": "democratic",
    "dr": "doctor", "gen": "general", "gov": "governor", "pres": "president", "prof": "professor",
    "rep": "representative", "sec": "secretary", "sen": "senator", "spokesperson": "spokesman",
    "spokeswoman": "spokesman", "chairwoman": "chairman", "chair": "chairman", "cop": "officer",
}  # fmt: skip
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b\.?")
# Shorter initials say nothing.
_ACRONYM = 3
# Who or what stands in more articles than this tells nothing about who else does: so many, or this share of all.
_COMMON = 5
_COMMON_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Role:
    """The words of a role: those that tell what it is a role in, and those that say which role it is."""

    specific: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether no role is known."""
        return not self.specific and not self.heads


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker of an article; `id` is ARTICLE/LOCAL, `roles` are as the index has them.

    `seen` is the ordinal number of the article's day, `day` that of the day of the role, null where it has no time.
    """

    id: str
    pk: int
    article: str
    block: str
    name: Name | None
    label: str
    names: tuple[str, ...]
    type: str | None
    acronym: str | None
    roles: str
    role: Role
    day: int | None
    seen: int | None
    outlet: str | None
    said: int


def unnamed_block(speaker: str) -> str:
    """The block of a speaker without a name, who is nobody else unless people decide so."""
    return f"{UNNAMED}{speaker}"


def all_mentions(
    connection: Connection, blocks: Collection[str] | None, unnamed: Collection[str] = ()
) -> list[Mention]:
    """The speakers of some blocks, or of all, in the order of their ids; of those without a name, some blocks' only."""
    speakers, articles = schema.speakers, schema.articles
    query = select(speakers, articles.c.day, articles.c.outlet).join(articles, articles.c.id == speakers.c.article)
    chosen = speakers.c.block.is_not(None) if blocks is None else among(connection, speakers.c.block, blocks)
    found = list(map(_mention, connection.execute(query.where(chosen))))
    ids = {block.removeprefix(UNNAMED) for block in unnamed if block.startswith(UNNAMED)}
    if ids:
        inside = among(connection, speakers.c.article, {one.partition("/")[0] for one in ids})
        others = map(_mention, connection.execute(query.where(inside, speakers.c.block.is_(None))))
        found += [mention for mention in others if mention.id in ids]
    seats = _countries(connection, {m.article for m in found if _is_shared(m.name)})
    placed = (_placed(m, seats.get(m.article)) if _is_shared(m.name) else m for m in found)
    return sorted(placed, key=lambda mention: mention.id)


def contexts(connection: Connection, articles: Collection[str]) -> Mapping[str, frozenset[str]]:
    """What else is in each article that few others have: names of other speakers, and cities."""
    total = connection.execute(select(func.count()).select_from(schema.articles)).scalar_one()
    limit = max(_COMMON, total * _COMMON_SHARE)
    out: defaultdict[str, set[str]] = defaultdict(set)
    for table, column in ((schema.speakers, schema.speakers.c.block), (schema.places, schema.places.c.geonameid)):
        common = select(column).where(column.is_not(None)).group_by(column).having(func.count() > limit)
        query = select(table.c.article, column).where(among(connection, table.c.article, articles))
        few = query.where(column.is_not(None), column.not_in(common)).distinct()
        for article, element in connection.execute(few):
            out[article].add(str(element))
    return {article: frozenset(elements) for article, elements in out.items()}


@lru_cache(maxsize=65_536)
def role_of(roles: str) -> Role:
    """The words of roles, which are JSON as the index has them."""
    specific: set[str] = set()
    heads: set[str] = set()
    for one in json.loads(_DOTTED.sub(lambda m: m.group().replace(".", ""), roles)):
        title = _telling(one["title"])
        heads.update(title[-1:])
        for word in (*title[:-1], *_telling(one["organisation"]), *_telling(one["acronym"])):
            specific.update(countries_of_demonym(word) or (word,))
        initials = "".join(word[0] for word in _telling(one["organisation"]))
        specific.update([initials] if len(initials) >= _ACRONYM else ())
        country = next((e.country for e in look_up(one["organisation"] or "") if e.kind == "country"), None)
        specific.update([country] if country else ())
    return Role(frozenset(specific - heads), frozenset(heads))


def _telling(text: str | None) -> list[str]:
    """The words that tell something, in one form each."""
    found = (_SAME.get(w, w) for w in map(_without_s, words(text or "")))
    return [w for w in found if w not in _EMPTY and w not in _ADVERBS and w not in _PASSING]


def _without_s(word: str) -> str:
    return word.removesuffix("'s")


def _is_shared(name: Name | None) -> bool:
    """Whether bodies of many countries have the name."""
    return name is not None and name.is_body and bool(_SHARED & set(name.family) and set(name.family) <= _SHARED_WORDS)


def _placed(mention: Mention, country: str | None) -> Mention:
    """A body that is told from its namesakes by the country of its article."""
    return replace(mention, role=Role(frozenset({country})), day=None) if country else mention


def _countries(connection: Connection, articles: Collection[str]) -> Mapping[str, str]:
    """The country of which each article names at least twice as many places as of any other, if there is one."""
    if not articles:
        return {}
    table = schema.places
    query = select(table.c.article, table.c.country, func.count().label("places")).where(
        among(connection, table.c.article, articles), table.c.country.is_not(None)
    )
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article, country, places in connection.execute(query.group_by(table.c.article, table.c.country)):
        counts[article][country] = places
    firsts = {article: found.most_common(2) for article, found in counts.items()}
    return {a: top[0][0] for a, top in firsts.items() if len(top) == 1 or top[0][1] >= 2 * top[1][1]}


def _mention(row: Row[Any]) -> Mention:
    names = tuple(json.loads(row.names))
    day = date.fromisoformat(row.day).toordinal() if row.day else None
    return Mention(
        id=f"{row.article}/{row.local}",
        pk=row.pk,
        article=row.article,
        block=row.block or unnamed_block(f"{row.article}/{row.local}"),
        name=name_of(row.name, row.type, row.acronym),
        label=row.name,
        names=names,
        type=row.type,
        acronym=row.acronym,
        roles=row.roles,
        role=role_of(row.roles),
        day=day,
        seen=day,
        outlet=row.outlet,
        said=row.said,
    )
