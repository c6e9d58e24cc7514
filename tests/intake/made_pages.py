"""Pages to read, made of paragraphs."""

from __future__ import annotations

import io
import json

from quoth.intake.articles import articles

PARAGRAPHS = (
    "The harbour bridge will stay closed until May at the earliest, Mayor Ines Calloway said on Tuesday.",
    "“We will not open a bridge that we cannot vouch for,” she told reporters, “and people have a right to be angry.”",
    "The company that built it denied that it had used cheaper steel than agreed when the work began in 2019.",
    "“No.”",
    "Engineers are to report to the council in the spring, and the council will then decide what is to be done.",
)
BOILERPLATE = """<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>"""
FOOTER = """<aside><h4>Related</h4><a href="/r">Pier: “It will stand”</a></aside>
<footer><p>Copyright The Example. All rights reserved.</p></footer>"""


def page(*, head="", body=None, attributes="", title="Bridge closed"):
    """A page with an article of PARAGRAPHS, or with another body."""
    shown = "".join(f"<p>{p}</p>" for p in PARAGRAPHS) if body is None else body
    return (
        f"<!doctype html><html {attributes}><head><title>{title}</title>{head}</head><body>{BOILERPLATE}"
        f"<article><h1>Bridge closed</h1>{shown}</article>{FOOTER}</body></html>"
    )


def json_ld(**fields):
    """A script element that states this of the article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def read(*arguments, stdin=b"", **options):
    """Everything that the arguments stand for."""
    return list(articles([str(a) for a in arguments], standard_input=io.BytesIO(stdin), processes=1, **options))
