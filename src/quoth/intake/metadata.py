"""What does a page say of the article on it, and where does it say so?

Looked at in this order, the first that has a field deciding it: JSON-LD (schema.org), OpenGraph, meta tags of Dublin
Core, Highwire, Parse.ly and others, microdata, and HTML's own title, time, lang and canonical address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quoth.intake.blocks import Element
from quoth.intake.dates import finest, published_in_text, published_of

FIELDS = ("title", "outlet", "byline", "dateline", "published", "url", "language")
Candidate = tuple[str, str, str]
"""A field, a value for it, and where that was found."""

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "parsely-title": "title",
    "sailthru.title": "title",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "dc.publisher": "outlet",
    "dcterms.publisher": "outlet",
    "citation_publisher": "outlet",
    "article:author_name": "byline",
    "author": "byline",
    "byl": "byline",
    "dc.creator": "byline",
    "dcterms.creator": "byline",
    "citation_author": "byline",
    "parsely-author": "byline",
    "sailthru.author": "byline",
    "article:author": "byline",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "article:published": "published",
    "datepublished": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.date": "published",
    "dc.date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "published_time": "published",
    "og:pubdate": "published",
    "date": "published",
    "og:url": "url",
    "og:locale": "language",
    "content-language": "language",
    "dc.language": "language",
    "dcterms.language": "language",
}
_OPEN_GRAPH = ("og:", "article:")
_ITEMPROPS = {"headline": "title", "author": "byline", "datepublished": "published", "inlanguage": "language"}
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|NewsArticle|Report|Review)$")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?")
_BY = re.compile(r"by[:\s]\s*", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+[-–—|•·:»]\s+")
_LONGEST = 500
_DEEPEST_JSON = 12
_DATE_NAMES = re.compile(r"date|time|publish|posted", re.IGNORECASE)
_MOST_DATE_LINES = 6


def metadata(tree: Element) -> Iterator[Candidate]:
    """What a page says, the most reliable first; values are as `fields` takes them."""
    yield from _of_json_ld(tree)
    yield from _of_meta(tree)
    yield from _of_microdata(tree)
    yield from _of_html(tree)


def fields(candidates: Iterable[Candidate]) -> tuple[dict[str, str], dict[str, str]]:
    """The first good value of each field, and where each was found.

    Of several times of publication on one day the finest is taken. A title does not end with the outlet's name.
    """
    values: dict[str, str] = {}
    origins: dict[str, str] = {}
    times: list[tuple[str, str]] = []
    for field, raw, origin in candidates:
        value = _good(field, raw)
        if value is None:
            continue
        if field == "published":
            times.append((value, origin))
        elif field not in values:
            values[field], origins[field] = value, origin
    if (time := finest(times)) is not None:
        values["published"], origins["published"] = time
    if origins.get("title") in {"html", "og", "meta"}:
        values["title"] = _without_outlet(values["title"], values.get("outlet"))
    return values, origins


def body_in_json_ld(tree: Element) -> str:
    """The text of the article as its JSON-LD has it, for pages whose text only a script would show; "" without it."""
    for node in _articles_in_json_ld(tree):
        body = node.get("articleBody")
        if isinstance(body, str) and body.strip():
            return body.strip()
    return ""


def date_lines(tree: Element) -> Iterator[Candidate]:
    """A date that only the page's words give, in an element that is named after dates; for pages without any other."""
    lines = []
    for element in tree.iter("span", "div", "p", "li", "small", "td"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"[:200]
        if len(element) <= 3 and _DATE_NAMES.search(name):
            line = " ".join("".join(element.itertext()).split())
            if 6 <= len(line) <= 120:
                lines.append(line)
        if len(lines) == _MOST_DATE_LINES:
            break
    published = published_in_text(lines)
    if published is not None:
        yield "published", published, "text"


def _of_json_ld(tree: Element) -> Iterator[Candidate]:
    for node in _articles_in_json_ld(tree):
        for field, value in _of_node(node):
            yield field, value, "json-ld"


def _of_node(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    byline = ", ".join(dict.fromkeys(_names(node.get("author") or node.get("creator"))))
    outlet = next(iter(_names(node.get("publisher"))), "")
    place = node.get("dateline")
    page = node.get("mainEntityOfPage")
    address = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    language = node.get("inLanguage")
    language = language.get("alternateName") if isinstance(language, dict) else language
    for field, value in (
        ("title", node.get("headline") or node.get("name")),
        ("byline", byline),
        ("outlet", outlet),
        ("dateline", place),
        ("published", node.get("datePublished") or node.get("dateCreated")),
        ("url", node.get("url") or address),
        ("language", language),
    ):
        if isinstance(value, str) and value:
            yield field, value


def _names(value: Any) -> Iterator[str]:
    """The names of persons and organisations, which schema.org gives as objects, strings or lists of them."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            name = ", ".join(n for n in name if isinstance(n, str))
        if isinstance(name, str) and name.strip() and not _ADDRESS.match(name):
            yield " ".join(name.split())


def _articles_in_json_ld(tree: Element) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            # Line ends inside strings are common mistakes.
            parsed = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(parsed, _DEEPEST_JSON)


def _articles_in(value: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    if deep == 0:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles_in(one, deep - 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        types = types if isinstance(types, list) else [types]
        if any(isinstance(t, str) and _ARTICLE_TYPES.search(t) for t in types):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), (list, dict)):
                yield from _articles_in(value[key], deep - 1)


def _of_meta(tree: Element) -> Iterator[Candidate]:
    found: list[tuple[bool, Candidate]] = []
    authors: list[str] = []
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("http-equiv") or "").strip().lower()
        value = element.get("content") or ""
        field = _META.get(name)
        if field is None or not value.strip():
            continue
        if name == "citation_author":
            authors.append(value.strip())
            value = ", ".join(authors)
        is_open_graph = name.startswith(_OPEN_GRAPH)
        found.append((not is_open_graph, (field, value, "og" if is_open_graph else "meta")))
    # A list of authors is whole with its last one.
    found.sort(key=lambda pair: pair[0])
    if len(authors) > 1:
        yield "byline", ", ".join(authors), "meta"
    yield from (candidate for _, candidate in found)


def _of_microdata(tree: Element) -> Iterator[Candidate]:
    for element in tree.iterfind(".//*[@itemprop]"):
        field = _ITEMPROPS.get(element.get("itemprop").strip().lower())
        if field is None:
            continue
        value = element.get("content") or element.get("datetime")
        if value is None:
            name = element.find('.//*[@itemprop="name"]')
            value = "".join((element if name is None else name).itertext())
        yield field, value[:_LONGEST], "microdata"


def _of_html(tree: Element) -> Iterator[Candidate]:
    for h1 in tree.iter("h1"):
        yield "title", "".join(h1.itertext())[:_LONGEST], "html"
    for title in tree.iter("title"):
        yield "title", title.text or "", "html"
    times = list(tree.iter("time"))
    # A page has a time for its article and others for what it links to: the first counts, or one that says so.
    times.sort(key=lambda e: "pubdate" not in e.attrib and "publish" not in (e.get("class") or "").lower())
    for time in times[:1]:
        yield "published", time.get("datetime") or "".join(time.itertext())[:_LONGEST], "html"
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            yield "url", link.get("href") or "", "html"
    for author in tree.iterfind('.//a[@rel="author"]'):
        yield "byline", "".join(author.itertext())[:_LONGEST], "html"
    for root in tree.iter("html"):
        yield "language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "html"


def _good(field: str, raw: str) -> str | None:
    """A value as the article takes it, or None where it is none."""
    value = " ".join(raw.split())[:_LONGEST]
    if field == "published":
        return published_of(value)
    if field == "url":
        return value if _ADDRESS.fullmatch(value) else None
    if field == "language":
        m = _LANGUAGE.fullmatch(value)
        return None if m is None else m[1].lower() if m[2] is None else f"{m[1].lower()}-{m[2].upper()}"
    if field == "byline":
        value = value[m.end() :] if (m := _BY.match(value)) else value
        return None if _ADDRESS.match(value) else value or None
    return value or None


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without the name of the outlet at its end, where it stands after a dash or the like."""
    parts = list(_TITLE_PARTS.finditer(title))
    if outlet and parts and title[parts[-1].end() :].casefold() == outlet.casefold():
        return title[: parts[-1].start()]
    return title
