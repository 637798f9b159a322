import pytest

from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.storage.workspaces import Workspaces
from zoomprov_gui.viewmodels.companies import CompaniesViewModel, Goal, Turn


@pytest.fixture
def workspaces(tmp_path):
    return Workspaces(tmp_path)


@pytest.fixture
def acme(workspaces):
    return workspaces.add(Workspace(workspace_id="", name="Acme"))


@pytest.fixture
def companies(workspaces, acme):
    return CompaniesViewModel(workspaces)


@pytest.fixture
def turns(companies):
    told = []
    companies.turned.connect(told.append)
    return told


def test_it_lists_the_saved_companies_and_knows_the_open_one(companies, workspaces, acme):
    globex = workspaces.add(Workspace(workspace_id="", name="Globex"))
    assert companies.current is None

    companies.refresh()
    companies.set_open(globex.workspace_id)

    assert companies.saved == (acme, globex)
    assert companies.current == globex


def test_opening_a_company_turns_to_it_and_the_open_one_stays(companies, acme, turns):
    companies.open(acme.workspace_id)
    companies.set_open(acme.workspace_id)
    companies.open(acme.workspace_id)
    companies.open("somebody else's")

    assert turns == [Turn(goal=Goal.COMPANY, workspace_id=acme.workspace_id)]


def test_a_new_company_the_sample_and_forgetting_are_turned_to(companies, acme, turns):
    companies.begin()
    companies.try_sample()
    companies.forget(acme.workspace_id)
    companies.forget("nobody's")

    assert [turn.goal for turn in turns] == [Goal.WELCOME, Goal.SAMPLE, Goal.FORGET]


def test_turning_back_before_the_other_one_is_open_turns_back(companies, workspaces, acme, turns):
    globex = workspaces.add(Workspace(workspace_id="", name="Globex"))
    companies.refresh()
    companies.set_open(acme.workspace_id)

    companies.open(globex.workspace_id)
    companies.open(acme.workspace_id)

    assert [turn.workspace_id for turn in turns] == [globex.workspace_id, acme.workspace_id]
