"""An application for macOS is checked without a Mac: each thing that would stop it is found."""

import json
import plistlib
import sys
import zipfile
from dataclasses import replace

import pytest

pytest.importorskip("macholib", reason="macholib reads programs: dependency group `freeze`")
from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

from environment import ROOT
from macos import check_bundle, macho
from macos.kinds import foreign, is_code
from release import bundle
from tests.support.mach_o import Wanted, fat, mach_o

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an application holds links")

LIBRARY = "Contents/Frameworks/libssl.3.dylib"
CRYPTO = "Contents/Frameworks/libcrypto.3.dylib"
FRAMEWORK = "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
PROGRAM = Wanted(kind="program", searches=("@executable_path/../Frameworks",))
SSL = Wanted(
    name="@rpath/libssl.3.dylib",
    asks=("@rpath/libcrypto.3.dylib", "/usr/lib/libSystem.B.dylib"),
    searches=("@loader_path",),
)


@pytest.fixture
def app(tmp_path):
    """Lay out a whole application, in small."""
    app = tmp_path / "zoomprov.app"
    plugins = [f"{check_bundle.PLUGINS}/{name}" for name in check_bundle.WANTED]
    contents = {
        "Contents/MacOS/zoomprov": mach_o(PROGRAM),
        "Contents/MacOS/zoomprov-gui": mach_o(PROGRAM),
        LIBRARY: mach_o(SSL),
        CRYPTO: mach_o(Wanted(name="@rpath/libcrypto.3.dylib")),
        f"{FRAMEWORK}/Versions/A/QtCore": mach_o(Wanted(name="@rpath/QtCore")),
        f"{FRAMEWORK}/Versions/A/Resources/Info.plist": plistlib.dumps({}),
        "Contents/Resources/base_library.zip": b"PK",
        "Contents/Frameworks/python3__dot__11/lib-dynload/math.so": mach_o(Wanted()),
        **dict.fromkeys(plugins, mach_o(Wanted())),
    }
    for name, content in contents.items():
        _write(app / name, content)
        (app / name).chmod(0o755)
    (app / FRAMEWORK / "Versions" / "Current").symlink_to("A")
    (app / FRAMEWORK / "QtCore").symlink_to("Versions/Current/QtCore")
    (app / FRAMEWORK / "Resources").symlink_to("Versions/Current/Resources")
    (app / "Contents/Frameworks/base_library.zip").symlink_to("../Resources/base_library.zip")
    bundle.write_icon(app / "Contents/Resources/zoomprov.icns")
    words = bundle.info() | {
        "CFBundleIdentifier": bundle.IDENTIFIER,
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleName": "zoomprov",
        "CFBundleIconFile": "zoomprov.icns",
    }
    _write(app / "Contents/Info.plist", plistlib.dumps(words))
    _list(app)
    return app


def test_an_application_as_it_should_be_has_nothing_wrong(app, capsys):
    code = check_bundle.main([str(app)])

    assert capsys.readouterr().out.startswith("13 programs and libraries for arm64")
    assert code == 0


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (replace(SSL, processor="x86_64"), "is for x86_64, not for arm64 alone"),
        (replace(SSL, oldest=(26, 0)), "needs macOS 26.0; we promise 15.0"),
        (replace(SSL, name="/build/libssl.dylib"), "is called /build/libssl.dylib"),
        (replace(SSL, searches=("/opt/homebrew/lib",)), "searches /opt/homebrew/lib"),
        (replace(SSL, asks=("@rpath/libz.dylib",)), "asks for @rpath/libz.dylib, which is not"),
        (replace(SSL, asks=("/opt/homebrew/lib/libz.dylib",)), "asks for /opt/homebrew/lib/libz"),
        (replace(SSL, asks=("libcrypto.3.dylib",)), "asks for libcrypto.3.dylib, which is not"),
        (
            replace(SSL, asks=("@loader_path/../../../outside",)),
            "asks for @loader_path/../../../outside, which lies outside",
        ),
    ],
)
def test_a_library_that_some_mac_would_not_load_is_found(app, changed, told):
    (app.parent / "outside").write_bytes(mach_o(Wanted()))
    (app / LIBRARY).write_bytes(mach_o(changed))

    found = check_bundle.wrong(app)

    assert any(line.startswith(LIBRARY) and told in line for line in found), found


