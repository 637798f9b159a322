"""A release is what a tag says, signed, whole and under one name; anything else is no release."""

import json
import plistlib
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

pytest.importorskip("pefile", reason="pefile reads programs: dependency group `freeze`")
from identity import version
from rehearse.steps import Failed
from release import bundle, macos, names, swap, windows

TAG = f"refs/tags/v{version()}"
WHOLE = [
    f"{names.stem('windows', 'x64', signed=True)}-setup.exe",
    f"{names.stem('windows', 'x64', signed=True)}.msi",
    f"{names.stem('macos', 'arm64', signed=True)}.dmg",
    f"zoomprov_gui-{version()}-py3-none-any.whl",
    f"zoomprov_gui-{version()}.tar.gz",
    f"zoomprov_{version()}_amd64.deb",
]


def test_a_whole_signed_release_is_published_with_the_sums_of_all_its_files(tmp_path):
    for name in WHOLE:
        (tmp_path / name).write_text(name)

    code = names.main([str(tmp_path), "--ref", TAG])

    assert code == 0
    told = (tmp_path / names.SUMS).read_text().splitlines()
    assert [line.partition("  ")[2] for line in told] == sorted(WHOLE)


@pytest.mark.parametrize("lacking", WHOLE)
def test_a_release_that_lacks_one_file_is_refused(lacking):
    (reason,) = names.refusals([name for name in WHOLE if name != lacking], TAG)

    assert "would lack it" in reason


@pytest.mark.parametrize("word", ["unsigned", "rehearsal"])
def test_a_tag_refuses_what_says_that_it_is_not_signed(tmp_path, capsys, word):
    for name in [*WHOLE, f"zoomprov-{version()}-windows-x64-{word}-setup.exe"]:
        (tmp_path / name).write_text(name)

    code = names.main([str(tmp_path), "--ref", TAG])

    assert code == 1
    assert word in capsys.readouterr().err
    assert not (tmp_path / names.SUMS).exists()


def test_a_tag_of_another_version_is_refused():
    (reason,) = names.refusals(WHOLE, "refs/tags/v99.0.0")

    assert "99.0.0" in reason


def test_a_run_without_a_tag_may_try_unsigned_files():
    name = f"{names.stem('macos', 'arm64', signed=False)}.dmg"

    assert name.endswith("-macos-arm64-unsigned.dmg")
    assert names.refusals([name], "refs/heads/main") == []


def test_the_uninstaller_is_given_away_and_taken_back_signed(tmp_path):
    made, kept = tmp_path / "nst1.tmp", tmp_path / "kept"
    made.write_text("uninstaller")
    swap.main([str(kept), str(made)])
    (kept / swap.UNINSTALLER).write_text("uninstaller, signed")

    swap.main([str(kept), str(made)])

    assert made.read_text() == "uninstaller, signed"


def test_the_installer_itself_is_not_swapped_for_its_uninstaller(tmp_path):
    made, kept = tmp_path / f"zoomprov-{version()}-windows-x64-setup.exe", tmp_path / "kept"
    made.write_text("installer")

    swap.main([str(kept), str(made)])

    assert made.read_text() == "installer"
    assert not kept.exists()


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not here")
def test_makensis_calls_the_swap_for_its_uninstaller(tmp_path):
    tree, kept = tmp_path / "tree", tmp_path / "the uninstaller"
    tree.mkdir()
    (tree / "zoomprov-gui.exe").write_text("a program")
    words = ["setup", str(tree), str(tmp_path / "out"), "--uninstaller", str(kept)]

    first = windows.main(words)
    content = (kept / windows.UNINSTALLER).read_bytes()
    (kept / windows.UNINSTALLER).write_bytes(content + b"signature" * 1000)
    lengths = [path.stat().st_size for path in (tmp_path / "out").iterdir()]
    second = windows.main(words)

    assert (first, second) == (0, 0)
    assert content[:2] == b"MZ"
    (setup,) = (tmp_path / "out").iterdir()
    assert setup.name == f"{names.stem('windows', 'x64', signed=False)}-setup.exe"
    assert setup.stat().st_size > lengths[0]


def test_the_command_for_makensis_does_not_begin_with_a_quotation_mark(tmp_path):
    command = windows.swapping(tmp_path / "with a space", "python")

    assert command.startswith("python ")
    assert f'"{tmp_path / "with a space"}"' in command


def test_waiting_ends_when_it_is_so_and_when_it_never_will_be(monkeypatch):
    monkeypatch.setattr(windows.time, "sleep", lambda seconds: None)
    answers = iter([False, False, True])

    assert windows.becomes(lambda: next(answers), 60.0)
    assert not windows.becomes(lambda: False, 0.0)


@pytest.mark.parametrize("status", ["NotSigned", "HashMismatch", ""])
def test_a_file_whose_signature_is_not_valid_fails(monkeypatch, tmp_path, capsys, status):
    monkeypatch.setattr(windows, "signature", lambda path: status)

    code = windows.main(["verify", str(tmp_path / "setup.exe")])

    assert code == 1
    assert "setup.exe is " in capsys.readouterr().err


