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
