"""What reading costs, Quoth beside what a user would pick today, on the same articles and cores.

The other tool is spaCy's small English pipeline with textacy's rules for direct quotations, which find less:
no indirect statements, and no article with an odd number of quotation marks. As quotations need no entities,
its speed is also taken without the recogniser for them.

    pip install -e '.[benchmarks]'
    export QUOTH_DATA=...                 # or give --articles FOLDER, with one article per .txt file
    python benchmarks/speed.py --quick    # two minutes, to see that it works
    python benchmarks/speed.py --json speed.json

speed
    Words (between white space) a second, on one core and on two. Every measurement has a fresh process, bound
    to its cores before anything is loaded, that first reads a few articles to warm up. Tools take turns, so
    that a change in the machine's pace hits all. Given are the median, the lowest and the highest.
memory
    The peak over a process and its children, sampled, in MiB: resident, where pages shared by several
    processes count in each, and proportional (PSS), where they are divided.
start
    Seconds from starting a process to its end, with one sentence read in between; for scale, Python alone,
    `import quoth` and `quoth --help`.
growth
    Seconds and words a second for 1 to 1,000 articles on two cores. Where there are fewer, they are repeated,
    each copy under a headline of its own and starting with another paragraph.
length
    The same for one text of 1,000 to 100,000 words on one core.

Close other programs first: the load of the machine at the start is printed and recorded.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import itertools
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.evaluation.report import aligned
from quoth.models import DEFAULT
from tools import QUOTH, SPACY, SPACY_MODEL, TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WARM_UP = 3
SENTENCE = "“We will publish the report on Friday,” the minister said."
PACKAGES = ("quoth", "onnxruntime", "tokenizers", "numpy", "spacy", "textacy", SPACY_MODEL)
SAMPLE_SECONDS = 0.05
CHILD = Path(__file__).with_name("tools.py")


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    tools: tuple[str, ...] = tuple(TOOLS)
    articles: int | None = None
    repeats: int = 3
    starts: int = 5
    sizes: tuple[int, ...] = (1, 10, 100, 1000)
    lengths: tuple[int, ...] = (1_000, 10_000, 100_000)


QUICK = Plan(tools=(QUOTH, SPACY), articles=6, repeats=2, starts=2, sizes=(1, 10), lengths=(1_000, 5_000))


# --- Processes -----------------------------------------------------------------------------------------------------


@dataclass
class Bench:
    """Starts children and keeps what they share: the cores, the model, a folder for texts, words to warm up."""

    folder: Path
    cores: list[int]
    model: str
    warm_up: list[str]

    def run(self, tool: str, texts: list[str], *, cores: int, rounds: int = 1, memory: bool = False) -> dict[str, Any]:
        """What a fresh process of a tool reports; with `memory`, also the peak of it and its children."""
        file = self.folder / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        task = {
            "tool": tool,
            "texts": str(file),
            "cores": self.cores[:cores],
            "model": self.model,
            "rounds": rounds,
            "warm_up": self.warm_up,
        }
        command = [sys.executable, str(CHILD), json.dumps(task)]
        with (
            (self.folder / "errors.txt").open("w+", encoding="utf-8") as errors,
            subprocess.Popen(
                command, env=environment(tool, cores), stdout=subprocess.PIPE, stderr=errors, text=True
            ) as process,
        ):
            peak = peak_memory(process) if memory else {}
            out, _ = process.communicate()
            if process.returncode:
                errors.seek(0)
                raise SystemExit(f"{tool} failed:\n{errors.read()}")
        report: dict[str, Any] = json.loads(out.splitlines()[-1])
        return report | peak


def environment(tool: str, cores: int) -> dict[str, str]:
    """The environment in which a tool's libraries start no more threads than it has cores."""
    # spaCy uses its cores by processes: each of them has one thread.
    threads = str(cores if tool == QUOTH else 1)
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS")
    return os.environ | dict.fromkeys(names, threads)


def peak_memory(process: subprocess.Popen[str]) -> dict[str, float]:
    """The peak in MiB over a running process and its children, until it ends."""
    psutil: Any = importlib.import_module("psutil")
    top = psutil.Process(process.pid)
    resident = proportional = 0
    while process.poll() is None:
        rss = pss = 0
        for one in [top, *children(psutil, top)]:
            try:
                memory = one.memory_full_info()
            except psutil.Error:
                continue  # it has ended since
            rss, pss = rss + memory.rss, pss + memory.pss
        resident, proportional = max(resident, rss), max(proportional, pss)
        time.sleep(SAMPLE_SECONDS)
    return {"resident": resident / 2**20, "proportional": proportional / 2**20}


