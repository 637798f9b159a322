"""What winget and Homebrew are told is what the files are, and keeps the catalogues' rules."""

import hashlib
import io
import re
import shutil
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from environment import ROOT
from freeze import time_of_sources
from identity import version
from rehearse.steps import Failed
from release import cask, manifests, names, winget
from windows.installers import build_msi

HOME = "https://github.com/acme/zoomprov_gui"
SETUP = f"{names.stem('windows', 'x64', signed=True)}-setup.exe"
MSI = f"{names.stem('windows', 'x64', signed=True)}.msi"
IMAGE = f"{names.stem('macos', 'arm64', signed=True)}.dmg"
SAID = {
    "ProductName": "zoomprov",
    "ProductVersion": "0.1.0",
    "ProductCode": "{AAAAAAAA-1111-2222-3333-444444444444}",
    "UpgradeCode": "{BBBBBBBB-1111-2222-3333-444444444444}",
}


@pytest.fixture
def folder(tmp_path):
    for name in (SETUP, MSI, IMAGE, "zoomprov_0.1.0_amd64.deb"):
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def described(folder, monkeypatch):
    """Describe the files, and read what was written as another program would."""
    monkeypatch.setattr(manifests, "properties", lambda msi: SAID)
    texts = manifests.made(folder, "acme/zoomprov_gui")
    yaml = YAML(typ="safe")
    read = {n: yaml.load(io.StringIO(t)) for n, t in texts.items() if n.endswith(".yaml")}
    return {manifest["ManifestType"]: manifest for manifest in read.values()}


def test_the_three_manifests_speak_of_one_package_and_version(described):
    told = {(m["PackageIdentifier"], m["PackageVersion"]) for m in described.values()}

    assert sorted(described) == ["defaultLocale", "installer", "version"]
    assert told == {("zoomprov.zoomprov", version())}


def test_each_installer_is_named_with_its_own_sum_and_codes(described):
    setup, msi = described["installer"]["Installers"]

    assert setup["InstallerUrl"] == f"{HOME}/releases/download/v{version()}/{SETUP}"
    assert setup["InstallerSha256"] == hashlib.sha256(SETUP.encode()).hexdigest().upper()
    assert (setup["Scope"], msi["Scope"]) == ("user", "machine")
    assert msi["InstallerSha256"] == hashlib.sha256(MSI.encode()).hexdigest().upper()
    assert msi["ProductCode"] == SAID["ProductCode"]
    assert msi["AppsAndFeaturesEntries"][0]["UpgradeCode"] == SAID["UpgradeCode"]


def test_what_is_read_back_keeps_the_rules_as_what_was_written(described):
    assert [line for manifest in described.values() for line in winget.wrong(manifest)] == []


def test_winget_is_told_the_exit_codes_and_system_that_the_installer_has():
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")

    defined = dict(re.findall(r"^!define (\w+) (\d+)", script, re.MULTILINE))

    kept = {int(defined[name]) for name in ("TOO_OLD", "DOWNGRADE", "RUNNING")}
    assert set(winget.EXIT_CODES) == kept
    assert f"10.0.{defined['OLDEST_BUILD']}.0" == winget.OLDEST


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("PackageIdentifier", "zoomprov", "PackageIdentifier cannot be"),
        ("PackageVersion", "1/2", "PackageVersion cannot be"),
        ("MinimumOSVersion", "ten", "MinimumOSVersion cannot be"),
        ("ReleaseDate", "25.11.2026", "ReleaseDate cannot be"),
        ("InstallModes", ["silent", "silent"], "InstallModes cannot be"),
        ("Installers", [], "Installers is empty"),
        ("Installers", [{"Architecture": "x64"}], "Installers lacks InstallerSha256"),
        ("Surprise", "yes", "Surprise is no key of ours"),
    ],
)
def test_a_manifest_that_breaks_a_rule_is_found(described, key, value, told):
    found = winget.wrong(described["installer"] | {key: value})

    assert any(told in line for line in found), found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("InstallerSha256", "0" * 63),
        ("InstallerUrl", "http://example.org/setup.exe"),
        ("ProductCode", "{}"),
        ("Scope", "everyone"),
    ],
)
def test_an_installer_that_breaks_a_rule_is_found(described, key, value):
    manifest = described["installer"]
    rows = [manifest["Installers"][0] | {key: value}]

    found = winget.wrong(manifest | {"Installers": rows})

    assert found == [f"winget: {key} cannot be {value!r}"]


