import pytest

from tests.support.company import a_company, planted, verdicts
from tests.support.desk import desk, on_request
from zoomprov_gui.clients.paging import CIRCLE
from zoomprov_gui.domain.actions import REMOVALS, Route
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.planning import offers, plan_take_away
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.simulator.faults import FAULTS, WRITES_ONLY

# Lists that lie in a way nobody could notice: each page is well formed, no total contradicts it.
# Okta tells no totals, so where all its lists are cut alike, half a page is believed (where one is,
# services/doubting.py finds out); what protects people then is that a removal needs somebody to
# ask for it, and the share limit (safeguards.py).
BELIEVED = {
    ("okta", "partial-page"),
    ("okta", "empty-list"),
    ("okta", "missing-field"),
    ("okta", "null-field"),
    ("okta", "unknown-enum"),
    ("zoom", "missing-field"),
    ("zoom", "null-field"),
    ("zoom", "unknown-enum"),
    ("zoom", "flapping"),
    ("zoom", "duplicate-email"),
}
# They change the world itself, so that the answer key no longer fits.
CHANGES = {
    "switch-off",
    "app-inactive",
    "connection-broken",
    "group-readds",
    "second-admin",
    "seat-shortage",
    "auto-deleted",
    "moves-list",
}
# Slow answers are slow in real time, so only a little here.
READ_FAULTS = sorted(
    f"{name}:seconds=0.01" if name in {"latency", "slow-drip"} else name
    for name in set(FAULTS) - WRITES_ONLY
)


async def compared(folder, *faults, scenario="small-office"):
    async with a_company(folder, scenario) as (company, world, _):
        for fault in faults:
            world.faults.set(fault)
        await company.compare.run(company.roster)
        return company, world, company.context()


async def test_both_sides_are_read_whole_and_every_planted_verdict_is_found(tmp_path):
    company, world, _ = await compared(tmp_path)

    assert company.roster.reading(Service.OKTA).complete
    assert company.roster.reading(Service.ZOOM).complete
    assert verdicts(company) == planted(world)
    assert company.compare.sources.unknown == {}


@pytest.mark.parametrize("side", ["okta", "zoom"])
@pytest.mark.parametrize("fault", READ_FAULTS)
async def test_no_fault_of_a_read_makes_a_removal_look_right(tmp_path, side, fault):
    company, world, context = await compared(tmp_path, f"{side}:{fault}")

    readings = [company.roster.reading(service) for service in Service]
    whole = all(reading.complete for reading in readings)
    found, truth = verdicts(company), planted(world)
    if not whole:
        people = [company.roster.comparison(row) for row in company.roster.rows]
        plan = plan_take_away(people, Route.AUTO, context)
        assert plan.actions == ()
        allowed = {o.verb for p in people for o in offers(p, context) if o.allowed}
        assert not allowed & REMOVALS
        assert all(reading.complete or reading.why for reading in readings)
    elif (side, fault) not in BELIEVED and fault not in CHANGES:
        lost = company.compare.sources.unknown
        wrong = {e: (found.get(e), truth[e]) for e in truth if found.get(e) != truth[e]}
        assert not wrong or lost, wrong


@pytest.mark.parametrize("fault", ["okta:unavailable", "zoom:html", "zoom:reset", "okta:forbidden"])
async def test_a_side_that_does_not_answer_leaves_the_other_one_readable(tmp_path, fault):
    company, _, _ = await compared(tmp_path, fault)

    down = Service.OKTA if fault.startswith("okta") else Service.ZOOM
    (up,) = set(Service) - {down}
    assert company.roster.reading(down).failure is not None
    assert company.roster.reading(up).complete
    assert len(company.roster) > 40


async def test_somebody_who_moves_between_zooms_lists_is_read_again(tmp_path):
    company, _, _ = await compared(tmp_path, "zoom:moves-list")

    assert company.roster.reading(Service.ZOOM).complete


@pytest.mark.parametrize("fault", ["okta:cursor-expired:times=1", "zoom:cursor-expired:times=1"])
async def test_a_list_whose_cursor_ended_is_read_again(tmp_path, fault):
    async with a_company(tmp_path, "drifted", people=900, rate_limits="off") as (company, world, _):
        world.faults.set(fault)
        await company.compare.run(company.roster)

    assert world.faults.faults[0].times == 0
    assert company.roster.reading(Service.OKTA).complete
    assert company.roster.reading(Service.ZOOM).complete


