"""Which unit or currency do words and signs name?

Units have the short names of the SI where it has one, else the usual ones ("mi", "lb", "bbl"); currencies their codes
in ISO 4217. A word that several countries use for their money, with nothing to tell which, stays that word ("peso").
"""

from __future__ import annotations

_UNITS = {
    "%": "% percent pct pc|per cent|per-cent",
    "pp": "pp|percentage points|percentage point|percent points|percentage-points|percentage-point|%-points",
    "bp": "bps|basis points|basis point|basis-point",
    "km": "km kms kilometre kilometres kilometer kilometers kilometre-long kilometer-long",
    "m": "metre metres meter meters m",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "mi": "mile miles mile-long|mi",
    "nmi": "|nautical miles|nautical mile|nautical-mile",
    "ft": "ft foot feet foot-long foot-tall foot-high",
    "in": "inch inches in",
    "yd": "yard yards",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "g": "gram grams gramme grammes g",
    "mg": "mg milligram milligrams",
    # American writers mean the short ton; the articles do not say, and the two differ by a tenth.
    "t": "tonne tonnes t ton tons|metric tons|metric ton|metric tonnes",
    "kt": "kiloton kilotons kilotonne kilotonnes",
    "Mt": "megaton megatons megatonne megatonnes",
    "lb": "lb lbs",
    "oz": "oz ounce ounces",
    "ha": "ha hectare hectares",
    "ac": "acre acres",
    "km²": "km² km2 sqkm|square kilometres|square kilometers|square kilometre|square kilometer|sq km|square km",
    "m²": "m² m2 sqm|square metres|square meters|square metre|square meter|sq m",
    "mi²": "|square miles|square mile|square-mile|sq mi|sq miles",
    "ft²": "|square feet|square foot|square-foot|sq ft",
    "m³": "m³ m3 bcm|cubic metres|cubic meters|cubic metre|cubic meter",
    "ft³": "|cubic feet|cubic foot",
    "l": "litre litres liter liters l",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "gal": "gallon gallons gal",
    "bbl": "barrel barrels bbl bpd",
    "km/h": "kph kmh km/h|km / h|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km "
    "per hour"
    "|km an hour|kilometre per hour|kilometre-per-hour|kilometer-per-hour",
    "m/s": "|m / s|metres per second|meters per second|metres a second|meters a second",
    "mph": "mph|miles per hour|miles an hour|mile per hour|mile-per-hour|mile-an-hour",
    "kn": "knot knots",
    "°C": "celsius centigrade|degrees celsius|degrees centigrade|degree celsius|degrees c|° c|c",
    "°F": "fahrenheit|degrees fahrenheit|degree fahrenheit|degrees f|° f|f",
    "°": "degrees degree °",
    "W": "watt watts",
    "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts",
    "TW": "tw terawatt terawatts",
    "kWh": "kwh kilowatt-hour kilowatt-hours|kilowatt hours|kilowatt hour",
    "MWh": "mwh megawatt-hour megawatt-hours|megawatt hours",
    "GWh": "gwh gigawatt-hour gigawatt-hours|gigawatt hours",
    "TWh": "twh terawatt-hour terawatt-hours|terawatt hours",
    "V": "volt volts",
    "Hz": "hz hertz",
    "kHz": "khz kilohertz",
    "MHz": "mhz megahertz",
    "GHz": "ghz gigahertz",
    "kB": "kb kilobyte kilobytes",
    "MB": "mb megabyte megabytes",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "PB": "pb petabyte petabytes",
    "Mbit/s": "mbps|megabits per second",
    "Gbit/s": "gbps|gigabits per second",
    "kcal": "kcal kilocalorie kilocalories",
    "cal": "calorie calories",
    "J": "joule joules",
    "dB": "db decibel decibels",
    "ppm": "ppm|parts per million",
    "hp": "hp horsepower",
}
# What is a unit only right behind figures, or is a name or a word elsewhere: "30m", "5 C".
_GLUED = frozenset("m g t l c f mi bps in pc".split())

