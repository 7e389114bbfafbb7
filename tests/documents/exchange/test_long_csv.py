"""Figures in the long format come back the same, whatever the codes and the names begin with."""

import csv
import io

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.documents.exchange.long_csv import make
from socfin.domain.figures import NamedVerksamhet
from socfin.domain.period import Month
from socfin.importers import parse

TEXT = st.builds(str.__add__, st.text("'=+-@", max_size=3), st.text("12aå", min_size=1, max_size=4))


def written(code: str, name: str, parent: str, account: str, account_name: str) -> bytes:
    ledger = pd.DataFrame(
        {
            "verksamhet": [code],
            "account": [account],
            "line": [""],
            "scenario": ["outcome"],
            "as_of": [0],
            "last": [Month(2022, 3).number],
            "months": [1],
            "amount_ore": pd.array([-123_450], dtype="Int64"),
        }
    )
    return make(
        ledger, name="siffror.csv", verksamheter={code: (name, parent)}, accounts={account: account_name}
    ).content


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_codes_and_names_come_back_as_they_were(code, name, parent, account, account_name):
    content = written(code, name, parent, account, account_name)

    parsed = parse(content, "siffror.csv")

    assert [(f.verksamhet_code, f.account, f.amount) for f in parsed.figures] == [(code, account, -123_450)]
    assert parsed.verksamheter == (NamedVerksamhet(code, name, parent),)
    assert parsed.accounts == ((account, account_name),)


@given(TEXT)
def test_no_cell_of_text_begins_a_formula(text):
    rows = csv.reader(io.StringIO(written(*[text] * 5).decode("utf-8-sig")), delimiter=";")

    assert not [cell for cell in list(rows)[1][:5] if cell.startswith(("=", "+", "-", "@"))]
