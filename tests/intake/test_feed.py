from __future__ import annotations

import pytest
from made_pages import read

from quoth import InputError
from quoth.intake.feed import items
from quoth.intake.found import Parsed
from quoth.intake.taken import Taken

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour &amp; Sea</title><language>en-gb</language>
<item><title>One &amp;amp; &lt;i&gt;two&lt;/i&gt;</title><link>https://x.org/1</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Fri, 03 Jun 2022 11:00:00 +0400</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>He said <q>no</q>.</p><blockquote>Not now.</blockquote><script>x</script>]]>
</content:encoded></item>
<item><title>Nothing</title><link>https://x.org/2</link></item>
<item><description>She said &lt;b&gt;yes&lt;/b&gt;.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Sea</title>
<entry><title>One</title><link href="https://x.org/1"/><author><name>Ann</name></author><author><name>Bo</name></author>
<published>2022-06-03T11:00:00+04:00</published><updated>2022-06-04T11:00:00Z</updated><summary>Teaser</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>He said no.</p></div></content></entry>
<entry><title>Two</title><updated>2022-06-05T11:00:00Z</updated>
<summary type="text">1 &lt; 2, she said.</summary></entry></feed>"""


def test_an_item_of_rss_is_an_article(tmp_path):
    (tmp_path / "a.rss").write_text(RSS)
    one, nothing, three = read(tmp_path)
    article = one.article
    assert article.text == "He said “no”.\n\nNot now."
    assert (article.title, article.outlet, article.byline) == ("One & two", "Harbour & Sea", "Ann Lee")
    assert (article.published, article.language) == ("2022-06-03T11:00:00+04:00", "en-GB")
    assert (article.url, article.source) == ("https://x.org/1", f"{tmp_path / 'a.rss'}:1")
    assert set(one.origins.values()) == {"feed"}
    assert one.encoding == "utf-8 (declared in the XML declaration)"
    assert str(nothing) == f"{tmp_path / 'a.rss'}:2: no article text in it"
    assert three.article.text == "She said yes."


def test_an_entry_of_atom_is_an_article():
    one, two = items(ATOM, "utf-8")
    assert one.text == "He said no."
    assert one.fields == {
        "title": "One", "outlet": "Sea", "byline": "Ann, Bo", "url": "https://x.org/1",
        "published": "2022-06-03T11:00:00+04:00", "language": "en",
    }  # fmt: skip
    assert two.fields["published"] == "2022-06-05T11:00:00Z"
    assert two.text == "1 < 2, she said."


def test_a_feed_in_another_encoding_is_read(tmp_path):
    (tmp_path / "a.xml").write_bytes(RSS.replace("utf-8", "windows-1252").replace("no<", "café<").encode("cp1252"))
    taken = read(tmp_path / "a.xml")[0]
    assert taken.article.text.startswith("He said “café”.")


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss SYSTEM "http://x.org/a.dtd" [<!ELEMENT rss ANY>]>',
        '<!doctype rss [ <!EnTiTy % a SYSTEM "file:///etc/passwd"> %a; ]>',
    ],
)
def test_entities_and_document_types_are_refused_before_parsing(tmp_path, declared):
    (tmp_path / "a.xml").write_text(RSS.replace("<rss", declared + "<rss", 1))
    [error] = read(tmp_path / "a.xml")
    assert isinstance(error, InputError)
    assert "declares entities" in error.reason


def test_a_document_type_that_declares_nothing_does_no_harm():
    plain = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.org/rss-0.91.dtd">'
    assert len(items(RSS.replace("<rss", plain + "<rss", 1), "utf-8")) == 3


def test_an_entity_that_is_only_quoted_is_text():
    quoted = RSS.replace("<p>He said", "<p>&lt;!ENTITY, he said,")
    assert "<!ENTITY, he said, “no”." in items(quoted, "utf-8")[0].text


def test_a_feed_that_was_cut_says_so():
    cut = RSS[: RSS.index("<item><description>") + 12]
    *found, last = items(cut, "utf-8")
    assert found[0].text.startswith("He said")
    assert "not well formed" in last.reason


def test_text_without_items_is_refused():
    assert [one.reason for one in items("<a>b</a>", "utf-8")] == ["it is neither RSS nor Atom"]
    empty = items('<rss version="2.0"><channel><title>x</title></channel></rss>', "utf-8")
    assert [one.reason for one in empty] == ["there are no items in this feed"]


def test_an_address_is_not_fetched():
    assert not any(isinstance(one, Parsed) for one in items("http://127.0.0.1:9/feed", "utf-8"))


def test_xml_is_a_feed_or_a_page_or_neither(tmp_path):
    (tmp_path / "a.xml").write_text('<?xml version="1.0"?><!-- a feed --><?x y?>' + ATOM)
    (tmp_path / "b.xml").write_text('<?xml version="1.0"?><urlset><url><loc>https://x.org</loc></url></urlset>')
    (tmp_path / "c.xml").write_text(
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        "<p>The bridge is closed, the mayor said.</p></body></html>"
    )
    one, two, sitemap, xhtml = read(tmp_path)
    assert isinstance(one, Taken)
    assert isinstance(two, Taken)
    assert "neither a feed nor a page" in sitemap.reason
    assert xhtml.article.text == "The bridge is closed, the mayor said."
