from __future__ import annotations

import pytest
from hypothesis import given, settings

from quoth.text import Paragraph, paragraphs, quotations, sentences, with_unix_line_ends, without_surrogates
from texts import MARKS, hostile_text

PROPERTY = settings(deadline=None, max_examples=200)


def told(text):
    return [text[p.start : p.end] for p in paragraphs(text)]


def quoted(text):
    return [text[q.start : q.end] for q in quotations(text, 0, len(text))]


def split(text):
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def assert_in_order_and_complete(text, spans):
    """The spans follow one another, have no white space at their edges and leave nothing else out."""
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(hostile_text)
@PROPERTY
def test_paragraphs_follow_one_another_and_hold_all_but_white_space(text):
    assert_in_order_and_complete(text, [(p.start, p.end) for p in paragraphs(text)])


@given(hostile_text)
@PROPERTY
def test_sentences_follow_one_another_and_hold_all_but_white_space(text):
    assert_in_order_and_complete(text, sentences(text, 0, len(text)))


def test_a_line_is_a_paragraph():
    assert told("  One.\nTwo.  \n\n \t\nThree.") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("white", ["", " ", "\n", " \n\t\n ", "\xa0\x85\f\v\x1c"])
def test_white_space_has_no_paragraph(white):
    assert paragraphs(white) == []


def test_lines_broken_to_a_width_are_one_paragraph():
    first = "\n".join(["The council met on Tuesday to talk about the bridge over the river"] * 3)
    second = "\n".join(["It will meet once more in May, when the engineers have handed in"] * 3)
    assert told(f"{first}\n\n{second}\n") == [first, second]


def test_short_lines_between_blank_lines_stay_paragraphs_of_their_own():
    assert told("One.\nTwo.\nThree.\nFour.\n\nFive.") == ["One.", "Two.", "Three.", "Four.", "Five."]


def test_a_stretch_of_a_text_has_the_quotations_that_stand_in_it():
    text = "“a” and “b” and “c”"
    [q] = Paragraph.of(text, 4, 15).quotations
    assert text[q.start : q.end] == "“b”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. She left. Then what?", ["It rained.", "She left.", "Then what?"]),
        ("Mr. Lee met Gen. Diaz. They spoke.", ["Mr. Lee met Gen. Diaz.", "They spoke."]),
        ("The U.S. Army came. It stayed.", ["The U.S. Army came.", "It stayed."]),
        ("J. Lee of Calif. Power spoke.", ["J. Lee of Calif. Power spoke."]),
        ("It ended in 1992. Nobody knew.", ["It ended in 1992.", "Nobody knew."]),
        (
            'He said “Go.” She left. He said "Stay!" She did.',
            ["He said “Go.”", "She left.", 'He said "Stay!"', "She did."],
        ),
        ("He left (at last.) “Why?” she asked.", ["He left (at last.)", "“Why?” she asked."]),
        ("It costs 3.5 million, he said.", ["It costs 3.5 million, he said."]),
        ("What?! No… Yes. Été.", ["What?!", "No…", "Yes.", "Été."]),
        ("no end", ["no end"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize(
    "quotation",
    [
        '"It rains."', "“It rains.”", "„It rains.“", "„It rains.”", "‟It rains.”", "”It rains.”", "«It rains.»",
        "« It rains. »", "»It rains.«", "‹It rains.›", "›It rains.‹", "「It rains.」", "『It rains.』", "＂It rains.＂",
        "‘It rains.’", "‚It rains.‘", "‚It rains.’", "'It rains.'", '“It rains."', '"It rains.”',
    ],
)  # fmt: skip
def test_every_style_of_quotation_mark_is_known(quotation):
    text = f"Lee said: {quotation} That was all."
    [q] = quotations(text, 0, len(text))
    assert text[q.start : q.end] == quotation
    assert (q.depth, q.closed) == (0, True)


@pytest.mark.parametrize(
    "text",
    [
        "They don't know.",
        "They don’t know.",
        "The workers' rights",
        "The workers’ rights",
        "In the '90s",
        "In the ’90s",
        "O'Brien's, James' and the O’Briens’ dogs",
        "It's the miners' and the dockers' strike, isn't it?",
        "A man 6'2\" tall",
        "`a`",
        "``a''",
        '5" pipe',
        "”",
        "“",
        '"',
    ],
)  # fmt: skip
def test_apostrophes_and_stray_marks_are_no_quotations(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't say 'no' to workers' rights.", ["'no'"]),
        ("He said ‘it’s mine’ and left.", ["‘it’s mine’"]),
        ("O'Brien's dog, 'Rex', isn't here.", ["'Rex'"]),
        ("“It’s the workers’ right,” she said.", ["“It’s the workers’ right,”"]),
        ("\"It's the workers' right,\" she said.", ["\"It's the workers' right,\""]),
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ('said:"Yes" ("no")—"well"', ['"Yes"', '"no"', '"well"']),
    ],
)
def test_single_marks_and_neighbours_are_told_apart(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“She said ‘no’ to us”", "‘no’"),
        ("\"She said 'it's ours' to us\"", "'it's ours'"),
        ("‘She said “no” to us’", "“no”"),
        ("«She said „no“ to us»", "„no“"),
        ("„She said ‚no‘ to us“", "‚no‘"),
        ("“She said “no” to us”", "“no”"),
        ("« She said « no » to us »", "« no »"),
    ],
)  # fmt: skip
def test_a_quotation_inside_another_is_one_deeper(text, inner):
    [outside, inside] = quotations(text, 0, len(text))
    assert (text[outside.start : outside.end], outside.depth, outside.closed) == (text, 0, True)
    assert (text[inside.start : inside.end], inside.depth, inside.closed) == (inner, 1, True)


