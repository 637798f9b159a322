from tests.support.groups import group_id, groups_shown
from tests.support.office import journey, open_office


@journey
async def test_a_search_that_finds_nothing_says_so_and_offers_the_way_back(office):
    await groups_shown(office)
    page = office.by_group

    page.filters.search.setText("xyz")

    assert page.groups.empty.title == "No group matches “xyz”"
    page.groups.clear_wanted.emit()
    assert office.groups.table.rowCount() == 4
    assert page.groups.view.isVisible()


@journey
async def test_where_no_group_gives_zoom_the_others_are_a_click_away(office):
    for group in list(office.company.compare.giving):
        del office.world.app.groups[group.group_id]
    office.company.compare.forget_groups()
    await office.read()
    await groups_shown(office)
    page = office.by_group

    assert page.groups.empty.title == "No group gives Zoom yet"
    assert page.groups.empty.text == "People can also be assigned one by one."
    page.groups.all_wanted.emit()
    assert office.groups.table.rowCount() == 6
    assert page.filters.chips.current == "all"


@journey
async def test_a_row_offers_what_its_group_allows(office):
    await groups_shown(office)
    area = office.by_group.groups

    giving = [a.text() for a in area.row_menu(group_id(office, "Finance")).actions()]
    other = area.row_menu(group_id(office, "Everyone")).actions()

    assert giving[:3] == ["Open", "Unassign this group…", "Edit the group…"]
    assert "Copy summary for a ticket" in giving
    assert {a.text(): a.isEnabled() for a in other}["Edit the group…"] is False


async def test_before_the_first_read_there_is_the_shape_of_rows(tmp_path):
    async with open_office(tmp_path, begin="groups") as office:
        page = office.by_group
        page.refresh()
        loading = page.groups.view.isVisible(), office.groups.first_read
        await office.read()
        await groups_shown(office)

        assert loading == (True, True)
        assert not office.groups.first_read


async def test_without_a_zoom_app_it_says_that_it_is_not_known_and_never_flickers(tmp_path):
    async with open_office(tmp_path, scenario="fresh-start", begin="groups") as office:
        page = office.by_group
        titles = set()
        await office.read()
        office.groups.changed.connect(lambda: titles.add(page.groups.stack.currentWidget()))
        await office.read()

        assert page.groups.empty.title == "Not known which groups give Zoom"
        assert page.groups.view not in titles
