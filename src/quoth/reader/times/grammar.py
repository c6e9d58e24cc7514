"""Which sequences of words are time expressions? A grammar over the classes of tokens.

Each line of a rule is a regular expression over one-character classes (`tokens`), written with the classes' names in
angle brackets and with pieces that several rules share in braces. Of the rules that match at a place the one that
takes most tokens wins, the earlier one on a tie. What a match means is decided by the function of the same name in `meanings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quoth.reader.times.tokens import Token, character_class

_PIECES = {
    "on_weekday": "(?:<weekday><comma>?)?",
    "day": "(?P<day><day>|<tens><hyphen>?<ordinal>|<ordinal>|<tens><hyphen>?<ones>(?=<month>))",
    "to_day": "(?P<to_day><day>|<ordinal>)",
    "month": "(?P<month><month>)",
    "year": "(?:(?P<year><year>)(?P<era><era>)?|(?P<year><low>)(?P<era><era>)|(?P<year><short>))",
    "which": "(?P<which><last>|<next>|<this>|<that>|<the>?<previous>|<the>(?:<then_next>|<last>|<next>|<same>))",
    "that_year": "(?:<of>|<comma>)?(?P<that_year>{year_which})<year_word>",
    "year_which": "<that>|<this>|<last>|<next>|<the>(?:<same>|<then_next>|<previous>)",
    "of_year": "(?:(?:<of>|<comma>)?<the>?<fiscal>?<year_word>?{year}|{that_year}|<of><the><year_word>)?",
    "edge": "(?P<edge><start>|<middle>|<end>)",
    "mod": "<the>?(?P<mod><early>|<late>|<mid>)?<hyphen>?",
    "of_which": "(?:(?P<mod><early>|<late>|<mid>)(?:<hyphen>|<in>)?|{edge}<of>|(?P<of_part><part>)<of>)",
    "before": "(?:(?P<about><about>)|<the>?{of_which})?",
    "after": "(?P<part><part>)?",
    "from": "(?P<from><from>|<between>)?",
    "link": "(?P<link><hyphen>|<to>|<and>)",
    "spelled": "(?:<ones>|<teens>|<tens>)",
    "further": "(?:<hyphen>?(?:{spelled}|<magnitude>)|<and>{spelled})*(?:<and><a>?<half>)?",
    "number": "(?:<number>|{spelled}|<magnitude>){further}",
    "n": "(?P<n>{number}|<a>?<vague>|<a>?<couple><of>?|<a>?<half><a>|<a><half>?|<another>)",
    "measure": "(?:(?P<more><more><than>?)|(?P<less><less><than>)|(?P<at_least><at><at_least>)|(?P<about><about>))?",
    "unit": "(?P<unit><unit>|<units>)",
    "spoken_hour": "(?P<hour><hour>|<ones>|<teens>)(?:(?P<ampm><ampm>)|<oclock>)",
    "time": "(?:(?P<clock><clock>|<hour_code>)|{spoken_hour}|(?P<point><noon>|<midnight>))",
    "zone": "(?:<open>(?P<zone><zone>|<offset>)<close>|(?P<zone><zone>|<offset>)|<local><time_word>)?",
    "hour": "{time}(?:<in><the>(?P<in_part><part>))?{zone}",
}

_RULES = {
    "date": """
        {before}{on_weekday}<the>?{day}(?:<hyphen>|<of>)?{month}(?:(?:<hyphen>|<comma>|<of>)?{year}|{that_year})?{after}
        {before}{on_weekday}{month}<the>?{day}(?:<comma>?{year}|{that_year})?{after}
        {before}{month}(?:<comma>|<of>|<hyphen>)?{year}
        {before}{month}{that_year}
        {before}(?P<year><year>)<hyphen>?{month}(?:<hyphen>?{day})?
        {before}(?:{which})?{month}
        <on>?<the>{day}<of>(?P<unit_of><this>|<last>|<next>|<the>|<that>)<month_word>
    """,
    "days": """
        {from}{day}{link}{to_day}<of>?{month}(?:<comma>?{year})?
        {from}{month}{day}{link}{to_day}(?:<comma>?{year})?
    """,
    "iso": "(?P<iso><iso>)",
    "slashed": "{on_weekday}(?P<slashed><slashed>)",
    "year": """
        {before}(?:<the>?<year_word>)?{year}
        (?P<era><era>)(?P<year><low>)
    """,
    "years": """
        {from}(?P<year><year>){link}(?P<to_year><year>|<two>)(?P<era><era>)?
    """,
    "decade": "{before}{mod}(?P<decade><decade>|<spelled_decade>)",
    "century": """
        {before}{mod}(?P<nth><ordinal>|<tens><hyphen>?<ordinal>)<hyphen>?(?P<unit><century_word>)(?P<era><era>)?
    """,
    "season": """
        {before}(?:<the>|{which})?(?P<season><season>)(?:(?:<of>|<comma>)?{year}(?:<hyphen><two>)?|{that_year})?
    """,
    "quarter": """
        {before}<the>?(?P<nth><ordinal>|<last>)<fiscal>?(?P<piece><quarter_word>|<half>){of_year}
        (?P<code><quarter_code>)(?:<comma>|<of>)?{year}
        {year}(?P<code><quarter_code>)
    """,
    "fiscal": "<the>?<fiscal><year_word>?{year}",
    "holiday": "{before}(?:{which})?(?P<holiday><holiday>)(?:(?:<comma>|<of>|<in>)?{year}|{that_year})?{after}",
    "weekday": """
        (?:{before}{which}|{before})?(?P<weekday><weekday>)(?:<comma>?<the>{day})?{after}
        (?P<weekday><weekday>)(?:<of>|<comma>)?(?P<week><last>|<next>|<this>)<week_word>
        (?P<week><last>|<next>|<this>)<week_word>(?:<possessive>|<hyphen>|<on>)?(?P<weekday><weekday>)
    """,
    "today": """
        {before}(?P<today><yesterday>|<today>|<tomorrow>){after}
        (?P<mod><early>|<late>)?(?P<today><tonight>)
        {before}{which}(?P<today><part>)
        <in>?<the>(?P<mod><early>|<late>)?(?P<today><part>)
    """,
    "deictic": """
        {before}{which}(?P<unit><unit>)
        <the>?{edge}<of>(?:<the>|{which})(?P<unit><unit>)
        (?P<mod><early>|<late>|<before>|<later>){which}(?P<unit><unit>)
        <the>(?P<unit><unit>)(?P<tail><before>|<after>)
    """,
    "recent": """
        <the>?(?P<which><last>|<next>|<previous>|<then_next>){n}{unit}
        <the>?(?P<which><last>|<next>|<previous>|<then_next>)(?P<unit><units>)
        <recent>(?P<unit><units>)
    """,
    "amount": """
        {measure}{n}<hyphen>?{unit}(?:(?:<hyphen>|<and>)?<old>)?
        {measure}{n}<hyphen>?{unit}(?P<tail><ago>|<before>|<later>)
        (?P<unit><units>)(?P<tail><ago>|<before>|<later>)
        <in>{n}{unit}<possessive>?<time_word>
        {measure}{n}{unit}<from>(?P<tail><now>|<today>)
        <all>(?P<unit><unit>)
        <the>?<all>(?P<unit><unit>)
    """,
    "while": "(?P<unit><units>)",
    "clock": "{hour}",
    "set": """
        <every>(?:<other>|{n}|<ordinal>)?{unit}
        <every>(?P<weekday><weekday>){after}
        <every>(?P<season><season>|<month>|<part>)
        <per>(?P<unit><unit>)
        <a>(?P<rate><unit>)
        (?P<often><often>)
        (?P<weekday><weekdays>)(?P<part><part>|<parts>)?
        (?P<weekday><weekday>)(?P<part><parts>)
    """,
    "now": """
        <right>?(?P<now><now>)
        <at>(?:<the>|<this>)(?P<now><moment>)
        <at>(?P<now><this>)
    """,
    "once": """
        (?P<past><recently>)
        (?P<future><soon>)
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


