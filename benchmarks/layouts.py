"""Pages as news sites lay them out, made of an article's title and paragraphs, for benchmarks/intake.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

Layout = Callable[[str, Sequence[str]], str]
"""Title and paragraphs to the HTML of a page."""

# What stands around and between the paragraphs of a news page; some of it quotes people, too.
_HEAD = """<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>{title} - The Daily Example</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2016-09-12T09:30:00-04:00"><meta name="author" content="Ann Example">
<script>var story = "said the script";</script><style>p {{ margin: 1em }}</style></head><body>
<header class="site-header"><a href="/" class="logo">The Daily Example</a>
<nav class="main-nav"><ul><li><a href="/politics">Politics</a></li><li><a href="/world">World</a></li>
<li><a href="/sports">Sports</a></li><li><a href="/opinion">Opinion</a></li></ul></nav></header>
<div class="cookie-banner">We and our partners use cookies to show you more of what you like.
<a href="/c">Accept</a></div>
"""
_ADVERT = (
    '<div class="ad-slot" id="ad-{n}"><span>Advertisement</span><a href="https://ads.example/">Refinance now</a></div>'
)
_RELATED = """<aside class="related"><h4>Related stories</h4><ul>
<li><a href="/a">Senator calls the vote “a farce” as talks drag on</a></li>
<li><a href="/b">Five things that we learnt from the debate</a></li></ul></aside>"""
_NEWSLETTER = """<form class="newsletter-signup"><p>Get the morning briefing in your inbox every weekday.</p>
<input type="email"><button>Sign up</button></form>"""
_FOOT = """<section class="comments" id="comments"><h3>Comments</h3>
<div class="comment"><b>reader77</b><p>“This is nonsense,” as my uncle used to say about every election.</p></div>
</section>
<div class="more-stories"><h3>Most read</h3><ol><li><a href="/1">Mayor: “We will rebuild the pier”</a></li>
<li><a href="/2">How the polls got it wrong, and why nobody noticed</a></li></ol></div>
<footer class="site-footer"><p>Copyright 2016 The Daily Example. All rights reserved. Reproduction is forbidden.</p>
<ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul></footer></body></html>"""
_QUOTED = re.compile('“([^“”]+)”|"([^"]+)"')
_LINKABLE = re.compile(r"\b(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+\b")


def _page(title: str, body: str) -> str:
    return _HEAD.format(title=escape(title)) + body + _FOOT


def _heading(title: str) -> str:
    return (
        f"<h1 class='headline'>{escape(title)}</h1><div class='byline'>By <a href='/ann'>Ann Example</a></div>"
        "<time datetime='2016-09-12T09:30:00-04:00'>Sept. 12, 2016 9:30 a.m. ET</time>"
    )


def _between(pieces: Sequence[str], *, every: int = 4) -> str:
    """Pieces with adverts and boxes between them."""
    out = []
    for n, piece in enumerate(pieces):
        out.append(piece)
        if n % every == every - 1:
            out.append([_ADVERT.format(n=n), _RELATED, _NEWSLETTER][n // every % 3])
    return "\n".join(out)


def paragraphs_in_article(title: str, paragraphs: Sequence[str]) -> str:
    body = _between([f"<p>{escape(p, quote=False)}</p>" for p in paragraphs])
    return _page(
        title, f"<main><article class='story'>{_heading(title)}<div class='story-body'>{body}</div></article></main>"
    )


def nested_divs(title: str, paragraphs: Sequence[str]) -> str:
    pieces = [
        f"<div class='row'><div class='col'><div class='zn-body__paragraph'>{escape(p, quote=False)}</div></div></div>"
        for p in paragraphs
    ]
    return _page(
        title,
        f"<div id='wrap'><div class='col'>{_heading(title)}<div class='content'>{_between(pieces)}</div></div></div>",
    )


def block_quotations(title: str, paragraphs: Sequence[str]) -> str:
    """Paragraphs that open with a quotation are set as block quotations, with or without their marks."""
    pieces = []
    for n, p in enumerate(paragraphs):
        whole = re.fullmatch('[“"]([^“”"]+)[”"]', p)
        if whole is not None and n % 2:
            pieces.append(f"<blockquote><p>{escape(whole[1])}</p></blockquote>")
        elif p[:1] in '“"':
            footer = "<footer>— a reader of the text</footer>"
            pieces.append(f"<blockquote class='quote'>{escape(p, quote=False)}{footer}</blockquote>")
        else:
            pieces.append(f"<p>{escape(p, quote=False)}</p>")
    return _page(title, f"<article>{_heading(title)}<div class='entry-content'>{_between(pieces)}</div></article>")


def quotation_elements(title: str, paragraphs: Sequence[str]) -> str:
    pieces = [f"<p>{_QUOTED.sub(lambda m: f'<q>{escape(m[1] or m[2])}</q>', p)}</p>" for p in paragraphs]
    return _page(title, f"<article>{_heading(title)}<div class='body'>{_between(pieces)}</div></article>")


def links_and_emphasis(title: str, paragraphs: Sequence[str]) -> str:
    pieces = []
    for p in paragraphs:
        linked = _LINKABLE.sub(lambda m: f"<a href='/topic'>{m[0]}</a>", escape(p, quote=False))
        pieces.append(f"<p><span class='c1'>{_QUOTED.sub(lambda m: f'<em>{m[0]}</em>', linked)}</span></p>")
    return _page(
        title, f"<div class='main'>{_heading(title)}<div itemprop='articleBody'>{_between(pieces, every=3)}</div></div>"
    )


def line_breaks(title: str, paragraphs: Sequence[str]) -> str:
    body = "<br><br>\n".join(escape(p, quote=False) for p in paragraphs)
    return _page(title, f"<div id='container'>{_heading(title)}<div id='articletext'>{body}</div>{_RELATED}</div>")


def layout_table(title: str, paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(p, quote=False)}" for p in paragraphs)
    return _page(
        title,
        "<table width='100%'><tr><td width='160' class='left'><a href='/x'>Home</a><br><a href='/y'>Archive</a></td>"
        f"<td class='text'>{_heading(title)}{body}</td><td width='200'>{_RELATED}</td></tr></table>",
    )


def split_in_parts(title: str, paragraphs: Sequence[str]) -> str:
    """The first paragraphs stand apart from the rest, with a box between them."""
    pieces = [f"<p>{escape(p, quote=False)}</p>" for p in paragraphs]
    return _page(
        title,
        f"<div class='page'>{_heading(title)}<section class='intro'>{''.join(pieces[:3])}</section>{_NEWSLETTER}"
        f"<section class='rest'>{_between(pieces[3:])}</section></div>",
    )


def live_blog(title: str, paragraphs: Sequence[str]) -> str:
    pieces = []
    for n, p in enumerate(paragraphs):
        time = f"<time datetime='2016-09-12T1{n % 10}:00Z'>1{n % 10}:00</time>"
        pieces.append(f"<li class='post'>{time}<div>{escape(p, quote=False)}</div></li>")
    return _page(title, f"<article>{_heading(title)}<ul class='posts'>{''.join(pieces)}</ul></article>")


LAYOUTS: dict[str, Layout] = {
    "paragraphs": paragraphs_in_article,
    "nested divs": nested_divs,
    "blockquote": block_quotations,
    "q": quotation_elements,
    "links, emphasis": links_and_emphasis,
    "br": line_breaks,
    "layout table": layout_table,
    "two parts": split_in_parts,
    "list of posts": live_blog,
}
