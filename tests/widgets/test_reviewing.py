"""Review one by one, by clicks and by keys, down to what is sent."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.office import journey
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict

GORAN = person_key("goran.eze@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


def key(widget, press):
    QTest.keyClick(widget, press)


def go_to(office, who):
    while office.people.review.key != who:
        assert not office.people.review.ended
        office.page.review.skip.click()


def verdict(office, who):
    return office.company.roster.find(who).verdict


@journey
async def test_the_review_takes_the_place_of_the_table_and_gives_it_back(office):
    page = office.page
    page.filters.review.click()
    assert page.review.isVisible()
    assert not page.people.isVisible()
    assert not page.filters.isVisible()
    assert page.review.where.text() == f"1 of {office.company.needs_attention()}"

    page.review.leave.click()

    assert page.people.isVisible()
    assert not page.review.isVisible()


@journey
async def test_what_was_chosen_is_sent_with_one_confirmation(office):
    page = office.page
    page.filters.review.click()
    go_to(office, GORAN)
    page.review.card.choices[0].click()
    while not office.people.review.ended:
        page.review.skip.click()
    assert page.review.end.title.text() == "Turn off 1"

    page.review.end.run.click()
    page.doing.confirm.send.click()
    await office.run_ended()

    assert verdict(office, GORAN) is Verdict.OFF_BOTH
    assert page.people.isVisible()
    assert office.people.review.summary == ""


@journey
async def test_with_whom_it_failed_is_asked_about_again_after_the_review(office):
    page = office.page
    office.world.faults.set("zoom:forbidden:method=PUT")
    page.filters.review.click()
    go_to(office, GORAN)
    page.review.card.choices[0].click()
    while not office.people.review.ended:
        page.review.skip.click()
    page.review.end.run.click()
    page.doing.confirm.send.click()
    await office.run_ended()
    office.world.faults.clear()

    page.doing.run.retry.click()

    assert [line.key for line in page.doing.confirm.people.lines()] == [GORAN]
    page.doing.confirm.send.click()
    await office.run_ended()
    assert verdict(office, GORAN) is Verdict.OFF_BOTH


@journey
async def test_cancelling_the_confirmation_keeps_the_choices(office):
    page = office.page
    page.filters.review.click()
    go_to(office, GORAN)
    page.review.card.choices[0].click()
    while not office.people.review.ended:
        page.review.skip.click()
    page.review.end.run.click()

    page.doing.confirm.cancel.click()

    assert page.review.isVisible()
    assert office.people.review.summary == "Turn off 1"
    assert verdict(office, GORAN) is Verdict.STILL_ACTIVE


@journey
async def test_the_keyboard_alone_does_all_of_it(office):
    page, review = office.page, office.people.review
    office.window.activateWindow()
    office.window.commands.review.trigger()
    while review.key != GORAN:
        key(QApplication.focusWidget(), Qt.Key.Key_S)
    key(QApplication.focusWidget(), Qt.Key.Key_B)
    key(QApplication.focusWidget(), Qt.Key.Key_S)
    key(QApplication.focusWidget(), Qt.Key.Key_1)
    key(QApplication.focusWidget(), Qt.Key.Key_3)
    await asyncio.sleep(0)
    QTest.keyClicks(page.review.ask.reason, "Works until Friday")
    key(page.review.ask.reason, Qt.Key.Key_Return)
    while not review.ended:
        key(page.review, Qt.Key.Key_S)
    assert review.summary == "Turn off 1 · Ignore 1"
    ignored = next(p.key for p in review.picked if p.pick.ignore)

    key(page.review.end.run, Qt.Key.Key_Space)
    key(page.doing.confirm.send, Qt.Key.Key_Space)
    await office.run_ended()

    assert verdict(office, GORAN) is Verdict.OFF_BOTH
    assert verdict(office, ignored) is Verdict.IGNORED


@journey
async def test_esc_leaves_the_review_and_nothing_is_sent(office):
    office.page.filters.review.click()
    go_to(office, GORAN)
    office.page.review.card.choices[0].click()

    key(office.page.review, Qt.Key.Key_Escape)

    assert not office.page.review.isVisible()
    assert office.company.journal.runs() == ()


@journey
async def test_only_ignoring_needs_no_further_question(office):
    page = office.page
    page.filters.review.click()
    go_to(office, CARLOS)
    page.review.card.choices[2].click()
    page.review.ask.reason.setText("The owner knows")
    page.review.ask.ignore.click()
    while not office.people.review.ended:
        page.review.skip.click()

    page.review.end.run.click()

    assert page.doing.confirm is None
    assert verdict(office, CARLOS) is Verdict.IGNORED
    assert page.people.isVisible()


@journey
async def test_in_read_only_mode_nothing_is_ignored_and_the_choices_stay(office):
    page = office.page
    page.filters.review.click()
    go_to(office, CARLOS)
    page.review.card.choices[2].click()
    page.review.ask.reason.setText("The owner knows")
    page.review.ask.ignore.click()
    while not office.people.review.ended:
        page.review.skip.click()
    office.people.settings.change(read_only=True)

    page.review.end.run_wanted.emit()

    assert not page.review.end.run.isEnabled()
    assert "Read-only" in page.doing.toast.text
    assert verdict(office, CARLOS) is Verdict.STILL_ACTIVE
    assert page.review.isVisible()


@journey
async def test_where_there_is_no_problem_no_review_begins(office):
    problems = [p.key for p in map(office.company.roster.comparison, office.company.roster.rows)]
    office.people.ignoring.ignore(problems, "All known", 0.0)

    office.window.commands.review.trigger()

    assert not office.page.review.isVisible()
    assert not office.page.filters.review.isVisible()
