"""Press-agency style, written for the project: speakers, chains, roles and addressees over whole articles."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from quoth import Reader

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "press.json").read_text(encoding="utf-8"))
# A statement is found when more than this share of the marked words is content.
SHARE = 0.6

VISIT = """12 May 2023 10:00 (UTC+04:00)

Delegates from 12 countries paid a visit to the port of Selm on May 10.

Ms. Leyla Aslan, Acting Secretary of the Northern Coast Office of the League of River Cities (LRC-NCO), who took part in the visit, shared her impressions with “Harbour.News”:

“Our first impression was of the new cranes. We also saw the old docks.”

LRC-NCO official also noted that she would report to all members:

“We will make every effort to bring more ships here.”

According to Ms. Leyla Aslan, such visits must be repeated:

“In addition, we look forward to the opening of the railway.”

Our respondent gave thoughts about the visit that she had heard from other guests:

“We've been in touch with a number of foreign mayors, including those from Tarsk. They also stressed the port's history. The engineers praised how the harbour was rebuilt in two years.”
"""  # noqa: E501


@dataclass
class Tally:
    """How many of the marked things are right."""

    right: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)

    def count(self, name, right):
        self.all[name] = self.all.get(name, 0) + 1
        self.right[name] = self.right.get(name, 0) + bool(right)


def plain(name):
    return (name or "").casefold().removeprefix("the ")


def names_of(speakers, key):
    return [plain(name) for name in speakers[key].names] if key else [""]


def nearest(reading, speakers, content, speaker):
    start = reading.article.text.index(content)
    end = start + len(content)
    found = [
        s
        for s in reading.statements
        if any(min(end, c.end) - max(start, c.start) > SHARE * len(content) for c in s.content)
    ]
    return next((s for s in found if plain(speaker) in names_of(speakers, s.speaker)), next(iter(found), None))


def weigh(reader):
    tally = Tally()
    for article in GOLD:
        reading = reader.read(article["text"])
        speakers = {s.id: s for s in reading.speakers}
        for marked in article["statements"]:
            one = nearest(reading, speakers, marked["content"], marked["speaker"])
            tally.count("found", one)
            tally.count("speaker", one and plain(marked["speaker"]) in names_of(speakers, one.speaker))
            if marked["via"]:
                came = one and one.via and one.via.speaker
                tally.count("via", came and plain(marked["via"]) in names_of(speakers, came))
            if marked["told_to"]:
                tally.count("told", one and one.said.told_to and one.said.told_to.text in marked["told_to"])
        by_name = {s.name: s for s in reading.speakers}
        for speaker in article["speakers"]:
            stated = (
                [(r.title, r.organisation) for r in by_name[speaker["name"]].roles]
                if speaker["name"] in by_name
                else []
            )
            for role in speaker["roles"]:
                tally.count("role", (role["title"], role["organisation"]) in stated)
    return tally


def test_press_articles_are_read_at_least_as_well_as_when_this_was_written():
    tally = weigh(Reader(threads=2))
    floors = {"found": 158, "speaker": 143, "via": 12, "told": 12, "role": 34}
    short = {name: (tally.right[name], tally.all[name]) for name, floor in floors.items() if tally.right[name] < floor}
    assert not short


@pytest.fixture(scope="module")
def visit():
    return Reader(threads=1).read(VISIT)


def test_an_interview_has_one_speaker_with_role_organisation_and_acronym(visit):
    outer = [s for s in visit.statements if s.via is None]
    assert len([s for s in outer if s.kind == "direct"]) == 4
    assert len([s for s in outer if s.kind == "indirect"]) == 2
    [leyla] = {s.speaker for s in outer}
    [speaker] = [s for s in visit.speakers if s.id == leyla]
    assert speaker.name == "Leyla Aslan"
    [role] = speaker.roles
    organisation = "Northern Coast Office of the League of River Cities"
    assert (role.title, role.organisation, role.acronym) == ("Acting Secretary", organisation, "LRC-NCO")
    assert {s.said.told_to and s.said.told_to.text for s in outer} == {"Harbour.News"}


def test_what_others_told_in_an_interview_is_theirs_and_came_through_it(visit):
    inner = [s for s in visit.statements if s.via is not None]
    names = {s.id: s.name for s in visit.speakers}
    assert [(names[s.speaker], names[s.via.speaker]) for s in inner] == [
        ("a number of foreign mayors, including those from Tarsk", "Leyla Aslan"),
        ("The engineers", "Leyla Aslan"),
    ]
