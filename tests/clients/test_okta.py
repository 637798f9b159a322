"""The calls to Okta, mostly against the simulated one."""

import json

import httpx
import pytest

from tests.support.wire import ManualClock, okta_error, session
from tests.support.wire import office as open_office
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.domain.errors import Misused, Refused
from zoomprov_gui.domain.people import DirectoryPerson, Service, Switches

ANN = "amara.obi@acme.example"


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


class Okta:
    """Okta by path; what is not there is a 404 of its kind."""

    def __init__(self, **more):
        self.paths = {"/.well-known/okta-organization": {}, **more.pop("paths", {})}
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        answer = self.paths.get(request.url.path)
        if isinstance(answer, httpx.Response):
            return answer
        if answer is None:
            return okta_error(404, "E0000007", "Not found: Resource not found: X (Thing)")
        return httpx.Response(200, json=answer)


def client(paths=None, wire=None):
    wire = wire or Okta(paths=paths or {})
    return OktaClient(session(Service.OKTA, wire))


def app(app_id="0oa1", name="zoomus", status="ACTIVE", label="Zoom"):
    return {"id": app_id, "name": name, "status": status, "label": label}


async def people_of(listed):
    return [one for page in [page async for page in listed] for one in page]


async def test_the_only_active_zoom_app_is_found(office):
    found = await office.okta.app(None)

    assert (found.app_id, found.label, found.active) == (office.world.app.id, "Zoom", True)
    assert found.org == "acme.okta.com"
    assert found.switches == Switches(create=True, update=True, deactivate=True)
    assert office.okta.host == "acme.okta.com"


async def test_an_app_can_be_named(office):
    app_id = office.world.app.id
    office.world.app.status = "INACTIVE"

    found = await office.okta.app(app_id)

    assert (found.app_id, found.active) == (app_id, False)


@pytest.mark.parametrize("status", [None, "HALF_LIFE"])
@pytest.mark.parametrize("others", [[], ["INACTIVE"]])
async def test_an_app_whose_status_nobody_knows_is_taken_where_no_other_can_be(status, others):
    apps = [app(status=status), *(app("0oa2", status=other) for other in others)]

    found = await client({"/api/v1/apps": apps}).app(None)

    assert found.app_id == "0oa1"


@pytest.mark.parametrize("fault", ["okta:unknown-enum", "okta:missing-field"])
async def test_a_strange_status_of_the_app_stops_nothing(office, fault):
    office.world.faults.set(f"{fault}:path=/api/v1/apps:times=1")

    found = await office.okta.app(None)

    assert found.app_id == office.world.app.id


@pytest.mark.parametrize(
    ("apps", "words"),
    [
        ([], "no Zoom app"),
        ([app(name="slack")], "no Zoom app"),
        ([app(), app("0oa2", label="Zoom EU")], "0oa1 (Zoom), 0oa2 (Zoom EU)"),
        ([app(status="INACTIVE", label=None)], "not active in Okta: 0oa1 (no label)"),
    ],
)
async def test_without_one_active_zoom_app_the_document_has_to_name_it(apps, words):
    with pytest.raises(Misused) as caught:
        await client({"/api/v1/apps": apps}).app(None)

    assert caught.value.place == "okta.app_id"
    assert words in caught.value.reason


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (None, "no app with the id 0oa1"),
        ({}, "no app with the id 0oa1"),
        (app(name="slack", label="Slack"), "Slack, which is not Zoom"),
        (app(name="slack", label=None), "slack, which is not Zoom"),
    ],
)
async def test_an_app_that_is_not_zoom_is_never_compared_with_zoom(body, words):
    with pytest.raises(Misused) as caught:
        await client({"/api/v1/apps/0oa1": body}).app("0oa1")

    assert caught.value.place == "okta.app_id"
    assert words in caught.value.reason


NOT_ENABLED = "Provisioning is not enabled for the app instance."
FEATURE = "/api/v1/apps/0oa1/features/USER_PROVISIONING"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (okta_error(400, "E0000001", "Api validation failed: feature", NOT_ENABLED), False),
        (okta_error(400, "E0000001", "x", "Provisioning is not supported."), False),
        (okta_error(400, "E0000001", "x", "Something else"), None),
        (okta_error(403, "E0000006", "You do not have permission"), None),
        (httpx.Response(403, headers={"www-authenticate": 'error="insufficient_scope"'}), None),
        (okta_error(404, "E0000007", "Not found"), None),
    ],
)
async def test_switches_that_cannot_be_read_are_off_only_where_okta_says_so(answer, expected):
    found = await client({"/api/v1/apps/0oa1": app(), FEATURE: answer}).app("0oa1")

    assert found.switches == Switches(create=expected, update=expected, deactivate=expected)


