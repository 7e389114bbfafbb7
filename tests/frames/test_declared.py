"""The declared frames, empty and full, and the one way out of pandas."""

import pandas as pd
import pytest

from socfin.frames.declared import (
    ACCOUNTS,
    CHANGE_TOTALS,
    CHANGES,
    LEDGER,
    ORIGINS,
    TREE,
    checked,
    frame_of,
    records,
    schema,
)

DECLARED = {
    "ledger": LEDGER,
    "tree": TREE,
    "accounts": ACCOUNTS,
    "origins": ORIGINS,
    "changes": CHANGES,
    "change_totals": CHANGE_TOTALS,
}


@pytest.mark.parametrize("name", DECLARED)
def test_an_empty_frame_has_the_declared_types(name):
    frame = frame_of(DECLARED[name])

    assert checked(frame, DECLARED[name]) is frame
    schema(name).validate(frame)
    assert records(frame) == []


def test_a_frame_of_other_types_is_refused():
    with pytest.raises(TypeError, match="months"):
        checked(frame_of(LEDGER).astype({"months": "float64"}), LEDGER)
    with pytest.raises(TypeError, match="as_of"):
        checked(frame_of(LEDGER).drop(columns="as_of"), LEDGER)


def test_every_missing_value_leaves_pandas_as_none():
    frame = pd.DataFrame(
        {
            "amount": pd.array([1, None], dtype="Int64"),
            "name": pd.array(["a", None], dtype="str"),
            "share": [0.5, float("nan")],
        }
    )

    assert records(frame) == [
        {"amount": 1, "name": "a", "share": 0.5},
        {"amount": None, "name": None, "share": None},
    ]
    assert type(records(frame)[0]["amount"]) is int
