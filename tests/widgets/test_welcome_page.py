import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.support.cards import desk
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.welcome_help import WelcomeHelp


async def test_it_says_what_one_can_rely_on(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        words = {label.text() for label in step.page.findChildren(QLabel)}

        assert "Let’s get Okta and Zoom talking." in words
        assert "Stays on this computer" in words
        assert "Asks before it changes anything" in words


async def test_sample_data_and_help_stand_at_its_foot(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        told = []
        step.page.sample_wanted.connect(lambda: told.append("sample"))

        step.page.sample.click()
        step.page.help.click()
        answers = step.page.findChild(WelcomeHelp)

        assert told == ["sample"]
        assert answers.isVisible()
        answers.reject()


async def test_a_set_up_file_is_asked_for_without_holding_up_the_window(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        chosen = []
        step.page.file_chosen.connect(chosen.append)

        step.cards.okta.file.click()
        dialog = step.page.findChild(QFileDialog)
        dialog.fileSelected.emit("acme.zpsetup")
        dialog.reject()

        assert chosen == ["acme.zpsetup"]


async def test_what_became_of_a_company_is_told_over_everything(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        assert not step.page.note.isVisible()

        step.page.tell(("Acme was forgotten on this computer", ""))

        assert step.page.note.title == "Acme was forgotten on this computer"
        assert step.page.note.isVisible()


async def test_whatever_takes_the_focus_has_a_name(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        nameless = [
            widget
            for widget in step.page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        ]

        assert nameless == []


async def test_nothing_is_cut_off_in_the_smallest_window_at_the_largest_text(theme, tmp_path, qapp):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        theme.apply(qapp, "light", high_contrast=False, text_size=150)
        step.page.resize(1024, 680)
        step.cards.zoom.how.click()
        await asyncio.sleep(0.1)

        assert step.page.cards.width() < 1024
        low = [
            label.text()
            for label in step.page.findChildren(QLabel)
            if label.isVisible() and label.text() and label.height() < label.fontMetrics().ascent()
        ]

        assert low == []


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
async def test_at_the_largest_text_every_line_has_its_height(size, theme, tmp_path, qapp):
    async with desk(theme, tmp_path) as step:
        theme.apply(qapp, "dark", high_contrast=False, text_size=150)
        step.page.resize(*size)
        await asyncio.sleep(0.1)

        paragraphs = [part for part in step.page.findChildren(Paragraph) if part.isVisible()]
        cut = [p.text() for p in paragraphs if p.height() < p.heightForWidth(p.width())]

        assert cut == []
        assert len(paragraphs) > 5


async def test_the_card_stands_above_what_one_can_rely_on_where_both_do_not_fit(
    theme, tmp_path, qapp
):
    async with desk(theme, tmp_path) as step:
        page = step.page
        places = {}
        for width in (1280, 800, 1280):
            page.resize(width, 900)
            await asyncio.sleep(0.05)
            parts = (page.pitch, page._card, page._reliable)
            places[width] = [part.mapTo(page, part.rect().topLeft()).toTuple() for part in parts]

        (_, pitch), (_, card), (_, reliable) = places[800]
        assert pitch < card < reliable
        assert places[1280][0][0] == places[1280][2][0] < places[1280][1][0]


async def test_what_is_told_does_not_take_the_keyboard_from_the_card(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        step.page.hide()
        step.page.tell(("You began to connect Acme", ""))
        step.page.show()

        assert step.page.note.isVisible()
        assert step.page.focusWidget() is step.cards.okta.address.line
