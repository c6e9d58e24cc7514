"""From the tagger's relations to drafts of statements: what code knows better than the tagger.

Quotation marks, paragraphs and colons say where a quotation begins and ends and whose it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from quoth.reader.cues import may_pass_on, may_report, names_a_work
from quoth.reader.drafts import Draft, finished
from quoth.reader.floor import hand_out_quoted_paragraphs
from quoth.reader.forms import find_signed, find_turns
from quoth.reader.page import Page
from quoth.reader.relays import relayed
from quoth.reader.tagger import Offsets, Relation
from quoth.text import Paragraph, Quotation, sentences

# Words that the tagger may have lost at the edge of a quotation whose rest it found.
_LOST_WORDS = 3
# What the tagger would score what a form shows beyond doubt.
_CERTAIN = 0.99
_MORE_OF_A_NAME = re.compile(r"[ \xa0][^\W\d_a-zß-öø-ÿ][\w’'-]+")
# What may stand between a cue and the quotation that it introduces.
_BEFORE_QUOTATION = re.compile(r"\s*[,:]?\s*")

_FIRST_PERSON = frozenset("i we my our me us you your that which nobody".split())
_SAME_PERSON = frozenset("he she it they his her its their i we".split())
_ANNOUNCED = re.compile(
    r"^\s*(?:\w+\s+)?(?:share|give|express|offer|voice|make|made|gave|present|deliver|summari[sz]e|describe|issue|"
    r"post|release)\w*\s+"
    r"(?:(?:his|her|their|its|the|a|an|some|following|more|own|first)\s+)*(?:\w+\s+)?"
    r"(?:impressions?|thoughts?|views?|opinions?|comments?|remarks?|words|messages?|statements?|assessments?|"
    r"reactions?|reasons?|"
    r"details|explanations?|answers?|feelings|experiences?|memories|concerns?)\b",
    re.IGNORECASE,
)

_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
_LONGEST_JOINED = 120
# Names at the start of a clause, up to the "and" before the last of them.
_JOINED_BEFORE = re.compile(
    r"(?:^|[.!?;:\n“\"][ \xa0]?|,[ \xa0]|\b(?:that|as|where|when|while|both)[ \xa0])"
    r"(?P<names>(?:the[ \xa0])?[A-Z][\w.’'-]*(?:[ \xa0][A-Z][\w.’'-]*){0,3}"
    r"(?:,[ \xa0](?:the[ \xa0])?[A-Z][\w.’'-]*(?:[ \xa0][A-Z][\w.’'-]*){0,3})*,?[ \xa0]and[ \xa0](?:the[ \xa0])?)$"
)

Stretch = tuple[Paragraph, Draft]
"""A sentence in quotation marks, read as a paragraph, and the draft whose content it is."""


def draft(text: str, paragraphs: list[Paragraph], relations: list[Relation]) -> list[Draft]:
    """The statements of a text at its own level, by their places; those inside quotations come later."""
    page = Page(text, paragraphs)
    found = [_first_draft(page, r) for r in relations if not names_a_work(text[slice(*r.cue)])]
    found = _with_forms(page, _as_introduced(page, found))
    found = _at_the_cue_before(page, found)
    found = [part for d in found for part in _split_at_colon(page, d)]
    found = hand_out_quoted_paragraphs(page, found)
    found = [finished(page, d) for d in found if d.contents]
    return sorted(_without_those_inside(page, found), key=lambda d: d.span)


def reporting_stretches(text: str, paragraphs: list[Paragraph], drafts: list[Draft]) -> list[Stretch]:
    """What drafts report that may report others in its turn, by place: quoted sentences, and indirect content."""
    page = Page(text, paragraphs)
    out = []
    for d in drafts:
        for start, end in d.contents:
            quoted = page.quotations(start, end)
            for q in quoted:
                low, high = max(q.start + 1, start), min(q.end - q.closed, end)
                inner = sentences(text, low, high) if low < high else []
                out += [(Paragraph.of(text, s, e), d) for s, e in inner if may_report(text[s:e])]
            if not quoted and may_pass_on(text[start:end]):
                # A clause reads like a sentence once its "that" is off.
                lead = _THAT.match(text, start, end)
                out.append((Paragraph.of(text, lead.end() if lead else start, end), d))
    return sorted(out, key=lambda stretch: stretch[0].start)


def draft_inside(text: str, stretches: list[Stretch], relations: list[Relation]) -> list[Draft]:
    """The statements that the quoted stretches report, each within the draft that its stretch belongs to.

    Whoever is quoted reports somebody: without a source there is no statement inside a statement.
    """
    page = Page(text, [p for p, _ in stretches])
    out = []
    for r in relations:
        i = page.index(r.cue[0])
        home = page.paragraphs[i]
        own = replace(r, contents=tuple(c for c in r.contents if home.start <= c[0] and c[1] <= home.end))
        sourced = r.source is not None and home.start <= r.source[0] and r.source[1] <= home.end
        if (
            own.contents
            and sourced
            and not names_a_work(text[slice(*r.cue)])
            and not _is_own_voice(text, stretches[i][1], r)
        ):
            out.append(finished(page, _first_draft(page, own, within=stretches[i][1])))
    return _without_those_inside(page, out)


def _is_own_voice(text: str, outer: Draft, r: Relation) -> bool:
    """Whether a statement inside another's is the same person's.

    "We believe" is in a quotation, "he hopes" in indirect speech.
    """
    source = text[slice(*r.source)].casefold() if r.source else ""
    if outer.kind == "indirect" and text[slice(*r.cue)].startswith("to "):
        return True  # what somebody is to say has not been said
    return source in _FIRST_PERSON or (outer.kind == "indirect" and source in _SAME_PERSON)


def _first_draft(page: Page, r: Relation, *, within: Draft | None = None) -> Draft:
    d = Draft(_mended(page, r), r.cue, _whole_name(page.text, r), r.score, r.source_score, within)
    return relayed(page, d)


def _mended(page: Page, r: Relation) -> tuple[Offsets, ...]:
    """The contents with their edges moved to the quotation marks that they all but reach.

    A quotation that has the cue or the source in it as well is around the statement, not its content.
    """
    fixed = [r.cue, *([r.source] if r.source else [])]

    def few(start: int, end: int) -> bool:
        return len(page.text[start:end].split()) <= _LOST_WORDS

    out = []
    for start, end in r.contents:
        low, high = start, end
        for q in page.quotations(start, end):
            if any(s < q.end and q.start < e for s, e in fixed):
                continue
            if q.start < low < q.end and few(q.start, low):
                low = q.start
            if q.start < high < q.end and few(high, q.end):
                high = q.end
        out.append((low, high))
    return tuple(out)


def _whole_name(text: str, r: Relation) -> Offsets | None:
    """The source with all of its names: to the end of a name, and from the first of names joined by "and"."""
    if r.source is None:
        return None
    start, end = r.source
    last = text[start:end].split()[-1:]
    while last and last[0][:1].isupper() and (m := _MORE_OF_A_NAME.match(text, end)):
        if any(s < m.end() and end < e for s, e in (r.cue, *r.contents)):
            break
        end = m.end()
    joined = _JOINED_BEFORE.search(text, max(0, start - _LONGEST_JOINED), start)
    if (
        joined
        and text[start].isupper()
        and not any(s < start and joined.start("names") < e for s, e in (r.cue, *r.contents))
    ):
        start = joined.start("names")
    return start, end


def _with_forms(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that form alone shows, which take what the tagger gave to others."""
    turns, signed = find_turns(page), find_signed(page)
    own = {form.paragraph for form in turns + signed}
    between = range(turns[0].paragraph, turns[-1].paragraph + 1) if turns else range(0)

    def stays(content: Offsets, cue: Offsets | None) -> bool:
        i = page.index(content[0])
        return i not in own and (i not in between or (cue is not None and page.index(cue[0]) == i))

    left = [replace(d, contents=tuple(c for c in d.contents if stays(c, d.cue))) for d in drafts]
    left = [d for d in left if d.contents or d.cue is None or page.index(d.cue[0]) not in own]
    return left + [Draft((f.content,), f.mark, f.name, _CERTAIN, _CERTAIN) for f in turns + signed]


