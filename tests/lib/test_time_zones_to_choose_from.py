from zoneinfo import available_timezones

import pytest

from community.lib import zones


def offered(groups):
    found = {}
    for value, label in groups:
        found.update([(value, label)] if isinstance(label, str) else label)
    return found


def test_each_place_is_offered_once_under_its_name_of_today():
    names = offered(zones.by_region())
    assert {"Europe/Kyiv", "Asia/Kolkata", "America/Nuuk", "Asia/Tokyo", "UTC"} <= set(names)
    assert not {"Europe/Kiev", "Asia/Calcutta", "America/Godthab", "Japan", "US/Eastern", "Etc/GMT+1"} & set(names)


def test_what_is_offered_is_known_to_this_machine():
    names = set(offered(zones.by_region()))
    assert len(names) > 300 and names <= available_timezones()


def test_a_place_inside_a_state_is_told_as_people_tell_it():
    names = offered(zones.by_region())
    assert names["America/Argentina/Buenos_Aires"] == "Buenos Aires, Argentina"
    assert names["Europe/London"] == "London"


def test_places_are_sorted_in_their_region():
    regions = {str(region): places for region, places in zones.by_region() if not isinstance(places, str)}
    assert "Europe" in regions and "Indian Ocean" in regions
    for places in regions.values():
        labels = [label for _name, label in places]
        assert labels == sorted(labels)


@pytest.mark.parametrize("old", ["Europe/Kiev", "US/Eastern", "Japan"])
def test_a_zone_kept_under_its_old_name_is_offered_to_who_has_it(old):
    assert old not in offered(zones.by_region())
    assert old in offered(zones.by_region(old))


@pytest.mark.parametrize("wrong", ["Mars/Base", "../../etc/passwd", "", "Europe"])
def test_what_is_no_zone_is_never_offered(wrong):
    assert not zones.is_zone(wrong)
    assert wrong not in offered(zones.by_region(wrong))


def test_the_sites_own_zone_comes_first(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    assert zones.choices()[0] == ("", "As this site: Tokyo")


def test_a_country_knows_its_zones():
    assert zones.zones_of("JP") == ("Asia/Tokyo",)
    assert len(zones.zones_of("US")) > 5 and zones.zones_of("US")[0] == "America/New_York"
    assert zones.zones_of("BV") == ()


def test_a_machine_without_the_table_offers_all_it_knows(monkeypatch):
    monkeypatch.setattr(zones, "_table_text", lambda: "")
    zones._table.cache_clear()
    zones._canonical.cache_clear()
    try:
        assert "Europe/London" in offered(zones.by_region())
    finally:
        zones._table.cache_clear()
        zones._canonical.cache_clear()
