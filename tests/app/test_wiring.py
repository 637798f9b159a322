import httpx
import pytest

from tests.support.company import a_company
from zoomprov_gui.app.sources import InProcess
from zoomprov_gui.simulator.serving import ConnectionCut


async def test_the_way_into_this_process_breaks_like_a_wire():
    async def broken(scope, receive, send):
        raise ConnectionCut

    async with httpx.AsyncClient(transport=InProcess(broken)) as client:
        with pytest.raises(httpx.ReadError):
            await client.get("https://acme.okta.example/")


async def test_leaving_a_company_lets_another_process_write_its_journal(tmp_path):
    async with (
        a_company(tmp_path) as (first, _, _),
        a_company(tmp_path) as (second, _, _),
    ):
        assert not first.journal.read_only
        assert second.journal.read_only
        assert "Another copy" in second.context().locked
        assert "Another copy" in second.journal.notice

    async with a_company(tmp_path) as (third, _, _):
        assert not third.journal.read_only


async def test_the_grace_time_of_the_settings_reaches_the_verdicts(tmp_path):
    async with a_company(tmp_path) as (company, _, _):
        assert company.roster.grace == company.settings.grace * 60
