"""Which statements of a ledger are the same one, carried by several articles? And which articles carry one text?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from sqlalchemy import Connection

from quoth.ledger.comparing.align import Difference, differences
from quoth.ledger.comparing.joined import joined
from quoth.ledger.comparing.links import links, near
from quoth.ledger.comparing.pairs import Alike, Numbers, Words
from quoth.ledger.comparing.quoted import Carrier, Quoted, carriers, earliest, order_of_publication, quoted
from quoth.ledger.comparing.wires import Text, outlets_of, shared_texts, statements_in, text_of
from quoth.ledger.fold import words

Wording = Literal["first", "verbatim", "shortened", "fuller", "reworded"]

# Statements with fewer words say too little to be known again.
LEAST = 5
# How much a wording must tell to be known again word for word: "the former secretary of state" does not.
_TOLD = 2.0
# What different people are said to have said has to share more.
_SHARED_BY_OTHERS = 5.0
# Statements of groups whose texts are held at a time.
_AT_ONCE = 2_000


class Carried(msgspec.Struct, frozen=True):
    """A statement as one article carries it; `differences` are those from the wording that was carried first.

    `text` numbers the text that its article carries together with others, if it does.
    """

    statement: Quoted
    wording: Wording
    differences: tuple[Difference, ...]
    text: int | None = None


class Same(msgspec.Struct, frozen=True):
    """One statement that several articles carry, in the order of publication.

    `first` are the ids of those that may have carried it first: several where the record does not tell them apart.
    """

    carried: tuple[Carried, ...]
    first: tuple[str, ...]
    outlets: int


class Filter(msgspec.Struct, frozen=True):
    """Which statements are looked for: by whom, where and when they were carried. A name fits by its words."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    def lets(self, one: Quoted) -> bool:
        """Whether a statement is such a one."""
        by_whom = self.speaker is None or set(words(self.speaker)) <= set(words(one.speaker or ""))
        return by_whom and self.lets_carrier(one.carrier)

    def lets_carrier(self, one: Carrier) -> bool:
        """Whether a statement in an article may be such a one."""
        if self.outlet is not None and words(self.outlet) != words(one.outlet or ""):
            return False
        if one.day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= one.day) and (self.until is None or one.day <= self.until)


class Groups(NamedTuple):
    """Statements that are the same, as indices into `words`, each from another article in their order; and the texts.

    `near` are the pairs of wordings that were looked at. `texts` has for the number of each article that carries a text
    with others the least number of those.
    """

    words: Words
    near: list[Alike]
    found: list[Numbers]
    texts: dict[int, int]


def same(connection: Connection, *, least: int = LEAST, only: Filter | None = None) -> Iterator[Text | Same]:
    """Texts that several articles carry, then statements that several articles carry; those of most articles first.

    A statement that no article carries but those of one text, all in the same words, is told with the text.

    Args:
        connection: of a ledger.
        least: statements with fewer words are passed over.
        only: groups without such a statement are passed over.
    """
    groups = grouped(connection, least)
    only = only or Filter()
    numbers: dict[int, int] = {}
    for name, text in _texts(connection, groups):
        if only.speaker is None and any(map(only.lets_carrier, text.carriers)):
            numbers[name] = len(numbers) + 1
            yield text
    for found, statements in each_group(connection, groups):
        texts = [numbers.get(groups.texts.get(int(groups.words.articles[i]), -1)) for i in found]
        one = _told(statements, texts)
        in_one_text = texts[0] is not None and len(set(texts)) == 1
        if in_one_text and all(carried.wording in ("first", "verbatim") for carried in one.carried):
            continue
        if any(map(only.lets, statements)):
            yield one


def grouped(connection: Connection, least: int = LEAST) -> Groups:
    """The statements of a ledger that are the same ones; the result does not depend on the order of entry."""
    found = Words(connection, least)
    pairs = near(found)
    cluster_of = joined(links(connection, found, pairs))
    of_text = np.arange(len(found.first))
    if cluster_of:
        of_text[list(cluster_of)] = list(cluster_of.values())
    groups = sorted(_groups(found, of_text[found.texts]), key=lambda group: (-len(group), int(group[0])))
    sizes = np.bincount(found.articles) if len(found) else np.zeros(0, np.int64)
    texts = shared_texts([found.articles[group] for group in groups], sizes)
    telling = found.told() >= _TOLD
    telling[list(cluster_of)] = True
    return Groups(found, pairs, [group for group in groups if telling[found.texts[group[0]]]], texts)


def each_group(connection: Connection, groups: Groups) -> Iterator[tuple[list[int], list[Quoted]]]:
    """Each group: the indices and the statements, in the order of publication. A few groups are fetched at a time."""
    waiting: list[Numbers] = []
    for i, group in enumerate(groups.found):
        waiting.append(group)
        if sum(map(len, waiting)) < _AT_ONCE and i + 1 < len(groups.found):
            continue
        rows = quoted(connection, groups.words.pks[np.concatenate(waiting)].tolist())
        for one in waiting:
            known = [(int(index), rows[int(groups.words.pks[index])]) for index in one]
            known.sort(key=lambda pair: order_of_publication(pair[1].carrier))
            yield [index for index, _ in known], [statement for _, statement in known]
        waiting = []


def _groups(found: Words, cluster: Numbers) -> Iterator[Numbers]:
    """The statements of each cluster that is found in more than one article: of each article the longest one."""
    order = np.lexsort((-found.lengths, found.articles, cluster))
    key = cluster[order] << 32 | found.articles[order]
    order = order[np.concatenate(([True], key[1:] != key[:-1]))] if len(order) else order
    edges = np.flatnonzero(np.diff(cluster[order])) + 1
    return (group for group in np.split(order, edges) if len(group) > 1)


def _texts(connection: Connection, groups: Groups) -> Iterator[tuple[int, Text]]:
    """The texts that several articles carry, with their names; those of most articles first."""
    ids = groups.words.article_ids(connection, groups.texts)
    known = carriers(connection, sorted(ids.values()))
    members: dict[int, list[Carrier]] = defaultdict(list)
    for article, text in groups.texts.items():
        members[text].append(known[ids[article]])
    shared = statements_in([groups.words.articles[group] for group in groups.found], groups.texts)
    for name in sorted(members, key=lambda name: (-len(members[name]), name)):
        yield name, text_of(members[name], shared[name])


def _told(statements: Sequence[Quoted], texts: Sequence[int | None]) -> Same:
    """A group with what differs from the wording that was carried first."""
    first = statements[0].content
    told: dict[str, tuple[Wording, tuple[Difference, ...]]] = {first: ("verbatim", ())}
    carried = []
    for i, (one, text) in enumerate(zip(statements, texts, strict=True)):
        if one.content not in told:
            told[one.content] = compared(first, one.content)
        wording, found = told[one.content]
        carried.append(Carried(one, wording if i else "first", found, text))
    known = [one.carrier for one in statements]
    may_be_first = {carrier.article for carrier in earliest(known)}
    first_ones = tuple(one.id for one in statements if one.carrier.article in may_be_first)
    return Same(tuple(carried), first_ones, outlets_of(known))


def compared(before: str, after: str) -> tuple[Wording, tuple[Difference, ...]]:
    """How a second wording of a statement relates to the first, and what differs."""
    found = tuple(differences(before, after))
    if not found:
        return "verbatim", ()
    if all(one.how == "shortened" for one in found):
        return "shortened", found
    if all(one.how == "added" for one in found) and all(d.how == "shortened" for d in differences(after, before)):
        return "fuller", found
    return "reworded", found
