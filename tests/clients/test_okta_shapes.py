"""Okta's JSON as domain values, whatever is null or missing in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.clients.okta_shapes import (
    AppUser,
    Feature,
    GroupBody,
    User,
    assignment,
    assignments,
    group,
    people,
    person,
    switches,
)
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.people import Assignment, DirectoryPerson, Switches

ROW = {
    "id": "00u1",
    "externalId": "z1",
    "scope": "GROUP",
    "status": "PROVISIONED",
    "syncState": "SYNCHRONIZED",
    "created": "2020-08-27T18:14:07.000Z",
    "lastUpdated": "2020-08-27T18:16:07.000Z",
    "statusChanged": "2020-08-27T18:15:07.000Z",
    "lastSync": "2020-08-27T18:17:07.000Z",
    "credentials": {"userName": "ann@acme.example"},
    "profile": {"firstName": "Ann", "lastName": "Lee", "department": "IT", "userType": "Licensed"},
    "_embedded": {
        "user": {
            "id": "00u1",
            "status": "SUSPENDED",
            "profile": {"login": "ann.l@acme.example", "email": "ann.m@acme.example",
                        "firstName": "Anna", "lastName": "Leeds", "department": "Sales"},
        }
    },
}  # fmt: skip


def read(row):
    (one,) = decode(json.dumps([row]).encode(), list[AppUser])
    return assignment(one)


def without(*keys, **changes):
    return {k: v for k, v in (ROW | changes).items() if k not in keys}


def test_an_assignment_is_read_whole():
    assert read(ROW) == Assignment(
        user_id="00u1",
        email="ann@acme.example",
        first_name="Ann",
        last_name="Lee",
        department="IT",
        person_status="SUSPENDED",
        scope="GROUP",
        status="PROVISIONED",
        sync_state="SYNCHRONIZED",
        external_id="z1",
        licence="Licensed",
        assigned_at=1_598_552_047,
        changed_at=1_598_552_107,
        synced_at=1_598_552_227,
        profile_email="ann.m@acme.example",
    )


@pytest.mark.parametrize(
    ("email", "kept"), [("ANN@acme.example", ""), ("ann.m@acme.example",) * 2, (None, None)]
)
def test_the_email_of_the_profile_is_kept_where_it_is_another_than_what_is_sent(email, kept):
    profile = {"login": "ann@acme.example", "email": email}

    found = read(without(_embedded={"user": {"id": "00u1", "profile": profile}}))

    assert found.profile_email == kept


def test_what_the_app_does_not_know_comes_from_the_person():
    found = read(without("credentials", "profile"))

    assert found.email == "ann.l@acme.example"
    assert (found.first_name, found.last_name, found.department) == ("Anna", "Leeds", "Sales")
    assert found.licence is None


def test_the_other_names_of_names_are_known():
    found = read(without(profile={"givenName": "Annie", "familyName": "L", "department": ""}))

    assert (found.first_name, found.last_name, found.department) == ("Annie", "L", "Sales")


def test_text_that_nobody_sent_is_none_and_text_sent_empty_is_empty():
    found = read({"id": "00u1", "profile": {"firstName": "", "lastName": None}})

    assert (found.first_name, found.last_name, found.department) == ("", None, None)
    assert (found.email, found.external_id, found.status, found.scope) == ("", "", "", "")
    assert found.person_status is None
    assert (found.assigned_at, found.changed_at, found.synced_at) == (0, 0, 0)


def test_without_a_login_the_persons_email_has_to_do():
    user = {"profile": {"email": "ann.m@acme.example"}}

    found = read({"_embedded": {"user": user}})

    assert (found.user_id, found.email) == ("", "ann.m@acme.example")


def test_the_person_embedded_tells_a_missing_id():
    assert read(without("id")).user_id == "00u1"


@pytest.mark.parametrize("row", [{}, {"id": ""}, {"status": "ACTIVE"}, {"credentials": {}}, None])
def test_a_record_without_id_and_name_is_dropped(row):
    rows = decode(json.dumps([row, ROW]).encode(), list[AppUser])

    assert [one.user_id for one in assignments(rows)] == ["00u1"]


def test_when_okta_tells_no_change_of_status_the_last_change_counts():
    assert read(without("statusChanged")).changed_at == 1_598_552_167


PERSON = {
    "id": "00u1",
    "status": "ACTIVE",
    "lastUpdated": "2020-08-27T18:14:07.000Z",
    "profile": {"login": "a@x.example", "email": "b@x.example", "firstName": "A", "lastName": "B"},
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("00u1", "a@x.example", "b@x.example", "A B", "ACTIVE", 1_598_552_047)),
        (
            {"statusChanged": "2020-08-27T18:14:08.000Z", "status": None},
            ("00u1", "a@x.example", "b@x.example", "A B", "", 1_598_552_048),
        ),
        (
            {"profile": {"email": "b@x.example", "displayName": "Bee"}},
            ("00u1", "b@x.example", "b@x.example", "Bee", "ACTIVE", 1_598_552_047),
        ),
        ({"profile": None}, ("00u1", "", "", "", "ACTIVE", 1_598_552_047)),
        (
            {"id": None, "profile": {"login": "a@x.example"}},
            ("", "a@x.example", "a@x.example", "", "ACTIVE", 1_598_552_047),
        ),
    ],
)
def test_a_person_is_read_as_far_as_they_are_known(changes, expected):
    row = decode(json.dumps(PERSON | changes).encode(), User)

    assert person(row) == DirectoryPerson(*expected)


def test_a_person_without_id_and_name_is_dropped():
    assert people([User(), User(id="00u1")]) == [DirectoryPerson("00u1", "", "", "", "", 0)]


@pytest.mark.parametrize(
    ("capabilities", "expected"),
    [
        (
            {
                "create": {"lifecycleCreate": {"status": "ENABLED"}},
                "update": {
                    "profile": {"status": "DISABLED"},
                    "lifecycleDeactivate": {"status": "ENABLED"},
                },
            },
            Switches(create=True, update=False, deactivate=True),
        ),
        ({"create": None, "update": {"profile": {}}}, Switches()),
        ({"create": {"lifecycleCreate": {"status": "MAYBE"}}}, Switches()),
        (None, Switches()),
    ],
)
def test_a_switch_is_on_off_or_not_known(capabilities, expected):
    feature = decode(json.dumps({"capabilities": capabilities}).encode(), Feature)

    assert switches(feature) == expected


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"profile": {"name": "Finance"}}, "Finance"),
        ({"profile": {}, "_embedded": {"group": {"profile": {"name": "IT"}}}}, "IT"),
        ({"profile": {}}, ""),
        ({"_embedded": {}}, ""),
        ({"_embedded": {"group": {}}}, ""),
        ({"profile": {"name": None}}, ""),
    ],
)
def test_a_groups_name_is_found_where_it_stands(body, name):
    found = group(decode(json.dumps({"id": "00g1", **body}).encode(), GroupBody))

    assert found is not None
    assert found.name == name


ODD = st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({})


@given(st.dictionaries(st.sampled_from(sorted(ROW)), ODD))
def test_no_odd_value_costs_the_row(changes):
    keep = "id" if changes.get("id", ROW["id"]) != ROW["id"] else ""
    changes = {k: v for k, v in changes.items() if k != keep}

    assert read(ROW | changes).user_id == "00u1"
