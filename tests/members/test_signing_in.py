import re

import pytest

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(client, name, password, **more):
    return client.post("/account/login/", {"login": name, "password": password, **more})


def test_a_member_signs_in_by_plain_form_and_goes_where_they_were_going(client, ana):
    page = client.get("/account/login/?next=/notices/").content.decode()
    assert 'name="next" value="/notices/"' in page
    assert sign_in(client, ana.username, PASSWORD, next="/notices/")["Location"] == "/notices/"
    assert client.get("/notices/").status_code == 200


def test_the_case_of_the_login_name_does_not_matter(client, ana):
    assert sign_in(client, ana.username.upper(), PASSWORD).status_code == 302


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client, ana):
    wrong = sign_in(client, ana.username, "wrong words here")
    unknown = sign_in(client, "nobody-here", "wrong words here")
    assert "go together" in wrong.content.decode()
    assert wrong.status_code == unknown.status_code == 200

    def plain(answer, name):
        page = answer.content.decode()
        return page[page.index("<main") : page.index("</main")].replace(name, "")

    strip = lambda text: "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)  # noqa: E731
    assert strip(plain(wrong, ana.username)) == strip(plain(unknown, "nobody-here"))


def test_the_page_says_that_the_number_may_be_left_out_and_where_it_stands(client, ana):
    assert "You may leave the number out." in client.get("/account/login/").content.decode()
    assert "it stands on your recovery sheet" in sign_in(client, "quiet", "wrong words here").content.decode()


def test_the_word_without_its_number_signs_in(client, ana):
    ana.login_word = "quiet"
    ana.save()
    assert sign_in(client, " Quiet ", PASSWORD).status_code == 302


def test_of_two_with_one_word_each_signs_in_by_their_own_password(client, ana, ben):
    for member, password in ((ana, PASSWORD), (ben, "four new odd words")):
        member.login_word = "quiet"
        member.set_password(password)
        member.save()
    for member, password in ((ana, PASSWORD), (ben, "four new odd words")):
        sign_in(client, "quiet", password)
        assert client.session["_auth_user_id"] == str(member.pk)
        client.logout()


def test_two_with_one_word_and_one_password_are_never_taken_for_each_other(client, ana, ben):
    for member in (ana, ben):
        member.login_word = "quiet"
        member.save()
    assert "go together" in sign_in(client, "quiet", PASSWORD).content.decode()
    for member in (ana, ben):
        sign_in(client, member.username, PASSWORD)
        assert client.session["_auth_user_id"] == str(member.pk)
        client.logout()


def test_the_pseudonym_signs_nobody_in(client, ana):
    assert sign_in(client, "Quiet Heron", PASSWORD).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_not_let_in(client, ana):
    ana.is_active = False
    ana.save()
    sign_in(client, ana.username, PASSWORD)
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_signing_in_never_leads_to_another_site(client, ana, elsewhere):
    assert "evil" not in sign_in(client, ana.username, PASSWORD, next=elsewhere)["Location"]


def test_signing_out_needs_a_press_and_ends_the_session(as_, ana):
    client = as_(ana)
    client.get("/account/logout/")
    assert client.get("/account/").status_code == 200
    answer = client.post("/account/logout/")
    assert answer["Location"] == "/"
    assert client.get("/account/")["Location"].startswith("/account/login/")


def test_no_page_of_a_member_is_kept_by_the_browser(as_, ana):
    assert as_(ana).get("/account/")["Cache-Control"] == "no-store"


def test_signing_out_tells_the_browser_to_forget_what_it_stored(as_, ana):
    answer = as_(ana).post("/account/logout/")
    assert answer["Clear-Site-Data"] == '"storage"'
    assert answer.cookies["left"].value == "1"


def test_a_page_names_nobody_by_number(as_, ana, ben):
    marks = [re.search(r'data-member="([0-9a-f]{16})"', as_(who).get("/").content.decode())[1] for who in (ana, ben)]
    assert marks[0] != marks[1]
