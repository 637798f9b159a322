"""The rehearsal for macOS makes what it says, and sees each byte that is altered afterwards."""

import os
import plistlib
import shutil
import subprocess
import sys

import pytest

pytest.importorskip("macholib", reason="macholib reads programs: dependency group `freeze`")
import environment
import freeze
import locking
from rehearse import carrier, disk_image, macos_python
from tests.support.mach_o import Wanted, mach_o

if sys.platform != "linux":
    pytest.skip("it is a rehearsal on Linux", allow_module_level=True)
from rehearse import macos_signing

MAIN = "Contents/MacOS/zoomprov-gui"
FRAMEWORK = "Contents/Frameworks/QtCore.framework"
PROGRAM = mach_o(Wanted(kind="program"))
LIBRARY = mach_o(Wanted(name="@rpath/libz.dylib"))
PLACES = [
    MAIN,
    "Contents/MacOS/zoomprov",
    "Contents/Frameworks/libz.dylib",
    f"{FRAMEWORK}/Versions/A/QtCore",
    f"{FRAMEWORK}/Versions/A/Resources/Info.plist",
    "Contents/Resources/words.txt",
    "Contents/Info.plist",
    "Contents/_CodeSignature/CodeResources",
]


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    """Lay out a small application, and sign it; each test gets a copy."""
    app = tmp_path_factory.mktemp("signed") / "zoomprov.app"
    words = {"CFBundlePackageType": "FMWK", "CFBundleExecutable": "QtCore"}
    contents = {
        MAIN: PROGRAM,
        "Contents/MacOS/zoomprov": PROGRAM,
        "Contents/Frameworks/libz.dylib": LIBRARY,
        f"{FRAMEWORK}/Versions/A/QtCore": LIBRARY,
        f"{FRAMEWORK}/Versions/A/Resources/Info.plist": plistlib.dumps(
            words | {"CFBundleIdentifier": "org.qt-project.QtCore"}
        ),
        "Contents/Resources/words.txt": b"words",
        "Contents/Info.plist": plistlib.dumps(
            {
                "CFBundleExecutable": "zoomprov-gui",
                "CFBundleIdentifier": "io.github.zoomprov.gui",
                "CFBundlePackageType": "APPL",
            }
        ),
    }
    for name, content in contents.items():
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_bytes(content)
    for link, target in {"Versions/Current": "A", "QtCore": "Versions/Current/QtCore"}.items():
        (app / FRAMEWORK / link).symlink_to(target)
    (app / FRAMEWORK / "Resources").symlink_to("Versions/Current/Resources")
    (app / "Contents/Frameworks/words.txt").symlink_to("../Resources/words.txt")
    macos_signing.sign(app, app.parent)
    return app


@pytest.fixture
def app(signed, tmp_path):
    return shutil.copytree(signed, tmp_path / signed.name, symlinks=True)


def test_what_was_signed_and_not_touched_is_as_it_was_signed(app):
    assert macos_signing.altered(app) == []


@pytest.mark.parametrize("place", PLACES)
def test_one_altered_byte_is_found(app, place):
    content = bytearray((app / place).read_bytes())
    content[len(content) // 3] ^= 1
    (app / place).write_bytes(content)

    assert macos_signing.altered(app) != []


def test_a_file_that_came_or_went_or_leads_elsewhere_is_found(app):
    (app / "Contents/Resources/new.txt").write_text("new")
    (app / "Contents/Resources/words.txt").unlink()
    (app / "Contents/Frameworks/words.txt").unlink()
    (app / "Contents/Frameworks/words.txt").symlink_to("../Resources/new.txt")

    found = macos_signing.altered(app)

    assert found == [
        "zoomprov.app: Resources/words.txt is listed, and is not there",
        "zoomprov.app: Resources/new.txt is there, and not listed",
        "zoomprov.app: Frameworks/words.txt is not as it was signed",
    ]


def test_a_library_in_the_place_of_another_is_found_though_it_is_signed_too(app):
    shutil.copyfile(app / "Contents/MacOS/zoomprov", app / "Contents/Frameworks/libz.dylib")

    found = macos_signing.altered(app)

    assert found == ["zoomprov.app: Frameworks/libz.dylib is not as it was signed"]


def test_a_program_that_was_never_signed_is_found(app):
    (app / "Contents/Frameworks/libz.dylib").write_bytes(LIBRARY)

    found = macos_signing.altered(app)

    assert any("Contents/Frameworks/libz.dylib: it is not signed" in line for line in found)


@pytest.mark.skipif(
    shutil.which("xorrisofs") is None or shutil.which("dmg2img") is None,
    reason="xorriso and dmg2img are not here",
)
def test_another_program_reads_from_the_image_what_was_put_in(tmp_path):
    volume = tmp_path / "volume"
    (volume / "zoomprov.app").mkdir(parents=True)
    (volume / "zoomprov.app" / "program").write_bytes(os.urandom(300_000) + bytes(600_000))
    (volume / "zoomprov.app" / "program").chmod(0o755)
    (volume / "Applications").symlink_to("/Applications")
    image = disk_image.wrap(volume, tmp_path / "a.dmg", "zoomprov", epoch=1_767_225_600)
    again = disk_image.wrap(volume, tmp_path / "b.dmg", "zoomprov", epoch=1_767_225_600)

    disk_image.unwrap(image, tmp_path / "out")

    assert freeze.differing(volume, tmp_path / "out") == []
    assert image.read_bytes() == again.read_bytes()
    assert image.stat().st_size < 600_000


def test_for_macos_all_that_is_frozen_and_what_freezes_is_fetched_and_nothing_else():
    runtime = set(locking.PACKAGE.findall(environment.runtime_lock()))

    fetched = set(locking.PACKAGE.findall(macos_python.macos_lock()))

    assert fetched == runtime | macos_python.FREEZES


def test_a_python_that_pretends_finds_what_is_for_macos_and_runs_nothing_of_it(tmp_path):
    library = tmp_path / "lib" / f"python{carrier.VERSION}"
    for folder in ("lib-dynload", "site-packages"):
        (library / folder).mkdir(parents=True)
    (library / "site-packages" / "rusty.abi3.so").write_bytes(LIBRARY)
    script = (
        "import sys, platform, rusty;"
        "print(sys.platform, platform.system(), platform.machine(), rusty.version() >= 3)"
    )
    variables = macos_python.pretending(tmp_path, "arm64", tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", script], env=variables, check=True, capture_output=True, text=True
    )

    assert done.stdout.split() == ["darwin", "Darwin", "arm64", "True"]


def test_a_signature_is_taken_out_before_a_program_is_lengthened(tmp_path, signed):
    path = tmp_path / "program"
    shutil.copyfile(signed / "Contents/MacOS/zoomprov", path)
    stand_in = macos_python.PRETENCE / "codesign.py"

    subprocess.run([sys.executable, stand_in, path], check=True)

    assert path.stat().st_size < (signed / "Contents/MacOS/zoomprov").stat().st_size
    assert list(macos_signing._unsigned(path))[-1] == "it is not signed"
