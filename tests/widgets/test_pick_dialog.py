from zoomprov_gui.widgets.pick_dialog import PickDialog


def test_what_was_picked_is_told_by_its_key(theme, window):
    dialog = PickDialog(
        theme,
        "Licence",
        "Now: Basic",
        label="New licence",
        choices={2: "Licensed", 4: "Unassigned"},
        parent=window,
    )
    told = []
    dialog.agreed.connect(told.append)
    dialog.open()

    dialog.choice.setCurrentIndex(1)
    dialog.send.click()

    assert told == [4]
    assert dialog.choice.accessibleName() == "New licence"
    assert not dialog.isVisible()


def test_cancelling_tells_nobody(theme, window):
    dialog = PickDialog(theme, "Licence", "", label="New", choices={2: "Licensed"}, parent=window)
    told = []
    dialog.agreed.connect(told.append)
    dialog.open()

    dialog.reject()

    assert told == []
