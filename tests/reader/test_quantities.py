"""What a reader of the record sees of quantities: which there are, and what each says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.reader.quantities import find_quantities
from quoth.reader.times import find_times
from quoth.record import Quantity
from quoth.text import paragraphs


def read(text: str) -> list[Quantity]:
    own = paragraphs(text)
    return find_quantities(text, own, find_times(text, own, None))


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high", "modifier"),
    [
        ("They met 34 envoys.", "34", 34, 34, 34, "="),
        ("About 1,200 homes were lost.", "About 1,200", 1200, None, None, "~"),
        ("It has well over a hundred members.", "well over a hundred", 100, 100, None, ">"),
        ("At least another five miners died.", "At least another five", 5, 5, None, ">="),
        ("He commands 80-plus boats.", "80-plus", 80, 80, None, ">="),
        ("It needs 60 or more seats.", "60 or more", 60, 60, None, ">="),
        ("Just under 300 fans came.", "Just under 300", 300, None, 300, "<"),
        ("As many as 40 villages burned.", "As many as 40", 40, None, 40, "<="),
        ("No more than ten guests may come.", "No more than ten", 10, None, 10, "<="),
        ("Some 30 or so guests came.", "Some 30 or so", 30, None, None, "~"),
        ("They sold a couple of boats.", "a couple", 2, None, None, "~"),
        ("Several hundred thousand voters stayed away.", "Several hundred thousand", 100_000, None, None, "~"),
        ("They had 50 people or so.", "50", 50, None, None, "~"),
        ("They fought a war over two islands.", "two", 2, 2, 2, "="),
        ("Dozens of shops closed.", "Dozens", 12, None, None, "~"),
        ("Tens of millions of birds died.", "Tens of millions", 10_000_000, None, None, "~"),
        ("Half a million voters stayed away.", "Half a million", 500_000, 500_000, 500_000, "="),
        ("One in five boats sank.", "One in five", 0.2, 0.2, 0.2, "="),
        ("Nearly half of the boats sank.", "Nearly half", 0.5, None, None, "~"),
        ("At least one in 21 boats sank.", "At least one in 21", 0.0476, 0.0476, None, ">="),
        ("Some three-in-five boats sank.", "Some three-in-five", 0.6, None, None, "~"),
        ("It has a half-dozen boats.", "a half-dozen", 6, 6, 6, "="),
        ("It climbed past 5,000 boats.", "past 5,000", 5000, 5000, None, ">"),
        ("He walked past 30 boats.", "30", 30, 30, 30, "="),
        ("It has less than the 30 boats.", "30", 30, 30, 30, "="),
        ("Just shy of 60 boats sank.", "Just shy of 60", 60, None, 60, "<"),
        ("Nothing less than 60 boats will do.", "Nothing less than 60", 60, 60, None, ">="),
        ("He drove 1,000-odd miles.", "1,000-odd miles", 1000, None, None, "~"),
        ("Hundreds upon hundreds of boats sank.", "Hundreds upon hundreds", 100, None, None, "~"),
        ("The crowd was 2m-strong.", "2m", 2_000_000, 2_000_000, 2_000_000, "="),
    ],
)
def test_modifier_and_bounds(text, words, value, low, high, modifier):
    found = only(text)
    assert (found.text, found.value, found.low, found.high, found.modifier) == (words, value, low, high, modifier)


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Between 20 and 30 boats sank.", "Between 20 and 30", 20, 30),
        ("It may lose 20-30% of its boats.", "20-30%", 20, 30),
        ("They ask for £2,000 to £5,000.", "£2,000 to £5,000", 2000, 5000),
        ("It will cost $3-4 billion.", "$3-4 billion", 3e9, 4e9),
        ("Two or three boats sank.", "Two or three", 2, 3),
        ("It holds from 40 up to 50 boats.", "from 40 up to 50", 40, 50),
        ("It may lose 40 percent-50 percent.", "40 percent-50 percent", 40, 50),
        ("Any number above 20 but no more than 30 will do.", "above 20 but no more than 30", 20, 30),
    ],
)
def test_intervals_have_two_bounds_and_no_value(text, words, low, high):
    found = only(text)
    assert (found.text, found.value, found.low, found.high) == (words, None, low, high)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It costs $5bn.", 5e9, "USD"),
        ("It costs HK$7.3 billion.", 7.3e9, "HKD"),
        ("It costs 300 Swiss francs.", 300, "CHF"),
        ("It costs 40 million euros.", 4e7, "EUR"),
        ("It costs Rs 500.", 500, "INR"),
        ("It weighs 900 pounds.", 900, "lb"),
        ("It earned him 900 pounds.", 900, "GBP"),
        ("It grew five percentage points larger.", 5, "pp"),
        ("It lies 25 km north.", 25, "km"),
        ("It burned 400 square miles.", 400, "mi²"),
        ("A 40-tonne truck came.", 40, "t"),
        ("It fell to minus 38 degrees Celsius.", -38, "°C"),
        ("It does 90 kilometres per hour.", 90, "km/h"),
        ("It is half a kilometre away.", 0.5, "km"),
        ("It reaches 2.5m households.", 2_500_000, None),
        ("It wants a $15 wage.", 15, "USD"),
        ("A $7 million boat sank.", 7e6, "USD"),
        ("It is a margin of half of 1 percent.", 0.5, "%"),
        ("It is half a percentage point.", 0.5, "pp"),
        ("It costs 50p.", 50, "penny"),
        ("They own 3.2pc.", 3.2, "%"),
        ("The 4km-wide strip is closed.", 4, "km"),
        ("They found hundreds of pounds of cheese.", 100, "lb"),
    ],
)
def test_units(text, value, unit):
    found = only(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Prices rose by 5%.", ["up"]),
        ("The toll rose to 134.", ["up"]),
        ("Prices went from 9.1% down to 8.7%.", [None, "down"]),
        ("The number fell from 300 to 250.", [None, "down"]),
        ("It saw a 12% increase.", ["up"]),
        ("Six died, bringing the toll to 134.", [None, "up"]),
        ("Sales are 5 per cent lower.", ["down"]),
        ("The index fell 12 points, or 3.4%.", ["down", "down"]),
        ("It cut 1,500 posts.", [None]),
        ("They make up 80 per cent.", [None]),
        ("It set up 20 camps.", [None]),
        ("Wheat fell 2%, corn 1.5% and soybeans 0.7%.", ["down", "down", "down"]),
        ("Stocks rose 3% in Paris and 2% in Milan.", ["up", "up"]),
        ("Prices rose 3% and 2% of shops closed.", ["up", None]),
        ("The index added 1.2% and its rival gave up 0.4%.", ["up", "down"]),
        ("It fell to a low of 22%.", ["down"]),
        ("It grew at an annual rate of 7%.", ["up"]),
        ("Profit surged to a record 3 million euros.", ["up"]),
        ("The fee went from £20 to £25.", [None, "up"]),
        ("The rate went up to 5% from 4%.", ["up", None]),
        ("The jobless rose by 14,000 to 2.6 million.", ["up", "up"]),
        ("There was a decline in turnout of 40 percent.", ["down"]),
        ("In the fall of 1960, some 90 students met.", [None]),
        ("The rise is limited to 2 degrees.", [None]),
        ("He sank $3 billion into boats.", [None]),
        ("The storm dropped 500 litres of rain.", [None]),
        ("It pushed the index down 30 points.", ["down"]),
        ("The index slid 1.9 percent, or 74 points.", ["down", "down"]),
        ("That adds up to 185,000.", [None]),
        ("It sank 4% to 18.9 per dollar and closed 2% weaker.", ["down", "down", "down"]),
    ],
)
def test_change(text, changes):
    assert [found.change for found in read(text)] == changes


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They met 80 diplomats and military attachés.", ["diplomats and military attachés"]),
        ("Five officers and two drivers came.", ["officers", "drivers"]),
        ("It is 12% of households.", ["households"]),
        ("It holds 88 of the 150 seats.", ["seats", "seats"]),
        ("The 20-member delegation came.", ["member"]),
        ("They seized 40 litres of petrol.", ["petrol"]),
        ("Some 3,000 U.S. troops left.", ["U.S. troops"]),
        ("The two turned away.", [None]),
        ("At least 11 died.", [None]),
        ("Half the country's 1,400 clinics closed.", ["clinics", "clinics"]),
        ("They won 8 of their last 10 games.", ["games", "games"]),
        ("It has 0.9 points.", ["points"]),
        ("They won three $50,000 prizes.", ["prizes", None]),
        ("Four police officers came.", ["police officers"]),
        ("Three current and former employees came.", ["current and former employees"]),
        ("It has 40 boats and sits 3 miles off.", ["boats", None]),
        ("He has 14 great-grandchildren.", ["great-grandchildren"]),
    ],
)
def test_counted(text, counted):
    assert [found.counted and found.counted.text for found in read(text)] == counted


@pytest.mark.parametrize(
    "text",
    [
        "No one came; one of them said that one day he would.",
        "Under Section 8 and Resolution 1483 he may.",
        "Apollo 11 and the F-16 met the Boeing 737 on Channel 4.",
        "They won 3-2 after a 52-48 vote, by 14 votes to none.",
        "Maria, 12, met a man of 45.",
        "He called 0800 555 0199 and +44 20 7946 0123.",
        "1. Bread",
        "It opened in 1999 and closed at 4 p.m. on 3 May after ten years.",
        "After 9/11 he worked 24/7 on the A4 and for the G20.",
        "The Twelve Apostles are rocks.",
        "He was third in the twenty-first century.",
        "See https://example.org/12345/a.",
        "The test scores came in the first half.",
        "The 18- to 24-year-olds left.",
        "Articles 5, 6 and 7 fill pages 100-120, with Sections 12 and 13.",
        "The children, ages 4, 7 and 11, slept; he arrived at 7.",
        "When you’re 45, most of them over 60, or 65 and older.",
        "She was 92 and well. At 92, she swims. Mr. Okoye, then 38, left.",
        "It reached the last 16, the final four and the top 10.",
        "Two, we must act.",
        "Write to Springfield, Ill. 60614.",
        "They won 3 games to 2 and lead their rivals, 1,428 to 1,153.",
        "He hit .312 with a .45 pistol.",
        "4 Grace Okoye. 8 Rand Miller.",
        "He was the only one left in ‘16, after a decade and a half, and they zero in on him.",
        "The average age of the players born in the city was 18; some are younger than 30.",
        "The brothers John and Brian Meza, 22 and 19, left.",
        "While Okoye is 63, Justice Lind will be 80.",
        "A 5-foot-11 player has an issue or two.",
        "It came on 5/12 at dawn.",
        "The 6'5\" forward took US 1.",
    ],
)
def test_what_is_no_quantity(text):
    assert read(text) == []


def test_one_is_a_number_beside_another():
    assert [(found.value, found.counted and found.counted.text) for found in read("Six women and one man came.")] == [
        (6, "women"),
        (1, "man"),
    ]


def test_shares_are_read_where_the_unit_is_said_once():
    assert [(found.value, found.unit) for found in read("It led by 46 to 40 percent.")] == [(46, "%"), (40, "%")]
    assert [(found.value, found.unit) for found in read("It led by 5 and 10 percent.")] == [(5, "%"), (10, "%")]
    assert [(found.value, found.unit) for found in read("It was 63 percent, up from 61.")] == [(63, "%"), (61, "%")]


def test_a_date_does_not_swallow_the_number_behind_its_comma():
    assert [found.text for found in read("As of 3 May, 12 were missing; on Tuesday, 14 died.")] == ["12", "14"]


def test_no_quantity_overlaps_a_time():
    text = "For 11 months some 90,000 people lived there; in 1994 at least 800 left within 100 days."
    times = find_times(text, paragraphs(text), None)
    found = read(text)
    assert [one.text for one in found] == ["some 90,000", "at least 800"]
    assert all(one.end <= time.start or time.end <= one.start for one in found for time in times)


PIECES = st.sampled_from(
    "1 12 1,234 3.5 -7 $ £ % one two twenty - hundred thousand million half a third and or to between from more "
    "than at least "
    "up about of in five km pounds dollars dozens scores people Section . , ; ( ) \" ' \n \ud800 \x00 ² ½ ٣ by "
    "rose , and went record gave added old strong - 's 's".split(" ")
)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
    )
)
def test_any_string_has_quantities_in_order_with_their_own_words(text):
    at = 0
    for found in find_quantities(text, paragraphs(text), ()):
        assert found.start >= at
        assert text[found.start : found.end] == found.text != ""
        if found.counted is not None:
            assert text[found.counted.start : found.counted.end] == found.counted.text
        at = found.end
