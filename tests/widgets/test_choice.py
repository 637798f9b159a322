from zoomprov_gui.widgets.choice import Choice


def test_a_choice_has_its_name_and_a_chevron_at_its_end(theme, window):
    choice = Choice(theme, "Theme", window)
    choice.addItems(["Light", "Dark"])
    choice.resize(200, 36)
    choice.show()

    image = choice.grab().toImage()
    background = image.pixelColor(150, 18)
    inks = {image.pixelColor(x, y).name() for x in range(176, 192) for y in range(11, 25)}

    assert choice.accessibleName() == "Theme"
    assert inks - {background.name()}


def test_the_open_list_stands_out_from_what_is_behind_it_and_marks_who_is_chosen(theme, window):
    choice = Choice(theme, "Theme", window)
    choice.addItems(["Light", "Dark"])
    choice.show()

    choice.showPopup()
    image = choice.view().grab().toImage()
    chosen = choice.view().visualRect(choice.view().model().index(0, 0))
    edge = image.pixelColor(0, image.height() // 2).name()
    inside = {image.pixelColor(x, chosen.center().y() + 5).name() for x in range(image.width())}

    assert edge == theme.tokens.control.lower()
    assert theme.tokens.selected.lower() in inside