def test_a_library_that_also_serves_another_processor_is_found(app):
    (app / LIBRARY).write_bytes(fat(mach_o(replace(SSL, processor="x86_64")), mach_o(SSL)))

    found = check_bundle.wrong(app)

    assert found == [f"{LIBRARY} is for x86_64, arm64, not for arm64 alone"]


def test_a_missing_library_is_found_by_who_asks_for_it(app):
    (app / CRYPTO).unlink()

    found = check_bundle.wrong(app)

    assert (
        f"{LIBRARY} asks for @rpath/libcrypto.3.dylib, which is not there and not macOS' own"
        in (found)
    )


def test_half_a_library_is_found(app):
    (app / LIBRARY).write_bytes(mach_o(SSL)[:40])

    found = check_bundle.wrong(app)

    assert any(line.startswith(f"{LIBRARY} is no whole Mach-O") for line in found)


@pytest.mark.parametrize("name", check_bundle.WANTED)
def test_a_plug_in_that_qt_loads_by_itself_has_to_be_there(app, name):
    place = f"{check_bundle.PLUGINS}/{name}"
    (app / place).unlink()

    found = check_bundle.wrong(app)

    assert f"{place} is missing" in found


@pytest.mark.parametrize(("beginning", "system"), [(b"\x7fELF", "Linux"), (b"MZ\x90", "Windows")])
def test_a_library_of_another_system_is_found(app, beginning, system):
    (app / LIBRARY).write_bytes(beginning + bytes(100))

    found = check_bundle.wrong(app)

    assert f"{LIBRARY} is for {system}" in found
    assert foreign(app / LIBRARY) == system
    assert not is_code(app / LIBRARY)


@pytest.mark.parametrize(
    ("place", "content", "told"),
    [
        ("Contents/Frameworks/readme.txt", b"words", "is no code, and lies among code"),
        ("Contents/Resources/libz.dylib", mach_o(Wanted()), "is code, and lies among data"),
        ("Contents/Resources/log.txt", str(ROOT).encode(), "names the folder it was made in"),
        ("Contents/Resources/stray.txt", b"words", "is there, and no part explains it"),
    ],
)
def test_a_file_in_the_wrong_place_is_found(app, place, content, told):
    _write(app / place, content)

    found = check_bundle.wrong(app)

    assert f"{place} {told}" in found


def test_a_packed_module_that_names_the_folder_it_was_made_in_is_found(app):
    with zipfile.ZipFile(app / "Contents/Resources/base_library.zip", "w") as archive:
        archive.writestr("good.pyc", b"code")
        archive.writestr("bad.pyc", b"code of " + str(ROOT).encode(), zipfile.ZIP_DEFLATED)

    found = check_bundle.wrong(app)

    assert found == ["Contents/Resources/base_library.zip:bad.pyc names the folder it was made in"]


def test_a_module_in_a_program_that_names_the_folder_it_was_made_in_is_found(app, tmp_path):
    """As PyInstaller packs them: an archive of modules in an archive behind the program."""
    code = {
        "good": compile("x = 1", "good.py", "exec"),
        "bad": compile(f"x = {str(ROOT)!r}", "bad.py", "exec"),
    }
    modules, archive = tmp_path / "PYZ.pyz", tmp_path / "zoomprov.pkg"
    rows = [(name, f"{name}.py", "PYMODULE") for name in code]
    ZlibArchiveWriter(str(modules), rows, code)
    CArchiveWriter(str(archive), [("PYZ.pyz", str(modules), False, "z")], "libpython3.11.dylib")
    with (app / "Contents/MacOS/zoomprov-gui").open("ab") as program:
        program.write(archive.read_bytes())

    found = check_bundle.wrong(app)

    assert found == ["Contents/MacOS/zoomprov-gui:bad names the folder it was made in"]


