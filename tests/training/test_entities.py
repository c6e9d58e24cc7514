from __future__ import annotations

import pytest

from quoth import InputError
from quoth.training.entities import load_gum, parse_gum

# number, form, part of speech, tag, head, relation, more
ROWS = """
# newpar
1 President PROPN NNP 3 nmod:desc Entity=(1-person-new-s-cf1-1-coref
2 Ann PROPN NNP 3 flat _
3 Lee PROPN NNP 4 nsubj Entity=1)
4 visited VERB VBD 0 root _
5 the DET DT 6 det Entity=(2-organization-new-s-cf2-2,4-coref
6 University PROPN NNP 4 obj _
7 of ADP IN 8 case _
8 Kent PROPN NNP 6 nmod Entity=(3-place-new-s-cf3-1-coref)2)|SpaceAfter=No
9 . PUNCT . 4 punct _

# newpar
# newpar_block = p
1 Two NUM CD 3 nummod Entity=(4-person-new-s-cf1-3-coref
2 angry ADJ JJ 3 amod _
3 farmers NOUN NNS 6 nsubj Entity=4)
4-5 didn't _ _ _ _ _
4 did AUX VBD 6 aux _
5 n't PART RB 6 advmod _
6 wait VERB VB 0 root SpaceAfter=No
7 . PUNCT . 6 punct _
"""


def document():
    return "\n".join(_line(row) for row in ROWS.strip("\n").split("\n"))


def _line(row):
    if not row or row.startswith("#"):
        return row
    number, form, part, tag, head, relation, more = row.split(" ")
    return f"{number}\t{form}\t_\t{part}\t{tag}\t_\t{head}\t{relation}\t_\t{more}"


def test_text_is_as_it_was_written_with_a_blank_line_between_paragraphs():
    text = "President Ann Lee visited the University of Kent.\n\nTwo angry farmers didn't wait."
    assert parse_gum(document()).text == text


def test_names_stand_without_title_or_article_and_the_longest_counts():
    found = parse_gum(document())
    assert [(found.text[a:b], kind) for a, b, kind in found.names] == [
        ("Ann Lee", "person"),
        ("University of Kent", "organisation"),
    ]


def test_descriptions_and_subjects_end_with_their_head():
    found = parse_gum(document())
    assert [(found.text[a:b], kind) for a, b, kind in found.descriptions] == [("Two angry farmers", "several")]
    assert [found.text[a:b] for a, b in found.subjects] == ["Lee", "farmers"]


def test_a_folder_without_documents_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"no \.conllu files"):
        load_gum(tmp_path)
