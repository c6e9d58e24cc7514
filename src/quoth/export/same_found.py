"""Statements and texts that several articles carry, for people and programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from quoth.export.chains import counted
from quoth.export.text_sections import wrapped
from quoth.export.visible import on_one_line
from quoth.ledger.comparing.same import Same
from quoth.ledger.comparing.wires import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoth.export.styled import Styled
    from quoth.ledger.comparing.align import Difference
    from quoth.ledger.comparing.quoted import Carrier
    from quoth.ledger.comparing.same import Carried

COLUMNS = (
    "group what statement article outlet title day published url may_be_first wording text speaker kind start end "
    "content differences"
).split()
_INDENT = "    "
_HOW = {
    "added": "added {after}",
    "dropped": "left out {before}",
    "replaced": "{before} is {after}",
    "moved": "moved {before}",
    "shortened": "shortened by {before}",
}


def fields(found: Text | Same) -> dict[str, object]:
    """A finding as the fields of a JSON object; `what` says which of the two it is."""
    return {"what": "text" if isinstance(found, Text) else "statement", **msgspec.to_builtins(found)}


def rows(found: Iterable[Text | Same]) -> Iterator[dict[str, object]]:
    """A row for each article in each finding; `group` numbers the findings."""
    for number, one in enumerate(found, start=1):
        if isinstance(one, Text):
            for carrier in one.carriers:
                first = carrier.article in one.first
                yield {"group": number, "what": "text", "may_be_first": _yes(true=first), **_carrier(carrier)}
            continue
        for carried in one.carried:
            statement = carried.statement
            yield {
                "group": number,
                "what": "statement",
                **_carrier(statement.carrier),
                **msgspec.to_builtins(statement),
                "statement": statement.id,
                "may_be_first": _yes(true=statement.id in one.first),
                "wording": carried.wording,
                "text": carried.text,
                "differences": json.dumps(msgspec.to_builtins(carried.differences)),
            }


def report(found: Iterable[Text | Same], width: int, styled: Styled) -> Iterator[str]:
    """Each finding as text for people, and a line that counts them at the end."""
    texts = statements = 0
    for one in found:
        if isinstance(one, Text):
            texts += 1
            yield "\n".join(_text(one, texts, width, styled)) + "\n\n"
        else:
            statements += 1
            yield "\n".join(_same(one, width, styled)) + "\n\n"
    yield f"{counted(texts, 'text')} and {counted(statements, 'statement')} that several articles carry\n"


def _text(text: Text, number: int, width: int, styled: Styled) -> Iterator[str]:
    common = counted(text.statements, "statement")
    yield from map(
        styled.strong, wrapped(f"Text {number}: one text under {_outlets(text.outlets)}, with {common}", "", width)
    )
    yield from wrapped(_first([one for one in text.carriers if one.article in text.first]), _INDENT, width)
    for one in text.carriers:
        yield from map(styled.quiet, wrapped(f"{_published(one)} · {one.article}", _INDENT, width))


def _same(found: Same, width: int, styled: Styled) -> Iterator[str]:
    yield from map(styled.strong, wrapped(f"One statement under {_outlets(found.outlets)}", "", width))
    by_id = [one.statement.carrier for one in found.carried if one.statement.id in found.first]
    yield from wrapped(_first(by_id), _INDENT, width)
    told: dict[int, int] = {}
    for carried in found.carried:
        # Once is enough for copies of one text.
        if carried.text is not None and carried.wording == "verbatim":
            told[carried.text] = told.get(carried.text, 0) + 1
            continue
        yield from _carried(carried, width, styled)
    for text, number in told.items():
        yield from wrapped(
            f"and word for word in {counted(number, 'other copy', 'other copies')} of text {text}", _INDENT, width
        )


def _carried(carried: Carried, width: int, styled: Styled) -> Iterator[str]:
    statement = carried.statement
    name = on_one_line(statement.speaker or "")
    yield _INDENT + (styled.name(name) if name else styled.quiet("no speaker"))
    facts = f"{_published(statement.carrier)} · {carried.wording} · {statement.kind}"
    where = f"{statement.id} {statement.start}–{statement.end}"
    yield from map(styled.quiet, wrapped(f"{facts} · {where}", _INDENT * 2, width))
    if carried.wording != "verbatim":
        yield from wrapped(on_one_line(statement.content), _INDENT * 2, width)
    if carried.differences:
        yield from map(styled.value, wrapped(in_words(carried.differences), _INDENT * 2, width))


def in_words(differences: Sequence[Difference]) -> str:
    """What differs, for people: "closed" is "shut" · added "again"."""
    return " · ".join(_HOW[one.how].format(before=_marked(one.before), after=_marked(one.after)) for one in differences)


def _marked(words: str) -> str:
    return f"“{on_one_line(words)}”"


def _first(carriers: Sequence[Carrier]) -> str:
    if not carriers:
        return "When it was carried is not known, so neither is who was first."
    names = list(dict.fromkeys(on_one_line(one.outlet or one.article) for one in carriers))
    open_ = "; the record does not tell which of these" if len(names) > 1 else ""
    copies = f" ({len(carriers)} articles)" if len(carriers) > len(names) else ""
    return f"First on {carriers[0].day}: {' or '.join(names)}{copies}{open_}"


def _published(one: Carrier) -> str:
    when = one.published or one.day or "day not known"
    return " · ".join(on_one_line(part) for part in (when, one.outlet, one.title) if part)


def _outlets(number: int) -> str:
    return counted(number, "outlet")


def _carrier(one: Carrier) -> dict[str, object]:
    return {name: getattr(one, name) for name in ("article", "outlet", "title", "day", "published", "url")}


def _yes(*, true: bool) -> str:
    return "yes" if true else "no"
