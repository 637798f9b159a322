import pytest

from tests.services.test_saved import sides
from tests.support.qt import until
from tests.support.workbench import bench
from zoomprov_gui.clients.setup_file import parse_setup
from zoomprov_gui.domain.access import judged
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.companies import CompaniesViewModel, Goal
from zoomprov_gui.viewmodels.connections import ConnectionsViewModel

ALLOWED = judged(Service.ZOOM, scopes=(), seen={})


@pytest.fixture
async def companies(tmp_path):
    work = bench(tmp_path)
    kept = await work.keeping().keep(*await sides(work))
    companies = CompaniesViewModel(work.workspaces)
    companies.set_open(kept.workspace_id)
    return companies


async def allow(_service):
    return ALLOWED


async def refuse(service):
    raise Refused(service, 401, "E0000011", "Invalid token provided")


async def test_each_line_says_where_as_whom_and_how(companies, background):
    model = ConnectionsViewModel(companies, allow, background)

    assert model.line(Service.OKTA) == (
        "acme.okta.com · dana.whitfield@acme.example · with an API token"
    )
    assert model.line(Service.ZOOM) == "Acme Dental Group · a Server-to-Server app"
    companies.set_open("")
    assert model.line(Service.OKTA) == ""


async def test_permissions_are_read_when_they_are_asked_for(companies, background):
    model = ConnectionsViewModel(companies, allow, background)

    model.show_permissions(Service.ZOOM)
    await until(lambda: model.access is not None)

    assert model.access == ALLOWED
    assert model.problem is None


async def test_a_sign_in_that_has_ended_is_told(companies, background):
    model = ConnectionsViewModel(companies, refuse, background)

    model.show_permissions(Service.OKTA)
    await until(lambda: model.problem is not None)

    assert model.access is None


async def test_signing_in_again_and_disconnecting_are_turned_to(companies, background):
    model, turns = ConnectionsViewModel(companies, allow, background), []
    companies.turned.connect(turns.append)

    model.sign_in(Service.ZOOM)
    model.disconnect_from(Service.OKTA)

    assert [(turn.goal, turn.service) for turn in turns] == [
        (Goal.SIGN_IN, Service.ZOOM),
        (Goal.DISCONNECT, Service.OKTA),
    ]
    assert turns[0].workspace_id == companies.current.workspace_id


async def test_the_set_up_file_leads_to_the_same_company(companies, background):
    text = ConnectionsViewModel(companies, allow, background).setup_text()

    assert parse_setup(text).okta.url == "https://acme.okta.com"
    assert parse_setup(text).name == "Acme Dental Group"