def children(psutil: Any, top: Any) -> list[Any]:
    try:
        return list(top.children(recursive=True))
    except psutil.Error:
        return []


def words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def spread(values: Sequence[float]) -> dict[str, float]:
    return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}


def measure_speed(bench: Bench, texts: list[str], plan: Plan) -> list[dict[str, Any]]:
    runs = [(tool, cores) for cores in range(1, min(2, len(bench.cores)) + 1) for tool in plan.tools]
    results: dict[tuple[str, int], list[dict[str, Any]]] = {run: [] for run in runs}
    for _, (tool, cores) in itertools.product(range(plan.repeats), runs):
        results[tool, cores].append(bench.run(tool, texts, cores=cores))
    return [
        {"tool": tool, "cores": cores, "found": done[0]["found"], "raised": done[0]["raised"]}
        | spread([words(texts) / one["seconds"][0] for one in done])
        for (tool, cores), done in results.items()
    ]


def measure_memory(bench: Bench, texts: list[str]) -> list[dict[str, Any]]:
    runs = itertools.product((QUOTH, SPACY), range(1, min(2, len(bench.cores)) + 1))
    return [{"tool": tool, "cores": cores} | bench.run(tool, texts, cores=cores, memory=True) for tool, cores in runs]


def measure_growth(bench: Bench, pool: list[str], sizes: Sequence[int]) -> list[dict[str, Any]]:
    cores = min(2, len(bench.cores))
    out = []
    for size, tool in itertools.product(sizes, (QUOTH, SPACY)):
        texts = list(itertools.islice(varied(pool), size))
        out.append({"tool": tool, "articles": size} | cost(bench, tool, texts, cores))
    return out


def measure_length(bench: Bench, pool: list[str], lengths: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {"tool": tool} | cost(bench, tool, [text_of(pool, length)], 1)
        for length, tool in itertools.product(lengths, (QUOTH, SPACY))
    ]


def cost(bench: Bench, tool: str, texts: list[str], cores: int) -> dict[str, Any]:
    """Seconds and words a second for some texts: the median of several rounds where one is short."""
    result = bench.run(tool, texts, cores=cores, rounds=5 if words(texts) < 20_000 else 1)
    seconds = statistics.median(result["seconds"])
    return {"words": words(texts), "seconds": seconds, "pace": words(texts) / seconds, "raised": result["raised"]}


def measure_start(bench: Bench, plan: Plan) -> list[dict[str, Any]]:
    read_by_quoth = f"list(quoth.Reader(model={bench.model!r}, threads=1).read_many([new_article({SENTENCE!r})]))"
    read_by_spacy = f"list(direct_quotations(spacy.load({SPACY_MODEL!r})({SENTENCE!r})))"
    python = (sys.executable, "-c")
    commands = {
        "python -c pass": [*python, "pass"],
        "python -c 'import quoth'": [*python, "import quoth"],
        "quoth --help": [str(Path(sysconfig.get_path("scripts")) / "quoth"), "--help"],
        f"{QUOTH}, one sentence": [*python, f"import quoth; from quoth.article import new_article; {read_by_quoth}"],
        f"{SPACY}, one sentence": [
            *python,
            f"import spacy; from textacy.extract import direct_quotations; {read_by_spacy}",
        ],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn, (name, command) in itertools.product(range(plan.starts + 1), commands.items()):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment(name, 1))
        if turn:  # the first brings the files into memory
            seconds[name].append(time.perf_counter() - start)
    return [{"command": name} | spread(taken) for name, taken in seconds.items()]


# --- Texts ---------------------------------------------------------------------------------------------------------


def load_articles(folder: Path) -> list[str]:
    """The texts of a folder in an order that mixes outlets and dates and is always the same."""
    paths = sorted(folder.glob("*.txt"), key=lambda path: zlib.crc32(path.name.encode()))
    if not paths:
        raise SystemExit(f"{folder}: no .txt files in it; give --articles FOLDER or set QUOTH_DATA")
    return [path.read_text(encoding="utf-8") for path in paths]


