from zoomprov_gui.domain.actions import Offer, Verb
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.widgets.theme import assets
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS, first_offer, variant_beside


def test_every_verb_has_words_that_begin_with_it_and_an_icon():
    for verb in Verb:
        look = VERB_LOOKS[verb]
        assert look.words.endswith("…")
        assert assets.find(f"icons/{look.icon}.svg").exists()


def test_turning_off_or_on_stands_first_even_where_it_cannot_be_done():
    offers = [Offer(Verb.UNASSIGN, True), Offer(Verb.TURN_OFF_IN_ZOOM, False, "Zoom admin")]

    assert first_offer(offers) == offers[1]
    assert first_offer(offers[:1]) == offers[0]
    assert first_offer([]) is None


def test_who_does_not_get_zoom_is_offered_nothing_that_takes_it_away_first():
    offers = [Offer(Verb.TURN_OFF_IN_ZOOM, True), Offer(Verb.ASK_OKTA_TO_RETRY, False, "In Okta")]
    unassign = Offer(Verb.UNASSIGN, False, "Through a group")

    assert first_offer(offers, Verdict.ERROR) == offers[1]
    assert first_offer(offers, Verdict.MISSING) == offers[1]
    assert first_offer(offers, Verdict.STILL_ACTIVE) == offers[0]
    assert first_offer(offers[:1], Verdict.MISSING) == offers[0]
    assert first_offer([offers[0], unassign], Verdict.ERROR) == unassign


def test_turning_off_is_red_only_where_zoom_lets_in_who_was_removed():
    off = Verb.TURN_OFF_IN_ZOOM

    assert variant_beside(off, [Verdict.IN_SYNC, Verdict.STILL_ACTIVE]) == "danger"
    assert variant_beside(off, [Verdict.IN_SYNC, Verdict.ORPHAN], "inverse") == "inverse"
    assert variant_beside(Verb.TURN_ON_IN_ZOOM, [Verdict.STILL_ACTIVE]) == "default"
