"""A check says who says what; a flip is seen and heard; only a person's word has a button."""

from dataclasses import replace

from PySide6.QtWidgets import QMenu

from tests.widgets.gallery_setup import LINES
from zoomprov_gui.widgets.parts import check_row
from zoomprov_gui.widgets.parts.check_row import CheckRow

CREATE, SSO, DEACTIVATE = LINES


def test_it_tells_title_and_value(theme, show):
    row = show(CheckRow(theme, CREATE))

    assert row.accessibleName() == "Create users: On"
    assert row.pill.text() == "On"
    assert not row.ask.isVisible()


def test_a_detail_stands_below_in_its_ink(theme, show):
    row = show(CheckRow(theme, DEACTIVATE))

    assert row.detail == "Turned off 2 h ago by dana@acme.example."
    assert "Turned off 2 h ago" in row.accessibleDescription()
    row.set_line(replace(DEACTIVATE, detail=""))
    assert row.detail == ""


def test_what_no_service_tells_a_person_can_say(theme, show):
    row = show(CheckRow(theme, SSO))
    told = []
    row.ticked.connect(told.append)

    row.ask.click()

    assert told == ["sso"]
    assert row.ask.accessibleName() == "Single sign-on: I checked it"
    assert row.pill.text() == "Zoom does not tell apps this"


def test_the_proof_is_two_clicks_away(theme, show):
    row = show(CheckRow(theme, CREATE))
    wanted = []
    row.reply_wanted.connect(wanted.append)

    row.more.click()
    menu = row.findChild(QMenu)
    menu.actions()[0].trigger()

    assert menu.actions()[0].text() == "Show what Okta replied"
    assert wanted == ["create"]
    menu.close()


def test_title_and_meaning_share_a_line_only_where_there_is_room(theme, show, qtbot):
    row = CheckRow(theme, CREATE)
    row.set_form(compact=True, room=True)
    row.resize(800, 60)
    show(row)

    def beside():
        return row._meaning.y() < row._title.y() + row._title.height()

    qtbot.waitUntil(beside)

    row.resize(400, 60)

    qtbot.waitUntil(lambda: not beside())


def test_without_a_reply_there_is_no_menu(theme, show):
    row = show(CheckRow(theme, SSO))

    assert not row.more.isVisible()


def test_a_flip_is_tinted_and_said(theme, show, colours, monkeypatch):
    said = []
    monkeypatch.setattr(check_row, "announce", lambda widget, text: said.append(text))
    row = show(CheckRow(theme, CREATE))
    still = colours(row)

    row.flash("Create users is now on")

    assert said == ["Create users is now on"]
    assert row.flashing
    assert colours(row) - still


def test_where_nothing_may_move_the_tint_just_stays_a_while(theme, show, colours):
    theme.set_still(still=True)
    row = show(CheckRow(theme, CREATE))

    row.flash("Create users is now on")

    assert theme.tokens.tone("ok").soft.upper() in colours(row)


def test_a_long_value_leaves_room_for_the_words_beside_it(theme, show):
    long = replace(LINES[0], value="dana.whitfield@acme-dental-group.example", ask="")
    row = show(CheckRow(theme, long))

    row.resize(420, 120)

    assert row._meaning.width() >= 0.35 * row.width()
    assert row.pill.width() < row.pill.sizeHint().width()
    assert row.minimumSizeHint().width() <= row.width()
