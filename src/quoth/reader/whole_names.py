"""Names with the words that the encoder lost at their edges: code knows where words and names end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.names import given_name_gender, split_title
from quoth.reader.nouns import singular, sort_of

_IN_WORD = re.compile(r"[\w’'&]")
_BEFORE = re.compile(r"(?P<word>[^\W\d_a-z][\w’'&.-]*)(?P<gap>[ \xa0])$")
_AFTER = re.compile(r"(?P<initial>\.)?[ \xa0](?P<word>[^\W\d_a-z][\w’'&-]*)")
_JOINED = re.compile(r"[ \xa0](?:of|for)(?:[ \xa0]the)?(?:[ \xa0][^\W\d_a-z][\w’'&-]*){1,4}")
_ALSO = re.compile(r"[ \xa0](?:and|&)[ \xa0](?P<words>[^\W\d_a-z][\w’'&-]*(?:[ \xa0][^\W\d_a-z][\w’'&-]*){0,3})")
_FIRM = re.compile(r"[ \xa0]&[ \xa0][^\W\d_a-z][\w’'-]*")
_SUFFIX = re.compile(r",?[ \xa0](?:Jr|Sr)\.|[ \xa0]I{2,3}\b|\.(?=[ \xa0]?[,a-z(]|['’]s)|\.$")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
# Capitalised at a sentence's start, they are no part of a name.
_COMMON = frozenset(
    "a an the in on at by from for of to with as and but or if when while after before since then now here there so "
    "yet also still even just not no what how why who where that this these those he she it they we i you his her its "
    "their our my your one some many most all both each few several other another meanwhile however according despite "
    "during under over like though although because until once former only such says said asked told will would can "
    "could is are was were do does did has have had".split()
)
_LEAD = re.compile(
    r"(?:^|[\s“\"(])(?P<lead>(?:(?:the|an?|his|her|their|its|our|these|those|some|many|several|two|three|most|"
    r"\w+['’]s)[ \xa0])"
    r"(?:[\w.-]+[ \xa0])?)$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:a (?:number|group|handful|couple) of|the|some|many|several|other|two|three|four|five|\d+|these|those|his|"
    r"her|their)[ \xa0]"
    r"(?:[\w-]+[ \xa0]){0,2}?(?P<noun>[a-z-]+s|people|men|women)\b"
)
_LINE = re.compile(r"[^\n]*")
_MOSTLY = 0.7
_LONGEST_WORD = 40
_MORE_WORDS = 6
# A longer line is no headline.
_LONGEST_LINE = 300


def whole_names(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions by place, names at full length and once each; what lies in a longer name of its kind is left out."""
    # A word that the text also has in small letters is no name because it opens a sentence.
    small = frozenset(w for w in re.findall(r"[^\W\d_]+", text) if w.islower())
    out: list[Mention] = []
    last: int | None = None
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if m.kind not in NAME_KINDS:
            out.append(m)
            continue
        start, end = _words(text, m.start, m.end)
        if text[start:end].islower() or not any(c.isalnum() for c in text[start:end]):
            continue
        if not _is_headline(text, start):
            start, end = _leftward(text, start, end, m.kind, small), _rightward(text, start, end, m.kind)
        if last is not None:
            before = out[last]
            touching = before.end >= start or (
                before.kind == m.kind == "person" and text[before.end : start] in (" ", "\xa0", ". ", ".\xa0")
                and re.fullmatch(r"\S+(?:[ \xa0]\w)?", text[before.start : before.end])
            )  # fmt: skip
            if touching:
                kind = before.kind if before.end - before.start >= end - start else m.kind
                start, end = min(before.start, start), max(before.end, end)
                out[last] = Mention(start, end, kind, subject=m.subject or before.subject)
                continue
        last = len(out)
        kind = "organisation" if m.kind == "person" and " & " in text[start:end] else m.kind
        out.append(replace(m, start=start, end=end, kind=kind))
    return sorted([*(_whole_description(text, m) for m in out), *_more(text, out)], key=lambda m: (m.start, m.end))


def _whole_description(text: str, m: Mention) -> Mention:
    """A description with the words between it and its determiner."""
    if m.kind in NAME_KINDS:
        return m
    start = m.start
    low = max(0, start - _LONGEST_WORD)
    while start > low and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
        start -= 1
    lead = _LEAD.search(text, max(0, start - 60), start)
    return replace(m, start=lead.start("lead") if lead else start)


