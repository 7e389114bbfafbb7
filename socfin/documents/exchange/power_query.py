"""The text that Excel's and Power BI's Power Query run to fetch a committee's newest rows with a key.

Written in Power Query M. The calls are those of the API (docs/api.md); docs/formats.md walks through it.
"""

from __future__ import annotations

ADDRESS, COMMITTEE, KEY = "https://uppfoljning.kommunen.se", "nora", "socfin_…"
"""What stands in docs/formats.md where a person's own is to stand."""
TEXT = """\
let
  Adress = "<adress>",
  Namnd = "<namnd>",
  Nyckel = "<nyckel>",
  Hamta = (sokvag as text, fragor as record) =>
    Web.Contents(Adress, [
      RelativePath = sokvag, Query = fragor, Headers = [Authorization = "Bearer " & Nyckel]]),
  Perioder = Json.Document(Hamta("api/v1/committees/" & Namnd & "/periods", [])),
  Period = List.Last(Perioder)[period],
  Sida = (start as text) =>
    Json.Document(Hamta("api/v1/committees/" & Namnd & "/periods/" & Period & "/rows", [
      limit = "500", cursor = start])),
  Sidor = List.Generate(
    () => Sida(""),
    each _ <> null,
    each if [next] = null then null else Sida([next]),
    each [items]),
  Rader = Table.FromRecords(List.Combine(Sidor)),
  Valda = Table.SelectColumns(Rader, {
    "code", "name", "level", "kind", "outcome_to_date_ore", "budget_to_date_ore",
    "deviation_to_date_ore", "forecast_year_ore", "forecast_deviation_ore", "page"}),
  Kronor = Table.TransformColumns(Valda, {
    {"outcome_to_date_ore", each if _ = null then null else _ / 100, type nullable number},
    {"budget_to_date_ore", each if _ = null then null else _ / 100, type nullable number},
    {"deviation_to_date_ore", each if _ = null then null else _ / 100, type nullable number},
    {"forecast_year_ore", each if _ = null then null else _ / 100, type nullable number},
    {"forecast_deviation_ore", each if _ = null then null else _ / 100, type nullable number}})
in
  Kronor
"""
"""Amounts in kronor; what is missing stays missing."""


def power_query(address: str, committee: str, key: str) -> str:
    """The text for a site, a committee's word in its addresses and a key, ready to paste.

    `address` is the site's, without a last slash.
    """
    given = {"<adress>": address, "<namnd>": committee, "<nyckel>": key}
    text = TEXT
    for place, word in given.items():
        text = text.replace(place, word.replace('"', '""'))
    return text
