import pytest

from tests.support.qt import until
from tests.support.workbench import ADDRESS, bench
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.viewmodels.connect_okta import OktaConnecting


@pytest.fixture
def work(tmp_path):
    return bench(tmp_path)


async def found(work, background):
    okta = OktaConnecting(work.service, background)
    okta.address.check(ADDRESS)
    await until(lambda: okta.org is not None)
    return okta


async def test_before_an_okta_is_found_nothing_is_sent(work, background):
    okta = OktaConnecting(work.service, background)

    okta.with_token(Secret("t"))

    assert not okta.busy


async def test_a_token_that_works_is_told_with_whom_it_belongs_to(work, background):
    okta, told = await found(work, background), []
    okta.signed_in.connect(told.append)

    okta.with_token(Secret(work.world.api_token))
    await until(lambda: bool(told))

    assert told[0].read.who.login == "dana.whitfield@acme.example"
    assert okta.side is told[0]


async def test_a_refusal_is_told_and_the_secret_is_not_in_it(work, background):
    okta = await found(work, background)

    okta.with_token(Secret("00canary"))
    await until(lambda: okta.problem is not None)

    assert "00canary" not in f"{okta.problem}{okta.problem.details}"
    assert okta.side is None


async def test_another_address_takes_back_the_sign_in(work, background):
    okta = await found(work, background)
    okta.with_token(Secret(work.world.api_token))
    await until(lambda: okta.side is not None)

    okta.address.edit("globex.okta.com")

    assert okta.side is None


async def test_after_a_change_in_okta_one_can_look_again_without_another_token(work, background):
    okta, told = await found(work, background), []
    okta.signed_in.connect(told.append)
    okta.with_token(Secret(work.world.api_token))
    await until(lambda: len(told) == 1)

    okta.look_again()
    await until(lambda: len(told) == 2)

    assert told[0].auth == told[1].auth


async def test_the_app_that_a_set_up_file_named_is_known_for_its_okta_only(work, background):
    okta = await found(work, background)
    okta.client_ids = {"https://globex.okta.com": "0oa1"}
    assert okta.client_id == ""

    okta.client_ids[f"https://{ADDRESS}"] = "0oa2"

    assert okta.client_id == "0oa2"
