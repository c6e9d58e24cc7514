"""What the mentions of one person say together of its roles and its time, and whether two such sums fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoth.ledger.identity.mentions import Mention

# Roles that are further apart in time do not exclude each other: people change office.
_DAYS = 365
# Who may be several persons is the one who has so many times as many mentions as the next.
_TIMES = 3
# A role that does not fit is sooner misread than another person's where somebody of the name is mentioned so many times
# as often. Tried on 840 articles of PolNeAR train: there all such were misread.
_OVERWHELMING = 20
_NEVER = 10**9


class Profile:
    """The words of all roles of some mentions, and the first and last day of those that have a role."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions: list[Mention] = []
        self.specific: set[str] = set()
        self.heads: set[str] = set()
        self._first, self._last = _NEVER, -_NEVER
        self._is_undated = False
        self._roles: set[int] = set()
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take one more mention in."""
        self.mentions.append(mention)
        role, day = mention.role, mention.day
        if role.is_empty:
            return
        # Most mentions of a person repeat a role.
        if id(role) not in self._roles:
            self._roles.add(id(role))
            self.specific |= role.specific
            self.heads |= role.heads
        if day is None:
            self._is_undated = True
        else:
            self._first, self._last = min(self._first, day), max(self._last, day)

    def take_in(self, other: Profile) -> None:
        """Take all mentions of another in."""
        for mention in other.mentions:
            self.add(mention)

    @property
    def has_role(self) -> bool:
        """Whether any role is known."""
        return bool(self.specific or self.heads)

    def fits(self, other: Profile) -> bool | None:
        """True where roles agree, False where they exclude each other at the same time, None where nothing tells."""
        if self.specific & other.specific:
            return True
        if not (self.specific and other.specific) and self.heads & other.heads:
            return True
        excludes = (self.specific and other.specific) or (self.heads and other.heads)
        return False if excludes and self._is_near(other) else None

    def _is_near(self, other: Profile) -> bool:
        """Whether the roles are of about the same time, as far as it is known."""
        if self._is_undated or other._is_undated:
            return True
        return self._first - _DAYS <= other._last and other._first - _DAYS <= self._last


def likeliest(profiles: Sequence[Profile]) -> Profile | None:
    """The only one, or the one that is mentioned far more often than the others; None where none is."""
    ranked = sorted(profiles, key=lambda profile: -len(profile.mentions))
    if len(ranked) > 1 and len(ranked[0].mentions) < _TIMES * len(ranked[1].mentions):
        return None
    return ranked[0] if ranked else None


def overwhelms(big: Profile, small: Profile) -> bool:
    """Whether one is mentioned so often that the other, of the same name, is hardly anybody else."""
    return len(small.mentions) * _OVERWHELMING <= len(big.mentions)


def disagree(profiles: Sequence[Profile]) -> bool:
    """Whether the roles of any two exclude each other."""
    known = [profile for profile in profiles if profile.has_role]
    return any(a.fits(b) is False for i, a in enumerate(known) for b in known[:i])
