"""Readings as one page that needs nothing beside itself: each article with its record."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from quoth.export.chains import counted, facts, heading, in_chains, introductions, publication, who, words
from quoth.export.html_sections import contents, flags, record
from quoth.export.lookup import Lookup
from quoth.export.marked_text import marked_text
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.export.chains import Link
    from quoth.record import Reading, Statement

# Nothing that an article could bring along may load, run, or send anything: only the page's own style
# and script, known by their hashes, are let through.
_POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"

# Cards are indented no further than this many statements down a chain.
_DEEPEST = 4


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page, a piece at a time: its head, an element for each article, its end.

    The text of the articles is shown by paragraph. Control characters and lone surrogates are replaced
    by signs that can be shown, so that the page can be encoded and is the same in every browser.
    """
    head, foot, end = _frame()
    yield head
    statements = articles = 0
    for reading in readings:
        articles += 1
        statements += len(reading.statements)
        yield _article(reading, articles)
    yield f"{foot}{counted(statements, 'statement')} in {counted(articles, 'article')}{end}"


@cache
def _frame() -> tuple[str, str, str]:
    """What stands before the articles, between them and their count, and after the count."""
    style, script = _packaged("page.css"), _packaged("page.js")
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    gap = "\0"
    whole = Template(_packaged("page.html")).substitute(
        policy=policy, style=style, script=script, articles=gap, count=gap
    )
    head, foot, end = whole.split(gap)
    return head, foot, end


def _packaged(name: str) -> str:
    return files("quoth.export").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _article(reading: Reading, number: int) -> str:
    lookup = Lookup(reading)
    links = list(in_chains(reading.statements))
    roles = introductions(links, lookup.speakers)
    cards = "\n".join(_card(link, number, lookup, roles.get(link.number)) for link in links)
    return (
        f'<article class="reading" aria-labelledby="a{number}">\n<header>\n'
        f'<h2 id="a{number}" dir="auto">{escape(heading(reading))}</h2>\n'
        f"{_about(reading)}{contents(reading, number)}</header>\n"
        f"{flags(reading, number)}"
        f'<div class="text">\n{marked_text(reading, article=number)}\n</div>\n'
        f'<aside class="statements" id="statements{number}" aria-label="Statements of article {number}">\n'
        f"<h3>{counted(len(links), 'statement')}</h3>\n<ol>\n{cards}\n</ol>\n</aside>\n"
        f"{record(reading, lookup, number)}</article>\n"
    )


def _about(reading: Reading) -> str:
    article = reading.article
    known = (publication(reading), on_one_line(article.byline or ""), on_one_line(article.source or ""))
    lines = [escape(line) for line in known if line and line != heading(reading)]
    if article.url:
        lines.append(_address(on_one_line(article.url)))
    return "".join(f'<p class="about" dir="auto">{line}</p>\n' for line in lines)


def _address(url: str) -> str:
    """The address as a link, if following it can only open a page."""
    shown = escape(url)
    if not url.lower().startswith(("https://", "http://")):
        return shown
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>'


def _card(link: Link, article: int, lookup: Lookup, role: str | None) -> str:
    statement = link.statement
    anchor = f"{article}-{link.number}"
    name, cue = who(statement, lookup.speakers), words(statement.cue)
    said_by = f'<b class="who">{escape(name)}</b>' if name else '<b class="who none">no source</b>'
    if cue:
        said_by += f' <i class="by">{escape(cue)}</i>'
    introduced = f'<p class="role" dir="auto">{escape(role)}</p>\n' if role else ""
    known = escape(" · ".join(facts(statement, lookup)))
    return (
        f'<li id="s{anchor}" class="statement deep{min(link.depth, _DEEPEST)}" data-s="{anchor}">\n'
        f'<a class="number" href="#t{anchor}" aria-label="Statement {link.number}, show in text">{link.number}</a>\n'
        f'<p dir="auto">{said_by}</p>\n{introduced}'
        f'<p class="said" dir="auto">{escape(words(statement.content))}</p>\n'
        f'<p class="facts">{known} · {_sure(statement)}</p>\n'
        "</li>"
    )


def _sure(statement: Statement) -> str:
    """The confidence that there is such a statement and, where it has a speaker, that it is the right one."""
    sure = {"Confidence that this is a statement": statement.confidence.statement}
    if statement.speaker is not None:
        sure["Confidence in the speaker"] = statement.confidence.speaker
    return " · ".join(f'<span title="{what}">{share:.0%}</span>' for what, share in sure.items())