@pytest.mark.parametrize(
    ("body", "org"),
    [
        (
            {"_links": {"organization": {"href": "https://acme.okta-emea.com"}}},
            "acme.okta-emea.com",
        ),
        ({"_links": {"organization": {"href": "nonsense"}}}, "acme.okta.com"),
        ({"_links": {"organization": {"href": "https://[::1"}}}, "acme.okta.com"),
        ({"_links": {"organization": None}}, "acme.okta.com"),
        ({}, "acme.okta.com"),
    ],
)
async def test_the_organisation_is_named_by_its_own_host(body, org):
    assert await client({"/.well-known/okta-organization": body}).org() == org


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"companyName": "Acme Dental Group"}, "Acme Dental Group"),
        ({"companyName": None}, ""),
        ({}, ""),
    ],
)
async def test_the_company_is_called_what_it_calls_itself(body, name):
    assert await client({"/api/v1/org": body}).company_name() == name


async def test_everybody_assigned_is_read(office):
    listed = office.okta.assignments(office.world.app.id)

    found = await people_of(listed)

    assert {one.user_id for one in found} == {
        user.user_id for user in office.world.app_users.every("assigned")
    }
    assert all("@" in one.email and one.assigned_at and one.person_status for one in found)
    assert listed.reading(5.0).complete


async def test_a_long_list_is_read_500_at_a_time_and_whole():
    async with open_office("drifted", people=1300) as office:
        listed = office.okta.assignments(office.world.app.id)
        pages = [len(page) async for page in listed]

    assert pages[:2] == [500, 500]
    assert listed.reading(0.0).complete
    assert listed.reading(0.0).records == sum(pages) > 1000


async def test_one_assignment_is_read_like_those_of_the_list(office):
    app_id = office.world.app.id
    listed = {one.user_id: one for one in await people_of(office.okta.assignments(app_id))}
    user_id = office.world.okta_user(ANN).id

    assert await office.okta.assignment(app_id, user_id) == listed[user_id]


async def test_somebody_without_an_assignment_has_none(office):
    assert await office.okta.assignment(office.world.app.id, "00uNobody") is None


async def test_a_missing_app_is_not_a_missing_assignment(office):
    with pytest.raises(Refused, match="AppInstance"):
        await office.okta.assignment("0oaNobody", "00u1")


async def test_groups_and_their_members_are_read(office):
    app_id = office.world.app.id
    user_id = office.world.okta_user(ANN).id

    groups = await office.okta.groups(app_id)
    members = {name: await people_of(office.okta.group_members(gid)) for gid, name, *_ in groups}
    theirs = await office.okta.user_groups(user_id)

    assert "Clinical staff" in members
    assert user_id in members["Clinical staff"]
    assert {group.name for group in theirs} >= {"Everyone", "Clinical staff"}


async def test_a_group_that_is_not_embedded_is_asked_for_by_its_id():
    paths = {
        "/api/v1/apps/0oa1/groups": [{"id": "00g1"}, {"id": "00g2"}, {"id": None}],
        "/api/v1/groups/00g1": {"id": "00g1", "profile": {"name": "Finance"}},
    }

    groups = await client(paths).groups("0oa1")

    assert [group[:2] for group in groups] == [("00g1", "Finance"), ("00g2", "00g2")]


async def test_a_member_without_an_id_makes_the_list_incomplete():
    listed = client({"/api/v1/groups/00g1/users": [{"id": "00u1"}, {}]}).group_members("00g1")

    assert await people_of(listed) == ["00u1"]
    assert not listed.reading(0.0).complete


async def test_the_directory_holds_those_who_were_deactivated(office):
    listed = office.okta.directory()

    found = await people_of(listed)

    assert "DEPROVISIONED" in {one.status for one in found}
    assert "ACTIVE" in {one.status for one in found}
    assert listed.reading(0.0).complete
    assert len({one.user_id for one in found}) == len(found)


async def test_a_person_is_found_by_id_and_by_login(office):
    user = office.world.okta_user(ANN)

    by_id = await office.okta.person(user.id)

    assert by_id == await office.okta.person(ANN)
    assert (by_id.user_id, by_id.login, by_id.name) == (user.id, ANN, "Amara Obi")
    assert await office.okta.person("nobody@acme.example") is None


async def test_a_login_with_odd_letters_is_one_part_of_the_path():
    wire = Okta()

    assert await client(wire=wire).person("a+b/c@acme.example") is None
    assert wire.requests[0].url.raw_path == b"/api/v1/users/a%2Bb%2Fc%40acme.example"


async def test_we_know_whom_our_token_acts_as(office):
    me = await office.okta.me()

    assert isinstance(me, DirectoryPerson)
    assert me.login == office.world.okta.admin.login


