from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quoth.intake.plain import UndecodableError, decoded


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_text_survives_every_encoding_that_can_be_told(text, encoding):
    # A text that itself begins with the mark cannot be told from one that is marked.
    text = text.removeprefix("\ufeff")
    # Nor can UTF-16 that begins with NUL be told from UTF-32.
    assume(encoding != "utf-16" or not text.startswith("\0"))
    assert decoded(text.encode(encoding)) == text


def test_big_endian_text_is_read_by_its_mark():
    assert decoded("\ufeffsaid".encode("utf-16-be")) == "said"


def test_nul_and_control_characters_are_kept():
    assert decoded(b"a\x00b\x1b[31m\x85".replace(b"\x85", b"\xc2\x85")) == "a\x00b\x1b[31m\x85"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"said \x93yes\x94", r"not UTF-8 text at byte 5 \(0x93\)"),
        (b"\xef\xbb\xbfsaid \xff", r"not UTF-8 text at byte 8 \(0xff\)"),
        (b"\xff\xfea\x00\x00\xd8", r"not UTF-16 text at byte 4 \(0x00\)"),
    ],
)
def test_other_bytes_are_refused_with_their_place_and_a_way_out(data, message):
    with pytest.raises(UndecodableError, match=message + ".*iconv"):
        decoded(data)
