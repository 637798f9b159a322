"""Okta and Zoom are connected by one sign-in at a time, which ends with whoever waits for it."""

import pytest

from tests.support.qt import until
from tests.support.workbench import bench
from zoomprov_gui.viewmodels.connect_zoom import ZoomConnecting


@pytest.fixture
async def zoom(tmp_path, background):
    side = ZoomConnecting(bench(tmp_path).service, background)
    side.client_id = "public-app"
    return side


async def test_who_stops_waits_for_nobody_and_asks_nothing_more(zoom):
    zoom.in_browser()
    waiting, asking = zoom.waiting, zoom.busy

    zoom.stop()
    await until(lambda: not zoom.busy)

    assert (waiting is not None, asking) == (True, True)
    assert zoom.waiting is None
    assert zoom.problem is None


async def test_a_second_sign_in_takes_the_place_of_the_first(zoom):
    zoom.in_browser()
    first = zoom.waiting

    zoom.in_browser()

    assert zoom.waiting not in {first, None}
    zoom.stop()
    await until(lambda: not zoom.busy)
