from __future__ import annotations

import pytest
from made_pages import json_ld, page

from quoth.intake.html import tree_of
from quoth.intake.metadata import body_in_json_ld, date_lines, fields, metadata


def stated(head="", **options):
    values, origins = fields(metadata(tree_of(page(head=head, **options))))
    return {field: (value, origins[field]) for field, value in values.items()}


def test_json_ld_says_everything():
    found = stated(
        json_ld(
            headline="The bridge",
            author=[{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Kim"}, "https://x.org/ann"],
            publisher={"@type": "Organization", "name": "Harbour News"},
            datePublished="2022-06-03T11:00:00+04:00",
            dateline="BAKU",
            inLanguage="en",
            url="https://x.org/bridge",
        )
    )
    assert found == {
        "title": ("The bridge", "json-ld"),
        "byline": ("Ann Lee, Bo Kim", "json-ld"),
        "outlet": ("Harbour News", "json-ld"),
        "published": ("2022-06-03T11:00:00+04:00", "json-ld"),
        "dateline": ("BAKU", "json-ld"),
        "language": ("en", "json-ld"),
        "url": ("https://x.org/bridge", "json-ld"),
    }


def test_an_article_inside_a_graph_is_found():
    graph = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},
    {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Yes"}]}</script>"""
    assert stated(graph)["title"] == ("Yes", "json-ld")


@pytest.mark.parametrize(
    "script", ["{", "[1, null, {}]", "[" * 20_000, '{"@type": "NewsArticle", "headline": 7, "author": 1}']
)
def test_json_ld_that_says_nothing_is_passed_over(script):
    found = stated(f'<script type="application/ld+json">{script}</script>')
    assert found["title"] == ("Bridge closed", "html")


def test_open_graph_comes_before_other_meta_tags():
    head = """<meta name="twitter:title" content="Tweet"><meta property="og:title" content="Bridge: shut - The Example">
    <meta property="og:site_name" content="The Example"><meta name="author" content="By Ann Lee">
    <meta property="article:published_time" content="2022-06-03T11:00:00+04:00">
    <meta property="og:locale" content="en_US"><meta property="og:url" content="not an address"><link rel="canonical" href="https://x.org/b">"""
    assert stated(head) == {
        "title": ("Bridge: shut", "og"),
        "outlet": ("The Example", "og"),
        "byline": ("Ann Lee", "meta"),
        "published": ("2022-06-03T11:00:00+04:00", "og"),
        "language": ("en-US", "og"),
        "url": ("https://x.org/b", "html"),
    }


def test_a_time_is_taken_where_another_place_has_only_the_day():
    head = json_ld(datePublished="2022-06-03") + '<meta name="date" content="2022-06-03T11:00:00+04:00">'
    assert stated(head)["published"] == ("2022-06-03T11:00:00+04:00", "meta")


def test_a_date_that_is_none_gives_way_to_the_next():
    head = json_ld(datePublished="last Friday") + '<meta name="date" content="2022-06-03">'
    assert stated(head)["published"] == ("2022-06-03", "meta")


def test_html_itself_has_title_time_and_language():
    found = stated(
        attributes="lang='en-gb'", body="<time datetime='2022-06-03T11:00+04:00'>today</time><p>He left.</p>"
    )
    assert found["title"] == ("Bridge closed", "html")
    assert found["published"] == ("2022-06-03T11:00+04:00", "html")
    assert found["language"] == ("en-GB", "html")


def test_microdata_is_understood():
    body = """<div itemscope><h2 itemprop="headline">Micro</h2><span itemprop="author"><b itemprop="name">Ann</b></span>
    <meta itemprop="datePublished" content="2022-06-03"></div>"""
    found = stated(body=body)
    assert (found["title"], found["byline"]) == (("Micro", "microdata"), ("Ann", "microdata"))
    assert found["published"] == ("2022-06-03", "microdata")


def test_several_authors_of_a_paper_are_one_byline():
    head = '<meta name="citation_author" content="Ann Lee"><meta name="citation_author" content="Bo Kim">'
    assert stated(head)["byline"] == ("Ann Lee, Bo Kim", "meta")


def test_a_date_that_only_the_words_of_a_page_give_is_found():
    body = "<span class='post-date'>Published: 3 June 2022 11:00 (UTC+04:00)</span><p>He left.</p>"
    assert list(date_lines(tree_of(page(body=body)))) == [("published", "2022-06-03T11:00+04:00", "text")]
    assert list(date_lines(tree_of(page()))) == []


def test_the_language_is_never_guessed():
    assert "language" not in stated()


def test_a_body_in_json_ld_can_be_had():
    assert body_in_json_ld(tree_of(page(head=json_ld(articleBody=" He said no. ")))) == "He said no."
    assert body_in_json_ld(tree_of(page())) == ""
