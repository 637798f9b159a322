import pytest

from zoomprov_gui.domain.workspaces import (
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
)
from zoomprov_gui.storage.workspaces import Workspaces
from zoomprov_gui.viewmodels.companies import CompaniesViewModel, Goal
from zoomprov_gui.widgets.company_menu import CompanyMenu, ForgetDialog
from zoomprov_gui.widgets.parts.rows import IconLine


@pytest.fixture
def companies(tmp_path):
    workspaces = Workspaces(tmp_path)
    for name in ("Acme & Sons", "Globex"):
        workspaces.add(Workspace(workspace_id="", name=name))
    return CompaniesViewModel(workspaces)


@pytest.fixture
def turns(companies):
    told = []
    companies.turned.connect(told.append)
    return told


def test_each_company_is_a_line_and_the_open_one_is_ticked(theme, companies, window):
    acme, globex = companies.saved
    companies.set_open(globex.workspace_id)

    menu = CompanyMenu(theme, companies, window)

    assert [line.text() for line in menu.lines.values()] == ["Acme && Sons", "Globex"]
    assert menu.lines[globex.workspace_id].isChecked()
    assert not menu.lines[acme.workspace_id].isChecked()
    assert menu.accessibleName() == "Companies"


def test_a_line_turns_to_its_company(theme, companies, window, turns):
    menu = CompanyMenu(theme, companies, window)

    menu.lines[companies.saved[0].workspace_id].trigger()
    menu.new.trigger()
    menu.sample.trigger()

    assert [turn.goal for turn in turns] == [Goal.COMPANY, Goal.WELCOME, Goal.SAMPLE]
    assert turns[0].workspace_id == companies.saved[0].workspace_id


def test_where_no_company_is_saved_there_is_none_to_forget(theme, companies, window):
    menu = CompanyMenu(theme, companies, window)

    assert not menu.forgetting.isEnabled()
    assert menu.forgetting.toolTip()


def test_forgetting_is_asked_about_and_keeping_is_the_default(theme, companies, window, turns):
    companies.set_open(companies.saved[1].workspace_id)
    menu = CompanyMenu(theme, companies, window)

    menu.forgetting.trigger()
    dialog = window.findChild(ForgetDialog)

    assert dialog.isVisible()
    assert dialog.title == "Forget Globex on this computer?"
    assert not dialog.wanted.isDefault()
    assert turns == []
    dialog.wanted.click()
    assert [(turn.goal, turn.workspace_id) for turn in turns] == [
        (Goal.FORGET, companies.saved[1].workspace_id)
    ]


def test_forgetting_says_what_ends_for_others_and_what_stays_at_zoom(theme, window):
    company = Workspace(
        workspace_id="w",
        name="Acme",
        okta=SavedOkta(sign_in=OktaSignIn.API_TOKEN),
        zoom=SavedZoom(sign_in=ZoomSignIn.SERVER_TO_SERVER),
    )

    dialog = ForgetDialog(theme, company, parent=window)

    said = " ".join(line.text for line in dialog.findChildren(IconLine))
    assert "Other programs that use it stop." in said
    assert "cannot be ended at Zoom" in said


def test_it_opens_below_what_was_pressed(theme, companies, window):
    menu = CompanyMenu(theme, companies, window)

    menu.open_below(window)

    assert menu.isVisible()
    menu.close()
