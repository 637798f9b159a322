"""Tests for viewmodels/deeds.py: every write has its words, icon and kind."""

import pytest

from zoomprov_gui.domain.actions import NO_CHANGE, Change, Group, Verb
from zoomprov_gui.domain.setup import ChangeKey
from zoomprov_gui.viewmodels.deeds import DEEDS, KINDS, deed_of
from zoomprov_gui.widgets.theme import assets


def test_every_write_has_words_an_icon_and_a_kind():
    written = {verb.value for verb in Verb} | {key.value for key in ChangeKey}

    assert written - set(DEEDS) == {ChangeKey.RUN_PROOF.value}
    assert all(assets.find(f"icons/{deed.icon}.svg").exists() for deed in DEEDS.values())
    assert all(deed.kind in KINDS and deed.order[0].isupper() for deed in DEEDS.values())


@pytest.mark.parametrize(
    ("verb", "change", "order"),
    [
        (Verb.ADD_TO_GROUP, Change(group=Group("g1", "Staff")), "Add to the group “Staff”"),
        (Verb.SET_LICENCE, Change(licence=2), "Give the licence “Licensed”"),
        (Verb.CHANGE_EMAIL, Change(email="a@b.example"), "Change the email in Zoom to a@b.example"),
    ],
)
def test_a_write_with_an_object_names_it(verb, change, order):
    assert deed_of(verb.value, change).order == order


@pytest.mark.parametrize(
    ("verb", "order", "done"),
    [
        (Verb.REMOVE_FROM_GROUP, "Take out of the group", "taken out"),
        (Verb.SET_LICENCE, "Give the licence", "given"),
        (Verb.CHANGE_EMAIL, "Change the email in Zoom", "given the email in Zoom"),
    ],
)
def test_a_write_held_back_without_its_object_quotes_nothing(verb, order, done):
    found = deed_of(verb.value, NO_CHANGE)

    assert (found.order, found.done) == (order, done)


def test_a_verb_of_a_later_version_is_called_by_its_key():
    assert deed_of("wave_at", NO_CHANGE).order == "Wave at"
