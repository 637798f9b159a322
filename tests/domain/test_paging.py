"""A page at once joins as its records do one by one."""

from hypothesis import given

from tests.support.people import accounts, assignments
from zoomprov_gui.domain.join import Join
from zoomprov_gui.domain.paging import PageJoin
from zoomprov_gui.domain.people import person_key


def people(join):
    return {
        key: (
            sorted(a.user_id for a, _ in join.assignments(row)),
            sorted(z.zoom_id for z, _ in join.accounts(row)),
            join.columns.pair[row],
        )
        for key, row in join.by_key.items()
    }


@given(assignments, accounts, assignments)
def test_pages_join_as_their_records_do(okta, zoom, later):
    whole, single = PageJoin(), Join()

    whole.add_assignments(okta, 1)
    whole.add_accounts(zoom, 1)
    whole.add_assignments(later, 2)
    for a in okta:
        single.put_assignment(a, person_key(a.email), 1)
    for z in zoom:
        single.put_account(z, person_key(z.email), 1)
    for a in later:
        single.put_assignment(a, person_key(a.email), 2)

    assert people(whole) == people(single)
    assert whole.by_user.keys() == single.by_user.keys()
    assert whole.by_zoom.keys() == single.by_zoom.keys()


@given(accounts, assignments)
def test_zoom_may_come_first(zoom, okta):
    whole, single = PageJoin(), Join()

    whole.add_accounts(zoom, 1)
    whole.add_assignments(okta, 1)
    for z in zoom:
        single.put_account(z, person_key(z.email), 1)
    for a in okta:
        single.put_assignment(a, person_key(a.email), 1)

    assert people(whole) == people(single)
