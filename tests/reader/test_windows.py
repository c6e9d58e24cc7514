from __future__ import annotations

import re
from itertools import zip_longest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.windows import CASES, CONTEXT, MARKS, WINDOW, blocks, windows
from quoth.text import paragraphs, sentences
from texts import hostile_text

PROPERTY = settings(deadline=None, max_examples=100)
# The two pieces at a window's ends, and the most that stands between them.
ENDS = 2
SPECIAL = {100: "[UNK]", 101: "[CLS]", 102: "[SEP]", 103: "[MASK]", 0: "[PAD]"}

words_and_marks = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F) | st.sampled_from("абвШІ αβγΩ \n\n.,“”‘’—"), max_size=400
)
long_text = st.lists(
    st.sampled_from(["The committee met.", "internationalisation", "x" * 120, "“Why?”", "\n", "a", "Dr. No", "3.5%"]),
    max_size=400,
).map(" ".join)


def blocks_of(tokenizer, text):
    return list(blocks(tokenizer, text, paragraphs(text)))


def windows_of(tokenizer, text):
    return list(windows(blocks(tokenizer, text, paragraphs(text))))


def units_of(found):
    """Start and end of every unit, in order."""
    return [(int(s), int(e)) for b in found for s, e in zip(b.starts, b.ends, strict=True)]


def assert_sound(tokenizer, text):
    """What holds for the blocks and windows of any text."""
    homes = [(p.start, p.end) for p in paragraphs(text)]
    own = blocks_of(tokenizer, text)
    packed = windows_of(tokenizer, text)
    units = units_of(own)
    assert units_of(b for w in packed for b in w.blocks) == units
    at = home = 0
    for start, end in units:
        assert at <= start < end <= len(text)
        while homes[home][1] <= start:
            home += 1
        assert homes[home][0] <= start
        assert end <= homes[home][1]
        at = end
    for block in own:
        assert len(block.pieces) == len(block.marks) > 0
        assert len(block.firsts) == len(block.starts) == len(block.ends) > 0
        assert block.firsts[0] == 0
        assert ((block.marks >= 0) & (block.marks < MARKS)).all()
    for window in packed:
        assert len(window.pieces) == len(window.marks) <= WINDOW + ENDS
        assert window.units[0] == 0
        assert window.pieces[window.units[1:]].tolist() == [int(b.pieces[i]) for b in window.blocks for i in b.firsts]


@given(hostile_text)
@PROPERTY
def test_each_unit_of_any_text_is_in_one_block_in_order_and_in_its_paragraph(tokenizer, text):
    assert_sound(tokenizer, text)


@given(long_text)
@settings(deadline=None, max_examples=40)
def test_each_unit_of_a_long_text_is_in_one_block_in_order_and_in_its_paragraph(tokenizer, text):
    assert_sound(tokenizer, text)


@given(words_and_marks)
@PROPERTY
def test_units_hold_every_character_of_every_word(tokenizer, text):
    held = {i for start, end in units_of(blocks_of(tokenizer, text)) for i in range(start, end)}
    assert {i for m in re.finditer(r"\w+", text) for i in range(*m.span())} <= held


def test_units_are_words_and_single_marks(tokenizer):
    text = "Lee didn’t say: “Été 3.5%…” 🙂"
    assert [text[s:e] for s, e in units_of(blocks_of(tokenizer, text))] == [
        "Lee", "didn", "’", "t", "say", ":", "“", "Été", "3", ".", "5", "%", "…", "”", "🙂"
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\0\x01\x07\x7f", "\ud800", "\u200b\ufeff"])
def test_text_without_anything_to_read_has_no_window(tokenizer, text):
    assert windows_of(tokenizer, text) == []


def test_surrogates_and_controls_do_not_move_the_units_after_them(tokenizer):
    text = "one \ud800 two\0 \U0001f642 three"
    assert [text[s:e].strip("\0") for s, e in units_of(blocks_of(tokenizer, text))] == ["one", "two", "🙂", "three"]


def test_a_paragraph_of_moderate_length_is_one_block(tokenizer):
    text = "The committee met on Tuesday. " * 20 + "\nIt met again."
    assert [b.continues for b in blocks_of(tokenizer, text)] == [False, False]
    assert len(windows_of(tokenizer, text)) == 1


def test_a_long_paragraph_is_cut_at_sentences_and_read_on_with_what_went_before(tokenizer):
    text = " ".join(f"The committee met again on Tuesday in room {i}." for i in range(120))
    own = blocks_of(tokenizer, text)
    packed = windows_of(tokenizer, text)
    assert [b.continues for b in own] == [False, *[True] * (len(own) - 1)]
    assert len(own) > 4
    assert {int(b.starts[0]) for b in own} <= {start for start, _ in sentences(text, 0, len(text))}
    for before, window in zip(own, packed[1:], strict=False):
        assert window.units[1] == 1 + CONTEXT
        assert window.pieces[1 : 1 + CONTEXT].tolist() == before.pieces[-CONTEXT:].tolist()
        assert window.marks[1 : 1 + CONTEXT].tolist() == before.marks[-CONTEXT:].tolist()


def test_a_long_sentence_is_cut_between_words(tokenizer):
    text = "and again " * 400
    starts = {int(b.starts[0]) for b in blocks_of(tokenizer, text)}
    assert len(starts) > 2
    assert starts <= {m.start() for m in re.finditer(r"\w+", text)}


def test_a_new_paragraph_needs_no_context(tokenizer):
    text = "and again " * 100 + "\n" + "once more " * 100
    first, second = windows_of(tokenizer, text)
    assert first.units[1] == second.units[1] == 2


@pytest.mark.parametrize("length", [99, 101, 5_000, 50_000])
def test_a_very_long_word_is_held_whole(tokenizer, length):
    text = f"before {'x' * length} after"
    held = [i for start, end in units_of(blocks_of(tokenizer, text)) for i in range(start, end)]
    assert held == [i for i, c in enumerate(text) if c != " "]
    assert_sound(tokenizer, text)


def test_pieces_that_are_the_encoders_own_never_come_from_the_text(tokenizer):
    text = " ".join(SPECIAL.values()) + " the end"
    [block] = blocks_of(tokenizer, text)
    assert not set(block.pieces.tolist()) & set(SPECIAL)


@given(hostile_text, hostile_text)
@settings(deadline=None, max_examples=30)
def test_windows_follow_from_their_text_alone(tokenizer, text, other):
    alone = windows_of(tokenizer, text)
    both = zip_longest(*(windows(blocks(tokenizer, t, paragraphs(t))) for t in (text, other)))
    among = [window for window, _ in both if window is not None]
    assert len(among) == len(alone)
    for a, b in zip(alone, among, strict=True):
        assert all(np.array_equal(getattr(a, x), getattr(b, x)) for x in ("pieces", "marks", "units"))


def test_marks_tell_how_words_are_written_and_whether_they_are_quoted(tokenizer):
    text = "the Lee NATO iPhone 3 “the Lee” «the NATO"
    [block] = blocks_of(tokenizer, text)
    kinds = [divmod(int(m), CASES) for m in block.marks[block.firsts]]
    written = [text[s:e] for s, e in units_of([block])]
    assert list(zip(written, kinds, strict=True)) == [
        ("the", (0, 0)), ("Lee", (0, 1)), ("NATO", (0, 2)), ("iPhone", (0, 3)), ("3", (0, 0)),
        ("“", (1, 0)), ("the", (1, 0)), ("Lee", (1, 1)), ("”", (1, 0)),
        ("«", (2, 0)), ("the", (2, 0)), ("NATO", (2, 2)),
    ]  # fmt: skip
