"""Step 5 on its card, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.guide import guided
from tests.support.qt import ended, until
from tests.viewmodels.test_assigning import ready

pytestmark = pytest.mark.anyio


async def typed(office, text):
    way, model = office.guide.ways.assign, office.setup.assigning
    way.finder.field.setText(text)
    QTest.keyClick(way.finder.field, Qt.Key.Key_Return)
    await until(lambda: model.text == text and not model.searching.running)
    return way


@guided("fresh-start")
async def test_nothing_can_be_previewed_before_somebody_is_chosen(office):
    await ready(office)
    way = office.guide.ways.assign

    assert way.widget.isVisible()
    assert not way.preview.isEnabled()
    assert way.preview.label == "Choose people or groups…"


@guided("fresh-start")
async def test_a_person_is_found_chosen_previewed_and_assigned(office):
    await ready(office)
    way = await typed(office, "pri")
    next(row for row in way.finder.rows if row.label == "Priya Bruno").click()
    assert way.preview.label == "Preview for 1 person…"

    way.preview.click()
    await ended(office.setup.assigning.looking)
    assert way.confirm.title == "Assign Zoom to Priya Bruno?"
    assert way.confirm.send.label == "Assign Priya Bruno"
    way.confirm.send.click()
    assert way.run.isVisible()
    await office.run_ended()
    await until(lambda: office.guide.panel.pill.text() == "Confirmed")

    assert way.run.title == "1 person assigned"
    assert way.run.undo.label == "Undo (1)…"
    way.run.hide_button.click()


@guided("fresh-start")
async def test_read_only_mode_keeps_it_from_being_previewed(office):
    await ready(office)
    way = await typed(office, "pri")
    way.finder.rows[-1].click()

    office.people.settings.change(read_only=True)

    assert not way.preview.isEnabled()


@guided("fresh-start")
async def test_accounts_that_are_there_already_are_imported_first_and_turn_the_step_green(office):
    office.setup.simulating.does_import = office.world.import_and_match
    await ready(office)
    card, doing = office.guide.panel.by_hand, office.guide.panel.doing
    title, badge, recommended = card.title, card.badge.text(), doing.badge.isVisible()
    preview, surfaces = office.guide.ways.assign.preview, [card, doing]
    led = [part.property("surface") for part in surfaces], card.simulate.variant, preview.variant

    card.simulate.click()
    await until(lambda: office.guide.panel.pill.text() == "Confirmed")

    assert title.startswith("Import from Zoom and match")
    assert (badge, recommended) == ("Do this first", False)
    assert led == (["accent", "card"], "primary", "default")
    assert [part.property("surface") for part in surfaces] == ["card", "card"]
    assert (preview.variant, office.guide.footer.next.variant) == ("default", "primary")
    assert office.company.setup.facts.people.value.unlinked == 0
    assert card.simulate.isHidden()
    assert card.badge.isHidden()


@guided("fresh-start")
async def test_after_a_group_with_accounts_of_before_the_way_on_is_shown_and_back_as_well(office):
    office.setup.simulating.does_import = office.world.import_and_match
    await ready(office)
    model, way = office.setup.assigning, office.guide.ways.assign
    model.toggle(next(one.key for one in model.found if one.name == "Clinical staff"))
    way.preview.click()
    await ended(model.looking)
    way.confirm.send.click()
    await office.run_ended()
    way.run.hide_button.click()
    await until(lambda: office.guide.panel.pill.text() == "1 change needed")
    card, (banner,) = office.guide.panel.by_hand, office.guide.ways.results.banners
    before = (card.badge.text(), card.simulate.isVisible(), banner.accessibleName())

    card.simulate.click()
    await until(lambda: office.guide.panel.pill.text() == "Confirmed")

    assert before[:2] == ("Next", True)
    assert "1 group with 5 people assigned" in before[2]


@guided("fresh-start")
async def test_without_a_sandbox_nothing_is_simulated(office):
    await ready(office)

    office.setup.simulating.import_and_match()

    assert office.guide.panel.by_hand.simulate.isHidden()
    assert not office.setup.simulating.offers(office.setup.step)
