"""Time expressions: which a text has, and the TIMEX3 value of each."""

from __future__ import annotations

from quoth.reader.times.find import find_times
from quoth.reader.times.when import When

__all__ = ["When", "find_times"]
