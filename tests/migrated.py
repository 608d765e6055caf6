"""Starts each run from a copy of a migrated and seeded database, and puts it back after each test that commits."""

import shutil
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from tests import template_database
from tests.bases import Bases, parts_of


def pytest_configure(config):
    """Begin with the template while the processes that run the tests still gather them."""
    if config.getoption("numprocesses", None) and not config.option.collectonly and not hasattr(config, "workerinput"):
        threading.Thread(target=template_database.make_sure_of_it, daemon=True).start()


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    return template_database.is_sqlite() or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    template = template_database.make_sure_of_it()
    test = settings.DATABASES["default"]["TEST"]
    if template_database.is_sqlite():
        shutil.copy(template, test["NAME"])
    else:
        test["TEMPLATE"] = template


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        bases = Bases()
    with pytest.MonkeyPatch.context() as instead:
        # Emptying every table and asking all apps for their rows again takes longer than most of these tests.
        instead.setattr(TransactionTestCase, "_fixture_teardown", lambda case: bases.forget_what_stands())
        yield bases
    with django_db_blocker.unblock():
        bases.close()
    if template_database.is_sqlite():
        for ending in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{ending}").unlink(missing_ok=True)


@pytest.fixture
def _base_of_the_test(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        django_db_setup.stand(parts_of(request.fixturenames))


@pytest.fixture
def _django_db_helper(_base_of_the_test, _django_db_helper):
    """What gives a test its database, after the base is there on which it stands."""


@pytest.fixture(autouse=True, scope="class")
def _base_of_a_class(request, django_db_blocker):
    """Django's own kind of class is set up in a transaction of its own, before any test of it."""
    if request.cls is not None and issubclass(request.cls, TransactionTestCase):
        with django_db_blocker.unblock():
            request.getfixturevalue("django_db_setup").stand()
