"""What the words of a source are: a name, a pronoun or a description, of one or of several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.names import Gender, split_title
from quoth.reader.nouns import Sort, singular, sort_of
from quoth.reader.scene import Scene
from quoth.reader.tagger import Offsets

Form = Literal["name", "pronoun", "description"]

PERSONAL: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female",
    "herself": "female",
}  # fmt: skip
PLURAL = frozenset("they them their theirs themselves".split())
NEUTER = frozenset("it its itself".split())
SECOND = frozenset("you your yours".split())
FIRST = frozenset("i we me us my our mine ours myself ourselves".split())
RELATIVE = frozenset("who which that whom whose".split())

_EDGES = " \t\n\xa0\"'“”‘’«»,.;:()[]"
_LEAD = re.compile(
    r"(?:according to|as|like|but|and|for|by|from|to|while|when|where|even|only|also|yet|so|then|still|if|because|"
    r"that|in|"
    r"with|though|although|which|who|where)\s+(?=\S)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;:(\n—–]|\s--?\s|\s(?:who|whom|whose|that|which|including|such|like|at|of|from|in|with|for|to|on|by|about|"
    r"behind|among|"
    r"within|near|across|throughout|under|outside|inside|around|against|over|after|before|between|led|filed|"
    r"released|conducted|seen|"
    r"familiar|close|called|named|made|sent|is|are|was|were|and|or)\b"
)
# "the envoy, Ida Moss", "the mayor of Carlisle, Joan Ashby"
_NAMES_IT = re.compile(r"(?:\s(?:of|for|at|in|to|from|on)\s[^,;:]{1,100})?,\s*")
_MADE_OF = re.compile(
    r"(?:(?:an?|the|one|two|three|several|many|some|most|all|both|small|large|growing|\w+)\s+)?"
    r"(?:number|group|groups|majority|handful|couple|series|host|chorus|lot|lots|pair|dozens?|hundreds|thousands|"
    r"millions|"
    r"scores|some|many|most|all|none|each|few|several|those|rest|half|percent|part|members|crowd|variety|list)\s+of\s+",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?:(?:another|only)\s+)?(?:one|another|a member|either|neither|each)\s+(?:senior\s+)?(?:of|member of)\s+",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those)\s+", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:his|her|its|their|my|our|your)\s+|\S+['’]s?\s+", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"(?:an?|some|many|most|several|few|no|any|other|another|one|two|three|four|five|six|seven|eight|nine|ten|each|"
    r"every|"
    r"all|both|more|less|nearly|about|around|almost|dozens|hundreds|thousands|not|as many|\d[\d,.]*)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?<!released)(?<!published)(?<!issued)(?<!conducted)(?:\s(?:on|late|early))?\s(?:Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|yesterday|today)(?:\s(?:morning|afternoon|night|evening))?$"
    r"|,?\s(?:who|which|that)(?:\s(?:in|on)\s\w+)?$|,\s(?:too|also|meanwhile|however|in turn|for (?:his|her) part)$"
)
_AND = re.compile(r"\s(?:and|or|&)\s")
_MORE = re.compile(
    r"(?:[ \xa0]\([^()\n]{1,12}\))?[ \xa0]and[ \xa0](?:[\w-]+[ \xa0]){0,3}?(?P<noun>[a-z]+)(?:[ \xa0](?:in|of|from)"
    r"[ \xa0][^,]{1,40})?$"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


_SMALL = frozenset("the of and for in on de la van von".split())
_NO_NAMES = frozenset(
    "some many other others few most all both one none everyone anyone nobody everybody according those these staff "
    "federal another several each neither either half more less such".split()
)
_DASHES = " -–—"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source, taken apart.

    `span` is the source without marks at its edges; `core` its first noun phrase up to the head; `name` the
    mention of the name that the core ends with. `head` is the head noun in the singular, in lower case.
    """

    form: Form
    span: Offsets
    core: Offsets
    name: Mention | None
    head: str
    sort: Sort | None
    plural: bool
    definite: bool
    possessed: bool


