"""How do the words around a number relate what is counted to it: exactly, about, more than, at most?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoth.reader.quantities.around import Word
from quoth.record import Modifier

_BEFORE: dict[Modifier, str] = {
    "~": "about|around|some|roughly|nearly|almost|approximately|approx|approx .|estimated|an estimated|close to|circa|"
    "ca|ca .|nigh on|near to|nearer to|in the region of|in the order of|on the order of|of the order of|"
    "in the neighborhood of|in the neighbourhood of|in the vicinity of|somewhere around|more or less|virtually|~|"
    "approaching|something like|estimates of|estimate of|perhaps|maybe|an approximate|nearing|just about|"
    "anywhere near|a rough|verging on|around about",
    ">": "over|above|in excess of|exceeding|exceeds|exceeded|exceed|upwards of|upward of|north of|>|topped|topping|"
    "surpass|surpasses|surpassed|surpassing|beyond|past|older than|faster than|farther than|further than",
    ">=": "at least|a minimum of|minimum of|at a minimum|at minimum|at the very least|at the least|as few as|"
    "as little as|> =|≥|at least or equal to",
    "<": "under|below|short of|shy of|nowhere near|south of|<|beneath|younger than|cheaper than|slower than",
    "<=": "up to|at most|as many as|as much as|a maximum of|maximum of|at the most|not exceeding|as high as|"
    "at a maximum|not above|not over|< =|≤|capped at|anything up to|upto|at most or equal to",
    "=": "equal to|equals to|equals|=|exactly|precisely",
}
_COMPARED: dict[str, tuple[Modifier, Modifier]] = {
    **dict.fromkeys("more greater larger bigger higher better longer taller heavier".split(), (">", ">=")),
    **dict.fromkeys("less fewer lower smaller shorter lighter".split(), ("<", "<=")),
}
_OPPOSITE: dict[Modifier, Modifier] = {">": "<=", "<": ">="}


def _comparisons() -> Iterator[tuple[str, Modifier]]:
    """The wordings of comparisons: "more than", "no fewer than", "less than or equal to", "equal to or higher than"."""
    for word, (bare, closed) in _COMPARED.items():
        yield f"{word} than", bare
        yield from ((f"{no} {word} than", _OPPOSITE[bare]) for no in ("no", "not", "nothing"))
        yield from ((f"{word} {how}", closed) for how in ("than or equal to", "or equal to", "or equal than"))
        yield from ((f"equal {to}{word} than", closed) for to in ("to or ", "or "))


_MODIFIERS: dict[tuple[str, ...], Modifier] = {
    **{tuple(words.split()): modifier for words, modifier in _comparisons()},
    **{tuple(words.split()): modifier for modifier, group in _BEFORE.items() for words in group.split("|")},
}
_LAST = frozenset(words[-1] for words in _MODIFIERS)
_LONGEST = max(map(len, _MODIFIERS))
# May stand between a modifier and its number.
_BETWEEN = frozenset("a an another further additional".split())
_STRENGTHENING = frozenset(
    "just well slightly far significantly considerably substantially still somewhere way".split()
)
# Behind these "about" and "over" are prepositions: "talked about two plans", "a war over two islands".
_GOVERNORS = {
    "about": frozenset(
        "talk talks talked talking think thinks thought know knows asked question questions concern concerns concerned "
        "speak spoke speaking hear heard worry worried information story stories wrote book article complained "
        "joked told "
        "learned doubts warned what".split()
    ),
    "up": frozenset(
        "go goes went gone going come came rise rises rose risen climb climbs climbed climbing shot shoots jumped "
        "jumps moved moves move pushed push pushes edged inched ticked crept crawled stepped sped brought raised "
        "bumped add adds added adding".split()
    ),
    "over": frozenset(
        "control debate battle battles dispute disputes concern concerns fight fighting war row questions preside "
        "presided "
        "took taken take takes power authority jurisdiction argue argued anger protests sued clashed clashes fears "
        "tensions "
        "feud flying flew chosen chose choose picked preferred favored favoured victory win wins advantage lead leads "
        "edge".split()
    ),
}
# "past" is a modifier only behind a change: "climbed past 5,000".
_MOVING = frozenset(
    "climb climbs climbed climbing rise rises rose risen rising grow grows grew grown growing soar soars soared "
    "soaring surge surged surging jump jumped jumping go goes went going push pushed pushing move moved moving creep "
    "crept swell swelled swollen fall fell falling slide slid weaken weakened weakening strengthened shoot shot well "
    "far way".split()
)
_A_LITTLE = (("a", "little"), ("a", "bit"), ("a", "shade"), ("a", "fraction"))
_AFTER = re.compile(
    r"(?P<least>(?:\s?\+|[-\s]plus)(?!\w)|\s(?:people\s)?or\s(?:more|above|over|greater|larger|higher|longer|better|"
    r"upwards?)\b(?!\sthan\s\w)"
    r"|\sand\s(?:more|above|over|upwards?|up)\b(?!\s(?:than|of|by))|\sat\s(?:the\s(?:very\s)?)?least\b)"
    r"|(?P<most>\s(?:people\s)?or\s(?:fewer|less|under|below|lower|smaller)\b|\sat\s(?:the\s)?most\b(?!\sof)|"
    r"\stops\b(?=[.,;)])|"
    r"\smax(?:imum)?\b)"
    r"|(?P<about>\s(?:or\sso|more\sor\sless|give\sor\stake|or\sthereabouts)\b|-odd\b|-ish\b|\sodd(?=\s))"
    r"|(?P<about_noun>\s\w{1,20}\s(?:or\sso|or\sthereabouts)\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\sfrom\s[$£€]?\d")
_OR_EQUAL = re.compile(r"\s(?:,\s)?or\sequal\b", re.IGNORECASE)


class Modified(NamedTuple):
    """The modifier of an amount and the span of the amount with it."""

    start: int
    end: int
    modifier: Modifier


def modified(text: str, start: int, end: int, left: Sequence[Word], limit: int) -> Modified:
    """The modifier of the amount from `start` to `end`, whose words before it are `left`, the nearest first."""
    modifier, first = _found_before(left, start)
    if modifier == "<=" and left[:2] and left[0].low == "to" and left[1].low == "up" and _FROM.match(text, end, limit):
        # "is up to 63% from 61%".
        modifier, first = "=", start
    m = _AFTER.match(text, end, limit)
    if m is None:
        if modifier in (">", "<") and _OR_EQUAL.match(text, end, limit):
            modifier = ">=" if modifier == ">" else "<="
        return Modified(first, end, modifier)
    own: Modifier = ">=" if m.group("least") else "<=" if m.group("most") else "~"
    # What is counted is no part of the amount: "50 people or so".
    stop = end if m.group("about_noun") else m.end()
    return Modified(first, stop, own if modifier in ("=", "~") else modifier)


def _found_before(left: Sequence[Word], start: int) -> tuple[Modifier, int]:
    at = 0
    while at < len(left) and at < 2 and left[at].low in _BETWEEN and left[at].low not in _LAST:
        at += 1
    if (
        at == 1
        and left[0].low == "the"
        and len(left) > 1
        and left[1].low in ("over", "above", "under", "below", "some", "about")
    ):
        return "=", start
    if at >= len(left) or left[at].low not in _LAST:
        # "an estimated": the article belongs to the modifier, and may not be skipped.
        at = 0
        if not left or left[0].low not in _LAST:
            return "=", start
    for count in range(min(_LONGEST, len(left) - at), 0, -1):
        words = tuple(word.low for word in reversed(left[at : at + count]))
        modifier = _MODIFIERS.get(words)
        if modifier is not None:
            first = at + count
            governor = left[first].low if first < len(left) else ""
            if (count == 1 or words[0] == "up") and governor in _GOVERNORS.get(words[0], ()):
                return "=", start
            if words == ("over",) and governor.endswith("s") and _has_figures(left[first : first + 4]):
                # "17 drones over three regions".
                return "=", start
            if words == ("past",) and governor not in _MOVING:
                return "=", start
            return modifier, _strengthened(left, first) if modifier != "=" else start
    return "=", start


def _has_figures(words: Sequence[Word]) -> bool:
    return any(word.low[0].isdecimal() for word in words)


def _strengthened(left: Sequence[Word], at: int) -> int:
    """Where a modifier begins, with the words that strengthen it: "well over", "a little more than"."""
    if at + 1 < len(left) and (left[at + 1].low, left[at].low) in _A_LITTLE:
        return left[at + 1].start
    if at < len(left) and left[at].low in _STRENGTHENING:
        return left[at].start
    return left[at - 1].start
