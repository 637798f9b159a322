"""Everything this program sends is what the vendors document."""

import re
from dataclasses import replace

import pytest

from tests.support.contract import Checked, contract
from zoomprov_gui.app.arguments import parse
from zoomprov_gui.app.assigning import assign
from zoomprov_gui.app.changing import deactivate, reactivate
from zoomprov_gui.app.editing import edit
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.revising import email, end_sessions, licence
from zoomprov_gui.app.sources import sandbox_source
from zoomprov_gui.app.unassigning import unassign
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away


@pytest.fixture
def checked(tmp_path):
    source = sandbox_source("small-office", Paths.of(str(tmp_path)))
    okta = Checked(source.to_okta, contract("okta"))
    zoom = Checked(source.to_zoom, contract("zoom"))
    return replace(source, to_okta=okta, to_zoom=zoom), okta, zoom


async def test_reading_writing_and_proving_send_only_what_is_documented(checked):
    source, okta, zoom = checked
    leaver, direct = person_key("goran.eze@acme.example"), person_key("niko.laine@acme.example")

    async with open_company(source) as company:
        await company.compare.run(company.roster)
        await company.introduce()
        context = company.context()
        off = plan_take_away([company.roster.find(leaver)], Route.AUTO, context)
        away = plan_take_away([company.roster.find(direct)], Route.OKTA, context)
        for number, plan in enumerate((off, away)):
            results = [r async for r in company.apply.run(f"r{number}", plan, patience=2)]
            assert results
        await company.compare.run(company.roster)
        back = plan_reactivate([company.roster.find(leaver)], company.context())
        assert [r async for r in company.apply.run("r3", back, patience=2)]

    assert okta.objections == []
    # The token endpoint stands on another host, with parameters in a form.
    assert [words for words in zoom.objections if "/oauth/token" not in words] == []
    assert any(r.startswith("PUT") and r.endswith("/status") for r in zoom.requests)
    assert any("lifecycle/deactivate" in r for r in okta.requests)


BEATRIX, GOES_OFF = "beatrix.holm@acme.example", "goran.eze@acme.example"
UNASSIGNED, DIRECT = "ulla.berg@acme.example", "niko.laine@acme.example"
GROUPED, OFF = "kira.holt@acme.example", "hugo.silva@acme.example"


@pytest.mark.parametrize(
    ("command", "words", "write"),
    [
        (assign, ["assign", UNASSIGNED], r"POST /api/v1/apps/\w+/users"),
        (assign, ["assign", "group:Contractors"], r"PUT /api/v1/apps/\w+/groups/\w+"),
        (unassign, ["unassign", DIRECT], r"DELETE /api/v1/apps/\w+/users/\w+"),
        (unassign, ["unassign", "group:Labs"], r"DELETE /api/v1/apps/\w+/groups/\w+"),
        (
            unassign,
            ["unassign", GROUPED, "--from", "Front desk"],
            r"DELETE /api/v1/groups/\w+/users/\w+",
        ),
        (edit, ["edit", BEATRIX, "--set", "department=A"], r"POST /api/v1/users/\w+"),
        (edit, ["edit", "group:Labs", "--set", "description=B"], r"PUT /api/v1/groups/\w+"),
        (licence, ["licence", BEATRIX, "--to", "basic"], r"PATCH /v2/users/[\w-]+"),
        (email, ["email", BEATRIX, "--to", "b@acme.example"], r"PUT /v2/users/[\w-]+/email"),
        (end_sessions, ["end-sessions", BEATRIX], r"DELETE /v2/users/[\w-]+/token"),
        (deactivate, ["deactivate", GOES_OFF], r"PUT /v2/users/[\w-]+/status"),
        (reactivate, ["reactivate", OFF], r"PUT /v2/users/[\w-]+/status"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
async def test_each_command_sends_one_write_and_only_what_is_documented(
    checked, command, words, write
):
    source, okta, zoom = checked
    source.world.sync_delay = 0.0
    source.world.zoom.hosts += 10  # else Okta could not create an account, and it would be awaited
    source.world.add_group("Labs")
    source.world.assign_group("Labs")

    await command(source, parse([*words, "--yes", "--sandbox", "small-office"]))

    sent = [
        request
        for request in (*okta.requests, *zoom.requests)
        if not request.startswith("GET ") and not request.endswith("/oauth/token")
    ]
    assert len(sent) == 1
    assert re.fullmatch(write, sent[0]), sent
    assert okta.objections == []
    assert [words for words in zoom.objections if "/oauth/token" not in words] == []
