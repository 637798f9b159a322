from tests.support.office import journey
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.review import LEAVE, Pick
from zoomprov_gui.widgets.review_end import ReviewEnd


def shown(office, *picks):
    review = office.people.review
    review.begin()
    for pick in picks:
        review.choose(pick)
    end = ReviewEnd(office.window.theme, review, office.page)
    end.refresh()
    return end


@journey
async def test_everything_chosen_is_listed_and_counted(office):
    end = shown(office, Pick(Verb.TURN_OFF_IN_ZOOM), LEAVE)

    assert end.title.text() == "Turn off 1 · Leave 1"
    assert [line.text for line in end.people.lines()] == ["Turn off", "Leave"]
    assert end.text.text().startswith("You chose for 2 of ")
    assert end.run.label == "Confirm…"


@journey
async def test_what_is_only_set_aside_here_says_so_on_its_button(office):
    end = shown(office, Pick(ignore=True, because="A contractor"))

    assert end.run.label == "Ignore them"
    assert [line.text for line in end.people.lines()] == ["Ignore: A contractor"]


@journey
async def test_where_nothing_is_to_be_done_there_is_no_button_to_do_it(office):
    end = shown(office, LEAVE)

    assert end.run.isHidden()
