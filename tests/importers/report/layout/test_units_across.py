"""Tables with the verksamheter as columns give no figures, and say how to take them out instead."""

import pytest

from tests.importers.tables import read_both

TITLES = ["Utfall 2025, tkr", "Socialnämnden utfall jan-okt 2025, tkr", "Budget 2025 kr"]
ROWS = [
    ("Månad", "jan", "feb", "mar"),
    ("Period", "202501", "202502", "202503"),
    ("Konto", "5020 Lön", "6010 Hyra", "7010 Resor"),
    ("Rad", "Intäkter", "Personalkostnader", "Netto"),
    ("", "Lön", "Hyra", "Resor"),
]
UNITS = ["510 Hemtjänst;520 SÄBO", "Hemtjänst;SÄBO;Totalt", "Område Norr;Område Syd;Stab"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("units", UNITS)
def test_verksamheter_side_by_side_are_refused_with_what_to_take_out_instead(title, rows, units):
    head, *labels = rows
    cells = [";".join(f"-{n}{at}" for at in range(units.count(";") + 1)) for n in (1, 2, 3)]
    body = "\n".join(f"{label};{amounts}" for label, amounts in zip(labels, cells, strict=True))
    for parsed in read_both(f"{title}\n{head};{units}\n{body}\n"):
        (problem,) = parsed.errors
        assert (problem.code, problem.row, len(parsed.figures)) == ("lies_across", 2, 0)
        assert f"”{units.split(';')[0]}”" in problem.message
        assert "verksamheterna som rader" in problem.remedy


def test_a_table_of_counts_is_not_called_verksamheter_where_it_has_amounts_too():
    head = "Socialnämnden jan-okt 2025, tkr\nVerksamhet;Brukare;Platser;Utfall ack\n"
    text = f"{head}510 Hemtjänst;4;5;-9\n520 IFO;6;7;-8\n"
    for parsed in read_both(text):
        assert not parsed.errors


GROUPED = [
    (";Hemtjänst;;SÄBO;", "Rad;Budget;Utfall;Budget;Utfall"),
    ("tkr;510 Hemtjänst;;520 SÄBO;", ";Budget ack;Utfall ack;Budget ack;Utfall ack"),
    (";Område Norr;Område Norr;Område Syd;Område Syd", "Rad;Utfall;Budget;Utfall;Budget"),
    (";IFO;;;LSS;;", "Konto;Utfall;Budget;Avvikelse;Utfall;Budget;Avvikelse"),
    (";Hemtjänst;;SÄBO;;Totalt;", "Rad;Budget;Utfall;Budget;Utfall;Budget;Utfall"),
]


@pytest.mark.parametrize(("groups", "head"), GROUPED)
def test_names_over_groups_of_the_same_columns_are_refused_and_no_choice_of_columns_helps(groups, head):
    width = head.count(";")
    body = "\n".join(
        ";".join([label, *(f"-{n}{at}" for at in range(width))])
        for n, label in enumerate(("Personalkostnader", "Övriga kostnader", "Nettokostnad"), start=1)
    )
    for parsed in read_both(f"Socialnämnden jan-okt 2025, tkr\n{groups}\n{head}\n{body}\n"):
        (problem,) = parsed.errors
        assert (problem.code, problem.row, len(parsed.figures)) == ("lies_across", 2, 0)


@pytest.mark.parametrize(
    "groups",
    [
        ";Ack;;Helår;",
        ";Januari–oktober;;Oktober;",
        ";2025;;2024;",
        ";Drift;;Investering;",
        ";Kostnader;;Intäkter;",
    ],
)
def test_names_of_time_line_or_investments_over_columns_are_no_verksamheter(groups):
    table = "Verksamhet;Budget;Utfall;Budget;Utfall\n510 A;-9;-8;-7;-6\n"
    text = f"Socialnämnden jan-okt 2025, tkr\n{groups}\n{table}"
    for parsed in read_both(text):
        assert "lies_across" not in {one.code for one in parsed.problems}


NAMED = [
    "Post;IFO Budget;IFO Utfall;Äldreomsorg Budget;Äldreomsorg Utfall",
    "Post;Budget IFO;Utfall IFO;Budget Äldreomsorg;Utfall Äldreomsorg",
    "Rad;IFO - Budget;IFO - Utfall;Äldreomsorg - Budget;Äldreomsorg - Utfall",
    "Post;IFO, utfall;Äldreomsorg, utfall;IFO, budget;Äldreomsorg, budget",
    "Rad;510 IFO Budget;510 IFO Utfall;520 Äldreomsorg Budget;520 Äldreomsorg Utfall",
]


@pytest.mark.parametrize("header", NAMED)
def test_names_and_kinds_in_one_heading_are_verksamheter_side_by_side(header):
    rows = "Intäkter;10;11;12;13\nPersonalkostnader;-20;-21;-22;-23\nNettokostnad;-10;-10;-10;-10\n"
    for parsed in read_both(f"Socialnämnden januari-mars 2025, tkr\n{header}\n{rows}"):
        (problem,) = parsed.errors
        assert (problem.code, len(parsed.figures)) == ("lies_across", 0)
        assert "verksamheterna som rader" in problem.remedy


@pytest.mark.parametrize(
    "header",
    [
        "Verksamhet;Period budget;Period utfall;Ack budget;Ack utfall",
        "Verksamhet;Mars budget;Mars utfall;Jan-mars budget;Jan-mars utfall",
        "Verksamhet;Intäkter budget;Intäkter utfall;Kostnader budget;Kostnader utfall",
        "Verksamhet;Budget mars;Utfall mars;Budget ack;Utfall ack",
    ],
)
def test_months_and_sides_in_a_heading_are_no_verksamheter(header):
    rows = "510 Hemtjänst;-10;-11;-32;-33\n520 SÄBO;-20;-21;-62;-63\n"
    for parsed in read_both(f"Socialnämnden mars 2025, tkr\n{header}\n{rows}"):
        assert "lies_across" not in [p.code for p in parsed.errors]
