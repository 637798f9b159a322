"""Each tick needs its read, and the tick before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_people import PROOF
from zoomprov_gui.domain.setup_proof import Proof, advance, is_back, proof_document, proof_from

START = Proof(email="t@x", name="T", user_id="00u1", department="Sales", at=1.0)
ZOOM = {"zoom_id": "z1", "zoom_email": "t@x"}


def details(department):
    return (("firstName", "T"), ("department", department))


ASSIGNED = Facts(assigned=True, details=details("Sales"))
ACTIVE = ASSIGNED._replace(**ZOOM, external_id="z1", zoom_status="active", licence=2)
CHANGED = ACTIVE._replace(details=details("Test"), zoom_details=details("Sales"))
CHANGE_SEEN = CHANGED._replace(zoom_details=details("Test"))
REMOVED = CHANGE_SEEN._replace(assigned=False, external_id="")
OFF = REMOVED._replace(zoom_status="inactive", licence=1)
BACK = OFF._replace(details=details("Sales"))
WAY = (ASSIGNED, ACTIVE, CHANGED, CHANGE_SEEN, REMOVED, OFF, BACK)


def test_the_way_is_ticked_one_read_at_a_time():
    proof, seen = START, []

    for at, facts in enumerate(WAY, 10):
        proof = advance(proof, facts, float(at))
        seen.append(len(proof.ticks))

    assert seen == [1, 2, 3, 4, 5, 6, 7]
    assert [tick.key for tick in proof.ticks] == list(PROOF)
    assert [tick.at for tick in proof.ticks] == [10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0]
    assert proof.passed
    assert proof.ticks[5].text == "Zoom shows “Basic (Deactivated)”."


@pytest.mark.parametrize("facts", [OFF, REMOVED, BACK, Facts(), Facts(assigned=None)])
def test_nothing_is_ticked_by_how_things_stood_anyway(facts):
    assert advance(START, facts, 2.0).ticks == ()


def test_an_account_that_okta_does_not_point_at_is_not_seen():
    foreign = ACTIVE._replace(external_id="other")

    assert [t.key for t in advance(START, foreign, 2.0).ticks] == [CheckKey.PROOF_ASSIGNED]


def test_details_that_were_not_read_show_no_change():
    assert len(advance(START, CHANGE_SEEN._replace(details=None), 2.0).ticks) == 2


@given(st.lists(st.sampled_from([*WAY, Facts(), Facts(assigned=None)])))
def test_ticks_are_only_added_and_always_in_order(reads):
    proof = START
    for at, facts in enumerate(reads):
        after = advance(proof, facts, float(at))
        assert after.ticks[: len(proof.ticks)] == proof.ticks
        proof = after

    assert [tick.key for tick in proof.ticks] == list(PROOF[: len(proof.ticks)])
    assert proof_from(proof_document(proof)) == proof


@pytest.mark.parametrize(
    "document",
    [None, {}, {"email": 1}, {**proof_document(START), "ticks": [["nothing", 1.0, ""]]}],
)
def test_what_cannot_be_understood_is_no_proof(document):
    assert proof_from(document) is None


def test_what_is_looked_for_next_is_told_from_what_was_not_seen():
    begun = advance(START, ASSIGNED, 2.0)

    assert begun.facts.ticks[-1] == (CheckKey.PROOF_SEEN, None, 2.0, "Waiting…")
    assert not begun.passed


def test_a_person_is_back_only_where_a_read_shows_both():
    known = {facts._replace(okta_user_id="00u1"): facts is BACK for facts in WAY}
    half = BACK._replace(okta_user_id="00u1", details=None)
    gone = Facts(assigned=False)

    told = {facts: is_back(START, facts) for facts in known}

    assert told == known
    assert not is_back(START, half)
    assert is_back(START, gone)
