"""The roster against a plain model: every person once, in any order, judged by the one table."""

import gc
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import NOW, account, accounts, assignment, assignments, broken, whole
from zoomprov_gui.domain.people import (
    NOT_ASSIGNED,
    PERSON_OFF,
    Assignment,
    Service,
    ZoomAccount,
    ZoomState,
    is_privileged,
    licence_wanted,
    person_key,
    zoom_state,
)
from zoomprov_gui.domain.reconcile import GRACE_SECONDS, Situation, judge
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verdicts import Verdict

Step = tuple[str, object]
Outcome = dict[str, tuple[frozenset[str], frozenset[tuple[str, str]], Verdict]]


def is_on(a: Assignment) -> bool:
    return a.status not in NOT_ASSIGNED and a.person_status not in PERSON_OFF


def expected(okta: Sequence[Assignment], zoom: Sequence[ZoomAccount]) -> Outcome:
    """Compare by brute force: the model that the roster has to agree with."""
    people: dict[str, tuple[list[Assignment], list[ZoomAccount]]] = {}
    for a in okta:
        people.setdefault(person_key(a.email), ([], []))[0].append(a)
    for z in zoom:
        owner = None
        for wanted_on, by_id in ((True, True), (True, False), (False, True), (False, False)):
            fits = [
                a
                for a in okta
                if is_on(a) is wanted_on
                and (
                    z.zoom_id != "" and a.external_id == z.zoom_id
                    if by_id
                    else person_key(a.email) == person_key(z.email)
                )
            ]
            if fits:
                owner = min(fits, key=lambda a: (-a.assigned_at, a.user_id))
                break
        key = person_key(owner.email if owner else z.email)
        people.setdefault(key, ([], []))[1].append(z)
    return {
        key: (
            frozenset(a.user_id for a in listed),
            frozenset((z.zoom_id, person_key(z.email)) for z in has),
            judge(model_situation(listed, has)),
        )
        for key, (listed, has) in people.items()
    }


def model_situation(listed: list[Assignment], has: list[ZoomAccount]) -> Situation:
    listed = sorted(listed, key=lambda a: (not is_on(a), -a.assigned_at, a.user_id))
    a = listed[0] if listed else None
    order = ["active", "pending", "inactive"]
    has = sorted(
        has,
        key=lambda z: (
            not (a and a.external_id and a.external_id == z.zoom_id),
            order.index(z.status) if z.status in order else 3,
            z.zoom_id,
            z.email,
        ),
    )
    z = has[0] if has else None
    on = a is not None and is_on(a)
    changed = a.assigned_at if on else (a.changed_at if a else 0)
    return Situation(
        okta_whole=True,
        zoom_whole=True,
        listed=a is not None,
        assigned=on,
        zoom=zoom_state(z.status) if z else ZoomState.NONE,
        accounts=len(has),
        was_linked=a is not None,
        young=NOW - changed < GRACE_SECONDS,
        privileged=z is not None and is_privileged(z),
        linked=a is not None and a.external_id != "",
        email_differs=a is not None
        and z is not None
        and person_key(a.email) != person_key(z.email),
        details_differ=a is not None and z is not None and model_details_differ(a, z),
    )


def model_details_differ(a: Assignment, z: ZoomAccount) -> bool:
    first = (
        bool(a.first_name) and (a.first_name or "").casefold() != (z.first_name or "").casefold()
    )
    department = z.department is not None and a.department != z.department
    wanted = licence_wanted(a.licence)
    licence = z.status == "active" and z.licence >= 0 and wanted is not None and wanted != z.licence
    return first or department or licence


def outcome(roster: Roster) -> Outcome:
    return {
        roster.columns.key[row]: (
            frozenset(a.user_id for a, _ in roster._join.assignments(row)),
            frozenset((z.zoom_id, person_key(z.email)) for z, _ in roster._join.accounts(row)),
            roster.verdict(row),
        )
        for row in roster.rows
    }


def read(roster: Roster, steps: Sequence[Step], *, okta: bool = True, zoom: bool = True) -> Roster:
    """Read both sides page by page in the order of the steps; a side may break off."""
    roster.begin(Service.OKTA)
    roster.begin(Service.ZOOM)
    for side, page in steps:
        if side == "okta":
            roster.add_assignments(page)
        else:
            roster.add_accounts(page)
    for service, ended in ((Service.OKTA, okta), (Service.ZOOM, zoom)):
        roster.finish(whole(service) if ended else broken(service))
    return roster


def batch(okta: Sequence[Assignment], zoom: Sequence[ZoomAccount]) -> list[Step]:
    return [("okta", list(okta)), ("zoom", list(zoom))]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Assignment], list[ZoomAccount], list[Step]]:
    """Both lists, and the same records cut into pages that arrive in any order."""
    okta, zoom = draw(assignments), draw(accounts)
    size = draw(st.integers(1, 3))
    pages: list[Step] = [("okta", okta[i : i + size]) for i in range(0, len(okta), size)]
    pages += [("zoom", zoom[i : i + size]) for i in range(0, len(zoom), size)]
    return okta, zoom, draw(st.permutations(pages))


@given(worlds())
def test_pages_in_any_order_give_what_the_plain_model_gives(world):
    okta, zoom, steps = world

    roster = read(Roster(now=NOW), steps)

    assert outcome(roster) == expected(okta, zoom)


