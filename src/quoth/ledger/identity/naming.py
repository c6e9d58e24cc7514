"""What does a speaker's name say of who it is: family name and given names, or a body's words and acronym?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quoth.ledger.fold import key, words
from quoth.ledger.identity.spelling import alike, skeleton
from quoth.reader.names import bare
from quoth.record import SpeakerType

# Longer names are no names; and time must not grow with the square of what stands in their place.
_LONGEST = 200
_MOST_WORDS = 6
_MOST_WORDS_OF_A_BODY = 12
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_JOINTS = frozenset("of for the and on in to de".split())
_ANYBODY = frozenset(
    "a all americans and another any anybody anyone both each either every everybody everyone few from he her his i it "
    "its many millions more most much my neither no nobody none one other others our several she some somebody someone "
    "such that their them these they this those two us voters we what which who you your".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"'s?$")
# Particles of names are no longer than this: "van", "al", "bin".
_SHORT = 3
_LONGEST_ACRONYM = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A name for comparison, in folded words: a person's, or a body's with the acronym that may stand for it.

    `given` are all names before the family name; a body has only `family`, all of its words.
    """

    family: tuple[str, ...]
    given: tuple[str, ...] = ()
    acronym: str | None = None
    is_body: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it can stand for one person or body: with a given name that is no initial, or a body's words."""
        return (self.is_body and self.acronym != "".join(self.family)) or any(len(word) > 1 for word in self.given)


@lru_cache(maxsize=65_536)
def name_of(name: str, type_: SpeakerType | None, acronym: str | None) -> Name | None:
    """The name of a speaker; None for one who has none, as a crowd or a document.

    A person's family name is the last word.
    """
    if type_ not in (None, "person", "organisation"):
        return None
    inner = bare(name[:_LONGEST]) or name[:_LONGEST]
    found = words(inner)
    if type_ != "person" and _is_acronym(inner):
        return _body(["".join(found)], None, is_acronym=True)
    if type_ == "organisation":
        return _body(found, acronym, is_acronym=False)
    kept = [word for word in found if word not in _SUFFIXES] or found
    if not kept or len(kept) > _MOST_WORDS or not _is_proper(inner):
        return None
    return Name((kept[-1],), tuple(kept[:-1]))


def block_of(name: Name | None) -> str | None:
    """The key of the names that are compared with this one; None for who has no name."""
    if name is None:
        return None
    if not name.is_body or (len(name.family) == 1 and name.acronym is None):
        return skeleton(name.family[-1])
    # Of an acronym and of a body's words, in whichever order the acronym has them.
    letters = name.family[0] if len(name.family) == 1 else "".join(w[0] for w in name.family if w not in _JOINTS)
    return f"={''.join(sorted(letters or key(' '.join(name.family))))}"[:64]


def may_be_family(first: Name, second: Name) -> bool:
    """Whether two persons' family names may be spellings of one."""
    return alike(first.family[-1], second.family[-1])


def _body(found: Sequence[str], acronym: str | None, *, is_acronym: bool) -> Name | None:
    found = [_POSSESSIVE.sub("", word) for word in found]
    own = tuple(found[1:] if found[:1] == ["the"] and len(found) > 1 else found)
    if not own or len(own) > _MOST_WORDS_OF_A_BODY:
        return None
    if len(own) == 1:
        return Name(own, (), own[0] if is_acronym else None, is_body=True)
    known = "".join(words(acronym[:_LONGEST])) if acronym else None
    return Name(own, (), known or "".join(w[0] for w in own if w not in _JOINTS) or None, is_body=True)


def _is_proper(written: str) -> bool:
    """Whether words are written as a person's name, and are none that anybody may be."""
    parts = _WORD.findall(written)
    return (
        bool(parts)
        and parts[-1][0].isupper()
        and "," not in written
        and all(part[0].isupper() or part in _JOINTS or len(part) <= _SHORT for part in parts)
        and not _ANYBODY & set(words(written))
        and not any(c.isdigit() for c in written)
    )


def _is_acronym(written: str) -> bool:
    """Whether it is written as an acronym: "NATO", "U.S.", "ICYF-ERC"."""
    letters = [c for c in written if c.isalpha()]
    return 1 < len(letters) <= _LONGEST_ACRONYM and all(c.isupper() for c in letters) and " " not in written.strip()
