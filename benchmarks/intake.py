"""How much of what is quoted on a page reaches the text, and how fast?

Pages are made from the articles of PolNeAR dev (QUOTH_DATA) in several layouts, and read by Quoth and by what one would
use instead: which share of the quoted words, of the quotations with their marks, and of all words reach the text, and
how much of the text is the article's. `--speed` times pages in this process and in child processes instead.
"""

from __future__ import annotations

import argparse
import io
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from layouts import LAYOUTS
from quoth.evaluation.data import data
from quoth.intake.articles import articles
from quoth.text import paragraphs

_WORD = re.compile(r"\w+")
Tool = Callable[[str], str]


def trafilatura_as_it_comes(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page) or ""


def trafilatura_recall(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=False) or ""


def trafilatura_fast(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, fast=True, favor_recall=True, include_comments=False, include_tables=False) or ""


def justext_paragraphs(page: str) -> str:
    import justext

    found = justext.justext(page.encode(), justext.get_stoplist("English"))
    return "\n".join(p.text for p in found if not p.is_boilerplate)


def readability(page: str) -> str:
    from lxml import html
    from trafilatura.readability_lxml import Document

    return "\n".join(html.fromstring(Document(html.fromstring(page)).summary()).itertext())


def quoth_page(page: str) -> str:
    from quoth.intake.documents import found_in
    from quoth.intake.found import Document, Parsed

    [found] = found_in(Document(kind="page", data=page.encode()))
    return found.text if isinstance(found, Parsed) else ""


TOOLS: dict[str, Tool] = {
    "quoth": quoth_page,
    "trafilatura": trafilatura_as_it_comes,
    "trafilatura, recall": trafilatura_recall,
    "trafilatura, recall, fast": trafilatura_fast,
    "justext": justext_paragraphs,
    "readability": readability,
}


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _score(tool: Tool, pages: list[tuple[list[str], str]]) -> tuple[float, float, float, float, float]:
    """Shares of quoted words, all words and quotations with marks that reach the text, and of text that is right."""
    quoted = quoted_kept = marks = marks_kept = words = kept = given = right = 0
    started = time.perf_counter()
    texts = [tool(page) for _, page in pages]
    seconds = time.perf_counter() - started
    for (article, _), text in zip(pages, texts, strict=True):
        there = _words(text)
        straight = re.sub("[“”]", '"', " ".join(text.split()))
        for p in article:
            n = len(_WORD.findall(p))
            words += n
            kept += n if _words(p) in there else 0
            for q in re.findall('[“"]([^“”"]+)[”"]', p):
                n = len(_WORD.findall(q))
                quoted += n
                quoted_kept += n if _words(q) in there else 0
                marks += 1
                marks_kept += f'"{" ".join(q.split())}"' in straight
        ours, theirs = Counter(there.split()), Counter(_words(" ".join(article)).split())
        given += ours.total()
        right += (ours & theirs).total()
    return quoted_kept / quoted, kept / words, right / max(given, 1), marks_kept / marks, len(pages) / seconds


def _articles(limit: int, most: int | None) -> list[tuple[str, list[str]]]:
    found = []
    for path in sorted(data("polnear/dev/text").iterdir())[:limit]:
        text = path.read_text(encoding="utf-8")
        lines = [text[p.start : p.end] for p in paragraphs(text)]
        if len(lines) > 3:
            found.append((lines[0], lines[1:][:most]))
    return found


def _time(pages: list[str]) -> None:
    """Print pages a second in this process, and through child processes from files in a folder."""
    quoth_page(pages[0])
    started = time.perf_counter()
    for page in pages:
        quoth_page(page)
    print(f"in this process: {len(pages) / (time.perf_counter() - started):.1f} pages a second")
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"{number:05}.html").write_text(page, encoding="utf-8")
        for processes in (1, 2):
            started = time.perf_counter()
            read = list(articles([folder], standard_input=io.BytesIO(), processes=processes))
            speed = len(read) / (time.perf_counter() - started)
            print(f"{processes} child processes: {speed:.1f} pages a second, their start included")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--paragraphs", type=int, help="no more than so many of each article")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--tool", choices=TOOLS, action="append")
    arguments = parser.parse_args()
    made_of = _articles(arguments.articles, arguments.paragraphs)
    if arguments.speed:
        _time([made(title, lines) for title, lines in made_of for made in LAYOUTS.values()])
        return
    print(f"{'':16}{'':27}{'quoted':>8}{'marks':>8}{'words':>8}{'article':>9}{'pages/s':>9}")
    for name in arguments.tool or TOOLS:
        for layout, made in LAYOUTS.items():
            pages = [(lines, made(title, lines)) for title, lines in made_of]
            quoted, words, right, marks, speed = _score(TOOLS[name], pages)
            print(f"{layout:16}{name:27}{quoted:8.1%}{marks:8.1%}{words:8.1%}{right:9.1%}{speed:9.1f}")


if __name__ == "__main__":
    main()
