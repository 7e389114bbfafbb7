"""Publishing and undoing: whatever was published before counts again, row by row."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socfin.actions.uploads import NotPublishable, publish, receive, undo
from socfin.domain.figures import NamedVerksamhet, error
from socfin.models import Publication
from socfin.reporting.reading import read_upload
from socfin.selectors.ledger import current_publications, ledger
from socfin.services.checks import unknown_verksamheter
from tests.cast import long_csv

KEYS = st.tuples(
    st.sampled_from(["511", "520", "."]),
    st.sampled_from(["5020", "3010", "-"]),
    st.sampled_from(["2022-01", "2022-02", "2022-03"]),
    st.sampled_from(["utfall", "budget"]),
)
FILES = st.dictionaries(KEYS, st.integers(-(10**9), 10**9) | st.none(), min_size=1, max_size=8)


def text_of(file) -> str:
    return "\n".join(
        f"{code} {what} {month} {scenario} {'.' if amount is None else amount}"
        for (code, what, month, scenario), amount in file.items()
    )


def counting(committee):
    """What counts: every key with its amount, and the files behind."""
    frame = ledger(current_publications(committee))
    return frame.sort_values(list(frame.columns[:-1])).reset_index(drop=True)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=FILES, second=FILES)
def test_undo_brings_back_exactly_what_counted(committee, carin, first, second):
    Publication.objects.all().delete()
    for file in (first, second):
        content = long_csv(text_of(file))
        kept = receive(committee=committee, filename="f.csv", content=content, by=carin, options={}).upload
        before = counting(committee)
        try:
            publish(upload=kept, parsed=read_upload(kept), by=carin)
        except NotPublishable:
            assert counting(committee).equals(before)
            continue
        undo(upload=kept, by=carin)
        assert counting(committee).equals(before)
        publish(upload=kept, parsed=read_upload(kept), by=carin)


def warnings(code: str):
    (problem,) = unknown_verksamheter([NamedVerksamhet("590", "Nytt")])
    return [type(problem)(problem.severity, problem.message, code=code)]


def test_a_serious_warning_needs_a_reason_and_others_do_not(committee, carin):
    content = long_csv("511 5020 2022-01 utfall -1")
    kept = receive(committee=committee, filename="f.csv", content=content, by=carin, options={}).upload

    with pytest.raises(NotPublishable, match="bara kan godtas med ett skäl"):
        publish(upload=kept, parsed=read_upload(kept), by=carin, warnings=warnings("wrong_unit"), reason=" ")
    publish(upload=kept, parsed=read_upload(kept), by=carin, warnings=warnings("unknown_verksamhet"))

    assert Publication.objects.get().reason == ""


def test_no_reason_lets_an_error_through(committee, carin):
    kept = receive(committee=committee, filename="f.csv", content=b"hej", by=carin, options={}).upload

    with pytest.raises(NotPublishable, match="fel som måste rättas"):
        publish(
            upload=kept, parsed=read_upload(kept), by=carin, warnings=[error("Fel.")], reason="Det går bra."
        )
