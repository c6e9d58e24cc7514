from __future__ import annotations

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quoth.intake.encodings import Declared, UndecodableError, declared_in, decoded, decoded_utf_8, known_as

ENGLISH = "The mayor said: “We’ll open it on Friday — at 10.” It cost £5 million, she said."


@given(st.text(), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_text_survives_every_encoding_that_is_marked(text, encoding):
    # A text that itself begins with the mark cannot be told from one that is marked.
    text = text.removeprefix("\ufeff")
    # Nor can UTF-16 that begins with NUL be told from UTF-32.
    assume(encoding != "utf-16" or not text.startswith("\0"))
    found = decoded(text.encode(encoding))
    assert found.text == decoded_utf_8(text.encode(encoding)) == text
    assert found.encoding.endswith("(byte order mark)")


@given(
    st.binary(max_size=300), st.sampled_from(["utf-8", "latin-1", "shift_jis", "no such", "undefined", "idna", "hex"])
)
def test_any_bytes_are_text_or_refused(data, label):
    with contextlib.suppress(UndecodableError):
        assert isinstance(decoded(data, [Declared(label, "a test")]).text, str)


def test_big_endian_text_is_read_by_its_mark():
    assert decoded("\ufeffsaid".encode("utf-16-be")).text == "said"


def test_nul_and_control_characters_of_valid_text_are_kept():
    assert decoded(b"a\x00b\x1b[31m\xc2\x85").text == "a\x00b\x1b[31m\x85"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        ("Le maire a déclaré que le pont « rouvrira » à l’été. Les élèves étaient déçus.", "cp1252"),
        ("Der Bürgermeister sagte, die Brücke werde im März wieder geöffnet: „Schön, größer.“", "cp1252"),
        ("Мэр города сказал, что мост откроют в пятницу. Жители довольны, хотя и ждали долго.", "cp1251"),
        ("市長は金曜日に橋を開くと述べた。市民は長い間待っていたので喜んでいる。", "cp932"),
    ],
)
def test_an_encoding_that_nobody_declares_is_told_from_the_bytes(text, encoding):
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.encoding.endswith("(detected)")


@pytest.mark.parametrize(("data", "text"), [(b"caf\xe9", "café"), (b"said \x93yes\x94", "said “yes”")])
def test_a_few_bytes_are_western_text(data, text):
    assert decoded(data) == (text, "windows-1252 (detected)")


def test_what_is_declared_comes_before_what_is_valid():
    data = "é".encode()
    assert decoded(data, [Declared("iso-8859-1", "<meta>")]) == ("Ã©", "windows-1252 (declared in <meta>)")


def test_a_declaration_that_does_not_fit_is_passed_over():
    declared = [Declared("us-ascii-nonsense", "the HTTP header"), Declared("utf-8", "<meta>")]
    assert decoded(b"caf\xe9 au lait", declared) == ("café au lait", "windows-1252 (detected)")


def test_text_that_was_cut_in_a_character_stays_utf_8():
    found = decoded(("“Yes,” she said. " * 3).encode() + "é".encode()[:1])
    assert found.text.startswith("“Yes,”")
    assert found.encoding.startswith("utf-8 (nearly valid, with 1 byte")


def test_an_image_is_no_text():
    with pytest.raises(UndecodableError, match="no text"):
        decoded(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 10)


def test_documents_declare_their_encoding_at_their_start():
    assert list(declared_in(b'<?xml version="1.0" encoding="KOI8-R"?><rss>')) == [("KOI8-R", "the XML declaration")]
    page = b'<html><head><META http-equiv="content-type" content="text/html; charset=windows-1251">'
    assert list(declared_in(page)) == [("windows-1251", "<meta>")]
    assert list(declared_in(b"<meta charset='utf-8'>")) == [("utf-8", "<meta>")]
    assert list(declared_in(b"<p>" * 5000 + b"<meta charset='utf-8'>")) == []


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("GB2312", "gb18030"),
        (" 'utf8' ", "utf-8"),
        ("utf-7", None),
        ("rot13", None),
        ("", None),
    ],
)
def test_labels_mean_what_they_mean_on_the_web(label, codec):
    assert known_as(label) == codec


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"said \x93yes\x94", r"not UTF-8 text at byte 5 \(0x93\)"),
        (b"\xef\xbb\xbfsaid \xff", r"not UTF-8 text at byte 8 \(0xff\)"),
        (b"\xff\xfea\x00\x00\xd8", r"not UTF-16 text at byte 4 \(0x00\)"),
    ],
)
def test_where_only_utf_8_will_do_other_bytes_are_named_with_a_way_out(data, message):
    with pytest.raises(UndecodableError, match=message + ".*iconv"):
        decoded_utf_8(data)
