from __future__ import annotations

import pytest
from made_pages import PARAGRAPHS, page

from quoth.intake.html import UnreadablePageError, page_text, tree_of
from quoth.text import paragraphs


def text_of(html, title="Bridge closed"):
    return page_text(tree_of(html), title)


def lines_of(html):
    text = text_of(html)
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_the_article_of_a_page_is_its_paragraphs_with_their_marks():
    assert lines_of(page()) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "each",
    [
        "<div>{}</div>",
        "<div class='row'><div><span>{}</span></div></div>",
        "<section><p>{}</p></section>",
        "{}<br><br>",
        "<p>{}<div class='ad-slot'><a href='/ad'>Buy this now</a></div>",
    ],
)
def test_it_is_found_however_the_page_is_laid_out(each):
    assert lines_of(page(body="".join(each.format(p) for p in PARAGRAPHS))) == list(PARAGRAPHS)


def test_block_quotations_stay_paragraphs_of_their_own():
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:3]) + f"<blockquote>Not now.</blockquote><p>{PARAGRAPHS[4]}</p>"
    assert lines_of(page(body=body)) == [*PARAGRAPHS[:3], "Not now.", PARAGRAPHS[4]]


def test_links_and_emphasis_leave_no_trace():
    body = "".join(f"<p>{p.replace('bridge', '<a href=/b>bri<em>dge</em></a>')}</p>" for p in PARAGRAPHS)
    assert lines_of(page(body=body)) == list(PARAGRAPHS)


def test_a_headline_that_is_not_the_title_stays():
    assert lines_of(page())[0] == PARAGRAPHS[0]
    assert text_of(page(), title="Something else").startswith(("Bridge closed", PARAGRAPHS[0]))


def test_a_page_without_text_has_none():
    assert text_of("<html><body><img src='a.jpg'></body></html>") == ""


@pytest.mark.parametrize("html", ["", " ", "<!-- -->", "<?xml version='1.0'?>"])
def test_an_empty_page_is_none_or_has_no_text(html):
    tree = tree_of(html)
    assert tree is None or page_text(tree) == ""


def test_a_page_that_is_nested_too_deeply_is_refused():
    assert tree_of("<div>" * 1500 + "a") is not None
    with pytest.raises(UnreadablePageError, match="too deeply"):
        tree_of("<div>" * 5000 + "a")


def test_nul_and_lone_surrogates_do_not_end_a_page():
    body = "<p>He said \0 and \ud800 to the council on Tuesday.</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    lines = lines_of(page(body=body))
    assert lines[0] == "He said \ufffd and \ufffd to the council on Tuesday."
    assert lines[1:] == list(PARAGRAPHS)
