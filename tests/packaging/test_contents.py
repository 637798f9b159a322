"""What the frozen programs hold is decided by tables and two rules, and each can be wrong."""

import sys

import pytest

import contents
import environment

QT = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (f"{QT}/platforms/libqxcb.so", True),
        (f"{QT}/platforms/libqvnc.so", False),
        (f"{QT}/imageformats/libqsvg.so", True),
        (f"{QT}/imageformats/libqtiff.so", False),
        (f"{QT}/sqldrivers/libqsqlite.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/QtCore.abi3.so", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("zoomprov_gui/_resources/icons/check.svg", True),
    ],
)
def test_what_the_tables_keep(name, kept):
    assert contents.keeps(name) is kept


def test_every_row_has_its_reason():
    tables = (contents.MODULES_LEFT_OUT, contents.PLUGINS_KEPT, contents.DATA_LEFT_OUT)

    assert all(len(reason) > 4 for table in tables for reason in table.values())


def test_tools_of_the_developers_stay_out_and_what_the_program_needs_stays_in():
    left_out = contents.modules_left_out(environment.runtime_lock())

    assert {"pytest", "mypy", "PyInstaller", "setuptools", "tkinter"} <= set(left_out)
    assert {"PySide6", "httpx", "msgspec", "keyring", "zoomprov_gui"}.isdisjoint(left_out)


def test_a_library_stays_only_while_something_that_stays_asks_for_it():
    entries = [
        ("PySide6/QtGui.abi3.so", "/qtgui", "EXTENSION"),
        (f"{QT}/platforms/libqxcb.so", "/qxcb", "BINARY"),
        ("libxcb.so.1", "/xcb", "BINARY"),
        ("libXau.so.6", "/xau", "BINARY"),
        ("libgtk-3.so.0", "/gtk", "BINARY"),
        ("libcairo.so.2", "/cairo", "BINARY"),
        ("libpython3.11.so.1.0", "/python", "BINARY"),
    ]
    needs = {"/qxcb": ["/usr/lib/libxcb.so.1"], "/xcb": ["libXau.so.6"], "/gtk": ["libcairo.so.2"]}

    kept = contents.asked_for(entries, lambda source: needs.get(source, []))

    left_out = {entry[0] for entry in set(entries) - set(kept)}
    assert left_out == {"libgtk-3.so.0", "libcairo.so.2"}


def test_names_of_libraries_are_alike_in_any_case_as_windows_has_it():
    entries = [("a.pyd", "/a", "EXTENSION"), ("PySide6\\Qt6Core.dll", "/core", "BINARY")]

    kept = contents.asked_for(entries, lambda source: ["QT6CORE.DLL"] if source == "/a" else [])

    assert kept == entries


def test_a_link_goes_with_the_library_it_leads_to():
    datas = [
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK"),
        ("base.zip", "/base.zip", "DATA"),
    ]
    binaries = [("PySide6/Qt/lib/libQt6Gui.so.6", "/gui", "BINARY")]

    kept = contents.without_dead_links(datas, binaries)

    assert [entry[0] for entry in kept] == ["libQt6Gui.so.6", "base.zip"]


def test_a_framework_stays_whole_with_its_library_and_goes_whole_without_it():
    def around(name):
        folder = f"PySide6/Qt/lib/{name}.framework"
        return [
            (f"{folder}/Versions/Current", "A", "SYMLINK"),
            (f"{folder}/{name}", f"Versions/Current/{name}", "SYMLINK"),
            (f"{folder}/Resources", "Versions/Current/Resources", "SYMLINK"),
            (f"{folder}/Versions/A/Resources/Info.plist", "/info", "DATA"),
        ]

    library = "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"
    datas = [*around("QtCore"), *around("QtNetwork"), ("QtCore", library, "SYMLINK")]

    kept = contents.without_dead_links(datas, [(library, "/core", "BINARY")])

    assert kept == [*around("QtCore"), ("QtCore", library, "SYMLINK")]


def test_the_modules_left_out_are_python_s_own_or_qt_s():
    own = {name for name in contents.MODULES_LEFT_OUT if not name.startswith("PySide6.")}

    # Python does not count its tests; the other two have left newer ones than the oldest of ours.
    assert own - {"test", "lib2to3", "distutils"} <= sys.stdlib_module_names
