"""Nouns for sources: which stand for a person, a body or a document, and for how many."""

from __future__ import annotations

from typing import Literal

from quoth.reader.names import Gender

Sort = Literal["person", "organisation", "document"]

_PERSON = frozenset(
    "user hopeful ceo cfo coo baker builder foreman goalkeeper guest interlocutor mate striker trainer translator "
    "treasurer watchman activist actor actress adviser advisor advocate agent aide ally ambassador analyst anchor "
    "architect artist assistant attache attaché attorney author banker billionaire blogger boss boy brother "
    "businessman businesswoman candidate captain chair chairman chairperson chairwoman chancellor chief citizen coach "
    "co-author co-chair co-founder colleague columnist commander commentator commissioner congressman congresswoman "
    "consultant contractor coordinator correspondent councillor councilman councilwoman counsel critic daughter "
    "delegate demonstrator deputy designer developer diplomat director doctor donor economist editor employee "
    "engineer envoy executive expert farmer father fellow fighter financier firefighter founder frontrunner "
    "front-runner general girl governor guard head historian host husband immigrant informant inspector insider "
    "investigator investor journalist judge justice king lady lawmaker lawyer leader legislator lieutenant lobbyist "
    "magnate manager man mayor member migrant minister mogul moderator mother musician neighbor neighbour nominee "
    "nurse observer officer official operative opponent organizer organiser owner panelist parent participant partner "
    "pastor patient photographer physician physicist pilot player poet politician pollster pope premier president "
    "president-elect priest prince princess principal producer professor prosecutor protester protestor psychologist "
    "publisher queen rabbi rebel refugee reporter representative republican democrat researcher resident respondent "
    "reverend rival scholar scientist secretary senator sergeant sheriff sister soldier son source speaker specialist "
    "spokesman spokesperson spokeswoman staffer star strategist student superintendent supporter surgeon survivor "
    "sympathizer taxpayer teacher tycoon veteran victim viewer vice-president volunteer voter widow widower wife "
    "winner witness woman worker writer lieutenant-governor whistleblower eyewitness negotiator secretary-general "
    "conservative liberal progressive proponent petitioner challenger defendant plaintiff juror".split()
)
_ORGANISATION = frozenset(
    "academy administration agency pac pacs services alliance army assembly association authority bank board body "
    "broadcaster bureau cabinet camp campaign center centre church city club coalition college commission committee "
    "company conference congress corporation council country county court department embassy federation firm force "
    "forum foundation fund government group hospital institute institution junta kremlin league legislature magazine "
    "majority media ministry monarchy movement navy network newspaper ngo office organisation organization outlet "
    "panel paper parliament party police press publication regime regulator secretariat senate service show site "
    "society state station store tabloid team think-tank town tribunal union university website".split()
)
_DOCUMENT = frozenset(
    "account ad advertisement agreement analysis announcement article assessment bill biography blog book brief "
    "bulletin cable charter column commentary communique communiqué complaint constitution data directive document "
    "documentary draft editorial email e-mail emails essay estimate evidence figures filing film findings footage "
    "guideline headline history indictment interview law lawsuit leaflet letter measure memo memoir memorandum "
    "message minutes note op-ed order paper paragraph photo picture piece plan platform poll post posting posts "
    "projection proposal record recording records release report resolution results review ruling sign speech "
    "statement statistics statute story study suit summary survey testimony text timeline transcript treaty tweet "
    "verdict video website".split()
)
_FEMALE = frozenset(
    "actress businesswoman chairwoman congresswoman councilwoman daughter girl lady mother princess queen sister "
    "spokeswoman widow wife woman".split()
)
_MALE = frozenset(
    "boy brother businessman chairman congressman councilman father husband king man pope prince son spokesman "
    "widower".split()
)
_PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "congressmen": "congressman",
    "media": "media",
    "businessmen": "businessman", "spokesmen": "spokesman", "chairmen": "chairman", "wives": "wife",
    "lawmakers": "lawmaker",
    "police": "police", "others": "other", "some": "some", "many": "many", "few": "few", "both": "both", "most": "most",
    "all": "all", "thousands": "thousand", "hundreds": "hundred", "dozens": "dozen", "millions": "million",
    "families": "family", "parties": "party", "countries": "country", "data": "data", "docs": "doc", "allies": "ally",
    "agencies": "agency", "companies": "company", "authorities": "authority", "secretaries": "secretary",
    "studies": "study",
    "ministries": "ministry", "attorneys": "attorney", "reps": "rep", "everyone": "everyone",
}  # fmt: skip
_PERSONAL = ("man", "woman", "person", "year-old", "master", "keeper", "ologist", "holder", "maker", "mate")
_IMPERSONAL = frozenset("german roman ottoman talisman climate estimate ultimate stalemate".split())
_ONE = frozenset(
    "news series analysis press congress boss princess witness actress business crisis basis campus".split()
)


def singular(noun: str) -> tuple[str, bool]:
    """A noun's singular in lower case, and whether it was a plural."""
    low = noun.casefold()
    if low in _PLURALS:
        return _PLURALS[low], low not in {"police", "media", "data"}
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s")) and low not in _ONE and len(low) > 3:
        return (low[:-3] + "y" if low.endswith("ies") else low[:-1]), True
    return low, False


def sort_of(noun: str) -> Sort | None:
    """What a noun in the singular stands for, as a source."""
    if noun in _PERSON or (noun.endswith(_PERSONAL) and noun not in _IMPERSONAL):
        return "person"
    if noun in _ORGANISATION:
        return "organisation"
    return "document" if noun in _DOCUMENT else None


def gender_of(noun: str) -> Gender | None:
    """The gender that a noun in the singular has by itself."""
    if noun in _FEMALE or noun.endswith("woman"):
        return "female"
    return "male" if noun in _MALE or noun.endswith("sman") else None
