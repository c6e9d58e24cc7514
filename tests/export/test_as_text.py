from __future__ import annotations

import re

import pytest
from anything import readings
from handmade import flag, place, reading, record, statement, visit
from hypothesis import given
from hypothesis import strategies as st

from quoth import Flag, Place, Via
from quoth.article import new_article
from quoth.export import as_text


def report(*readings, **options):
    return "".join(as_text.report(readings, **options))


def test_an_article_is_headed_by_its_title_and_publication():
    assert report(visit()).startswith("A visit to Kalbajar\nBizim.Media · 2022-06-03T11:00:00+04:00\n")


def test_an_article_without_title_is_headed_by_its_source_or_id():
    assert report(reading(new_article("a", source="a.txt", title="\n"))).startswith("a.txt\n")
    article = new_article("a")
    assert report(reading(article)).startswith(article.id)


def test_a_statement_shows_who_said_what_and_where():
    text = "An official spoke.\n\nThe mayor said that it rained."
    article = new_article(text)
    shown = report(reading(article, statement(article, 1, "that it rained", cue="said", source="The mayor")))
    start = text.index("that it")
    assert f"1  The mayor said\n   indirect · ¶2 {start}–{start + 14}\n   that it rained\n" in shown


def test_statements_stand_indented_below_the_one_they_came_through():
    lines = report(visit()).splitlines()
    assert "3  Vusal Gurbanov gave thoughts" in lines
    assert "    4  They stressed" in lines
    assert any(line.startswith("       indirect · through 3 ·") for line in lines)
    assert any(line.startswith("       indirect, belief · through Vusal Gurbanov ·") for line in lines)


def test_a_speaker_is_introduced_with_the_first_statement_and_the_outlet_is_named():
    lines = report(visit()).splitlines()
    at = lines.index("2  Vusal Gurbanov shared his impressions")
    assert lines[at + 1 : at + 3] == [
        "   Acting Director General, Eurasian Regional Center of the Islamic Cooperation",
        "   Youth Forum (ICYF-ERC)",
    ]
    assert lines[at + 3].startswith("   direct · told to Bizim.Media · ¶")
    assert lines[lines.index("3  Vusal Gurbanov gave thoughts") + 1].startswith("   direct · ¶")


def test_a_statement_without_a_source_and_one_that_was_not_made_say_so():
    shown = report(visit())
    assert "7  no source\n" in shown
    assert "indirect, negated" in shown


def test_spans_of_one_content_are_joined_by_an_ellipsis():
    article = new_article('"We won," he said, "and it was good."')
    shown = report(reading(article, statement(article, 1, '"We won,"', '"and it was good."', cue="said", source="he")))
    assert '"We won," … "and it was good."' in shown


def test_statements_that_came_through_each_other_are_all_shown():
    article = new_article("a b c")
    circle = [
        statement(article, 1, "a", via=Via(statement="s2")),
        statement(article, 2, "b", via=Via(statement="s1")),
        statement(article, 3, "c", via=Via(statement="s3")),
    ]
    shown = report(reading(article, *circle))
    assert re.findall(r"^ *(\d)  no source", shown, re.MULTILINE) == ["1", "2", "3"]


@pytest.mark.parametrize("width", [40, 72, 120])
def test_lines_are_no_wider_than_asked(width):
    assert max(map(len, report(record(), width=width).splitlines())) <= width
    article = new_article("word " * 100)
    shown = report(reading(article, statement(article, 1, ("word " * 100).strip())), width=width)
    assert max(map(len, shown.splitlines())) <= width


def test_a_long_chain_stays_in_view():
    article = new_article("far away " * 10)
    chain = [statement(article, 1, "far")]
    chain += [statement(article, i, "far away", via=Via(statement=f"s{i - 1}")) for i in range(2, 2000)]
    shown = report(reading(article, *chain), width=80)
    assert max(map(len, shown.splitlines())) <= 80


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_in_an_article_can_act_on_the_terminal(text):
    article = new_article(text + "x", title=text, outlet=text)
    made = reading(
        article,
        statement(article, 1, article.text, cue="x", source="x"),
        flags=(Flag(kind="k", severity="low", message=text, evidence=()),),
    )
    shown = report(made)
    shown.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_control_characters_are_shown():
    article = new_article("\x1b[31mred\x9b")
    assert "␛[31mred\\x9b" in report(reading(article, statement(article, 1, article.text)))


