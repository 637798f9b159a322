"""Words: plain, in their ink, whole or honestly shortened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.label import Elided, Glyph, Label, Paragraph
from zoomprov_gui.widgets.theme.tokens import DARK, LIGHT

MARKUP = "<b>Goran</b> & Söhne"


@pytest.mark.parametrize("kind", [Label, Elided, Paragraph])
def test_a_name_that_looks_like_markup_stays_a_name(theme, show, told, kind):
    label = show(kind(theme, MARKUP))

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert told(label).text(QAccessible.Text.Name) == MARKUP


@pytest.mark.parametrize("kind", [Label, Elided, Paragraph])
def test_the_ink_can_change(theme, show, colours, kind):
    label = show(kind(theme, "IIIIII", style="h1"))
    before = colours(label)

    label.set_ink("bad")

    bad = LIGHT.tone("bad").text
    assert bad not in before
    assert bad in colours(label)


def test_an_unknown_ink_is_refused(theme, show):
    with pytest.raises(ValueError, match="crimson"):
        show(Label(theme, "x")).set_ink("crimson")


def test_words_follow_the_scheme_and_the_text_size(qapp, theme, show, colours):
    label = show(Paragraph(theme, "IIIIII", style="h1"))

    theme.apply(qapp, "dark", high_contrast=False, text_size=150)

    assert DARK.text in colours(label)
    assert label.font().pixelSize() == 36


@pytest.mark.parametrize("kind", [Label, Elided, Paragraph])
def test_another_ink_keeps_the_text_size_that_was_chosen_since(qapp, theme, show, kind):
    label = show(kind(theme, "IIIIII", style="h1"))
    label.set_ink("ok")
    theme.apply(qapp, "light", high_contrast=False, text_size=150)

    label.set_ink("bad")

    assert label.font().pixelSize() == 36


def test_what_is_shortened_is_whole_in_the_tool_tip(theme, show):
    label = show(Elided(theme, "anders.petrova@acme.example"))

    label.resize(label.sizeHint().width(), 20)
    whole = label.toolTip()
    label.resize(60, 20)

    assert whole == ""
    assert label.toolTip() == "anders.petrova@acme.example"
    assert label.minimumSizeHint().width() <= 24


def test_a_paragraph_grows_with_its_lines(theme, show):
    text = "Removed from the Zoom app in Okta 2 days ago, but this account still works."
    paragraph = show(Paragraph(theme, text))

    one, three = paragraph.heightForWidth(1000), paragraph.heightForWidth(190)

    assert one == round(13 * 1.42)
    assert three == 3 * one


def test_an_icon_on_its_own_has_a_name_only_when_given_one(theme, show, told, colours):
    silent = show(Glyph(theme, "check", ink="ok"))
    named = show(Glyph(theme, "triangle-alert", ink="bad", label="differs"))

    assert told(silent).text(QAccessible.Text.Name) == ""
    assert told(named).text(QAccessible.Text.Name) == "differs"


def test_an_icon_can_become_another(theme, show, colours):
    glyph = show(Glyph(theme, "minus", ink="ok", size=40))
    before = colours(glyph)

    glyph.set_icon("plus", "bad")

    assert glyph.name == "plus"
    assert colours(glyph) != before
