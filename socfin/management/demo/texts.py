"""The words of Exempelkommunen's comments and decisions, in Swedish; {names} are filled in from the figures.

No comment names or counts individuals: the demo shows how it should be done.
"""

from __future__ import annotations

from socfin.management.demo.comments.phrases import (
    ACCRUAL,
    DECISION,
    ONE_TIME,
    PLACEMENT,
    PRICE,
    STAFFING,
    VOLUME,
)

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "2023-12": {
        "500": (
            "Pris",
            "Året slutade med ett mindre underskott. Priserna på livsmedel, el och köpt vård steg mer än "
            "budgeten räknade med.",
        ),
        "5505": (
            "Rättelse",
            "Hyra bokfördes på fel enhet i november och rättades i december. Årets utfall stämmer.",
        ),
    },
    "2024-10": {
        "5403": (
            "Engångspost",
            "Ersättning från Migrationsverket för tidigare år betalades ut i oktober. Den är en "
            "engångspost, och månadens netto blir därför en intäkt.",
        ),
    },
    "2024-12": {
        "500": (
            "Omorganisation",
            "Utfallet hamnade nära budget. En engångsersättning inom familjehemsvården vägde upp "
            "en stor del av kostnaden för inhyrda sjuksköterskor. Från januari 2025 arbetar hemtjänsten "
            "i sex grupper i stället för fyra.",
        ),
        "510": (
            "Omorganisation",
            "Norra och Västra fortsätter som Björken och Linden. Centrum delas i Asken och Eken, och "
            "Södra i Lönnen och Rönnen. Budgeten fördelas efter beviljade timmar.",
        ),
        "530": (
            "Inhyrd personal",
            "Under året har inhyrda sjuksköterskor kostat {inhyrd}. Bristen på sjuksköterskor väntas bestå.",
        ),
    },
    "2025-04": {
        "500": (
            "Personal",
            "Utfallet är sämre än budget efter fyra månader. IFO, hemtjänsten och hälso- och "
            "sjukvården avviker mest.",
        ),
        "530": (
            "Inhyrd personal",
            "Inhyrda sjuksköterskor har kostat {inhyrd} hittills i år. Lediga tjänster är utlysta.",
        ),
        "5204": (
            "Felbokning",
            "Ett kvartals hyra har bokförts dubbelt i mars. Felet rättas i juni.",
        ),
    },
    "2025-06": {
        "5204": (
            "Rättelse",
            "Hyran som bokfördes dubbelt i mars är rättad. Lokalkostnaden för juni blir därför en intäkt, "
            "men för halvåret stämmer den.",
        ),
    },
    "2025-08": {
        "500": (
            "Placeringar",
            "Underskottet växte under sommaren. Placeringar av barn och unga kostar betydligt mer än "
            "budget sedan maj, och sommarens bemanning blev dyrare än planerat.",
        ),
        "510": (
            "Sommarvikarier",
            "Sommaren krävde fler timmar än budgeterat eftersom flera vikarier hoppade av sent. Övertiden "
            "har ökat, mest i Linden, Asken och Lönnen.",
        ),
        "520": (
            "Beläggning",
            "Korttidsenheten har haft lediga platser, och bemanningen har anpassats efter det.",
        ),
        "530": (
            "Inhyrd personal",
            "Inhyrda sjuksköterskor har hittills kostat {inhyrd}. Behovet var störst i juli och augusti.",
        ),
        "540": (
            "Placeringar",
            "Externa placeringar av barn och unga förklarar det mesta av underskottet. Försörjningsstödet "
            "ligger under budget.",
        ),
        "5402": (
            "Placeringar",
            "HVB har hittills kostat {hvb} mer än budget. Dygnskostnaderna har varit mycket höga sedan maj.",
        ),
        "550": (
            "Följer budget",
            "Verksamheten följer i stort budgeten. Korttidsvistelsen har haft fler dygn än planerat.",
        ),
    },
    "2025-09": {
        "500": (
            "Placeringar",
            "Underskottet fortsätter att växa, men långsammare än i somras. Placeringarna är den största "
            "orsaken.",
        ),
        "510": (
            "Volym",
            "Timmarna är tillbaka på vårens nivå. Linden, Asken och Lönnen har fortfarande fler utförda "
            "timmar än budgeterat.",
        ),
        "520": (
            "Beläggning",
            "Lediga platser på korttidsenheten och lägre personalkostnader på Solgläntan ger ett överskott.",
        ),
        "530": (
            "Inhyrd personal",
            "Inhyrda sjuksköterskor har hittills kostat {inhyrd}. Rekryteringen har gett flera sökande.",
        ),
        "540": (
            "Placeringar",
            "Kostnaden för externa placeringar är fortsatt hög. Arbetet med insatser på hemmaplan har "
            "börjat.",
        ),
        "5402": (
            "Placeringar",
            "HVB har hittills kostat {hvb} mer än budget. Avtalen med utförarna omförhandlas under hösten.",
        ),
        "5208": (
            "Nytt konto",
            "Konto 9010 är nytt i år och har ingen budget. Det är ännu inte kopplat till någon rad.",
        ),
    },
    "2025-10": {
        "500": (
            "Placeringar",
            "Underskottet beror främst på externa placeringar av barn och unga och på inhyrda "
            "sjuksköterskor. Särskilt boende och ekonomiskt bistånd kostar mindre än budgeterat och "
            "dämpar underskottet. Förvaltningen återkommer med åtgärder för en budget i balans.",
        ),
        "510": (
            "Volym",
            "De sex nya grupperna har arbetat i tio månader. Linden, Asken och Lönnen utför fler timmar "
            "än budgeterat, och nattpatrullen har haft hög sjukfrånvaro. Kvällsturerna planeras om från "
            "november.",
        ),
        "5112": (
            "Volym",
            "Fler timmar är beviljade än när budgeten lades. Besluten följs upp tillsammans med "
            "biståndshandläggarna.",
        ),
        "5113": (
            "Sjukfrånvaro",
            "Hög sjukfrånvaro under hösten har gett mer övertid. Schemat är ändrat från och med november.",
        ),
        "520": (
            "Beläggning",
            "Färre platser än planerat har varit belagda, framför allt på korttidsenheten, och "
            "bemanningen har anpassats. Lindgården har behövt extra bemanning på natten.",
        ),
        "5208": (
            "Nytt konto",
            "Konto 9010 är nytt i år och har ingen budget. Det är ännu inte kopplat till någon rad och "
            "visas därför som ej fördelat.",
        ),
        "530": (
            "Inhyrd personal",
            "Inhyrda sjuksköterskor har hittills kostat {inhyrd}. En del vägs upp av lägre löner för "
            "obesatta tjänster. Nyanställda sjuksköterskor börjar i december, och behovet av inhyrd "
            "personal väntas minska.",
        ),
        "5305": (
            "Pris",
            "Priserna på hjälpmedel har stigit, och fler vårdas hemma. Återlämnade hjälpmedel ska i "
            "första hand användas på nytt.",
        ),
        "540": (
            "Placeringar",
            "Externa placeringar av barn och unga förklarar nästan hela underskottet. Försörjningsstödet "
            "ligger under budget.",
        ),
        "5401": (
            "Inhyrd personal",
            "Inhyrda socialsekreterare från mars till juni saknade budget. Alla tjänster är nu tillsatta.",
        ),
        "5402": (
            "Placeringar",
            "HVB har hittills kostat {hvb} mer än budget. Sedan maj är dygnskostnaderna mycket höga. "
            "Avtalen omförhandlas, och varje månad prövas om insatserna kan ges på hemmaplan.",
        ),
        "5407": (
            "Lägre volym",
            "Färre hushåll än budgeterat har fått försörjningsstöd. Samarbetet med arbetsmarknadsenheten "
            "fortsätter.",
        ),
        "5409": (
            "Liten enhet",
            "En kort period med dubbel bemanning ger stort utslag i procent men lite i kronor.",
        ),
        "550": (
            "Följer budget",
            "Verksamheten följer budget. Korttidsvistelsen har haft fler dygn än planerat, men personlig "
            "assistans och daglig verksamhet kostar mindre.",
        ),
    },
}
"""Period → code → (cause, text)."""

