"""The three manifests that winget has of a version, and the rules that they are held to.

Written for manifest 1.10. Its JSON schema is in no package that could be installed, so `wrong`
states the parts of it that concern us: microsoft/winget-cli, schemas/JSON/manifests/v1.10.0. More
than it says, an unknown key is wrong here. The text is YAML in which each value is also JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from identity import NAME, PUBLISHER, SETUP_SUFFIX, SUMMARY, version

PACKAGE = f"{NAME}.{NAME}"
MANIFEST = "1.10.0"
OLDEST = "10.0.18362.0"  # Windows 10 1903, as in windows/installer.nsi
# What its setup program ends with, as in windows/installer.nsi, and winget's words for it.
EXIT_CODES = {3: "systemNotSupported", 4: "downgrade", 5: "packageInUseByApplication"}
LOCALE = "en-US"
_PART = r"[^.\s\\/:*?\"<>|\x01-\x1f]{1,32}"
_GUID = r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"
_TEXT = {
    "PackageIdentifier": rf"{_PART}(\.{_PART}){{1,7}}",
    "PackageVersion": r"[^\\/:*?\"<>|\x01-\x1f]{1,128}",
    "ManifestVersion": r"1\.10\.0",
    "PackageLocale": r"[a-z]{2,3}(-[A-Z]{2})?",
    "DefaultLocale": r"[a-z]{2,3}(-[A-Z]{2})?",
    "Publisher": r".{2,256}", "PackageName": r".{2,256}", "License": r".{3,512}",
    "ShortDescription": r".{3,256}",
    "Moniker": r"\S{1,40}",
    "MinimumOSVersion": r"\d{1,5}(\.\d{1,5}){0,3}",
    "ReleaseDate": r"\d{4}-\d\d-\d\d",
    "InstallerUrl": r"https://\S{1,2040}", "PackageUrl": r"https://\S{1,2040}",
    "PublisherUrl": r"https://\S{1,2040}", "PublisherSupportUrl": r"https://\S{1,2040}",
    "LicenseUrl": r"https://\S{1,2040}", "ReleaseNotesUrl": r"https://\S{1,2040}",
    "InstallerSha256": r"[0-9A-F]{64}",
    "Architecture": r"x86|x64|arm|arm64|neutral",
    "InstallerType": r"nullsoft|wix", "Scope": r"user|machine", "UpgradeBehavior": r"install",
    "ElevationRequirement": r"elevationRequired|elevationProhibited|elevatesSelf",
    "ProductCode": rf"{NAME}|{_GUID}", "UpgradeCode": _GUID,
    "DisplayName": r".{1,256}", "DisplayVersion": r".{1,128}",
    "ReturnResponse": "|".join(EXIT_CODES.values()),
    "ManifestType": r"version|installer|defaultLocale",
}  # fmt: skip
_LISTS = {
    "Platform": r"Windows\.Desktop", "InstallModes": r"interactive|silent|silentWithProgress",
    "FileExtensions": r"[^\\/:*?\"<>|.]{1,64}", "Tags": r"\S{1,40}",
}  # fmt: skip
_ROWS = ("Installers", "ExpectedReturnCodes", "AppsAndFeaturesEntries")
_NEEDED = {
    "version": {"DefaultLocale"},
    "installer": {"Installers"},
    "defaultLocale": {"PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"},
}
_NEEDED_OF_ROW = {
    "Installers": {"Architecture", "InstallerUrl", "InstallerSha256"},
    "ExpectedReturnCodes": {"InstallerReturnCode", "ReturnResponse"},
    "AppsAndFeaturesEntries": set[str](),
}


@dataclass(frozen=True, slots=True)
class Installer:
    """Where an installer will lie, and the sum of its bytes."""

    url: str
    sha256: str


def manifests(
    installers: Mapping[str, Installer], msi: Mapping[str, str], home: str, *, epoch: int
) -> dict[str, dict[str, Any]]:
    """Return the manifests by the names of their files; `msi` is what the package says of itself.

    `installers` are `setup`, for one person, and `msi`, for a computer; `epoch` is the time of the
    sources.
    """
    common = {"PackageIdentifier": PACKAGE, "PackageVersion": version()}
    owner = home.rpartition("/")[0]
    described: dict[str, dict[str, Any]] = {
        "installer": {
            "Platform": ["Windows.Desktop"],
            "MinimumOSVersion": OLDEST,
            "InstallModes": ["interactive", "silent"],
            "UpgradeBehavior": "install",
            "FileExtensions": [SETUP_SUFFIX.removeprefix(".")],
            "ReleaseDate": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d"),
            "Installers": [_setup(installers["setup"]), _msi(installers["msi"], msi)],
        },
        f"locale.{LOCALE}": {
            "PackageLocale": LOCALE,
            "Publisher": PUBLISHER,
            "PublisherUrl": owner,
            "PublisherSupportUrl": f"{home}/issues",
            "PackageName": NAME,
            "PackageUrl": home,
            "License": "Apache-2.0",
            "ShortDescription": SUMMARY,
            "Moniker": NAME,
            "Tags": ["okta", "zoom", "provisioning"],
            "ReleaseNotesUrl": f"{home}/releases/tag/v{version()}",
        },
        "": {"DefaultLocale": LOCALE},
    }
    kinds = {"installer": "installer", f"locale.{LOCALE}": "defaultLocale", "": "version"}
    return {
        f"winget/{'.'.join(filter(None, (PACKAGE, part)))}.yaml": {
            **common, **own, "ManifestType": kinds[part], "ManifestVersion": MANIFEST,
        }
        for part, own in described.items()
    }  # fmt: skip


def _setup(installer: Installer) -> dict[str, Any]:
    codes = [{"InstallerReturnCode": c, "ReturnResponse": word} for c, word in EXIT_CODES.items()]
    return {
        "Architecture": "x64",
        "InstallerType": "nullsoft",
        "Scope": "user",
        "InstallerUrl": installer.url,
        "InstallerSha256": installer.sha256.upper(),
        "ProductCode": NAME,
        "ExpectedReturnCodes": codes,
    }


def _msi(installer: Installer, said: Mapping[str, str]) -> dict[str, Any]:
    code = said.get("ProductCode", "")
    entry = {
        "DisplayName": said.get("ProductName", ""),
        "DisplayVersion": said.get("ProductVersion", ""),
        "ProductCode": code,
        "UpgradeCode": said.get("UpgradeCode", ""),
    }
    return {
        "Architecture": "x64",
        "InstallerType": "wix",
        "Scope": "machine",
        "ElevationRequirement": "elevatesSelf",
        "InstallerUrl": installer.url,
        "InstallerSha256": installer.sha256.upper(),
        "ProductCode": code,
        "AppsAndFeaturesEntries": [entry],
    }


def text(manifest: Mapping[str, Any]) -> str:
    """Return a manifest as YAML; the first line is where editors find the schema."""
    kind = manifest["ManifestType"]
    schema = f"https://aka.ms/winget-manifest.{kind}.{MANIFEST}.schema.json"
    return "\n".join([f"# yaml-language-server: $schema={schema}", "", *_lines(manifest), ""])


def _lines(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for key, value in values.items():
        if not isinstance(value, list):
            yield f"{indent}{key}: {json.dumps(value)}"
            continue
        yield f"{indent}{key}:"
        for row in value:
            if isinstance(row, dict):
                first, *rest = _lines(row, f"{indent}  ")
                yield f"{indent}- {first.strip()}"
                yield from rest
            else:
                yield f"{indent}- {json.dumps(row)}"


def wrong(manifest: Mapping[str, Any]) -> list[str]:
    """Return a line for each rule that a manifest breaks."""
    common = {"PackageIdentifier", "PackageVersion", "ManifestType", "ManifestVersion"}
    needed = common | _NEEDED.get(str(manifest.get("ManifestType")), set())
    return [*_lacking(manifest, needed, "the manifest"), *_broken(manifest)]


def _lacking(values: Mapping[str, Any], needed: set[str], where: str) -> Iterator[str]:
    yield from (f"winget: {where} lacks {key}" for key in sorted(needed - values.keys()))


def _broken(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if key in _ROWS:
            yield from _broken_rows(key, value)
        elif key not in _TEXT and key not in _LISTS and key != "InstallerReturnCode":
            yield f"winget: {key} is no key of ours"
        elif not _may_be(key, value):
            yield f"winget: {key} cannot be {value!r}"


def _broken_rows(key: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        yield f"winget: {key} is empty"
    for row in rows:
        yield from _lacking(row, _NEEDED_OF_ROW[key], key)
        yield from _broken(row)


def _may_be(key: str, value: Any) -> bool:
    if key in _LISTS:
        return len({*value}) == len(value) and all(_fits(_LISTS[key], item) for item in value)
    return value in EXIT_CODES if key == "InstallerReturnCode" else _fits(_TEXT[key], value)


def _fits(pattern: str, value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None
