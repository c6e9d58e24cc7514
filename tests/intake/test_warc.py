from __future__ import annotations

import gzip
import io
import zlib

import pytest
from made_pages import PARAGRAPHS, page, read
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quoth import InputError
from quoth.intake import opened, warc
from quoth.intake.opened import Stream
from quoth.intake.taken import PassedOver, Taken
from quoth.intake.warc import records

TEXT = "\n\n".join(PARAGRAPHS)
HTML = ("Content-Type", "text/html; charset=utf-8")


class Archive:
    """A WARC file that is written record by record."""

    def __init__(self, *, gzipped=False):
        self._stream = io.BytesIO()
        self._writer = WARCWriter(self._stream, gzip=gzipped)

    def response(self, payload, *headers, status="200 OK", url="https://x.org/a", kind="response"):
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url, kind, payload=io.BytesIO(payload), length=len(payload), http_headers=http
        )
        self._writer.write_record(record)
        return self

    def record(self, kind, payload, mime):
        record = self._writer.create_warc_record(
            "https://x.org/r", kind, payload=io.BytesIO(payload), length=len(payload), warc_content_type=mime
        )
        self._writer.write_record(record)
        return self

    @property
    def data(self):
        return self._stream.getvalue()


def answers(data):
    return read("-", stdin=data)


@pytest.mark.parametrize("gzipped", [False, True])
def test_responses_are_articles_and_the_rest_is_passed_over(tmp_path, gzipped):
    archive = Archive(gzipped=gzipped)
    archive.record("warcinfo", b"software: x", "application/warc-fields").response(page().encode(), HTML)
    archive.response(b"GIF89a", ("Content-Type", "image/gif")).response(b"moved", HTML, status="301 Moved")
    archive.record("conversion", "He said “no”.".encode(), "text/plain").record(
        "resource", page().encode(), "text/html"
    )
    archive.record("metadata", b"x: y", "application/warc-fields").response(b"", HTML)
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(archive.data)
    found = read(path)
    assert [one.reason for one in found if isinstance(one, PassedOver)] == [
        "a WARC warcinfo", "a document of image/gif", "an answer of HTTP 301", "a WARC metadata",
    ]  # fmt: skip
    assert [one.article.text for one in found if isinstance(one, Taken)] == [TEXT, "He said “no”.", TEXT]
    assert [str(one) for one in found if isinstance(one, InputError)] == [f"{path}:8: no article text in it"]
    assert (found[1].article.url, found[1].article.source) == ("https://x.org/a", f"{path}:2")
    assert found[1].origins["url"] == "warc"
    assert found[1].encoding == "utf-8 (declared in the HTTP header)"


def chunked(data):
    return b"".join(b"%x\r\n%s\r\n" % (len(data[i : i + 700]), data[i : i + 700]) for i in range(0, len(data), 700)) + (
        b"0\r\n\r\n"
    )


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoded", "headers"),
    [
        (gzip.compress, [("Content-Encoding", "gzip")]),
        (zlib.compress, [("Content-Encoding", "deflate")]),
        (raw_deflate, [("Content-Encoding", "deflate")]),
        (bytes, [("Content-Encoding", "gzip")]),  # a crawler that decompressed it and kept the header
        (chunked, [("Transfer-Encoding", "chunked")]),
        (bytes, [("Transfer-Encoding", "chunked")]),
        (lambda data: chunked(gzip.compress(data)), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
    ],
)
def test_codings_of_http_are_undone(encoded, headers):
    [taken] = answers(Archive().response(encoded(page().encode()), HTML, *headers).data)
    assert taken.article.text == TEXT


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (gzip.compress(page().encode())[:-60], "ends too early"),
        (gzip.compress(page().encode())[:40] + b"\xff" * 200, "damaged"),
        (b"\x1b\x05\x00\xa4", "compression 'br' is not known"),
    ],
)
def test_a_body_that_cannot_be_decompressed_is_refused(payload, reason):
    coding = "br" if payload[:1] == b"\x1b" else "gzip"
    [error] = answers(Archive().response(payload, HTML, ("Content-Encoding", coding)).data)
    assert isinstance(error, InputError)
    assert reason in error.reason