@pytest.mark.parametrize("target", ["nowhere", "/usr/lib", "../../../outside"])
def test_a_link_out_of_the_application_is_found(app, target):
    _write(app.parent / "outside", b"")
    (app / "Contents/Resources/link").symlink_to(target)

    found = check_bundle.wrong(app)

    assert found == [f"Contents/Resources/link leads to {target}, which is not in the application"]


@pytest.mark.parametrize("link", ["Versions/Current", "QtCore", "Resources"])
def test_a_framework_without_its_links_is_found(app, link):
    (app / FRAMEWORK / link).unlink()

    found = check_bundle.wrong(app)

    assert f"{FRAMEWORK}/{link} is no link" in found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("LSMinimumSystemVersion", "10.13"),
        ("CFBundleIdentifier", "zoomprov"),
        ("CFBundleExecutable", "zoomprov"),
        ("CFBundleShortVersionString", "99.0.0"),
        ("NSCameraUsageDescription", "to look at you"),
        ("CFBundleIconFile", "other.icns"),
    ],
)
def test_words_other_than_ours_are_found(app, key, value):
    path = app / "Contents" / "Info.plist"
    path.write_bytes(plistlib.dumps(plistlib.loads(path.read_bytes()) | {key: value}))

    found = check_bundle.wrong(app)

    assert len(found) == 1
    assert key in found[0] or value in found[0]


def test_an_info_plist_that_is_none_is_told(app):
    (app / "Contents" / "Info.plist").write_bytes(b"<plist><dict>")

    found = check_bundle.wrong(app)

    assert any(line.startswith("Info.plist cannot be read") for line in found)


def test_what_is_listed_has_to_be_there_and_what_is_there_has_to_be_listed(app):
    (app / "Contents/Resources/base_library.zip").rename(app / "Contents/Resources/other.zip")
    (app / "Contents/Frameworks/base_library.zip").unlink()

    found = check_bundle.wrong(app)

    assert sorted(found) == [
        "Contents/Resources/other.zip is there, and no part explains it",
        "_internal/base_library.zip is listed, and is not there",
    ]


def test_an_application_without_its_licences_is_found(app):
    (app / check_bundle.LICENCES).unlink()

    assert "the application holds no list of its parts, or no licences" in check_bundle.wrong(app)


def test_an_empty_folder_is_no_application(tmp_path):
    assert check_bundle.main([str(tmp_path)]) == 1


def test_a_library_is_looked_for_only_where_who_asks_says(tmp_path):
    library = tmp_path / "lib" / "libz.dylib"
    _write(library, b"")
    code = macho.Code("arm64", (15, 0), "", (), ("@loader_path/lib", "/somewhere"))

    found = macho.resolved("@rpath/libz.dylib", code, tmp_path / "asks", tmp_path / "MacOS")

    assert found == library.resolve()
    assert macho.resolved("@rpath/other", code, tmp_path / "asks", tmp_path) is None


def test_the_promised_macos_and_processor_are_those_that_readme_names():
    text = (ROOT / "README.md").read_text("utf-8")

    assert f"macOS {bundle.OLDEST.removesuffix('.0')}" in text
    assert "Apple silicon" in text


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _list(app):
    """Write the list of parts that packaging/sbom.py would have made of the frozen folder."""
    for place in (check_bundle.BOM, check_bundle.LICENCES):
        _write(app / place, b"")
    places = [check_bundle._own(path, app) for path in check_bundle.files(app)]
    there = [{"location": check_bundle.as_frozen(place)} for place in places if place]
    parts = {"components": [{"name": "all", "evidence": {"occurrences": there}}]}
    (app / check_bundle.BOM).write_text(json.dumps(parts), "utf-8")
