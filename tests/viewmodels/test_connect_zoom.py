import pytest

from tests.support.qt import until
from tests.support.workbench import bench
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.viewmodels.connect_zoom import ZoomConnecting


@pytest.fixture
def work(tmp_path):
    return bench(tmp_path)


@pytest.fixture
async def zoom(work, background):
    return ZoomConnecting(work.service, background)


def values(work, **changes):
    auth = work.zoom_auth | changes
    return auth["account_id"], auth["client_id"], Secret(auth["client_secret"])


async def test_three_values_that_work_are_told(work, zoom):
    told = []
    zoom.signed_in.connect(told.append)

    zoom.sign_in(*values(work))
    await until(lambda: bool(told))

    assert told[0].read.account.name == "Acme Dental Group"


async def test_a_refusal_has_its_words_and_no_secret(work, zoom):
    zoom.sign_in(*values(work, client_secret="canary-secret-1234"))
    await until(lambda: zoom.problem is not None)

    assert "canary" not in f"{zoom.problem}{zoom.problem.details}"


async def test_one_value_is_no_paste_of_several(work, zoom):
    told = []
    zoom.pasted.connect(lambda *parts: told.append(parts))

    assert not zoom.spread(work.zoom_auth["account_id"])

    assert told == []


async def test_after_a_change_in_zoom_one_can_look_again(work, zoom):
    told = []
    zoom.signed_in.connect(told.append)
    zoom.look_again()
    assert not zoom.busy
    zoom.sign_in(*values(work))
    await until(lambda: len(told) == 1)

    zoom.look_again()
    await until(lambda: len(told) == 2)


async def test_the_permissions_are_one_block_to_copy(zoom):
    assert "user:read:list_users:admin" in zoom.permissions.splitlines()


async def test_an_edit_takes_back_what_was_found_out(work, zoom):
    zoom.sign_in(*values(work))
    await until(lambda: zoom.side is not None)

    zoom.edit()

    assert zoom.side is None
    assert zoom.problem is None
