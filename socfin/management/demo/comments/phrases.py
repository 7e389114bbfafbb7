"""How Exempelkommunen's controller puts a deviation in words: why, and what is done; never an amount.

By what the money is of and whether it costs more than its budget; each is said in several ways, so that no
month repeats the one before. {units} are the names of those that deviate most.
"""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.comments.causes import CauseTag

VOLUME, PRICE, STAFFING, PLACEMENT, ONE_TIME, ACCRUAL, DECISION = (tag.value for tag in CauseTag)


@dataclass(frozen=True, slots=True)
class Phrases:
    """One kind of cause: what it is called, its tags, and its sentences."""

    cause: str
    tags: tuple[str, ...]
    why: tuple[str, ...]
    done: tuple[str, ...]


KINDS = {
    "3": "revenue",
    "4510": "benefits",
    "452": "benefits",
    "453": "placements",
    "46": "placements",
    "464": "bought",
    "465": "bought",
    "469": "bought",
    "504": "placements",
    "5": "staff",
    "60": "premises",
    "62": "energy",
    "64": "supplies",
    "643": "aids",
    "751": "agency",
}
"""The beginning of an account's number → what its money is of; the longest that fits, else "other"."""

DEARER: dict[str, Phrases] = {
    "revenue": Phrases(
        "Lägre intäkter",
        (ACCRUAL,),
        (
            "Intäkterna är lägre än budget, mest i {units}: statsbidragen betalas ut kvartalsvis och "
            "ligger efter.",
            "Ersättningar som är sökta har inte kommit in än; {units} väntar på mest.",
            "{units} har fått in mindre än budget. En del är periodisering och jämnas ut när "
            "bidragen betalas ut.",
        ),
        (
            "Kvarvarande ansökningar lämnas in före kvartalets slut.",
            "Ekonomienheten stämmer av bidragen med handläggarna varje månad.",
        ),
    ),
    "benefits": Phrases(
        "Försörjningsstöd",
        (VOLUME,),
        (
            "Fler hushåll än budgeterat har fått försörjningsstöd, och utbetalningen per hushåll har ökat.",
            "Utbetalt bistånd är högre än budget; vinterns elkostnader syns i ansökningarna.",
            "Biståndet ligger över budget: fler är utan arbete längre än budgeten räknade med.",
        ),
        (
            "Samarbetet med arbetsmarknadsenheten fortsätter.",
            "Varje ärende som varat mer än ett år gås igenom.",
        ),
    ),
    "placements": Phrases(
        "Placeringar",
        (PLACEMENT, VOLUME, PRICE),
        (
            "Köpta platser kostar mer än budget, mest i {units}: dygnen är fler och priserna högre "
            "än när budgeten lades.",
            "{units} har fler placeringsdygn än budgeterat, och nya avtal har höjt dygnspriset.",
            "Det är köpt vård i {units} som drar över: längre placeringar och dyrare dygn.",
            "Placeringarna i {units} är fortfarande dyrare än budget, både i antal dygn och i pris.",
        ),
        (
            "Varje månad prövas om insatserna kan ges på hemmaplan.",
            "Avtalen gås igenom inför nästa upphandling.",
            "Familjehem söks så att längre placeringar kan avslutas.",
        ),
    ),
    "bought": Phrases(
        "Köpt verksamhet",
        (PRICE,),
        (
            "Köpt verksamhet i {units} har blivit dyrare än budget.",
            "{units} köper mer än planerat av andra utförare, till högre pris.",
        ),
        ("Avtalen följs upp med inköpsenheten.", "Det som kan göras i egen regi tas tillbaka."),
    ),
    "staff": Phrases(
        "Bemanning",
        (STAFFING,),
        (
            "Personalen kostar mer än budget, mest i {units}: sjukfrånvaro har täckts med vikarier "
            "och övertid.",
            "{units} har haft högre bemanning än schemat räknar med, mest på kvällar och helger.",
            "Övertid och timanställda i {units} står för det mesta; fasta pass har varit svåra att fylla.",
            "Bemanningen i {units} har varit tätare än budget, och lönerna för timanställda är högre "
            "än i fjol.",
        ),
        (
            "Schemana gås igenom med planerarna.",
            "Vikarierna samordnas mellan grupperna innan övertid tas ut.",
            "Sjukfrånvaron följs vecka för vecka med personalenheten.",
        ),
    ),
    "premises": Phrases(
        "Lokaler",
        (PRICE,),
        (
            "Lokalerna i {units} kostar mer än budget.",
            "Hyran i {units} är högre än budgeten räknade med.",
        ),
        ("Fastighetsenheten går igenom avtalen.", "Underlaget är begärt från fastighetsenheten."),
    ),
    "energy": Phrases(
        "El och uppvärmning",
        (PRICE,),
        (
            "El och uppvärmning i {units} har kostat mer än budget.",
            "Elpriset förklarar det mesta i {units}; förbrukningen är den vanliga.",
        ),
        ("Förbrukningen följs med fastighetsenheten.", "Avtalet om el löper till årsskiftet."),
    ),
    "supplies": Phrases(
        "Material och livsmedel",
        (PRICE,),
        (
            "Förbrukningsmaterial och livsmedel i {units} har blivit dyrare än budget.",
            "Priserna på material och livsmedel har stigit mer än uppräkningen, och det syns mest i {units}.",
        ),
        ("Beställningarna samordnas.", "Matsvinnet mäts på boendena under en månad."),
    ),
    "aids": Phrases(
        "Pris",
        (PRICE, VOLUME),
        (
            "Hjälpmedlen kostar mer än budget: priserna har stigit, och fler vårdas hemma.",
            "{units} har köpt fler och dyrare hjälpmedel än budgeten räknade med.",
            "Fler hjälpmedel är förskrivna än i fjol, och leverantören har höjt priset.",
        ),
        (
            "Återlämnade hjälpmedel ska i första hand användas på nytt.",
            "Förskrivningen gås igenom två gånger om året.",
        ),
    ),
    "agency": Phrases(
        "Inhyrd personal",
        (STAFFING, PRICE),
        (
            "Inhyrd personal i {units} har kostat mer än budget, eftersom tjänster har stått tomma.",
            "Passen i {units} har bemannats från bemanningsföretag till högre pris än egen personal.",
            "{units} har fortfarande lediga tjänster, och inhyrda pass är dyrare än egna.",
            "Behovet av inhyrda har hållit i sig i {units}.",
        ),
        (
            "Tjänsterna är utlysta på nytt.",
            "Bemanningspoolen tar fler av passen.",
            "Introduktionen av nyanställda är förkortad, så att inhyrda pass kan avslutas tidigare.",
        ),
    ),
    "other": Phrases(
        "Övriga kostnader",
        (PRICE,),
        (
            "Konsulter, transporter och it i {units} har kostat mer än budget.",
            "{units} har haft högre övriga kostnader än planerat.",
        ),
        ("Inköpen prövas av verksamhetschefen.", "Kostnaderna gås igenom före nästa månads uppföljning."),
    ),
}

