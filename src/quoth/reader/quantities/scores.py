"""Does a number belong to a score, a tally of votes or odds: "won 3-2", "by 14 votes to none", "80 to 1"?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.reader.quantities.amounts import Amount
from quoth.reader.quantities.around import Word
from quoth.reader.quantities.change import change

_TO_FIGURES = re.compile(r"\sto\s\d", re.IGNORECASE)
_GAMES = re.compile(
    r"\s(?:games?|sets?|goals?|runs|seats|wins)\sto\s(?:\d|(?:one|two|three|four|five|nil|none|love)\b)"
)
_CONTEST = re.compile(
    r"\b(?:won|wins?|beat(?:s|en)?|lost|loses?|drew|draw|defeat(?:ed|s)?|victory|lead(?:s|ing)?|led|score[ds]?|vote[ds]?|"
    r"voting|rul(?:ed|ing)|decision|match|thrash(?:ed|ing)|edged|trail(?:ed|ing|s)?|down|up|ahead|tied?|sets?|margin|"
    r"split|majority|court|justices|passed|approved|series|finish|ratio)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\s(?:(?:votes?|in\sfavou?r)\s(?:to|against)\s(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|no)|(?:votes?\s)?(?:to|against)\s(?:none|nil|zero)\b)",
    re.IGNORECASE,
)
_WON = frozenset("game games set sets goal goals runs seats wins".split())
_RESULTS = frozenset("vote votes majority decision ruling win victory defeat loss lead margin record".split())


def is_score(text: str, amount: Amount, left: Sequence[Word], right: Sequence[Word], start: int, end: int) -> bool:
    """Whether a number belongs to a score: "won 3-2", "by 14 votes to none", "5-4"."""
    if amount.unit is not None:
        return False
    if amount.high is None:
        if re.match(r"\s?[-–—]\s?\d", text[amount.number_end : min(end, amount.number_end + 4)]):
            return True
        if _VOTES.match(text, amount.end, min(end, amount.end + 24)) or _GAMES.match(text, amount.end, end):
            return True
        if _TO_FIGURES.match(text, amount.end, end) and not (
            left and (left[0].low in ("from", "between") or _led_to(left))
        ):
            return True
        if len(left) > 2 and left[0].low == "to" and left[1].text.isdecimal():
            before_it = _before_figures(left[1:])
            if not before_it or not (before_it[0].low == "from" or _led_to(before_it)):
                return True
        # "by 14 votes to 3": the second of the two numbers.
        return [word.low for word in left[:2]] in (["to", "votes"], ["against", "votes"]) or (
            len(left) > 2 and left[0].low == "to" and left[1].low in _WON and left[2].low[0].isdecimal()
        )
    if amount.joint in ("-", "–", "to", "—") and amount.high < 1000:
        if right and right[0].low in _RESULTS:
            return amount.joint != "to" or right[0].low != "votes"
        near = text[max(start, amount.start - 40) : amount.start] + " " + text[amount.end : min(end, amount.end + 12)]
        if _CONTEST.search(near) and not (right and right[0].low.isalpha() and right[0].low.endswith("s")):
            return not (left and left[0].low in ("about", "around", "between", "from", "some"))
    return False


def _led_to(left: Sequence[Word]) -> bool:
    """Whether "by" before a number goes with a change: "rose by", not "outnumbered by"."""
    return left[0].low == "by" and change(left, (), None, counts=False) is not None


def _before_figures(left: Sequence[Word]) -> Sequence[Word]:
    """The words before figures, which may have commas: before "1,428"."""
    at = 1
    while (
        at + 1 < len(left)
        and left[at].low == ","
        and left[at + 1].text.isdecimal()
        and left[at + 1].end == left[at].start
    ):
        at += 2
    return left[at:]
