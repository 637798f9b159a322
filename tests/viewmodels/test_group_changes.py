"""What the previews about groups say, on the simulated office."""

from tests.support.groups import group_id, groups_shown
from tests.support.office import journey
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.safeguards import Ask
from zoomprov_gui.viewmodels import group_changes

AMARA = person_key("amara.obi@acme.example")


async def group(office, name):
    await groups_shown(office)
    return office.groups.table.find(group_id(office, name)).group


@journey
async def test_assigning_a_group_says_what_each_person_gets(office):
    contractors = await group(office, "Contractors")

    proposal = await group_changes.assigned(office.company, contractors)

    assert proposal.title == "Assign “Contractors” to Zoom?"
    assert [(line.name, line.outcome) for line in proposal.lines] == [
        ("Ulla Berg", "Gets Zoom"),
        ("Simon Reyes", "Has an account already"),
        ("Niko Laine", "Nothing changes"),
    ]
    assert "Okta asks Zoom for 1 account." in [text for _, text in proposal.effects]
    assert not proposal.dangerous


@journey
async def test_unassigning_a_group_names_everybody_who_loses_zoom_and_has_to_be_typed(office):
    staff = await group(office, "Clinical staff")

    proposal = await group_changes.unassigned(office.company, staff)

    assert [line.outcome for line in proposal.lines] == [
        *["Loses Zoom"] * 12,
        "Has no Zoom from it",
    ]
    assert proposal.button == "Unassign – 12 lose Zoom"
    assert proposal.confirmation.ask is Ask.NUMBER
    assert proposal.dangerous
    assert len(proposal.plan.takes_from) == 12


@journey
async def test_accounts_that_stay_on_although_the_group_loses_zoom_are_named(office):
    desk = await group(office, "Front desk")
    staff = await group(office, "Clinical staff")

    unlinked = await group_changes.unassigned(office.company, desk)
    twice = await group_changes.unassigned(office.company, staff)

    stays = "1 account stays on, which Okta is not linked to: "
    off = "Okta then has Zoom turn 7 accounts off: no more sign-in."
    assert ("power-off", off) in unlinked.effects
    assert ("triangle-alert", f"{stays}anders.petrova@acme.example.") in unlinked.effects
    assert ("triangle-alert", f"{stays}lena.marsh@acme.example.") in twice.effects


@journey
async def test_who_keeps_zoom_by_another_group_is_named_as_keeping_it(office):
    staff = await group(office, "Clinical staff")
    desk = await group(office, "Front desk")
    office.world.okta.groups[desk.group_id].members.add(office.world.okta_user(AMARA).id)
    office.company.compare.forget_groups()
    await office.read()

    proposal = await group_changes.unassigned(office.company, staff)

    keeping = [line for line in proposal.lines if line.outcome == "Keeps Zoom"]
    assert [line.name for line in keeping] == ["Amara Obi"]
    assert "through “Front desk”" in keeping[0].detail
    assert len(proposal.plan.takes_from) == 11


@journey
async def test_a_group_that_must_not_be_unassigned_says_why(office):
    office.people.settings.change(read_only=True)
    staff = await group(office, "Clinical staff")

    proposal = await group_changes.unassigned(office.company, staff)

    assert not proposal.possible
    assert "Read-only" in proposal.lines[0].detail


@journey
async def test_taking_one_person_out_says_who_and_of_what(office):
    staff = await group(office, "Clinical staff")

    proposal = await group_changes.left(office.company, staff, [AMARA])

    assert proposal.title == "Take Amara Obi out of “Clinical staff”?"
    assert proposal.plan.removes_from == 1


@journey
async def test_a_new_name_is_previewed_without_anybody_losing_anything(office):
    staff = await group(office, "Clinical staff")

    proposal = await group_changes.edited(office.company, staff, (("name", "Clinic"),))

    assert proposal.lead == "Okta saves the name “Clinic”. Nobody gets or loses Zoom by it."
    assert [icon for icon, _ in proposal.effects] == ["triangle-alert", "info"]
    assert proposal.lines[0].email == "13 people in it"
    assert proposal.plan.removes_from == 0
    same = await group_changes.edited(office.company, staff, (("name", "Clinical staff"),))
    assert not same.possible


@journey
async def test_a_name_that_another_group_has_is_warned_of_before_it_is_saved(office):
    staff = await group(office, "Clinical staff")
    await office.read()

    proposal = await group_changes.edited(office.company, staff, (("name", "Finance"),))

    assert any("has this name already" in text for _, text in proposal.effects)


@journey
async def test_a_preview_reads_and_sends_nothing(office):
    staff = await group(office, "Clinical staff")

    await group_changes.unassigned(office.company, staff)
    await group_changes.left(office.company, staff, [AMARA])

    assert list(office.company.journal.runs()) == []


@journey
async def test_who_keeps_zoom_by_another_way_is_told_so_when_taken_out(office):
    staff = await group(office, "Clinical staff")
    desk = await group(office, "Front desk")
    office.world.okta.groups[desk.group_id].members.add(office.world.okta_user(AMARA).id)
    office.company.compare.forget_groups()
    await office.read()

    proposal = await group_changes.left(office.company, staff, [AMARA])

    assert "keeps Zoom through “Front desk”" in proposal.effects[0][1]
    assert proposal.plan.actions[0].goal.assigned
