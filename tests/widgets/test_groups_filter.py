from zoomprov_gui.widgets.groups_filter import GroupsFilter


def test_every_filter_can_be_reached_and_is_named(theme, qtbot):
    bar = GroupsFilter(theme)
    qtbot.addWidget(bar)
    told = []
    bar.chips.chosen.connect(told.append)

    bar.chips.chip("all").click()

    assert told == ["all"]
    assert bar.search.accessibleName() == "Find a group"
    assert bar.chips.chip("giving").accessibleName() == "Give Zoom, not counted yet"
