import pytest

from tests.support.people import NOW, account, assignment
from tests.support.rosters import read_again, roster_of
from tests.support.tables import OKTA, ZOOM, Standing, office, shown, table_of
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.listing import AT_ONCE, FIRST, Facets
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.people_table import PeopleTable


@pytest.fixture
def clock():
    return Standing()


@pytest.fixture
def table(qapp, clock):
    return table_of(office(), clock)


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values))
    return told


def test_the_most_urgent_stand_first(table):
    assert shown(table)[0] == "ana"
    assert table.counts[Verdict.MISSING] == 1
    assert table.counts[Verdict.ORPHAN] == 2


def test_a_chip_and_a_facet_narrow_what_is_shown_together(table):
    table.set_chip([Verdict.ORPHAN, Verdict.IN_SYNC])
    assert sorted(shown(table)) == ["bo", "cy", "di", "ed", "fay"]

    table.set_facets(Facets(scopes=frozenset({"USER"})))

    assert sorted(shown(table)) == ["bo", "cy", "di"]
    table.set_chip(None)
    assert sorted(shown(table)) == ["ana", "bo", "cy", "di"]


def test_a_text_that_is_typed_again_is_not_looked_for_again(table):
    restarted = heard(table.restarted)

    table.set_text("bo")
    table.set_text("bo")

    assert len(restarted) == 1
    assert shown(table) == ["bo"]


def test_a_head_pressed_three_times_is_back_where_it_was(table):
    before = shown(table)

    orders = []
    for _ in range(3):
        table.sort_by(Field.PERSON)
        orders.append(shown(table))

    assert orders[0] == sorted(before)
    assert orders[1] == sorted(before, reverse=True)
    assert orders[2] == before


def test_a_second_field_sorts_within_the_first(table):
    table.sort_by(Field.VERDICT)
    table.sort_by(Field.PERSON, also=True)
    table.sort_by(Field.PERSON, also=True)

    assert table.sorting.by == ((Field.VERDICT, False), (Field.PERSON, True))
    assert shown(table) == ["ana", "fay", "ed", "di", "cy", "bo"]


def test_while_somebody_points_at_the_table_rows_change_in_place_and_their_order_waits(table):
    pending = heard(table.pending_changed)
    before = shown(table)
    table.hold()

    read_again(table.roster, OKTA, [*ZOOM[1:], account("z-ana", "ana@acme.example")])
    table.refresh()

    assert shown(table) == before
    assert table.pending_changes == 2
    table.release()
    assert shown(table)[0] == "bo"
    assert pending[-1] == (0,)


def test_who_is_gone_leaves_at_once_even_then(table):
    table.hold()

    read_again(table.roster, OKTA, ZOOM[:3])
    table.refresh()

    assert sorted(shown(table)) == ["ana", "bo", "cy", "di"]


def test_the_first_people_appear_although_somebody_points_at_the_empty_table(qapp):
    roster = roster_of()
    roster = type(roster)(now=NOW)
    table = table_of(roster)
    table.hold()

    read_again(roster, OKTA, ZOOM)
    table.refresh()

    assert len(shown(table)) == 6
    assert table.pending_changes == 0


def test_the_first_whole_read_sorts_although_a_pointer_rests_over_the_table(qapp):
    roster = type(roster_of())(now=NOW)
    table = table_of(roster)
    roster.begin(Service.OKTA)
    roster.add_assignments(OKTA)
    table.refresh()
    table.hold()

    read_again(roster, OKTA, ZOOM)
    table.refresh()

    assert shown(table)[0] == "ana"
    assert table.pending_changes == 0


def test_who_was_chosen_during_the_first_read_keeps_their_place(qapp):
    roster = type(roster_of())(now=NOW)
    table = table_of(roster)
    roster.begin(Service.OKTA)
    roster.add_assignments(list(reversed(OKTA)))
    table.refresh()
    before = shown(table)
    table.toggle(0)
    table.hold()

    read_again(roster, OKTA, ZOOM)
    table.refresh()

    assert shown(table)[:4] == before
    assert table.pending_changes > 0


def test_rows_that_waited_are_counted_once_they_are_shown(table):
    table.hold()
    read_again(table.roster, OKTA, [*ZOOM, account("z-guy", "guy@acme.example")])
    table.refresh()
    counted = []
    table.counts_changed.connect(lambda: counted.append(table.rowCount()))

    table.release()

    assert counted == [7]


def test_a_verdict_that_changed_stands_out_for_a_moment(table):
    table.mark_changes()
    read_again(table.roster, OKTA, ZOOM[1:])
    table.refresh()
    bo = table.place_of(person_key("bo@acme.example"))
    assert table.is_tinted(bo)

    table._fading.timeout.emit()

    assert not table.is_tinted(bo)


def test_nobody_stands_out_during_the_first_read(qapp):
    roster = roster_of()
    roster = type(roster)(now=NOW)
    table = table_of(roster)
    table.mark_changes()

    roster.begin(Service.OKTA)
    roster.add_assignments(OKTA)
    table.refresh()

    assert not any(table.is_tinted(place) for place in range(table.rowCount()))


def test_a_side_that_cannot_be_read_is_marked_in_every_row(table):
    table.set_moment({Service.ZOOM: NOW - 600})

    assert all(table.view(place).zoom.stale for place in range(table.rowCount()))
    table.set_moment({})
    assert not table.view(0).zoom.stale


def test_times_go_on_with_the_minute(table, clock):
    told = heard(table.dataChanged)

    clock.now += 1
    table.refresh()
    assert not told
    clock.now += 60
    table.refresh()

    assert told


def test_roles_are_called_by_their_names_once_these_were_read(table):
    table.roster.note_roles({"R1": "helpdesk"})
    table.roster.add_accounts([ZOOM[0]._replace(role_id="R1")])
    table.refresh()
    place = table.place_of(person_key("bo@acme.example"))

    assert table.text(place, Field.ZOOM_ROLE) == "Helpdesk"


def test_in_a_crowd_the_first_screen_is_there_at_once_and_the_rest_in_slices(qapp):
    people = [
        assignment(f"u{n}", f"p{n:05}@acme.example", external_id="") for n in range(AT_ONCE + 4)
    ]
    ticks = iter(range(1_000_000))
    table = PeopleTable(
        roster_of(people), clock=Standing(), stopwatch=lambda: next(ticks) / 1_000_000
    )
    settled = heard(table.shown_changed)

    table.set_text("acme")
    assert table.rowCount() == FIRST
    assert not table.settled
    table.finish()

    assert table.settled
    assert table.rowCount() == len(people)
    assert len(settled) == 1


def test_who_goes_while_a_search_goes_on_leaves_at_once(qapp):
    people = [
        assignment(f"u{n}", f"p{n:05}@acme.example", external_id="") for n in range(AT_ONCE + 4)
    ]
    ticks = iter(range(1_000_000))
    table = PeopleTable(
        roster_of(people), clock=Standing(), stopwatch=lambda: next(ticks) / 1_000_000
    )
    table.set_text("acme")
    assert not table.settled

    read_again(table.roster, people[1:], [])
    table.refresh()

    assert all(table.view(place).email for place in range(table.rowCount()))
    assert table.place_of(person_key("p00000@acme.example")) == -1
