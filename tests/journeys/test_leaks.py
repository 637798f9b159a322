"""After a whole journey no secret is anywhere but in the vault and in memory."""

import gzip

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.support.doorstep import connect, doorstep, setup_document, sign_in_to_okta
from tests.support.keychains import MemoryBackend
from tests.support.leaks import files, leaks, process, screen, shapes
from tests.support.qt import until
from zoomprov_gui.app.logs import logging_to
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.storage.workspaces import Workspaces

CANARY = 'canary/4f2a "+é=Zx9'


async def test_connecting_using_and_forgetting_a_company_leaks_nothing(tmp_path):
    world, backend = build("fresh-start"), MemoryBackend()
    data = tmp_path / "d"
    with logging_to(tmp_path / "logs", verbose=True):
        async with serve(world) as served:
            file = tmp_path / "acme.zpsetup"
            file.write_text(setup_document(served))
            secrets = [world.api_token, served["zoom"]["auth"]["client_secret"]]
            async with doorstep(data, backend=backend, setup_file=str(file)) as step:
                await connect(step, served, world.api_token)
                on_the_way = leaks(secrets, [*screen(), *process()])
                step.welcome.cards.company.yes.click()
                await step.in_company("Acme Dental Group")
                secrets += [text for _name, text in backend.kept.items()]
                at_work = leaks(secrets, [*screen(), *process(), *files(tmp_path)])
                current = step.doorway.companies.current
                step.doorway.companies.forget(current.workspace_id)
                await step.on_welcome()
                after = leaks(secrets, [*screen(), *files(tmp_path)])

    assert on_the_way == []
    assert at_work == []
    assert after == []


async def test_a_sign_in_left_half_way_is_remembered_without_a_secret(tmp_path):
    world, backend = build("fresh-start"), MemoryBackend()
    data = tmp_path / "d"
    half = data / "half-way.zpsetup"
    with logging_to(tmp_path / "logs", verbose=True):
        async with serve(world) as served:
            secrets = [world.api_token, served["zoom"]["auth"]["client_secret"]]
            async with doorstep(data, backend=backend) as step:
                await sign_in_to_okta(step, served, world.api_token)
                await until(half.exists)
                QTest.keyClicks(step.welcome.cards.zoom.secret.line, secrets[1])
                kept = half.read_text("utf-8")
                left = leaks(secrets, [*screen(), *process(), *files(tmp_path)])
            async with doorstep(data, backend=backend) as step:
                page = await step.on_welcome()
                await until(lambda: page.model.okta.address.text)
                again = leaks(secrets, [*screen(), *process(), *files(tmp_path)])
            with_one = leaks([served["okta"]["url"]], files(data))

    assert served["okta"]["url"] in kept
    assert with_one, "the address that is remembered is found, so a secret would have been"
    assert backend.kept == {}
    assert left == []
    assert again == []


@pytest.mark.parametrize("shape", sorted(shapes(CANARY)))
def test_a_secret_in_what_is_remembered_half_way_would_be_found(shape, tmp_path):
    half = Workspaces(tmp_path).half_way
    half.write_bytes(b'{"zpsetup": 1, "company": "' + shapes(CANARY)[shape] + b'"}')

    assert leaks([CANARY], files(tmp_path))


@pytest.mark.parametrize("shape", sorted(shapes(CANARY)))
def test_a_leak_that_is_planted_in_any_shape_is_found(shape, tmp_path):
    (tmp_path / "log.txt").write_bytes(b"before " + shapes(CANARY)[shape] + b" after")

    assert leaks([CANARY], files(tmp_path))


def test_a_leak_in_a_compressed_file_is_found(tmp_path):
    (tmp_path / "log.gz").write_bytes(gzip.compress(b"x" + CANARY.encode()))

    assert leaks([CANARY], files(tmp_path))


def test_a_leak_on_the_screen_and_on_the_clipboard_is_found(qtbot):
    label = QLabel("x")
    label.setAccessibleDescription(CANARY)
    qtbot.addWidget(label)
    label.show()
    assert leaks([CANARY], screen())
    label.hide()
    label.setAccessibleDescription("")

    QGuiApplication.clipboard().setText(CANARY)
    found = leaks([CANARY], screen())
    QGuiApplication.clipboard().clear()

    assert any("clipboard" in place for place in found)
