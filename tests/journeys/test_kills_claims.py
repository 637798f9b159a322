"""What the runs that kill the program take the journal to say of one person."""

import pytest

from tests.journeys.kills import claims
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.storage.records import Entry, State

OFF, ON = Goal(zoom_on=False), Goal(zoom_on=True)


def entry(goal, state=State.VERIFIED):
    return Entry(
        entry_id=1,
        run="R",
        email="ana@acme.example",
        name="Ana",
        zoom_id="z",
        okta_user_id="u",
        verb="turn_off_in_zoom",
        route="zoom",
        goal=goal,
        state=state,
        before={},
        after=None,
        sent_at=1.0,
        answered_at=None,
        settled_at=None,
        request_id=None,
        text="",
    )


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], {}),
        ([entry(OFF)], {"zoom_on": False}),
        ([entry(OFF), entry(ON)], {"zoom_on": True}),
        ([entry(OFF), entry(ON, State.SENT)], {}),
        ([entry(ON), entry(Goal(assigned=False))], {"assigned": False}),
        ([entry(Goal(licence=2)), entry(OFF)], {"zoom_on": False}),
        ([entry(Goal(licence=1)), entry(Goal(details=(("department", "A"),)))], {}),
        ([entry(Goal(zoom_details=(("department", "A"),)))], {"department": "A"}),
    ],
)
def test_only_what_was_read_back_and_not_touched_since_is_claimed(entries, said):
    assert claims(entries) == said