def _more(text: str, known: list[Mention]) -> list[Mention]:
    """Descriptions of several persons that the encoder did not see: a plural noun for persons with its determiner."""
    taken = {m.end for m in known}
    out = []
    for m in _SEVERAL.finditer(text):
        noun, plural = singular(m["noun"])
        if plural and m.end() not in taken and sort_of(noun) == "person":
            out.append(Mention(m.start(), m.end(), "several", subject=False))
    return out


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from the start of its first word to the end of its last, without a possessive."""
    if m := next(
        (d for d in _DOTTED.finditer(text, max(0, start - 12), end + 12) if d.start() <= start < d.end()), None
    ):
        return m.start(), max(m.end(), end)
    low, high = start - _LONGEST_WORD, end + _LONGEST_WORD
    while start > max(0, low) and (
        _IN_WORD.match(text[start - 1]) or (text[start - 1] == "-" and start > 1 and text[start - 2].isalpha())
    ):
        if text[start] in "’'" and not text[start - 1].isalpha():
            break
        start -= 1
    while end < min(len(text), high) and (
        _IN_WORD.match(text[end]) or (text[end] == "-" and text[end + 1 : end + 2].isalpha())
    ):
        end += 1
    while end > start + 1 and (text[end - 2 : end] in ("'s", "’s") or text[end - 1] in "'’-"):
        end -= 2 if text[end - 2 : end] in ("'s", "’s") else 1
    while start < end - 1 and text[start] in "'’":
        start += 1
    return start, end


def _leftward(text: str, start: int, end: int, kind: str, small: frozenset[str]) -> int:
    for _ in range(_MORE_WORDS):
        m = _BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        if m is None:
            break
        word = m["word"]
        if word.casefold() in _COMMON or word.endswith(("'s", "’s")) or split_title(word + " X")[1] == "X":
            break
        if word.endswith(".") and len(word) > 2 and not _DOTTED.fullmatch(word):
            break
        if kind == "person":
            initial = len(word) == 2 and word.endswith(".")
            alone = not re.search(r"[ \xa0]", text[start:end])
            if sort_of(singular(word)[0]) or (word.isupper() and not initial):
                break
            if not initial and not (
                given_name_gender(word) or (alone and len(word) > 2 and word.isalpha() and word.casefold() not in small)
            ):
                break
        elif _opens(text, m.start()) and not _DOTTED.fullmatch(word) and kind == "other":
            break
        start = m.start()
    return start


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation may begin here: its first word has a capital anyway."""
    before = text[:at].rstrip(" \xa0")[-1:] if at < 200 else text[at - 200 : at].rstrip(" \xa0")[-1:]
    return not before or before in ".!?:\n“\"'‘’”)"


def _rightward(text: str, start: int, end: int, kind: str) -> int:
    for _ in range(_MORE_WORDS):
        if m := _SUFFIX.match(text, end):
            one_letter = re.search(r"(?:^|[ \xa0])[A-Z]$", text[start:end])
            if (
                m.group() != "."
                or text[end - 2 : end] in ("Jr", "Sr")
                or (one_letter and kind == "person")
                or _DOTTED.match(text[start : end + 1])
            ):
                end = m.end()
                continue
        if firm := _FIRM.match(text, end):
            end = firm.end()
            continue
        m = _AFTER.match(text, end)
        initial = m is not None and m["initial"] and re.search(r"(?:^|[ \xa0])[A-Z]$", text[start:end])
        if m and kind != "other" and (initial or not m["initial"]) and m["word"].casefold() not in _COMMON:
            person = kind == "person" and (initial or re.search(r"^[\w’'-]+(?:[ \xa0][A-Z]\.)?$", text[start:end]))
            noun = singular(m["word"])
            if (person and not noun[1] and sort_of(noun[0]) is None) or (
                kind == "organisation" and sort_of(noun[0]) == "organisation"
            ):
                end = m.end()
                continue
        if kind == "organisation":
            last = text[start:end].rsplit(maxsplit=1)[-1]
            joined = _JOINED.match(text, end) if sort_of(singular(last)[0]) == "organisation" else None
            if joined:
                end = joined.end()
                continue
            also = _ALSO.match(text, end)
            if (
                also
                and sort_of(singular(last)[0]) is None
                and sort_of(singular(also["words"].split()[-1])[0]) == "organisation"
            ):
                end = also.end()
                continue
        break
    return end


def _is_headline(text: str, at: int) -> bool:
    """Whether the line that a name stands in has most of its words capitalised, so that capitals show nothing."""
    low = text.rfind("\n", max(0, at - _LONGEST_LINE), at) + 1
    line = _LINE.match(text, low, low + _LONGEST_LINE)
    words = [w for w in (line.group() if line else "").split() if w[:1].isalpha()]
    return len(words) > 3 and len(words) < 30 and sum(w[0].isupper() for w in words) > _MOSTLY * len(words)
