"""Zoom's JSON as domain values, whatever is null or missing in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.clients.wire import decode
from zoomprov_gui.clients.zoom_shapes import User, UsersPage, account, accounts
from zoomprov_gui.domain.people import ZoomAccount

ROW = {
    "id": "_rvy35H7Sx2rTplFO1PgGg",
    "email": "ann@acme.example",
    "first_name": "Ann",
    "last_name": "Lee",
    "dept": "IT",
    "status": "active",
    "type": 2,
    "role_id": "2",
    "user_created_at": "2020-08-27T18:14:07Z",
    "created_at": "2023-01-15T12:42:30Z",
    "last_login_time": "2020-08-27T18:14:08Z",
}


def read(listed="active", /, **changes):
    body = json.dumps({"users": [ROW | changes]}).encode()
    (row,) = decode(body, UsersPage).users
    return account(row, listed)


def test_an_account_is_read_whole():
    assert read() == ZoomAccount(
        zoom_id="_rvy35H7Sx2rTplFO1PgGg",
        email="ann@acme.example",
        first_name="Ann",
        last_name="Lee",
        department="IT",
        status="active",
        licence=2,
        role_id="2",
        created_at=1_598_552_047,
        seen_at=1_598_552_048,
    )


def test_a_pending_person_has_no_id():
    found = read(id="", first_name=None, status="pending", role_id="0")

    assert (found.zoom_id, found.email, found.status) == ("", "ann@acme.example", "pending")


@pytest.mark.parametrize(
    ("value", "licence"),
    [
        (99, 99),
        (3, 3),
        ("2", 2),
        (None, -1),
        ("Licensed", -1),
        ("9" * 30, -1),
        (-7, -1),
        (2**40, -1),
        (10**40, -1),
        ([], -1),
        (True, -1),
    ],
)
def test_a_licence_is_any_integer_or_not_known(value, licence):
    assert read(type=value).licence == licence


@pytest.mark.parametrize(
    ("changes", "role"),
    [
        ({"role_id": "RqBLcd1jLS9a7RBkbGtqn2A"}, "RqBLcd1jLS9a7RBkbGtqn2A"),
        ({"role_id": 1}, "1"),
        ({"role_id": 0}, "0"),
        ({"role_id": None}, ""),
        ({"role_id": None, "role_name": "Owner"}, "0"),
        ({"role_id": None, "role_name": "admin"}, "1"),
        ({"role_id": None, "role_name": "Help desk"}, ""),
        ({"role_id": "", "role_name": "Owner"}, ""),
    ],
)
def test_a_role_is_known_by_its_id_or_else_its_name(changes, role):
    assert read(**changes).role_id == role


def test_without_its_own_status_an_account_has_that_of_its_list():
    assert read("inactive", status=None).status == "inactive"
    assert read("inactive", status="locked").status == "locked"


def test_without_a_date_of_its_own_the_deprecated_one_has_to_do():
    assert read(user_created_at=None).created_at == 1_673_786_550


def test_an_id_that_is_a_number_is_still_one():
    assert read(id=12).zoom_id == "12"


def test_a_record_without_id_and_email_is_dropped():
    rows = [User(), User(id="", email=""), User(id="a"), User(email="b")]

    assert [(one.zoom_id, one.email) for one in accounts(rows, "active")] == [("a", ""), ("", "b")]


ODD = st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({})


@given(st.dictionaries(st.sampled_from(sorted(set(ROW) - {"id"})), ODD))
def test_no_odd_value_costs_the_row(changes):
    assert read(**changes).zoom_id == ROW["id"]