SUMMER = (
    "Semestrarna krävde fler timmar än budgeterat i {units}: flera vikarier hoppade av sent, och "
    "övertid togs ut.",
    "Sommarens vikarier och övertid i {units} kostade mer än planerat.",
    "Sommaren syns nu i lönerna: {units} har haft fler timmar och mer övertid än budget.",
)
"""Of staff dearer than their budget, when the wages of July and August are in the books."""
SUMMER_MONTHS = (7, 8, 9)

CHEAPER: dict[str, Phrases] = {
    "revenue": Phrases(
        "Högre intäkter",
        (ACCRUAL,),
        (
            "Intäkterna är högre än budget, mest i {units}: bidrag för hela kvartalet har betalats ut.",
            "{units} har fått in mer i ersättning än budgeterat.",
            "Statsbidrag i {units} har kommit in tidigare än budgeten räknade med.",
        ),
        (
            "En del jämnas ut under året.",
            "Överskottet räknas inte in i prognosen förrän bidragen är beslutade.",
        ),
    ),
    "benefits": Phrases(
        "Lägre volym",
        (VOLUME,),
        (
            "Färre hushåll än budgeterat har fått försörjningsstöd.",
            "Utbetalt bistånd är lägre än budget; hushållen är färre och får stöd kortare tid.",
            "Försörjningsstödet ligger under budget, med färre hushåll än i fjol.",
        ),
        ("Samarbetet med arbetsmarknadsenheten fortsätter.", "Nivån väntas bestå."),
    ),
    "placements": Phrases(
        "Placeringar",
        (PLACEMENT, VOLUME),
        (
            "Färre köpta dygn än budgeterat, mest i {units}.",
            "{units} har haft färre placeringar än budgeten räknade med.",
            "Insatser på hemmaplan har ersatt köpta dygn i {units}.",
        ),
        ("Läget kan ändras snabbt: en enda placering märks.", "Budgeten räcker för en placering till."),
    ),
    "bought": Phrases(
        "Köpt verksamhet",
        (VOLUME,),
        (
            "{units} har köpt mindre än budgeterat.",
            "Köpen från andra utförare i {units} är färre än planerat.",
        ),
        ("Resten av årets köp är beställda.", "Nivån väntas öka till hösten."),
    ),
    "staff": Phrases(
        "Vakanser",
        (STAFFING,),
        (
            "Tjänster har stått tomma i {units}, och personalen kostar därför mindre än budget.",
            "{units} har lägre personalkostnad än budget: bemanningen har anpassats efter behovet.",
            "Det är lägre lönekostnader i {units} som ger överskottet; rekryteringen tar längre tid "
            "än väntat.",
            "Personalkostnaden i {units} ligger under budget, eftersom vikarier inte har tagits in "
            "för all frånvaro.",
        ),
        (
            "Tjänsterna tillsätts efter sommaren eller vid nästa schemaperiod.",
            "Två tjänster är utlysta.",
            "Överskottet väntas minska när tjänsterna är tillsatta.",
        ),
    ),
    "other": Phrases(
        "Lägre kostnader",
        (ACCRUAL,),
        (
            "{units} har köpt mindre än budgeterat hittills; en del kommer senare på året.",
            "Kostnaderna i {units} är lägre än budget, och fakturor släpar efter.",
        ),
        ("Överskottet väntas minska under året.", "Fakturorna följs upp före nästa bokslut."),
    ),
}
"""What has no sentences of its own is told as "other"."""


