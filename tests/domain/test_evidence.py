from tests.support.comparisons import directory_person
from tests.support.people import NOW, account, assignment
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.history import History, LogEvent
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict

ANA = person_key("ana@acme.example")
PUSHED = History(email="ana@acme.example", assigned_at=NOW - 9000, pushed_at=NOW - 9000)


def switched(change, at):
    return LogEvent(f"e{at}", at, "application.lifecycle.update", "SUCCESS", "", "", "", "", change)


def test_somebody_who_lost_an_assignment_between_two_reads_was_linked():
    roster = roster_of([assignment()], [account()])

    read_again(roster, [], [account()])
    roster.tick(NOW + 3600)

    assert roster.find(ANA).verdict is Verdict.STILL_ACTIVE


def test_a_loss_is_found_again_by_the_zoom_id_after_the_address_changed():
    roster = roster_of([assignment()], [account()])

    read_again(roster, [], [account(email="ana.new@acme.example")])
    roster.tick(NOW + 3600)

    assert roster.find(person_key("ana.new@acme.example")).verdict is Verdict.STILL_ACTIVE


def test_the_log_tells_who_was_linked_before_this_program_ever_looked():
    roster = roster_of([], [account()])
    assert roster.find(ANA).verdict is Verdict.ORPHAN

    roster.note_histories([("u1", PUSHED)])

    assert roster.find(ANA).verdict is Verdict.STILL_ACTIVE


def test_the_history_of_somebody_who_is_assigned_elsewhere_is_not_taken_for_an_addresss():
    roster = roster_of(
        [assignment("u1", "ana.new@acme.example", external_id="z9")],
        [account(), account("z9", "ana.new@acme.example")],
    )

    roster.note_histories([("u1", PUSHED)])

    assert roster.find(ANA).history is None
    assert roster.find(ANA).verdict is Verdict.ORPHAN


def test_of_two_people_with_one_address_the_one_who_can_sign_in_is_named():
    roster = roster_of([], [account()])

    roster.note_people(
        [
            directory_person("ana@acme.example", user_id="u1", status="DEPROVISIONED"),
            directory_person("ana@acme.example", user_id="u2", status="ACTIVE"),
        ]
    )

    assert roster.find(ANA).person.user_id == "u2"
    assert roster.find(ANA).reason is Reason.NOT_ASSIGNED


def test_only_a_whole_read_of_the_directory_tells_that_somebody_is_not_in_it():
    roster = roster_of([], [account()])
    assert roster.find(ANA).reason is None

    roster.note_people([])
    roster.finish_people()

    assert roster.find(ANA).reason is Reason.NO_OKTA_PERSON


def test_somebody_who_left_the_directory_is_forgotten_after_the_next_whole_read():
    roster = roster_of([], [account()])
    roster.note_people([directory_person("ana@acme.example")])
    roster.finish_people()
    assert roster.find(ANA).person is not None

    roster.finish_people()

    assert roster.find(ANA).person is None


def test_of_a_read_that_broke_off_nothing_stands_in_the_way_of_the_next_one():
    roster = roster_of([], [account()])
    roster.begin_people()
    roster.note_people([directory_person("ana@acme.example", status="ACTIVE")])

    roster.begin_people()
    roster.note_people([directory_person("ana@acme.example", status="DEPROVISIONED")])
    roster.finish_people()

    assert roster.find(ANA).person.status == "DEPROVISIONED"


def test_groups_are_those_of_the_latest_note():
    roster = roster_of([assignment()], [account()])
    roster.note_groups({"u1": ("Managers",)})
    assert roster.find(ANA).granted_by == ("Managers",)

    roster.note_groups({})

    assert roster.find(ANA).granted_by == ()


def test_a_switch_that_was_off_at_the_time_explains_who_is_still_active():
    roster = roster_of([], [account()])
    removed = History(email="ana@acme.example", assigned_at=NOW - 9000, removed_at=NOW - 5000)
    roster.note_histories([("u1", removed)])
    assert roster.find(ANA).reason is None

    roster.note_settings_events(
        [switched("lifecycleDeactivate ENABLED, lifecycleDeactivate DISABLED", NOW - 8000)]
    )

    assert roster.find(ANA).reason is Reason.SWITCH_OFF


def test_a_whole_read_of_one_side_says_nothing_of_a_loss_on_the_other():
    roster = roster_of([assignment()], [account()])

    roster.begin(Service.ZOOM)
    roster.add_accounts([account()])

    assert roster.find(ANA).verdict is Verdict.IN_SYNC
