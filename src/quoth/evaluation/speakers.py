"""How often a statement is given to the right speaker, and by which name.

Relations found are matched with those that were marked by their content alone (see `attribution`), so that a wrong
source does not hide a wrong speaker. Names are compared as `plain` leaves them.

right entity
    Of the matched relations, the share whose speaker's name is any of the names marked for the entity. Where
    none was marked, because the text names nobody, no speaker is right.
fullest name
    The share whose speaker's name is the one marked as the fullest.
form of the source
    Both shares are given for all relations and by what the marked source is: a *name*, a *description*, a
    *pronoun*, or *missing*.
end to end
    Precision, recall and F1 of relations that are matched and have the right entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from quoth.errors import InputError
from quoth.evaluation import attribution
from quoth.evaluation.attribution import Agreement, Share
from quoth.evaluation.polnear import GoldArticle, Relation, Spans
from quoth.record import Reading

Form = Literal["name", "description", "pronoun", "missing"]
FORMS: tuple[Form, ...] = ("name", "description", "pronoun", "missing")

_QUOTATION_MARKS = str.maketrans("", "", '“”"‘')
_POSSESSIVE = re.compile(r"['’]s$")
_IN_FRONT = re.compile(
    r"""\A(?:
    the | an? | mr | mrs | ms | miss | dr | sir | sen | senator | gov | governor | rep | representative | president
    | vice | prime | minister | secretary | gen | general | judge | justice | prof | professor | former | then | first
    | lady | president-elect | republican | democratic | democrat | nominee | candidate
    )\b\.?\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_ARTICLES = frozenset(("the", "a", "an"))
_PRONOUNS = frozenset(
    "he she they it we i you who which that one his her its their our my them him us me this these those".split()
)


class GoldSpeaker(msgspec.Struct, frozen=True):
    """Whom a person took for the speaker of the relation numbered `i`, from 0, in its article.

    `speaker` is the fullest name that the article has for the entity, and None where it names nobody.
    """

    i: int
    speaker: str | None
    aliases: tuple[str | None, ...] = ()


class _File(msgspec.Struct):
    """What is read of a file of gold speakers; its other fields are passed over."""

    name: str
    relations: tuple[GoldSpeaker, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A relation that was found, and the name of its speaker, if it has one."""

    relation: Relation
    speaker: str | None


def _no_shares() -> dict[str, Share]:
    return dict.fromkeys(("all", *FORMS), Share())


@dataclass(slots=True)
class SpeakerScores:
    """The figures: both shares by form of the source, "all" first, and the end-to-end agreement."""

    right: dict[str, Share] = field(default_factory=_no_shares)
    fullest: dict[str, Share] = field(default_factory=_no_shares)
    end_to_end: Agreement = field(default_factory=Agreement)


def folder(corpus: Path) -> Path:
    """Where the gold speakers of a part of a corpus lie: `polnear/dev` has them in `speakers/dev` beside `polnear`."""
    part = corpus.absolute()
    return part.parent.parent / "speakers" / part.name


def load(folder: Path) -> dict[str, tuple[GoldSpeaker, ...]]:
    """The gold speakers of each article of a folder of JSON files, by the article's name.

    Raises:
        InputError: there is no such file in it, or one cannot be read.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError(str(folder), "no gold speakers in it: name a folder with a file NAME.json for each article")
    files = [_read(path) for path in paths]
    return {file.name: file.relations for file in files}


def _read(path: Path) -> _File:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"no gold speakers: {error}") from error


def attributed(reading: Reading) -> list[Attributed]:
    """The statements that `attribution.relations` keeps, in its order, each with the name of its speaker."""
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [
        Attributed(attribution.relation(statement), names.get(statement.speaker or ""))
        for statement in attribution.outermost(reading)
    ]


def score(
    articles: Iterable[GoldArticle],
    gold: Mapping[str, Sequence[GoldSpeaker]],
    found: Mapping[str, Sequence[Attributed]],
) -> SpeakerScores:
    """The scores over all articles that have gold speakers; one that is not in `found` has no relation found.

    Raises:
        InputError: a gold speaker is that of a relation that its article does not have.
    """
    out = SpeakerScores()
    for article in articles:
        if article.name in gold:
            _score_article(out, article, gold[article.name], found.get(article.name, ()))
    return out


def _score_article(
    out: SpeakerScores, article: GoldArticle, golds: Sequence[GoldSpeaker], found: Sequence[Attributed]
) -> None:
    """Count one article in."""
    matches = {i: j for i, j, _ in attribution.matches(article, [one.relation for one in found])}
    agreed = 0
    for gold in golds:
        if not 0 <= gold.i < len(article.relations):
            there = f"the article has {len(article.relations)} relations, counted from 0"
            raise InputError(article.name, f"a gold speaker for relation {gold.i}: {there}")
        if gold.i not in matches:
            continue
        given = found[matches[gold.i]].speaker
        right = _is_right(gold, given)
        fullest = right and _is_fullest(gold, given)
        agreed += right
        for form in ("all", form_of(article.text, article.relations[gold.i].source)):
            out.right[form] += Share(int(right), 1)
            out.fullest[form] += Share(int(fullest), 1)
    out.end_to_end += Agreement(agreed, len(found), len(golds))


def _is_right(gold: GoldSpeaker, given: str | None) -> bool:
    if gold.speaker is None or given is None:
        return gold.speaker is None and given is None
    return plain(given) in {plain(name) for name in (gold.speaker, *gold.aliases) if name}


def _is_fullest(gold: GoldSpeaker, given: str | None) -> bool:
    """Whether a right entity has its fullest name; one that has none cannot have a fuller one."""
    return gold.speaker is None or given is None or plain(given) == plain(gold.speaker)


def plain(name: str) -> str:
    """A name for comparison: without case, quotation marks, possessive, and the titles and articles in front."""
    rest = _POSSESSIVE.sub("", " ".join(name.split()).strip(" ,.;:").translate(_QUOTATION_MARKS))
    while (shorter := _IN_FRONT.sub("", rest)) and shorter != rest:
        rest = shorter
    return rest.casefold()


def form_of(text: str, source: Spans) -> Form:
    """What a marked source is; a description is what is neither a pronoun nor has a capital letter in it."""
    said = " ".join(text[start:end] for start, end in source)
    if not said:
        return "missing"
    if said.lower() in _PRONOUNS:
        return "pronoun"
    words = (word for word in said.split() if word.lower() not in _ARTICLES)
    return "name" if any(word[0].isupper() for word in words) else "description"
