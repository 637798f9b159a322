"""Signs an application for macOS on Linux, and finds what was altered since: for the rehearsal.

The certificate is made for it and names nobody; what Apple thinks of a signature is not to be known
here. The order and the rights are those of release/macos.py, and so is what codesign would hold.
"""

import hashlib
import json
import plistlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import apple_platform as apple
from apple_platform import certificates

from macos.kinds import is_code
from release.macos import ENTITLEMENTS, inside_out, with_rights

HARDENED = "RUNTIME"
RESOURCES = Path("_CodeSignature") / "CodeResources"
CD_HASH_BYTES = 20  # of a hash, what names a signature
TEAM = "REHEARSAL0"
INFO, SEAL = "Info", "Resources"  # slots of a signature: the hashes of two files beside the code
SLOT = re.compile(r"^(\w+) \(\d+\): ([0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A folder whose signature lies in its main program and holds all other files."""

    folder: Path  # what the names in the seal start from
    main: Path
    info: Path


def sign(app: Path, work: Path) -> None:
    """Sign all of an application with the hardened runtime, by a certificate that is made here."""
    made = certificates.generate_self_signed(
        "zoomprov rehearsal, not for release", profile="developer-id-application", team_id=TEAM
    )
    key = work / "certificate.pem"
    key.write_text(made.certificate_pem + made.private_key_pem)
    signer = apple.Signer(pem=apple.PemKey(files=[str(key)]))
    for path in inside_out(app):
        scopes = _scopes(path)
        apple.sign(
            path, signer=signer, timestamp_url="none", shallow=not scopes, paths=scopes or None,
            code_signature_flags=["runtime"],
            entitlements_xml_file=ENTITLEMENTS if with_rights(path) else None,
        )  # fmt: skip


def _scopes(path: Path) -> dict[str, Any]:
    """Return the same flags for what lies in a framework: those of the whole do not reach it."""
    if path.suffix != ".framework":
        return {}
    hardened = apple.PathSettings(code_signature_flags=["runtime"])
    return {"Versions/A": hardened, f"Versions/A/{path.stem}": hardened}


def sealed(app: Path) -> list[Sealed]:
    """Return the application and the frameworks in it."""
    contents = app / "Contents"
    info = plistlib.loads((contents / "Info.plist").read_bytes())
    whole = Sealed(
        contents, contents / "MacOS" / info["CFBundleExecutable"], contents / "Info.plist"
    )
    folders = [path for path in sorted(app.rglob("*.framework")) if not path.is_symlink()]
    inner = [path / "Versions" / "A" for path in folders]
    return [
        whole,
        *(Sealed(f, f / f.parents[1].stem, f / "Resources" / "Info.plist") for f in inner),
    ]


def altered(app: Path) -> list[str]:
    """Return a line for each file that is not as it was signed, or not signed as it should be."""
    try:
        groups = sealed(app)
    except (OSError, ValueError, KeyError, ExpatError) as error:
        return [f"Info.plist cannot be read: {error}"]
    found = [line for group in groups for line in _unsealed(group)]
    for path in sorted(app.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_code(path):
            found += [f"{path.relative_to(app)}: {line}" for line in _unsigned(path)]
    return found


def _unsigned(path: Path) -> Iterator[str]:
    yield from (json.dumps(problem) for problem in apple.verify_macho(path))
    try:
        signature = _signature(path)
    except apple.ApplePlatformError as error:
        yield f"no signature can be read: {error}"
        return
    if signature is None:
        yield "it is not signed"
        return
    if HARDENED not in signature["code_directory"]["flags"]:
        yield "it does without the hardened runtime"
    rights = "\n".join(signature.get("entitlements_plist") or ["<plist><dict/></plist>"])
    if with_rights(path) and plistlib.loads(rights.encode()) != plistlib.loads(
        ENTITLEMENTS.read_bytes()
    ):
        yield f"it has other rights than {ENTITLEMENTS.name}"


def _unsealed(group: Sealed) -> Iterator[str]:
    """Yield what the seal of a folder says otherwise than its files."""
    seal = group.folder / RESOURCES
    name = group.folder.parent.name if group.folder.name == "Contents" else group.main.name
    try:
        signature = _signature(group.main)
    except (OSError, apple.ApplePlatformError) as error:
        yield f"{name}: no signature can be read: {error}"
        return
    slots = dict(_slots(signature))
    for slot, path in ((INFO, group.info), (SEAL, seal)):
        if not path.is_file() or slots.get(slot) != hashlib.sha256(path.read_bytes()).hexdigest():
            yield f"{name}: {path.name} is not as it was signed"
            return
    listed = plistlib.loads(seal.read_bytes())["files2"]
    there = set(_held(group))
    yield from (
        f"{name}: {place} is listed, and is not there" for place in sorted(listed.keys() - there)
    )
    yield from (
        f"{name}: {place} is there, and not listed" for place in sorted(there - listed.keys())
    )
    for place in sorted(there & listed.keys()):
        if not _as_listed(group.folder / place, listed[place]):
            yield f"{name}: {place} is not as it was signed"


def _held(group: Sealed) -> Iterator[str]:
    """Yield what a seal has to list: all but what the signature itself holds."""
    for path in group.folder.rglob("*"):
        place = path.relative_to(group.folder)
        if path.name.endswith(".framework") and not path.is_symlink():
            yield place.as_posix()
        inner = any(part.endswith(".framework") for part in place.parts)
        if inner or (path.is_dir() and not path.is_symlink()):
            continue
        # An application's Info.plist has a slot of its own; a framework's lies among its data.
        by_itself = path == group.main or place == Path("Info.plist")
        if not by_itself and place.parts[0] != RESOURCES.parts[0]:
            yield place.as_posix()


def _as_listed(path: Path, entry: Any) -> bool:
    if isinstance(entry, bytes):
        return False  # only the old hash
    if "symlink" in entry:
        return path.is_symlink() and path.readlink().as_posix() == entry["symlink"]
    if path.is_symlink():
        return False
    if "cdhash" in entry:
        main = path / "Versions" / "A" / path.stem if path.is_dir() else path
        return bytes(entry["cdhash"]) == _cd_hash(main)
    return bytes(entry["hash2"]) == hashlib.sha256(path.read_bytes()).digest()


def _cd_hash(path: Path) -> bytes:
    signature = _signature(path) or {"blobs": []}
    first = next(
        (b for b in signature["blobs"] if b["slot"] == "CodeDirectory (0)"), {"sha256": ""}
    )
    return bytes.fromhex(first["sha256"])[:CD_HASH_BYTES]


def _signature(path: Path) -> dict[str, Any] | None:
    """Return what a file for one processor says of its signature. Raises ApplePlatformError."""
    (read,) = apple.read_signature(path)
    found: dict[str, Any] | None = read["entity"]["mach_o"].get("signature")
    return found


def _slots(signature: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    for line in (signature or {}).get("code_directory", {}).get("slot_digests", ()):
        if found := SLOT.match(line):
            yield found[1], found[2]
