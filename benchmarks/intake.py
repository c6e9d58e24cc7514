"""How much of what is quoted on a page reaches the text, and how fast?

Pages are made from the articles of PolNeAR dev (QUOTH_DATA) in several layouts, and read by Quoth and by what one would
use instead. `--speed` times reading pages in this process and in child processes.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable

from layouts import LAYOUTS

from quoth.evaluation.data import data
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

    return "\n".join(Document(html.fromstring(page)).summary().itertext())


def quoth_page(page: str) -> str:
    from quoth.intake.html import page_text, tree_of

    tree = tree_of(page)
    return "" if tree is None else page_text(tree)


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
    """Shares of quoted words and of all words that reach the text, of text that is the article, of marks; pages a second."""
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


def _articles(limit: int) -> list[tuple[str, list[str]]]:
    found = []
    for path in sorted(data("polnear/dev/text").iterdir())[:limit]:
        text = path.read_text(encoding="utf-8")
        lines = [text[p.start : p.end] for p in paragraphs(text)]
        if len(lines) > 3:
            found.append((lines[0], lines[1:]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--tool", choices=TOOLS, action="append")
    arguments = parser.parse_args()
    articles = _articles(arguments.articles)
    print(f"{'':16}{'':27}{'quoted':>8}{'marks':>8}{'words':>8}{'article':>9}{'pages/s':>9}")
    for name in arguments.tool or TOOLS:
        for layout, made in LAYOUTS.items():
            pages = [(lines, made(title, lines)) for title, lines in articles]
            quoted, words, right, marks, speed = _score(TOOLS[name], pages)
            print(f"{layout:16}{name:27}{quoted:8.1%}{marks:8.1%}{words:8.1%}{right:9.1%}{speed:9.1f}")


if __name__ == "__main__":
    main()
