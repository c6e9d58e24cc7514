"""Speakers as far as a source's own words name them: a person or an organisation by a proper name.

Sources that are pronouns, descriptions or groups get no speaker here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from quoth.reader.statements import span
from quoth.reader.tagger import Offsets
from quoth.record import Speaker, SpeakerType

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w.'’&-]*"
_JOINT = r"(?:of|for|the|and|on|de|del|la|le|van|von|der|den|bin|ibn|al|el|da|dos|&)"
_NAME = re.compile(rf"{_CAPITALISED}(?:[ \xa0](?:{_JOINT}[ \xa0]){{0,2}}{_CAPITALISED})*")
# People's names: no joints but the particles, and full stops only behind initials, so that a name ends
# where its sentence does.
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:\.|[\w’'-]+)"
_PERSON = re.compile(rf"{_WORD}(?:[ \xa0](?:(?:de|del|la|van|von|der|den|bin|ibn|al|el|da|dos)[ \xa0])?{_WORD}){{1,4}}")
_PREPOSITION = re.compile(r"\b(?:about|at|behind|by|close to|for|from|in|near|of|on|to|with|within)\b")
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Sen|Gov|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|Fr|Hon|St)\.?"
    r"|Senators?|Governors?|Representatives?|Congress(?:man|woman)|President(?:-elect)?|Vice|Prime|Foreign|Interior|"
    r"Defen[cs]e|Finance|Deputy|Acting|Former|Minister|Secretary|Chancellor|Premier|Mayor|Judge|Justice|Chief|"
    r"Attorney|General|Speaker|Ambassador|Pope|King|Queen|Prince|Princess|Professor|Colonel|Major|Captain|"
    r"Lieutenant|Officer|Sheriff|Chairman|Chairwoman|Director|Republicans?|Democrats?|Democratic|Candidate|"
    r"Spokes(?:man|woman|person))[ \xa0]+"
)
_ORGANISATION = re.compile(
    r"\b(?:Agency|Alliance|Army|Assembly|Association|Authority|Bank|Board|Bureau|Cabinet|Campaign|Center|Centre|"
    r"Chronicle|Church|Club|College|Commission|Committee|Company|Conference|Congress|Corporation|Corps|Council|Court|Department|"
    r"Embassy|Federation|Force|Forum|Foundation|Fund|Government|Group|Guardian|Herald|House|Inc|Institute|Journal|"
    r"Kremlin|League|Ltd|Magazine|Ministry|Movement|Nations|Navy|Network|News|Office|Organi[sz]ation|Parliament|Party|"
    r"Pentagon|Police|Post|Press|Senate|Service|Society|Supreme|Times|Tribune|Union|University|Web|Associated|Reuters)\b"
)
_NEVER = frozenset(
    "a an the he she it they we i you who which that this these those one some many most all both each few several "
    "critics experts officials police people others another his her its their our my your what analysts "
    "on in at by from for of to with as and but or if when while after before since then now here there so yet "
    "also still even just not no monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december yesterday today "
    "democrats republicans voters supporters aides sources democratic republican conservatives liberals "
    "americans".split()
)
# A name in an article is rarely longer; what is may be a line of a headline in capitals.
_LONGEST_NAME = 8


def find_speakers(text: str, sources: Iterable[Offsets]) -> dict[Offsets, Speaker]:
    """The speaker of each source that a proper name carries, by the source's offsets.

    A family name alone means the person of the article who bears it, where there is just one.
    """
    named: dict[Offsets, tuple[str, bool]] = {}
    for source in sorted(set(sources)):
        found = _name(text, source)
        if found is not None:
            named[source] = found
    full = _fuller_forms(text, {name for name, _ in named.values()})
    groups: dict[str, list[Offsets]] = {}
    for source, (name, _) in named.items():
        groups.setdefault(full.get(name, name), []).append(source)
    out: dict[Offsets, Speaker] = {}
    for i, (name, mentions) in enumerate(groups.items(), 1):
        titled = any(named[m][1] for m in mentions)
        speaker = Speaker(
            id=f"p{i}",
            name=name,
            type=_type(name, titled=titled),
            names=tuple(dict.fromkeys([name, *(named[m][0] for m in mentions)])),
            mentions=tuple(span(text, m) for m in mentions),
        )
        out.update(dict.fromkeys(mentions, speaker))
    return out


def _name(text: str, source: Offsets) -> tuple[str, bool] | None:
    """The name that a source's first phrase ends with, or that is one of its phrases, and whether it has a title."""
    phrases = [p.strip(" \t\xa0\"'“”‘’") for p in re.split(r"[,;:(\n—–]", text[source[0] : source[1]])]
    for i, phrase in enumerate(phrases):
        for m in _NAME.finditer(phrase):
            if m.end() != len(phrase) or (i and (m.start() or " " not in phrase)):
                continue
            if _PREPOSITION.search(phrase, 0, m.start()):
                continue  # "shop owners on Quay Street" are not the street
            name = re.sub(r"^(?:The|A|An)[ \xa0]+", "", m.group())
            bare = _untitled(name)
            if bare and bare.lower() not in _NEVER and len(bare.split()) <= _LONGEST_NAME:
                return bare, bare != name
    return None


def _untitled(name: str) -> str:
    """The name without the titles before it and the possessive behind it; "" for what is all title."""
    while title := _TITLE.match(name + " "):
        name = name[title.end() :]
    return re.sub(r"['’]s$|[.'’]$", "", name)


def _fuller_forms(text: str, names: set[str]) -> dict[str, str]:
    """For each single-word name, the one longer name of the article that ends with it, if there is just one."""
    single = {n for n in names if " " not in n}
    seen: dict[str, Counter[str]] = {n: Counter() for n in single}
    for m in _PERSON.finditer(text) if single else ():
        words = re.sub(r"['’]s$", "", m.group()).split()
        while words and words[0].lower() in _NEVER:
            del words[0]
        bare = _untitled(" ".join(words))
        if " " in bare and words[-1] in single and not _ORGANISATION.search(bare):
            seen[words[-1]][bare] += 1
    out = {}
    for name, forms in seen.items():
        if len({form.split()[0] for form in forms}) == 1:
            out[name] = max(forms, key=lambda f: (len(f), f))
    return out


def _type(name: str, *, titled: bool) -> SpeakerType | None:
    if _ORGANISATION.search(name) or (len(name) > 1 and name.isupper()):
        return "organisation"
    return "person" if titled or " " in name else None
