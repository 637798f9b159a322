"""The records of a drawn company fit what became of each person."""

from tests.support.world import NOON, a_world
from zoomprov_gui.simulator.company import Company
from zoomprov_gui.simulator.drift import Drift


def test_each_kind_looks_as_it_is_called() -> None:
    drift = Drift(1000, seed=9)
    company = Company(drift, NOON)
    seen = {}
    for index in range(1000):
        kind = drift.kind(index)
        seen[kind.name] = (company.user(index), company.link(index), company.account(index))

    assert seen["switched_off"][2].status == "inactive"
    assert seen["invited"][2].status == "pending"
    assert seen["unlinked"][1].external_id is None
    assert seen["exists"][1].sync_state == "ERROR"
    assert seen["off"][0].status == "DEPROVISIONED"
    assert seen["email"][2].email != seen["email"][0].email
    assert seen["department"][2].dept != seen["department"][0].department
    assert seen["licence"][0].extra["userType"] == "Licensed"
    assert seen["licence"][2].type == 1
    user, link, account = seen["in_sync"]
    assert link.external_id == account.id
    assert (link.user_name, account.dept) == (account.email, user.department)


def test_groups_grant_what_their_members_have() -> None:
    world, _ = a_world("drifted", people=400)

    for link in world.app_users.every("assigned"):
        groups = [group.name for group in world.groups_of(link.user_id)]
        granted = [name for name in groups if name not in ("Everyone", "Contractors")]
        assert bool(granted) == (link.scope == "GROUP"), link