def analyse(scene: Scene, source: Offsets) -> Phrase:
    """A source's words taken apart."""
    text = scene.text
    span = _trimmed(text, source)
    while (lead := _LEAD.match(text, *span)) and lead.end() < span[1]:
        span = _trimmed(text, (lead.end(), span[1]))
    if when := _WHEN.search(text[slice(*span)]):
        span = _trimmed(text, (span[0], span[0] + when.start()))
    low = re.sub(r"['’]s$", "", text[slice(*span)].casefold())
    if low in PERSONAL or low in PLURAL or low in NEUTER or low in FIRST or low in SECOND or low in RELATIVE:
        return Phrase("pronoun", span, span, None, low, None, low in PLURAL, definite=True, possessed=False)
    names = [m for m in scene.mentions_in(*span) if m.kind in NAME_KINDS and m.end <= span[1]]
    single = _ONE_OF.match(text, *span)
    many = None if single else _MADE_OF.match(text, *span)
    quantified = single or many
    start = quantified.end() if quantified else span[0]
    core = _core(text, (start, span[1]), names)
    joined = _joined_names(text, (start, span[1]), names)
    if joined is not None:
        span = span[0], joined
        return Phrase("description", span, span, None, "", None, plural=True, definite=True, possessed=False)
    if (late := _name_behind(text, span, core, names, many=many is not None or single is not None)) is not None:
        core = core[0], late.end
    found = _WORD.findall(text[slice(*core)])
    head, plural = singular(re.sub(r"['’]s?$", "", found[-1])) if found else ("", False)
    ending = next((m for m in names if _touches(text, m.end, core[1]) and m.start >= core[0]), None)
    if ending is not None and (grouped := _and_more(text, ending.end, span[1])) is not None:
        span = span[0], grouped
        return Phrase("description", span, span, None, "", None, plural=True, definite=True, possessed=False)
    last, many_of = (
        singular((_WORD.findall(text[ending.start : ending.end]) or [""])[-1]) if ending is not None else ("", False)
    )
    if many_of and sort_of(last) == "person" and ending is not None:
        ending = None  # "Senate Republicans" are several persons
        head, plural = last, True
    core = span[0], core[1]
    begun = text[slice(*span)]
    definite, possessed = bool(_DEFINITE.match(begun)), bool(_POSSESSED.match(begun))
    if ending is not None and not single and not many:
        return Phrase("name", span, core, ending, head, None, plural=False, definite=True, possessed=False)
    indefinite = bool(_INDEFINITE.match(begun))
    if not ending and not single and not many and not indefinite and _is_name_like(scene, core, head, plural=plural):
        guessed = _guessed(text, core)
        return Phrase("name", span, core, guessed, head, sort_of(head), plural=False, definite=True, possessed=False)
    return Phrase(
        "description", span, core, None, head, sort_of(head), (plural or many is not None) and not single,
        (definite or possessed) and not indefinite and not single, possessed,
    )  # fmt: skip


def _trimmed(text: str, span: Offsets) -> Offsets:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while (
        end > start
        and text[end - 1] in _EDGES
        and not (text[end - 1] == "." and re.search(r"\b\w\.$|\b[JS]r\.$", text[start:end]))
    ):
        end -= 1
    while end > start and text[end - 1] in _DASHES:
        end -= 1
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    return (start, end) if start < end else span


def _core(text: str, span: Offsets, names: list[Mention]) -> Offsets:
    """The first noun phrase up to its head: what comes before a comma, a preposition or a clause."""
    for cut in _CUT.finditer(text, *span):
        inside = any(m.start < cut.start() < m.end for m in names)
        before = text[span[0] : cut.start()]
        if (
            cut.group().strip() in ("and", "or")
            and len(before.split()) == 1
            and not any(m.end == cut.start() for m in names)
        ):
            continue  # "federal and state officials"
        if cut.start() > span[0] and not inside and text[span[0] : cut.start()].strip(_EDGES):
            return _trimmed(text, (span[0], cut.start()))
    return span


