from community.lib.context_processors import site


def test_a_chosen_look_is_kept(rf):
    request = rf.get("/")
    request.COOKIES = {"theme": "dark", "type": "plain", "size": "larger"}
    assert site(request)["look"] == {"theme": "dark", "type": "plain", "size": "larger"}


def test_anything_else_in_the_cookies_is_dropped(rf):
    request = rf.get("/")
    request.COOKIES = {"theme": '"><script>', "type": "normal", "size": "99"}
    assert site(request)["look"] == {"theme": "", "type": "", "size": ""}


def test_the_place_is_told_by_the_path_or_by_the_view(rf):
    request = rf.get("/t/12/")
    assert site(request)["here"] == "boards"
    request.here = "sessions"
    assert site(request)["here"] == "sessions"
