import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import ImproperlyConfigured

from community.lib import crypto

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_what_is_sealed_opens_again_and_is_not_readable(settings):
    settings.FIELD_KEYS = [OLD]
    sealed = crypto.seal("A quiet word – 静か")
    assert b"quiet" not in sealed
    assert crypto.unseal(sealed) == "A quiet word – 静か"


def test_after_a_rotation_the_old_key_still_opens_and_the_new_one_seals(settings):
    settings.FIELD_KEYS = [OLD]
    before = crypto.seal("before")
    settings.FIELD_KEYS = [NEW, OLD]
    assert crypto.unseal(before) == "before"
    after = crypto.seal("after")
    settings.FIELD_KEYS = [NEW]
    assert crypto.unseal(after) == "after"
    with pytest.raises(crypto.Unreadable, match="FIELD_KEYS"):
        crypto.unseal(before)


@pytest.mark.parametrize("broken", [b"", b"x", b"gAAAA", "no bytes"])
def test_what_nobody_sealed_is_said_to_be_unreadable(settings, broken):
    settings.FIELD_KEYS = [OLD]
    with pytest.raises(crypto.Unreadable):
        crypto.unseal(broken if isinstance(broken, bytes) else broken.encode())


def test_a_data_key_survives_a_rotation_and_is_lost_with_its_site_key(settings):
    settings.FIELD_KEYS = [OLD]
    wrapped = crypto.new_data_key()
    words = crypto.open_data_key(wrapped).encrypt(b"in the room")
    settings.FIELD_KEYS = [NEW, OLD]
    assert crypto.open_data_key(wrapped).decrypt(words) == b"in the room"
    settings.FIELD_KEYS = [NEW]
    with pytest.raises(crypto.Unreadable):
        crypto.open_data_key(wrapped)


def test_two_data_keys_do_not_open_each_others_words(settings):
    settings.FIELD_KEYS = [OLD]
    one, two = crypto.open_data_key(crypto.new_data_key()), crypto.open_data_key(crypto.new_data_key())
    with pytest.raises(InvalidToken):
        two.decrypt(one.encrypt(b"x"))


@pytest.mark.parametrize("key", ["short", "é" * 44, ""])
def test_a_wrong_key_is_named_without_being_shown(settings, key):
    settings.FIELD_KEYS = [key]
    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS") as wrong:
        crypto.seal("x")
    assert not key or key not in str(wrong.value)
