"""Which state or container do the words around a name give it? "Paris, Texas", "Russia's Crimea"."""

from __future__ import annotations

import re

from quoth.gazetteer import Entry, abbreviated, countries_of_demonym, look_up
from quoth.reader.place_choice import within
from quoth.reader.place_names import Candidate

_NOUN = (
    r"(?:region|province|district|city|town|village|territory|peninsula|enclave|exclave|republic|port|area|oblast|"
    r"state|islands?|capital|county|corridor)"
)
_ADJECTIVE = (
    r"(?:breakaway|separatist|rebel|disputed|mountainous|northern|southern|eastern|western|central|north|south|east|west|"
    r"northeastern|northwestern|southeastern|southwestern|coastal|border|autonomous|historic|own|second|main|capital|"
    r"port|self-declared|annexed|occupied)"
)
# "Azerbaijan's breakaway region of", "the Azerbaijani region of", "Ukrainian"; the longest have 80 characters.
_OWNER = re.compile(
    rf"(?:^|[^\w-])([A-Z][\w.]*(?:[ \xa0](?!of\b)[A-Z][\w.]*)?)(['’]s?)?[ \xa0]"
    rf"((?:{_ADJECTIVE}[ \xa0]){{0,2}})(?:(?:{_NOUN}[ \xa0])?{_NOUN}[ \xa0]of[ \xa0]|{_NOUN}[ \xa0])?$"
)
_LONGEST_OWNER = 80
_INSIDE = re.compile(
    rf"(?:,[ \xa0]|[ \xa0]\(|[ \xa0](?:{_NOUN}[ \xa0]|(?:Region|Province|District|Oblast|State)[ \xa0])?"
    rf"(?:in|of)[ \xa0]|[ \xa0](?:{_NOUN})?,[ \xa0])"
    r"(?:(?:northern|southern|eastern|western|central|the|a|an|in|part|of)[ \xa0]){0,4}"
)
_ATTACHED_NOUN = re.compile(rf"[ \xa0]{_NOUN}\b", re.IGNORECASE)
_STATE_OF = re.compile(r"\b[Ss]tate[ \xa0]of[ \xa0]$")
_STATE = re.compile(r"[ \xa0](?:[Ss]tate\b|Govs?\b|Governor|Sens?\b|Senators?\b)")
_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]f)[ \xa0]$")
_GOES_ON = re.compile(r",?[ \xa0](?:and|or|&)[ \xa0]|,[ \xa0][A-Z][\w.]+(?:[ \xa0][A-Z]\w+)?(?:,|[ \xa0]and\b)")
_SEIZED = re.compile(r"(?:annexed|occupied)")


def container(text: str, c: Candidate, following: Candidate | None) -> tuple[Entry, ...]:
    """The entries of a candidate that lie in what the words right around it name; () where they name nothing.

    `following` is the next candidate.
    """
    if following is not None and following.start - c.end < _LONGEST_OWNER:
        between = _INSIDE.fullmatch(text, c.end, following.start)
        if between is not None:
            outer = [e for e in following.entries if e.kind in ("country", "state")]
            inside = tuple(e for e in c.entries if e.own and any(within(e, o) for o in outer))
            if inside and not (between.group().startswith(",") and _is_listed(text, c, following)):
                return inside
    if _STATE_OF.search(text, max(0, c.start - 12), c.start) or _STATE.match(text, c.end):
        return tuple(e for e in c.entries if e.kind == "state")
    codes = owner(text, c)
    return tuple(e for e in c.entries if e.own and e.country in codes and e.kind != "country")


def _is_listed(text: str, c: Candidate, following: Candidate) -> bool:
    """Whether two names with a comma between may be two countries or states of a list."""
    if not any(e.kind in ("country", "state") for e in c.entries):
        return False
    return _IN.search(text, max(0, c.start - 8), c.start) is None or _GOES_ON.match(text, following.end) is not None


def unlisted_state(text: str, c: Candidate, following: Candidate | None) -> Entry | None:
    """The state that a town is said to lie in, where the gazetteer knows the town, but only elsewhere."""
    if following is None or text[c.end : following.start] not in (", ", ",\xa0"):
        return None
    if any(e.kind != "city" or e.stands_alone for e in c.entries):
        return None
    outer = [e for e in following.entries if e.kind == "state"]
    return outer[0] if len(outer) == 1 and len(following.entries) == 1 else None


def owner(text: str, c: Candidate) -> tuple[str, ...]:
    """The countries whose possessive or adjective stands right before a name, other than by seizure."""
    m = _OWNER.search(text, max(0, c.start - _LONGEST_OWNER), c.start)
    if m is None:
        return ()
    if not m[2]:
        codes = countries_of_demonym(m[1]) or countries_of_demonym(m[1].rpartition(" ")[2])
        # "Russian occupied Crimea" says who holds it, "Ukraine's occupied Crimea" whose it is.
        return () if _SEIZED.search(m[3]) else codes
    names = {e.country for e in look_up(m[1]) if e.kind == "country" and e.country}
    short = abbreviated(m[1])
    return tuple(sorted(names)) + ((short.country or "",) if short is not None and short.kind == "country" else ())


def worded_state(text: str, c: Candidate, following: Candidate | None) -> str | None:
    """The claimant that the words right around a disputed place give it to, null where they name none or several."""
    claimants = {code for e in c.entries for code in e.claimants}
    found = set(owner(text, c)) & claimants
    if following is not None and following.start - c.end < _LONGEST_OWNER:
        between = _INSIDE.fullmatch(text, c.end, following.start)
        if between is not None:
            found |= {e.country for e in following.entries if e.kind == "country" and e.country in claimants}
    return next(iter(found)) if len(found) == 1 else None
