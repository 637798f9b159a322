"""Buttons: variants, sizes, names, and the ring around each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.theme.style import BUTTONS
from zoomprov_gui.widgets.theme.tokens import LIGHT

BODIES = {
    "primary": LIGHT.accent,
    "default": LIGHT.raised,
    "danger": LIGHT.danger,
    "inverse": LIGHT.inverse,
}


@pytest.mark.parametrize(("variant", "body"), BODIES.items())
def test_each_variant_has_its_body(theme, show, colours, variant, body):
    button = show(Button(theme, "Turn off", variant=variant))

    assert body in colours(button)


@pytest.mark.parametrize("variant", BUTTONS)
def test_a_ring_is_painted_on_every_variant(theme, show, colours, variant):
    button = show(Button(theme, "Turn off", variant=variant))
    button.clearFocus()

    button.setFocus(Qt.FocusReason.TabFocusReason)
    image = button.grab().toImage()
    edge = {image.pixelColor(button.width() // 2, y).name().upper() for y in (0, 1)}

    assert edge == {LIGHT.focus}
    assert image.pixelColor(button.width() // 2, 2).name().upper() == LIGHT.surface


@pytest.mark.parametrize(("size", "height"), [("s", 28), ("m", 34), ("l", 40)])
def test_each_size_has_its_height(theme, show, size, height):
    button = show(Button(theme, "Check now", size=size))

    assert button.sizeHint().height() == height
    assert button.property("btnSize") == size


def test_a_button_of_an_icon_is_square_and_named(theme, show, told):
    button = show(Button(theme, icon="x", variant="ghost", name="Close"))

    assert button.sizeHint().width() == button.sizeHint().height()
    assert told(button).text(QAccessible.Text.Name) == "Close"
    assert button.toolTip() == "Close"


def test_icons_before_and_after_the_words_take_room(theme, show):
    bare = Button(theme, "Okta group").sizeHint().width()

    assert Button(theme, "Okta group", icon="search").sizeHint().width() > bare
    assert Button(theme, "Okta group", trailing="chevron-down").sizeHint().width() > bare


def test_a_disabled_button_is_grey(theme, show, colours):
    button = show(Button(theme, "Review problems", variant="primary"))

    button.setEnabled(False)

    assert LIGHT.accent not in colours(button)
    assert LIGHT.pressed in colours(button)


def test_a_button_can_become_the_primary_one(theme, show, colours):
    button = show(Button(theme, "Next"))

    button.set_variant("primary")

    assert LIGHT.accent in colours(button)


def test_a_lost_icon_gives_its_room_back(theme, show):
    button = show(Button(theme, "Check", icon="refresh-cw"))
    before = button.sizeHint().width()

    button.set_icon(None)

    assert button.sizeHint().width() < before


@pytest.mark.parametrize("wrong", [{"variant": "huge"}, {"size": "xl"}])
def test_an_unknown_look_is_refused(theme, wrong):
    with pytest.raises(ValueError, match="no button"):
        Button(theme, "x", **wrong)


def test_a_button_without_any_name_is_refused(theme):
    with pytest.raises(ValueError, match="cannot be told"):
        Button(theme, icon="x")