_BY_SIGN = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY",
    "₪": "ILS", "₦": "NGN", "₴": "UAH", "฿": "THB", "₫": "VND", "₱": "PHP", "₲": "PYG", "₡": "CRC", "₸": "KZT",
    "₾": "GEL", "₼": "AZN", "₵": "GHS", "₮": "MNT", "֏": "AMD", "₭": "LAK", "៛": "KHR", "৳": "BDT",
}  # fmt: skip
_DOLLARS = {
    "us": "USD", "u.s.": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD",
    "can": "CAD", "cad": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "j": "JMD",
    "mx": "MXN", "tt": "TTD", "n": "NAD", "z": "ZWL", "bz": "BZD", "fj": "FJD",
}  # fmt: skip
_CODES = frozenset(
    "USD EUR GBP JPY CNY RMB INR RUB KRW TRY ILS NGN UAH THB VND PHP AUD CAD NZD HKD SGD TWD BRL MXN ARS CLP COP PEN "
    "CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RSD AMD AZN GEL KZT UZS KGS BYN MDL IDR MYR PKR BDT LKR NPR AFN IRR IQD "
    "SAR AED QAR KWD BHD OMR JOD LBP SYP YER EGP LYD TND DZD MAD ZAR KES UGX TZS ETB GHS XOF XAF CDF SDG SSP".split()
)
_ABBREVIATED = {"rs": "INR", "inr": "INR", "rm": "MYR", "rp": "IDR", "tk": "BDT", "ksh": "KES", "sh": "KES",
                "fr": "CHF", "sfr": "CHF", "rmb": "CNY"}  # fmt: skip
_MONEY = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "shekel": "ILS", "naira": "NGN", "hryvnia": "UAH", "baht": "THB",
    "dong": "VND", "rupiah": "IDR", "ringgit": "MYR", "taka": "BDT", "rand": "ZAR", "birr": "ETB", "cedi": "GHS",
    "lari": "GEL", "dram": "AMD", "manat": "AZN", "tenge": "KZT", "forint": "HUF", "zloty": "PLN", "złoty": "PLN",
    "reai": "BRL", "real": "BRL", "lira": "TRY", "kyat": "MMK", "afghani": "AFN", "bolivar": "VES", "bolívar": "VES",
    "sole": "PEN", "quetzal": "GTQ", "guarani": "PYG", "kwacha": "ZMW", "kwanza": "AOA", "metical": "MZN",
    "dalasi": "GMD", "tugrik": "MNT", "lei": "RON", "leu": "RON", "lev": "BGN", "leva": "BGN", "kronor": "SEK",
    "krona": "SEK", "koruna": "CZK", "dirham": "AED", "riyal": "SAR", "rial": "IRR", "peso": "peso", "franc": "franc",
    "dinar": "dinar", "krone": "krone", "kroner": "krone", "crown": "crown", "shilling": "shilling", "som": "som",
    "cent": "cent", "pence": "penny", "penny": "penny", "kopeck": "kopeck", "kip": "LAK", "colone": "CRC",
    "lempira": "HNL", "riel": "KHR", "ngultrum": "BTN", "euro-cent": "cent",
}  # fmt: skip
# Words that are rarely money by themselves: only behind their country or a large number.
_WON = frozenset({"won", "som", "real", "sole", "crown", "kip", "dong", "rand"})
_NATIONAL = {
    "dollar": "american USD us USD u.s. USD canadian CAD australian AUD singapore SGD singaporean SGD taiwan TWD "
    "taiwanese TWD jamaican JMD liberian LRD zimbabwean ZWL namibian NAD kong HKD zealand NZD fijian FJD",
    "pound": "egyptian EGP sudanese SDG lebanese LBP syrian SYP british GBP sterling GBP",
    "franc": "swiss CHF cfa XOF congolese CDF rwandan RWF burundian BIF guinean GNF",
    "peso": "mexican MXN argentine ARS argentinian ARS philippine PHP chilean CLP colombian COP cuban CUP "
    "dominican DOP uruguayan UYU",
    "rupee": "indian INR pakistani PKR pakistan PKR lankan LKR nepali NPR nepalese NPR mauritian MUR",
    "krone": "norwegian NOK danish DKK",
    "kroner": "norwegian NOK danish DKK",
    "krona": "swedish SEK icelandic ISK",
    "kronor": "swedish SEK",
    "crown": "swedish SEK norwegian NOK danish DKK czech CZK icelandic ISK",
    "koruna": "czech CZK",
    "dinar": "iraqi IQD kuwaiti KWD jordanian JOD serbian RSD libyan LYD tunisian TND algerian DZD bahraini BHD",
    "riyal": "saudi SAR qatari QAR yemeni YER omani OMR",
    "rial": "iranian IRR omani OMR yemeni YER",
    "shilling": "kenyan KES kenya KES ugandan UGX uganda UGX tanzanian TZS somali SOS",
    "won": "korean KRW",
    "lira": "turkish TRY lebanese LBP syrian SYP",
    "lei": "romanian RON moldovan MDL",
    "leu": "romanian RON moldovan MDL",
    "ruble": "russian RUB belarusian BYN belarussian BYN",
    "rouble": "russian RUB belarusian BYN belarussian BYN",
    "dirham": "moroccan MAD emirati AED uae AED",
    "som": "kyrgyz KGS uzbek UZS",
    "sum": "uzbek UZS",
    "manat": "azerbaijani AZN azeri AZN turkmen TMT",
    "real": "brazilian BRL",
    "yuan": "chinese CNY",
    "rand": "african ZAR",
}
_NATIONS = {noun: dict(zip(w[::2], w[1::2], strict=True)) for noun, t in _NATIONAL.items() if (w := t.split())}
_UNIT_OF = {
    name: unit
    for unit, names in _UNITS.items()
    for part, group in enumerate(names.split("|"))
    for name in (group.split() if part == 0 else [group])
}
_MOST_WORDS = 3
_LARGE = 100
_WEIGHT = frozenset(
    "weigh weighs weighed weighing weight heavy heavier lighter lost loses lose gained gain tipped lift lifted".split()
)


