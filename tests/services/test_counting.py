"""Counting from the comparison, and only where it was read whole."""

from tests.support.company import a_company
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.services.counting import count_people


async def test_the_office_is_counted_as_it_was_planted(tmp_path):
    async with a_company(tmp_path) as (company, world, clock):
        await company.compare.run(company.roster)

        fact = await count_people(company.roster, ("Managers",))

        planted = [said.verdict for said in world.planted.values()]
        assert fact.value.assigned == world.app_users.count("assigned")
        assert fact.value.backlog == ("carlos.vogel@acme.example",)
        assert fact.value.groups == ("Managers",)
        assert fact.value.existing - fact.value.matched >= planted.count("unlinked")
        assert fact.at == clock()


async def test_before_a_read_and_without_an_app_there_is_nothing_to_count(tmp_path):
    async with a_company(tmp_path, "fresh-start") as (company, _world, _clock):
        before = await count_people(company.roster, ())
        await company.compare.run(company.roster)

        after = await count_people(company.roster, ())

    assert not before.asked
    assert not after.asked


async def test_a_part_is_never_counted(tmp_path):
    async with a_company(tmp_path) as (company, world, _clock):
        world.faults.set("okta:partial-page:path=/users")
        world.faults.set("zoom:cut-body:path=status=pending")
        await company.compare.run(company.roster)

        fact = await count_people(company.roster, ())

    assert fact.value is None
    assert isinstance(fact.error, ExpectedError)
