from tests.support.company import a_company, verdicts
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Assignment, DirectoryPerson, Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.doubting import ASKED, ASKED_AGAIN, Doubter


class Okta:
    """Knows who is assigned, one by one, and remembers who was asked about."""

    def __init__(self, *assigned, refuses=False, room=1.0):
        self.assigned, self.refuses, self.left = assigned, refuses, room
        self.asked = []

    def room(self, path):
        assert path == "/api/v1/apps/0oa/users"
        return self.left

    async def assignment(self, app_id, user_id):
        self.asked.append(user_id)
        if self.refuses:
            raise Refused(Service.OKTA, 403, "E0000006", "no")
        return assignment(user_id) if user_id in self.assigned else None


def assignment(user_id, status="ACTIVE"):
    email = f"{user_id}@acme.example"
    return Assignment(user_id, email, None, None, None, None, "USER", status, "", "", None, 0, 0, 0)


def people(number, status="ACTIVE"):
    names = [f"u{i}" for i in range(number)]
    return [
        DirectoryPerson(n, f"{n}@acme.example", f"{n}@acme.example", n, status, 0) for n in names
    ]


def doubting(okta, now=0.0):
    return Doubter(okta, lambda: now)


async def test_somebody_whom_okta_calls_assigned_is_found():
    assert await doubting(Okta("u5")).finds_somebody("0oa", people(9)[5:6], Roster(now=0))


async def test_a_few_are_asked_about_from_all_over_the_list():
    okta = Okta()

    found = await doubting(okta).finds_somebody("0oa", people(90), Roster(now=0))

    assert not found
    assert okta.asked == ["u0", "u30", "u60"]
    assert len(okta.asked) == ASKED


async def test_who_cannot_be_assigned_or_is_listed_is_not_asked_about():
    okta, roster = Okta("u0"), Roster(now=0)
    roster.begin(Service.OKTA)
    roster.add_assignments([assignment("u0")])

    listed = await doubting(okta).finds_somebody("0oa", people(1), roster)
    gone = await doubting(okta).finds_somebody("0oa", people(1, "DEPROVISIONED"), Roster(now=0))

    assert (listed, gone, okta.asked) == (False, False, [])


async def test_nobody_is_asked_about_twice_in_a_while():
    okta, now = Okta(), [0.0]
    doubter = Doubter(okta, lambda: now[0])
    for seconds in (0.0, 60.0, ASKED_AGAIN + 61.0):
        now[0] = seconds
        await doubter.finds_somebody("0oa", people(1), Roster(now=0))

    assert okta.asked == ["u0", "u0"]


async def test_an_okta_that_does_not_tell_proves_nothing():
    assert not await doubting(Okta(refuses=True)).finds_somebody("0oa", people(3), Roster(now=0))


async def test_half_a_list_of_oktas_is_noticed_and_nobody_is_a_leaver_by_it(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        world.faults.set(f"okta:partial-page:path={world.app.id}/users")
        await company.compare.run(company.roster)

    okta = company.roster.reading(Service.OKTA)
    assert not okta.complete
    assert "did not list somebody" in okta.why
    assert not {v for v, _ in verdicts(company).values()} & {"orphan", "still_active", "off_both"}


async def test_a_list_that_is_whole_when_read_again_is_believed(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        world.faults.set(f"okta:partial-page:path={world.app.id}/users:times=1")
        await company.compare.run(company.roster)

    assert company.roster.reading(Service.OKTA).complete
    assert company.roster.reading(Service.OKTA).records == 51


async def test_nobody_is_asked_about_while_somebody_else_needs_the_allowance():
    okta = Okta("u5", room=0.7)

    assert not await doubting(okta).finds_somebody("0oa", people(9)[5:6], Roster(now=0))
    assert okta.asked == []