@pytest.mark.parametrize("key", ["Publisher", "License", "ShortDescription", "ManifestVersion"])
def test_a_manifest_that_lacks_what_winget_needs_is_found(described, key):
    manifest = described["defaultLocale"]
    del manifest[key]

    assert winget.wrong(manifest) == [f"winget: the manifest lacks {key}"]


def test_the_cask_names_the_image_by_its_version_and_sum(folder, monkeypatch):
    monkeypatch.setattr(manifests, "properties", lambda msi: SAID)

    text = manifests.made(folder, "acme/zoomprov_gui")[cask.PLACE]

    url = re.search(r'url "(.*)"', text)[1].replace("#{version}", version())
    assert url == f"{HOME}/releases/download/v{version()}/{IMAGE}"
    assert hashlib.sha256(IMAGE.encode()).hexdigest() in text
    assert 'depends_on macos: ">= :sequoia"' in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Set up, watch", "The set-up, watch"),
        ("Zoom accounts", "Zoom accounts."),
        ("Zoom accounts", "Zoom accounts " + "and more " * 9),
        ("Set up, watch", "zoomprov: watch"),
        ("sha256", "sha265"),
        ("depends_on arch: :arm64", "depends_on arch: :x86_64"),
        ('  name "zoomprov"\n', ""),
        ("\nend\n", "\n"),
        ("https://github", "http://github"),
    ],
)
def test_a_cask_that_breaks_a_rule_is_found(old, new):
    text = cask.cask(f"{HOME}/releases/download/v{version()}/{IMAGE}", "0" * 64, HOME)
    assert cask.wrong(text) == []

    assert cask.wrong(text.replace(old, new, 1)) != []


def test_a_description_that_breaks_a_rule_is_not_written(folder, monkeypatch, capsys):
    monkeypatch.setattr(manifests, "properties", lambda msi: {})

    code = manifests.main([str(folder), str(folder / "out"), "--repository", "acme/zoomprov_gui"])

    assert code == 1
    assert "ProductCode cannot be ''" in capsys.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.parametrize("name", [SETUP, MSI, IMAGE])
def test_a_release_that_lacks_a_file_is_not_described(folder, name):
    (folder / name).unlink()

    with pytest.raises(Failed, match="there has to be one file"):
        manifests.made(folder, "acme/zoomprov_gui")


@pytest.mark.parametrize("repository", ["zoomprov_gui", "https://github.com/acme/zoomprov_gui", ""])
def test_a_repository_is_an_owner_and_a_name(folder, repository):
    with pytest.raises(Failed, match="is no repository"):
        manifests.made(folder, repository)


@pytest.mark.skipif(
    shutil.which("wixl") is None or shutil.which("msiinfo") is None, reason="msitools is not here"
)
def test_the_codes_are_those_of_the_package_itself(tmp_path):
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "zoomprov-gui.exe").write_bytes(b"MZ")
    msi = build_msi(tree, tmp_path / MSI, epoch=time_of_sources())
    for name in (SETUP, IMAGE):
        (tmp_path / name).write_text(name)

    code = manifests.main([str(tmp_path), str(tmp_path / "out"), "--repository", "acme/zoomprov"])

    said = manifests.properties(msi)
    written = (tmp_path / "out" / "winget" / "zoomprov.zoomprov.installer.yaml").read_text()
    assert code == 0
    assert f'ProductCode: "{said["ProductCode"]}"' in written
    assert "6E0B5C0E-52E6-4C3A-9C0E-0E1B6F0E7A51" in said["UpgradeCode"]


@pytest.mark.skipif(shutil.which("ruby") is None, reason="Ruby is not here")
def test_ruby_can_read_the_cask(tmp_path):
    path = tmp_path / "zoomprov.rb"
    path.write_text(cask.cask(f"{HOME}/releases/download/v{version()}/{IMAGE}", "0" * 64, HOME))

    done = subprocess.run(["ruby", "-c", path], check=False, capture_output=True, text=True)

    assert done.stdout == "Syntax OK\n", done.stderr


def test_the_manifests_need_no_package():
    """The workflow starts them with a bare Python."""
    script = (
        "import json, sys, release.manifests;"
        "print([n for n, m in sys.modules.items()"
        " if 'site-packages' in (getattr(m, '__file__', None) or '')])"
    )
    paths = {"PYTHONPATH": str(ROOT / "packaging")}

    done = subprocess.run(
        [sys.executable, "-S", "-c", script], env=paths, check=True, capture_output=True, text=True
    )

    assert done.stdout.strip() == "[]"
