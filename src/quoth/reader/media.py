"""Which words name what a statement was made in or on: "a statement", "an interview with the BBC", "Twitter"?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quoth.reader.nouns import singular
from quoth.reader.tagger import Offsets

_TOKEN = re.compile(r"\w+(?:[.’'&/-]+\w+|,\d+)*['’]?|--+|[^\w\s]")

# What has an audience and a place: "a Baku news conference" tells where.
_OCCASIONS = frozenset("conference briefing speech address rally hearing debate lecture sermon presser".split())
_HEADS = _OCCASIONS | frozenset(
    "statement letter email e-mail report tweet post posting message note memo memoir memorandum book article op-ed "
    "column editorial essay commentary blog release communique communiqué declaration filing affidavit lawsuit "
    "complaint document paper study survey bulletin text thread advisory alert notice dispatch cable telegram petition "
    "decree indictment ruling brief newsletter review update caption transcript announcement interview call "
    "conversation remark comment testimony recording video clip broadcast telecast podcast show program programme "
    "appearance monologue episode voicemail edition reply response answer newscast".split()
)
# "By email", "in writing": media that need no article, as plurals do not.
_SUBSTANCES = frozenset(
    "email e-mail text telephone phone fax writing print videolink link video television tv radio media air testimony "
    "letter online".split()
)
# On these one speaks, and not about them: "on his website", "on a conference call".
_CARRIERS = frozenset(
    "edition episode page account feed channel website site blog platform profile show program programme podcast call "
    "broadcast television tv radio air phone telephone newscast network app media".split()
)
_PLATFORMS = frozenset(
    "Twitter X Facebook Instagram Telegram Truth Weibo LinkedIn YouTube TikTok WhatsApp Reddit Snapchat Threads "
    "Bluesky Mastodon VKontakte VK WeChat Viber Skype Zoom".split()
)
_OUTLET_WORDS = frozenset(
    "TV Television Radio News Channel Post Times Journal Guardian Gazette Daily Herald Tribune Telegraph Mail Star "
    "Standard Observer Economist Spiegel Monde Figaro Zeitung Magazine Press Jazeera Arabiya Reuters Bloomberg "
    "Politico Axios Interfax Xinhua Anadolu Mirror Globe Independent Today".split()
)
_ACRONYMS = frozenset(
    "ABC AFP ANI ANSA AP ARD BBC CBC CBS CCTV CGTN CNBC CNN C-SPAN DPA EFE HBO IRNA ITV KCNA LBC MSNBC NBC NDTV NHK "
    "NPR NTV PBS PTI RAI RFI RIA RT RTL RTVE SABC TASS TRT TV TVP VOA ZDF".split()
)
_OUTLET_KINDS = frozenset(
    "newspaper broadcaster agency channel television tv radio magazine daily weekly network station website paper "
    "outlet portal program programme podcast tabloid show".split()
)
_DETERMINERS = frozenset(
    "a an the this that these his her its their our my your one another two three four several some both each".split()
)
_ENDS_PHRASE = frozenset(
    "of in on at to for with from by about and or but that who which when where after before as over during via said "
    "says say told tells is was were are had has have will would he she it they we i".split()
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_SERIES = frozenset("series string flurry number set pair handful thread".split())
_LEADS = frozenset("in at during by via through over on to".split())
_BEFORE_NAME = frozenset("in on via through over".split())
_BEFORE_OUTLET = frozenset("with to on for of in".split())
_JOINS_NAME = frozenset("of the and de la le el".split())
_OPENS, _CLOSES = frozenset('“"‘«'), frozenset('”"’»')
# What may follow a medium's noun; another noun would make it part of that one's name, as in "letter bomb".
_FOLLOWS = _ENDS_PHRASE | frozenset(
    "late early earlier later last this yesterday today tomorrow tonight here there against between among near outside "
    "inside without under against marking how why if seen made sent set put read held then too shortly given".split()
)
_LONGEST_PHRASE = 9
_LONGEST_NAME = 7


class Word(NamedTuple):
    """A word or a mark of a text, in its own and in lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium's offsets, the index of the word after it, and whether it is an occasion, which has a place."""

    span: Offsets
    next: int
    is_occasion: bool


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of a stretch of a text."""
    return [Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _TOKEN.finditer(text, start, end)]


def medium_after(words: Sequence[Word], i: int) -> Medium | None:
    """The medium that follows the preposition at an index: "in a statement", "on Twitter", "by email"."""
    lead, first = words[i].low, i + 1
    if lead not in _LEADS or first >= len(words):
        return None
    if (end := _platform(words, first)) or (lead in _BEFORE_NAME and (end := _named_outlet(words, first))):
        return _medium(words, first, end)
    return None if lead == "to" else medium_at(words, first, _CARRIERS if lead == "on" else _HEADS | _SUBSTANCES)


def medium_at(words: Sequence[Word], first: int, heads: frozenset[str] = _HEADS) -> Medium | None:
    """The medium whose noun phrase starts at an index: "a letter", "an interview with the BBC".

    `heads` are the nouns, in the singular, that it may have. One that can be counted needs an article or a possessive
    before it: "in report" is none.
    """
    definite = False
    for k in range(first, min(first + _LONGEST_PHRASE, len(words))):
        low = words[k].low
        if low == "of" and k > first and words[k - 1].low in _SERIES:
            continue
        if low in _ENDS_PHRASE or not low[0].isalnum():
            return None
        possessive = low.endswith(_POSSESSIVE)
        if low in _DETERMINERS and k > first and not possessive:
            return None
        noun, plural = singular(low)
        # With a capital it is part of a name: "the Evening Post".
        if noun in heads and not words[k].text.istitle() and (definite or plural or noun in _SUBSTANCES):
            end = k + 1
            while end < len(words) and singular(words[end].low)[0] in heads:
                end += 1
            return _medium(words, first, end) if _may_follow(words, end) else None
        definite = definite or possessive or low in _DETERMINERS
    return None


def _may_follow(words: Sequence[Word], i: int) -> bool:
    """Whether a medium may end before the word at an index."""
    if i >= len(words) or not words[i].text.islower():
        return True
    return words[i].low in _FOLLOWS or words[i].low.endswith(("ed", "ing", "ly"))


def _medium(words: Sequence[Word], first: int, end: int) -> Medium:
    """The medium between two indices, with the outlet that follows it."""
    head = singular(words[end - 1].low)[0]
    if end + 1 < len(words) and words[end].low in _BEFORE_OUTLET:
        with_name = head == "interview" and words[end].low == "with"
        outlet = _platform(words, end + 1) or _named_outlet(words, end + 1) or _described_outlet(words, end + 1)
        end = outlet or (with_name and _name(words, end + 1)) or end
    last = words[end - 1]
    stop = last.end - 2 if last.low.endswith(("'s", "’s")) else last.end
    return Medium((words[first].start, stop), end, head in _OCCASIONS)


def _platform(words: Sequence[Word], i: int) -> int:
    """The index after the platform that starts at an index; 0 if none does."""
    if words[i].text not in _PLATFORMS:
        return 0
    more = i + 1 < len(words) and words[i + 1].text in ("Social", "Live")
    return i + 1 + more


def _named_outlet(words: Sequence[Word], i: int) -> int:
    """The index after the outlet with a name of its own that starts at an index; 0 if none does."""
    i = _name_start(words, i)
    for k in range(i, _name(words, i)):
        name = words[k].text.removesuffix("'s").removesuffix("’s")
        if name in _OUTLET_WORDS or (k == i and name in _ACRONYMS) or name.endswith("-TV"):
            return _title(words, k + 1) if name != words[k].text else _name(words, k)
    return 0


def _described_outlet(words: Sequence[Word], i: int) -> int:
    """The index after an outlet such as "state television" or "the weekly Der Spiegel"; 0 if there is none."""
    for k in range(i, min(i + 5, len(words))):
        if words[k].low in _OUTLET_KINDS and not (k + 1 < len(words) and words[k + 1].low in _OUTLET_KINDS):
            return _name(words, k + 1) or k + 1
        if words[k].low in _ENDS_PHRASE or not words[k].low[0].isalnum():
            return 0
    return 0


def _name_start(words: Sequence[Word], i: int) -> int:
    i += i < len(words) and words[i].low == "the"
    return i + (i < len(words) and words[i].text in _OPENS)


def _name(words: Sequence[Word], i: int) -> int:
    """The index after the capitalised words that start at an index, with the mark that closes them; 0 for none."""
    i = k = _name_start(words, i)
    while k < len(words) and k - i < _LONGEST_NAME and words[k].text[0].isupper():
        k += 1
        joined = k
        while joined < len(words) and joined - k < 2 and words[joined].low in _JOINS_NAME:
            joined += 1
        if joined < len(words) and words[joined].text[0].isupper():
            k = joined
    if k == i:
        return 0
    quoted = i > 0 and words[i - 1].text in _OPENS and k < len(words) and words[k].text in _CLOSES
    return k + quoted


def _title(words: Sequence[Word], i: int) -> int:
    """The index after the title of a programme, which may stand in quotation marks: "CNN's State of the Union"."""
    if i < len(words) and words[i].text in _OPENS:
        return next((k + 1 for k in range(i + 1, min(i + 10, len(words))) if words[k].text in _CLOSES), i)
    return _name(words, i) or i
