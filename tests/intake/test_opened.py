from __future__ import annotations

import gzip
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.intake import opened
from quoth.intake.encodings import UndecodableError
from quoth.intake.opened import Stream, lines, whole

NOISE = random.Random(1).randbytes(200_000)  # noqa: S311  (bytes that do not shrink)


def stream_of(data):
    return Stream(io.BytesIO(data))


@given(st.lists(st.binary(max_size=50), max_size=4), st.booleans())
def test_compressed_parts_are_one_text(parts, pad):
    assert whole(stream_of(b"".join(map(gzip.compress, parts)) + b"\0" * 40 * (pad and bool(parts)))) == b"".join(
        parts
    ) or (not parts)


@given(st.binary(max_size=200), st.data())
def test_what_is_put_back_is_read_again(data, draw):
    stream = stream_of(b"a" + data)
    whole_ = b"a" + data
    got = b""
    for _ in range(4):
        piece = stream.read(draw.draw(st.integers(0, 60)))
        back = draw.draw(st.integers(0, len(piece)))
        stream.put_back(piece[back:])
        got += piece[:back]
    while line := stream.line(draw.draw(st.integers(1, 30))):
        assert b"\n" not in line[:-1]
        got += line
    assert got == whole_


def test_damaged_data_is_told_and_the_next_part_is_read():
    first, second = gzip.compress(NOISE + b"\nthe first\n"), gzip.compress(b"the second\n")
    damaged = first[:100_000] + b"\xff" * 50 + first[100_050:]
    stream = stream_of(damaged + second)
    while stream.read(5000):
        pass
    assert "damaged" in stream.damage
    # What looks like the start of a part inside the damaged one is damaged, too.
    while stream.resume():
        if (rest := stream.read(5000)).endswith(b"second\n"):
            break
    assert rest == b"the second\n"


def test_data_that_was_cut_is_told():
    with pytest.raises(UndecodableError, match="ends too early"):
        whole(stream_of(gzip.compress(NOISE)[:-2000]))


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(opened, "LARGEST", 1_000_000)
    bomb = stream_of(gzip.compress(b"\n" * 3_000_000))
    with pytest.raises(UndecodableError, match="more than"):
        whole(bomb)
    bomb = stream_of(gzip.compress(b"a\n" * 3_000_000))
    for _ in range(10_000_000):
        if not bomb.line(100):
            break
    assert "-fold" in bomb.damage
    assert not bomb.resume()


def test_what_is_too_large_for_a_document_is_refused(monkeypatch):
    monkeypatch.setattr(opened, "LARGEST", 1000)
    assert len(whole(stream_of(b"a" * 1000))) == 1000
    with pytest.raises(UndecodableError, match="no article is so long"):
        whole(stream_of(b"a" * 1001))


def test_a_line_that_is_too_long_is_told_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr(opened, "LARGEST", 1000)
    first, bad, last = lines(stream_of(b"one\n" + b"a" * 5000 + b"\nthree"))
    assert (first, last) == (b"one\n", b"three")
    assert "no article is so long" in str(bad)
    assert [type(line) for line in lines(stream_of(b"a" * 5000))] == [UndecodableError]


def test_lines_before_damage_are_read():
    data = gzip.compress(b"one\ntwo\n") + gzip.compress(NOISE)[:-2000]
    *good, bad = [line for line in lines(stream_of(data)) if isinstance(line, UndecodableError) or len(line) == 4]
    assert good[:2] == [b"one\n", b"two\n"]
    assert "ends too early" in str(bad)
