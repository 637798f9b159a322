"""Review one by one with its keys, from the first problem to the proof of what was chosen."""

from tests.support.keyboard import (
    KEY,
    agree,
    asked,
    back_in,
    key,
    press,
    proven,
    see_the_end,
    write,
)
from tests.support.office import journey
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.simulator.state import ASSIGNED
from zoomprov_gui.viewmodels.run import Phase


def verdict(office, email):
    return office.company.roster.find(person_key(email)).verdict


def in_both(office):
    """Return how the simulator has each person: assigned in Okta or not, and the Zoom account."""
    world = office.world
    accounts = world.zoom.users.every("active", "inactive", "pending")
    zoom = {person_key(account.email): account.status for account in accounts}
    assigned = {person_key(link.user_name) for link in world.app_users.every(ASSIGNED)}
    return {who: (zoom.get(who), who in assigned) for who in zoom.keys() | assigned}


def changed(before, after):
    """Return who is not as they were."""
    return {who for who in before.keys() | after.keys() if before.get(who) != after.get(who)}


async def decide_each(office):
    """Turn the first two off, set one aside and leave the rest, by keys; return who got what."""
    model, chosen = office.people.review, {}
    for _problem in range(model.total):
        await back_in(office)  # once buttons that just came are there
        who = str(model.key)
        options = [option for option in model.options() if not option.why_not]
        if verdict(office, who) is Verdict.STILL_ACTIVE and options and len(chosen) < 2:
            key(KEY.Key_1)
            chosen[who] = "off"
        elif len(chosen) == 2:
            key(
                KEY(KEY.Key_1.value + len(office.page.review.card.choices) - 1)
            )  # "Ignore…" stands last
            await asked()
            write("Known already")
            key(KEY.Key_Return)
            await back_in(office)
            chosen[who] = "ignored"
        else:
            key(KEY.Key_S)
    return chosen


@journey
async def test_each_problem_is_decided_and_the_choices_are_sent_together(office):
    page, model = office.page, office.people.review
    press(page.filters.review)
    before = in_both(office)
    chosen = await decide_each(office)
    ended = model.ended
    press(page.review.end.run)
    await agree(page.doing)
    items = await see_the_end(office, page.doing)

    assert ended
    off = [who for who, what in chosen.items() if what == "off"]
    (ignored,) = [who for who, what in chosen.items() if what == "ignored"]
    assert len(off) == 2
    assert {item.phase for item in items.values()} == {Phase.DONE}
    assert proven(office)
    (run,) = office.company.journal.runs()
    assert sorted(entry.email for entry in run.entries) == sorted(off)
    assert changed(before, in_both(office)) == set(off)
    assert {office.world.zoom_user(who).status for who in off} == {"inactive"}
    assert verdict(office, ignored) is Verdict.IGNORED
    assert page.people.isVisible()
