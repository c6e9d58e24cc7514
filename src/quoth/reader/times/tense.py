"""Does a clause tell of the past or of the future? The verbs around an expression show it."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future"]

# How much of the clause on either side of an expression is searched for a verb, in code points.
CLAUSE = 90
_AUXILIARY = 14
_BREAK = re.compile(
    r"[;:—–]|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)[.!?]\s|\n|,\s(?:and|but|while|who|which|as)\b"
)
_FUTURE = (
    r"will|shall|won['’]t|['’]ll|going\sto|plan(?:s|ned|ning)?|planned|scheduled|set\sto|due|expect(?:s|ed|ing)?|"
    r"upcoming|intends?|hopes?|aims?|would|slated|vows?|vowed|promised?|promises|deadline|about\sto|"
    r"ahead\sof|heads?\sto|is\sto|are\sto|to\sbe"
)
_PAST = (
    r"was|were|had|did|said|told|held|met|won|lost|made|took|came|went|gave|began|found|left|saw|became|ran|spoke|"
    r"wrote|led|got|put|brought|kept|fell|rose|grew|knew|thought|felt|sent|paid|struck|hit|shot|sold|drew|flew|drove|"
    r"broke|chose|stood|sat|read|heard|dealt|fought|caught|bought|taught|built|spent|set|cut|has|have|been|ago|since|"
    r"late|earlier|swore|sworn|sought|beat|wore|threw|rode|died|born|\w{3,}ed"
)
_HABIT = re.compile(r"\b(?:is|are|can|do|does|often|usually|always|sometimes|generally)\b", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)


def is_habitual(text: str, start: int, end: int) -> bool:
    """Whether the clause around an expression tells of what always is: "winters are mild", "in June it can rain"."""
    return (
        tense(text, start, end) is None
        and _HABIT.search(text, max(0, start - CLAUSE // 2), end + CLAUSE // 2) is not None
    )


def tense(text: str, start: int, end: int) -> Tense | None:
    """Whether the clause around an expression tells of the past or of the future; None where no verb shows it."""
    before = text[max(0, start - CLAUSE) : start]
    breaks = [m.end() for m in _BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    after = text[end : end + CLAUSE]
    m = _BREAK.search(after)
    after = after[: m.start()] if m else after
    ahead = past = None
    for m in _VERB.finditer(before):
        ahead, past = (m, past) if m.lastgroup == "future" else (ahead, m)
    if ahead is None and past is None:
        m = _VERB.search(after)
        return None if m is None else "future" if m.lastgroup == "future" else "past"
    # A participle belongs to the auxiliary before it: "is to be held", "will have met".
    return "future" if ahead and (past is None or past.start() - ahead.end() < _AUXILIARY) else "past"
