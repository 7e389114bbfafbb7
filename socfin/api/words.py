"""What the answers hold, field by field, with unit and sign; the promise that later versions only add to."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

Ore = int | None
Share = float | None


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="Alltid about:blank: felet är det som status säger.")
    title: str
    status: int = Field(description="Samma som svarets.")
    detail: str = Field(description="Vad som är fel och vad man gör åt det, på svenska.")
    parameters: list[str] | None = Field(None, description="De delar av frågan som inte går att läsa (422).")


class Committee(Schema):
    """En nämnd som den som frågar har en roll i."""

    slug: str = Field(description="Nämndens namn i adresser.", examples=["nora"])
    name: str
    municipality: str
    constructed: bool = Field(description="Sant när siffrorna är påhittade.")
    unit: str = Field(description="Enheten på nämndens sidor: kr, tkr eller mnkr. Svaren är alltid i ören.")
    role: str = Field(
        description="Din roll: politician, verksamhetschef, controller, secretary eller administrator; "
        "i kommunen board eller finance_chief."
    )
    latest: str | None = Field(description="Senaste månad med publicerat utfall, 2022-03.")
    page: str = Field(description="Nämndens sida.")


class Period(Schema):
    """En månad med publicerat utfall."""

    period: str = Field(examples=["2022-03"])
    label: str = Field(examples=["mars 2022"])
    state: str = Field(description="open, closing, closed eller locked.")
    page: str


class Verksamhet(Schema):
    """En nod i nämndens organisation."""

    code: str
    name: str
    parent: str | None = Field(description="Koden för noden ovanför; null för hela nämnden.")
    successor: str | None = Field(description="Koden för den som tagit över, där historiken hör hemma nu.")
    valid_from: str | None = Field(description="Första månaden, 2022-01.")
    valid_to: str | None = Field(description="Sista månaden.")


class Expected(Schema):
    """Vad nämnden sa om ett års avvikelse efter en månad, och vad det blev."""

    year: int
    month: int = Field(description="1–11: månaden som prognosen gjordes efter.", examples=[11])
    code: str
    expected_ore: int = Field(description="Helårsprognosen minus budget; minus är underskott.")
    became_ore: Ore = Field(
        description="Årets utfall minus budget enligt siffrorna här, annars enligt filen."
    )
    error_ore: Ore = Field(description="Sagt minus blev; plus betyder att nämnden trodde för gott.")
    source: str = Field(description="Filen som det är inläst ur; tomt för det som socfin självt rapporterat.")
    told_became_ore: Ore = Field(description="Vad filen säger att det blev, där siffrorna här säger annat.")


class Comment(Schema):
    """Controllerns ord om verksamheten i perioden."""

    text: str
    cause: str
    author: str
    written: str


class Row(Schema):
    """En verksamhet, en rad i resultaträkningen eller en summa; samma ord som i JSON-handlingen."""

    code: str = Field(description="Verksamhetens kod, eller radens namn.")
    name: str
    level: int = Field(description="0 är hela nämnden, 1 direkt under.")
    kind: str = Field(
        description="verksamhet, line, sum, total eller memo: en varavrad, aldrig med i summor."
    )
    parent: str
    has_children: bool
    budget_to_date_ore: Ore = Field(description="Budget januari till och med perioden.")
    outcome_to_date_ore: Ore = Field(description="Utfall januari till och med perioden.")
    deviation_to_date_ore: Ore = Field(description="Utfall − budget hittills; negativ är underskott.")
    deviation_share: Share = Field(
        description="Avvikelsen som andel av budgetens storlek; null när den är 0."
    )
    budget_month_ore: Ore = Field(description="Budget för periodens månad.")
    outcome_month_ore: Ore = Field(description="Utfall i periodens månad.")
    deviation_month_ore: Ore = Field(description="Utfall − budget i månaden.")
    deviation_month_share: Share
    budget_year_ore: Ore = Field(description="Budget för helåret.")
    used_share: Share = Field(description="Utfall till och med perioden som andel av helårets budget.")
    last_year_to_date_ore: Ore = Field(description="Utfall samma månader året före.")
    change_last_year_ore: Ore = Field(description="Utfall − utfall året före.")
    straight_line_ore: Ore = Field(description="Helåret om takten hittills håller.")
    budget_remaining_ore: Ore = Field(description="Helåret om resten blir som budgeten.")
    assessed_ore: Ore = Field(description="Helåret som en person har bedömt det.")
    model_ore: Ore = Field(description="Helåret enligt beräknad prognos.")
    forecast_year_ore: Ore = Field(description="Nämndens prognos för helåret: bedömd, annars beräknad.")
    forecast_deviation_ore: Ore = Field(description="Prognos − budget för helåret.")
    forecast_share: Share
    forecast_low_ore: Ore = Field(description="Med forecast_high_ore: där helåret slutar i åtta fall av tio.")
    forecast_high_ore: Ore
    forecast_method: str = Field(description="Hur prognosen är gjord, på svenska; tomt utan prognos.")
    status: str = Field(description="Hur avvikelsen står sig mot nämndens gränser.")
    month_status: str
    forecast_status: str
    deviation_share_decimals: int = Field(
        default=0, description="Med hur många decimaler andelen skrivs: en där den ligger intill en gräns."
    )
    deviation_month_share_decimals: int = 0
    forecast_share_decimals: int = 0
    comment: Comment | None = None
    page: str | None = Field(
        description="Sidan där siffrorna står; null för rader utan egen sida. Med siffra/deviation_to_date/ "
        "efter leder den till allt om just den siffran, med namnen i figures."
    )


class Rows(Schema):
    """En sida av rader."""

    items: list[Row]
    next: str | None = Field(description="Skicka som cursor för nästa sida; null när det inte finns fler.")


class Indicator(Schema):
    """Ett nyckeltal för en verksamhet, januari till och med perioden; talen är hela steg, se decimals."""

    code: str = Field(description="Verksamhetens kod.")
    verksamhet: str
    indicator: str = Field(description="Nyckeltalets kod.")
    name: str
    unit: str
    decimals: int = Field(description="Talen delas med tio upphöjt till detta: 805 med 1 decimal är 80,5.")
    direction: str = Field(description="Åt vilket håll som är bättre.")
    outcome: int | None
    target: int | None
    deviation: int | None = Field(description="Utfall − mål, eller det som en fil anger.")
    last_year: int | None
    months: list[int | None] = Field(description="Varje månads eget utfall, från januari.")
    empty_places: int | None = Field(description="Av en beläggning: tomma platser.")
    newest: int | None = Field(description="Det senaste kända utfallet, där det hittills inte är känt.")
    newest_span: str = Field(description="Dess månader.")
    years: list[tuple[int, int]] = Field(description="Tidigare hela år: året och dess utfall.")
    status: str


class Point(Schema):
    """En siffra i en period."""

    period: str
    value: int | float | None = Field(description="Ören för figure som är belopp, annars en andel.")
    page: str | None = Field(description="Verksamhetens sida i perioden.")
    figure_page: str | None = Field(None, description="Siffrans egen sida: formel, filer, tidigare värden.")


class History(Schema):
    """En siffra genom perioderna, som de står nu."""

    code: str
    name: str
    figure: str
    unit: str = Field(description="öre eller andel.")
    points: list[Point]


class Version(Schema):
    """En frusen version av ett ärende."""

    number: int
    frozen_at: str = Field(examples=["2022-04-12T14:03:00+02:00"])


class Item(Schema):
    """Ett ärende på ett sammanträde."""

    id: int
    period: str
    withdrawn: bool
    paragraph: str = Field(description="Tom tills den är känd.", examples=["Su § 16"])
    dnr: str
    heading: str
    decision: str = Field(description="Det som beslutades, eller förslaget till beslut: se decided.")
    decided: bool | None = Field(
        description="Sant när beslutet är infört, falskt när decision är ett förslag; null för ärenden som "
        "frystes innan det sades."
    )
    versions: list[Version]
    page: str


class Meeting(Schema):
    """Ett sammanträde."""

    id: int
    date: str
    place: str
    called_off: bool
    items: list[Item]
    page: str


class Paper(Schema):
    """En handling, i den version och för den läsare som frågar."""

    meeting_id: int
    item_id: int
    date: str = Field(description="Sammanträdets dag.", examples=["2022-05-03"])
    period: str = Field(examples=["2022-03"])
    format: str = Field(description="pdf, docx, pptx, xlsx, csv, txt eller json.")
    content_type: str
    address: str = Field(
        description="Där handlingen hämtas, med en nyckel som får hämta handlingar (export)."
    )


class Municipality(Schema):
    """En kommun där den som frågar har en roll i en nämnd."""

    slug: str = Field(description="Kommunens ord i adresser.", examples=["nora"])
    name: str
    organisation_number: str = Field(description="212000-0142; tomt när det inte är känt.")
    committees: list[str] = Field(description="Nämndernas slug, de som du har en roll i.")


class Frozen(Schema):
    """Det nämnden såg, fryst."""

    period: str
    version: int
    latest: int = Field(description="Numret på den senaste versionen.")
    report: dict[str, Any] = Field(description="Rapporten som den frystes, i JSON-handlingens ord.")
