from __future__ import annotations

from html.parser import HTMLParser

import pytest
from handmade import flag, reading, statement, visit
from hypothesis import given
from hypothesis import strategies as st

from quoth import Speaker
from quoth.article import new_article
from quoth.export import as_html
from quoth.record import Role


class Page(HTMLParser):
    """What a page shows: the marked pieces of its text, its links, and its elements."""

    def __init__(self, *readings):
        super().__init__()
        self.html = "".join(as_html.page(readings))
        self.elements, self.pieces, self.policy = [], [], ""
        self._open = None
        self.feed(self.html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if tag == "span" and "data-s" in attributes:
            self._open = attributes
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]

    def handle_data(self, data):
        if self._open:
            self.pieces.append((data, self._open))

    def handle_endtag(self, tag):
        if tag == "span":
            self._open = None

    def text_of(self, statement, part):
        return "".join(
            text for text, attributes in self.pieces if f"{statement}:{part}" in attributes["data-s"].split()
        )


def test_every_span_of_every_statement_is_marked():
    made = visit()
    page = Page(made)
    for number, one in enumerate(made.statements, start=1):
        for part in ("content", "source", "cue"):
            spans = getattr(one, part)
            assert page.text_of(f"1-{number}", part) == "".join(span.text for span in spans)


def test_overlapping_contents_have_underlines_of_their_own():
    article = new_article("one two three four")
    made = reading(
        article,
        statement(article, 1, "one two three"),
        statement(article, 2, "two three four"),
        statement(article, 3, "three"),
    )
    classes = {text.strip(): attributes["class"].split() for text, attributes in Page(made).pieces}
    assert [sorted(set(classes[word]) & {"k0", "k1", "k2", "k3"}) for word in ("one", "two", "three", "four")] == [
        ["k0"],
        ["k0", "k1"],
        ["k0", "k1", "k2"],
        ["k1"],
    ]


def test_a_statement_between_the_parts_of_another_shares_its_underline():
    article = new_article("one two three")
    made = reading(article, statement(article, 1, "one", "three"), statement(article, 2, "two"))
    assert [attributes["class"] for _, attributes in Page(made).pieces] == ["m content k0"] * 3


def test_the_innermost_statement_of_a_piece_comes_last():
    page = Page(visit())
    [attributes] = [attributes for text, attributes in page.pieces if text == "Kalbajar's tourism potential"]
    assert attributes["data-s"] == "1-3:content 1-4:content"


def test_text_and_list_link_to_each_other():
    page = Page(visit(), visit())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    links = [attributes["href"][1:] for tag, attributes in page.elements if tag == "a"]
    assert len(ids) == len(set(ids))
    assert {f"s{article}-{n}" for article in (1, 2) for n in range(1, 8)} <= set(links)
    assert set(links) <= set(ids)


def test_content_of_several_paragraphs_is_numbered_once():
    article = new_article('"One.\n\n"Two."')
    page = Page(reading(article, statement(article, 1, article.text)))
    assert page.text_of("1-1", "content") == '"One."Two."'
    assert [attributes["id"] for tag, attributes in page.elements if attributes.get("class") == "n"] == ["t1-1"]


@given(st.text(st.characters(exclude_categories=())), st.text(st.sampled_from("<>&\"'/\0script=onerror ")))
def test_an_article_brings_no_elements_of_its_own(text, markup):
    hostile = text + markup
    calm = Page(reading(new_article("a", title="t", outlet="o", byline="b", source="s")))
    article = new_article(
        "a" + hostile, title="t" + hostile, outlet="o" + hostile, byline="b" + hostile, source="s" + markup
    )
    page = Page(reading(article))
    page.html.encode()
    paragraphs = len(page.elements) - len(calm.elements)
    assert [tag for tag, _ in page.elements if tag != "p"] == [tag for tag, _ in calm.elements if tag != "p"]
    assert paragraphs <= hostile.count("\n") + sum(not c.isprintable() for c in hostile) + 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_only_web_addresses_become_links(url):
    page = Page(reading(new_article("a", url=url)))
    assert "a" not in [tag for tag, _ in page.elements]
    assert url in page.html


def test_a_web_address_is_a_link_that_tells_nobody_where_it_was_followed():
    page = Page(reading(new_article("a", url='https://example.org/?a="b"&c')))
    [link] = [attributes for tag, attributes in page.elements if tag == "a"]
    assert link == {"href": 'https://example.org/?a="b"&c', "rel": "noopener noreferrer"}


def test_the_page_lets_nothing_load_or_run_but_its_own_style_and_script():
    policy = dict(rule.strip().split(" ", 1) for rule in Page(visit()).policy.split(";"))
    assert policy.pop("default-src") == "'none'"
    assert policy.pop("base-uri") == policy.pop("form-action") == "'none'"
    assert policy.keys() == {"style-src", "script-src"}
    assert all(allowed.startswith("'sha256-") and " " not in allowed for allowed in policy.values())


def test_a_card_introduces_its_speaker_and_says_how_sure_it_is_of_it():
    page = Page(visit())
    role = "Acting Director General, Eurasian Regional Center of the Islamic Cooperation Youth Forum (ICYF-ERC)"
    assert page.html.count(f'<p class="role" dir="auto">{role}</p>') == 1
    cards = page.html.split("<li ")[1:]
    sure = '<span title="Confidence that this is a statement">90%</span>'
    speaker = ' · <span title="Confidence in the speaker">80%</span>'
    assert f'<p class="facts">direct · told to Bizim.Media · {sure}{speaker}</p>' in cards[1]
    assert f'<p class="facts">indirect · {sure}</p>' in cards[0]


def test_what_an_article_says_of_a_speaker_is_no_markup():
    article = new_article("<b>&")
    [words] = statement(article, 1, "<b>").content
    role = Role(title="<i>", organisation="a&b", acronym='"', span=words)
    speaker = Speaker(id="p1", name="<u>", type="person", names=("<u>",), acronym="&", roles=(role,))
    page = Page(reading(article, statement(article, 1, "<b>", speaker="p1"), speakers=(speaker,)))
    assert "&lt;i&gt;, a&amp;b (&quot;)" in page.html
    assert "&lt;u&gt; (&amp;)" in page.html


def test_flags_are_shown_with_links_to_their_evidence():
    article = new_article("one two")
    page = Page(reading(article, flags=(flag(article, "3 < 4", "two", "one", severity="medium"),)))
    assert "3 &lt; 4" in page.html
    assert ">medium<" in page.html
    assert '<a href="#query1-1-1">two</a> <a href="#query1-1-2">one</a>' in page.html


def test_the_page_counts_what_it_shows():
    assert "14 statements in 2 articles" in Page(visit(), visit()).html
    assert "0 statements in 0 articles" in Page().html
