"""What would a careful reader query about offices and acronyms?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quoth.reader.checks.check import Check, Query, span
from quoth.reader.page import Page
from quoth.record import Reading, Role, Span, Speaker
from quoth.text import Paragraph

# Offices by the words that end their titles. Of the first kind nobody holds two at once; a minister or a secretary
# counts with the ministry; and the offices of the last kind are held by one person at a time in each body.
_ALONE = {
    "sen": "senator",
    "senator": "senator",
    "rep": "representative",
    "representative": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "governor": "governor",
    "mayor": "mayor",
    "prime minister": "prime minister",
    "vice president": "vice president",
    "president": "president",
    "attorney general": "attorney general",
    "chief justice": "chief justice",
}
_OF_A_MINISTRY = {"minister": "minister", "secretary": "secretary"}
_OF_A_BODY = {
    "prime minister": "prime minister",
    "vice president": "vice president",
    "president": "president",
    "gov": "governor",
    "governor": "governor",
    "mayor": "mayor",
    "attorney general": "attorney general",
    "secretary general": "secretary general",
    "director general": "director general",
    "executive director": "executive director",
    "chief executive": "chief executive",
    "ceo": "chief executive",
    "chief justice": "chief justice",
    "minister": "minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chair": "chair",
    "director": "director",
    "campaign manager": "campaign manager",
    "editor in chief": "editor in chief",
}
# Whoever is called so has held the office, may come to hold it, or holds another one.
_NOT_THE_HOLDER = frozenset(
    "former ex then late acting interim deputy vice assistant associate elect nominee candidate hopeful contender "
    "onetime sometime retired outgoing incoming designate next future would-be shadow co past previous first "
    "second last current served was had state honorary emeritus regional national international political news "
    "communications finance field legal policy research managing senior campaign".split()
)
_PARTIES = frozenset("republican democratic democrat gop conservative labour liberal socialist u.s us the new".split())
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_BEHIND = re.compile(r"-elect\b|-designate\b|[\s,]+(?:candidate|nominee|hopeful)\b", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"\.?[ \xa0](?=[A-Z])")
_LEAST_WORDS_OF_A_NAME = 2
_LONGEST_TITLE = 5


class _Office(NamedTuple):
    name: str
    body: frozenset[str]
    """The words for what it is an office of, in small letters."""


def _office(text: str, role: Role, speaker: Speaker, offices: dict[str, str]) -> _Office | None:
    """The office that a role states somebody to hold; None where it is none of these or not held."""
    words = [w.casefold().strip(".") for w in _WORD.findall(role.title or "")]
    before = _WORD.findall(text, max(0, role.span.start - 20), role.span.start)[-2:]
    if not 0 < len(words) <= _LONGEST_TITLE or _BEHIND.match(text, role.span.end):
        return None
    if any(w.casefold() == "as" for w in before):
        return None
    behind = _NAME_BEHIND.match(text, role.span.end)
    if behind and not any(text.startswith(part, behind.end()) for name in speaker.names for part in name.split()):
        # "Gov. Ann Lee, Sen. Bo Roe": the second title is that of the second name.
        return None
    if not _NOT_THE_HOLDER.isdisjoint(_parts([*words, *(w.casefold() for w in before)]) - {"vice"}):
        return None
    for size in (3, 2, 1):
        name = offices.get(" ".join(words[-size:])) if len(words) >= size else None
        if name is not None:
            body = [*words[:-size], *(w.casefold() for w in _WORD.findall(role.organisation or ""))]
            if "vice" in body:
                return None
            return _Office(name, frozenset(w.removesuffix("’s").removesuffix("'s") for w in body) - _PARTIES)
    return None


def _parts(words: Sequence[str]) -> set[str]:
    return {part for word in words for part in (word, *word.split("-"))}


def _two_offices(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    text = reading.article.text
    page = Page(text, list(paragraphs))
    for speaker in reading.speakers:
        if speaker.type != "person" or len(speaker.name.split()) < _LEAST_WORDS_OF_A_NAME:
            continue
        held: dict[str, Span] = {}
        for role in speaker.roles:
            office = _office(text, role, speaker, _ALONE | _OF_A_MINISTRY)
            if office is None or page.quotations(role.span.start, role.span.end):
                continue
            if office.name in _OF_A_MINISTRY:
                # "Secretary Clinton" goes on being said of who was secretary once; only a ministry tells.
                if not office.body:
                    continue
                held.setdefault(" ".join((*sorted(office.body), office.name)), role.span)
            else:
                held.setdefault(office.name, role.span)
        for (one, first), (other, second) in pairwise(list(held.items())[:2]):
            message = f"The text calls {speaker.name} both {one} and {other}."
            yield Query(message, (second, first))


def _office_of_two(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    text = reading.article.text
    page = Page(text, list(paragraphs))
    holders: dict[_Office, tuple[str, Span]] = {}
    for speaker in reading.speakers:
        if speaker.type != "person":
            continue
        for role in speaker.roles:
            office = _office(text, role, speaker, _OF_A_BODY)
            if office is None or not office.body or page.quotations(role.span.start, role.span.end):
                continue
            name, where = holders.setdefault(office, (speaker.name, role.span))
            if name != speaker.name:
                yield Query(
                    f"The text gives one office, {role.span.text}, to {name} and to {speaker.name}.", (role.span, where)
                )


# The acronym behind the name that it stands for: "World Health Organization (WHO)".
_IN_BRACKETS = re.compile(r"[ \xa0]\((?P<acronym>[A-Z][A-Z&-]{1,9}[A-Z])\)")
_LITTLE = frozenset("of the for and on in to de du des la & at with a an".split())
_FARTHEST = 160


def _acronym_twice(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    text = reading.article.text
    known: dict[str, Span] = {}
    for m in _IN_BRACKETS.finditer(text):
        full = _expansion(text, m.start(), m["acronym"])
        if full is None:
            continue
        first = known.setdefault(m["acronym"], full)
        if _plain(first.text) != _plain(full.text):
            yield Query(f"{m['acronym']} stands for “{first.text}” and for “{full.text}”.", (full, first))


def _expansion(text: str, end: int, acronym: str) -> Span | None:
    """The words before a bracket whose initials are the acronym's letters, the little words in between included."""
    letters = [c for c in acronym.casefold() if c.isalpha()]
    start = None
    for m in reversed(list(_WORD.finditer(text, max(0, end - _FARTHEST), end))):
        initials = [part[0].casefold() for part in m.group().split("-")]
        if letters[-len(initials) :] == initials:
            del letters[-len(initials) :]
        elif letters and letters[-1] == initials[0]:
            letters.pop()
        elif m.group().casefold() not in _LITTLE:
            return None
        start = m.start()
        if not letters:
            return span(text, start, end)
    return None


def _plain(name: str) -> str:
    """A name for comparison: British and American spelling, plural and little words make no difference."""
    words = (w.casefold() for w in _WORD.findall(name))
    return " ".join(w.rstrip("s").replace("isation", "ization") for w in words if w not in _LITTLE)


NAMES = (
    Check(
        "two_offices", "medium", "A person to whom the text gives two offices that nobody holds at once.", _two_offices
    ),
    Check("office_of_two", "medium", "An office that the text gives to two persons.", _office_of_two),
    Check("acronym_of_two", "low", "An acronym that the text introduces for two names.", _acronym_twice),
)
