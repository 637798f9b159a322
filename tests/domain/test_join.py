"""One record at a time finds its row, in place of what was known of it."""

import pytest

from tests.support.people import account, assignment
from zoomprov_gui.domain.join import Join
from zoomprov_gui.domain.people import PersonKey

EMAIL = PersonKey("ana@acme.example")
OTHER = PersonKey("bo@acme.example")


@pytest.fixture
def join():
    join = Join()
    join.put_assignment(assignment(), EMAIL, 1)
    join.put_account(account(), EMAIL, 1)
    join.recycle()
    return join


def test_a_record_that_is_as_it_was_touches_nothing(join):
    join.put_assignment(assignment(), EMAIL, 2)
    join.put_account(account(), EMAIL, 2)

    assert not join.touched
    assert join.unseen_assignments(2) == []
    assert join.unseen_accounts(2) == []


def test_a_changed_status_touches_the_row_but_not_its_words(join):
    join.put_account(account(status="inactive"), EMAIL, 2)
    join.put_assignment(assignment(sync_state="ERROR"), EMAIL, 2)

    assert join.touched == {0}
    assert not join.reworded


def test_a_changed_name_rewords_the_row(join):
    join.put_account(account(last_name="Souza"), EMAIL, 2)
    assert join.reworded == {0}

    join.recycle()
    join.put_assignment(assignment(last_name="Souza"), EMAIL, 2)
    assert join.reworded == {0}


def test_an_account_with_another_email_joins_who_names_its_id():
    join = Join()
    join.put_assignment(assignment(), EMAIL, 1)

    join.put_account(account("z1", OTHER), OTHER, 1)

    assert list(join.by_key) == [EMAIL]
    assert join.columns.account(0) == account("z1", OTHER)


def test_an_account_that_became_of_an_invitation_takes_its_place(join):
    invited = account("", OTHER, status="pending")
    join.put_account(invited, OTHER, 1)
    row = join.by_key[OTHER]

    join.put_account(account("z7", OTHER), OTHER, 2)

    assert join.accounts(row) == [(account("z7", OTHER), 2)]


def test_an_invitation_beside_an_account_is_a_second_account(join):
    join.put_account(account("", EMAIL, status="pending"), EMAIL, 1)
    join.put_account(account("", EMAIL, status="pending"), EMAIL, 2)

    assert [z.zoom_id for z, _ in join.accounts(0)] == ["z1", ""]
    assert join.unseen_accounts(2) == [("z1", "")]


def test_an_invitation_that_is_read_again_stays_one(join):
    join.put_account(account("", OTHER, status="pending"), OTHER, 1)

    join.put_account(account("", OTHER, status="pending", licence=1), OTHER, 2)

    assert len(join.accounts(join.by_key[OTHER])) == 1


def test_a_dropped_side_leaves_the_other(join):
    join.drop_assignment("u1")
    assert join.columns.assignment(0) is None
    assert join.columns.account(0) == account()

    join.drop_account("z1", PersonKey(""))
    assert join.by_key == {}
    assert join.removed == {0}


def test_an_account_that_comes_back_finds_who_names_it(join):
    join.drop_account("z1", PersonKey(""))

    join.put_account(account("z1", OTHER), OTHER, 2)

    assert join.columns.account(0) == account("z1", OTHER)


def test_dropping_who_is_not_there_changes_nothing(join):
    join.drop_assignment("nobody")
    join.drop_account("nobody", PersonKey(""))
    join.drop_account("", OTHER)
    join.drop_account("", EMAIL)

    assert not join.touched


def test_one_of_two_accounts_is_dropped_alone(join):
    join.put_account(account("z2", EMAIL), EMAIL, 1)

    join.drop_account("z2", PersonKey(""))

    assert join.accounts(0) == [(account(), 1)]


def test_an_account_whose_owner_leaves_goes_to_who_claims_it_too(join):
    join.put_assignment(assignment("u2", OTHER, external_id="z1", assigned_at=0), OTHER, 1)

    join.drop_assignment("u1")

    assert join.columns.account(join.by_key[OTHER]) == account()
    assert EMAIL not in join.by_key
