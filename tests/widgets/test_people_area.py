from tests.support.office import journey, open_office
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


@journey
async def test_the_bar_says_what_a_selection_allows(office):
    office.people.table.choose([GORAN, NADIA, CARLOS])

    bar = office.page.people.bulk
    assert bar.isVisible()
    assert bar.note == "2 can be turned off · 1 not: Zoom admin"
    assert office.page.people.turn_off.isEnabled()
    assert not office.page.people.turn_on.isVisible()


@journey
async def test_a_selection_of_an_admin_alone_says_why_not(office):
    office.people.table.choose([CARLOS])

    assert not office.page.people.turn_off.isEnabled()
    assert "owner must change" in office.page.people.turn_off.toolTip()


@journey
async def test_the_bar_covers_no_row_that_the_keyboard_is_at(office):
    view = office.page.people.view
    office.people.table.choose([GORAN])

    last = office.people.table.rowCount() - 1
    view.setCurrentIndex(office.people.table.index(last, 0))

    bar = office.page.people.bulk
    covered = bar.mapTo(office.page.people, bar.rect().topLeft()).y()
    top = view.viewport().mapTo(office.page.people, view.row_rect(last).bottomLeft()).y()
    assert top <= covered + 12  # the bar's own shadow may lie over the row's edge


@journey
async def test_those_who_are_selected_are_named_in_the_order_of_the_table(office):
    office.people.table.choose([CARLOS, GORAN, NADIA])
    places = [office.people.table.place_of(key) for key in office.page.people.chosen()]

    assert places == sorted(places)


@journey
async def test_without_a_selection_the_row_of_the_keyboard_counts(office):
    office.page.people.view.setCurrentIndex(office.people.table.index(3, 0))

    assert office.page.people.chosen() == (office.people.table.key_at(3),)


@journey
async def test_delete_asks_and_v_checks(office):
    asked, checked = [], []
    office.page.people.wanted.disconnect()
    office.page.people.wanted.connect(lambda verb, keys: asked.append((verb.value, keys)))
    office.page.people.check_wanted.connect(checked.append)
    office.people.table.choose([GORAN])

    office.page.people.view.delete_pressed.emit()
    office.page.people.view.letter_pressed.emit("v")
    office.page.people.view.letter_pressed.emit("o")

    assert asked == [("turn_off_in_zoom", (GORAN,))]
    assert checked == [(GORAN,)]


@journey
async def test_the_keyboard_is_in_the_table_again_once_the_bar_has_gone(office):
    office.window.activateWindow()
    office.people.table.choose([GORAN])
    office.page.people.turn_off.setFocus()

    office.people.table.choose(())

    assert office.window.focusWidget() is office.page.people.view


async def test_before_anybody_was_read_the_shape_of_rows_stands_there(tmp_path):
    async with open_office(tmp_path) as office:
        assert office.page.people.view.isVisible()
        assert not office.page.people.empty.isVisible()


async def test_a_company_of_nobody_says_so(tmp_path):
    async with open_office(tmp_path, scenario="fresh-start") as office:
        office.world.faults.set("okta:forbidden")
        office.world.faults.set("zoom:forbidden")
        await office.read()

        assert office.page.people.empty.isVisible()
        assert office.page.people.empty.title == "Nobody was read"


@journey
async def test_one_selected_person_can_be_opened_from_the_bar(office):
    people = office.page.people
    office.people.table.choose([GORAN, NADIA])
    with_two = people.show_one.isVisible()

    office.people.table.choose([GORAN])
    people.show_one.click()

    assert not with_two
    assert office.people.open_key == GORAN


@journey
async def test_the_box_over_the_rows_selects_all_by_a_click_and_by_toggling(office):
    table, box = office.people.table, office.page.people.view.head.select_all

    box.toggle()
    everybody = len(table.chosen)
    box.click()

    assert everybody == table.rowCount() > 60
    assert not len(table.chosen)
    assert not box.isChecked()


@journey
async def test_the_bar_is_red_only_where_somebody_chosen_is_still_active(office):
    roster, table = office.company.roster, office.people.table
    fine = [p.key for p in map(roster.comparison, roster.rows) if p.verdict is Verdict.IN_SYNC][:2]
    variants = []

    for keys in (fine, [*fine, GORAN], fine):
        table.choose(keys)
        variants.append(office.page.people.turn_off.variant)

    assert variants == ["inverse", "danger", "inverse"]
