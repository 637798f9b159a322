from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.why_card import WhyCard

REASONS = [("shield-alert", "A leaver can still join."), ("credit-card", "A licence is used.")]


def made(theme, show):
    card = WhyCard(theme)
    card.set_reasons(REASONS)
    return show(card)


def shown(card):
    return [part.text() for part in card.findChildren(Paragraph) if part.isVisible()]


def test_reasons_are_open_at_first_and_can_be_folded(theme, show):
    card = made(theme, show)
    assert shown(card) == card.reasons == ["A leaver can still join.", "A licence is used."]

    card.fold.click()

    assert not card.is_open
    assert shown(card) == []
    assert card.fold.accessibleName() == "Why this matters, folded"
    card.fold.click()
    assert card.is_open


def test_other_reasons_take_the_place_of_those_before(theme, show):
    card = made(theme, show)

    card.set_reasons(REASONS[:1])

    assert card.reasons == ["A leaver can still join."]
    assert len(card.findChildren(Paragraph)) == 1


def test_in_a_narrow_card_reasons_stand_one_below_the_other(theme, show, qapp):
    card = WhyCard(theme)
    card.set_reasons(REASONS)
    places = {}
    for width in (900, 400):
        card.resize(width, 400)
        show(card)
        qapp.processEvents()
        words = card.findChildren(Paragraph)
        places[width] = [part.mapTo(card, part.rect().topLeft()).toTuple() for part in words]

    (left, top), (right, same) = places[900][:2]
    (first, above), (second, below) = places[400][:2]
    assert left < right
    assert top == same
    assert first == second
    assert above < below
