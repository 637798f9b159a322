import argparse
import asyncio
import json
from functools import partial

import pytest

from tests.support.company import sleeping
from tests.support.world import a_world
from zoomprov_gui.app import exits, proving
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import source_of_world
from zoomprov_gui.app.wiring import open_company

MEI = "mei.tanaka@acme.example"


@pytest.fixture
def ran(tmp_path, monkeypatch, capsys):
    """Run the command on a world whose clock only sleeping moves."""
    world, clock = a_world("fresh-start")
    world.add_app()
    world.authorise()
    world.set_switches(create=True, update=True, deactivate=True)
    source = source_of_world(world, "fresh-start", Paths.of(str(tmp_path)))
    opening = partial(open_company, clock=clock, sleep=sleeping(clock))
    monkeypatch.setattr(proving, "open_company", opening)

    def run(person, **more):
        args = argparse.Namespace(**{"person": person, "yes": False, "json": False, **more})
        return asyncio.run(proving.prove(source, args)), capsys.readouterr().out

    return run


def test_the_test_is_shown_before_it_is_run(ran):
    code, out = ran(MEI)

    assert "Okta assigns Zoom to Mei Tanaka" in out
    assert "Add --yes to run the test." in out
    assert code == exits.ATTENTION


def test_each_tick_is_printed_with_its_time(ran):
    code, out = ran(MEI, yes=True)

    lines = [line for line in out.splitlines() if line.startswith("✓")]
    assert len(lines) == 7
    assert "Zoom shows “Basic (Deactivated)”." in lines[5]
    assert code == exits.DONE


def test_somebody_who_would_lose_something_is_not_tested(ran):
    code, out = ran("amara.obi@acme.example", yes=True)

    assert "uses Zoom already" in out
    assert code == exits.NOT_ALL_WRITTEN


def test_the_document_names_each_tick(ran):

    code, out = ran(MEI, yes=True, json=True)

    document = json.loads(out)
    assert (document["step"], document["state"]) == ("prove", "confirmed")
    assert [tick["seen"] for tick in document["results"]] == [True] * 7
    assert document["results"][0]["at"].endswith("Z")
    assert code == exits.DONE


def test_without_a_person_nothing_is_guessed(console):
    ended = console.run("setup", "--sandbox", "all-well", "prove", "--yes")

    assert ended.code == exits.WRONG_WORDS
    assert "--person" in ended.err
