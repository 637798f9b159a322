"""The sandbox plays Okta's console, and only where a step asks for it."""

from dataclasses import replace

from tests.support.setups import PEOPLE, read, steps_of, whole
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.viewmodels.simulating import Simulating

UNMATCHED = whole(people=read(PEOPLE._replace(matched=0)))


def step(facts, key=StepKey.ASSIGN):
    return steps_of(facts)[key]


def test_it_is_offered_where_accounts_wait_for_the_import():
    simulating = Simulating()
    asked = step(UNMATCHED)

    assert not simulating.offers(asked)
    simulating.does_import = list
    assert simulating.offers(asked)
    assert not simulating.offers(step(whole()))
    assert not simulating.offers(replace(asked, key=StepKey.PROVE))
    assert not simulating.offers(None)


def test_what_was_imported_is_to_be_read():
    simulating, told = Simulating(), []
    simulating.imported.connect(lambda: told.append("read"))

    simulating.import_and_match()
    simulating.does_import = lambda: told.append("import")
    simulating.import_and_match()

    assert told == ["import", "read"]