def test_colour_is_added_only_where_it_is_asked_for():
    coloured = report(record(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == report(record())


def test_flags_are_shown_with_severity_and_evidence_the_gravest_first():
    article = new_article("It was 1992.\n\nIt is 2022.")
    made = reading(
        article,
        flags=(
            flag(article, "The year does not fit.", "1992", severity="low"),
            flag(article, "The years disagree.", "1992", "2022", severity="high"),
        ),
    )
    lines = report(made).splitlines()
    at = lines.index("To query")
    assert lines[at + 1 : at + 5] == [
        "   high    The years disagree.",
        "           “1992” ¶1 · “2022” ¶2",
        "   low     The year does not fit.",
        "           “1992” ¶1",
    ]


def test_the_head_has_the_dateline():
    article = new_article("a", outlet="Dawn", dateline="BAKU, June 3")
    assert report(reading(article, statement(article, 1, "a"))).splitlines()[1] == "Dawn · BAKU, June 3"


def test_events_tell_who_did_what_to_whom_when_where_and_whose_word_it_is():
    lines = report(record(), width=100).splitlines()
    at = lines.index("What happened")
    assert lines[at + 1 : at + 6] == [
        "1  CONSULT / visit · “took part in the visit” · Around 80 diplomats [GOV]",
        "   when: 3 June 2022 11:00 (UTC+04:00) = 2022-06-03 11:00+04:00 · where: Kelbajar, AZ · counts:",
        "   about 80 diplomats · contexts: diplomatic · reported by 1 (the organisers) · ¶2",
        "2  RETREAT, planned · “returned the region” · Vusal Gurbanov → Pakistan [PK]",
        "   reported by the article · ¶6",
    ]


def section(shown, title):
    lines = shown.splitlines()
    at = lines.index(title) + 1
    return lines[at : lines.index("", at)]


def test_times_stand_in_the_order_of_their_dates_those_without_one_last():
    assert section(report(record()), "Times") == [
        "   1992                    ¶4",
        "   2022                    this year · ¶7",
        "   2022-06-03              Friday · ¶7",
        "   2022-06-03 11:00+04:00  3 June 2022 11:00 (UTC+04:00) · ¶1",
        "   not known               first · ¶4",
    ]


def test_what_has_one_value_is_listed_once_with_all_its_paragraphs():
    assert section(report(record()), "Places")[0] == (
        "   Kelbajar, AZ  40.10° N, 46.04° E · Kalbajar region · Kalbajar · ¶2 4"
    )
    assert section(report(record()), "Quantities") == [
        "   about 80 diplomats  Around 80 · ¶2",
        "   ambassadors         a number of · ¶6",
    ]


def test_a_place_of_many_paragraphs_names_the_first_of_them():
    article = new_article("\n".join(["Baku"] * 9))
    places = tuple(Place(start=i, end=i + 4, text="Baku", name="Baku") for i in range(0, 45, 5))
    assert section(report(reading(article, places=places)), "Places") == ["   Baku  ¶1 2 3 4 5 and 4 more"]


def test_a_value_too_long_for_its_column_has_a_line_of_its_own():
    article = new_article("one two")
    made = reading(article, places=(place(article, "one", "n" * 50), place(article, "two", "Baku")))
    assert section(report(made), "Places") == [f"   {'n' * 50}", "      one · ¶1", f"   {'Baku':<32}  two · ¶1"]


def test_an_article_without_any_has_no_such_section():
    shown = report(visit())
    assert not {"What happened", "Times", "Places", "Quantities", "To query"} & set(shown.splitlines())


@given(readings(), st.sampled_from([20, 80]))
def test_no_record_can_act_on_the_terminal_or_widen_it(made, width):
    shown = report(made, width=width)
    shown.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert max(map(len, shown.splitlines())) <= max(width, 48)


def test_evidence_that_is_a_mark_is_shown_with_what_follows():
    article = new_article('He said: "It rains.\n\nHe left.')
    shown = report(reading(article, flags=(flag(article, "Not closed.", '"'),)))
    assert '“"It rains.” ¶1' in shown


def test_the_last_line_counts():
    assert report(visit()).endswith("\n7 statements in 1 article\n")
    assert report(reading(new_article("a")), visit()).endswith("\n7 statements in 2 articles\n")
    assert report() == "0 statements in 0 articles\n"
