"""Roles: the title and the organisation that an article gives a person, from the words around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.names import split_title
from quoth.reader.nouns import singular, sort_of
from quoth.reader.tagger import Offsets

_APPOSED = re.compile(
    r"(?:[ \xa0]?\([^()\n]{1,40}\))?(?:,[ \xa0](?:\d{2},[ \xa0])?)(?:who[ \xa0](?:is|was|serves as|served as|"
    r"works as)[ \xa0])?"
    r"(?P<role>(?:the|an?|its|his|her|their)?[ \xa0]?[^,;:.()\n“\"]{3,160}(?:\b(?:U\.S|U\.N|Inc|St|D\.C)"
    r"\.[^,;:.()\n“\"]{0,80})?)"
)
_APPOSED_TO = re.compile(
    r"\b(?P<role>(?:the|its|his|her|their|our)[ \xa0][^,;:.()\n“\"]{3,160}),[ \xa0]$", re.IGNORECASE
)
_DETERMINER = re.compile(r"\b(?:the|its|his|her|their|our)[ \xa0]", re.IGNORECASE)
_PREDICATE = re.compile(
    r"[ \xa0](?:is|was|has been|became|serves as)[ \xa0](?:also[ \xa0]|now[ \xa0]|currently[ \xa0])?(?P<role>(?:the|"
    r"an?|its)[ \xa0][^,;:.()\n“\"]{3,120})"
)
_HEADS = re.compile(
    r",?[ \xa0](?:who|which)[ \xa0](?:now[ \xa0]|also[ \xa0]|currently[ \xa0])?(?P<role>(?:heads|leads|chairs|runs|"
    r"directs|edits|"
    r"headed|led|chaired|founded|co-founded|manages|oversees)[ \xa0](?P<body>[^,;:.()\n“\"]{3,100}))"
)
_LONG_TITLE = re.compile(
    r"(?P<title>[A-Z][\w-]*(?:[ \xa0][A-Z][\w-]*){0,4})[ \xa0]of[ \xa0](?P<body>(?:the[ \xa0])"
    r"?[A-Z][^.,;:()\n“\"]{3,110}?)"
    r"(?:[ \xa0]\([A-Z-]{2,12}\))?(?:[ \xa0](?:Mr|Mrs|Ms|Dr)\.)?[ \xa0]$"
)
_BETWEEN = re.compile(r"[ \xa0](?:of|at|for|with|in)(?=[ \xa0])")
# "director of debate at the University": what comes behind "at" is the organisation.
_AT = re.compile(r"[ \xa0]at(?=[ \xa0](?:the[ \xa0])?[A-Z])")
_CLAUSE = re.compile(
    r"[ \xa0](?:who|whose|that|which|and(?=[ \xa0](?:the|an?|who)\b)|said|told|has|is|was|had|says|will)\b.*", re.DOTALL
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,9}[A-Z]")
_FORMAL = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?$")
_MODIFIERS = frozenset(
    "acting former deputy vice senior junior chief executive managing general press foreign prime presidential "
    "vice-presidential campaign interim assistant associate retired outgoing incoming late longtime veteran "
    "conservative liberal libertarian progressive independent first state national regional federal radio tv "
    "television "
    "talk republican democratic labor economic policy political legal medical military financial spiritual".split()
)
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class StatedRole:
    """A role as stated: offsets of all of it, of its title and of its organisation, as far as there are these."""

    span: Offsets
    title: Offsets | None
    organisation: Offsets | None


def roles_of(text: str, place: Offsets, mentions: Sequence[Mention], sentence_end: int) -> list[StatedRole]:
    """The roles that the words around one mention of a person state; `mentions` are those near it, by place."""
    out = [before(text, place[0], mentions)]
    ahead = next(
        (n for n in mentions if n.kind == "one" and n.end == place[0] - 2 and text[n.end : place[0]] == ", "), None
    )
    if ahead is not None:
        out.append(_behind(text, (ahead.start, ahead.end), mentions))
    else:
        out.append(_ahead(text, place[0], mentions))
    long = _LONG_TITLE.search(text, max(0, place[0] - 160), place[0])
    if long and _is_title(long["title"].split()[-1]):
        out = [
            StatedRole(
                (long.start("title"), long.end("body")), long.span("title"), _without_article(text, long.span("body"))
            )
        ]
    for pattern in (_APPOSED, _PREDICATE):
        m = pattern.match(text, place[1], sentence_end)
        if m and "role" in m.groupdict():
            out.append(_behind(text, m.span("role"), mentions))
    m = _HEADS.match(text, place[1], sentence_end)
    if m:
        out.append(StatedRole(m.span("role"), None, _without_article(text, m.span("body"))))
    return [r for r in out if r is not None]


def _ahead(text: str, end: int, mentions: Sequence[Mention]) -> StatedRole | None:
    """The role in the words that a name is apposed to: "the governor of the Bank of Ghana, Kofi Mensah"."""
    whole = _APPOSED_TO.search(text, max(0, end - 200), end)
    if whole is None:
        return None
    starts = (m.start() for m in _DETERMINER.finditer(text, whole.start(), whole.end()))
    return next((role for start in starts if (role := _behind(text, (start, whole.end("role")), mentions))), None)


def before(text: str, end: int, mentions: Sequence[Mention]) -> StatedRole | None:
    """The role in the words right before a name: "NYPD Commissioner", "Trump campaign spokesman"."""
    found = list(_WORD.finditer(text, max(0, end - 120), end))
    first = len(found)
    names = [m for m in mentions if m.kind in NAME_KINDS and m.end <= end]
    at = end
    while first and len(found) - first < _LONGEST:
        m = found[first - 1]
        gap = text[m.end() : at]
        if gap not in (" ", "\xa0", "’s ", "'s ", ". ", ".\xa0", "-") or (gap.startswith(".") and len(m.group()) > 4):
            break
        name = next((n for n in names if n.start <= m.start() < n.end), None)
        word = singular(m.group())[0]
        titled = split_title(m.group() + " X")[1] == "X"
        if not (name or titled or m.group()[:1].isupper() or sort_of(word) or word in _MODIFIERS):
            break
        if m.group().casefold() in {
            "the",
            "a",
            "an",
            "but",
            "and",
            "as",
            "when",
            "while",
            "like",
            "for",
            "by",
            "if",
            "in",
        }:
            break
        at = m.start()
        first -= 1
    run = found[first:]
    while run and not _is_title(run[-1].group()):
        return None
    while run and _FORMAL.match(run[0].group()):
        run = run[1:]
    if (
        not run
        or _FORMAL.match(run[-1].group())
        or re.search(r"\.\s", text[run[0].start() : run[-1].start()].replace("Gov. ", "").replace("Sen. ", ""))
    ):
        return None
    start, stop = run[0].start(), run[-1].end() + (text[run[-1].end()] == "." if run[-1].end() < len(text) else 0)
    body = next((n for n in names if n.start == start and n.end < stop), None)
    if body is None and len(run) > 1 and _ACRONYM.fullmatch(run[0].group()):
        body = Mention(start, run[0].end(), "organisation", subject=False)
    if body is None:
        return StatedRole((start, stop), (start, stop), None)
    rest = next((w.start() for w in run if w.start() >= body.end), stop)
    organised = body.end
    for w in run:
        if w.start() >= body.end and sort_of(singular(w.group())[0]) == "organisation":
            organised = w.end()
            rest = next((x.start() for x in run if x.start() > w.start()), stop)
    return StatedRole((start, stop), (rest, stop) if rest < stop else None, (start, organised))


def _behind(text: str, span: Offsets, mentions: Sequence[Mention]) -> StatedRole | None:
    """The role in an apposition or a predicate, if its head noun is one for a person."""
    start, end = _without_article(text, span)
    if clause := _CLAUSE.search(text, start, end):
        end = clause.start()
    while end > start and text[end - 1] in " \xa0":
        end -= 1
    cut = _AT.search(text, start, end) or next(
        (m for m in _BETWEEN.finditer(text, start, end) if not any(n.start < m.start() < n.end for n in mentions)), None
    )
    title = (start, cut.start() if cut else end)
    found = _WORD.findall(text[slice(*title)])
    if not found or len(found) > _LONGEST or not (_is_title(found[-1]) or (cut and _is_title(found[0]))):
        return None
    return StatedRole((start, end), title, _without_article(text, (cut.end() + 1, end)) if cut else None)


def _is_title(word: str) -> bool:
    noun, plural = singular(word)
    if noun.endswith("-old"):
        return False
    return not plural and (sort_of(noun) == "person" or (split_title(word + " X")[1] == "X"))


def _without_article(text: str, span: Offsets) -> Offsets:
    m = re.compile(r"\s*(?:(?:the|an?|its|his|her|their)\s+)?", re.IGNORECASE).match(text, *span)
    return (m.end(), span[1]) if m else span
