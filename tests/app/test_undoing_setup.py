import argparse
import json

import pytest

from tests.support.company import a_company
from zoomprov_gui.app import exits
from zoomprov_gui.app.undoing_setup import about_setup, undo_setup
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_changes import switch_change


@pytest.fixture
async def changed(tmp_path):
    """A company in which this program turned a switch off."""
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        await company.setup.read(fresh=True)
        off = switch_change(company.setup.facts, {CheckKey.UPDATE: False})
        assert (await company.setup.perform(off)).verified
        yield company, world


def words(**more):
    told = dict.fromkeys(("yes", "dry_run", "no_wait", "json"), False)
    return argparse.Namespace(**{**told, **more})


async def undo(company, **more):
    run = company.journal.runs()[0]
    return await undo_setup(company, run, about_setup(run), words(**more))


async def test_the_way_back_is_shown_and_not_sent_without_yes(changed, capsys):
    company, world = changed

    code = await undo(company)

    assert "Update user details: Off → On" in capsys.readouterr().out
    assert (code, world.app.switches.update) == (exits.DONE, False)


async def test_a_switch_is_turned_back_and_its_entry_undone(changed, capsys):
    company, world = changed

    code = await undo(company, yes=True, json=True)

    document = json.loads(capsys.readouterr().out)
    [row] = document["plan"]
    assert row["effect"] == "Turn on “Update user details”"
    assert row["changes"] == [
        {"field": "Update user details", "old": "Off", "new": "On", "okta": True, "zoom": False}
    ]
    assert document["warnings"]
    assert document["results"][0]["outcome"] == "verified"
    assert (code, world.app.switches.update) == (exits.DONE, True)
    first, second = (run.entries[0] for run in company.journal.runs())
    assert (first.state.value, second.state.value) == ("undone", "verified")


async def test_what_was_taken_back_is_not_taken_back_again(changed, capsys):
    company, world = changed
    await undo(company, yes=True)
    capsys.readouterr()

    code = await undo(company, yes=True)

    assert "Nothing is sent. It was not done" in capsys.readouterr().out
    assert (code, world.app.switches.update) == (exits.NOT_ALL_WRITTEN, True)
    assert len(company.journal.runs()) == 2


async def test_without_waiting_it_is_sent_and_nothing_is_claimed(changed, capsys):
    company, world = changed

    code = await undo(company, yes=True, json=True, no_wait=True)

    [result] = json.loads(capsys.readouterr().out)["results"]
    assert (result["outcome"], code) == ("accepted", exits.DONE)
    assert "Nobody waited" in result["text"]
    assert world.app.switches.update
    last = company.journal.runs()[-1].entries[0]
    assert (last.state.value, last.settled_at) == ("accepted", None)


async def test_a_set_up_that_cannot_be_read_is_not_said_to_be_changed(changed, capsys):
    company, world = changed
    world.faults.set("okta:unavailable")

    code = await undo(company, yes=True)

    out = capsys.readouterr().out
    assert "Okta is not answering. Nobody knows whether it is still so." in out
    assert "taken back already" not in out
    assert code == exits.NOT_ALL_WRITTEN


async def test_a_service_that_ignores_it_leaves_the_entry_as_it_was(changed, capsys):
    company, world = changed
    world.faults.set("okta:accepted-no-effect")

    code = await undo(company, yes=True)

    assert "no read shows it" in capsys.readouterr().out
    assert code == exits.ATTENTION  # as of people: accepted, and no read shows it
    assert company.journal.runs()[0].entries[0].state.value == "verified"


def test_what_no_read_shows_any_more_is_not_taken_back(console):
    done = console.run("setup", "--sandbox", "fresh-start", "connection", "--yes", "--json")
    runs = console.run("journal", "--json").json["runs"]

    ended = console.run("undo", runs[0]["run"], "--sandbox", "fresh-start", "--json")

    assert done.code == exits.DONE
    # The sandbox of this command is a fresh one, without the app that was added.
    assert ended.json["undoes"] == runs[0]["run"]
    assert ended.json["plan"][0]["skipped"].startswith("It was not done")
    assert (ended.json["plan"][0]["verb"], ended.code) == ("add_app", exits.NOT_ALL_WRITTEN)
