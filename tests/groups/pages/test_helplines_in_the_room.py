import pytest

from community.helplines.models import Helpline
from groups import services

pytestmark = pytest.mark.django_db


def test_numbers_are_at_hand_without_leaving_the_room(as_, ana, open_room):
    services.book(open_room, ana)
    Helpline.objects.create(country="GB", name="Evening Line", dial="08081570142", always_open=True)
    Helpline.objects.create(country="JP", name="Harbour Line", dial="0120000000", always_open=True)
    ana.country = "JP"
    ana.save()
    page = as_(ana).get(f"/sessions/{open_room.pk}/room/").content.decode()
    assert 'href="tel:0120000000"' in page and "Evening Line" not in page
