"""What is inside is listed and what is listed is inside; anything else stops the build."""

import json

import pytest

pytest.importorskip("PyInstaller", reason="reads what it froze: dependency group `freeze`")
import inventory
import sbom

EPOCH = 1_700_000_000
HELD = {
    "anyio": None,
    "anyio.abc": None,
    "json": None,
    "jaraco": None,
    "jaraco.context": None,
    "jaraco.functools": None,
    "_pyi_rth_utils": None,
    "zoomprov_gui.domain": None,
}


class Archive:
    """What PyInstaller's reader returns, without a program."""

    def __init__(self, _path):
        self.toc = HELD

    def open_embedded_archive(self, _name):
        return self


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(inventory, "CArchiveReader", Archive)
    for name in (
        "zoomprov",
        "zoomprov-gui",
        "_internal/base_library.zip",
        "_internal/libz.so.1",
        "_internal/PySide6/Qt/lib/libQt6Core.so.6",
        "_internal/PySide6/Qt/lib/libicuuc.so.73",
        "_internal/zoomprov_gui/_resources/icons/x.svg",
        "_internal/zoomprov_gui/_resources/fonts/Inter-Bold.ttf",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "_internal/libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    return tmp_path


def components(tree):
    return {c["name"]: c for c in json.loads((tree / sbom.BOM).read_text("utf-8"))["components"]}


def places(component):
    return [found["location"] for found in component["evidence"]["occurrences"]]


def test_every_part_is_listed_with_its_licence_and_where_it_lies(tree):
    sbom.add(tree, epoch=EPOCH)

    listed = components(tree)
    assert sbom.wrong(tree) == []
    assert set(listed) == {
        "anyio", "ICU", "Inter", "jaraco-context", "jaraco-functools", "Lucide",
        "PyInstaller bootloader", "pyside6-essentials", "Python", "zlib", "zoomprov",
    }  # fmt: skip
    assert all(component["licenses"][0]["expression"] for component in listed.values())
    assert places(listed["ICU"]) == ["_internal/PySide6/Qt/lib/libicuuc.so.73"]
    assert "_internal/libQt6Core.so.6" in places(listed["pyside6-essentials"])


def test_packages_that_share_a_name_are_told_apart(tree):
    sbom.add(tree, epoch=EPOCH)

    held = components(tree)["jaraco-context"]["properties"]
    assert held == [{"name": sbom.MODULE, "value": "jaraco.context"}]


def test_the_licence_of_qt_comes_with_its_text_and_the_texts_of_packages_too(tree):
    sbom.add(tree, epoch=EPOCH)

    told = (tree / sbom.LICENCES).read_text("utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told
    assert "GNU GENERAL PUBLIC LICENSE" in told
    assert "SIL OPEN FONT LICENSE" in told
    assert "Permission is hereby granted" in told  # of anyio, by its package


def test_a_file_that_nobody_knows_is_told(tree):
    (tree / "_internal" / "libmystery.so.1").write_text("?")

    sbom.add(tree, epoch=EPOCH)

    assert sbom.wrong(tree) == ["_internal/libmystery.so.1 is there, and no part explains it"]


def test_a_file_that_came_later_is_told(tree):
    sbom.add(tree, epoch=EPOCH)
    (tree / "_internal" / "libzstd.so.1").write_text("known, and not listed")

    assert sbom.wrong(tree) == ["_internal/libzstd.so.1 is there, and no part explains it"]


def test_what_is_listed_and_gone_is_told(tree):
    sbom.add(tree, epoch=EPOCH)
    (tree / "_internal" / "libz.so.1").unlink()

    assert sbom.wrong(tree) == [
        "zlib is listed, and nothing of it is there",
        "_internal/libz.so.1 is listed, and is not there",
    ]


def test_a_module_that_nobody_knows_or_that_is_gone_is_told(tree, monkeypatch):
    sbom.add(tree, epoch=EPOCH)
    changed = {name: None for name in HELD if name != "json"} | {"mystery": None}
    monkeypatch.setitem(globals(), "HELD", changed)

    assert sbom.wrong(tree) == [
        "module mystery is there, and no part explains it",
        "module json is listed, and is not there",
    ]


def test_a_part_without_a_licence_is_told(tree):
    sbom.add(tree, epoch=EPOCH)
    described = json.loads((tree / sbom.BOM).read_text("utf-8"))
    described["components"][0]["licenses"] = []
    (tree / sbom.BOM).write_text(json.dumps(described), "utf-8")

    assert sbom.wrong(tree) == [f"{described['components'][0]['name']} is listed without a licence"]


def test_a_package_in_another_version_than_the_lock_names_is_told():
    lock = "anyio==1.0 \\\n    --hash=sha256:00\n"
    found = [
        inventory.Part("anyio", "MIT", "2.0", package=True),
        inventory.Part("zlib", "Zlib"),
        inventory.Part("new", "MIT", "1", package=True),
    ]

    assert inventory.differing_from(lock, found) == [
        "anyio 2.0 is inside; the lock names 1.0",
        "new 1 is inside; the lock names none",
    ]


def test_the_same_folder_gives_the_same_list(tree):
    sbom.add(tree, epoch=EPOCH)
    first = [(tree / place).read_bytes() for place in (sbom.BOM, sbom.LICENCES)]

    sbom.add(tree, epoch=EPOCH)

    assert [(tree / place).read_bytes() for place in (sbom.BOM, sbom.LICENCES)] == first


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("_internal/VCRUNTIME140.dll", "Microsoft Visual C++ runtime"),
        ("_internal/PySide6/MSVCP140_1.dll", "Microsoft Visual C++ runtime"),
        ("_internal/python313.dll", "Python"),
        ("_internal/python3.dll", "Python"),
        ("_internal/_socket.pyd", "Python"),
        ("_internal/libcrypto-3.dll", "OpenSSL"),
        ("_internal/libssl-3-x64.dll", "OpenSSL"),
        ("_internal/libffi-8.dll", "libffi"),
        ("_internal/sqlite3.dll", "SQLite"),
        ("_internal/PySide6/plugins/platforms/qwindows.dll", "pyside6-essentials"),
        ("_internal/shiboken6/Shiboken.pyd", "shiboken6"),
        ("_internal/anyio-4.16.0.dist-info/METADATA", "anyio"),
        ("zoomprov-gui.exe", "zoomprov"),
    ],
)
def test_what_lies_where_on_windows_is_known(place, name):
    part = inventory.of_place(place, inventory.packages())

    assert part is not None
    assert part.name == name
