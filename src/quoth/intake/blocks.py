"""Which paragraphs does an HTML tree show, and where does each stand?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

Element = Any
"""An element of lxml, which has no types."""

# Elements that stand on lines of their own; all others run on with the text around them.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul".split()
)
# Elements whose text no reader of the page sees as part of it.
_UNSEEN = frozenset(
    "audio applet button canvas datalist embed frameset head iframe input link map meta meter noembed noframes "
    "noscript object optgroup option picture progress script select style svg template textarea title video".split()
)
_NEVER_BESIDE = frozenset(("html", "body", "main", "article"))
_BESIDE = frozenset(("nav", "aside", "menu", "form", "search", "dialog"))
_BESIDE_ROLES = frozenset(
    "navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar".split()
)
_BESIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|side-?bar|related|recommend(?:ed|ations?)?|promos?|shar(?:e|ing)|social|"
    r"newsletter|subscri(?:be|ption)|adverts?|advertisement|ads?|sponsor(?:ed)?|comments?|disqus|cookies?|consent|"
    r"breadcrumbs?|trending|most-?(?:read|popular)|read-?(?:more|next)|more-?stories|outbrain|taboola|popup|modal|"
    r"paywall|widgets?|tags?|toolbar|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Soft hyphens and zero-width spaces say where a line may break; they are no part of a word.
_UNPRINTED = re.compile("[\u00ad\u200b\u2060\ufeff]")
# NUL cannot be in a parsed page: it marks the ends of lines until paragraphs are made.
_LINE_END = "\0"
_ENDS_SENTENCE = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_LONG_LINE = 50
_MARKS = ("“”", "‘’")
_ANY_MARK = frozenset("\"'“”„‟‘’‚«»‹›")


class Block(NamedTuple):
    """A paragraph as a page shows it.

    `linked` is how many of its characters are in links; `apart` is whether it stands in an element for what accompanies
    an article (nav, aside, footer), `beside` also in one whose class or id says so; `element` holds it.
    """

    text: str
    linked: int
    apart: bool
    beside: bool
    hidden: bool
    element: Element


def blocks(root: Element) -> list[Block]:
    """The paragraphs of a tree, in order, white space collapsed as a browser does, <q> in quotation marks."""
    walk = _Walk()
    walk.over(root)
    return walk.found


class _Walk:
    """One pass over a tree, which may be deep: it keeps its own account of where it stands."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[str] = []
        self._linked = self._apart = self._beside = self._hidden = 0
        self._in_links = self._in_pre = self._in_quotes = 0
        self._q: list[str] = []

    def over(self, root: Element) -> None:
        walk = import_module("lxml.etree").iterwalk(root, events=("start", "end", "comment", "pi"))
        holders = [root]
        for event, element in walk:
            if event == "start":
                if element.tag in _UNSEEN:
                    walk.skip_subtree()
                else:
                    self._start(element, holders)
            elif event == "end" and element.tag not in _UNSEEN:
                self._end(element, holders)
            if event != "start" and element is not root and element.tail:
                self._text(element.tail)
        self._flush(root)

    def _start(self, element: Element, holders: list[Element]) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush(holders[-1])
            holders.append(element)
        self._count(element, 1)
        if tag == "br":
            self._pieces.append(_LINE_END)
        elif tag == "q":
            marked = (element.text or "").lstrip()[:1] in _ANY_MARK and (element.text or "").strip() != ""
            self._q.append("" if marked else _MARKS[sum(map(bool, self._q)) % 2])
            self._pieces.append(self._q[-1][:1])
        if element.text:
            self._text(element.text)

    def _end(self, element: Element, holders: list[Element]) -> None:
        tag = element.tag
        if tag == "q" and self._q:
            self._pieces.append(self._q.pop()[1:])
        if tag in _BLOCKS:
            self._flush(holders.pop())
        self._count(element, -1)

    def _count(self, element: Element, step: int) -> None:
        """Enter an element or leave it."""
        tag = element.tag
        if tag == "a":
            self._in_links += step
        elif tag == "pre":
            self._in_pre += step
        elif tag == "blockquote":
            self._in_quotes += step
        if tag not in _NEVER_BESIDE:
            is_apart = _is_apart(element, in_quotes=self._in_quotes > 0)
            self._apart += step * is_apart
            self._beside += step * (is_apart or _is_named_so(element))
        if _is_hidden(element):
            self._hidden += step

    def _text(self, text: str) -> None:
        if self._in_pre:
            text = text.replace("\n", _LINE_END)
        self._pieces.append(text)
        if self._in_links:
            self._linked += len(text)

    def _flush(self, holder: Element) -> None:
        """Make paragraphs of the text since the last block began or ended."""
        raw = "".join(self._pieces)
        linked, self._pieces, self._linked = self._linked, [], 0
        paragraphs = list(_paragraphs(raw, preformatted=self._in_pre > 0))
        for text in paragraphs:
            self.found.append(
                Block(text, linked // len(paragraphs), self._apart > 0, self._beside > 0, self._hidden > 0, holder),
            )


def _is_apart(element: Element, *, in_quotes: bool) -> bool:
    # The footer of a block quotation names its speaker.
    return (
        element.tag in _BESIDE
        or (element.tag == "footer" and not in_quotes)
        or element.get("role", "") in _BESIDE_ROLES
    )


def _is_named_so(element: Element) -> bool:
    names = (element.get("class") or "", element.get("id") or "")
    return any(_BESIDE_NAMES.search(name[:200]) for name in names)


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style[:500]) is not None


def _paragraphs(raw: str, *, preformatted: bool) -> Iterator[str]:
    """The paragraphs of a block: empty lines part them, and single line breaks do where a sentence ends."""
    parts: list[str] = []
    for line in raw.split(_LINE_END):
        shown = " ".join(_UNPRINTED.sub("", line).split())
        if shown:
            parts.append(shown)
        if parts and (not shown or _ends_paragraph(shown, preformatted=preformatted)):
            yield " ".join(parts)
            parts = []
    if parts:
        yield " ".join(parts)


def _ends_paragraph(line: str, *, preformatted: bool) -> bool:
    if preformatted:
        return len(line) < _LONG_LINE
    return _ENDS_SENTENCE.search(line[-10:]) is not None
