"""The named worlds are what they say."""

import pytest

from tests.support.world import a_world
from zoomprov_gui.simulator.scenarios import SCENARIOS, build
from zoomprov_gui.simulator.zoom_people import holds


def test_everybody_planted_is_on_one_side_at_least() -> None:
    for name in SCENARIOS:
        world, _ = a_world(name)
        for email in world.planted:
            user = world.okta_user(email)
            assigned = user is not None and world.app_users.get(user.id) is not None
            assert assigned or world.zoom_user(email) is not None, (name, email)


async def test_nobody_on_either_side_was_forgotten_in_the_answer_key() -> None:
    for name in SCENARIOS:
        world, _ = a_world(name)
        logins = {link.user_name.casefold() for link in world.app_users.every("assigned")}
        linked = {link.external_id for link in world.app_users.every("assigned")}
        planted = {email.casefold() for email in world.planted}

        accounts = world.zoom.users.every("active", "inactive", "pending")
        alone = {a.email.casefold() for a in accounts if a.id not in linked} - logins

        assert logins | alone == planted, name


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_count_of_licences_agrees_with_the_accounts(name: str) -> None:
    world, _ = a_world(name)

    accounts = world.zoom.users.every("active", "inactive", "pending")

    assert world.zoom.used == sum(holds(account) for account in accounts)


@pytest.mark.parametrize(
    ("name", "people", "word"),
    [("nowhere", None, "nowhere"), ("small-office", 5, "number away"), ("drifted", 0, "1,000,000")],
)
def test_a_world_that_cannot_be_is_refused_in_words(
    name: str, people: int | None, word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        build(name, people=people)
