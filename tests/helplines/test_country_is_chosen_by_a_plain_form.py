from community.helplines.countries import NAMES


def test_the_choice_is_kept_and_the_reader_comes_back(client, home, line):
    line("Evening Line")
    line("Harbour Line", country="JP")
    response = client.post("/help/country/", {"country": "JP", "next": "/privacy/"})
    assert response.status_code == 302 and response["Location"] == "/privacy/"
    page = client.get("/help/").content.decode()
    assert "Harbour Line" in page and "Evening Line" not in page


def test_a_member_takes_the_choice_along(client, home, ana):
    client.force_login(ana)
    client.post("/help/country/", {"country": "IE"})
    ana.refresh_from_db()
    assert ana.country == "IE"


def test_a_members_own_country_wins_over_the_cookie_of_a_shared_device(client, home, ana, line):
    line("Evening Line")
    line("Harbour Line", country="JP")
    ana.country = "GB"
    ana.save()
    client.cookies["country"] = "JP"
    client.force_login(ana)
    assert "Evening Line" in client.get("/help/").content.decode()


def test_an_unknown_country_changes_nothing(client, home):
    response = client.post("/help/country/", {"country": "XX"})
    assert response.status_code == 302 and "country" not in response.cookies


def test_the_way_back_never_leaves_the_site(client, home):
    response = client.post("/help/country/", {"country": "JP", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/help/"


def test_another_country_can_be_looked_at_without_choosing_it(client, home, line):
    line("Harbour Line", country="JP")
    response = client.get("/help/?country=jp")
    assert "Harbour Line" in response.content.decode() and "country" not in response.cookies


def test_every_country_is_offered(client, home):
    page = client.get("/help/").content.decode()
    assert len(NAMES) == 249 and all(f'value="{code}"' in page for code in NAMES)
