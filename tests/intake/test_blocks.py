from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.intake.blocks import blocks
from quoth.intake.html import fragment_text, tree_of
from quoth.text import paragraphs


def texts(html):
    return [b.text for b in blocks(tree_of(html))]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>One\n  two.</p><p>Three</p>", ["One two.", "Three"]),
        ("<div>One <b>and</b> <a href='/'>two</a>.<p>Three</p>four</div>", ["One and two.", "Three", "four"]),
        ("<ul><li>One<li>Two</ul><table><tr><td>a</td><td>b</td></tr></table>", ["One", "Two", "a", "b"]),
        ("<blockquote>We will not.</blockquote>She left.", ["We will not.", "She left."]),
        ("One.<br><br>Two.<br>Three, in<br>two lines.", ["One.", "Two.", "Three, in two lines."]),
        ("<pre>BAKU, June 3\n\nA line that is as long as the lines of an agency are,\nand the next one.</pre>",
         ["BAKU, June 3", "A line that is as long as the lines of an agency are, and the next one."]),
        ("One&nbsp;two<p>&nbsp;</p>with&shy;drawn zero\u200bwidth", ["One two", "withdrawn zerowidth"]),
        ("<p>He <script>said('no')</script>left<style>p{}</style>.<!-- not this --></p>", ["He left."]),
        ("x<select><option>a</select><textarea>b</textarea><button>c</button>y", ["xy"]),
    ],
)  # fmt: skip
def test_paragraphs_are_those_that_a_reader_sees(html, found):
    assert texts(html) == found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("He said <q>no</q>.", "He said “no”."),
        ("<q>She said <q>no</q> and <q>never</q></q>, he said.", "“She said ‘no’ and ‘never’”, he said."),
        ('<q>"No"</q>, he said.', '"No", he said.'),
        ("<q><b>No</b></q>", "“No”"),
    ],
)
def test_quotation_elements_become_marks(html, text):
    assert texts(html) == [text]


def test_what_stands_beside_an_article_is_told():
    html = """<p>a</p><aside><p>b</p></aside><div class="share-tools">c</div><p hidden>d</p>
    <blockquote>e<footer>f</footer></blockquote><footer>g</footer><p>h <a href="/">i</a></p>"""
    found = {b.text: b for b in blocks(tree_of(html))}
    assert [t for t, b in found.items() if b.apart] == ["b", "g"]
    assert [t for t, b in found.items() if b.beside] == ["b", "c", "g"]
    assert [t for t, b in found.items() if b.hidden] == ["d"]
    assert found["h i"].linked == 1


@given(st.lists(st.text("abc.,“”\"' éß", min_size=1).map(str.strip).filter(bool), max_size=8))
def test_the_text_of_a_page_has_a_paragraph_for_each(lines):
    shown = [" ".join(line.split()) for line in lines]
    html = "".join(f"<p>{line}</p>" for line in shown)
    text = fragment_text(html)
    assert [text[p.start : p.end] for p in paragraphs(text)] == shown


@given(
    st.lists(
        st.sampled_from("<p> </p> <div> </div> <q> </q> <br> <a> </a> <pre> </pre> <td> <blockquote> </blockquote> x "
                        "“y” <footer> </footer> <nav> &nbsp; &#0; &#xD800; \0 \ud800 <!-- --> <?x?> <svg> </svg> \n"
                        .split(" ")),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_markup_has_paragraphs_without_white_space_around_them(html):
    tree = tree_of(html)
    for b in blocks(tree) if tree is not None else []:
        assert b.text
        assert b.text == " ".join(b.text.split())
        assert b.linked >= 0
