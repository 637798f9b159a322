"""How the window reaches the outside, where nothing else is given."""

from zoomprov_gui.app.reach import Reach
from zoomprov_gui.clients.browser import open_in_browser
from zoomprov_gui.storage.keychain import system_keychain


async def test_it_is_the_systems_own():
    reach = Reach()

    assert reach.keychain is system_keychain
    assert reach.browser is open_in_browser
    assert (await reach.network()).verify is not None
