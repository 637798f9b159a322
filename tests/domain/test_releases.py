"""Where releases are is named in one place, and nowhere is an address made from an answer."""

from zoomprov_gui.domain.releases import OFFICIAL, PUBLIC_KEYS, REPOSITORY, releases_of
from zoomprov_gui.domain.versions import version_of

KEY = "A" * 43 + "="


def test_the_address_of_a_page_is_made_of_what_the_program_names():
    releases = releases_of("owner/zoomprov_gui", (KEY,))

    page = releases.page(version_of("1.2.3"))

    assert page == "https://github.com/owner/zoomprov_gui/releases/tag/v1.2.3"
    assert releases.address.startswith("https://github.com/owner/zoomprov_gui/releases/latest/")
    assert releases.set_up


def test_without_an_address_or_without_a_key_nothing_is_set_up():
    assert not releases_of("", (KEY,)).set_up
    assert not releases_of("owner/zoomprov_gui", ()).set_up


def test_the_program_itself_is_set_up_only_by_both():
    assert OFFICIAL.set_up is bool(REPOSITORY and PUBLIC_KEYS)
