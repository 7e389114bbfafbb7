"""What an entry of the trail says is told in Swedish: its details' names, and the stored words there."""

import pytest

from socfin.domain.money import NBSP
from socfin.services.prose.trail.details import details_in_words


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (
            {"month": "2022-03", "before": {"text": "Så.", "cause": ""}, "staff": True},
            "månad: 2022-03; före: text Så., orsak –; får använda administrationen: ja",
        ),
        ({"role": "finance_chief", "days": {}}, "roll: ekonomichef; dagar: inget"),
        ({"role": "board", "days": {"ended": "at once"}}, "roll: kommunstyrelse; dagar: avslutad genast"),
        ({"before": "open", "after": "closed"}, "före: öppen; efter: stängd"),
        ({"before": "", "text": "open"}, "före: –; text: open"),
        ({"measure": 10, "state": "refused"}, "åtgärd nr: 10; läge: avslagen"),
        ({"request": 10, "state": "refused"}, "äskande nr: 10; läge: avslaget"),
        ({"assignment": 10, "state": "reported", "due": ""}, "uppdrag nr: 10; läge: delredovisat; senast: –"),
        ({"goal": 4, "state": "partly"}, "mål nr: 4; läge: väntas delvis uppnås"),
        ({"decision": 2, "kind": "supplement"}, "beslut nr: 2; slag: tilläggsanslag"),
        (
            {"assumption": 2, "kind": "volume", "tenths": -15},
            "antagande nr: 2; slag: antal × pris i månaden; antal eller procent: -1,5",
        ),
        ({"verksamhet": "5402", "kind": "one_off"}, "verksamhet: 5402; slag: känd engångspost"),
        ({"line": "", "amount_ore": None}, "rad: hela verksamheten; belopp: –"),
        ({"line": "personnel", "amount_ore": -585000}, "rad: personalkostnader; belopp: −5 850,00 kr"),
        ({"amounts_ore": {"2025-09": 2235000}}, "belopp: 2025-09 22 350,00 kr"),
        ({"item": 3}, "ärende nr: 3"),
        ({"item": "KF § 142"}, "paragraf: KF § 142"),
        (
            {"people": {"5111": 61}, "before": {"people-5111": "", "limit": "5"}},
            "platser eller brukare: 5111 61; före: 5111 –, gräns 5",
        ),
        (
            {"before": {"total_first": "True", "floor_ore": "10000000", "unit": "tkr"}},
            "före: summan överst ja, golv 100 000,00 kr, enhet tkr",
        ),
        (
            {"before": {"workday": "8", "due-2025-03": "2025-04-12"}},
            "före: siffrorna ska vara klara arbetsdag 8, 2025-03 2025-04-12",
        ),
        (
            {"before": {"published": "digest"}, "after": {"published": "never"}},
            "före: nya siffror samlat en gång om dagen; efter: nya siffror inte med e-post",
        ),
        ({"options": {"unit": "tkr", "sign": "flipped"}}, "val om läsningen: enhet, tecken"),
        ({"changed": {"name": ["Hemtjänst", "Hemvård"]}}, "ändrat: namn Hemtjänst → Hemvård"),
        ({"question": 2, "figure": "deviation_to_date"}, "fråga nr: 2; siffra: avvikelse hittills"),
        ({"emptied": [[1, 3], [7, 7]]}, "gallrade poster: 1–3, 7"),
        ({"fields": ["email", "is_active"]}, "fält: e-post, kan logga in"),
        ({"kinds": ["published"], "count": 2}, "slag: nya siffror; antal: 2"),
        ({"search": {"sok": "över", "vad": ""}}, "sökning: ord över, slag –"),
    ],
)
def test_details_are_told_in_words(details, words):
    assert details_in_words(details).replace(NBSP, " ") == words


def test_what_a_publication_gives_is_told_by_its_months():
    outcome = [["outcome", 202200 + month, 1, 0] for month in (1, 2, 3, 12)]
    slots = [*outcome, ["forecast", 202212, 12, 202203], ["outcome", 202203, 3, 0, "platser"]]

    assert details_in_words({"upload": 4, "slots": slots}) == (
        "fil nr: 4; gäller: prognos januari–december 2022 efter mars 2022, "
        "utfall januari–mars och december 2022, utfall platser januari–mars 2022"
    )
    assert details_in_words({"slots": 12}) == "delar: 12"
