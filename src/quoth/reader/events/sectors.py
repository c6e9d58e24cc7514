"""Which sector of society does somebody act for, by the words that describe them?

The codes are PLOVER 2.0's sectors of actors, with IGO and NGO of its international ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.reader.events.words import singular

_WORDS = {
    "GOV": """president vice-president premier chancellor minister ministry government administration cabinet
        governor mayor
        secretary official authority envoy ambassador diplomat embassy consulate consul spokesman spokeswoman
        spokesperson
        king queen prince emir sultan monarch junta regime state_department white_house kremlin treasury negotiator
        delegation diplomatic_corps attorney_general commissioner civil_servant head_of_state downing_street
        foreign_office leadership
        ruling_party élysée council municipality mediator ruler leader attaché bureaucrat agency department""",
    "MIL": """military army navy troop soldier general colonel commander admiral marine force air_force warplane
        warship tank
        peacekeeper serviceman sergeant lieutenant major battalion brigade paratrooper reservist aircraft
        helicopter pilot
        jet pentagon coast_guard garrison artillery gunship military_attaché""",
    "COP": """police policeman policewoman officer constable gendarme detective sheriff riot_police trooper
        border_guard
        security_force customs patrol investigator interpol fbi""",
    "JUD": """court judge justice tribunal prosecutor judiciary magistrate supreme_court lawyer attorney jury
        attorney-general""",
    "LEG": """parliament lawmaker legislator senator senate congress congressman congresswoman deputy assembly mp
        knesset
        duma bundestag legislature parliamentarian house_of_representatives representative speaker""",
    "SPY": "intelligence spy cia mossad kgb mi6 fsb intelligence_agency secret_service secret_police",
    "REB": """rebel insurgent guerrilla guerilla militant separatist insurgency fighter taliban terrorist extremist
        jihadist
        hamas hezbollah bomber warlord liberation_front militia isis""",
    "UAF": "gunman gunmen attacker assailant sniper kidnapper hijacker militiaman armed_man armed_men",
    "OPP": "opposition dissident opposition_leader",
    "PTY": "party republican democrat coalition candidate",
    "CVL": """civilian protester demonstrator activist resident villager people crowd youth marcher supporter voter
        citizen
        campaigner settler family woman man child farmer_group bystander passenger crowd rioter mob ethnic""",
    "BUS": """company business businessman businesswoman bank firm corporation investor airline industry
        manufacturer ceo
        executive entrepreneur trader exporter""",
    "LAB": "worker union labourer laborer trade_union striker miner driver nurse_union",
    "AGR": "farmer peasant rancher landowner fisherman fishermen",
    "EDU": "student teacher professor university school academic lecturer pupil",
    "MED": "doctor nurse hospital medic surgeon physician health_official",
    "JRN": "journalist reporter newspaper editor broadcaster correspondent television radio news_agency photographer",
    "REL": "bishop pope priest imam cleric church archbishop rabbi monk cardinal vatican missionary ayatollah mosque",
    "REF": "refugee migrant asylum_seeker displaced",
    "CRM": "criminal gang cartel smuggler thief trafficker mafia pirate",
    "ELI": "former_president former_prime former_minister ex-president exile ex-minister",
    "IGO": """un u.n united_nations nato eu european_union imf world_bank african_union asean oas opec osce iaea unhcr
        unicef security_council arab_league commonwealth secretary_general secretary-general world_health
        european_commission
        international_monetary g7 g20
        oic ecowas world_trade international_criminal peacekeeping""",
    "NGO": """red_cross amnesty amnesty_international oxfam greenpeace human_rights_watch aid_agency charity
        rights_group
        doctors_without aid_group red_crescent rights_organization save_the_children""",
}
# Words that are part of a title and say nothing of the sector.
_NONE = "director_general director-general general_secretary general_strike general_election party_of".split()
_CODES = {tuple(word.split("_")): code for code, words in _WORDS.items() for word in words.split()}
_CODES.update({tuple(word.split("_")): "" for word in _NONE})
_LONGEST = max(map(len, _CODES))
_MOST = 2


def sectors(words: Sequence[str]) -> tuple[str, ...]:
    """The sectors that words in lower case show, of the last words first, at most two."""
    found: list[str] = []
    end = len(words)
    while end > 0:
        for length in range(min(_LONGEST, end), 0, -1):
            term = tuple(words[end - length : end])
            code = _CODES.get(term) or _CODES.get((*term[:-1], singular(term[-1])))
            if code is not None:
                found += [] if code in found or not code else [code]
                end -= length
                break
        else:
            end -= 1
    return tuple(found[:_MOST])
