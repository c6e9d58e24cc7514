"""Which sequences of words are time expressions? A grammar over the classes of tokens.

Each line of a rule is a regular expression over one-character classes (`tokens`), written with the classes' names in
angle brackets and with pieces that several rules share in braces. Of the rules that match at a place the one that
takes most tokens wins, the earlier one on a tie. `matching` applies the rules; what a match means is decided by a
function for each rule (`find`). Every repetition has a bound: without one, hostile text takes time by its square.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoth.reader.times.tokens import Token

PIECES = {
    "on_weekday": "(?:(?:<the>?(?:<last>|<next>|<this>|<previous>))?<weekday>(?:<comma>|<hyphen>|<open>)?)?",
    "day": "(?P<day><day>|<tens><hyphen>?<ordinal>|<ordinal>|<tens><hyphen>?<ones>(?=<month>)|<teens>(?=<month>))",
    "spoken_day": "(?P<day><tens>(?:<hyphen>?<ones>)?|<teens>|<ones>)",
    "to_day": "(?P<to_day><day>|<ordinal>)",
    "month": "(?P<month><month>)",
    "year": "(?:(?P<year><year>)(?P<era><era>)?|(?P<year><low>)(?P<era><era>)|(?P<year><short>))",
    "which": "(?P<which><this>(?:<last>|<next>)|<last>|<next>|<this>|<that>|<the>?<previous>|<the>{after_the})",
    "after_the": "(?:<then_next>|<last>|<next>|<same>)",
    "dash": "(?:<hyphen>|<slash>)",
    "spoken_year": "(?P<spoken><teens>{hundred}?(?:{tens}|<teens>)|<ones>{hundred}(?:{tens}|<teens>|<ones>))",
    "hundred": "(?:<magnitude><and>?)",
    "tens": "<tens><hyphen>?<ones>?",
    "any_year": "(?:{year}|{spoken_year})",
    "that_year": "(?:<of>|<comma>)?(?P<that_year>{year_which})<year_word>",
    "year_which": "<that>|<this>|<last>|<next>|<the>(?:<same>|<then_next>|<previous>)",
    "of_year": "(?:(?:<of>|<comma>)?<the>?<fiscal>?<year_word>?{year}|{that_year}|<of><the><year_word>)",
    "week": "(?P<week><last>|<next>|<this>|<the>?<previous>|<the><then_next>)<week_word>",
    "edge": "(?P<edge><start>|<middle>|<end>)",
    "mod": "<the>?(?P<mod><early>|<late>|<mid>|<later>)?<hyphen>?",
    "share": "(?P<share><ordinal>|<last>){n}?(?P<share_unit><unit>|<units>)<of>",
    "half_of": "(?P<half_of><ordinal>|<latter>)<half><of>",
    "part_of": "(?P<mod><early>|<late>|<mid>|<latter>)<part_word><of>",
    "of_which": "(?:{of_mod}|{half_of}|{part_of}|{edge}<of>|{piece_of}<of>|{share})",
    "piece_of": "(?:(?P<of_part><part>)|(?P<of_week><week_word>))",
    "of_mod": "(?P<mod><early>|<late>|<mid>)(?:<hyphen>|<in>)?",
    "before": "(?:(?P<about><about>)|<the>?{of_which})?",
    "after": "(?P<part><part>)?",
    "from_to": "(?P<from><from>)?",
    "between": "(?P<from><between>)",
    "link": "(?P<link><hyphen>|<to>)",
    "spelled": "(?:<ones>|<teens>|<tens>)",
    "further": "(?:<hyphen>?(?:{spelled}|<magnitude>)|<and>{spelled}){0,12}{and_half}?",
    "and_half": "(?:<hyphen>?<and><hyphen>?<a>?<hyphen>?(?:<half>|<quarter_word>))",
    "number": "(?:<number><magnitude>{0,4}{and_half}?|(?:{spelled}|<magnitude>){further})",
    "n": "(?P<n>{number}|<a>?<vague>|<a>?<couple><of>?|<a>?<half><a>|<a><half>?|<another>)",
    "parts": "(?P<parts>{length}(?:(?:<comma>|<and>|<comma><and>)?{length}){1,5})",
    "length": "(?:(?:{number}|<a>)<hyphen>?(?:<unit>|<units>))",
    "tail": "(?P<tail><ago>|<later>|<before>(?!{goes_on}))",
    "goes_on": "<other_word>|<the>|<a>|<that>|<this>|<number>|<month>|<weekday>|<holiday>|<yesterday>|{from_today}",
    "from_today": "<today>|<tomorrow>",
    "measure": "(?:(?P<more><more><than>?)|(?P<less><less><than>)|(?P<at_least><at><at_least>)|(?P<about><about>))?",
    "unit": "(?P<unit><unit>|<units>)",
    "spoken_hour": "(?P<hour><hour>|<ones>|<teens>)(?:(?P<ampm><ampm>)|<oclock>)",
    "time": "(?:(?P<clock><clock>|<hour_code>)|{spoken_hour}|(?P<point><noon>|<midnight>))",
    "zone": "(?:<open>(?P<zone><zone>|<offset>)<close>|(?P<zone><zone>|<offset>)|<local><time_word>)?",
    "nth": "(?P<nth><ordinal>|<tens><hyphen>?<ordinal>)",
    "to_nth": "(?P<to_nth><ordinal>|<tens><hyphen>?<ordinal>)",
    "month_of": "(?P<which><last>|<next>|<this>|<that>|<the>(?:<then_next>|<last>|<next>|<same>)|<the>)",
    "at_hour": "(?:<comma>?(?:<at>|<about>)(?P<at_hour><hour>|<ones>|<teens>)(?!{no_hour}))?",
    "no_hour": "<unit>|<units>|<other_word>|<comma><number>",
    "from_hour": "(?P<from_hour><hour>|<ones>|<teens>|<clock>|<hour_code>)",
    "to_hour": "(?:(?P<clock><clock>|<hour_code>)|(?P<hour><hour>|<ones>|<teens>))",
    "on_day": "(?:(?:<this>|<that>|<last>|<next>)<part>|<yesterday>|<today>|<tomorrow>|<tonight>)",
    "minute": "(?P<minute><tens>(?:<hyphen>?<ones>)?|<teens>)",
    "spelled_minute": "(?:<tens><hyphen>?<ones>|<tens>|<teens>|<ones>)",
    "past_hour": "(?P<hour><hour>|<ones>|<teens>)(?:(?P<ampm><ampm>)|<in><the>(?P<in_part><part>))?",
    "hour": "{time}(?:<in><the>(?P<in_part><part>))?{zone}",
}

RULES = {
    "date": """
        {before}{on_weekday}<the>?{day}<of>?{month}(?:(?:<comma>|<of>|<in>)?{any_year}|{that_year})?{after}
        {before}{on_weekday}{month}<the>?{day}(?:(?:<comma>|<of>|<in>)?{any_year}|{that_year})?{after}
        {before}{on_weekday}{month}{spoken_day}{spoken_year}
        {before}{on_weekday}(?:<the>?{day}<of>?)?{month}<of>(?P<short_year><two>)
        {which}<the>?{day}<of>?{month}
        {which}{month}<the>?{day}
        {before}{on_weekday}<the>?{day}<of>?{month}(?P<which><last>|<next>)(?!{goes_on}|<unit>|<units>)
        {before}{month}(?:<comma>|<of>|<in>)?{any_year}
        {before}{month}{that_year}
        {before}(?P<year><year>){month}{day}?
        {before}(?:{which})?{month}
        <the>?{day}<day_word>?<of>?(?P<unit_of><this>|<last>|<next>|<the>|<that>)<month_word>
    """,
    "days": """
        {from_to}{day}{link}<the>?{to_day}<of>?{month}(?:<comma>?{year})?
        {between}{day}<and><the>?{to_day}<of>?{month}(?:<comma>?{year})?
        {from_to}{month}{day}{link}<the>?{to_day}(?:<comma>?{year})?
        {between}{month}{day}<and><the>?{to_day}(?:<comma>?{year})?
    """,
    "iso": "(?P<iso><iso>)",
    "named": "{on_weekday}(?P<named><named>)",
    "slashed": """
        {which}(?P<slashed><slashed>)
        {on_weekday}(?P<slashed><slashed>)(?:<comma>{year})?
    """,
    "year_month": "(?P<year_month><year_month>)",
    "compact": "(?P<compact><long>)",
    "year": """
        {before}(?:<the>?<year_word>)?{year}
        <the><year_word>(?P<year><low>)
        {before}(?P<year><number>)(?P<era><era>)
        {before}(?:<the>?<year_word>)?{spoken_year}
        (?P<era><era>)(?P<year><low>)
    """,
    "years": """
        (?P<about><about>)?{from_to}(?P<year><year>){link}(?P<to_year><year>|<two>)(?P<era><era>)?
        {between}(?P<year><year>)<and>(?P<to_year><year>)(?P<era><era>)?
        {from_to}(?P<year><low>)<era>?{link}(?P<to_year><low>)(?P<era><era>)
    """,
    "decade": "{before}{mod}(?P<decade><decade>|<spelled_decade>)(?P<era><era>)?",
    "century": """
        {before}{mod}(?P<nth><ordinal>|<tens><hyphen>?<ordinal>)<hyphen>?(?P<unit><century_word>)(?P<era><era>)?
    """,
    "centuries": """
        {from_to}<the>?{nth}<century_word>?{link}<the>?{to_nth}<hyphen>?<century_word>(?P<era><era>)?
        {between}<the>?{nth}<century_word>?<and><the>?{to_nth}<hyphen>?<century_word>(?P<era><era>)?
        <the>?{nth}(?P<and><and>)<the>?{to_nth}<hyphen>?<century_word>(?P<era><era>)?
    """,
    "season": """
        {before}<the>?{year}(?P<season><season>)
        {before}(?:<the>|{which})?(?P<season><season>)(?:(?:<of>|<comma>|<in>)?{year}(?:<hyphen><two>)?|{that_year})?
    """,
    "quarter": """
        {before}<the>?(?P<nth><ordinal>|<latter>)<fiscal>?(?P<piece><quarter_word>|<half>){of_year}?
        {before}<the>?(?P<nth><last>)<fiscal>?(?P<piece><quarter_word>|<half>){of_year}
        {before}(?P<code><quarter_code>)(?:<comma>|<of>|{dash})?{year}
        {before}{year}{dash}?(?P<code><quarter_code>)
    """,
    "fiscal": """
        <the>?<fiscal><year_word>?{year}
        {which}<fiscal><year_word>
    """,
    "holiday": "{before}(?:{which})?(?P<holiday><holiday>)(?:(?:<comma>|<of>|<in>)?{year}|{that_year})?{after}",
    "holiday_weekend": """
        {before}(?:{which})?(?P<holiday><holiday>)(?:<comma>?{year})?<hyphen>?<weekend>(?:<comma>?{year})?
        <the>?<weekend><of>(?P<holiday><holiday>)(?:<comma>?{year})?
    """,
    "period": "{before}<the>?(?P<period><period>)",
    "weekday": """
        (?:{before}{which}|{before})(?P<weekday><weekday>)(?:<comma>?<the>{day})?{after}
        (?P<weekday><weekday>){after}(?:<of>|<comma>)?{week}
        {week}(?:<possessive>|<hyphen>|<on>)?(?P<weekday><weekday>)
    """,
    "nth_weekday": """
        <the>?(?P<nth><ordinal>|<last>)(?P<weekday><weekday>){after}(?:<in>|<of>){month}(?:<comma>?{year})?
        <the>?(?P<nth><ordinal>|<last>)(?P<weekday><weekday>){after}(?:<in>|<of>){month_of}<month_word>
    """,
    "week_number": "<the>?<week_word>(?P<number><low>)(?:(?:<of>|<comma>)?{year}|{that_year})?",
    "today": """
        {before}(?P<today><yesterday>|<today>|<tomorrow>){after}{at_hour}
        (?P<mod><early>|<late>)?(?P<today><tonight>){at_hour}
        {before}{which}(?P<today><part>){at_hour}
        <in>?<the>(?P<mod><early>|<late>)?(?P<today><part>){at_hour}
        (?P<mod><early>|<late>)(?:<in><the>)?(?P<today><part>)
    """,
    "deictic": """
        (?:<the>?{of_which}<the>?)?{which}<working>?(?P<unit><unit>)
        <the>(?P<bare><unit>)(?!<of>|<after>|<before>)
        <the>(?P<unit><unit>)(?P<leap><after><next>|<before><last>)
        <the>?(?P<unit><unit>)(?P<to_date><to><date_word>)
        (?P<unit><unit>)<possessive>?<hyphen>?(?P<edge><end>)
        <the>?{edge}<of>(?:<the>|{which})?(?P<unit><unit>)
        (?P<mod><early>|<late>|<before>|<later>)<in><the>(?P<unit><unit>)
        (?P<mod><early>|<late>|<before>|<later>){which}(?P<unit><unit>)
        <the>(?P<unit><unit>)(?P<tail><before>|<after>)
        <the>(?P<unit><weekend>)
    """,
    "recent": """
        (?:<the>|<this>|<that>)?(?P<which><last>|<next>|<previous>|<then_next>){n}(?P<working><working>)?{unit}
        <the>?{n}(?P<which><last>|<next>|<previous>|<then_next>)(?P<unit><units>)
        <the>?(?P<which><last>|<next>|<previous>|<then_next>)(?P<unit><units>)
        <recent>(?P<unit><units>)
    """,
    "amount": """
        (?!<year><unit>(?!<hyphen>?<old>)){measure}{n}<hyphen>?(?P<working><working>)?{unit}(?:(?:<hyphen>|<and>)?<old>)?
        {measure}{n}<hyphen>?{unit}<and><a>?(?P<and_half><half>|<quarter_word>)
        {measure}{n}<hyphen>?{unit}{tail}
        (?P<unit><units>){tail}
        <in>{n}{unit}<possessive>?(?P<in_time><time_word>)
        {measure}{n}{unit}<from>(?P<tail><now>|<today>)
        <the>?<all>(?P<unit><unit>)
    """,
    "lengths": """
        {measure}{parts}{tail}
        {measure}{parts}<from>(?P<tail><now>|<today>)
        (?:<the>|<this>)?(?P<which><last>|<next>|<previous>|<then_next>){parts}
    """,
    "while": "(?P<unit>(?!<weekends>)<units>)",
    "clock": """
        {hour}
        (?P<hour><hour>|<ones>|<teens>)<in><the>(?P<in_part><part>)
        (?P<hour><ones>|<teens>)<hyphen>?{minute}(?:(?P<ampm><ampm>)|<in><the>(?P<in_part><part>)|(?={on_day})){zone}
        (?P<past>{spelled_minute}|<low>|<half>|<a>?<quarter_word>)(?:<unit>|<units>)?(?P<to><past>){past_hour}{zone}
        (?P<past>(?:{spelled_minute}|<low>)(?:<unit>|<units>)|<a>?<quarter_word>)(?P<to><to>){past_hour}{zone}
    """,
    "hours": """
        {from_to}{from_hour}{link}{hour}
        {between}{from_hour}<and>{hour}
        (?:{from_to}{from_hour}{link}|{between}{from_hour}<and>){to_hour}<in><the>(?P<in_part><part>)
        (?:{from_to}{from_hour}{link}|{between}{from_hour}<and>){to_hour}(?=<comma>?{on_day})
        {from_to}(?P<from_hour><clock>){link}{to_hour}(?=<on>)
        (?<=<part>|<tonight>)(?:{from_to}{from_hour}{link}|{between}{from_hour}<and>){to_hour}(?!{no_hour}|<month>)
    """,
    "set": """
        (?:<every>|<any>)(?P<workday><workday>)
        (?:<any>|<all>)(?P<unit><weekend>|<weekends>)
        <semi><hyphen>?(?P<half_as><often>)
        <bi><hyphen>?(?P<twice_as><often>)
        (?P<seasons><seasons>)
        <every>(?P<other><other>)?(?:{n}|<ordinal>)?{unit}
        <every>(?P<other><other>)?(?P<weekday><weekday>){after}
        <every>(?P<season><season>|<month>|<part>)
        <the>?{day}<of><every><month_word>
        <per>(?P<unit><unit>)
        (?P<often><often>)
        (?P<weekday><weekdays>)(?P<part><part>|<parts>)?
        (?P<weekday><weekday>)(?P<part><parts>)
        <in>?<the>?(?P<season><parts>)
        (?P<unit><weekends>)
    """,
    "now": """
        <right>?(?P<now><now>)
        <at>(?:<the>|<this>)(?P<now><moment>)
        <at><the>?(?P<now><this>)<time_word>
        <at>(?P<now><this>)
        (?P<now><these><day_units>)
        <at>(?P<now><present>)
        <to>(?P<now><date_word>)
        <the>(?P<now><time_word>)<being>
    """,
    "once": """
        (?P<past><recently>)
        <the>(?:<near>|<recent>)?(?P<future><future>)
        <the><recent>?(?P<past><past>)
    """,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: its name, its offsets into the text, and its groups' tokens."""

    rule: str
    start: int
    end: int
    groups: dict[str, list[Token]]
    before: Token | None
    after: Token | None

    def has(self, group: str) -> bool:
        """Whether a group took part in the match."""
        return group in self.groups

    def first(self, group: str) -> Token | None:
        """The first token of a group."""
        return self.groups[group][0] if group in self.groups else None

    def last(self, group: str) -> Token | None:
        """The last token of a group."""
        return self.groups[group][-1] if group in self.groups else None

    def word(self, group: str) -> str:
        """The words of a group in lower case, with single spaces."""
        return " ".join(t.word for t in self.groups.get(group, ()))
