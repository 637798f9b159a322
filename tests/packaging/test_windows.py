"""Installers for Windows: ids that never change, one oldest Windows, nothing left out unnoticed."""

import re
import xml.etree.ElementTree as ET

import pytest

pytest.importorskip("pefile", reason="pefile reads programs: dependency group `freeze`")
from windows import check_tree, components, installers

NAMES = {"w": components.NAMESPACE}
SCRIPT = (installers.HERE / "installer.nsi").read_text("utf-8")
PRODUCT = (installers.HERE / "product.wxs").read_text("utf-8")


@pytest.fixture
def tree(tmp_path):
    for name in ("zoomprov.exe", "_internal/base.zip", "_internal/PySide6/Qt6Core.dll"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_every_file_is_one_component_and_every_component_is_installed(tree):
    root = ET.fromstring(components.fragment(tree, "tree"))

    made = {c.get("Id"): c.find("w:File", NAMES) for c in root.iterfind(".//w:Component", NAMES)}
    referred = {ref.get("Id") for ref in root.iterfind(".//w:ComponentRef", NAMES)}
    assert referred == set(made)
    assert {file.get("Source") for file in made.values()} == {
        "tree/zoomprov.exe",
        "tree/_internal/base.zip",
        "tree/_internal/PySide6/Qt6Core.dll",
    }


def test_a_file_keeps_its_component_id_for_ever():
    # Never change this value: installed copies are counted by it.
    assert components.component_id("zoomprov.exe") == "8D63263B-2B07-56FA-A9AC-C01C89267B05"


def test_a_name_that_xml_could_misread_is_written_as_it_is(tmp_path):
    (tmp_path / "a&b 'c'.txt").write_text("")

    root = ET.fromstring(components.fragment(tmp_path, "tree"))

    assert root.find(".//w:File", NAMES).get("Name") == "a&b 'c'.txt"


def test_both_installers_name_the_same_oldest_windows():
    (build,) = re.findall(r"^!define OLDEST_BUILD (\d+)", SCRIPT, re.MULTILINE)

    assert int(build) == installers.OLDEST_BUILD
    assert "$(var.OLDEST_BUILD)" in PRODUCT


def test_the_upgrade_code_is_never_changed():
    assert 'UpgradeCode="6E0B5C0E-52E6-4C3A-9C0E-0E1B6F0E7A51"' in PRODUCT


@pytest.mark.parametrize("key", ["HKLM", "HKEY_LOCAL_MACHINE", "RequestExecutionLevel admin"])
def test_the_installer_for_one_person_touches_nothing_of_the_computer_s(key):
    assert key not in SCRIPT


def test_a_library_that_nobody_brings_is_found():
    images = [
        check_tree.Image("QtGui.pyd", check_tree.X64, frozenset({"qt6gui.dll", "kernel32.dll"})),
        check_tree.Image("Qt6Gui.dll", check_tree.X64, frozenset({"qt6core.dll", "user32.dll"})),
    ]

    wrong = list(check_tree.wrong_images(images))

    assert wrong == ["Qt6Gui.dll asks for qt6core.dll, which is not there and not Windows' own"]


def test_a_file_for_another_processor_is_found():
    wrong = list(check_tree.wrong_images([check_tree.Image("a.dll", 0x14C, frozenset())]))

    assert wrong == ["a.dll is made for processor 0x14c"]


@pytest.mark.parametrize(
    ("library", "own"),
    [("KERNEL32.dll", True), ("api-ms-win-crt-heap-l1-1-0.dll", True), ("vcruntime140.dll", False)],
)
def test_what_every_windows_has(library, own):
    assert check_tree.of_windows(library) is own


def test_a_program_that_is_not_there_is_found(tmp_path):
    assert check_tree.wrong_program(tmp_path / "zoomprov.exe") == ["zoomprov.exe is missing"]
