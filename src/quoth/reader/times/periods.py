"""Which periods have a name and dates that nobody disputes?"""

from __future__ import annotations

import re

from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant
from quoth.reader.times.story import Story

_WARS = {
    "first": ("1914-07-28", "1918-11-11"),
    "second": ("1939-09-01", "1945-09-02"),
}
_TELLING_WHEN = frozenset(
    "in during after since before until till throughout of from through to between post pre following prior by".split()
)
_SECOND = re.compile(r"second|ii|2|two")


def period(found: Found, story: Story) -> Meant | None:
    """A world war, from its first day to its last."""
    del story
    if not found.has("edge") and (found.before is None or found.before.word not in _TELLING_WHEN):
        # "World War II broke out" tells of a war and not of a time.
        return None
    ends = _WARS["second" if _SECOND.search(found.word("period")) else "first"]
    # No single value names it: the range does.
    return Meant("DATE", range=ends)
