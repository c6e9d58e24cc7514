"""Which forms has an English verb?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

VerbForm = Literal["base", "s", "past", "part", "ing", "both"]
"""A form: "past" is also that of regular participles; "both" is base and past in one ("set")."""

# Past and participle; one word where both are the same.
_IRREGULAR = {
    lemma: tuple(forms.split("/"))
    for lemma, forms in (
        pair.split("=")
        for pair in (
            "be=was/been bear=bore/borne beat=beat/beaten begin=began/begun bind=bound bite=bit/bitten blow=blew/blown "
            "break=broke/broken bring=brought build=built burn=burned buy=bought catch=caught choose=chose/chosen "
            "come=came/come deal=dealt draw=drew/drawn drive=drove/driven eat=ate/eaten fall=fell/fallen feed=fed "
            "feel=felt fight=fought find=found flee=fled fly=flew/flown forbid=forbade/forbidden "
            "forget=forgot/forgotten "
            "forgive=forgave/forgiven freeze=froze/frozen get=got/gotten give=gave/given go=went/gone grow=grew/grown "
            "hang=hanged hear=heard hide=hid/hidden hold=held keep=kept know=knew/known lay=laid lead=led leave=left "
            "lend=lent lose=lost make=made mean=meant meet=met pay=paid ride=rode/ridden ring=rang/rung "
            "rise=rose/risen "
            "retake=retook/retaken run=ran/run say=said see=saw/seen seek=sought sell=sold send=sent "
            "shake=shook/shaken "
            "shoot=shot show=showed/shown shrink=shrank/shrunk sing=sang/sung sink=sank/sunk sit=sat slay=slew/slain "
            "speak=spoke/spoken spend=spent stand=stood steal=stole/stolen stick=stuck strike=struck swear=swore/sworn "
            "sweep=swept swing=swung take=took/taken teach=taught tear=tore/torn tell=told think=thought "
            "throw=threw/thrown undertake=undertook/undertaken uphold=upheld win=won withdraw=withdrew/withdrawn "
            "withhold=withheld write=wrote/written vow=vowed lob=lobbed"
        ).split()
    )
}
_UNCHANGED = frozenset("bid cut cast hit hurt let put quit set shed shut spread split thrust".split())
_DOUBLING = frozenset(
    "admit ban bar begin blot clap club commit cut confer deter drop equip expel extol forbid forget gag get grab "
    "hit jam "
    "kidnap lob let maraud nab net permit pin plan plot pop propel put quit rebut rebuff rip rebel refer rob run scrap "
    "set ship shun shut sit skip slam slap slip snap snub spin split spot stab step stop strip submit swap tag tap "
    "transfer trap travel trim wrap step flag whip drag deter compel repel quell cancel level model beg chat drum rig "
    "pen hug shelve patrol swim regret pat allot acquit outbid transmit counsel".split()
) - {"rebuff", "shelve"}
_VOWELS = "aeiou"


def forms(lemma: str) -> Iterator[tuple[str, VerbForm]]:
    """Each form of a verb with what it is; British and American spellings both where they double differently."""
    yield lemma, "both" if lemma in _UNCHANGED else "base"
    yield _third(lemma), "s"
    if lemma in _UNCHANGED:
        yield from ((form, "ing") for form in _participles(lemma, "ing"))
        return
    yield from ((form, "ing") for form in _participles(lemma, "ing"))
    if lemma in _IRREGULAR:
        irregular = _IRREGULAR[lemma]
        yield irregular[0], "past" if irregular[0] != lemma else "both"
        yield from ((form, "part") for form in irregular[1:] if form != lemma)
    else:
        yield from ((form, "past") for form in _participles(lemma, "ed"))


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _participles(lemma: str, ending: str) -> Iterator[str]:
    if lemma in _DOUBLING:
        yield lemma + lemma[-1] + ending
        if lemma.endswith("l") or lemma == "kidnap":
            yield lemma + ending
    elif lemma.endswith("ie") and ending == "ing":
        yield lemma[:-2] + "ying"
    elif lemma.endswith("e") and not (lemma.endswith(("ee", "oe", "ye")) and ending == "ing"):
        yield lemma[:-1] + ending
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS and ending == "ed":
        yield lemma[:-1] + "ied"
    else:
        yield lemma + ending