@given(worlds())
def test_every_record_is_in_exactly_one_row(world):
    okta, zoom, steps = world

    roster = read(Roster(now=NOW), steps)

    users = [a.user_id for row in roster.rows for a, _ in roster._join.assignments(row)]
    ids = [z.zoom_id for row in roster.rows for z, _ in roster._join.accounts(row)]
    assert sorted(users) == sorted(a.user_id for a in okta)
    assert sorted(ids) == sorted(z.zoom_id for z in zoom)


@given(worlds())
def test_comparisons_carry_the_records_as_they_were_read(world):
    okta, zoom, steps = world

    roster = read(Roster(now=NOW), steps)

    for row in roster.rows:
        found = roster.comparison(row)
        assert found.assignment is None or found.assignment in okta
        assert {z for z in (found.account, *found.others) if z} <= set(zoom)
        assert roster.row_of(found.key) == row
        assert found.verdict is roster.verdict(row)


@given(worlds())
def test_a_second_identical_read_changes_nothing(world):
    _, _, steps = world
    roster = read(Roster(now=NOW), steps)
    roster.drain()
    before = outcome(roster)

    read(roster, steps)

    assert not roster.drain()
    assert outcome(roster) == before


@given(worlds(), worlds())
def test_reading_another_world_ends_where_reading_it_alone_ends(first, second):
    roster = read(Roster(now=NOW), first[2])

    read(roster, second[2])

    alone = expected(second[0], second[1])
    found = outcome(roster)
    assert {key: found[key][:2] for key in found} == {key: alone[key][:2] for key in alone}
    # Whom an earlier read saw assigned was linked, which only somebody unassigned shows.
    assert all(
        verdict is alone[key][2] or alone[key][2] is Verdict.ORPHAN
        for key, (_, _, verdict) in found.items()
    )


@given(worlds(), worlds())
def test_what_drain_tells_keeps_a_copy_in_step(first, second):
    roster = Roster(now=NOW)
    copy: dict[int, tuple[str, Verdict]] = {}
    for world in (first, second):
        read(roster, world[2])

        changes = roster.drain()

        for row in changes.removed:
            del copy[row]
        assert not changes.added & copy.keys()
        assert changes.updated <= copy.keys()
        for row in changes.added | changes.updated:
            copy[row] = (roster.columns.key[row], roster.verdict(row))
        assert copy == {row: (roster.columns.key[row], roster.verdict(row)) for row in roster.rows}


@given(worlds())
def test_counts_are_the_verdicts_counted(world):
    roster = read(Roster(now=NOW), world[2])

    verdicts = [roster.verdict(row) for row in roster.rows]

    assert roster.counts == {verdict: verdicts.count(verdict) for verdict in Verdict}
    assert len(roster) == len(verdicts)


@given(worlds(), st.booleans(), st.booleans())
def test_a_side_that_was_never_whole_accuses_nobody_of_being_absent(world, okta, zoom):
    roster = read(Roster(now=NOW), world[2], okta=okta, zoom=zoom)

    for row in roster.rows:
        found = roster.comparison(row)
        if found.assignment is None and not okta:
            assert found.verdict is Verdict.UNKNOWN
        if found.account is None and not zoom:
            assert found.verdict is Verdict.UNKNOWN


@given(worlds(), worlds())
def test_a_read_that_breaks_off_takes_nobody_away(first, second):
    roster = read(Roster(now=NOW), first[2])
    people = {a.user_id for a in first[0]} | {z.zoom_id for z in first[1]} - {""}

    read(roster, second[2], okta=False, zoom=False)

    users = {a.user_id for row in roster.rows for a, _ in roster._join.assignments(row)}
    ids = {z.zoom_id for row in roster.rows for z, _ in roster._join.accounts(row)}
    assert people <= users | ids


def test_a_side_read_whole_once_stays_whole_with_its_time():
    roster = read(Roster(now=NOW), batch([assignment()], [account()]))

    read(roster, [], zoom=False)

    assert roster.whole(Service.ZOOM) == whole(Service.ZOOM)
    assert roster.reading(Service.ZOOM) == broken(Service.ZOOM)
    assert len(roster) == 1


def test_before_any_read_a_side_says_that_it_was_not_read():
    roster = Roster(now=NOW)

    assert not roster.reading(Service.OKTA).complete
    assert roster.reading(Service.OKTA).why == "Okta has not been read yet."
    assert roster.whole(Service.OKTA) is None


def test_rows_are_nothing_to_the_garbage_collector():
    okta = [assignment(f"u{i}", f"p{i}@acme.example", external_id=f"z{i}") for i in range(2_000)]
    zoom = [account(f"z{i}", f"p{i}@acme.example") for i in range(2_000)]
    gc.collect()
    before = len(gc.get_objects())

    roster = read(Roster(now=NOW), batch(okta, zoom))

    assert len(gc.get_objects()) - before < 500
    assert len(roster) == 2_000


def test_whoever_goes_is_leaving_until_that_was_told():
    roster = read(Roster(now=NOW), batch([], [account("z1", "ana@acme.example")]))
    roster.drain()
    before = roster.leaving

    read(roster, batch([], []))
    gone = roster.leaving
    roster.drain()

    assert (before, gone, roster.leaving) == (False, True, False)
