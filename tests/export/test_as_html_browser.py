"""The page in a real browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from html import escape
from html.parser import HTMLParser

import pytest
from handmade import event, flag, place, reading, record, statement, time, visit

from quoth.article import new_article
from quoth.export import as_html

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Document(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def classes(self, tag):
        return [attributes.get("class", "").split() for name, attributes in self.elements if name == tag]


@pytest.fixture
def opened(tmp_path):
    """The document that the browser makes of a page."""

    def open_page(html, fragment=""):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [CHROMIUM, *QUIET, profile, "--dump-dom", f"{path.as_uri()}{fragment}"]
        return Document(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode())

    return open_page


def without_policy(html):
    """The page as it would be if scripts of its own could run: tests look at it through one."""
    start = html.index("<meta http-equiv")
    return html[:start] + html[html.index(">", start) + 1 :]


def test_the_page_shows_its_text_and_its_script_runs(opened):
    document = opened("".join(as_html.page([visit()])))
    assert document.classes("html") == [["js"]]
    assert "Around 80 diplomats took part" in document.text
    assert sum("statement" in classes for classes in document.classes("li")) == 7


def test_hostile_articles_are_inert(opened):
    attack = (
        "</script><script>document.documentElement.className = 'taken'</script>"
        "<img src=x onerror=\"document.documentElement.className = 'taken'\"></style></title><svg onload=alert(1)>"
    )
    article = new_article(f"{attack} he said", title=attack, outlet=attack, byline=attack, source=attack, url=attack)
    document = opened(
        "".join(as_html.page([reading(article, statement(article, 1, attack, cue="said", source=attack))]))
    )
    assert document.classes("html") == [["js"]]
    assert {"img", "svg"}.isdisjoint(tag for tag, _ in document.elements)
    assert sum(tag == "script" for tag, _ in document.elements) == 1


def test_even_a_script_that_got_into_the_page_would_not_run(opened):
    html = "".join(as_html.page([visit()]))
    taken = "<script>document.documentElement.classList.add('taken')</script>"
    document = opened(html.replace("<main>", f"{taken}<main>"))
    assert document.classes("html") == [["js"]]


def test_moving_to_a_number_in_the_list_shows_exactly_the_parts_of_its_statement(opened):
    # The policy allows no other script, so the page is tried without it.
    html = without_policy("".join(as_html.page([visit()])))
    move = "<script>document.querySelector('#s1-5 .number').focus()</script></body>"
    document = opened(html.replace("</body>", move))
    lit = [
        (attributes["class"].split()[-1], attributes["data-s"])
        for _, attributes in document.elements
        if "data-s" in attributes and "as-" in attributes["class"]
    ]
    assert [part for part, _ in lit] == ["as-source", "as-cue", "as-content"]
    assert all("1-5:" in statements for _, statements in lit)
    assert [classes for classes in document.classes("li") if "on" in classes] == [["statement", "deep1", "on"]]


def test_pointing_at_the_text_shows_the_innermost_statement_in_the_list(opened):
    html = without_policy("".join(as_html.page([visit()])))
    point = (
        "<script>[...document.querySelectorAll('.text .m')]"
        ".find((piece) => piece.textContent.startsWith('Kalbajar\\'s'))"
        ".dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))</script></body>"
    )
    document = opened(html.replace("</body>", point))
    cards = {attributes["id"]: attributes["class"].split() for tag, attributes in document.elements if tag == "li"}
    assert [card for card, classes in cards.items() if "on" in classes] == ["s1-4"]
    assert [card for card, classes in cards.items() if "near" in classes] == ["s1-3"]


def asked(opened, html, script, fragment=""):
    """What an expression in JavaScript is on the page, as JSON."""
    look = f"<script>document.documentElement.dataset.answer = JSON.stringify({script})</script></body>"
    document = opened(without_policy(html).replace("</body>", look), fragment)
    [attributes] = [attributes for tag, attributes in document.elements if tag == "html"]
    return json.loads(attributes["data-answer"])


def test_timeline_map_and_marks_are_drawn(opened):
    script = """[...document.querySelectorAll('.timeline, .map, .e.time, .e.place, .e.event, .e.count, .e.query')].map(
        (element) => [element.classList[element.classList.length - 1], element.getBoundingClientRect().width > 20])"""
    found = asked(opened, "".join(as_html.page([record()])), script)
    assert {name for name, _ in found} == {"timeline", "map", "time", "place", "event", "count", "query"}
    assert all(wide for name, wide in found if name in ("timeline", "map"))


def test_following_a_link_of_the_record_shows_the_words_in_the_text(opened):
    script = """[...document.querySelectorAll('.timeline a, .map a, .record li a, .flags a')].map((link) => {
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        const target = document.querySelector(':target');
        return [link.getAttribute('href'), '#' + target.id, target.textContent, target.closest('.text') !== null];
    })"""
    found = asked(opened, "".join(as_html.page([record()])), script)
    assert all(href == target for href, target, _, _ in found)
    words = {href: words for href, _, words, in_text in found if in_text}
    assert words["#time1-3"] == "this year"
    assert words["#place1-3"] == "Palestine"
    assert words["#query1-1-1"] == "Friday"
    assert words["#event1-1"] == "took part in the visit"


def test_the_labels_of_the_timeline_do_not_overlap_and_stay_inside(opened):
    script = """(() => {
        const svg = document.querySelector('.timeline').getBoundingClientRect();
        const boxes = [...document.querySelectorAll('.timeline text')].map((text) => text.getBoundingClientRect());
        const inside = boxes.every((box) => box.left >= svg.left - 1 && box.right <= svg.right + 1);
        const apart = boxes.every((one, i) => boxes.slice(0, i).every((other) => one.left >= other.right - 1 ||
            other.left >= one.right - 1 || one.top >= other.bottom - 3 || other.top >= one.bottom - 3));
        return [boxes.length, inside, apart];
    })()"""
    values = [*(str(year) for year in range(1000, 2000, 50)), "2022", "2022-06", "2022-06-03", "2022-06-03T11:00"]
    article = new_article(" ".join(f"words-for-{i}" for i in range(len(values))), published="2022-06-03T12:00:00+04:00")
    spans = [time(article, f"words-for-{i}", value) for i, value in enumerate(values)]
    count, inside, apart = asked(opened, "".join(as_html.page([reading(article, times=tuple(spans))])), script)
    assert count > 2 * len(values)
    assert inside
    assert apart


def test_on_a_narrow_screen_nothing_is_wider_than_the_screen(opened):
    article = new_article(f"{'w' * 300} and {'1' * 300}", title="t" * 300)
    place_ = place(article, "w" * 300, "n" * 300, country="AZ", latitude=40.0, longitude=50.0)
    long = reading(
        article,
        times=(time(article, "1" * 300, "2" * 300), time(article, "w" * 300, "2022")),
        places=(place_,),
        events=(event(article, 1, "w" * 300, "T" * 300, actors=[("1" * 300, {"country": "C" * 300})]),),
        flags=(flag(article, "m" * 300, "w" * 300),),
    )
    page = escape(without_policy("".join(as_html.page([record(), long]))))
    html = (
        f'<!doctype html><html><body><iframe width="400" height="900" srcdoc="{page}"></iframe><script>'
        "addEventListener('load', () => { const inner = document.querySelector('iframe').contentDocument;"
        "document.documentElement.dataset.widths ="
        "[inner.documentElement.clientWidth, inner.documentElement.scrollWidth]; })</script></body></html>"
    )
    [attributes] = [attributes for tag, attributes in opened(html).elements if tag == "html"]
    screen, content = map(int, attributes["data-widths"].split(","))
    assert 380 <= screen <= 400
    assert content == screen


def test_the_page_asks_for_nothing_else(opened):
    """Even without the policy that would forbid it."""
    assert asked(opened, "".join(as_html.page([record()])), "performance.getEntriesByType('resource').length") == 0
