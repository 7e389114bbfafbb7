"""The icon at the address that browsers and document readers ask for by themselves."""


def test_the_old_address_leads_to_the_icon_without_logging_in(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response.headers["Location"].endswith("socfin.svg")
