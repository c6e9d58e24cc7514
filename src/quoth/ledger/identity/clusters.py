"""Which things belong together, when it is known which pairs of them do?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from quoth.ledger.identity.mentions import Mention
from quoth.ledger.identity.naming import Name, block_of
from quoth.ledger.identity.profiles import Profile, disagree, likeliest, overwhelms
from quoth.ledger.identity.spelling import alike, skeleton, sounds
from quoth.ledger.identity.unions import Unions
from quoth.reader.names import given_name_gender, may_be_one_person

Contexts = Callable[[Collection[str]], Mapping[str, frozenset[str]]]
Pairs = Collection[tuple[str, str]]

# Of more names in one block, only those whose given names sound alike are compared with each other.
_MOST_COMPARED = 300


def clusters(mentions: Iterable[Mention], contexts: Contexts, together: Pairs, apart: Pairs) -> list[list[Mention]]:
    """The mentions of a block, one list for each person or body, in the order of their ids.

    `together` and `apart` are pairs of ids that people decided on; `contexts` gives what articles have in common with
    few others, and is asked only where roles disagree.
    """
    return _Clustering(mentions, contexts, together, apart).clusters()


class _Clustering:
    """The mentions of one block, as they are brought together."""

    def __init__(self, mentions: Iterable[Mention], contexts: Contexts, together: Pairs, apart: Pairs) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.id)
        self._contexts = contexts
        self._known: dict[str, frozenset[str]] = {}
        known = {mention.id for mention in self._mentions}
        pairs = [pair for pair in apart if known.issuperset(pair)]
        self._contested = {one for pair in pairs for one in pair}
        self._unions = Unions(known, pairs)
        for first, second in together:
            if first in known and second in known:
                self._unions.join(first, second)

    def clusters(self) -> list[list[Mention]]:
        groups: defaultdict[tuple[str, ...], list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            if mention.name is not None:
                groups[_spelling(mention.name)].append(mention)
        whole = {key: group for key, group in groups.items() if _name(group).is_whole}
        for key in sorted(whole, key=len, reverse=True):
            self._same_name(whole[key])
            self._with_more_names(whole[key], [group for longer, group in whole.items() if len(longer) > len(key)])
        for first, second in _to_compare(list(whole.values())):
            self._near_names(first, second)
        for key in sorted(groups.keys() - whole.keys(), key=lambda key: (-len(key), key)):
            self._part_of_a_name(groups[key], list(whole.values()))
        return [profile.mentions for profile in self._profiles(self._mentions)]

    def _profiles(self, mentions: Iterable[Mention]) -> list[Profile]:
        """The mentions as far as they have been brought together, the largest first."""
        out: defaultdict[str, Profile] = defaultdict(lambda: Profile(()))
        for mention in mentions:
            out[self._unions.root(mention.id)].add(mention)
        return sorted(out.values(), key=lambda one: (-len(one.mentions), one.mentions[0].id))

    def _join(self, first: Profile, second: Profile) -> bool:
        return self._unions.join(first.mentions[0].id, second.mentions[0].id)

    def _same_name(self, group: Sequence[Mention]) -> None:
        """Bring together the mentions of one name that are one."""
        self._by_roles(group)
        self._absorb(group)
        if disagree(self._profiles(group)):
            self._by_context(group)
        # Who has a role makes the persons; and what people decided to be apart finds the others where they belong.
        persons: list[Profile] = []
        for one in sorted(self._profiles(group), key=lambda one: (not one.has_role, self._is_contested(one))):
            fitting = [person for person in persons if person.fits(one) is not False]
            best = likeliest(fitting)
            if best is not None and self._join(best, one):
                best.take_in(one)
            elif one.has_role or best is not None or not fitting:
                persons.append(one)

    def _absorb(self, group: Iterable[Mention]) -> None:
        """Bring the few mentions whose roles do not fit to the one who is mentioned far more often under the name."""
        ranked = self._profiles(group)
        for one in ranked[1:]:
            if overwhelms(ranked[0], one) and not self._is_contested(one):
                self._join(ranked[0], one)

    def _is_contested(self, profile: Profile) -> bool:
        return any(mention.id in self._contested for mention in profile.mentions)

    def _by_roles(self, group: Iterable[Mention]) -> None:
        """Bring together who has a role in common."""
        firsts: dict[tuple[str, str], Mention] = {}
        for mention in group:
            words = [("specific", word) for word in sorted(mention.role.specific)]
            if not words:
                words = [("head", word) for word in sorted(mention.role.heads)]
            for word in words:
                self._unions.join(firsts.setdefault(word, mention).id, mention.id)

    def _by_context(self, group: Sequence[Mention]) -> None:
        """Bring together whose articles have something in common that few others have."""
        for elements in self._common(group).values():
            for mention in elements[1:]:
                self._unions.join(elements[0].id, mention.id)

    def _common(self, group: Sequence[Mention]) -> Mapping[str, list[Mention]]:
        new = {mention.article for mention in group} - self._known.keys()
        self._known.update(dict.fromkeys(new, frozenset()))
        self._known.update(self._contexts(new) if new else {})
        out: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in group:
            for element in sorted(self._known[mention.article] - {block_of(mention.name)}):
                out[element].append(mention)
        return out

    def _with_more_names(self, group: Sequence[Mention], longer: Sequence[Sequence[Mention]]) -> None:
        """Bring persons together with the one who has the same names and more."""
        fuller = [other for other in longer if _is_part(_name(group), _name(other))]
        persons = [mention for other in fuller for mention in other]
        for person in self._profiles(group) if fuller else ():
            self._to_one_of(person, self._profiles(persons))
        if len(fuller) == 1:
            self._absorb([*group, *persons])

    def _part_of_a_name(self, group: Sequence[Mention], whole: Sequence[Sequence[Mention]]) -> None:
        """Bring mentions of a family name, initials or an acronym to the one person or body that they fit."""
        fuller = [mention for other in whole if _is_part(_name(group), _name(other)) for mention in other]
        if not fuller:
            self._same_name(group)
            return
        persons = self._profiles(fuller)
        for mention in group:
            self._to_one_of(Profile([mention]), persons)

    def _to_one_of(self, one: Profile, persons: Sequence[Profile]) -> None:
        """Bring one to the only person that it fits: by a role in common, else by none that speaks against it."""
        sure = [person for person in persons if person.fits(one)]
        best = likeliest(sure or [person for person in persons if person.fits(one) is not False])
        if best is not None:
            self._join(best, one)

    def _near_names(self, first: Sequence[Mention], second: Sequence[Mention]) -> None:
        """Bring together persons whose names are spelt nearly alike, one letter apart only with a reason."""
        sound_alike = _sound_alike(_name(first), _name(second))
        for a in self._profiles(first):
            for b in self._profiles(second):
                fits = None if overwhelms(a, b) or overwhelms(b, a) else a.fits(b)
                if fits or (fits is None and (sound_alike or self._share_context(a, b))):
                    self._join(a, b)

    def _share_context(self, first: Profile, second: Profile) -> bool:
        return not self._common(first.mentions).keys().isdisjoint(self._common(second.mentions))


def _name(group: Sequence[Mention]) -> Name:
    name = group[0].name
    assert name is not None  # noqa: S101  (only mentions with a name are in groups)
    return name


def _spelling(name: Name) -> tuple[str, ...]:
    """What names that are one have in common: a mark of persons or bodies, and their words as they sound."""
    if name.is_body:
        return ("body", *name.family)
    return ("person", sounds(name.family[0]), *(_given(word) for word in name.given))


@lru_cache(maxsize=65_536)
def _given(word: str) -> str:
    """A given name in the spelling that others of its sound share; well-known ones stand for themselves."""
    return f"={word}" if given_name_gender(word) else sounds(word)


def _to_compare(groups: Sequence[Sequence[Mention]]) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
    """Pairs of persons' names that are nearly alike."""
    persons = [group for group in groups if not _name(group).is_body]
    by_sound: defaultdict[str, list[Sequence[Mention]]] = defaultdict(list)
    for group in persons:
        by_sound[skeleton(_name(group).given[0]) if len(persons) > _MOST_COMPARED else ""].append(group)
    for some in by_sound.values():
        for first, second in combinations(some[:_MOST_COMPARED], 2):
            if _are_near(_name(first), _name(second)) and not _is_part(_name(first), _name(second)):
                yield first, second


