"""Which of PLOVER's contexts does a sentence speak of? A table of words for each, after the manual's chapter."""

from __future__ import annotations

from quoth.reader.events.words import Words, singular

_WORDS = {
    "military": """military army troop soldier navy warship air_force armed_forces defence defense battalion
        artillery warplane""",
    "intelligence": "intelligence espionage spy spying surveillance wiretap eavesdropping spies",
    "executive": "cabinet reshuffle junta premiership head_of_state white_house royal_family",
    "legislative": """parliament parliamentary lawmaker legislature legislation senate congress legislator knesset
        bundestag bill""",
    "election": """election electoral poll ballot vote voter voting candidate referendum campaign_trail
        polling_station runoff""",
    "political_institutions": """constitution constitutional coalition impeachment political_party opposition_party
        reform""",
    "pro_democracy": "democracy democratic pro-democracy free_election democratization democratisation multi-party",
    "pro_autocracy": "coup martial_law state_of_emergency autocratic authoritarian dictatorship one-party",
    "economic": """economic economy trade tariff inflation export import investment currency finance financial loan
        debt gdp
        recession sanction market budget imf world_bank""",
    "legal": """court judge lawsuit trial tribunal prosecutor lawyer attorney verdict indictment legal law
        extradition extradite""",
    "reparations": "reparation compensation indemnity",
    "human_rights": "human_right rights_group",
    "rights_freedoms": """press_freedom freedom civil_liberty free_speech censorship civil_right curfew freedoms
        autonomy
        newspaper""",
    "repression": "crackdown repression tear_gas riot_police political_prisoner dissident torture",
    "human_security": "food famine hunger drinking_water housing electricity eviction shelter food_aid",
    "gender": "woman women gender abortion feminist rape femicide",
    "lgbt": "gay lesbian lgbt transgender homosexual homosexuality same-sex bisexual",
    "religion_ethnicity": """muslim christian jewish islamic ethnic religious catholic protestant hindu buddhist
        sunni shiite
        church mosque caste tribal minority moslem sectarian""",
    "inequality": "inequality discrimination poverty unequal discriminatory",
    "diplomatic": """diplomat diplomatic ambassador embassy foreign_minister consulate envoy treaty foreign_ministry
        negotiation mediation summit peace_talks state_department secretary_of_state attaché""",
    "territory": """border territory territorial independence secession annexation sovereignty separatist disputed
        liberated""",
    "peacekeeping": "peacekeeper peacekeeping peace-keeping peace-keeper blue_helmet",
    "health": """health disease epidemic vaccine hospital virus cholera pandemic outbreak ebola malaria
        coronavirus""",
    "asylum": "asylum",
    "migration": "refugee migrant migration immigrant immigration displaced",
    "disasters": "earthquake flood hurricane drought tsunami disaster wildfire cyclone landslide typhoon",
    "natural_resource": "oil gas mining mine_worker timber diamond uranium fishing pipeline mineral",
    "environment": "climate environmental pollution emission deforestation environment conservation",
    "technology": "technology satellite internet semiconductor artificial_intelligence high-tech",
    "terrorism": """terrorist terrorism al-qaeda al-qaida isis islamic_state suicide_bomber jihadist
        suicide_bombing""",
    "cbrn": """nuclear chemical_weapon biological_weapon radioactive nerve_agent uranium_enrichment warhead sarin""",
    "cyber": "cyber hacker hacking cyberattack malware ransomware",
    "misinformation": "misinformation disinformation fake_news propaganda",
    "crime": "murder robbery criminal crime gang theft kidnapping homicide",
    "corruption": "corruption bribery bribe embezzlement nepotism graft kickback",
    "illegal_drugs": "cocaine heroin narcotic opium cannabis drug_cartel illegal_drug",
    "trafficking": "trafficking smuggling trafficker smuggler",
}


def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for context, words in _WORDS.items():
        for word in words.split():
            term = tuple(word.split("_"))
            table.setdefault(term[0], []).append((term, context))
    return table


_CONTEXTS = _table()
_BY_MODE = {"cyber": "cyber", "misinformation": "misinformation"}
_ORDER = {context: i for i, context in enumerate(_WORDS)}


def contexts(words: Words) -> frozenset[str]:
    """The contexts of a sentence."""
    low = [singular(w) for w in words.low]
    found: set[str] = set()
    for i, word in enumerate(low):
        for term, context in _CONTEXTS.get(words.low[i], ()) or _CONTEXTS.get(word, ()):
            if tuple(low[i : i + len(term)]) == term or tuple(words.low[i : i + len(term)]) == term:
                found.add(context)
    return frozenset(found)


def in_order(found: frozenset[str], mode: str | None) -> tuple[str, ...]:
    """The contexts of a sentence with that of an event's mode, in the manual's order: some modes have theirs always."""
    own = {_BY_MODE[mode]} if mode in _BY_MODE else set()
    return tuple(sorted(found | own, key=_ORDER.__getitem__))
