"""A page of the card: title, sentence, and the way back where there is one."""

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage, OrLine


def test_it_is_named_after_its_title(theme, show):
    page = show(CardPage(theme, "Connect Okta"))

    assert page.accessibleName() == "Connect Okta"
    assert not page.text.isVisible()
    assert not page.back.isVisible()


def test_its_sentence_can_change(theme, show):
    page = show(CardPage(theme, "Connect Okta", "One."))

    page.set_text("Two.")

    assert page.text.text() == "Two."


def test_what_belongs_to_it_comes_below(theme, show):
    page = CardPage(theme, "Connect Okta")
    button = Button(theme, "Go on")
    page.body.addWidget(button)
    show(page)

    assert button.y() > page.title.y()


def test_a_word_stands_between_two_ways(theme, show):
    line = show(OrLine(theme, "or"))

    assert line.sizeHint().height() > 0