def _are_near(first: Name, second: Name) -> bool:
    """Whether two whole names may be one person's, spelt by different hands or with a short form of the given name."""
    a, b = first.given[0], second.given[0]
    genders = {given_name_gender(a), given_name_gender(b)} - {None}
    if len(genders) > 1 or not alike(first.family[0], second.family[0]):
        return False
    if {*first.given[1:]} and {*second.given[1:]} and not _agree(first.given[1:], second.given[1:]):
        return False
    return alike(a, b) or may_be_one_person((a, ""), (b, ""))


def _sound_alike(first: Name, second: Name) -> bool:
    """Whether names differ in nothing that romanisations write alike."""
    a, b = first.given[0], second.given[0]
    both_known = given_name_gender(a) and given_name_gender(b)
    return sounds(first.family[0]) == sounds(second.family[0]) and sounds(a) == sounds(b) and not both_known


def _is_part(part: Name, whole: Name) -> bool:
    """Whether a name may be a shorter form of another: without given names, with initials, or an acronym."""
    if whole.is_body:
        return part.family[0] == whole.acronym if part.is_body else not part.given and part.family == whole.family
    if part.is_body or not alike(part.family[0], whole.family[0]) or len(part.given) > len(whole.given):
        return False
    return not part.given or (_begins(part.given[0], whole.given[0]) and _agree(part.given[1:], whole.given[1:]))


def _agree(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the fewer given names stand among the others in their order, or are what those begin with."""
    fewer, more = sorted((some, others), key=len)
    if all(len(word) == 1 for word in fewer):
        return all(map(_begins, fewer, more))
    rest = iter(more)
    return all(any(_begins(word, other) for other in rest) for word in fewer)


def _begins(first: str, second: str) -> bool:
    """Whether two given names are alike, or one is the other's initial."""
    short, long = sorted((first, second), key=len)
    return long.startswith(short) if len(short) == 1 else alike(first, second)
