"""Events: what happened, as reported, in the terms of PLOVER 2.0."""

from quoth.reader.events.find import CountryOf, find_events

__all__ = ["CountryOf", "find_events"]
