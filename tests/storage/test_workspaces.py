"""The saved companies: kept apart, found by name, and gone when they are forgotten."""

import json
import shutil
from dataclasses import replace

import pytest

from zoomprov_gui.domain.errors import Misused, Unsaved
from zoomprov_gui.domain.workspaces import (
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
)
from zoomprov_gui.storage.workspaces import Workspaces

NOON = 1_780_000_000.0
ACME = Workspace(
    workspace_id="",
    name="Acme Dental Group",
    okta=SavedOkta(
        url="https://acme.okta.com",
        engine="idx",
        sign_in=OktaSignIn.BROWSER,
        client_id="0oa1",
        app_id="0oa2",
        who="dana@acme.example",
    ),
    zoom=SavedZoom(sign_in=ZoomSignIn.SERVER_TO_SERVER, account_id="a", client_id="c", who="Acme"),
)


@pytest.fixture
def workspaces(tmp_path):
    return Workspaces(tmp_path)


def test_a_company_comes_back_as_it_was_kept(workspaces, tmp_path):
    kept = workspaces.add(ACME)

    assert Workspaces(tmp_path).all() == (kept,)
    assert kept.workspace_id
    assert replace(kept, workspace_id="") == ACME


def test_what_was_changed_is_kept(workspaces):
    kept = workspaces.add(ACME)

    workspaces.save(replace(kept, name="Acme"))

    assert workspaces.all() == (replace(kept, name="Acme"),)


def test_companies_come_by_name_and_are_found_by_it_whatever_its_case(workspaces):
    globex = workspaces.add(replace(ACME, name="Globex"))
    acme = workspaces.add(replace(ACME, name="acme"))

    assert workspaces.all() == (acme, globex)
    assert workspaces.find(" GLOBEX ") == globex
    assert workspaces.find(acme.workspace_id) == acme


def test_two_companies_of_one_name_are_told_apart(workspaces):
    workspaces.add(ACME)

    assert workspaces.add(ACME).name == "Acme Dental Group 2"


def test_a_name_that_nobody_saved_is_refused_with_those_there_are(workspaces):
    with pytest.raises(Misused, match="none yet"):
        workspaces.find("Acme")

    workspaces.add(ACME)
    with pytest.raises(Misused, match="“Acme Dental Group”"):
        workspaces.find("../../etc")


def test_each_company_has_a_folder_of_its_own(workspaces, tmp_path):
    one, other = workspaces.add(ACME), workspaces.add(ACME)

    folders = {workspaces.folder(w.workspace_id) for w in (one, other)}

    assert len(folders) == 2
    assert all(folder.parent.parent == tmp_path for folder in folders)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        '{"version": 1}',
        '{"version": "x", "name": "A", "okta": {}, "zoom": {}}',
        '{"version": 1, "name": "", "okta": {}, "zoom": {}}',
        '{"version": 1, "name": 7, "okta": {}, "zoom": {}}',
        '{"version": 1, "name": "A", "okta": [], "zoom": {}}',
        '{"version": 1, "name": "A", "okta": {"url": 7}, "zoom": {}}',
        '{"version": 1, "name": "A", "okta": {"sign_in": "magic"}, "zoom": {}}',
        "[" * 30_000,
        '{"version": 1, "name": "' + "x" * 70_000 + '", "okta": {}, "zoom": {}}',
    ],
)
def test_a_damaged_file_is_set_aside_and_told_and_the_others_open(text, workspaces):
    good = workspaces.add(ACME)
    bad = workspaces.folder("bad") / "workspace.json"
    bad.parent.mkdir()
    bad.write_text(text)

    assert workspaces.all() == (good,)

    (aside,) = bad.parent.glob("workspace-damaged-*.json")
    assert aside.read_text() == text
    assert aside.name in workspaces.notice


def test_a_company_of_a_later_version_is_told_and_left_alone(workspaces):
    path = workspaces.folder("later") / "workspace.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"version": 9, "what": "unknown"}')

    assert workspaces.all() == ()

    assert "newer version" in workspaces.notice
    assert path.exists()


def test_a_copied_folder_is_another_company(workspaces):
    kept = workspaces.add(ACME)
    shutil.copytree(workspaces.folder(kept.workspace_id), workspaces.folder("copy"))

    assert {w.workspace_id for w in workspaces.all()} == {kept.workspace_id, "copy"}


def test_what_a_later_version_added_is_no_damage(workspaces):
    kept = workspaces.add(ACME)
    path = workspaces.folder(kept.workspace_id) / "workspace.json"
    document = json.loads(path.read_text())
    document["okta"]["colour"] = ["blue"]
    path.write_text(json.dumps(document))

    assert workspaces.all() == (kept,)


def test_forgetting_a_company_leaves_a_line_that_says_when_and_what_and_nothing_else(
    workspaces, tmp_path
):
    kept = workspaces.add(ACME)
    (workspaces.folder(kept.workspace_id) / "journal.sqlite3").write_text("dana@acme.example")

    workspaces.forget(kept, NOON)

    (stub,) = (path for path in tmp_path.rglob("*"))
    assert json.loads(stub.read_text()) == {
        "forgotten": [
            {
                "at": "2026-05-28T20:26:40Z",
                "what": "a company",
                "files": ["journal.sqlite3", "workspace.json"],
            }
        ]
    }


def test_forgetting_one_company_leaves_the_others(workspaces):
    one, other = workspaces.add(ACME), workspaces.add(replace(ACME, name="Globex"))

    workspaces.forget(one, NOON)
    workspaces.forget(one, NOON)

    assert workspaces.all() == (other,)


def test_what_a_dying_program_left_half_forgotten_never_opens_and_goes_with_the_next(workspaces):
    kept = workspaces.add(ACME)
    left = workspaces.folder(".dead.forgotten")
    shutil.copytree(workspaces.folder(kept.workspace_id), left)

    assert workspaces.all() == (kept,)
    workspaces.forget(kept, NOON)
    assert not left.exists()


def test_a_disk_that_keeps_nothing_is_told(workspaces, monkeypatch):
    def full(*_words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zoomprov_gui.storage.workspaces.replace_file", full)

    with pytest.raises(Unsaved) as raised:
        workspaces.add(ACME)
    assert (raised.value.what, raised.value.cause) == ("the company", "full")