def test_only_quotations_in_no_other_are_outer():
    [paragraph] = paragraphs("“a ‘b’ c” and “d”")
    assert [q.depth for q in paragraph.quotations] == [0, 1, 0]
    assert [q.depth for q in paragraph.outer] == [0, 0]


@pytest.mark.parametrize("mark", ['"', "“", "«", "„", "「"])
def test_a_quotation_that_nothing_closes_ends_with_its_paragraph(mark):
    text = f"Lee said: {mark}It rains.\nThe end."
    first, second = paragraphs(text)
    [q] = first.quotations
    assert (q.start, q.end, q.closed) == (text.index(mark), first.end, False)
    assert second.quotations == ()


def test_an_odd_mark_leaves_the_others_paired():
    text = '"a" and "b" and "c'
    assert [(text[q.start : q.end], q.closed) for q in quotations(text, 0, len(text))] == [
        ('"a"', True), ('"b"', True), ('"c', False)
    ]  # fmt: skip


def test_an_outer_mark_closes_what_is_left_open_inside():
    text = "“He said «no and left” today"
    assert [(text[q.start : q.end], q.closed) for q in quotations(text, 0, len(text))] == [
        ("“He said «no and left”", True), ("«no and left”", False)
    ]  # fmt: skip


@given(hostile_text)
@PROPERTY
def test_quotations_stand_in_their_paragraph_one_inside_or_after_another(text):
    for paragraph in paragraphs(text):
        found = paragraph.quotations
        assert list(found) == sorted(found, key=lambda q: (q.start, q.depth))
        for q in found:
            assert paragraph.start <= q.start < q.end <= paragraph.end
            assert text[q.start] in MARKS
            assert not q.closed or text[q.end - 1] in MARKS
            around = [o for o in found if o.start < q.start < o.end]
            assert len(around) == q.depth
            assert all(q.end <= o.end for o in around)


@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "'", "’", "‘a", "'a", "a' ", "«", "«»", "‚", "„", "“‘\"'", "`", "“a ‘b "]
)
def test_any_number_of_marks_is_read(unit):
    text = unit * (200_000 // len(unit))
    [paragraph] = paragraphs(text)
    assert (paragraph.start, paragraph.end) == (0, len(text.rstrip()))
    assert all(q.end <= paragraph.end for q in paragraph.quotations)


@pytest.mark.parametrize("unit", [". ", '."', ".) ", ".   A", "A. ", "\n", "\n \n", "a\n\n", "a b", "?!"])
def test_text_of_one_thing_over_and_over_is_read(unit):
    text = unit * (20_000 // len(unit))
    assert_in_order_and_complete(text, sentences(text, 0, len(text)))
    assert_in_order_and_complete(text, [(p.start, p.end) for p in paragraphs(text)])


def test_a_long_run_of_full_stops_is_one_sentence():
    text = "." * 200_000
    assert sentences(text, 0, len(text)) == [(0, len(text))]


@given(hostile_text)
@PROPERTY
def test_line_ends_become_those_of_unix_once_and_for_all(text):
    written = with_unix_line_ends(text)
    assert not set("\r\u2028\u2029") & set(written)
    assert with_unix_line_ends(written) == written
    assert written.replace("\n", "") == "".join(c for c in text if c not in "\n\r\u2028\u2029")


def test_each_line_end_becomes_one():
    assert with_unix_line_ends("a\r\nb\rc\u2028d\u2029e\n\rf") == "a\nb\nc\nd\ne\n\nf"


@given(hostile_text)
@PROPERTY
def test_without_surrogates_a_text_can_be_encoded_and_keeps_its_offsets(text):
    written = without_surrogates(text)
    written.encode()
    assert len(written) == len(text)
    assert all(
        new == old or (new == "\ufffd" and "\ud800" <= old <= "\udfff") for new, old in zip(written, text, strict=True)
    )
