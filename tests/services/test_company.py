from dataclasses import replace

from tests.support.company import a_company
from zoomprov_gui.domain.access import Held
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.planning import plan_take_away


async def test_who_we_are_signed_in_as_is_never_taken_zoom_from(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        await company.introduce()
        [ourselves] = [company.roster.find(key) for key in company.own_keys]

        plan = plan_take_away([ourselves], Route.ZOOM, company.context())

    assert plan.actions == ()
    assert "This is you" in plan.rows[0].skipped


async def test_the_name_is_the_organisations_own(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.introduce()

    assert company.name == "Acme Dental Group"


async def test_an_account_that_the_sign_in_does_not_name_is_read(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        company.account = ""
        await company.introduce()

    assert company.account == world.zoom.id


async def test_a_name_that_is_not_told_is_no_error(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        world.faults.set("okta:forbidden")
        before = company.name
        await company.introduce()

    assert (company.name, company.own_keys) == (before, frozenset())


async def test_the_context_says_what_was_read_and_what_the_settings_allow(tmp_path):
    async with a_company(tmp_path) as (company, _, clock):
        await company.compare.run(company.roster)
        company.settings = replace(company.settings, read_only=True, typed_from=5)

        context = company.context()

    assert context.read_only
    assert context.typed_from == 5
    assert context.now == clock.at
    assert context.switches.deactivate is True
    assert context.active_people == company.roster.active_people > 40


async def test_the_number_to_look_at_counts_the_urgent_and_the_check_tier(tmp_path):
    async with a_company(tmp_path, "all-well") as (company, _, _):
        await company.compare.run(company.roster)
        assert company.needs_attention() == 0

    async with a_company(tmp_path / "2") as (company, world, _):
        await company.compare.run(company.roster)
        urgent = {"still_active", "error", "missing", "duplicate"}
        check = {"switched_off", "unlinked", "email", "details"}
        expected = sum(p.verdict in urgent | check for p in world.planted.values())
        assert company.needs_attention() == expected


async def test_what_our_sign_ins_may_not_change_is_known_before_anything_is_planned(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        world.okta.roles[world.okta.admin.id] = "APP_ADMIN"
        await company.compare.run(company.roster)
        await company.introduce()
        able = company.context().able

    assert able[Verb.DEACTIVATE_PERSON].held is Held.NO
    assert able[Verb.UNASSIGN].held is Held.YES
    assert able[Verb.TURN_OFF_IN_ZOOM].held is Held.YES
