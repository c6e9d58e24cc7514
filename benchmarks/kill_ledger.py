"""Does a ledger survive being cut short? `quoth add` is killed at random moments, and its disk made to run full.

    export QUOTH_DATA=...                          # the folder that holds polnear/
    python benchmarks/kill_ledger.py               # 200 kills, ten minutes on two cores
    python benchmarks/kill_ledger.py --kills 20 --full 5

After each kill (SIGKILL, at a moment drawn from the time that a whole run takes) the ledger must open, be whole by
SQLite's own check, and hold whole articles only: one reading each, and in the index what that reading says. The
command is then run again to its end, and what `quoth export` gives must be, byte for byte, what a ledger gives that
was never interrupted. The disk that runs full is a file system in memory, which only root can mount; quoth must say
so, exit with 1, and leave a ledger that passes the same.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from quoth.evaluation.data import data
from quoth.ledger import schema
from quoth.ledger.current import all_readings
from quoth.ledger.store import Ledger
from varied import articles

QUOTH = str(Path(sysconfig.get_path("scripts")) / "quoth")
ARTICLES = 300
# The first paragraphs of an article are enough: what counts is how often the ledger is written to.
LONGEST = 600


def write_input(path: Path, number: int) -> None:
    """Short articles as JSON Lines, the last tenth of them later versions of the first."""
    corpus = data("polnear")
    texts = [p.read_text(encoding="utf-8")[:LONGEST] for p in sorted(corpus.glob("*/text/*.txt"))[:number]]
    with path.open("w", encoding="utf-8") as file:
        for i, one in enumerate(articles(texts, number)):
            again = f"https://news.example/{i % (number * 9 // 10)}"
            line = {"text": one.text, "url": again, "outlet": one.outlet, "published": one.published}
            file.write(json.dumps(line) + "\n")


def command(ledger: Path, source: Path) -> list[str]:
    return [QUOTH, "add", "--model", "fast", str(ledger), str(source)]


def run(ledger: Path, source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(ledger, source), capture_output=True, text=True, check=False)


def exported(ledger: Path) -> str:
    return subprocess.run(
        [QUOTH, "export", "--format", "jsonl", str(ledger)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def faults(path: Path) -> list[str]:
    """What is wrong with a ledger, which may not be there yet."""
    if not path.exists():
        return []
    out = []
    with Ledger.open(str(path), create=True) as ledger, ledger.reading() as connection:
        told = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if told != "ok":
            out.append(f"integrity_check: {told}")
        readings = schema.readings
        double = select(readings.c.article).group_by(readings.c.article).having(func.count() > 1)
        if connection.execute(double).first():
            out.append("an article with two readings")
        articles_, kept = (
            connection.execute(select(func.count()).select_from(t)).scalar() for t in (schema.articles, readings)
        )
        if articles_ != kept:
            out.append(f"{articles_} articles and {kept} readings")
        statements = schema.statements
        held = {(a, s) for a, s in connection.execute(select(statements.c.article, statements.c.local))}
        if held != {(r.article.id, s.id) for r in all_readings(connection) for s in r.statements}:
            out.append("the index is not what the readings say")
    return out


def killed(folder: Path, source: Path, whole: str, seconds: float, number: int) -> list[str]:
    ledger = folder / f"killed-{number}.ledger"
    process = subprocess.Popen(command(ledger, source), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    out = faults(ledger) + incomplete(ledger, source, whole)
    for file in folder.glob(f"{ledger.name}*"):
        file.unlink()
    return out


def filled(folder: Path, source: Path, whole: str, size: int) -> list[str]:
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=True)
    try:
        done = run(disk / "news.ledger", source)
        said = done.returncode == 1 and done.stderr.startswith("quoth: ") and done.stderr.count("\n") == 1
        out = [] if said else [f"exit {done.returncode}: {done.stderr[-200:]}"]
        # More room, as somebody would make.
        subprocess.run(["mount", "-o", "remount,size=1g", str(disk)], check=True)
        out += faults(disk / "news.ledger")
        return out + incomplete(disk / "news.ledger", source, whole)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
        disk.rmdir()


def incomplete(ledger: Path, source: Path, whole: str) -> list[str]:
    """What is wrong with a ledger when the command is run again to its end."""
    done = run(ledger, source)
    if done.returncode != 0:
        return [f"it could not be completed: {done.stderr[-200:]}"]
    return [] if exported(ledger) == whole else ["completed, it differs from one that was never interrupted"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--full", type=int, default=20, help="how often the disk runs full")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        source, ledger = folder / "articles.jsonl", folder / "whole.ledger"
        write_input(source, args.articles)
        start = time.monotonic()
        run(ledger, source).check_returncode()
        seconds = time.monotonic() - start
        whole, size = exported(ledger), ledger.stat().st_size
        print(f"{args.articles} articles in {seconds:.1f} s, a ledger of {size:,} bytes", flush=True)
        wrong = 0
        for number in range(args.kills):
            after = chance.uniform(0.2, seconds)
            for fault in killed(folder, source, whole, after, number):
                wrong += 1
                print(f"killed after {after:.2f} s: {fault}", flush=True)
        print(f"{args.kills} kills, {wrong} faults", flush=True)
        full = 0
        for _ in range(args.full):
            limit = int(size * chance.uniform(0.05, 0.9))
            for fault in filled(folder, source, whole, limit):
                full += 1
                print(f"full at {limit:,} bytes: {fault}", flush=True)
        print(f"{args.full} full disks, {full} faults")
    return 1 if wrong or full else 0


if __name__ == "__main__":
    sys.exit(main())
