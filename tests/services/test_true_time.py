"""Tests for services/true_time.py; that nobody gets round it stands in test_apply_limit.py."""

from contextlib import closing
from types import SimpleNamespace

import pytest

from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.storage.journal import Journal


@pytest.fixture
def journal(tmp_path):
    with closing(Journal.open(tmp_path / "journal.sqlite3")) as opened:
        yield opened


def told(*times, journal, clock):
    services = [SimpleNamespace(server_time=at) for at in times]
    return TrueTime(*services, journal=journal, source="acme", clock=lambda: clock).now()


@pytest.mark.parametrize(
    ("times", "clock", "now"),
    [((100.0, 90.0), 5.0, 90.0), ((None, 90.0), 500.0, 90.0), ((None, None), 7.0, 7.0)],
)
def test_the_earliest_service_tells_the_time_and_this_computer_only_where_none_does(
    journal, times, clock, now
):
    assert told(*times, journal=journal, clock=clock) == now
