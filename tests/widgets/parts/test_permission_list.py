"""What a sign-in may do: what lacks first, and as one block to copy."""

import pytest
from PySide6.QtGui import QGuiApplication

from zoomprov_gui.domain.access import judged
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_ask
from zoomprov_gui.widgets.parts.permission_list import PermissionList


@pytest.fixture
def listed(theme, show):
    return show(PermissionList(theme))


def test_what_lacks_comes_first_and_can_be_copied(listed):
    held = set(scopes_to_ask(Service.ZOOM, changes=True)) - {"role:read:list_roles:admin"}

    listed.show_access(judged(Service.ZOOM, scopes=held, seen={}))

    assert "role:read:list_roles:admin" in listed.lines[0].text
    assert listed.title.text().startswith("Zoom lacks 1")
    listed.to_add.copy.click()
    assert QGuiApplication.clipboard().text() == "role:read:list_roles:admin"


def test_where_nothing_lacks_it_says_so_and_there_is_nothing_to_copy(listed):
    held = scopes_to_ask(Service.ZOOM, changes=True)

    listed.show_access(judged(Service.ZOOM, scopes=held, seen={}))

    assert listed.title.text() == "Zoom allows all of it"
    assert not listed.to_add.isVisible()


def test_without_a_sign_in_there_is_nothing(listed):
    listed.show_access(judged(Service.ZOOM, scopes=(), seen={}))

    listed.show_access(None)

    assert not listed.isVisible()
    assert listed.lines == ()
