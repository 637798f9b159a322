"""Both ways: every setting old → new before it is sent, and a path whose link can be copied."""

from PySide6.QtGui import QGuiApplication

from tests.widgets.gallery_setup import OFF, ON
from zoomprov_gui.viewmodels.setup_view import DiffLine
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import DiffRow, DoItForMe, DoItYourself, Numbered, clear
from zoomprov_gui.widgets.parts.label import Marked

LINE = DiffLine("Deactivate users", OFF, ON)


def change(card, *lines, why_not=""):
    card.set_change("We change one setting.", lines, "Nobody is deactivated.", why_not)


def test_each_setting_is_told_with_old_and_new(theme, show):
    card = DoItForMe(theme)
    change(card, LINE)
    show(card)

    (row,) = card.findChildren(DiffRow)

    assert row.accessibleName() == "Deactivate users: from Off to On"
    assert card.note == "Nobody is deactivated."


def test_a_name_that_has_no_room_beside_the_change_stands_above_it(theme, show):
    line = DiffLine("Zoom's permission", ("Not given yet", *OFF[1:]), ("Given", *ON[1:]))
    row = show(DiffRow(theme, line))

    def shown(width):
        row.resize(width, row.sizeHint().height())
        row.layout().activate()
        return row.subject.width() >= row.subject.sizeHint().width(), row.height()

    wide, narrow = shown(480), shown(260)

    assert wide[0]
    assert narrow[0]
    assert row.sizeHint().height() > wide[1]


def test_a_button_that_goes_hands_the_keyboard_to_its_card(theme, show, qtbot):
    card = DoItForMe(theme)
    card.buttons.addWidget(gone := Button(theme, "Add the Zoom app"))
    after = Button(theme, "Undo", parent=card)
    show(card)
    gone.setFocus()

    clear(card.buttons)

    assert after.isVisible()
    assert card.window().focusWidget() is card


def test_the_same_settings_again_stay_the_same_widgets(theme, show):
    card = DoItForMe(theme)
    change(card, LINE)
    (before,) = card.findChildren(DiffRow)

    change(card, LINE)

    assert card.findChildren(DiffRow) == [before]
    change(card)
    assert card.findChildren(DiffRow) == []


def test_why_it_cannot_be_done_is_said(theme, show):
    card = DoItForMe(theme)
    change(card, LINE)
    show(card)
    before = card.why_not.isVisible()

    change(card, LINE, why_not="Read-only mode is on")

    assert (before, card.why_not.isVisible()) == (False, True)
    assert card.why_not.text() == "Read-only mode is on"


def by_hand(theme, link="https://acme.example/admin"):
    card = DoItYourself(theme)
    lines = ("Open **Applications › Zoom**", "Choose **Edit**")
    card.set_guide("Do it yourself in Okta", lines, link=link, opens="Open in Okta")
    return card


def test_the_path_is_numbered_and_plain(theme, show):
    card = show(by_hand(theme))

    assert card.lines == ["Open Applications › Zoom", "Choose Edit"]
    names = [part.accessibleName() for part in card.findChildren(Numbered)]
    assert names == ["1. Open Applications › Zoom", "2. Choose Edit"]


def test_the_link_goes_to_the_clipboard_and_the_button_says_so(theme, show):
    card = show(by_hand(theme))

    card.copy.click()

    assert QGuiApplication.clipboard().text() == "https://acme.example/admin"
    assert card.copy.label == "Copied"
    card._again.timeout.emit()
    assert card.copy.label == "Copy link"


def test_without_a_link_nothing_offers_to_open_it(theme, show):
    card = show(by_hand(theme, link=""))

    assert not card.open.isVisible()
    assert not card.copy.isVisible()


def test_what_the_console_calls_its_parts_is_strong(theme, show, colours):
    plain = Marked(theme, "Open Zoom", ink="text2")
    strong = Marked(theme, "Open **Zoom**", ink="text2")
    for label in (plain, strong):
        label.resize(200, 24)

    assert strong.text() == plain.text() == "Open Zoom"
    assert strong.grab().toImage() != plain.grab().toImage()


def test_a_path_that_comes_first_says_so_and_a_sandbox_can_play_its_console(theme, show):
    card = DoItYourself(theme)
    card.set_guide("Import from Zoom", ["Open **Import**"], link="https://x.example", opens="Open")
    show(card)
    card.set_badge("Do this first")
    card.offer_simulation("Import now (simulated)")
    card.simulate.setFocus()

    shown = (card.badge.text(), card.simulate.label, card.simulate.isVisible())
    card.set_badge("")
    card.offer_simulation("")

    assert shown == ("Do this first", "Import now (simulated)", True)
    assert card.badge.isHidden()
    assert card.simulate.isHidden()


def test_the_way_to_take_now_has_the_one_primary_button(theme, show):
    card = show(by_hand(theme))
    card.set_first(first=True)
    alone = (card.open.variant, card.simulate.variant)

    card.offer_simulation("Import now (simulated)")

    assert alone == ("primary", "default")
    assert (card.open.variant, card.simulate.variant) == ("default", "primary")
