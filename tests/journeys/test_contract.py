"""Everything this program sends is what the vendors document."""

from dataclasses import replace

import pytest

from tests.support.contract import Checked, contract
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import sandbox_source
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
