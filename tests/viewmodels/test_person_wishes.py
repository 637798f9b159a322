"""From a wish about a person to its preview."""

from tests.support.groups import preview_of
from tests.support.office import journey
from tests.support.qt import ended
from zoomprov_gui.domain.people import person_key

BEATRIX = person_key("beatrix.holm@acme.example")
SIMON = person_key("simon.reyes@acme.example")


@journey
async def test_details_are_read_before_they_are_asked_for(office):
    wishes, told = office.people.wishes, []
    wishes.details_read.connect(lambda key, details: told.append((key, dict(details))))

    assert wishes.read_details(BEATRIX)
    assert wishes.busy
    assert not wishes.read_details(SIMON)
    await ended(wishes.reading)

    assert [key for key, _ in told] == [BEATRIX]
    assert told[0][1]["lastName"] == "Holm"


@journey
async def test_each_wish_has_its_preview(office):
    wishes = office.people.wishes
    [group_id] = wishes.previews.groups(BEATRIX)

    titles = []
    edit = wishes.edit(BEATRIX, (("title", "Dr"),))
    titles.append((await preview_of(wishes.preparing, edit)).title)
    titles.append((await preview_of(wishes.preparing, wishes.give_licence(BEATRIX, 1))).title)
    email = wishes.give_email(BEATRIX, "b@acme.example")
    titles.append((await preview_of(wishes.preparing, email)).title)
    titles.append((await preview_of(wishes.preparing, wishes.sign_out(BEATRIX))).title)
    titles.append((await preview_of(wishes.preparing, wishes.take_out(BEATRIX, group_id))).title)
    titles.append((await preview_of(wishes.preparing, wishes.assign(SIMON))).title)

    assert titles == [
        "Change Beatrix Holm in Okta?",
        "Give Beatrix Holm the licence “Basic”?",
        "Change the email of Beatrix Holm in Zoom?",
        "Sign Beatrix Holm out of Zoom?",
        "Take Beatrix Holm out of “Clinical staff”?",
        "Assign Zoom to Simon Reyes?",
    ]


@journey
async def test_what_cannot_be_read_is_told_and_asks_nothing(office):
    wishes, problems = office.people.wishes, []
    wishes.failed.connect(problems.append)
    office.world.faults.set("okta:forbidden:path=/users")

    wishes.read_details(BEATRIX)
    await ended(wishes.reading)

    assert len(problems) == 1
    assert not wishes.busy
