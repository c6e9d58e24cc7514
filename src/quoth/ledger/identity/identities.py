"""Who is one person or body across articles, under whichever names? And who is meant by a name?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import partial

from sqlalchemy import Connection, select

from quoth.ledger import schema
from quoth.ledger.among import among
from quoth.ledger.fold import words
from quoth.ledger.identity.clusters import clusters
from quoth.ledger.identity.mentions import Mention, all_mentions, contexts, unnamed_block
from quoth.ledger.identity.remembered import remembered
from quoth.ledger.identity.spelling import alike, skeleton
from quoth.ledger.identity.unions import Unions
from quoth.ledger.identity.verdicts import Pair, pairs_of, verdicts
from quoth.ledger.packed import storable

Person = list[Mention]

_MOST_WORDS = 8


def persons(connection: Connection, name: str | None = None) -> list[Person]:
    """The mentions of each person and body, of all or of those whom a name may mean, in the order of the mentions' ids.

    A name is words of which each is one of the person's names, in this or another romanisation, or ARTICLE/SPEAKER.
    """
    decided = verdicts(connection)
    together, apart = pairs_of(decided, "one"), pairs_of(decided, "apart")
    linked = _block_of_each(connection, together)
    if name is None:
        return _clustered(connection, all_mentions(connection, None, linked.values()), together, apart)
    called = set(_called(connection, name))
    if not called:
        return []
    blocks = _with_linked(_blocks(connection, called), linked, together)
    # Who has only a description is nobody else's mention, unless people said so or it is asked for by its id.
    unnamed = blocks if _is_id(name) else blocks & set(linked.values())
    found = _clustered(connection, all_mentions(connection, blocks, unnamed), together, apart)
    return [person for person in found if any(mention.pk in called for mention in person)]


def speakers_called(connection: Connection, name: str) -> list[int]:
    """The keys of the speakers whom a name may mean, those included whom their article calls otherwise.

    Where nobody has such a name, the words may be of a description: "the official".
    """
    return remembered(connection, name, _speakers_called)


def _speakers_called(connection: Connection, name: str) -> list[int]:
    named = {mention.pk for person in persons(connection, name) for mention in person}
    return sorted(named or _called(connection, name))


def _called(connection: Connection, name: str) -> list[int]:
    """The keys of the speakers who have a name, in any romanisation; or of the one that is ARTICLE/SPEAKER."""
    speakers, table = schema.speakers, schema.name_words
    article, _, local = storable(name).strip().partition("/")
    if local:
        one = select(speakers.c.pk).where(speakers.c.article == article, speakers.c.local == local)
        if found := connection.execute(one).scalars().all():
            return list(found)
    chosen = select(speakers.c.pk)
    wanted = list(dict.fromkeys(words(storable(name))))
    for word in wanted[:_MOST_WORDS]:
        near = select(table.c.word).where(table.c.skeleton == skeleton(word)).distinct()
        spelt = [other for other in connection.execute(near).scalars() if alike(word, other)]
        rows = select(table.c.article, table.c.speaker).where(among(connection, table.c.word, spelt)).subquery()
        chosen = chosen.join(rows, (rows.c.article == speakers.c.article) & (rows.c.speaker == speakers.c.local))
    return sorted(set(connection.execute(chosen).scalars())) if wanted else []


def _is_id(name: str) -> bool:
    return "/" in name


def _blocks(connection: Connection, keys: Collection[int]) -> set[str]:
    table = schema.speakers
    query = select(table.c.article, table.c.local, table.c.block).where(among(connection, table.c.pk, keys))
    return {row.block or unnamed_block(f"{row.article}/{row.local}") for row in connection.execute(query)}


def _with_linked(blocks: set[str], known: dict[str, str], together: Collection[Pair]) -> set[str]:
    """Blocks, with all those that verdicts link with them."""
    unions = _linked(known, together)
    roots = {unions.root(block) for block in blocks if block in unions}
    return blocks | {block for block in unions if unions.root(block) in roots}


def _block_of_each(connection: Connection, pairs: Collection[Pair]) -> dict[str, str]:
    """The blocks of the speakers of verdicts, as far as the index has them."""
    ids = {one for pair in pairs for one in pair}
    if not ids:
        return {}
    table = schema.speakers
    query = select(table.c.article, table.c.local, table.c.block).where(
        among(connection, table.c.article, {one.partition("/")[0] for one in ids})
    )
    found = {f"{row.article}/{row.local}": row.block for row in connection.execute(query)}
    return {one: block or unnamed_block(one) for one, block in found.items() if one in ids}


def _linked(blocks: dict[str, str], together: Collection[Pair]) -> Unions:
    unions = Unions(set(blocks.values()))
    for first, second in together:
        if first in blocks and second in blocks:
            unions.join(blocks[first], blocks[second])
    return unions


def _clustered(
    connection: Connection, mentions: Sequence[Mention], together: Collection[Pair], apart: Collection[Pair]
) -> list[Person]:
    """The mentions of all blocks by person; blocks that verdicts link are looked at as one."""
    unions = _linked({m.id: m.block for m in mentions}, together) if together else None
    blocks: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        blocks[unions.root(mention.block) if unions else mention.block].append(mention)
    context = partial(contexts, connection)
    found = [one for _, block in sorted(blocks.items()) for one in clusters(block, context, together, apart)]
    return sorted(found, key=lambda person: person[0].id)
