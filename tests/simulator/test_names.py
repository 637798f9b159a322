"""Names to draw people from are fit for addresses."""

from zoomprov_gui.simulator.names import FIRSTS, LASTS


def test_names_are_plain_and_different() -> None:
    for names in (FIRSTS, LASTS):
        assert len(set(names)) == len(names)
        assert all(name.isascii() and name.isalpha() for name in names)
