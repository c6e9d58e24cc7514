"""Names of people and bodies: their titles, their words, and whether two of them may mean the same."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["female", "male"]

_TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Sen|Sens|Gov|Govs|Rep|Reps|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|Fr|Hon|"
    r"St|Sheikh|Imam|Rabbi|Ayatollah|Madam|First)\.?"
    r"|Senators?|Governors?|Representatives?|Congress(?:man|woman|men)|Presidents?(?:-elect)?|Vice|Prime|Foreign|"
    r"Interior|"
    r"Defen[cs]e|Finance|Deputy|Acting|Former|Retired|Ministers?|Secretary|Chancellor|Premier|Mayor|Judge|Justice|"
    r"Chief|"
    r"Attorney|General|Speaker|Ambassador|Pope|King|Queen|Prince|Princess|Professors?|Doctors?|Colonel|Major|Captain|"
    r"Lieutenant|Sergeant|Commander|Commissioner|Officer|Sheriff|Chairman|Chairwoman|Director|Republicans?|Democrats?|"
    r"Democratic|Candidate|Nominee|Spokes(?:man|woman|person)|Brother|Sister|Father|Coach)[ \xa0]+"
)
_HEADS = re.compile(r"^(?:the|a|an)[ \xa0]+", re.IGNORECASE)
_AROUND = " \t\n\xa0\"'“”‘’«»,.;:()"
# "U.N." keeps its last full stop.
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_FEMALE_TITLES = frozenset(
    "mrs ms miss dame lady madam queen princess sister congresswoman chairwoman spokeswoman".split()
)
_MALE_TITLES = frozenset(
    "mr sir lord king prince brother father congressman chairman spokesman pope imam sheikh".split()
)
# Short forms that do not begin like the names that they stand for.
_SHORT = {
    short: full
    for full, shorts in {
        "william": "bill billy will", "robert": "bob bobby rob", "richard": "dick rick", "james": "jim jimmy",
        "joseph": "joe", "john": "jack johnny", "michael": "mike mick", "margaret": "peggy maggie",
        "elizabeth": "liz beth betsy",
        "edward": "ted ned eddie", "theodore": "ted teddy", "charles": "chuck charlie", "henry": "hank harry",
        "anthony": "tony", "andrew": "drew andy", "katherine": "kate kathy", "bernard": "bernie",
    }.items()
    for short in shorts.split()
}  # fmt: skip


def split_title(name: str) -> tuple[str, str]:
    """The titles before a name, and the name without them; ("", name) where it would be all title."""
    rest = name
    while (title := _TITLES.match(rest)) and rest[title.end() :].strip():
        rest = rest[title.end() :]
    return name[: len(name) - len(rest)].strip(), rest


def bare(name: str) -> str:
    """A name without article, titles, possessive and quotation marks around it."""
    inner = _POSSESSIVE.sub("", name.strip(_AROUND))
    if not inner.startswith("The "):
        inner = _HEADS.sub("", inner)
    inner = split_title(inner.strip(_AROUND))[1].strip()
    return f"{inner}." if _DOTTED.fullmatch(inner) and f"{inner}." in name else inner


def words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: in lower case, without article, full stops and "Jr."."""
    found = [
        w.casefold()
        for w in _WORD.findall(_POSSESSIVE.sub("", _HEADS.sub("", name)).replace(".", "").replace("’", "'"))
    ]
    kept = [w for w in found if w not in _SUFFIXES]
    return tuple(kept or found)


def may_be_one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names share the family name and no given name speaks against it.

    Initials agree with what they begin, and so do short forms; a middle name may be missing.
    """
    if a[-1] != b[-1]:
        return False
    shorter, longer = sorted((a, b), key=len)
    return longer[-len(shorter) :] == shorter or len(a) == 1 or len(b) == 1 or _agree(a[0], b[0])


def _agree(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return _SHORT.get(a, a) == _SHORT.get(b, b) or (min(len(a), len(b)) > 2 and (a.startswith(b) or b.startswith(a)))


def title_gender(title: str) -> Gender | None:
    """The gender that a title shows."""
    shown = {w.casefold() for w in _WORD.findall(title)}
    if shown & _FEMALE_TITLES:
        return "female"
    return "male" if shown & _MALE_TITLES else None


def given_name_gender(name: str) -> Gender | None:
    """The gender that most bearers of a name's first word have; a guess, which anything in the text overrules."""
    return next((_given_names().get(first) for first in words(name)[:1]), None)


def initials(name: str) -> str:
    """The first letters of a name's capitalised words, in lower case: "un" for the United Nations."""
    return "".join(w[0] for w in re.findall(r"[^\W_a-z][\w’'-]*", name)).casefold()


@cache
def _given_names() -> dict[str, Gender]:
    out: dict[str, Gender] = {}
    genders: dict[str, Gender] = {"female": "female", "male": "male"}
    for line in files("quoth.reader").joinpath("first_names.txt").read_text(encoding="utf-8").splitlines():
        gender, _, names = line.partition(":")
        if gender in genders:
            out.update(dict.fromkeys(names.split(), genders[gender]))
    return out
