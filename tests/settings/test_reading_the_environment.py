import pytest
from django.core.exceptions import ImproperlyConfigured

from community.settings import environment as read


def test_on_and_off_are_read_in_the_usual_words(monkeypatch):
    for word, value in [("1", True), ("TRUE", True), (" yes ", True), ("off", False), ("0", False), ("", False)]:
        monkeypatch.setenv("A_SWITCH", word)
        assert read.switch("A_SWITCH", True) is value, word


def test_words_are_split_at_commas_and_tidied(monkeypatch):
    monkeypatch.setenv("SOME_WORDS", " a.example , ,b.example")
    assert read.words("SOME_WORDS") == ["a.example", "b.example"]
    monkeypatch.setenv("SOME_WORDS", " , ")
    assert read.words("SOME_WORDS", ["c.example"]) == ["c.example"]


def test_sqlite_waits_its_turn_and_keeps_what_it_said(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/deep/er/site.sqlite3")
    config = read.database(tmp_path / "other.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in config["OPTIONS"]["init_command"]
    assert (tmp_path / "deep" / "er").is_dir()
    assert read.beside(config, tmp_path) == (tmp_path / "deep" / "er", "site")


def test_a_folder_is_no_database(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must name a file"):
        read.database(tmp_path / "x.sqlite3")


def test_several_keys_are_each_looked_at(monkeypatch):
    from cryptography.fernet import Fernet

    good = [Fernet.generate_key().decode(), Fernet.generate_key().decode()]
    monkeypatch.setenv("FIELD_KEYS", ", ".join(good))
    assert read.required_keys("FIELD_KEYS", "") == good
    monkeypatch.setenv("FIELD_KEYS", f"{good[0]},short")
    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS"):
        read.required_keys("FIELD_KEYS", "")
