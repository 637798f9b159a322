"""Step 6 on its card: choose, see exactly what will happen, run, stop."""

import pytest

from tests.support.guide import guided
from tests.support.qt import ended, until
from tests.viewmodels.test_proving import choose, ready
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.services.proof import NOT_PUT_BACK
from zoomprov_gui.widgets.parts.do_cards import Numbered

pytestmark = pytest.mark.anyio


@guided("fresh-start")
async def test_nothing_can_be_run_before_somebody_was_chosen(office):
    await ready(office)
    way = office.guide.ways.proof

    assert way.finder.isVisible()
    assert not way.run.isVisible()
    assert not way.watch.isVisible()
    assert not way.stop.isVisible()


@guided("fresh-start")
async def test_what_will_happen_is_listed_and_the_button_names_the_person(office):
    await ready(office)
    way, model = office.guide.ways.proof, office.setup.proving

    next(row for row in way.finder.rows if row.label == "Mei Tanaka").click()
    await ended(model.looking)

    assert way.run.label == "Run the test with Mei Tanaka"
    assert way.watch.isVisible()
    lines = [part.text for part in way.widget.findChildren(Numbered)]
    assert lines == list(model.preview.lines)


@guided("fresh-start")
async def test_while_it_runs_it_can_be_stopped_and_the_window_asks(office):
    model = await ready(office)
    way = office.guide.ways.proof
    await choose(model)

    way.run.click()
    await until(lambda: model.name == "Mei Tanaka")
    assert way.stop.isVisible()
    assert way.stop.label == "Stop and put back"
    assert not way.finder.isVisible()
    assert office.guide.busy == "Testing with Mei Tanaka"
    way.stop.click()
    assert way.stop.label == "Putting back…"
    await ended(model.operation)

    assert office.guide.busy == ""
    assert way.finder.isVisible()


@guided("fresh-start")
async def test_somebody_who_must_not_be_tested_is_refused_in_words(office):
    model = await ready(office)
    way = office.guide.ways.proof
    model.search("mei")
    await until(lambda: model.text == "mei" and not model.searching.running)
    office.world.assign("mei.tanaka@acme.example")

    way.finder.rows[0].click()
    await ended(model.looking)

    assert way.warning.text().startswith("Okta gives this person Zoom already")
    assert not way.run.isVisible()


@guided("fresh-start")
async def test_read_only_mode_offers_a_look_and_says_why_there_is_no_test(office):
    model = await ready(office)
    office.people.settings.change(read_only=True)

    await choose(model)

    way = office.guide.ways.proof
    assert way.finder.isVisible()
    assert way.run.isVisible()
    assert not way.run.isEnabled()
    assert way.run.accessibleDescription() == way.run.toolTip() == READ_ONLY
    assert way.watch.isEnabled()
    assert "Read-only mode is on" in office.guide.panel.doing.why_not.text()


@guided("fresh-start")
async def test_read_only_mode_in_the_middle_says_that_nobody_is_put_back(office):
    model = await ready(office)
    way = office.guide.ways.proof
    await choose(model)
    way.run.click()
    await until(lambda: office.world.okta_user("mei.tanaka@acme.example").department == "Zoom test")

    office.people.settings.change(read_only=True)
    stopping = way.stop.label, way.stop.isEnabled(), way.state.text()
    await ended(model.operation)
    said, offered = way.state.text(), (way.back.isVisible(), way.back.isEnabled())
    office.people.settings.change(read_only=False)
    await until(way.back.isEnabled)
    way.back.click()
    await ended(model.operation)

    assert stopping[:2] == ("Stopping…", False)
    assert stopping[2].startswith("Stopping: in read-only mode Mei Tanaka is not put back.")
    assert said.endswith(NOT_PUT_BACK)
    assert offered == (True, False)
    assert office.world.okta_user("mei.tanaka@acme.example").department == "Front desk"
    assert not way.state.isVisible()


@guided("fresh-start")
async def test_at_its_end_the_page_shows_the_ticks_at_its_top(office):
    await ready(office)
    way, model, panel = office.guide.ways.proof, office.setup.proving, office.guide.panel
    office.window.resize(1024, 680)
    next(row for row in way.finder.rows if row.label == "Mei Tanaka").click()
    await ended(model.looking)
    way.run.click()
    await until(way.stop.isVisible)
    panel.verticalScrollBar().setValue(panel.verticalScrollBar().maximum())

    await ended(model.operation)

    await until(lambda: panel.verticalScrollBar().value() == 0)
    assert panel.checks.y() < panel._both.y()


@guided("fresh-start")
async def test_nothing_offers_to_stop_while_the_person_is_put_back_anyway(office):
    model = await ready(office)
    way, labels = office.guide.ways.proof, []
    model.changed.connect(lambda: labels.append(way.stop.label) if model.running else None)
    await choose(model)
    office.world.faults.set("zoom:accepted-no-effect")
    way.run.click()
    await until(lambda: office.company.proof.returning)
    await until(lambda: way.stop.label == "Putting back…")
    first, enabled = labels.index("Putting back…"), way.stop.isEnabled()
    await ended(model.operation)

    assert not enabled
    assert set(labels[:first]) == {"Stop and put back"}
    assert set(labels[first:]) == {"Putting back…"}
