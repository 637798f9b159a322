"""Whose account is whose, and the look-up that says so."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import LONG_AGO, account, assignment
from zoomprov_gui.domain.matching import Index, Listed, partition

EMAIL = "ana@acme.example"


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abc"), st.integers(0, 3)), max_size=20))
def test_an_index_is_a_set_of_rows_by_text(steps):
    index, model = Index(), {}
    for adds, text, row in steps:
        if adds:
            index.add(text, row)
            model.setdefault(text, set()).add(row)
        else:
            index.drop(text, row)
            model.setdefault(text, set()).discard(row)

    for text in "abc":
        rows = model.get(text, set())
        assert set(index.rows(text)) == rows
        assert (text in index) is bool(rows)
        (only,) = index.only([text])
        assert only == (None if not rows else min(rows) if len(rows) == 1 else -1)
    assert index.has_any("abc") is any(model.values())


def test_texts_with_one_row_each_are_dropped_together():
    index = Index()
    index.fill([("a", 1), ("b", 2)])

    index.drop_only(["a", "nobody"])
    assert list(index.rows("a")) == []
    assert list(index.rows("b")) == [2]

    index.drop_only(["b"])
    assert "b" not in index


def parted(okta, zoom):
    people = partition(Listed([(a, 1) for a in okta], [(z, 1) for z in zoom]))
    return {
        key: ([a.user_id for a, _ in one.assignments], [z.zoom_id for z, _ in one.accounts])
        for key, one in people.items()
    }


def test_an_account_belongs_to_who_names_its_id():
    okta = [assignment("u1", "b@acme.example", external_id="z1"), assignment("u2", external_id="")]

    assert parted(okta, [account("z1", EMAIL)]) == {
        "b@acme.example": (["u1"], ["z1"]),
        EMAIL: (["u2"], []),
    }


def test_who_is_assigned_comes_before_who_only_names_the_id():
    gone = assignment("u1", "b@acme.example", external_id="z1", status="DEPROVISIONED")
    here = assignment("u2", external_id="")

    assert parted([gone, here], [account("z1", EMAIL)])[EMAIL] == (["u2"], ["z1"])


def test_of_two_with_one_email_the_one_who_is_assigned_counts_and_then_the_later():
    off = assignment("u1", status="DEPROVISIONED")
    old = assignment("u2", assigned_at=LONG_AGO)
    late = assignment("u3", assigned_at=LONG_AGO + 5)

    assert parted([off, old, late], [])[EMAIL][0] == ["u3", "u2", "u1"]


def test_of_two_accounts_the_named_one_counts_and_then_the_active():
    zoom = [account("z1", status="inactive"), account("z2"), account("z9", status="inactive")]

    assert parted([assignment(external_id="z9")], zoom)[EMAIL][1] == ["z9", "z2", "z1"]