SPOKEN = {
    "5101": "Norra", "5102": "Västra", "5103": "Centrum", "5104": "Södra",
    "5111": "Björken", "5112": "Linden", "5113": "Asken", "5114": "Eken", "5115": "Lönnen", "5116": "Rönnen",
    "5121": "nattpatrullen", "5122": "trygghetslarmen", "5123": "dagverksamheten",
    "5201": "Solgläntan", "5202": "Ekbacken", "5203": "Lindgården", "5204": "Åkershöjd", "5205": "Strandhaga",
    "5206": "korttidsenheten", "5207": "växelvården", "5208": "SÄBO gemensamt",
    "5301": "sjuksköterskor dag", "5302": "sjuksköterskor kväll och natt", "5303": "hemsjukvårdsteamet",
    "5304": "rehab", "5305": "hjälpmedel", "5306": "MAS och MAR",
    "5401": "barnutredningen", "5402": "HVB", "5403": "familjehemsvården", "5404": "öppenvården",
    "5405": "institutionsvården för vuxna", "5406": "öppenvården för vuxna", "5407": "försörjningsstödet",
    "5408": "handläggningen av bistånd", "5409": "familjerätten",
    "5501": "Humlan", "5502": "Kastanjen", "5503": "Videt", "5504": "Sländan", "5505": "daglig verksamhet",
    "5506": "personlig assistans", "5507": "korttidsvistelsen", "5508": "boendestödet",
    "510": "hemtjänsten", "520": "särskilt boende", "530": "hälso- och sjukvården", "540": "IFO",
    "550": "funktionsstöd",
}  # fmt: skip
"""What a verksamhet is called in a sentence."""
