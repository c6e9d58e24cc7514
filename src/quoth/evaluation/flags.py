"""How many inconsistencies do the checks flag, and how often do they flag what is sound?

Half of a number of articles are perturbed by `perturb`, evenly over its kinds; the others are prepared in the same way
and left sound. An article is taken by the hash of its name, so that the choice is the same for everybody.

recall of a kind
    Of the perturbed articles, the share with a flag of a fitting kind whose evidence touches the changed words.
false alarms
    Of the sound articles, the share with any flag of those kinds, wherever it is: the articles are as they were
    published but for what was prepared in them, so an error that was in one already counts too.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quoth.article import new_article
from quoth.errors import InputError
from quoth.evaluation.attribution import Agreement, Scores, Share
from quoth.evaluation.perturb import KINDS, Kind, Site, site
from quoth.record import Article, Flag, Reading

PARTS = ("train", "dev")
ARTICLES = 400
_OF_DATES = frozenset(("year_off_dateline", "weekday_and_date", "past_after_dateline", "planned_before_dateline"))
FITTING: dict[Kind, frozenset[str]] = {
    "year": _OF_DATES,
    "day": _OF_DATES,
    "weekday": _OF_DATES,
    "count": frozenset(("counts_disagree",)),
    "place": frozenset(("place_in_two_countries", "place_elsewhere")),
}
ALL = frozenset(kind for kinds in FITTING.values() for kind in kinds)


@dataclass(frozen=True, slots=True)
class Published:
    """An article of the corpus with its date and title."""

    name: str
    part: str
    text: str
    title: str | None
    published: date


@dataclass(frozen=True, slots=True)
class Trial:
    """An article with a place for an inconsistency, which is made or not."""

    source: Published
    site: Site
    perturbed: bool

    @property
    def article(self) -> Article:
        """The article to read."""
        return new_article(
            self.site.perturbed if self.perturbed else self.site.prepared,
            source=f"{self.source.part}/{self.source.name}",
            title=self.source.title,
            published=self.source.published.isoformat(),
        )


def load(corpus: Path, parts: Iterable[str] = PARTS) -> list[Published]:
    """The dated articles of parts of a corpus: PART/text/NAME.txt, and `metadata.tsv` with their dates and titles.

    Raises:
        InputError: the metadata are missing, or no article of the parts is in them.
    """
    try:
        with (corpus / "metadata.tsv").open(encoding="utf-8", newline="") as file:
            rows = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    except OSError as error:
        raise InputError(str(corpus), "no metadata.tsv in it, which has the articles' dates") from error
    out = []
    for part in parts:
        for path in sorted((corpus / part / "text").glob("*.txt")):
            row = rows.get(path.stem)
            if row is not None:
                published = date.fromisoformat(row["publication_date"])
                out.append(
                    Published(path.stem, part, path.read_text(encoding="utf-8"), row["title"] or None, published)
                )
    if not out:
        raise InputError(str(corpus), "no dated article in it: name the folder that holds train/, dev/, metadata.tsv")
    return out


def trials(articles: Sequence[Published], number: int = ARTICLES, seed: str = "1") -> list[Trial]:
    """As many articles as asked for, or as can be had, evenly over the kinds; every second one is perturbed.

    The kinds take turns, and each takes the next article, in the order of the hash, that has a place for it.
    """
    ordered = sorted(articles, key=lambda a: hashlib.sha256(f"{seed} {a.name}".encode()).digest())
    taken: set[str] = set()
    out = []
    for kind in sorted(KINDS, key=lambda k: k not in ("day", "weekday", "year")):
        found = 0
        for article in ordered:
            if found == number // len(KINDS):
                break
            if article.name in taken:
                continue
            where = site(article.text, article.published, kind, f"{seed} {article.name}")
            if where is not None:
                taken.add(article.name)
                out.append(Trial(article, where, perturbed=found % 2 == 0))
                found += 1
    return out


def score(trials: Sequence[Trial], readings: Iterable[Reading]) -> Scores:
    """The figures of the readings of the trials' articles, in their order.

    `shares` has "recall", "recall KIND" and "false alarms"; `agreements` has "flags", over articles: found are those
    with a flag of the kinds that count, marked the perturbed ones, agreed those where it is on the changed words.
    """
    out = Scores(shares={"recall": Share(), **{f"recall {kind}": Share() for kind in KINDS}, "false alarms": Share()})
    for trial, reading in zip(trials, readings, strict=True):
        flags = [flag for flag in reading.flags if flag.kind in ALL]
        if trial.perturbed:
            hit = int(any(is_hit(trial.site, flag) for flag in flags))
            share = Share(hit, 1)
            out.add(Scores(shares={"recall": share, f"recall {trial.site.kind}": share}))
            out.add(Scores(agreements={"flags": Agreement(hit, int(bool(flags)), 1)}))
        else:
            out.add(Scores(shares={"false alarms": Share(int(bool(flags)), 1)}))
            out.add(Scores(agreements={"flags": Agreement(0, int(bool(flags)), 0)}))
    return out


def is_hit(site: Site, flag: Flag) -> bool:
    """Whether a flag fits the inconsistency of a perturbed text: its kind, and evidence on the changed words."""
    start, end = site.changed
    return flag.kind in FITTING[site.kind] and any(s.start < end and start < s.end for s in flag.evidence)
