"""What is the text of the article on a page?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module

from quoth.intake.blocks import Block, Element, blocks
from quoth.text import without_surrogates

_WORD = re.compile(r"\w+")
_MARK = re.compile("[\"“”„‟«»「」『』＂]|(?<!\\w)['‘]|['’](?!\\w)")
# How a paragraph counts as one that trafilatura took, although it rewrote its marks and spaces: so many of its
# runs of three words are among the text that it gave.
_RUN = 3
_TAKEN = 0.6
# A paragraph that is mostly links leads elsewhere.
_MOST_LINKED = 0.5
# The smallest part of the page with so much of what was taken is where the article stands.
_ARTICLE = 0.85
_MAIN = 0.5
# So few runs of words may be the same by chance.
_FEW_RUNS = 5


class UnreadablePageError(ValueError):
    """Why a page cannot be read."""


def tree_of(html: str) -> Element | None:
    """The tree of a page or of a piece of one; None where it is empty. Raises UnreadablePageError."""
    etree, lxml_html = import_module("lxml.etree"), import_module("lxml.html")
    data = without_surrogates(html).replace("\0", "\ufffd").encode("utf-8")
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=False)
    try:
        tree: Element = lxml_html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return None
    except etree.LxmlError as err:
        raise UnreadablePageError(f"it is no HTML: {err}") from err
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadablePageError("its elements are nested too deeply")
    return tree


def fragment_text(html: str) -> str:
    """All text of a piece of HTML that is an article and nothing else, a blank line between its paragraphs."""
    tree = tree_of(html)
    return "" if tree is None else _joined(b.text for b in blocks(tree))


def page_text(tree: Element, title: str | None = None) -> str:
    """The article of a page, a blank line between its paragraphs, without the headline `title`; "" where it has none.

    Trafilatura says which parts of the page are the article (Barbaresi, "Trafilatura: A Web Scraping Library and
    Command-Line Tool for Text Discovery and Extraction", ACL 2021). Their text is taken from the page itself: so
    quotation marks and block quotations stay as they are, and what stands between two taken paragraphs is not lost.
    """
    found = blocks(tree)
    taken = _taken_by_trafilatura(tree)
    if taken is None:
        return ""
    return _joined(b.text for b in _without_title(_article(found, taken), title))


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)


def _taken_by_trafilatura(tree: Element) -> list[str] | None:
    """The words of each paragraph that trafilatura takes for the article."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, favor_recall=True, include_comments=False, include_tables=False)
    if document is None or isinstance(document, dict):
        return None
    return [words for e in document.body.iter() if (words := _words("".join(e.itertext())))]


def _words(text: str) -> str:
    """The words of a text, each with a space on both sides."""
    found = _WORD.findall(text.lower())
    return f" {' '.join(found)} " if found else ""


def _article(found: Sequence[Block], taken: Sequence[str]) -> list[Block]:
    """The blocks that were taken, and those in the same part of the page that belong with them."""
    kept = _is_taken(found, taken)
    chosen = [i for i, is_kept in enumerate(kept) if is_kept]
    if not chosen:
        return []
    part = _part_of_page([found[i] for i in chosen])
    neighbours = {id(found[i].element.getparent()) for i in chosen}
    for i, b in enumerate(found):
        if kept[i] or not _may_be_article(b):
            continue
        within = chosen[0] < i < chosen[-1]
        beyond = _MARK.search(b.text) is not None and id(b.element.getparent()) in neighbours
        kept[i] = (within or beyond) and _is_in(b.element, part)
    return _without_what_stands_apart([b for b, is_kept in zip(found, kept, strict=True) if is_kept])


def _without_what_stands_apart(article: list[Block]) -> list[Block]:
    """An article without footers and boxes; all of it where the page has its article in such elements."""
    rest = [b for b in article if not b.apart]
    is_most = sum(len(b.text) for b in rest) >= _MAIN * sum(len(b.text) for b in article)
    return rest if is_most else article


def _is_taken(found: Sequence[Block], taken: Sequence[str]) -> list[bool]:
    whole, all_words = set(taken), "".join(taken)
    runs = {run for words in taken for run in _runs(words)}
    kept = []
    for b in found:
        words = _words(b.text)
        of_block = _runs(words)
        if len(of_block) <= _FEW_RUNS:
            kept.append(words in whole or (words.count(" ") > 2 and words in all_words and _may_be_article(b)))
        else:
            kept.append(sum(run in runs for run in of_block) >= _TAKEN * len(of_block))
    return kept


def _may_be_article(b: Block) -> bool:
    return not (b.beside or b.hidden or b.linked > _MOST_LINKED * len(b.text))


def _runs(words: str) -> list[tuple[str, ...]]:
    found = words.split()
    return list(zip(*(found[i:] for i in range(_RUN)), strict=False))


def _part_of_page(taken: Sequence[Block]) -> Element:
    """The deepest element that holds most of the characters that were taken."""
    held: Counter[Element] = Counter()
    for b in taken:
        held[b.element] += len(b.text)
        for above in b.element.iterancestors():
            held[above] += len(b.text)
    enough = _ARTICLE * sum(len(b.text) for b in taken)
    # Ancestors are counted after what they hold: the first with enough is the deepest.
    depth = {e: sum(1 for _ in e.iterancestors()) for e, held_by in held.items() if held_by >= enough}
    return max(depth, key=lambda e: depth[e])


def _is_in(element: Element, part: Element) -> bool:
    return element is part or any(above is part for above in element.iterancestors())


def _without_title(article: Sequence[Block], title: str | None) -> list[Block]:
    """The article without its headline, which the article's `title` has."""
    words = _words(title or "")
    at = next((i for i, b in enumerate(article[:5]) if words and _words(b.text) == words), None)
    return [b for i, b in enumerate(article) if i != at]
