from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import JUST_NOW, NOW, account, assignment
from tests.support.rosters import read_again, roster_of, rosters
from zoomprov_gui.domain.codes import STATE_MASK, STATES
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.judging import NUMBER, VERDICTS, ZOOM_SHIFT, unpack
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.reconcile import BUSY_SECONDS, GRACE_SECONDS, Situation, judge
from zoomprov_gui.domain.verdicts import Verdict

ANA = person_key("ana@acme.example")


@given(rosters)
def test_a_verdict_is_the_one_tables_whatever_short_cut_was_taken(roster):
    for row in roster.rows:
        assert roster.verdict(row) is judge(roster._judge.situation(row))


@given(st.integers(0, (1 << 20) - 1), st.integers(0, len(STATES) - 1))
def test_every_number_stands_for_a_situation_that_can_be_judged(rest, state):
    packed = rest & ~(STATE_MASK << ZOOM_SHIFT) | state << ZOOM_SHIFT

    situation = unpack(packed)

    assert isinstance(situation, Situation)
    assert judge(situation) in Verdict


def test_the_numbers_of_verdicts_lead_back_to_them():
    assert [VERDICTS[NUMBER[verdict]] for verdict in Verdict] == list(Verdict)


def test_a_grace_time_ends_by_itself():
    roster = roster_of([assignment(external_id="", assigned_at=JUST_NOW)])
    assert roster.find(ANA).verdict is Verdict.WAITING

    roster.tick(JUST_NOW + GRACE_SECONDS)

    assert roster.find(ANA).verdict is Verdict.MISSING


def test_a_longer_grace_time_holds_at_once():
    roster = roster_of([assignment(external_id="", assigned_at=int(NOW) - 3000)])
    assert roster.find(ANA).verdict is Verdict.MISSING

    roster.grace = 3600.0

    assert roster.find(ANA).verdict is Verdict.WAITING


def test_a_removal_is_under_way_until_its_grace_time_has_ended():
    roster = roster_of([assignment()], [account()])
    read_again(roster, [], [account()])
    assert roster.find(ANA).verdict is Verdict.REMOVING

    roster.tick(NOW + GRACE_SECONDS)

    assert roster.find(ANA).verdict is Verdict.STILL_ACTIVE


def test_a_change_that_was_sent_is_shown_until_its_time_is_up():
    roster = roster_of([], [account()])
    roster.note_changing([ANA], until=NOW + 120)
    assert roster.find(ANA).verdict is Verdict.CHANGING

    roster.tick(NOW + 119)
    assert roster.find(ANA).verdict is Verdict.CHANGING
    roster.tick(NOW + 120)

    assert roster.find(ANA).verdict is Verdict.ORPHAN


def test_zoom_being_busy_is_waited_out_for_an_hour():
    roster = roster_of([assignment(external_id="")])
    busy = History(failed_at=NOW - 60, failure="Too many requests")
    roster.note_histories([("u1", busy)])
    assert roster.find(ANA).verdict is Verdict.WAITING

    roster.tick(NOW - 60 + BUSY_SECONDS)

    assert roster.find(ANA).verdict is Verdict.ERROR


def test_setting_aside_covers_the_verdict_it_was_made_for_and_no_other():
    roster = roster_of([], [account()])
    roster.note_ignored({ANA: (Verdict.ORPHAN, "a meeting room")})
    assert roster.find(ANA).verdict is Verdict.IGNORED

    read_again(roster, [assignment()], [account()])
    read_again(roster, [], [account()])
    roster.tick(NOW + GRACE_SECONDS)

    assert roster.find(ANA).verdict is Verdict.STILL_ACTIVE


def test_the_end_of_an_assignment_is_the_logs_where_the_log_tells():
    roster = roster_of([assignment(status="DEPROVISIONED", changed_at=int(NOW) - 50)], [account()])
    row = roster.row_of(ANA)
    assert roster._judge.removed_at(row, None) == NOW - 50

    told = History(assigned_at=NOW - 900, removed_at=NOW - 70)
    again = History(assigned_at=NOW - 60, removed_at=NOW - 70)

    assert roster._judge.removed_at(row, told) == NOW - 70
    assert roster._judge.removed_at(row, again) == NOW - 50
