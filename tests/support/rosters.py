"""Rosters for tests: both sides read whole, a few people or drawn ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.support.people import NOW, accounts, assignments, whole
from zoomprov_gui.domain.people import Assignment, Service, ZoomAccount
from zoomprov_gui.domain.roster import Roster


def read_again(roster: Roster, okta: Sequence[Assignment], zoom: Sequence[ZoomAccount]) -> Roster:
    """Read both sides whole into a roster, and return it."""
    roster.begin(Service.OKTA)
    roster.add_assignments(list(okta))
    roster.finish(whole(Service.OKTA, len(okta), roster.now))
    roster.begin(Service.ZOOM)
    roster.add_accounts(list(zoom))
    roster.finish(whole(Service.ZOOM, len(zoom), roster.now))
    return roster


def roster_of(
    okta: Sequence[Assignment] = (), zoom: Sequence[ZoomAccount] = (), *, now: float = NOW
) -> Roster:
    """Return a roster that has read both sides whole."""
    return read_again(Roster(now=now), okta, zoom)


rosters = st.builds(roster_of, assignments, accounts)
