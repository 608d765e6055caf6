def test_it_says_what_to_do_in_danger(client, home):
    response = client.get("/help/")
    assert response.status_code == 200
    assert "Ring your country’s emergency number" in response.content.decode()


def test_it_still_says_so_beside_lines_that_are_no_emergency_service(client, home, line):
    line("Evening Line")
    assert "Ring your country’s emergency number" in client.get("/help/").content.decode()


def test_a_listed_emergency_number_takes_its_place(client, home, line):
    line("In danger now", is_emergency=True, dial="999", display="999")
    page = client.get("/help/").content.decode()
    assert 'href="tel:999"' in page and "Ring your country’s emergency number" not in page
