import dataclasses

import pytest

from tests.services.test_saved import sides
from tests.support.qt import until
from tests.support.workbench import ADDRESS, bench
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.workspaces import SavedOkta, SavedZoom, Workspace, ZoomSignIn
from zoomprov_gui.viewmodels.connect import SIGN_IN_AGAIN, Card, ConnectViewModel


@pytest.fixture
def work(tmp_path):
    return bench(tmp_path)


def connecting(work, background, known=None, draft=None, **more):
    model = ConnectViewModel(work.service, work.keeping(known, draft=draft), background, **more)
    model.told = []
    model.connected.connect(model.told.append)
    return model


async def to_okta(model, work):
    model.okta.address.check(ADDRESS)
    await until(lambda: model.okta.org is not None)
    model.okta.with_token(Secret(work.world.api_token))
    await until(lambda: not model.okta.busy)


async def to_zoom(model, work):
    auth = work.zoom_auth
    model.zoom.sign_in(auth["account_id"], auth["client_id"], Secret(auth["client_secret"]))
    await until(lambda: not model.zoom.busy)


async def test_okta_then_zoom_then_the_question_then_it_is_kept(work, background):
    model = connecting(work, background)
    assert model.card is Card.OKTA

    await to_okta(model, work)
    assert model.card is Card.ZOOM
    await to_zoom(model, work)
    assert model.card is Card.COMPANY
    assert work.workspaces.all() == ()
    model.keep()
    await until(lambda: bool(model.told))

    assert work.workspaces.all() == tuple(model.told)


async def test_going_back_takes_back_what_was_said(work, background):
    model = connecting(work, background)
    await to_okta(model, work)
    await to_zoom(model, work)

    model.back()

    assert model.card is Card.ZOOM
    assert model.zoom.side is None
    model.back()
    assert model.card is Card.OKTA
    assert not model.can_go_back


async def test_one_side_is_signed_in_to_again_without_a_question(work, background):
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    model = connecting(work, background, kept, only=Service.ZOOM)

    await to_zoom(model, work)
    await until(lambda: bool(model.told))

    assert model.told == [kept]


async def test_the_okta_of_another_company_is_refused_and_nothing_of_it_kept(work, background):
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    other = dataclasses.replace(kept, okta=SavedOkta(url="https://globex.okta.com"))
    model = connecting(work, background, other, only=Service.OKTA)

    await to_okta(model, work)

    assert model.told == []
    assert model.problem.title == "This is the Okta of another company"
    assert "globex.okta.com" in model.problem.text


async def test_the_zoom_of_another_company_is_refused_and_nothing_of_it_kept(work, background):
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    other = dataclasses.replace(kept, zoom=SavedZoom(account_id="another", who="Globex"))
    model = connecting(work, background, other, only=Service.ZOOM)

    await to_zoom(model, work)

    assert model.told == []
    assert model.problem.title == "This is the Zoom of another company"
    assert "Globex" in model.problem.text


async def test_a_set_up_file_fills_in_what_it_knows(work, background):
    draft = Workspace(
        workspace_id="",
        name="Our Acme",
        okta=SavedOkta(url=f"https://{ADDRESS}", client_id="0oa1"),
        zoom=SavedZoom(sign_in=ZoomSignIn.BROWSER, client_id="public1"),
    )
    model = connecting(work, background, draft=draft)

    model.start()
    await until(lambda: model.okta.org is not None)

    assert model.okta.client_id == "0oa1"
    assert model.zoom.client_id == "public1"


async def test_a_damaged_vault_is_told_and_begun_anew_on_request(work, background, tmp_path):
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    (work.workspaces.folder(kept.workspace_id) / "vault.bin").write_bytes(b"damage")
    fresh = bench(tmp_path, work.world)
    fresh.backend.kept = work.backend.kept
    model = connecting(fresh, background, kept, only=Service.ZOOM)
    await to_zoom(model, fresh)
    await until(lambda: model.problem is not None)
    assert model.problem.title == "Your saved sign-ins cannot be opened"

    model.act(SIGN_IN_AGAIN)
    await until(lambda: bool(model.told))

    assert model.told == [kept]


async def test_what_was_read_is_shown_and_what_was_not_is_left_out(work, background):
    model = connecting(work, background)
    assert model.okta_facts == ()
    assert model.zoom_facts == ()
    await to_okta(model, work)
    await to_zoom(model, work)

    assert dict(model.okta_facts)["Signed in as"] == "dana.whitfield@acme.example"
    assert dict(model.zoom_facts)["People"] == "10"
    side = model.zoom.side
    model.zoom.side = dataclasses.replace(side, read=dataclasses.replace(side.read, people=None))
    assert "People" not in dict(model.zoom_facts)
