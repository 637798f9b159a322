"""What was read, and which of several apps is meant."""

import pytest

from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup_facts import Fact, SeatFacts, SetupFacts, ZoomApp

ON, ALSO_ON = ZoomApp("0oa1", "Zoom", True, "acme"), ZoomApp("0oa2", "Zoom", True, "acme")
OFF, ALSO_OFF = ZoomApp("0oa3", "Zoom", False, "acme"), ZoomApp("0oa4", "Zoom", False, "acme")


@pytest.mark.parametrize(
    ("apps", "named", "meant"),
    [
        ((), None, None),
        ((ON,), None, ON),
        ((OFF,), None, OFF),
        ((OFF, ON), None, ON),
        ((ON, ALSO_ON), None, None),
        ((OFF, ALSO_OFF), None, None),
        ((ON, ALSO_ON), "0oa2", ALSO_ON),
        ((ON, OFF), "0oa3", OFF),
        ((ON,), "0oaGone", None),
    ],
)
def test_only_an_app_that_is_named_or_the_only_one_is_taken(apps, named, meant):
    facts = SetupFacts(app_id=named, apps=Fact(value=apps))

    assert facts.app == meant


def test_a_thing_is_asked_for_once_it_was_read_or_failed():
    assert not Fact().asked
    assert Fact(value=False).asked
    assert Fact(error=Unreadable(Service.OKTA, "HTML")).asked


@pytest.mark.parametrize(("bought", "used", "free"), [(10, 4, 6), (4, 10, 0), (-1, 4, None)])
def test_free_licences_are_known_only_where_zoom_tells_how_many_were_bought(bought, used, free):
    assert SeatFacts(bought, used).free == free


def test_only_an_active_app_counts_as_seen():
    on = SetupFacts(apps=Fact(value=(ON,), at=100.0))
    off = SetupFacts(apps=Fact(value=(OFF,), at=100.0))

    assert (on.app_at, off.app_at, SetupFacts().app_at) == (100.0, 0.0, 0.0)
