"""What publishing a file would change: counted, in sums and in rows, and nothing stored."""

from socfin.domain.figures import Parsed
from socfin.importers import parse
from socfin.models import FigureBlock
from socfin.reporting.preview import made_by, preview
from socfin.selectors.ground import Ground
from socfin.services.comparison.shown import SHOWN_ROWS
from tests.cast import long_csv

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


def shown(committee, rows, **more):
    return preview(Ground(committee), parse(long_csv(rows), "a.csv"), **more)


def counts(difference):
    return difference.new, difference.changed, difference.unchanged, difference.gone


def codes(found):
    return {one.code for one in found.problems}


def test_the_first_file_is_all_new_and_warns_of_nothing(committee):
    found = shown(committee, ROWS)

    assert counts(found.difference) == (2, 0, 0, 0)
    assert found.spans == ("Budget januari 2022", "Utfall januari 2022")
    assert (found.may_publish, found.problems) == (True, ())
    assert not FigureBlock.objects.exists()


def test_every_kind_of_change_is_counted_and_the_gravest_come_first(committee, publish_rows):
    publish_rows(ROWS + "\n520 5020 2022-01 utfall -50\n520 6010 2022-01 utfall -7")

    found = shown(
        committee, ROWS.replace("-1000", "-1500") + "\n520 6010 2022-01 utfall -7\n520 7010 2022-01 utfall -1"
    )

    assert counts(found.difference) == (1, 1, 2, 1)
    assert [row["kind_label"] for row in found.difference.rows] == [
        "Försvinner",
        "Ändras",
        "Ny",
        "Oförändrad",
        "Oförändrad",
    ]
    assert "rows_gone" in codes(found)


def test_the_same_figures_in_another_file_have_nothing_new(committee, publish_rows):
    publish_rows(ROWS)

    found = shown(committee, ROWS + "\n")

    assert counts(found.difference) == (0, 0, 2, 0)
    assert codes(found) == {"nothing_new"}


def test_sums_are_told_from_and_to_per_verksamhet(committee, publish_rows):
    publish_rows(ROWS)

    totals = shown(committee, ROWS.replace("-1000", "-1500")).difference.totals

    changed = next(one for one in totals if one["change_ore"])
    assert (changed["name"], changed["scenario_label"]) == ("Hemtjänst norr", "Utfall")
    assert (changed["before_ore"], changed["after_ore"], changed["change_ore"]) == (
        -1000_00,
        -1500_00,
        -500_00,
    )


def test_a_new_verksamhet_is_warned_of_by_name(committee):
    found = shown(committee, "599 5020 2022-01 utfall -1")

    assert [one.code for one in found.new_verksamheter] == ["599"]
    assert codes(found) == {"unknown_verksamhet"}
    assert "599" in found.warnings[0].message


def test_another_source_changes_nothing_of_the_first(committee, publish_rows):
    publish_rows(ROWS)

    assert counts(shown(committee, ROWS, source="tilläggsanslag").difference) == (2, 0, 0, 0)


def test_amounts_that_come_and_go_missing_are_changes(committee, publish_rows):
    publish_rows(ROWS)

    found = shown(committee, ROWS.replace("-1000", "."))

    row = found.difference.rows[0]
    assert (row["kind"], row["before_ore"], row["after_ore"]) == ("changed", -1000_00, None)


def test_a_file_without_figures_has_no_difference_and_cannot_be_published(committee):
    found = preview(Ground(committee), Parsed(format="long"))

    assert found.difference is None
    assert not found.may_publish


def test_a_long_difference_is_cut_and_the_rest_is_counted(committee):
    rows = "\n".join(f"511 {4000 + number} 2022-01 utfall -1" for number in range(SHOWN_ROWS + 50))

    difference = shown(committee, rows).difference

    assert (len(difference.rows), difference.more, difference.new) == (SHOWN_ROWS, 50, SHOWN_ROWS + 50)


def test_what_a_file_changed_is_remembered_when_a_later_one_has_changed_it_again(committee, publish_rows):
    publish_rows(ROWS)
    second = publish_rows(ROWS.replace("-1000", "-1500"))
    publish_rows(ROWS.replace("-1000", "-1700"))

    done = made_by(second)

    assert counts(done.difference) == (0, 1, 1, 0)
    assert (done.difference.rows[0]["before_ore"], done.difference.rows[0]["after_ore"]) == (
        -1000_00,
        -1500_00,
    )


def test_an_outcome_of_a_month_that_has_not_begun_is_warned_of(committee):
    def codes(period: str, scenario: str) -> list[str]:
        parsed = parse(long_csv(f"511 5020 {period} {scenario} -1000"), "siffror.csv")
        return [one.code for one in preview(Ground(committee), parsed).warnings]

    assert "yet_to_come" in codes("2099-01", "utfall")
    assert "yet_to_come" not in codes("2099-01", "budget")
    assert "yet_to_come" not in codes("2022-01", "utfall")


def test_months_with_others_between_them_are_named_one_by_one(committee):
    found = shown(committee, "511 5020 2022-04 utfall -10\n511 5020 2022-12 utfall -20")

    assert found.spans == ("Utfall april och december 2022",)
    assert [(one["months"], one["after_ore"]) for one in found.difference.totals] == [
        ("april 2022", -10_00),
        ("december 2022", -20_00),
    ]


def test_codes_that_have_changed_names_with_each_other_demand_a_reason_in_every_format(committee):
    top = "Januari–oktober 2022, tkr\n"
    report = f"{top}Verksamhet;Budget ack;Utfall ack\n511 SÄBO;-10;-11\n520 Hemtjänst norr;-20;-21\n"
    coded = f"{top}Kod;Benämning;Budget ack;Utfall ack\n511;SÄBO;-10;-11\n520;Hemtjänst norr;-20;-21\n"
    header = "verksamhet;verksamhetsnamn;period;scenario;belopp\n"
    listed = f"{header}511;SÄBO;202201;utfall;-11\n520;Hemtjänst norr;202201;utfall;-21\n"
    own = f"{header}511;Hemtjänst norr;202201;utfall;-11\n520;SÄBO;202201;utfall;-21\n"

    def serious(text):
        parsed = parse(text.encode(), "oktober.csv")
        return [problem.code for problem in preview(Ground(committee), parsed).serious]

    assert [serious(text).count("name_of_another") for text in (report, coded, listed, own)] == [1, 1, 1, 0]
