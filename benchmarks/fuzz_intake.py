"""What becomes of damaged files? Small files of every format are mutated, and each must end as an article or a reason.

    python benchmarks/fuzz_intake.py              # 1,000 files of each format, minutes
    python benchmarks/fuzz_intake.py --number 50

A mutation flips bits, deletes, repeats or exchanges stretches, cuts the end off, or puts in what parsers stumble over.
Counted are articles, refusals and what was passed over; and what must not be: an exception (crash), a file that takes
longer than `SLOW` seconds (hang), and a file of which nothing is told at all (silent drop).
"""

from __future__ import annotations

import argparse
import gzip
import io
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quoth.evaluation.report import aligned
from quoth.intake.articles import articles
from quoth.intake.taken import PassedOver, Taken

SLOW = 60.0
TEXT = "The mayor, Ines Calloway, said on Thursday that the bridge would open in May. “It is safe,” she told reporters."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title>
<meta property="article:published_time" content="2024-03-14T10:00:00+01:00"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Bridge", "author": {{"name": "Ann Lee"}}}}</script></head><body><nav>Home</nav>
<article><h1>Bridge</h1><p>{TEXT}</p><blockquote>{TEXT}</blockquote></article></body></html>"""
STUMBLING = (
    b"\0", b"\xff\xfe", b"\x1f\x8b\x08", b"<![CDATA[", b"]]>", b"<!ENTITY a '&a;&a;'>", b"&#x110000;", b"\\ud800",
    b"{" * 50, b"<div>" * 50, b"Content-Length: 99999999\r\n", b"WARC/1.1\r\n", b"PAR1", b"\r\n\r\n", b"-1", b"1e999",
)  # fmt: skip


def feed() -> bytes:
    items = "".join(
        f"<item><title>{n}</title><link>https://news.example/{n}</link><pubDate>Thu, 14 Mar 2024 10:00:00 +0100"
        f"</pubDate><description><![CDATA[<p>{TEXT}</p>]]></description></item>"
        for n in range(3)
    )
    channel = f"<channel><title>Post</title>{items}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{channel}</rss>'.encode()


def warc(*, compressed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for n in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        page = io.BytesIO(PAGE.encode())
        record = writer.create_warc_record(f"https://news.example/{n}", "response", page, http_headers=headers)
        writer.write_record(record)
    return out.getvalue()


def table() -> bytes:
    out = io.BytesIO()
    pq.write_table(
        pa.table({"text": [TEXT, "Rain fell."], "title": ["A", None], "published": ["2024-03-14", "x"]}), out
    )
    return out.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    ".txt": TEXT.encode,
    ".html": PAGE.encode,
    ".rss": feed,
    ".warc": lambda: warc(compressed=False),
    ".warc.gz": lambda: warc(compressed=True),
    ".jsonl": lambda: b'{"text": "Rain fell, she said.", "published": "2024-03-14"}\n' * 3,
    ".parquet": table,
    ".html.gz": lambda: gzip.compress(PAGE.encode(), mtime=0),
}


def mutated(data: bytes, chance: Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(out) + 1)
        length = chance.randint(1, max(1, min(chance.choice((1, 4, 60)), len(out) // 4)))
        match chance.randrange(6):
            case 0:
                for _ in range(length):
                    if out:
                        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * chance.randint(2, 20)
            case 3:
                del out[at:]
            case 4:
                out[at:at] = chance.choice(STUMBLING)
            case 5:
                other = chance.randrange(len(out) + 1)
                out[at : at + length] = out[other : other + length]
    return bytes(out)


def tried(folder: Path, suffix: str, number: int, seed: int) -> Counter[str]:
    """What became of so many mutants of one format."""
    chance = Random(f"{seed} {suffix}")
    data = SEEDS[suffix]()
    out: Counter[str] = Counter()
    for n in range(number):
        path = folder / f"{n}{suffix}"
        path.write_bytes(mutated(data, chance))
    start = time.monotonic()
    told: dict[str, int] = dict.fromkeys((str(folder / f"{n}{suffix}") for n in range(number)), 0)
    try:
        # By name, since a folder would pass over nothing here.
        for entry in articles(list(told), standard_input=io.BytesIO()):
            now = time.monotonic()
            out["hangs"] += now - start > SLOW
            start = now
            source = entry.article.source if isinstance(entry, Taken) else entry.source
            name = (source or "").split(suffix)[0] + suffix
            told[name] = told.get(name, 0) + 1
            out[
                "articles"
                if isinstance(entry, Taken)
                else "passed over"
                if isinstance(entry, PassedOver)
                else "refused"
            ] += 1
    except Exception as err:  # noqa: BLE001  (whatever it is, it is what is looked for)
        out["crashes"] += 1
        print(f"{suffix}: {type(err).__name__}: {err}", file=sys.stderr)
    out["silent drops"] += sum(1 for times in told.values() if not times)
    for path in folder.iterdir():
        path.unlink()
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=1000, help="mutants of each format")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    columns = ("articles", "refused", "passed over", "crashes", "hangs", "silent drops")
    rows = [["", *columns]]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for suffix in SEEDS:
            found = tried(Path(folder), suffix, args.number, args.seed)
            bad += found["crashes"] + found["hangs"] + found["silent drops"]
            rows.append([suffix, *(f"{found[name]:,}" for name in columns)])
            print(aligned([rows[0], rows[-1]]), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