async def test_without_the_log_a_leaver_is_not_called_one(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        world.faults.set("okta:scope-removed:scope=okta.logs.read")
        world.faults.set("okta:forbidden:path=/logs")
        await company.compare.run(company.roster)

    assert "log" in company.compare.sources.unknown
    assert verdicts(company)["goran.eze@acme.example"][0] == Verdict.ORPHAN.value


async def test_a_company_without_a_zoom_app_is_told_so_and_zoom_is_read(tmp_path):
    company, _, _ = await compared(tmp_path, scenario="fresh-start")

    okta = company.roster.reading(Service.OKTA)
    assert not okta.complete
    assert "no Zoom app" in okta.why
    assert {verdict for verdict, _ in verdicts(company).values()} == {"unknown"}


async def test_progress_tells_both_sides(tmp_path):
    seen = []
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster, seen.append)

    assert {progress.service for progress in seen} == set(Service)
    assert max(p.done for p in seen if p.service is Service.ZOOM) == 55


async def test_a_second_read_of_an_unchanged_world_changes_no_row(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        company.roster.drain()
        await company.compare.run(company.roster)

    assert not company.roster.drain()


async def test_a_change_in_the_world_arrives_with_the_next_read(tmp_path):
    async with a_company(tmp_path) as (company, world, clock):
        await company.compare.run(company.roster)
        world.unassign("niko.laine@acme.example")
        clock.advance(60)
        await company.compare.run(company.roster)

    assert verdicts(company)["niko.laine@acme.example"] == ("off_both", None)


async def test_one_person_can_be_read_alone(tmp_path):
    async with a_company(tmp_path) as (company, world, clock):
        await company.compare.run(company.roster)
        person = company.roster.find("niko.laine@acme.example")
        world.unassign("niko.laine@acme.example")
        clock.advance(60)

        await company.compare.reread(
            company.roster, user_id=person.assignment.user_id, zoom=person.account.zoom_id
        )

    assert verdicts(company)["niko.laine@acme.example"][0] == "off_both"


async def test_a_directory_that_came_in_part_says_of_nobody_that_they_are_not_in_it(tmp_path):
    async with a_company(tmp_path, "drifted", people=1500) as (company, world, _):
        world.faults.set("okta:repeated-page:path=/api/v1/users")
        await company.compare.run(company.roster)
        in_part = {reason for _, reason in verdicts(company).values()}
        error = company.compare.sources.unknown.get("directory")
        world.faults.faults.clear()
        await company.compare.run(company.roster)

    assert CIRCLE in str(error)
    assert Reason.NO_OKTA_PERSON.value not in in_part
    assert Reason.NO_OKTA_PERSON.value in {reason for _, reason in verdicts(company).values()}


async def test_a_group_that_came_in_part_names_nobodys_groups(tmp_path):
    company, *_ = await compared(tmp_path, "okta:missing-field:field=id:path=/groups/")

    assert "was not read completely" in str(company.compare.sources.unknown["groups"])
    assert company.compare.giving == ()


async def test_an_account_that_is_gone_leaves_its_row(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        await company.compare.run(company.roster)
        await company.compare.reread(company.roster, user_id="", zoom="nobody@acme.example")

    assert company.roster.find("nobody@acme.example") is None


async def test_who_a_group_gives_zoom_is_read_again_after_a_while_or_when_the_number_changes(
    tmp_path,
):
    asked = []

    def group_reads():
        return sum("/groups" in path for path in asked)

    async with a_company(tmp_path) as (company, world, clock):
        session = company.compare.okta._session._http
        session.event_hooks = {"request": [lambda r: record(asked, r)]}
        await company.compare.run(company.roster)
        first = group_reads()
        await company.compare.run(company.roster)
        assert group_reads() == first

        world.unassign("niko.laine@acme.example")
        clock.advance(60)
        await company.compare.run(company.roster)
        second = group_reads()
        assert second > first

        clock.advance(301)
        await company.compare.run(company.roster)
        assert group_reads() > second


async def record(asked, request):
    asked.append(request.url.path)


async def test_a_read_tells_when_it_was_begun(tmp_path):
    async with desk(tmp_path) as office:
        clock = office.office.clock
        on_request(office, lambda _method, _path: setattr(clock, "now", clock.now + 1))
        began = clock()

        await office.read()

        for service in Service:
            reading = office.roster.reading(service)
            assert began <= reading.began_at < reading.read_at
            assert reading.as_of == reading.began_at
