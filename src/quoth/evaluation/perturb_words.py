"""Which words does the program that perturbs articles know?"""

from __future__ import annotations

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple("January February March April May June July August September October November December".split())
SHORT_MONTHS = tuple("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split())
MONTH_OF = {name: i for names in (MONTHS, SHORT_MONTHS) for i, name in enumerate(names, 1)}
MONTHS_WRITTEN = tuple(name.replace(".", r"\.") for name in sorted(MONTH_OF, key=len, reverse=True))
PAST_VERBS = "said|told|wrote|held|met|spoke|began|won|lost|came|left|made|gave|took|ran|went"
NUMBERS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
ABOUT = (
    "about|around|nearly|almost|than|some|over|least|most|roughly|approximately|to|of|another|other|first|last|every|"
    "and|or"
)

# What numbers measure rather than count, and words on "s" that are no plurals.
MEASURES = frozenset(
    "years days hours minutes seconds weeks months decades points percent dollars cents miles times meters feet "
    "degrees inches pounds centuries generations terms steps hours nights mornings ways percents quarters thirds "
    "others his is was has always perhaps less this plus versus across odds tons acres yards kilometers barrels "
    "gallons words percentages thousands hundreds millions billions does says goes polls thus goals sides "
    "bucks shillings pesos euros seems savings works affirms outrageous".split()
)
NO_ADJECTIVES = frozenset(
    "of in on at to and or for by with from percent million billion per more than years days times points other were "
    "was is are have has had who that which as but out others about over a an the least hours men women people "
    "dozen".split()
)
TAKING_UP_COUNT = (
    "Further details on the {} were not immediately available.",
    "The {} could not be reviewed independently.",
    "No more was known about these {}.",
    "None of the {} had been described in detail before.",
    "All {} have drawn comment before.",
    "It was not clear who was the first to write about the {}.",
)
TAKING_UP_PLACE = (
    "Calls to officials in {}, were not immediately returned.",
    "Residents of {}, have been in the news before.",
    "Local officials in {}, did not comment.",
)

STATES = tuple(
    "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Georgia,Hawaii,Idaho,Illinois,"
    "Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,"
    "Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,"
    "Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington,"
    "West Virginia,Wisconsin,Wyoming".split(",")
)
SHORT_STATES = tuple(
    "Ala.,Ariz.,Ark.,Calif.,Colo.,Conn.,Del.,Fla.,Ga.,Ill.,Ind.,Kan.,Ky.,La.,Mass.,Md.,Mich.,Minn.,Miss.,Mo.,Mont.,"
    "Neb.,Nev.,N.C.,N.D.,N.H.,N.J.,N.M.,N.Y.,Okla.,Ore.,Pa.,R.I.,S.C.,S.D.,Tenn.,Va.,Vt.,Wash.,Wis.,W.Va.,Wyo.".split(
        ","
    )
)
COUNTRIES = tuple(
    "Afghanistan,Argentina,Australia,Austria,Belgium,Brazil,Canada,China,Colombia,Cuba,Denmark,Egypt,France,Germany,"
    "Greece,India,Iran,Iraq,Ireland,Israel,Italy,Japan,Kenya,Libya,Mexico,Nigeria,Norway,Pakistan,Poland,Portugal,"
    "Russia,Spain,Sweden,Switzerland,Syria,Turkey,Ukraine".split(",")
)
WAYS = (STATES, SHORT_STATES, COUNTRIES)
CONTAINERS_WRITTEN = "|".join(
    name.replace(".", r"\.") for name in sorted((n for way in WAYS for n in way), key=len, reverse=True)
)
# Words that stand before a comma and a state without being part of a city's name.
NO_CITY = frozenset(
    "Sen Rep Gov County Republican Democrat University College Senate House Congress North South East West York".split()
)
NO_CITY |= frozenset(STATES) | frozenset(COUNTRIES) | frozenset(WEEKDAYS) | frozenset(MONTHS)

CITIES = {
    "Atlanta": "Georgia",
    "Baghdad": "Iraq",
    "Baltimore": "Maryland",
    "Beijing": "China",
    "Benghazi": "Libya",
    "Berlin": "Germany",
    "Boston": "Massachusetts",
    "Brussels": "Belgium",
    "Cairo": "Egypt",
    "Charlotte": "North Carolina",
    "Chicago": "Illinois",
    "Cincinnati": "Ohio",
    "Cleveland": "Ohio",
    "Dallas": "Texas",
    "Denver": "Colorado",
    "Des Moines": "Iowa",
    "Detroit": "Michigan",
    "Havana": "Cuba",
    "Houston": "Texas",
    "Indianapolis": "Indiana",
    "Las Vegas": "Nevada",
    "Los Angeles": "California",
    "Miami": "Florida",
    "Milwaukee": "Wisconsin",
    "Moscow": "Russia",
    "Nashville": "Tennessee",
    "New Orleans": "Louisiana",
    "Orlando": "Florida",
    "Paris": "France",
    "Philadelphia": "Pennsylvania",
    "Phoenix": "Arizona",
    "Pittsburgh": "Pennsylvania",
    "San Diego": "California",
    "San Francisco": "California",
    "Seattle": "Washington",
    "St. Louis": "Missouri",
    "Tampa": "Florida",
}