@cache
def _rules() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, _compiled(pattern)) for name, patterns in _RULES.items() for pattern in patterns.split()]


def _compiled(pattern: str) -> re.Pattern[str]:
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda m: _PIECES[m.group(1)], pattern)
    counts: dict[str, int] = {}

    def numbered(m: re.Match[str]) -> str:
        # A name may stand in several branches; expressions want it unique.
        counts[m.group(1)] = counts.get(m.group(1), 0) + 1
        return f"(?P<{m.group(1)}__{counts[m.group(1)]}\x00"

    pattern = re.sub(r"\(\?P<(\w+)>", numbered, pattern)
    pattern = re.sub(r"<(\w+)>", lambda m: character_class(m.group(1)), pattern)
    return re.compile(pattern.replace("\x00", ">"))


def matches(tokens: list[Token], characters: str) -> Iterator[Found]:
    """The time expressions of a stretch of tokens, from left to right, none overlapping."""
    at = 0
    while at < len(characters):
        best: tuple[int, str, re.Match[str]] | None = None
        for name, rule in _rules():
            m = rule.match(characters, at)
            if m is not None and m.end() > at and (best is None or m.end() > best[0]):
                best = (m.end(), name, m)
        if best is None:
            at += 1
            continue
        end, name, m = best
        groups = {
            key.split("__")[0]: tokens[m.start(key) : m.end(key)] for key, value in m.groupdict().items() if value
        }
        yield Found(
            name,
            tokens[at].start,
            tokens[end - 1].end,
            groups,
            tokens[at - 1] if at else None,
            tokens[end] if end < len(tokens) else None,
        )
        at = end
