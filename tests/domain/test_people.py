import pytest

from zoomprov_gui.domain.people import (
    ZoomAccount,
    ZoomState,
    full_name,
    is_privileged,
    licence_label,
    licence_wanted,
    person_key,
    role_name,
    zoom_state,
)


def account(**facts):
    blank = ZoomAccount("z1", "a@b.example", None, None, None, "active", 1, "2", 0, 0)
    return blank._replace(**facts)


def test_a_person_is_the_same_whatever_the_case_of_the_email():
    assert person_key(" Ada@ACME.example ") == person_key("ada@acme.example")


@pytest.mark.parametrize(
    ("role_id", "name"),
    [("0", "owner"), ("1", "admin"), ("2", "member"), ("rX", "Reception"), ("rY", "custom role")],
)
def test_roles_have_the_names_that_the_contract_gives_them(role_id, name):
    assert role_name(role_id, {"rX": "Reception"}) == name


def test_a_role_that_zoom_did_not_send_is_not_guessed():
    assert role_name("", {}) is None


@pytest.mark.parametrize(
    ("facts", "privileged"),
    [
        ({"role_id": "0"}, True),
        ({"role_id": "1"}, True),
        ({"role_id": "rX"}, True),
        ({"role_id": "2"}, False),
        ({"role_id": ""}, False),
        # Zoom sends "0", the owner's number, for people who were only invited (facts/zoom.md D42).
        ({"role_id": "0", "status": "pending"}, False),
    ],
)
def test_only_an_accepted_account_with_another_role_than_member_is_privileged(facts, privileged):
    assert is_privileged(account(**facts)) is privileged


@pytest.mark.parametrize(
    ("licence", "status", "label"),
    [
        (1, "active", "Basic"),
        (2, "active", "Licensed"),
        (1, "inactive", "Basic (Deactivated)"),
        (4, "inactive", "Unassigned (Deactivated)"),
        (3, "active", "On-Prem"),
        (99, "active", "None"),
        (7, "active", "Type 7"),
        (-1, "active", "Unknown type"),
    ],
)
def test_a_licence_reads_as_in_the_zoom_portal(licence, status, label):
    assert licence_label(licence, status) == label


@pytest.mark.parametrize(
    ("user_type", "licence"),
    [
        ("Licensed", 2),
        (" basic ", 1),
        ("Collaboration", 4),
        ("Gold", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_user_type_that_zoom_documents_asks_for_a_licence(user_type, licence):
    assert licence_wanted(user_type) == licence


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("active", ZoomState.ACTIVE),
        ("inactive", ZoomState.INACTIVE),
        ("pending", ZoomState.PENDING),
        ("frozen", ZoomState.UNKNOWN),
        ("none", ZoomState.UNKNOWN),
        ("", ZoomState.UNKNOWN),
    ],
)
def test_a_status_that_nobody_documented_is_unknown(status, state):
    assert zoom_state(status) is state


def test_a_name_with_one_part_has_no_loose_blanks():
    assert full_name("Ada", None) == "Ada"
    assert full_name("", "Byron") == "Byron"
    assert full_name("Ada", "Byron") == "Ada Byron"
