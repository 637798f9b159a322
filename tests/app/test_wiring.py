from contextlib import aclosing
from dataclasses import replace

import httpx
import pytest

from tests.support.company import a_company, a_world, sleeping
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import InProcess, source_of_world
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.simulator.serving import ConnectionCut


async def test_the_way_into_this_process_breaks_like_a_wire():
    async def broken(scope, receive, send):
        raise ConnectionCut

    async with httpx.AsyncClient(transport=InProcess(broken)) as client:
        with pytest.raises(httpx.ReadError):
            await client.get("https://acme.okta.example/")


async def test_leaving_a_company_lets_another_process_write_its_journal(tmp_path):
    async with (
        a_company(tmp_path) as (first, _, _),
        a_company(tmp_path) as (second, _, _),
    ):
        assert not first.journal.read_only
        assert second.journal.read_only
        assert "Another copy" in second.context().locked
        assert "Another copy" in second.journal.notice

    async with a_company(tmp_path) as (third, _, _):
        assert not third.journal.read_only


async def test_the_grace_time_of_the_settings_reaches_the_verdicts(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        assert company.roster.grace == company.settings.grace * 60


async def test_the_days_limit_counts_what_was_taken_by_another_way_into_the_same_company(tmp_path):
    world, clock = a_world("small-office")
    root, leaver = Paths.of(str(tmp_path)), person_key("goran.eze@acme.example")
    by_document = replace(source_of_world(world, "small-office", root), paths=root)
    saved = replace(by_document, paths=root.of_workspace("w1"))

    async with open_company(by_document, clock=clock, sleep=sleeping(clock)) as company:
        await company.compare.run(company.roster)
        plan = plan_take_away([company.roster.find(leaver)], Route.AUTO, company.context())
        async with aclosing(company.apply.run("r1", plan)) as results:
            assert [result.outcome.value async for result in results][-1] == "verified"
    async with open_company(saved, clock=clock, sleep=sleeping(clock)) as company:
        taken, own = company.context().taken, company.journal.runs()

    assert (taken, own) == ({leaver}, ())


async def test_a_file_of_ours_that_is_damaged_is_told_when_the_company_opens(tmp_path):
    paths = Paths.of(str(tmp_path)).sandbox
    paths.setup.write_text("no json")
    paths.ignored.write_text("[]")

    async with a_company(tmp_path) as (company, _, _):
        told = company.notices

    assert len(told) == 2
    assert "what the set-up remembers is damaged" in told[0]
    assert "who is ignored is damaged" in told[1]
