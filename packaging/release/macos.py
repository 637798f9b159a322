"""Signs, has notarized, wraps and tries the application on macOS: `python -m release.macos …`.

For Apple silicon alone: cryptography, which keeps the sign-ins, is no longer built for Intel.
The certificate and the key for the notary come from the environment; without, nothing is signed
but for this computer, and the name says so.
"""

import argparse
import base64
import os
import platform
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import artefacts
from environment import ROOT
from freeze import freeze
from identity import NAME, TITLE, WINDOWED
from machine import SetUpError
from macos.kinds import is_code
from rehearse.steps import Failed, passed, require
from release.names import UNSIGNED, stem

ENTITLEMENTS = ROOT / "packaging" / "release" / "entitlements.plist"
FOR_THIS_COMPUTER = "-"  # codesign's name for a signature by nobody
LISTS = ("_internal/sbom.cdx.json", "_internal/LICENCES.txt")  # as packaging/sbom.py has them
SECRETS = ("MACOS_CERT_P12", "MACOS_CERT_PASSWORD", "NOTARY_KEY", "NOTARY_KEY_ID", "NOTARY_ISSUER")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; 1 and the reason where it fails."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    for name, run in {"image": make_image, "try": try_image}.items():
        command = commands.add_parser(name, help=str(run.__doc__).partition("\n")[0])
        command.add_argument("place", type=Path)
        command.set_defaults(run=run)
    options = parser.parse_args(arguments)
    try:
        options.run(options.place)
    except (Failed, SetUpError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make_image(out: Path) -> None:
    """Freeze, sign and wrap the application into a disk image in a folder. Raises Failed."""
    signed = has_secrets(os.environ)
    image = out / f"{stem('macos', platform.machine(), signed=signed)}.dmg"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        tree, app = freeze(work), work / f"{TITLE}.app"
        artefacts.listed(tree)
        add_lists(tree, app)
        checked(app)
        if signed:
            with identity(work) as who:
                _sign_and_wrap(app, image, who, work)
        else:
            _sign(app, FOR_THIS_COMPUTER)
            _wrap(app, image)
    print(image)


def add_lists(tree: Path, app: Path) -> None:
    """Put the list of the parts and their licences into the application, out of the folder."""
    for place in LISTS:
        shutil.copyfile(tree / place, app / "Contents" / "Resources" / Path(place).name)


def checked(app: Path) -> None:
    """Check an application before it is signed: as the rehearsal does. Raises Failed."""
    from macos import check_bundle  # noqa: PLC0415 - `try` runs before its packages are there

    found = check_bundle.wrong(app)
    require(not found, "\n".join(["the application is not as it should be:", *found]))


def has_secrets(variables: Mapping[str, str]) -> bool:
    """Tell whether this run can sign; some of the secrets without the others are a mistake."""
    given = [name for name in SECRETS if variables.get(name)]
    lacking = [name for name in SECRETS if name not in given]
    require(not given or not lacking, f"these secrets are missing: {', '.join(lacking)}")
    return not lacking


def inside_out(app: Path) -> list[Path]:
    """Return what is signed, each before what holds it: libraries, frameworks, programs, all."""
    files = [path for path in app.rglob("*") if path.is_file() and not path.is_symlink()]
    code = [path for path in files if is_code(path)]
    frameworks = [path for path in app.rglob("*.framework") if not path.is_symlink()]
    deepest = sorted((*code, *frameworks), key=lambda path: (-len(path.parts), path))
    return [*deepest, app]


def with_rights(path: Path) -> bool:
    """Tell whether what is signed gets the entitlements: programs do, libraries do not."""
    return path.suffix == ".app" or path.parent.name == "MacOS"


def signing(path: Path, who: str) -> list[str]:
    """Return the command that signs one of them; only a named identity can be held to its rules."""
    command = ["codesign", "--force", "--sign", who]
    if who != FOR_THIS_COMPUTER:
        command += ["--timestamp", "--options", "runtime"]
        if with_rights(path):
            command += ["--entitlements", str(ENTITLEMENTS)]
    return [*command, str(path)]


def try_image(folder: Path) -> None:
    """Use the image for this processor in a folder as a person would. Raises Failed."""
    (image,) = folder.glob(f"*-macos-{platform.machine()}*.dmg")
    signed = UNSIGNED not in image.name
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        app, mount = work / f"{TITLE}.app", work / "image"
        _run("hdiutil", "attach", image, "-nobrowse", "-readonly", "-mountpoint", mount)
        try:
            _run("ditto", mount / f"{TITLE}.app", app)
        finally:
            _run("hdiutil", "detach", mount, "-force")
        _run("codesign", "--verify", "--deep", "--strict", "--verbose=2", app)
        if signed:
            _run("spctl", "--assess", "--type", "execute", "--verbose=4", app)
            _run("xcrun", "stapler", "validate", app)
        out = work / "verdict.json"
        program = app / "Contents" / "MacOS" / WINDOWED
        _run(program, "self-test", "--out", out, "--data-dir", work / "data")
        passed(out, "darwin")
    print(f"{image.name}: opened, checked and used")


@contextmanager
def identity(work: Path) -> Iterator[str]:
    """Hold the certificate in a keychain of this run's own, and yield who it names."""
    certificate, chain = work / "certificate.p12", work / "release.keychain-db"
    certificate.write_bytes(base64.b64decode(os.environ["MACOS_CERT_P12"]))
    word = secrets.token_hex(16)
    try:
        _run("security", "create-keychain", "-p", word, chain)
        _run("security", "unlock-keychain", "-p", word, chain)
        _run(
            *("security", "import", certificate, "-k", chain, "-T", "/usr/bin/codesign"),
            *("-P", os.environ["MACOS_CERT_PASSWORD"]),
        )
        _run("security", "set-key-partition-list", "-S", "apple-tool:,apple:", "-k", word, chain)
        _run("security", "list-keychains", "-d", "user", "-s", chain, "login.keychain-db")
        found = _run("security", "find-identity", "-v", "-p", "codesigning", chain)
        yield named(found)
    finally:
        certificate.unlink()
        _run("security", "delete-keychain", chain)


def named(answer: str) -> str:
    """Return the one identity that `security find-identity` lists. Raises Failed."""
    found = {line.split()[1] for line in answer.splitlines() if '"Developer ID Application' in line}
    require(len(found) == 1, f"there has to be one Developer ID, not {len(found)}")
    return found.pop()


def _sign_and_wrap(app: Path, image: Path, who: str, work: Path) -> None:
    key = work / "notary.p8"
    key.write_text(os.environ["NOTARY_KEY"])
    archive = work / f"{NAME}.zip"
    _sign(app, who)
    _run("ditto", "-c", "-k", "--keepParent", app, archive)
    _notarize(archive, key)
    _run("xcrun", "stapler", "staple", app)
    _wrap(app, image)
    _run("codesign", "--force", "--timestamp", "--sign", who, image)
    _notarize(image, key)
    _run("xcrun", "stapler", "staple", image)


def _sign(app: Path, who: str) -> None:
    for path in inside_out(app):
        _run(*signing(path, who))
    _run("codesign", "--verify", "--deep", "--strict", app)


def _notarize(path: Path, key: Path) -> None:
    """Have Apple look at a file, and wait: the command fails on any answer but `Accepted`."""
    given = ("--key-id", os.environ["NOTARY_KEY_ID"], "--issuer", os.environ["NOTARY_ISSUER"])
    answer = _run("xcrun", "notarytool", "submit", path, "--key", key, *given, "--wait")
    require("status: Accepted" in answer, f"the notary did not accept {path.name}:\n{answer}")


def _wrap(app: Path, image: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run("ditto", app, folder / app.name)
        (folder / "Applications").symlink_to("/Applications")
        options = ("-volname", TITLE, "-fs", "HFS+", "-format", "UDZO", "-ov")
        _run("hdiutil", "create", *options, "-srcfolder", folder, image)


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=3600)
    # Not the arguments: some of them are secret.
    told = f"{command[0]} {command[1]} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    require(done.returncode == 0, told)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
