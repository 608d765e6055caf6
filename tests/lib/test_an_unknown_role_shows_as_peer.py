from community.lib.templatetags.hearth import role


def test_a_known_role_shows_its_words():
    assert role("volunteer") == '<span class="role role-volunteer">Trained volunteer</span>'


def test_an_unknown_role_claims_the_least():
    assert role("wizard") == role("peer") == '<span class="role role-peer">Peer</span>'