def varied(pool: list[str]) -> Iterator[str]:
    """The articles, again and again; each copy has its own headline and starts with another paragraph."""
    yield from pool
    for edition in itertools.count(2):
        for text in pool:
            lines = text.splitlines(keepends=True)
            turn = edition % len(lines)
            yield "".join([f"Edition {edition}\n", *lines[turn:], *lines[:turn]])


def text_of(pool: list[str], length: int) -> str:
    """One text of about so many words, of paragraphs whose quotation marks pair, so that both tools can read it."""
    paragraphs = [line for text in pool for line in text.splitlines() if line.strip() and marks_pair(line)]
    out: list[str] = []
    counted = 0
    for paragraph in itertools.cycle(paragraphs):
        if counted >= length:
            return "\n".join(out)
        out.append(paragraph)
        counted += len(paragraph.split())
    raise SystemExit("no paragraph in the articles whose quotation marks pair")


def marks_pair(paragraph: str) -> bool:
    outside_words = re.sub(r"\w['’]\w", "", paragraph)
    return len(re.findall(r'["“”]', outside_words)) % 2 == 0 and not re.search(r"['’‘`´]", outside_words)


# --- Report --------------------------------------------------------------------------------------------------------


def machine() -> dict[str, Any]:
    """What the figures depend on: processor, cores, load, versions."""
    cpu = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return {
        "processor": cpu[1] if cpu else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "system": platform.platform(),
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
    } | {package: importlib.metadata.version(package) for package in PACKAGES}


def table(rows: list[dict[str, Any]], columns: dict[str, tuple[str, str]]) -> str:
    """Rows as text; `columns` gives the heading and the format of each key."""
    cells = [[format(row[key], form) for key, (_, form) in columns.items()] for row in rows]
    return aligned([[heading for heading, _ in columns.values()], *cells])


SPREAD = {"median": ("median", ",.0f"), "lowest": ("lowest", ",.0f"), "highest": ("highest", ",.0f")}
COST = {
    "words": ("words", ",d"),
    "seconds": ("seconds", ",.3f"),
    "pace": ("words/s", ",.0f"),
    "raised": ("raised", "d"),
}
COLUMNS: dict[str, dict[str, tuple[str, str]]] = {
    "speed": {"tool": ("words a second", ""), "cores": ("cores", "d")}
    | SPREAD
    | {"found": ("found", ",d"), "raised": ("raised", "d")},
    "memory": {
        "tool": ("MiB at peak", ""),
        "cores": ("cores", "d"),
        "resident": ("resident", ",.0f"),
        "proportional": ("proportional", ",.0f"),
    },
    "start": {"command": ("seconds to start", "")} | {key: (heading, ".3f") for key, (heading, _) in SPREAD.items()},
    "growth": {"tool": ("number of articles", ""), "articles": ("articles", ",d")} | COST,
    "length": {"tool": ("length of one article", "")} | COST,
}


def measure(bench: Bench, pool: list[str], plan: Plan) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each table's name and rows, as they come."""
    texts = pool[: plan.articles]
    yield "speed", measure_speed(bench, texts, plan)
    yield "memory", measure_memory(bench, texts)
    yield "start", measure_start(bench, plan)
    yield "growth", measure_growth(bench, pool, plan.sizes)
    yield "length", measure_length(bench, pool, plan.lengths)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("QUOTH_DATA", ".")) / "polnear" / "dev" / "text"
    parser.add_argument("--articles", type=Path, default=default, metavar="FOLDER", help="folder of .txt files")
    parser.add_argument("--model", default=DEFAULT, help=f"Quoth's model; without it, {DEFAULT}")
    parser.add_argument("--quick", action="store_true", help="few articles and repeats")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all figures here")
    return parser.parse_args()


def main() -> None:
    chosen = arguments()
    pool = load_articles(chosen.articles)
    plan = QUICK if chosen.quick else Plan()
    about = machine() | {"model": chosen.model, "articles": len(pool[: plan.articles])}
    about["words"] = words(pool[: plan.articles])
    print(aligned([[key, str(value)] for key, value in about.items()]))
    results: dict[str, Any] = {"machine": about}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), sorted(os.sched_getaffinity(0)), chosen.model, pool[:WARM_UP])
        for name, rows in measure(bench, pool, plan):
            results[name] = rows
            print("\n" + table(rows, COLUMNS[name]), flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
