from community.lib import ratelimit


def test_so_many_are_allowed_and_no_more():
    assert [ratelimit.allowed("post", 1, 3, 60) for _ in range(5)] == [True, True, True, False, False]


def test_each_person_and_each_act_is_counted_apart():
    assert ratelimit.allowed("post", 1, 1, 60)
    assert not ratelimit.allowed("post", 1, 1, 60)
    assert ratelimit.allowed("post", 2, 1, 60)
    assert ratelimit.allowed("report", 1, 1, 60)


def test_after_the_window_it_is_open_again(monkeypatch):
    assert ratelimit.allowed("post", 1, 1, 60)
    assert not ratelimit.allowed("post", 1, 1, 60)
    now = ratelimit.time.time()
    monkeypatch.setattr(ratelimit.time, "time", lambda: now + 61)
    assert ratelimit.allowed("post", 1, 1, 60)


def test_a_limit_of_none_allows_none():
    assert not ratelimit.allowed("post", 1, 0, 60)


def test_a_name_with_odd_marks_is_counted_too():
    who = "a b\n\x00é" * 80
    assert ratelimit.allowed("recover-name", who, 1, 60)
    assert not ratelimit.allowed("recover-name", who, 1, 60)
