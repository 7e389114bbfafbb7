"""Who has only the OpenAPI document, an address and a key: reads it by script, and asks once."""

import json
import re

from tests.api.test_contract import key  # noqa: F401

KNOWN = {"nämnd": "provby", "månad": "mars 2022", "namn": "hemtjänst"}
"""What anyone knows who has seen the committee's address and wants hemtjänst in March 2022."""


def described(document: dict, schema: dict) -> dict:
    """A schema of the document with its references followed."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def fields_of(document: dict, operation: dict) -> dict[str, str]:
    """Name and description of what each row of an answer says."""
    answer = described(document, operation["responses"]["200"]["content"]["application/json"]["schema"])
    rows = answer.get("properties", {}).get("items", answer)
    row = described(document, rows.get("items", rows))
    return {name: each.get("description", "") for name, each in row.get("properties", {}).items()}


def written(description: str) -> str:
    """What is known of a thing in an address, as its description writes it: "mars 2022 är 2022-03"."""
    known = next(KNOWN[what] for what in KNOWN if what in description.lower())
    as_told = re.search(rf"{known} är ([^\s.]+)", description)
    return as_told[1] if as_told else known


def chosen(document: dict) -> tuple[str, str]:
    """The call's path with its query, and the field, by their descriptions alone."""
    for path, methods in document["paths"].items():
        parameters = methods["get"].get("parameters", ())
        by_name = [one for one in parameters if "namn innehåller" in one.get("description", "")]
        fields = fields_of(document, methods["get"])
        field = next((name for name, words in fields.items() if words.startswith("Utfall − budget")), None)
        if by_name and field:
            for one in parameters:
                if one["in"] == "path":
                    path = path.replace(f"{{{one['name']}}}", written(one["description"]))
            return f"{path}?{by_name[0]['name']}={KNOWN['namn']}", field
    raise AssertionError("the document does not say how")


def test_one_call_gives_hemtjanst_in_march(client, key, db):  # noqa: F811 - the fixture of that name
    document = json.loads(client.get("/api/v1/openapi.json").content)
    address, field = chosen(document)
    scheme = document["components"]["securitySchemes"]

    asked = client.get(address, headers={"authorization": f"Bearer {key}"})

    assert {one["scheme"] for one in scheme.values()} == {"bearer"}
    found = {row["name"].lower(): row[field] for row in asked.json()["items"]}
    assert found[KNOWN["namn"]] == -100_000_00


def test_everything_in_an_address_has_a_meaning_and_an_example(client, db):
    document = json.loads(client.get("/api/v1/openapi.json").content)

    for path, methods in document["paths"].items():
        parameters = methods["get"].get("parameters", ())
        assert {one["name"] for one in parameters if one["in"] == "path"} == set(re.findall(r"{(\w+)}", path))
        for one in parameters:
            assert one.get("description"), (path, one["name"])
            assert one["in"] != "path" or "example" in one, (path, one["name"])
    assert "rows?name=hemtjänst" in document["info"]["description"]