def with_length(data, number, length):
    """The archive with another Content-Length in the header of its record `number`, from 0."""
    parts = data.split(b"WARC/1.0\r\n")
    head, rest = parts[number + 1].split(b"\r\n\r\n", 1)
    lines = [b"Content-Length: %d" % length if x.startswith(b"Content-Length") else x for x in head.split(b"\r\n")]
    parts[number + 1] = b"\r\n".join(lines) + b"\r\n\r\n" + rest
    return b"WARC/1.0\r\n".join(parts)


@pytest.fixture
def three():
    archive = Archive()
    for name in "abc":
        archive.response(page(title=name).encode(), HTML, url=f"https://x.org/{name}")
    return archive.data


@pytest.mark.parametrize("length", [1500, 1_000_000])
def test_a_length_that_is_too_long_costs_no_other_record(three, length):
    found = answers(with_length(three, 1, length + len(page())))
    assert [one.article.url[-1] for one in found if isinstance(one, Taken)] == ["a", "b", "c"]


def test_a_length_that_is_too_short_costs_only_its_record(three):
    found = answers(with_length(three, 1, 300))
    assert [one.article.url[-1] for one in found if isinstance(one, Taken)] == ["a", "c"]
    assert [one.reason for one in found if isinstance(one, InputError)] == [
        "its Content-Length does not fit what follows"
    ]


def test_a_length_that_is_none_costs_only_its_record(three):
    data = three.replace(b"Content-Length: ", b"Content-Length: x", 1)
    found = answers(data)
    assert "Content-Length is no number" in found[0].reason
    assert [one.article.url[-1] for one in found[1:]] == ["b", "c"]


def test_a_file_that_was_cut_gives_what_it_has_and_says_so(three):
    a, b, error = answers(three[:-300])
    assert [a.article.url[-1], b.article.url[-1]] == ["a", "b"]
    assert "ends in the middle" in error.reason


def test_damage_to_one_compressed_record_costs_only_that():
    archive = Archive(gzipped=True)
    for name in "abc":
        archive.response(page(title=name).encode(), HTML, url=f"https://x.org/{name}")
    data = bytearray(archive.data)
    second = data.index(b"\x1f\x8b\x08", 10)
    data[second + 400 : second + 420] = b"\xff" * 20
    found = answers(bytes(data))
    assert [one.article.url[-1] for one in found if isinstance(one, Taken)] == ["a", "c"]
    assert any(isinstance(one, InputError) and "damaged" in one.reason for one in found)


def test_what_is_no_record_is_told_once(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"hello\nworld\n" * 50)
    [error] = read(tmp_path / "a.warc")
    assert "something else" in error.reason


def test_headers_that_do_not_end_and_lying_lengths_end_soon(monkeypatch):
    monkeypatch.setattr(opened, "LARGEST", 100_000)
    monkeypatch.setattr(warc, "LARGEST", 100_000)
    monkeypatch.setattr(warc, "_MOST_READ_AGAIN", 400_000)
    endless = b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000
    assert any(record.trouble == "its headers do not end" for record in records(Stream(io.BytesIO(endless))))
    lying = b"WARC/1.0\r\nContent-Length: 99000\r\n\r\n" * 5_000
    last = list(records(Stream(io.BytesIO(lying))))[-1]
    assert last.trouble.startswith("too many of its records have a wrong length")
    huge = b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\n" + b"a" * 300_000
    [record] = records(Stream(io.BytesIO(huge)))
    assert "no article is so long" in record.trouble


def test_an_answer_that_is_none_is_refused():
    data = (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 3\r\n\r\n\0\1\2\r\n\r\n"
    )
    [error] = answers(data)
    assert error.reason == "it is no answer of HTTP"
