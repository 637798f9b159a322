"""A run of writes, on the simulated office."""

import csv
import io
from dataclasses import replace

from tests.support.office import journey
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Plan, Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.safeguards import Ask, Confirmation
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.run import Phase

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


def confirmed(office, *keys, verb=Verb.TURN_OFF_IN_ZOOM):
    proposal = office.people.proposed(verb, keys)
    assert office.people.confirm(proposal, proposal.confirmation.text)
    return office.people.run


@journey
async def test_nothing_is_sent_without_the_words(office):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA])

    assert not office.people.confirm(proposal, "")
    assert not office.people.confirm(proposal, "turn off 3")

    assert not office.people.run.running
    assert office.company.journal.runs() == ()


@journey
async def test_a_plan_of_nobody_is_no_run(office):
    assert not office.people.run.start(Plan(rows=()), Confirmation(Ask.NOTHING), "")


@journey
async def test_a_second_run_waits_for_its_turn(office):
    run = confirmed(office, GORAN)
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [NADIA])

    assert not office.people.confirm(proposal, "")
    await office.run_ended()

    assert run.plan.actions[0].key == GORAN


@journey
async def test_each_person_goes_through_the_phases_and_ends_at_done(office):
    seen = []
    office.people.run.changed.connect(
        lambda: seen.append([item.phase for item in office.people.run.items])
    )

    run = confirmed(office, GORAN, NADIA)
    await office.run_ended()

    assert seen[0] == [Phase.WAITING, Phase.WAITING]
    assert [Phase.LOOKING, Phase.WAITING] in seen
    assert [Phase.SENDING, Phase.WAITING] in seen
    assert seen[-1] == [Phase.DONE, Phase.DONE]
    assert run.result == "2 turned off"
    assert run.settled == 2


@journey
async def test_who_is_held_back_waits_for_nothing_and_says_why_from_the_start(office):
    office.company.settings = replace(office.company.settings, max_people=1)
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA])

    assert office.people.confirm(proposal.part, proposal.part.confirmation.text)
    held, progress = office.people.run.items[1], office.people.run.progress
    await office.run_ended()

    assert (held.phase, progress) == (Phase.SKIPPED, (0, 1))
    assert office.people.run.progress == (1, 1)
    assert held.text.startswith("Held back: more than 1 a day")
    assert office.people.run.result == "1 turned off · 1 not: Held back"


@journey
async def test_a_person_whose_change_is_being_checked_says_so_in_the_table(office):
    office.time.patience = 1
    office.world.faults.set("zoom:accepted-no-effect")
    run = confirmed(office, GORAN)
    await until(lambda: run.items[0].phase is Phase.CHECKING)
    office.people.table.refresh()

    assert office.company.roster.find(GORAN).verdict is Verdict.CHANGING
    run.leave()
    await until(lambda: not run.running)
    assert office.company.roster.find(GORAN).verdict is Verdict.STILL_ACTIVE
    assert run.items[0].phase is Phase.UNKNOWN
    assert "not read yet" in run.items[0].text


@journey
async def test_who_is_only_read_again_is_not_called_sent(office):
    run, said = office.people.run, []

    def look():
        if not said and run.running and run.items[0].phase is Phase.LOOKING:
            said.append(office.company.roster.find(GORAN).verdict)
            run.leave()

    run.changed.connect(look)
    confirmed(office, GORAN)
    await until(lambda: not run.running)

    assert said[0] is Verdict.STILL_ACTIVE
    assert run.items[0].phase is Phase.SKIPPED
    assert run.items[0].text == "Stopped before this one. Nothing was sent."


@journey
async def test_stopping_sends_nothing_further_and_says_whom_it_left_out(office):
    run = office.people.run
    run.changed.connect(
        lambda: run.stop() if run.items[0].phase is Phase.SENDING and not run.stopping else None
    )

    confirmed(office, GORAN, NADIA)
    await office.run_ended()

    assert [item.phase for item in run.items] == [Phase.DONE, Phase.SKIPPED]
    assert run.items[1].text == "Stopped before this one. Nothing was sent."
    assert office.company.roster.find(NADIA).verdict is Verdict.STILL_ACTIVE


@journey
async def test_a_refusal_costs_one_person_and_not_the_run(office):
    office.world.faults.set("zoom:forbidden:method=PUT:times=1")

    run = confirmed(office, GORAN, NADIA)
    await office.run_ended()

    assert [item.phase for item in run.items] == [Phase.FAILED, Phase.DONE]
    assert run.keys(Phase.FAILED) == (GORAN,)
    assert run.result.startswith("1 turned off · 1 not")


@journey
async def test_an_answer_that_is_lost_is_read_back_and_not_guessed(office):
    office.world.faults.set("zoom:lost-answer:times=1")

    run = confirmed(office, GORAN)
    await office.run_ended()

    assert run.items[0].phase is Phase.DONE
    assert len([e for e in office.company.journal.runs()[-1].entries if e.sent_at]) == 1


@journey
async def test_the_list_of_a_run_names_everybody_and_what_became_of_them(office):
    run = confirmed(office, GORAN, CARLOS)
    await office.run_ended()

    rows = list(csv.DictReader(io.StringIO(run.as_csv())))

    assert [(row["email"], row["result"]) for row in rows] == [
        (GORAN, "done"),
        (CARLOS, "skipped"),
    ]
    assert {row["run"] for row in rows} == {run.run_id}


@journey
async def test_a_run_that_takes_another_one_back_says_so_and_can_be_taken_back_itself(office):
    run = confirmed(office, GORAN)
    await office.run_ended()
    titles, asked = [], []
    office.people.undoing.ask(run.run_id, None, asked.append)
    await ended(office.people.undoing.operation)
    run.changed.connect(lambda: titles.append(run.title))

    assert office.people.confirm(asked[0], asked[0].confirmation.text)
    await office.run_ended()

    assert titles[0] == "Undoing this for 1 person – 0 done"
    assert run.result == "1 undone"
    assert run.undo_keys == (GORAN,)
    assert run.undoes