def _joined_names(text: str, span: Offsets, names: list[Mention]) -> int | None:
    """Where "X and Y" ends, if the source is names joined so."""
    for one, other in pairwise(names):
        between = text[one.end : other.start]
        leads = (
            split_title(
                re.sub(r"^(?:the|both)\s+(?:the\s+)?", "", text[span[0] : one.start], flags=re.IGNORECASE) + "X"
            )[1]
            == "X"
        )
        if leads and _AND.search(between) and len(_BRACKETS.sub("", between).split()) <= 6:
            return other.end if one.kind != other.kind else [m for m in names if m.kind == one.kind][-1].end
    return None


def _name_behind(text: str, span: Offsets, core: Offsets, names: list[Mention], *, many: bool) -> Mention | None:
    """The person whom a description goes on to name: "her campaign manager, Robby Mook"."""
    if many or any(m.end == core[1] for m in names):
        return None
    found = _WORD.findall(text[slice(*core)])
    noun, plural = singular(found[-1]) if found else ("", True)
    person = next((m for m in names if m.kind == "person" and m.start >= core[1]), None)
    if person is None:
        body = next((m for m in names if m.start >= core[1]), None)
        definite = _DEFINITE.match(text[slice(*span)]) and not plural
        return (
            body
            if definite and body and body.end == span[1] and re.fullmatch(r",\s*(?:the\s)?", text[core[1] : body.start])
            else None
        )
    between = text[core[1] : person.start]
    if person.end == span[1] and _NAMES_IT.fullmatch(between) and _DEFINITE.match(text[slice(*span)]) and not plural:
        return person
    if plural or not (sort_of(noun) == "person" or split_title(found[-1] + " X")[1] == "X"):
        return None
    if re.match(r",|\s[-–—]", between):
        bare = re.sub(r"^(?:,|\s[-–—]+)\s*(?:the\s+|a\s+)?", "", between)
        return person if split_title(bare + "X")[1] == "X" else None
    titled = not re.match(r"(?:the|an?|his|her|their|its|our)\b", text[slice(*span)], re.IGNORECASE)
    joins = re.match(r"\s(?:and|of|for|at|in)\s(?:[^\s,;]+\s){0,5}$", between)
    capitals = all(
        w.strip("()")[:1].isupper() or w in ("and", "of", "the", "for") or sort_of(w) for w in between.split()
    )
    return person if titled and joins and capitals else None


def _and_more(text: str, at: int, end: int) -> int | None:
    """Where "X and conservative groups" ends, if a name goes on so."""
    m = _MORE.match(text[at:end])
    return at + m.end() if m and singular(m["noun"])[1] else None


def _touches(text: str, end: int, core_end: int) -> bool:
    return end <= core_end and not re.sub(r"^['’]s?", "", text[end:core_end]).strip(_EDGES)


def _is_name_like(scene: Scene, core: Offsets, head: str, *, plural: bool) -> bool:
    """Whether the core is written as a name although the encoder saw none in it."""
    found = list(_WORD.finditer(scene.text, *core))
    if not found:
        return False
    last = found[-1].group()
    if not last[:1].isupper():
        return False
    if plural or sort_of(head) is not None:
        # "Proponents", "Police officials" at the start of a sentence; "The Supreme Court" has its own capitals.
        return sort_of(head) == "organisation" and len(found) > 1 and not plural and found[-2].group()[:1].isupper()
    if any(w.group()[:1].islower() and w.group() not in _SMALL for w in found):
        return len(found[-1].group()) > 1 and not scene.writes_small(last)
    return len(found) > 1 or (last.casefold() not in _NO_NAMES and not scene.writes_small(last))


def _guessed(text: str, core: Offsets) -> Mention:
    """The capitalised words that the core ends with, as a name of a kind that nothing shows."""
    found = list(_WORD.finditer(text, *core))
    first = len(found) - 1
    while (
        first > 0
        and found[first - 1].group()[:1].isupper()
        and found[first - 1].group().lower() not in {"the", "a", "an"}
    ):
        first -= 1
    end = found[-1].end()
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return Mention(found[first].start(), end, "other", subject=True)
