"""What the texts for Power Query ask is answered with a key, and has the columns that they name."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from socfin.actions.people.tokens import create_token
from socfin.documents.exchange.power_query import power_query
from socfin.domain.people.tokens import Scope
from tests.cast import person
from tests.documents.exchange.test_power_query import STRING, in_docs

KEYS = "/mina-nycklar/"
ROWS = "\n".join(
    f"{code} 5020 2022-{month:02d} {kind} -{month}00"
    for code in ("511", "520")
    for month in (1, 2, 3)
    for kind in ("utfall", "budget")
)


@pytest.fixture
def key(committee, publish_rows) -> str:
    publish_rows(ROWS)
    return key_of("petra", committee)


def key_of(name: str, committee) -> str:
    return create_token(
        user=person(name),
        committee=committee,
        name="Excel",
        scope=Scope.EXPORT,
        last_day=timezone.localdate(),
        who=name,
    )


def asked(key: str, path: str, **query: str):
    answer = Client().get(path, query, headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200, (path, answer.content)
    return answer


def addresses(text: str, period: str) -> list[str]:
    """What the text asks for, its names replaced by what they hold."""
    held = {"Namnd": "provby", "Period": period}
    calls = re.findall(r"Json\.Document\(Hamta\((.*?), \[", text)
    pieces = [[part.strip() for part in call.split("&")] for call in calls]
    return ["/" + "".join(held.get(part, part.strip('"')) for part in parts) for parts in pieces]


def test_each_address_answers_with_the_key_and_has_the_columns(key):
    """As the text asks: the months, the newest of them, its rows from an empty cursor on, part by part."""
    text = power_query("", "provby", key)
    periods = asked(key, addresses(text, "")[0]).json()
    assert [month["period"] for month in periods] == ["2022-01", "2022-02", "2022-03"], (
        "the newest is the last"
    )

    address = addresses(text, periods[-1]["period"])[1]
    first = asked(key, address, limit="2", cursor="").json()
    later = asked(key, address, limit="2", cursor=first["next"]).json()
    whole = asked(key, address, limit="500", cursor="").json()
    parts = [*first["items"], *later["items"]]
    assert [row["code"] for row in whole["items"]][:4] == [row["code"] for row in parts]
    assert whole["next"] is None

    columns = set(STRING.findall(re.search(r"SelectColumns\(Rader, \{(.*?)\}", text, re.DOTALL)[1]))
    turned = set(re.findall(r'\{"(\w+_ore)", each', text))
    assert columns <= set(whole["items"][0])
    assert turned == {name for name in columns if name.endswith("_ore")}
    unit = next(row for row in whole["items"] if row["code"] == "511")
    assert unit["outcome_to_date_ore"] / 100 == -600


def test_the_short_text_answers_too(key):
    (text,) = in_docs("api.md")
    path = re.search(r'RelativePath = "(.*?)"', text)[1].replace("nora", "provby")

    items = asked(key, f"/{path}", limit="500").json()["items"]
    assert set(re.findall(r'\{"(\w+)", each', text)) <= set(items[0])


def test_the_long_table_answers_with_a_controllers_key_and_has_its_column(key, committee):
    text = next(text for text in in_docs("formats.md") if "Csv.Document" in text)
    path = re.search(r'RelativePath = "nora/(.*?)"', text)[1]
    divider = re.search(r'Delimiter = "(.)"', text)[1]

    heading = asked(key_of("carin", committee), f"/provby/{path}").content.decode("utf-8-sig").splitlines()[0]
    assert set(re.findall(r'\{"(\w+)", type', text)) <= set(heading.split(divider))


def test_the_page_of_keys_gives_the_text_with_the_new_key_in_it_once(committee, logged_in):
    client = logged_in(person("petra"))
    form = {
        "committee": "provby",
        "name": "Excel",
        "scope": "export",
        "last_day": timezone.localdate().isoformat(),
    }

    answer = client.post(KEYS, form)

    secret = re.search(r"socfin_[\w-]+", answer.content.decode())[0]
    assert answer.context["query"] == power_query("http://testserver", "provby", secret)
    assert "Web.Contents" in answer.content.decode()
    assert "Web.Contents" not in client.get(KEYS).content.decode()
