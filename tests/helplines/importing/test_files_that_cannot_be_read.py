import pytest
from django.core.management import CommandError, call_command

from community.helplines.models import Helpline

from .conftest import HEAD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_its_mark(put_in, encoding):
    put_in({"name": "Línea — “Faro”"}, encoding=encoding)
    assert Helpline.objects.get().name == "Línea — “Faro”"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_one_clear_error_and_nothing_goes_in(put_in, encoding):
    with pytest.raises(CommandError, match="is not in UTF-8. Save it as “CSV UTF-8”"):
        put_in({}, {"name": "Línea"}, encoding=encoding)
    assert not Helpline.objects.exists()


def test_a_missing_column_is_named(put_in):
    with pytest.raises(CommandError, match=r"Missing: dial_as_described, verified_at\."):
        put_in(head=HEAD.replace("dial_as_described,", "").replace("verified_at,", ""))


def test_semicolons_are_told_from_commas(put_in):
    with pytest.raises(CommandError, match="with commas between them"):
        put_in(head=HEAD.replace(",", ";"))


def test_a_column_that_is_there_twice_is_named(put_in):
    with pytest.raises(CommandError, match="names a column twice: name"):
        put_in(head=HEAD + ",name")


def test_columns_may_stand_in_any_order_with_others_between(put_in):
    put_in(
        "2026-05-04,x,GB,Lantern,crisis,phone,116 000,en,24/7,",
        head="verified_at,mood,country,name,category,method,dial_as_described,languages,hours,website",
    )
    assert Helpline.objects.get().source_row["mood"] == "x"


def test_an_empty_file_has_no_columns(tmp_path, db):
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(CommandError, match="The first line must name the columns"):
        call_command("import_helplines", str(tmp_path / "empty.csv"))


def test_a_quote_that_never_ends(put_in):
    with pytest.raises(CommandError, match="is not a CSV file from line"):
        put_in({}, 'GB,"never ends')
    assert not Helpline.objects.exists()


def test_a_file_that_is_not_there(tmp_path, db):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_helplines", str(tmp_path / "gone.csv"))
    with pytest.raises(CommandError, match="cannot be read: Is a directory"):
        call_command("import_helplines", str(tmp_path))