def unit_after(words: list[str], value: float, *, glued: bool, heavy: bool) -> tuple[str, int] | None:
    """The unit that words behind a number begin with, in lower case, and how many of them it takes.

    `glued` says that the first word touches the number, `heavy` that a weight is spoken of.
    """
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count])
        unit = _UNIT_OF.get(name)
        if unit is not None and (count > 1 or glued or name not in _GLUED):
            return unit, count
    if glued and words[:1] == ["p"] and value < _LARGE:
        return "penny", 1
    return _money_after(words, value, heavy=heavy)


def _money_after(words: list[str], value: float, *, heavy: bool) -> tuple[str, int] | None:
    """The currency that words behind a number name: "dollars", "Kenyan shillings", "New Zealand dollars"."""
    for i, word in enumerate(words[:_MOST_WORDS]):
        noun = word.removesuffix("s") if len(word) > 3 else word
        if i and noun in _NATIONS and (code := _NATIONS[noun].get(words[i - 1])):
            return code, i + 1
    if not words:
        return None
    word = words[0]
    if word.upper() in _CODES:
        return {"RMB": "CNY"}.get(word.upper(), word.upper()), 1
    if word in ("pound", "pounds"):
        sterling = words[1:2] == ["sterling"]
        return ("GBP" if sterling or not heavy else "lb"), 1 + sterling
    noun = word if word in _MONEY else word.removesuffix("s")
    if noun == "won":
        return ("KRW", 1) if value >= _LARGE else None
    if noun not in _MONEY or (noun in _WON and noun != "rand" and value < _LARGE):
        return None
    return _MONEY[noun], 1


def currency_before(words: list[str]) -> tuple[str, int] | None:
    """The currency that words before a number end with ("US$", "Rs.", "EUR"), and how many of them it takes."""
    last = words[-1] if words else ""
    if last == "$":
        before = words[-2] if len(words) > 1 else ""
        return (_DOLLARS[before], 2) if before in _DOLLARS else ("USD", 1)
    if last in _BY_SIGN:
        return _BY_SIGN[last], 1
    if last == "." and len(words) > 1 and words[-2] in _ABBREVIATED:
        return _ABBREVIATED[words[-2]], 2
    if last in _ABBREVIATED:
        return _ABBREVIATED[last], 1
    return (last.upper(), 1) if last.upper() in _CODES else None
