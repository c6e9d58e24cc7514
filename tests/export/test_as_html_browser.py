"""The page in a real browser."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from handmade import reading, statement, visit

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
    html = "".join(as_html.page([visit()]))
    start = html.index("<meta http-equiv")
    html = html[:start] + html[html.index(">", start) + 1 :]
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
    html = "".join(as_html.page([visit()]))
    start = html.index("<meta http-equiv")
    html = html[:start] + html[html.index(">", start) + 1 :]
    point = (
        "<script>[...document.querySelectorAll('.text .m')]"
        ".find((piece) => piece.textContent.startsWith('Kalbajar\\'s'))"
        ".dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))</script></body>"
    )
    document = opened(html.replace("</body>", point))
    cards = {attributes["id"]: attributes["class"].split() for tag, attributes in document.elements if tag == "li"}
    assert [card for card, classes in cards.items() if "on" in classes] == ["s1-4"]
    assert [card for card, classes in cards.items() if "near" in classes] == ["s1-3"]