def _as_introduced(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without what a colon before a quoted paragraph takes from them.

    The paragraph is not what a later cue reports; and a cue inside it reports something inside it, which is
    read again once the paragraph has its statement.
    """
    after = {
        i
        for i in range(1, len(page.paragraphs))
        if page.introduces(i - 1) and page.paragraphs[i].opens_quoted and page.is_quoted(i)
    }

    def stays(content: Offsets, cue: Offsets) -> bool:
        i = page.index(content[0])
        return i not in after or page.index(cue[0]) < i

    out = []
    for d in drafts:
        if d.cue is None or not after:
            out.append(d)
        elif page.index(d.cue[0]) not in after:
            out.append(replace(d, contents=tuple(c for c in d.contents if stays(c, d.cue))))
    return out


def _at_the_cue_before(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with each quotation that directly follows a cue that has no content yet given to that cue."""
    at_cue = {}
    for k, d in enumerate(drafts):
        if d.cue and not d.contents and (gap := _BEFORE_QUOTATION.match(page.text, d.cue[1])):
            at_cue[gap.end()] = k
    contents: list[list[Offsets]] = [[] for _ in drafts]
    for k, d in enumerate(drafts):
        for c in d.contents:
            opens = any(q.start == c[0] for q in page.quotations(*c))
            contents[at_cue.get(c[0], k) if opens else k].append(c)
    return [replace(d, contents=tuple(own)) for d, own in zip(drafts, contents, strict=True)]


def _split_at_colon(page: Page, d: Draft) -> list[Draft]:
    """A statement in a paragraph that ends with a colon, apart from the quoted paragraphs that follow it."""
    if d.cue is None or not page.introduces(page.index(d.cue[0])):
        return [d]
    home = page.index(d.cue[0])
    own = tuple(c for c in d.contents if page.index(c[0]) <= home)
    rest = tuple(c for c in d.contents if page.index(c[0]) > home)
    if own and _announces(page, d.cue, own):
        return [replace(d, contents=rest)]
    return [replace(d, contents=own), replace(d, contents=rest)] if own and rest else [d]


def _announces(page: Page, cue: Offsets, own: tuple[Offsets, ...]) -> bool:
    """Whether what a cue before a colon has in its own paragraph only says that something follows.

    "shared his impressions with the paper:" and "gave thoughts about the visit:" state nothing yet.
    """
    words = page.text[cue[0] : own[-1][1]]
    return _ANNOUNCED.search(words) is not None and not re.search(r"\bthat\b", words[: cue[1] - cue[0] + 8])


def _without_those_inside(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that stand wholly inside a quotation that is another's content.

    They are read again, with the quotation as their text.
    """
    quoted = [q for d in drafts for s, e in d.contents for q in page.quotations(s, e) if s <= q.start and q.end <= e]
    quoted.sort(key=lambda q: q.start)
    starts = [q.start for q in quoted]
    return [d for d in drafts if not _inside(d.span, quoted, starts)]


def _inside(span: Offsets, quoted: list[Quotation], starts: list[int]) -> bool:
    i = bisect_right(starts, span[0] - 1) - 1
    return i >= 0 and quoted[i].start < span[0] and span[1] < quoted[i].end + (not quoted[i].closed)
