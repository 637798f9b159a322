import dataclasses

import pytest

from tests.support.comparisons import comparison
from zoomprov_gui.domain.verdicts import Verdict


def test_a_comparison_stays_as_it_was_read():
    person = comparison()

    with pytest.raises(dataclasses.FrozenInstanceError):
        person.verdict = Verdict.IN_SYNC


def test_what_nobody_told_is_empty_and_not_guessed():
    person = comparison(person=None)

    assert person.history is None
    assert person.others == person.granted_by == person.differs == ()
    assert person.ignored_because == ""
