"""What a ledger costs, and how that grows: adding, size on disk, search, `same` and `disagree`.

    export QUOTH_DATA=...                              # the folder that holds polnear/
    python benchmarks/ledger.py --sizes 100            # a minute, to see that it works
    python benchmarks/ledger.py --json ledger.json     # 1,000 and 10,000 articles, three quarters of an hour

Articles are the texts of PolNeAR's train and dev part, varied so that they differ (see `varied.py`), as JSON Lines.

add
    Articles a second of `quoth add`, with what it says at the end, and its peak memory.
keep
    Articles a second when they have been read before: the ledger's own part of the work. Beside it the same rows
    written by SQLite's own driver into a copy without the ledger's code, as fast as SQLite goes.
size
    Bytes on disk, of the whole ledger, for each byte of the articles' texts in UTF-8.
search
    Milliseconds of one search at the median and the 99th percentile, over words, pairs, phrases and prefixes drawn
    from the statements, a third of them with a filter on speaker, outlet or days.
same, disagree
    Seconds and peak memory of the commands, with all their output written.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select

from quoth.evaluation.data import data
from quoth.evaluation.report import aligned
from quoth.intake.taken import Taken
from quoth.ledger import schema
from quoth.ledger.add import add
from quoth.ledger.current import all_readings
from quoth.ledger.finding.filters import Filters
from quoth.ledger.finding.search import search
from quoth.ledger.store import Ledger
from quoth.record import Article, Reading
from varied import articles

QUOTH = str(Path(sysconfig.get_path("scripts")) / "quoth")
SIZES = (1_000, 10_000)
SEARCHES = 400
# What has been read is kept again for so many articles.
KEPT = 1_000
MIB = 1024 * 1024

Figures = dict[str, float]


def write_input(path: Path, number: int) -> int:
    """Articles as JSON Lines; the bytes of their texts."""
    corpus = data("polnear")
    texts = [p.read_text(encoding="utf-8") for p in sorted(corpus.glob("*/text/*.txt"))]
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for one in articles(texts, number):
            size += len(one.text.encode())
            line = {"text": one.text, "url": one.url, "outlet": one.outlet, "published": one.published}
            file.write(json.dumps(line) + "\n")
    return size


def timed(*arguments: str) -> tuple[float, float, str]:
    """Seconds, peak memory in MiB and the last line of what a command writes to standard output."""
    start = time.perf_counter()
    with subprocess.Popen([QUOTH, *arguments], stdout=subprocess.PIPE, text=True) as process:
        last = ""
        for line in process.stdout or ():
            last = line
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"quoth {' '.join(arguments)}: exit {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024, last.strip()


class Replayed:
    """A reader that gives readings that were made before."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {one.article.id: one for one in readings}

    def read_many(self, found: Iterable[Article]) -> Iterator[Reading]:
        """The readings of articles that were read before."""
        return (self._readings[one.id] for one in found)


def keep(ledger: Path, folder: Path) -> Figures:
    """Articles a second that a ledger keeps, and that SQLite's driver writes."""
    with Ledger.open(str(ledger)) as opened, opened.reading() as connection:
        readings = [one for one, _ in zip(all_readings(connection), range(KEPT), strict=False)]
    copy = folder / "kept.ledger"
    found = [Taken(article=one.article) for one in readings]
    with Ledger.open(str(copy), create=True) as opened:
        start = time.perf_counter()
        for _ in add(opened, found, Replayed(readings)):  # type: ignore[arg-type]
            pass
        kept = len(readings) / (time.perf_counter() - start)
    return {"keep": kept, "sqlite": len(readings) / rewritten(copy, folder / "rewritten.ledger")}


def rewritten(ledger: Path, copy: Path) -> float:
    """Seconds that SQLite takes to write the rows of all tables anew, in as many transactions as the ledger."""
    Ledger.open(str(copy), create=True).close()
    with closing(sqlite3.connect(ledger)) as source, closing(sqlite3.connect(copy)) as target:
        target.execute("PRAGMA synchronous = NORMAL")
        rows = {t: source.execute(f"SELECT * FROM {t.name}").fetchall() for t in (*schema.RECORD, *schema.INDEX)}  # noqa: S608
        transactions = max(1, len(rows[schema.articles]) // 64)
        start = time.perf_counter()
        for i in range(transactions):
            for table, all_ in rows.items():
                part = all_[len(all_) * i // transactions : len(all_) * (i + 1) // transactions]
                marks = ", ".join("?" * len(table.columns))
                target.executemany(f"INSERT INTO {table.name} VALUES ({marks})", part)  # noqa: S608
            target.commit()
        return time.perf_counter() - start


def searches(ledger: Ledger, number: int) -> Iterator[tuple[str, Filters]]:
    """What people might look for, drawn from what there is."""
    chance = random.Random(1)
    table = schema.statements
    with ledger.reading() as connection:
        rows = connection.execute(
            select(table.c.content, table.c.name, table.c.outlet, table.c.day).order_by(table.c.pk).limit(50_000)
        ).all()
    for i in range(number):
        row = chance.choice(rows)
        words = [w for w in row.content.split() if w.isalpha() and len(w) > 3] or ["said"]
        at = chance.randrange(len(words))
        text = (
            words[at],
            " ".join(chance.sample(words, min(2, len(words)))),
            f'"{" ".join(words[at : at + 2])}"',
            f"{words[at][:4]}*",
        )[i % 4]
        filters = (
            Filters(speaker=row.name.split()[-1] if row.name else None),
            Filters(outlets=(row.outlet,)),
            Filters(since=row.day, until="2024-12-31"),
        )[i // 4 % 3]
        yield text, filters if i % 3 == 0 else Filters()


def search_times(path: Path) -> Figures:
    with Ledger.open(str(path)) as ledger:
        wanted = list(searches(ledger, SEARCHES))
        search(ledger, "bridge")
        milliseconds = []
        for text, filters in wanted:
            start = time.perf_counter()
            search(ledger, text, filters)
            milliseconds.append(1000 * (time.perf_counter() - start))
    return {
        "search, median": statistics.median(milliseconds),
        "search, 99th percentile": statistics.quantiles(milliseconds, n=100)[98],
    }


def measured(folder: Path, number: int, model: str) -> tuple[Figures, str]:
    source, ledger = folder / f"{number}.jsonl", folder / f"{number}.ledger"
    text = write_input(source, number)
    seconds, memory, said = timed("add", "--model", model, str(ledger), str(source))
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    figures: Figures = {"add": number / seconds, "add, memory": memory}
    figures |= keep(ledger, folder)
    figures["size"] = ledger.stat().st_size / text
    figures |= search_times(ledger)
    for command in ("same", "disagree"):
        figures[command], figures[f"{command}, memory"], _ = timed(command, "--format", "jsonl", str(ledger))
    for left in folder.glob("*.ledger*"):
        left.unlink()
    return figures, said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--json", type=Path, help="file to write the figures to as well")
    args = parser.parse_args()
    figures: dict[str, Any] = {}
    for number in args.sizes:
        with tempfile.TemporaryDirectory() as made:
            figures[str(number)], said = measured(Path(made), number, args.model)
        print(f"{number:,} articles: {said}", flush=True)
    names = dict.fromkeys(name for one in figures.values() for name in one)
    header = ["", *(f"{int(number):,}" for number in figures)]
    rows = [[name, *(f"{one[name]:,.2f}" for one in figures.values())] for name in names]
    print(aligned([header, *rows]))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
