from zoomprov_gui.viewmodels.chosen import NOBODY, Chosen


def test_each_way_tells_whether_anything_changed():
    chosen = Chosen()

    told = [
        chosen.toggle("ana"),
        chosen.extend(["ana", "bo"]),
        chosen.extend(["ana", "bo"]),
        chosen.replace(["bo", "ana"]),
        chosen.forget(["cy"]),
        chosen.forget(["ana"]),
        chosen.replace([]),
    ]

    assert told == [True, True, False, False, False, True, True]


def test_toggling_twice_selects_nobody_and_a_range_starts_there():
    chosen = Chosen()

    chosen.toggle("ana")
    chosen.toggle("ana")

    assert (len(chosen), chosen.anchor, "ana" in chosen) == (0, "ana", False)


def test_a_range_can_start_where_nobody_was_selected():
    chosen = Chosen()

    chosen.start_at("bo")

    assert (chosen.anchor, chosen.keys) == ("bo", frozenset())


def test_what_was_given_out_does_not_change_any_more():
    chosen = Chosen()
    chosen.toggle("ana")
    given = chosen.keys

    chosen.toggle("bo")

    assert given == {"ana"}


def test_nobody_can_be_selected_where_somebody_has_just_gone():
    chosen = Chosen()

    told = [chosen.toggle(NOBODY), chosen.replace(["ana", NOBODY]), chosen.extend(["bo", NOBODY])]

    assert told == [False, True, True]
    assert chosen.keys == {"ana", "bo"}
