from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing
from zoomprov_gui.viewmodels.group_rows import GroupView
from zoomprov_gui.viewmodels.group_words import sentence, summary, unknown

DESK = Group("g1", "Front desk", description="At the desk")


def test_a_group_says_to_whom_it_gives_zoom_and_how_they_stand():
    view = GroupView(DESK, True, 12, Standing(12, 9, 1, 2))

    assert sentence(view) == (
        "Okta gives Zoom to 12 people through this group. 1 needs attention."
        " 2 wait for Okta or Zoom."
    )


def test_a_group_that_gives_nothing_says_so():
    assert sentence(GroupView(DESK, False, 1)) == (
        "Okta does not assign Zoom to this group. 1 person in it."
    )
    assert sentence(GroupView(DESK, False)) == "Okta does not assign Zoom to this group."


def test_a_group_with_a_namesake_claims_no_numbers():
    assert "cannot be told apart" in sentence(GroupView(DESK, True))


def test_a_ticket_gets_the_id_and_the_sentence():
    assert summary(GroupView(DESK, False)).splitlines() == [
        "Group Front desk",
        "Okta group id: g1",
        "Okta does not assign Zoom to this group.",
        "At the desk",
    ]


def test_what_could_not_be_read_is_told_with_its_time():
    notice = unknown("Okta refused.", "09:41")

    assert notice.text == "Okta refused. We show what we read at 09:41."
