from dataclasses import replace

from tests.support.company import a_company
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict

GORAN = person_key("goran.eze@acme.example")
DAY = 86_400


def verdict(company):
    return company.roster.find(GORAN).verdict


async def test_who_is_set_aside_is_so_at_the_next_start_too(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        assert company.ignoring.ignore([GORAN], " A contractor ") == ""
        told = company.roster.find(GORAN)

    async with a_company(tmp_path) as (again, _, _):
        await again.compare.run(again.roster)
        assert verdict(again) is Verdict.IGNORED
    assert told.verdict is Verdict.IGNORED
    assert told.ignored_because == "A contractor"


async def test_who_is_set_aside_for_some_days_comes_back_by_themselves(tmp_path):
    async with a_company(tmp_path) as (company, _, clock):
        await company.compare.run(company.roster)
        company.ignoring.ignore([GORAN], "Works until Friday", days=7)
        assert verdict(company) is Verdict.IGNORED

        clock.advance(7 * DAY)
        company.ignoring.refresh()

        assert verdict(company) is Verdict.STILL_ACTIVE


async def test_who_is_looked_at_again_has_their_verdict_back(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        company.ignoring.ignore([GORAN], "A contractor")

        assert company.ignoring.heed([GORAN]) == ""

        assert verdict(company) is Verdict.STILL_ACTIVE


async def test_nobody_is_set_aside_without_a_reason(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)

        assert company.ignoring.ignore([GORAN], "  ").startswith("Say why")

        assert verdict(company) is Verdict.STILL_ACTIVE


async def test_in_read_only_mode_nobody_is_set_aside_and_nobody_comes_back(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        company.settings = replace(company.settings, read_only=True)

        assert "Read-only" in company.ignoring.ignore([GORAN], "A contractor")
        assert "Read-only" in company.ignoring.heed([GORAN])

        assert verdict(company) is Verdict.STILL_ACTIVE


async def test_who_is_unknown_or_set_aside_already_keeps_the_mark_they_have(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        company.ignoring.ignore([GORAN], "A contractor")

        company.ignoring.ignore([GORAN, person_key("nobody@acme.example")], "Another reason")

        assert company.roster.find(GORAN).ignored_because == "A contractor"