TAGS: dict[str, tuple[str, ...]] = {
    "Pris": (PRICE,),
    "Rättelse": (ACCRUAL,),
    "Engångspost": (ONE_TIME,),
    "Omorganisation": (DECISION,),
    "Inhyrd personal": (STAFFING, PRICE),
    "Personal": (STAFFING,),
    "Felbokning": (ACCRUAL,),
    "Placeringar": (PLACEMENT, VOLUME, PRICE),
    "Sommarvikarier": (STAFFING,),
    "Beläggning": (VOLUME,),
    "Volym": (VOLUME,),
    "Sjukfrånvaro": (STAFFING,),
    "Lägre volym": (VOLUME,),
    "Nytt konto": (DECISION,),
    "Liten enhet": (STAFFING,),
}
"""Cause → its kinds; what follows its budget has none."""

NOTED = "Socialnämnden tackar för informationen och lägger rapporten till handlingarna."
MEASURES = (
    "Socialnämnden godkänner rapporten och ger förvaltningschefen i uppdrag att återkomma i november med "
    "förslag till åtgärder för en budget i balans."
)

AGENDA: dict[str, tuple[str, str, str]] = {
    "2023-12": ("8", "SN 2024-0019", NOTED),
    "2024-04": ("41", "SN 2024-0112", NOTED),
    "2024-08": ("77", "SN 2024-0112", NOTED),
    "2024-12": ("6", "SN 2025-0014", NOTED),
    "2025-03": ("29", "SN 2025-0087", NOTED),
    "2025-04": ("44", "SN 2025-0087", NOTED),
    "2025-06": ("61", "SN 2025-0087", NOTED),
    "2025-08": ("78", "SN 2025-0087", MEASURES),
    "2025-09": ("91", "SN 2025-0087", NOTED),
    "2025-10": ("104", "SN 2025-0087", "Socialnämnden godkänner rapporten."),
}
"""Period → (paragraph, dnr, decision)."""