@pytest.fixture
def app(tmp_path):
    """Lay out what PyInstaller makes, in small."""
    app = tmp_path / "zoomprov.app"
    library = b"\xcf\xfa\xed\xfe rest"
    contents = {
        "Contents/Info.plist": b"<plist/>",
        "Contents/MacOS/zoomprov-gui": library,
        "Contents/Frameworks/libpython.dylib": library,
        "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": library,
        "Contents/Resources/base_library.zip": b"PK",
    }
    for name, content in contents.items():
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_bytes(content)
    return app


def test_what_is_inside_is_signed_before_what_holds_it(app):
    order = macos.inside_out(app)

    told = [path.relative_to(app.parent).as_posix() for path in order]
    framework = "zoomprov.app/Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
    assert told == [
        f"{framework}/Versions/A/QtCore",
        framework,
        "zoomprov.app/Contents/Frameworks/libpython.dylib",
        "zoomprov.app/Contents/MacOS/zoomprov-gui",
        "zoomprov.app",
    ]


def test_only_programs_get_rights_and_all_get_the_hardened_runtime(app):
    commands = {path.name: macos.signing(path, "ABCDEF") for path in macos.inside_out(app)}

    assert all("runtime" in command for command in commands.values())
    with_rights = {name for name, command in commands.items() if "--entitlements" in command}
    assert with_rights == {"zoomprov-gui", "zoomprov.app"}
    assert plistlib.loads(macos.ENTITLEMENTS.read_bytes()) == {}


def test_a_signature_by_nobody_claims_nothing(app):
    command = macos.signing(app, macos.FOR_THIS_COMPUTER)

    assert "runtime" not in command
    assert "--timestamp" not in command


def test_some_secrets_without_the_others_are_a_mistake():
    all_of_them = dict.fromkeys(macos.SECRETS, "x")

    assert macos.has_secrets(all_of_them)
    assert not macos.has_secrets(dict.fromkeys(macos.SECRETS, ""))
    with pytest.raises(Failed, match="NOTARY_KEY_ID"):
        macos.has_secrets({**all_of_them, "NOTARY_KEY_ID": ""})


def test_the_identity_is_the_one_developer_id_of_the_keychain():
    line = '  1) {} "Developer ID Application: Acme (TEAM)"\n'
    answer = line.format("A" * 40) + "     1 valid identities found\n"

    assert macos.named(answer) == "A" * 40
    with pytest.raises(Failed, match="one Developer ID, not 2"):
        macos.named(answer + line.format("B" * 40))


def test_no_secret_is_told_when_a_command_fails():
    with pytest.raises(Failed) as failed:
        macos._run(sys.executable, "-c", "raise SystemExit(3)", "the password")

    assert "the password" not in str(failed.value)
    assert "ended with 3" in str(failed.value)


@pytest.mark.parametrize(("word", "code"), [("Accepted", 0), ("Invalid", 1)])
def test_only_what_the_notary_accepted_is_notarized(monkeypatch, tmp_path, word, code):
    for name in macos.SECRETS:
        monkeypatch.setenv(name, "x")
    monkeypatch.setattr(macos, "_run", lambda *command: f"  id: 1\n  status: {word}\n")

    refused = 0
    try:
        macos._notarize(tmp_path / "zoomprov.zip", tmp_path / "key")
    except Failed:
        refused = 1

    assert refused == code


def test_the_icon_is_read_and_has_all_our_sizes(tmp_path):
    path = bundle.write_icon(tmp_path / "zoomprov.icns")

    image = QImage.fromData(QByteArray(path.read_bytes()), "ICNS")

    assert not image.isNull()
    assert int.from_bytes(path.read_bytes()[4:8], "big") == path.stat().st_size


def test_the_application_says_who_it_is_and_which_macos_it_needs():
    info = plistlib.loads(plistlib.dumps(bundle.info()))

    assert info["CFBundleExecutable"] == "zoomprov-gui"
    assert version().startswith(info["CFBundleShortVersionString"])
    assert info["LSMinimumSystemVersion"] == "15.0"


def test_the_application_opens_set_up_files_and_says_of_what_kind_they_are():
    info = plistlib.loads(plistlib.dumps(bundle.info()))

    (opened,), (declared,) = info["CFBundleDocumentTypes"], info["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["zpsetup"]


@pytest.mark.parametrize("module", ["names", "linux", "macos"])
def test_what_runs_before_the_set_up_needs_no_package(module):
    """The workflow starts these with a bare Python."""
    script = (
        "import importlib, json, sys; importlib.import_module(sys.argv[1]);"
        "print(json.dumps(sorted(n for n, m in sys.modules.items()"
        " if 'site-packages' in (getattr(m, '__file__', None) or ''))))"
    )
    command = [sys.executable, "-S", "-c", script, f"release.{module}"]
    paths = {"PYTHONPATH": str(bundle.ROOT / "packaging")}

    done = subprocess.run(command, env=paths, check=True, capture_output=True, text=True)

    assert json.loads(done.stdout) == []
