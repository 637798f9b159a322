"""Small vocabularies as a number a row."""

import pytest

from zoomprov_gui.domain.codes import (
    ACTIVE,
    ASSIGNED,
    LISTED,
    NO_OKTA,
    NO_ZOOM,
    PRIVILEGED,
    STATE_MASK,
    SUSPENDED,
    Codes,
    okta_facts,
    zoom_facts,
)


def filled(count):
    codes = Codes("", str)
    codes.column.extend(bytes(count))
    codes.fill(0, [f"value {number}" for number in range(count)])
    return codes


@pytest.mark.parametrize("count", [3, 255, 256, 300])
def test_every_row_gives_back_its_value_however_many_there_are(count):
    codes = filled(count)

    assert [codes[row] for row in range(count)] == [f"value {row}" for row in range(count)]


@pytest.mark.parametrize("count", [3, 300])
def test_a_mask_says_of_each_row_what_is_said_of_its_value(count):
    codes = filled(count)

    mask = codes.mask([int(value.endswith("2")) for value in codes.values])

    assert [row for row in range(count) if mask[row]] == [
        row for row in range(count) if str(row).endswith("2")
    ]


def test_the_same_value_has_one_code():
    codes = Codes("", str)

    assert codes.code("Finance") == codes.code("Finance") == 1


@pytest.mark.parametrize(
    ("person_status", "status", "facts"),
    [
        ("ACTIVE", "PROVISIONED", LISTED | ASSIGNED),
        ("SUSPENDED", "PROVISIONED", LISTED | ASSIGNED | SUSPENDED),
        ("DEPROVISIONED", "PROVISIONED", LISTED),
        ("ACTIVE", "DEPROVISIONED", LISTED),
        (None, "A word of tomorrow", LISTED | ASSIGNED),
    ],
)
def test_an_assignment_counts_where_it_gives_zoom_to_somebody_who_can_sign_in(
    person_status, status, facts
):
    assert okta_facts(NO_OKTA._replace(person_status=person_status, status=status)) == facts


def test_a_role_is_known_of_an_account_that_was_accepted():
    owner = NO_ZOOM._replace(status="active", role_id="0")

    assert zoom_facts(owner) & STATE_MASK == ACTIVE
    assert zoom_facts(owner) & PRIVILEGED
    assert not zoom_facts(owner._replace(status="pending")) & PRIVILEGED
