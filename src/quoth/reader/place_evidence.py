"""Is a name that the gazetteer knows used of a place here? Signs for and against, added up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from quoth.gazetteer import Entry, countries_of_demonym, fold
from quoth.reader.cast import Cast
from quoth.reader.mentions import Mention
from quoth.reader.names import given_name_gender
from quoth.reader.place_names import Candidate
from quoth.reader.scene import Scene

ENOUGH = 2.0
"""From this sum of signs on, a name is taken for a place; the weights were set by hand on invented texts."""

_BEFORE = re.compile(r"(?:^|[^\w])([\w-]+)[ \xa0\n](?:[Tt]he[ \xa0])?[\"“'‘(]?$")
_OF_BEFORE = re.compile(r"([^\W_]+)\.?[ \xa0]of[ \xa0](?:[Tt]he[ \xa0])?$")
_WITHIN = frozenset(
    "in at near outside inside across around throughout towards toward into onto via capital downtown suburban nearby "
    "northern southern eastern western central north south east west northeastern northwestern southeastern "
    "southwestern mainland neighboring neighbouring rural occupied"
    .split()
)  # fmt: skip
_TOWARDS = frozenset(
    "from to of through between leave left visit visited visiting shelled bombed bombarded besieged attacked stormed "
    "captured seized retook liberated struck hit reach reached enter entered"
    .split()
)  # fmt: skip
_KINDS = frozenset("city town village port province district county island islands municipality suburb".split())
_PLACE_NOUNS = _KINDS | frozenset(
    "capital region state republic enclave emirate kingdom governorate oblast mayor governor president people streets "
    "outskirts airport embassy north south east west coast parts part most all much half rest areas border residents "
    "invasion annexation occupation"
    .split()
)  # fmt: skip
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Sen Sens Gov Govs Rep Reps Gen Lt Col Maj Capt Sgt Prof Rev Fr Hon Judge "
    "Justice Senator Governor Representative Congressman Congresswoman President Chancellor Premier Secretary Mayor "
    "Speaker Ambassador Pope King Queen Prince Princess Professor Doctor Colonel Major Captain Lieutenant Sergeant "
    "Commander Commissioner Officer Sheriff Chairman Chairwoman Brother Sister Father Coach Cardinal Bishop Archbishop "
    "Duke Duchess Earl Baron Baroness General Minister Spokesman Spokeswoman Detective Inspector Constable"
    .split()
)  # fmt: skip
# Words after a place's name that say whose title, day or party follows, and are no part of the name itself.
_NEXT = frozenset(
    "Gov Sen Rep Mayor President Prime Premier Governor Senator Senators Secretary Attorney Republican Republicans "
    "Democrat Democrats Democratic Foreign Defense Defence Interior Finance Vice Supreme Police Chief Lt Sheriff "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec I He She They We It Mr Mrs Ms Dr Gen "
    "King Queen Prince Ambassador Congressman Congresswoman GOP Minister Chancellor Region Province District County "
    "City Oblast Governorate Prefecture Airport Deputy"
    .split()
)  # fmt: skip
_PEERS = frozenset("Duke Duchess Earl Count Countess Baron Baroness Prince Princess Marquess Viscount".split())
# After these, "of" and a place's name are no part of a longer name.
_OF = frozenset(
    "City Town Village State Province Region District County Republic Island Islands Kingdom Emirate Gulf President "
    "King Queen Emperor Empress Tsar Czar Shah Caliph Minister Governor Mayor Archbishop Bishop Patriarch Emir Sultan "
    "Secretary Prime Ambassador People Parts Most Much All Half Many Some Part One Out Outside North South East West "
    "Northeast Northwest Southeast Southwest Instead Residents Citizens Because Ahead Members Leaders None Any Each "
    "Sen Rep Republicans Democrats"
    .split()
)  # fmt: skip
_JOINED = frozenset("Trans Mid Cis Afro Euro".split())
_SAYING = re.compile(r"[ \xa0](?:said|says|told|added|tweeted|noted|replied|testified|recalled|joked)\b")
# Nouns that follow the name of who leads something more often than that of a small town.
_WHOSE = re.compile(
    r"[ \xa0](?:administration|campaign|camp|government|cabinet|family|supporters?|presidency|aides?|ally|allies|team|"
    r"doctrine|era|years|rally|case|trial|memo|probe|report|bill|plan)\b"
)
_DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest Upper "
    "Lower Downtown Greater Mainland Inner Outer Former Northeastern Northwestern Southeastern Southwestern".split()
)
_FUNCTION_WORDS = frozenset(
    "in at from near to the a an of for with on by and but or as if when while since after before although though "
    "meanwhile because both across around inside outside throughout that this these those unlike like despite yet so "
    "also here there now then where how why what who is are was were will would should could can may did does has have "
    "had not no only even still until once under over through between among against without within not toward towards "
    "its their our his her my your neighboring neighbouring nearby elsewhere".split()
)
# Names of cities that newspapers write for something else: buildings, days, directions, agencies.
_NEVER = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec january february march april may june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday north south east west upi god "
    "white_house eastern_district western_district northern_district southern_district east_side west_side"
    .split()
)  # fmt: skip
_STATUS = {"country": 3.0, "state": 3.0, "continent": 3.0, "region": 2.0, "water": 2.0, "former": 2.5, "county": 2.5}
_LARGE, _MIDDLING = 100_000, 25_000
_WELL_KNOWN = 2.5
_SAID_TO_BE = 4.0
_MENTION_REACH = 12


class Signs:
    """What an article shows of its names, to tell places from people, bodies and words."""

    def __init__(self, text: str, scene: Scene, cast: Cast | None) -> None:
        self.text = text
        self.scene = scene
        self._names = [m for m in scene.mentions if m.kind in ("person", "organisation", "place", "other")]
        self._starts = [m.start for m in self._names]
        self._full: set[str] = set()
        self._surnames: set[str] = set()
        self._given: set[str] = set()
        for entity in cast.entities if cast is not None else ():
            # The encoder alone takes many a lone name for a person's; a full name or a title shows one.
            if entity.type == "person" and (entity.gender is not None or any(" " in n for n in entity.names)):
                self._learn(entity.names)

    def _learn(self, names: Iterable[str]) -> None:
        for name in names:
            parts = fold(name).split()
            self._full.add(" ".join(parts))
            if len(parts) > 1:
                self._surnames.add(parts[-1])
                self._given.add(parts[0])

    def weigh(self, c: Candidate) -> float:
        """How much speaks for a candidate to be a place; below `ENOUGH` it is none, -inf where that is certain."""
        standing = max(_standing(e) for e in c.entries)
        if c.abbreviated:
            return float("-inf") if self._is_part_of_a_name(c, standing) else 3.0
        around = self._prepositions(c, standing)
        encoder = self._encoder(c, standing)
        if encoder == float("-inf") or self._is_part_of_a_name(c, standing):
            return float("-inf")
        out = standing + around + encoder + self._words(c, standing) + self._person(c, standing)
        out += _SAID_TO_BE * (c.container or c.contained or c.dateline)
        return out

    def _prepositions(self, c: Candidate, standing: float) -> float:
        m = _BEFORE.search(self.text, max(0, c.start - 30), c.start)
        before = m[1] if m else ""
        small = before.casefold()
        out = 0.0
        if small in _WITHIN:
            out = 2.0
        elif small == "of" and m is not None:
            noun = _BEFORE.search(self.text, max(0, m.start(1) - 30), m.start(1))
            before = noun[1].casefold() if noun else ""
            out = _SAID_TO_BE if before in _KINDS else 2.0 if before in _PLACE_NOUNS else 0.5
        elif small in _TOWARDS or small in _PLACE_NOUNS:
            out = 1.0
        elif countries_of_demonym(before):
            out = 0.5
        if standing < _WELL_KNOWN and self.text[c.end : c.end + 2] in ("'s", "’s") and c.words == 1:
            out -= 0.5
        if standing < _WELL_KNOWN and _WHOSE.match(self.text, c.end):
            out -= 2.0
        if standing < _WELL_KNOWN and _SAYING.match(self.text, c.end):
            out -= 1.0
        return out

    def _encoder(self, c: Candidate, standing: float) -> float:
        """What the encoder's names say: certain is only that a longer name holds the candidate."""
        out = 0.0
        for m in self._over(c):
            longer = self.text[m.start : m.end]
            same = m.start <= c.start and m.end - c.end <= 2 and len(longer) - len(c.name) <= 5
            if m.kind == "place":
                out = max(out, 2.0 if m.end >= c.end or m.start <= c.start else 0.0)
            elif same:
                # Names from far away look like persons' to the encoder, whatever they are.
                out = -0.5 if m.kind != "person" or standing >= _WELL_KNOWN else -1.0
            elif m.start <= c.start and m.end >= c.end and _holds(self.text, m, c):
                return float("-inf")
        return out

    def _over(self, c: Candidate) -> Sequence[Mention]:
        """The encoder's names that share characters with a candidate."""
        high = bisect_left(self._starts, c.end)
        return [m for m in self._names[max(0, high - _MENTION_REACH) : high] if m.end > c.start]

    def _is_part_of_a_name(self, c: Candidate, standing: float) -> bool:
        left, right = c.left.removesuffix("."), c.right
        if right[:1].isupper() and not c.shouted and right not in _NEXT and not self._begins_mention(c):
            return True
        if right.startswith("-") and right[1:2].isupper() and c.words == 1 and standing < 1.5:
            return True
        if not left or not left[0].isupper() or c.shouted or c.dateline:
            return left in ("of", "the") and self._is_body_of(c)
        if left.endswith("-"):
            return standing < _WELL_KNOWN or left[:-1] in _JOINED
        if left.endswith("'s") or left in _DIRECTIONS:
            return False
        if left in _TITLES:
            return True
        if countries_of_demonym(left) or left.casefold() in _FUNCTION_WORDS or left in _NEXT:
            return False
        starts = self.scene.sentence_span(self.scene.sentence(c.start))[0] >= c.start - len(c.left) - 1
        if starts and given_name_gender(left) is None and (self.scene.writes_small(left) or standing >= 3.0):
            return False
        return not any(m.kind == "place" and m.start == c.start for m in self._over(c))

    def _is_body_of(self, c: Candidate) -> bool:
        """Whether "of" and a capitalised word before it make the candidate part of a name ("Bank of England")."""
        m = _OF_BEFORE.search(self.text, max(0, c.start - 50), c.start)
        if m is None or not m[1][0].isupper() or m[1].isupper() or m[1] in _OF or c.contained:
            return False
        if m[1] in _PEERS:
            return True
        # "Ted Cruz of Texas" is no body.
        i = bisect_left(self._starts, m.end(1))
        persons = (n for n in self._names[max(0, i - _MENTION_REACH) : i] if n.kind == "person")
        return not any(n.end == m.end(1) for n in persons)

    def _begins_mention(self, c: Candidate) -> bool:
        """Whether another name begins with the word after the candidate."""
        i = bisect_left(self._starts, c.end)
        return i < len(self._starts) and self._starts[i] <= c.end + 2 and self._names[i].kind != "organisation"

    def _words(self, c: Candidate, standing: float) -> float:
        folded = fold(c.name)
        if c.words > 1:
            return float("-inf") if folded.replace(" ", "_") in _NEVER else 1.5
        if folded in _NEVER:
            return float("-inf")
        if folded in common_words() and not c.dateline:
            return -3.0
        if self.scene.writes_small(c.name) and standing < 3.0:
            return -2.0
        return 0.0 if not c.shouted else -1.0 if standing >= _WELL_KNOWN else -2.0

    def _person(self, c: Candidate, standing: float) -> float:
        folded = fold(c.name)
        has_given_name = given_name_gender(c.name) is not None
        if c.words > 1:
            is_person = folded in self._full
            if is_person and has_given_name and standing < _WELL_KNOWN:
                return -3.0
            return -1.0 if is_person or has_given_name else 0.0
        if folded in self._surnames or folded in self._full:
            return -4.0
        if folded in self._given:
            return -2.5
        return -1.5 if has_given_name else 0.0


def _standing(e: Entry) -> float:
    """How likely an entry is meant at all where its name stands without any other sign."""
    if e.contested:
        return 2.5
    if e.kind != "city":
        return _STATUS[e.kind]
    if e.stands_alone:
        return 2.5
    out = 1.5 if e.population >= _LARGE else 0.8 if e.population >= _MIDDLING else 0.3
    return out if e.own else out - (0.4 if e.population >= _LARGE else 0.8)


def _holds(text: str, m: Mention, c: Candidate) -> bool:
    """Whether a name of the encoder goes on in capitals before or after a candidate, with no comma between."""
    before, after = text[m.start : c.start], text[c.end : m.end]
    if "," in before or "," in after:
        return False
    return any(ch.isupper() for ch in before) or any(ch.isupper() for ch in after)


@cache
def common_words() -> frozenset[str]:
    """English words that are also names of cities."""
    lines = files("quoth.gazetteer").joinpath("common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
