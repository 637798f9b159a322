"""Who manages a computer has the last word, and an unclear word is a no."""

import plistlib
import sys

import pytest

from release import bundle
from zoomprov_gui.storage import policies
from zoomprov_gui.storage.policies import (
    DOMAIN,
    NAME,
    VARIABLE,
    of_file,
    of_profiles,
    of_registry,
    switched_off_by,
)


@pytest.fixture(autouse=True)
def no_policy_of_this_computer(monkeypatch):
    monkeypatch.setattr(policies, "READERS", dict.fromkeys(("linux", "win32", "darwin"), tuple))


def policies_are(monkeypatch, *found):
    monkeypatch.setattr(policies, "READERS", {"linux": lambda: iter(found)})


@pytest.mark.parametrize("said", ["off", "OFF", "0", "false", "no", "never", "perhaps", " off "])
def test_the_environment_switches_it_off_with_any_word_but_on(said):
    assert switched_off_by({VARIABLE: said}, "linux") == VARIABLE


@pytest.mark.parametrize("said", ["", " ", "on", "1", "Yes", "true"])
def test_nothing_and_on_leave_it_on(said):
    assert switched_off_by({VARIABLE: said}, "linux") == ""


def test_without_any_policy_it_is_on():
    assert switched_off_by({}, "linux") == ""


@pytest.mark.parametrize("said", [False, 0, 2, -1, "true", None, [], 1.0, b"1"])
def test_a_policy_that_does_not_say_yes_says_no(monkeypatch, said):
    policies_are(monkeypatch, ("there", said))

    assert switched_off_by({}, "linux") == "there"


@pytest.mark.parametrize("said", [True, 1])
def test_a_policy_may_say_yes_and_cannot_overrule_a_no(monkeypatch, said):
    policies_are(monkeypatch, ("there", said))

    assert switched_off_by({}, "linux") == ""
    assert switched_off_by({VARIABLE: "off"}, "linux") == VARIABLE


def test_the_first_no_of_several_policies_is_named(monkeypatch):
    policies_are(monkeypatch, ("computer", True), ("person", False), ("another", False))

    assert switched_off_by({}, "linux") == "person"


def test_a_file_says_what_stands_in_it(tmp_path):
    file = tmp_path / "policy.json"
    file.write_text('{"CheckForUpdates": false, "Another": 7}')

    assert list(of_file(file)) == [(str(file), False)]


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "[" * 9000, "\udcff"])
def test_a_file_that_nobody_can_read_says_something_that_is_no_yes(tmp_path, monkeypatch, text):
    file = tmp_path / "policy.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    policies_are(monkeypatch, *of_file(file))

    assert switched_off_by({}, "linux") == str(file)


def test_a_file_that_is_not_there_or_is_about_something_else_says_nothing(tmp_path):
    other = tmp_path / "policy.json"
    other.write_text("{}")

    assert list(of_file(tmp_path / "none.json")) == []
    assert list(of_file(other)) == []


def test_a_profile_of_the_computer_and_one_of_the_person_are_both_read(tmp_path, home):
    for folder, said in ((tmp_path, True), (tmp_path / home.name, False)):
        folder.mkdir(exist_ok=True)
        (folder / "x.plist").write_bytes(plistlib.dumps({NAME: said}))

    assert [said for _where, said in of_profiles(tmp_path, "x")] == [True, False]


@pytest.mark.parametrize(
    "content", [b"", b"<plist>", b"bplist00\xff", b"<?xml version='1.0'?><a/>"]
)
def test_a_profile_that_nobody_can_read_is_no_yes(tmp_path, monkeypatch, content):
    (tmp_path / "x.plist").write_bytes(content)
    policies_are(monkeypatch, *of_profiles(tmp_path, "x"))

    assert switched_off_by({}, "linux") == "a configuration profile"


def test_a_profile_is_for_the_application_that_is_shipped():
    assert bundle.IDENTIFIER == DOMAIN


def test_other_systems_have_no_registry():
    if sys.platform != "win32":
        assert list(of_registry()) == []


@pytest.mark.parametrize("said", [0, 1])
def test_the_registry_says_what_stands_in_it(said):
    winreg = pytest.importorskip("winreg", reason="only Windows has a registry")
    path = r"Software\zoomprov-test-of-policies"
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, path) as key:
        winreg.SetValueEx(key, NAME, 0, winreg.REG_DWORD, said)
    try:
        found = list(of_registry(path))
    finally:
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, path)

    assert found == [(f"HKEY_CURRENT_USER\\{path}", said)]
