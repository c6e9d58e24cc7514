"""What the page shows around the text and the statements: flags above, and events, times, places, quantities below."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from quoth.export.chains import counted
from quoth.export.events import kind, particulars, parties, reported_by
from quoth.export.flags import by_severity, evidence_in_words
from quoth.export.groups import Group, grouped_places, grouped_quantities
from quoth.export.map import place_map
from quoth.export.marks import Sort, anchor
from quoth.export.timeline import timeline, undated
from quoth.export.values import time_value, words_and_value
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoth.export.lookup import Lookup
    from quoth.record import Reading

# With more than this to query, the list is folded, so that the text is still on the first screen.
_MOST_FLAGS_OPEN = 4


def flags(reading: Reading, article: int) -> str:
    """What a careful reader would query, the gravest first, with links to the words that show it; "" without any."""
    if not reading.flags:
        return ""
    items = []
    for n, flag in by_severity(reading.flags):
        links = (
            _link(anchor("query", article, n, i), evidence_in_words(span, reading.article.text) or "here")
            for i, span in enumerate(flag.evidence, start=1)
        )
        evidence = f' <span class="evidence" dir="auto">{" ".join(links)}</span>' if flag.evidence else ""
        items.append(
            f'<li class="{flag.severity}"><b class="severity">{flag.severity}</b> '
            f'<span dir="auto">{escape(on_one_line(flag.message or flag.kind))}</span>'
            f"{evidence}</li>"
        )
    opened = " open" if len(items) <= _MOST_FLAGS_OPEN else ""
    return (
        f'<details class="flags"{opened}>\n<summary>{len(items):,} to query</summary>\n'
        f"<ul>\n{chr(10).join(items)}\n</ul>\n</details>\n"
    )


def contents(reading: Reading, article: int) -> str:
    """How many statements, events, times, places and quantities there are, each a link to where they are listed."""
    counts = {
        "statement": len(reading.statements),
        "event": len(reading.events),
        "time": len(reading.times),
        "place": len(reading.places),
        "quantity": len(reading.quantities),
    }
    links = (
        _link(f"{_plural(noun)}{article}", counted(number, noun, _plural(noun)))
        for noun, number in counts.items()
        if number
    )
    return f'<p class="about">{" · ".join(links)}</p>\n' if any(counts.values()) else ""


def _plural(noun: str) -> str:
    return "quantities" if noun == "quantity" else f"{noun}s"


def record(reading: Reading, lookup: Lookup, article: int) -> str:
    """What happened, when, where and how much: a section for each that the reading has anything of."""
    parts = (
        _events(reading, lookup, article),
        _times(reading, article),
        _places(reading, lookup, article),
        _quantities(reading, lookup, article),
    )
    shown = "".join(parts)
    return f'<div class="record">\n{shown}</div>\n' if shown else ""


def _events(reading: Reading, lookup: Lookup, article: int) -> str:
    if not reading.events:
        return ""
    items = []
    for n, event in enumerate(reading.events, start=1):
        whose = escape(reported_by(event, lookup))
        if number := lookup.numbers.get(event.reported_by or ""):
            whose = f'<a href="#s{article}-{number}">{whose}</a>'
        known = " · ".join([*map(escape, particulars(event, lookup)), whose])
        trigger = _link(anchor("event", article, n), on_one_line(event.trigger.text) or "here")
        who = f' <span class="parties">{escape(parties(event, lookup))}</span>'
        items.append(f'<li dir="auto"><b>{escape(kind(event))}</b> {trigger}{who}<p class="facts">{known}</p></li>')
    return _section("What happened", "events", article, f"<ol>\n{chr(10).join(items)}\n</ol>")


def _times(reading: Reading, article: int) -> str:
    links = []
    for i in undated(reading):
        time = reading.times[i]
        shown = words_and_value(time.text, time_value(time))
        links.append(_link(anchor("time", article, i + 1), shown or "here"))
    drawn = timeline(reading, article)
    rest = f'<p class="undated" dir="auto">Without a date: {" · ".join(links)}</p>' if links else ""
    if not drawn and not rest:
        return ""
    # What is taller than a screen is scrolled, by keyboard too.
    box = f'<div class="drawn" tabindex="0" role="region" aria-label="Timeline">{drawn}</div>\n' if drawn else ""
    return _section("Times", "times", article, box + rest)


def _places(reading: Reading, lookup: Lookup, article: int) -> str:
    if not reading.places:
        return ""
    body = place_map(reading, article) + _list(grouped_places(reading), "place", lookup, article)
    return _section("Places", "places", article, body)


def _quantities(reading: Reading, lookup: Lookup, article: int) -> str:
    if not reading.quantities:
        return ""
    return _section("Quantities", "quantities", article, _list(grouped_quantities(reading), "count", lookup, article))


def _list(groups: Sequence[Group], sort: Sort, lookup: Lookup, article: int) -> str:
    items = (f'<li dir="auto">{"".join(_item(group, sort, lookup, article))}</li>' for group in groups)
    return f"<ul>\n{chr(10).join(items)}\n</ul>"


def _item(group: Group, sort: Sort, lookup: Lookup, article: int) -> Iterator[str]:
    """The value, the words for it, and a link to each paragraph that has it."""
    yield f"<b>{escape(group.value)}</b> "
    if rest := " · ".join(filter(None, (group.detail, *group.words))):
        yield f'<span class="detail">{escape(rest)}</span> '
    seen: set[int] = set()
    for member, span in zip(group.members, group.spans, strict=True):
        paragraph = lookup.paragraph(span.start)
        if paragraph not in seen:
            seen.add(paragraph)
            yield _link(anchor(sort, article, member + 1), f"¶{paragraph}") + " "


def _link(target: str, words: str) -> str:
    return f'<a href="#{target}">{escape(words)}</a>'


def _section(title: str, name: str, article: int, body: str) -> str:
    return f'<section class="{name}" id="{name}{article}">\n<h3>{title}</h3>\n{body}\n</section>\n'
