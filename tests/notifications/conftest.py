import pytest

from community.notifications import registry, services


@pytest.fixture(autouse=True)
def _a_kind(monkeypatch):
    monkeypatch.setitem(registry._kinds, "test.answer", registry.Kind("test.answer", "Somebody answered you."))


@pytest.fixture
def ana(ana):
    """Ana, who gave an e-mail address."""
    ana.email = "ana@example.org"
    ana.save()
    return ana


@pytest.fixture
def tell():
    def tell(member, key="post:1", **more):
        return services.tell(member, "test.answer", key, "/t/1/", **more)

    return tell
