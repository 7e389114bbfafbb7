"""The functions that PostgreSQL's policies and our doors call; they give keys, yes or no, and never a row."""

from __future__ import annotations

from collections.abc import Iterator

PERSON = "NULLIF(current_setting('socfin.person', true), '')::bigint"
ENTRANCE = "current_setting('socfin.entrance', true) = 'yes'"
MUNICIPALITY = "NULLIF(current_setting('socfin.municipality', true), '')"
PLACES = (
    f"SELECT CASE WHEN {MUNICIPALITY} IS NOT NULL THEN string_to_array({MUNICIPALITY}, ',')::bigint[]"
    f" WHEN {PERSON} IS NOT NULL THEN socfin_places_of({PERSON}) ELSE '{{}}'::bigint[] END"
)
"""The municipalities of the seat; before one is taken, those where the person has or had a role."""

ASKED = {
    "socfin_places_of(asked bigint)": (
        "bigint[]",
        "SELECT coalesce(array_agg(m.id), '{}') FROM socfin_municipality m WHERE"
        " EXISTS (SELECT FROM socfin_user u WHERE u.id = asked AND u.is_superuser AND u.is_active)"
        " OR m.id IN (SELECT r.municipality_id FROM socfin_municipalrole r WHERE r.user_id = asked)"
        " OR m.id IN (SELECT c.municipality_id FROM socfin_membership b"
        " JOIN socfin_committee c ON c.id = b.committee_id WHERE b.user_id = asked)",
    ),
    "socfin_committees()": (
        "bigint[]",
        "SELECT coalesce(array_agg(c.id), '{}') FROM socfin_committee c"
        " WHERE c.municipality_id = ANY ((SELECT socfin_places())::bigint[])",
    ),
    "socfin_addresses()": (
        "text[]",
        "SELECT coalesce(array_agg(c.slug::text), '{}') FROM socfin_committee c"
        " WHERE c.municipality_id = ANY ((SELECT socfin_places())::bigint[])",
    ),
    "socfin_open()": (
        "bigint[]",
        "SELECT coalesce(array_agg(DISTINCT c.municipality_id), '{}') FROM socfin_committee c WHERE c.public",
    ),
    "socfin_is_seen(asked bigint, places bigint[])": (
        "boolean",
        "SELECT EXISTS (SELECT FROM socfin_membership b JOIN socfin_committee c ON c.id = b.committee_id"
        " WHERE b.user_id = asked AND c.municipality_id = ANY (places))"
        " OR EXISTS (SELECT FROM socfin_municipalrole r"
        " WHERE r.user_id = asked AND r.municipality_id = ANY (places))"
        " OR EXISTS (SELECT FROM socfin_user u WHERE u.id = asked AND u.is_superuser)"
        " OR NOT EXISTS (SELECT FROM socfin_membership b WHERE b.user_id = asked)"
        " AND NOT EXISTS (SELECT FROM socfin_municipalrole r WHERE r.user_id = asked)",
    ),
    "socfin_door_committee(asked text)": (
        "bigint",
        "SELECT c.municipality_id FROM socfin_committee c WHERE c.slug = asked",
    ),
    "socfin_door_work(asked bigint)": (
        "bigint",
        "SELECT c.municipality_id FROM socfin_committee c WHERE c.id = asked",
    ),
    "socfin_door_municipality(asked text)": (
        "bigint",
        "SELECT m.id FROM socfin_municipality m WHERE m.slug = asked",
    ),
    "socfin_door_name(asked text)": (
        "bigint",
        "SELECT m.id FROM socfin_municipality m WHERE m.name = asked",
    ),
    "socfin_door_groups(asked bigint)": (
        "bigint[]",
        "SELECT coalesce(array_agg(m.id), '{}') FROM socfin_municipality m"
        " WHERE m.id = ANY ((SELECT socfin_places_of(asked))::bigint[]) OR m.id IN (SELECT c.municipality_id"
        " FROM socfin_grouprole g JOIN socfin_committee c ON c.id = g.committee_id)",
    ),
    "socfin_door_key(asked text)": (
        "bigint[]",
        "SELECT ARRAY[t.user_id, c.municipality_id] FROM socfin_apitoken t"
        " JOIN socfin_committee c ON c.id = t.committee_id WHERE t.digest = asked",
    ),
    "socfin_door_original(asked text)": (
        "boolean",
        "SELECT EXISTS (SELECT FROM socfin_upload u WHERE u.stored = asked)"
        " OR EXISTS (SELECT FROM socfin_wordtemplate w WHERE w.stored = asked)",
    ),
}
"""What is called, what it gives, and the question, which is put as the owner and sees everything.

A function of ours stands in a SELECT of its own, or it would be asked again for each row.

A person is seen by who has a place where the person has or had a role; so are those who have none anywhere.
"""


def functions() -> Iterator[str]:
    """The statements that make them, in an order in which each knows those that it calls."""
    for called, (gives, question) in ASKED.items():
        if called.startswith("socfin_committees"):
            yield (
                "CREATE OR REPLACE FUNCTION socfin_places() RETURNS bigint[] LANGUAGE sql STABLE"
                f" AS $body$ {PLACES} $body$"
            )
        yield (
            f"CREATE OR REPLACE FUNCTION {called} RETURNS {gives} LANGUAGE plpgsql STABLE SECURITY DEFINER"
            " SET search_path = public, pg_temp AS $body$ DECLARE answer "
            f"{gives}; before text := coalesce(current_setting('socfin.whole', true), ''); BEGIN"
            " PERFORM set_config('socfin.whole', 'yes', true);"
            f" answer := ({question});"
            " PERFORM set_config('socfin.whole', before, true);"
            " RETURN answer; END $body$"
        )
