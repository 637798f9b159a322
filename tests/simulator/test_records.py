"""Small facts that the records know of themselves."""

from zoomprov_gui.simulator.records import App, AppUser, OktaUser, ZoomUser


def test_names_are_what_is_there() -> None:
    assert OktaUser("1", "a@x", "a@x", "Ada", None, 0.0).name == "Ada"
    assert OktaUser("1", "a@x", "a@x", None, None, 0.0).name == "a@x"
    assert ZoomUser("1", "a@x", None, "Obi", 0.0).name == "Obi"


def test_an_assignment_is_known_by_its_person() -> None:
    assert AppUser("00u1", "a@x", 0.0).id == "00u1"


def test_an_app_provisions_while_it_is_active_and_connected() -> None:
    app = App("0oa1", "zoomus", "Zoom", 0.0)
    found = []
    states = [("UNKNOWN", "ACTIVE"), ("ENABLED", "ACTIVE"), ("ENABLED", "INACTIVE")]
    for connection, status in states:
        app.connection, app.status = connection, status
        found.append(app.provisions)

    assert found == [False, True, False]
