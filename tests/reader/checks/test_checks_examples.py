from __future__ import annotations

import re
from pathlib import Path

import pytest

from quoth import Reader
from quoth.article import new_article
from quoth.reader.checks import CHECKS

DOCS = Path(__file__).resolve().parents[3] / "docs" / "checks.md"


def examples():
    """The examples of the documentation: the kind of a check, a title, a text and the message."""
    written = DOCS.read_text(encoding="utf-8") if DOCS.is_file() else ""
    for section in re.split(r"^## ", written, flags=re.MULTILINE)[1:]:
        lines = [line[1:].strip() for line in section.splitlines() if line.startswith(">")]
        pieces = [" ".join(piece.split()) for piece in re.split(r"\n\n+", "\n".join(lines))]
        title = next((p.removeprefix("Headline: ") for p in pieces if p.startswith("Headline: ")), None)
        text = "\n\n".join(p for p in pieces[:-1] if not p.startswith("Headline: "))
        kind = section[1 : section.index("`", 1)]
        yield pytest.param(kind, title, text, pieces[-1].strip("*"), id=kind)


@pytest.fixture(scope="module")
def default_reader():
    return Reader(threads=1)


@pytest.mark.skipif(not DOCS.is_file(), reason="the documentation is not beside the tests")
def test_every_check_has_an_example():
    assert [example.values[0] for example in examples()] == [check.kind for check in CHECKS]


@pytest.mark.parametrize(("kind", "title", "text", "message"), list(examples()))
def test_an_example_is_flagged_as_the_documentation_says_and_as_nothing_else(
    default_reader, kind, title, text, message
):
    found = default_reader.read(new_article(text, title=title)).flags
    assert [(flag.kind, flag.message) for flag in found] == [(kind, message)]


def test_the_words_of_messages_are_no_verdict():
    # Whoever wrote the article may be right: a message tells what stands there.
    judging = re.compile(r"\b(?:wrong|error|mistake\w*|false|incorrect|should|must|lie[sd]?|fake|bad)\b", re.IGNORECASE)
    for example in examples():
        message = example.values[3]
        assert re.fullmatch(r"[A-Z][^\n]*\.", message)
        assert not judging.search(message)
