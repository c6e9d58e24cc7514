from __future__ import annotations

from html.parser import HTMLParser

import pytest
from anything import readings
from handmade import event, flag, place, reading, record, span, statement, time, visit
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import Span, Speaker
from quoth.article import new_article
from quoth.export import as_html
from quoth.export.visible import visible
from quoth.record import Role
from quoth.text import paragraphs


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


VOID = {"meta", "rect", "path", "circle"}


class Elements(HTMLParser):
    """Checks that elements nest, and collects ids, links within the page, and the text of paragraphs."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.paragraphs, self.titles = [], [], [], {}
        self._open, self._in_text, self._number = [], False, False
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"][1:]] if attributes.get("href", "").startswith("#") else []
        if tag not in VOID:
            self._open.append((tag, attributes))
        if tag == "p" and any(outer.get("class") == "text" for _, outer in self._open):
            self.paragraphs.append("")
            self._in_text = True

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self._open.pop()[0] == tag
        self._in_text = self._in_text and tag != "p"

    def handle_data(self, data):
        if self._in_text and not any(outer.get("class") == "n" for _, outer in self._open):
            self.paragraphs[-1] += data
            for tag, outer in self._open:
                if tag == "span" and "title" in outer:
                    self.titles[outer["title"]] = self.titles.get(outer["title"], "") + data


@given(readings())
def test_whatever_was_found_the_page_is_whole(made):
    """Elements nest, ids are unique, every link leads somewhere, and the text is all there."""
    html = "".join(as_html.page([made, made]))
    html.encode()
    page = Elements(html)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    text = made.article.text
    assert page.paragraphs == [visible(text[p.start : p.end]) for p in paragraphs(text)] * 2


def test_marks_show_what_the_words_amount_to():
    titles = Elements("".join(as_html.page([record()]))).titles
    assert titles["date: 1992"] == "1992"
    assert titles["event: CONSULT / visit"] == "took part in the visit"
    assert titles["place: Kelbajar, AZ · 40.10° N, 46.04° E"] == "Kalbajar regionKalbajar"
    assert titles["quantity: about 80 diplomats\nto query: Two counts disagree."] == "Around 80"


def test_marks_that_cross_are_split():
    article = new_article("one two three")
    made = reading(
        article,
        times=(time(article, "one two", "2022"),),
        events=(event(article, 1, "two three", "FIGHT"),),
    )
    titles = Elements("".join(as_html.page([made]))).titles
    assert titles == {"date: 2022": "one ", "date: 2022\nevent: FIGHT": "two", "event: FIGHT": " three"}


def test_the_record_leads_to_the_text_and_to_the_statements():
    page = Elements("".join(as_html.page([record()])))
    led = set(page.links)
    assert {f"time1-{n}" for n in range(1, 6)} <= led
    assert {f"place1-{n}" for n in range(1, 6)} <= led
    assert {"count1-1", "count1-2", "event1-1", "event1-2", "query1-1-1", "query1-1-2"} <= led
    assert '<a href="#s1-1">reported by 1 (the organisers)</a>' in "".join(as_html.page([record()]))


def test_an_empty_span_of_a_statement_marks_nothing():
    article = new_article("one two")
    empty = Span(start=4, end=4, text="")
    one = replace(statement(article, 1, "one"), content=(span(article, "one"), empty))
    assert [text for text, _ in Page(reading(article, one)).pieces] == ["one"]


def test_the_head_counts_what_was_found_and_leads_there():
    html = "".join(as_html.page([record()]))
    assert (
        '<a href="#statements1">7 statements</a> · <a href="#events1">2 events</a> · <a href="#times1">5 times</a> · '
        '<a href="#places1">5 places</a> · <a href="#quantities1">2 quantities</a>'
    ) in html
    assert "timeline" not in "".join(as_html.page([visit()])).partition("<main>")[2]


def test_only_a_long_list_to_query_is_folded():
    article = new_article("one")
    few, many = (reading(article, flags=(flag(article, "m", "one"),) * n) for n in (4, 5))
    assert '<details class="flags" open>' in "".join(as_html.page([few]))
    assert '<details class="flags">' in "".join(as_html.page([many]))


def test_what_a_record_says_is_no_markup():
    article = new_article("<i> x")
    hostile = "</title></svg><script>alert(1)</script>"
    made = reading(
        article,
        times=(time(article, "<i>", "2022", mod=hostile), time(article, "x", hostile)),
        places=(place(article, "x", hostile, country=hostile, latitude=1.0, longitude=1.0),),
        events=(event(article, 1, "x", hostile, mode=hostile, contexts=(hostile,)),),
        flags=(flag(article, hostile, "<i>"),),
    )
    html = "".join(as_html.page([made]))
    assert html.count("<script>") == 1
    assert "<i>" not in html.partition("<main>")[2]


def test_the_page_counts_what_it_shows():
    assert "14 statements in 2 articles" in Page(visit(), visit()).html
    assert "0 statements in 0 articles" in Page().html
