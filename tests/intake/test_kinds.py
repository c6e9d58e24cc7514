from __future__ import annotations

import pytest

from quoth.intake.kinds import kind_of_bytes, kind_of_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("b/A.HTM", "html"),
        ("a.xhtml", "html"),
        ("a.xml", "xml"),
        ("a.rss", "feed"),
        ("a.warc.gz", "warc"),
        ("a.ndjson", "jsonl"),
        ("a.JSONL.gz", "jsonl"),
        ("a.parquet", "parquet"),
        ("a.jpg", None),
        ("a.gz", None),
        ("a", None),
        (".html/a", None),
    ],
)
def test_the_ending_of_a_name_tells_the_kind(name, kind):
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PAR1\x15\x04", "parquet"),
        (b"\r\nWARC/1.0\r\nWARC-Type: warcinfo", "warc"),
        (b"  <!DOCTYPE HTML><html>", "html"),
        (b"<!-- saved --><html lang=en>", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "html"),
        (b'<?xml version="1.0"?>\n<!-- made --><rss version="2.0">', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="">', "xml"),
        (b'{"text": "a"}\n{"text": "b"}', "jsonl"),
        (b'{"text": "a line that is longer than what is looked at', "jsonl"),
        (b"{a remark in braces}\nHe said.", "text"),
        (b"<He said> no.", "text"),
        (b"\x89PNG\r\n", "text"),
        (b"", "text"),
    ],
)
def test_the_first_bytes_tell_the_kind(start, kind):
    assert kind_of_bytes(start) == kind
