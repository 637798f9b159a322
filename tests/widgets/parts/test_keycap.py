"""Keys are written as this system writes them."""

from PySide6.QtGui import QAccessible, QKeySequence

from zoomprov_gui.widgets.parts.keycap import Keycap, keycap_size, shown_keys
from zoomprov_gui.widgets.theme.tokens import LIGHT


def test_air_stands_in_place_of_plus_signs():
    assert shown_keys("Ctrl+Shift+P") == "Ctrl Shift P"
    assert shown_keys("⌘K") == "⌘K"


def test_a_cap_is_told_as_its_keys(theme, show, told, colours):
    keys = QKeySequence("Ctrl+K")
    cap = show(Keycap(theme, keys))

    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    assert told(cap).text(QAccessible.Text.Name) == native
    assert {LIGHT.sunken, LIGHT.line2} <= colours(cap)


def test_a_cap_is_never_narrower_than_high(theme):
    size = keycap_size(theme, "I")

    assert size.width() >= size.height()
    assert keycap_size(theme, "Ctrl+Shift+P").width() > size.width()


def test_single_keys_are_equally_wide_so_that_what_stands_beside_them_is_aligned(theme):
    widths = {keycap_size(theme, key).width() for key in ("1", "2", "4", "S")}

    assert len(widths) == 1
    assert keycap_size(theme, "Ctrl+K").width() > widths.pop()
