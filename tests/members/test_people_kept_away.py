"""The list of whom one muted or blocked, and the way back."""

import pytest

from community.members import queries, services
from community.members.models import Block, Mute

pytestmark = pytest.mark.django_db


def test_it_lists_names_and_only_to_oneself(as_, ana, ben, outsider):
    services.mute(ana, ben.home_persona)
    services.block(ana.home_persona, outsider.home_persona)
    page = as_(ana).get("/account/people/").content.decode()
    assert "Plain Sparrow" in page and "Far Meadow" in page and "Blocked as Quiet Heron." in page
    for other in (ben, outsider):
        assert "Quiet Heron" not in as_(other).get("/account/people/").content.decode()


def test_one_can_see_them_again(as_, ana, ben):
    mute, block = services.mute(ana, ben.home_persona), services.block(ana.home_persona, ben.home_persona)
    assert queries.out_of_sight(ana) == {ben.home_persona.pk} == queries.out_of_sight(ana)
    assert queries.out_of_sight(ben) == {ana.home_persona.pk}
    as_(ana).post(f"/account/people/mute/{mute.pk}/again/")
    as_(ana).post(f"/account/people/block/{block.pk}/again/")
    assert not Mute.objects.exists() and not Block.objects.exists()


def test_nobody_undoes_what_another_did(as_, ana, ben):
    mute, block = services.mute(ana, ben.home_persona), services.block(ana.home_persona, ben.home_persona)
    for kind, pk in (("mute", mute.pk), ("block", block.pk), ("love", 1)):
        assert as_(ben).post(f"/account/people/{kind}/{pk}/again/").status_code == 404
    assert Mute.objects.exists() and Block.objects.exists()


def test_the_way_there_is_on_ones_own_page(as_, ana):
    assert 'href="/account/people/"' in as_(ana).get("/account/").content.decode()