async def test_somebody_assigned_directly_can_be_unassigned_and_assigned(office):
    world, app_id = office.world, office.world.app.id
    user = world.add_person("New", "Comer", "new.comer@acme.example")

    given = await office.okta.assign(app_id, user.id)
    assigned = await office.okta.assignment(app_id, user.id)
    taken = await office.okta.unassign(app_id, user.id)
    gone = await office.okta.assignment(app_id, user.id)

    assert (assigned.email, assigned.scope) == ("new.comer@acme.example", "USER")
    assert gone is None
    assert (given.status, taken.status) == (200, 204)
    assert given.request_id != taken.request_id
    assert given.request_id


async def test_somebody_whom_a_group_gives_zoom_cannot_be_unassigned_before_they_leave_it(office):
    app_id = office.world.app.id
    user_id = office.world.okta_user(ANN).id

    with pytest.raises(Refused) as caught:
        await office.okta.unassign(app_id, user_id)
    for group_id, name, *_ in await office.okta.groups(app_id):
        if name == "Clinical staff":
            await office.okta.remove_from_group(group_id, user_id)

    assert caught.value.code == "E0000046"
    assert "group memberships" in caught.value.text
    assert await office.okta.assignment(app_id, user_id) is None


async def test_a_person_can_be_deactivated_and_brought_back(office):
    user_id = office.world.okta_user(ANN).id

    await office.okta.deactivate_person(user_id)
    gone = await office.okta.person(user_id)
    await office.okta.activate_person(user_id)
    back = await office.okta.person(user_id)

    assert (gone.status, back.status) == ("DEPROVISIONED", "ACTIVE")


@pytest.mark.parametrize(
    ("call", "method", "path", "query"),
    [
        (lambda c: c.unassign("a", "u"), "DELETE", "/api/v1/apps/a/users/u", "sendEmail=false"),
        (
            lambda c: c.deactivate_person("u"),
            "POST",
            "/api/v1/users/u/lifecycle/deactivate",
            "sendEmail=false",
        ),
        (
            lambda c: c.activate_person("u"),
            "POST",
            "/api/v1/users/u/lifecycle/activate",
            "sendEmail=false",
        ),
        (
            lambda c: c.activate_person("u", send_email=True),
            "POST",
            "/api/v1/users/u/lifecycle/activate",
            "sendEmail=true",
        ),
        (lambda c: c.remove_from_group("g", "u"), "DELETE", "/api/v1/groups/g/users/u", ""),
        (lambda c: c.add_to_group("g", "u"), "PUT", "/api/v1/groups/g/users/u", ""),
        (lambda c: c.assign_group("a", "g"), "PUT", "/api/v1/apps/a/groups/g", ""),
        (lambda c: c.unassign_group("a", "g"), "DELETE", "/api/v1/apps/a/groups/g", ""),
        (lambda c: c.edit_person("u", (("title", "Nurse"),)), "POST", "/api/v1/users/u", ""),
    ],
)
async def test_a_write_is_sent_as_okta_wants_it(call, method, path, query):
    sent = []

    def wire(request):
        sent.append(request)
        return httpx.Response(204)

    seen = await call(OktaClient(session(Service.OKTA, wire)))

    (request,) = sent
    assert (request.method, request.url.path) == (method, path)
    assert request.url.query.decode() == query
    assert (seen.method, seen.path, seen.status) == (method, path, 204)


async def test_an_assignment_is_sent_with_nothing_that_okta_maps():
    sent = []

    def wire(request):
        sent.append(request)
        return httpx.Response(200, json={"id": "u"})

    await OktaClient(session(Service.OKTA, wire)).assign("a", "u")

    assert json.loads(sent[0].content) == {"id": "u", "scope": "USER"}


@pytest.mark.parametrize("call", ["unassign", "remove_from_group"])
@pytest.mark.parametrize("who", ["", ".", ".."])
async def test_nobody_is_never_removed(call, who):
    sent = []

    with pytest.raises(Misused):
        await getattr(OktaClient(session(Service.OKTA, sent.append)), call)("a", who)
    assert sent == []


async def test_a_bad_token_is_told_as_okta_tells_it(office):
    office.world.fail_next("okta:token-revoked")

    with pytest.raises(Refused) as caught:
        await office.okta.app(None)

    assert (caught.value.status, caught.value.code) == (401, "E0000011")


async def test_reads_keep_to_our_share_while_the_office_is_busy():
    async with open_office(rate_limits="on") as office:
        for _ in range(40):
            await office.okta.assignment(office.world.app.id, "00uNobody")

        assert isinstance(office.clock, ManualClock)
        assert 55 <= office.clock.total <= 70
