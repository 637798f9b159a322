"""Makes and signs latest.json, by which an installed program learns of a newer version.

    python -m release.latest make DIR --ref REF   of the files in DIR, which is about to be released
    python -m release.latest renew DIR            of what is published: the same, for another while
    python -m release.latest upload DIR           puts what was renewed beside the published files
    python -m release.latest key FILE             a new key: its secret in FILE

UPDATE_ED25519_KEY holds the secret that signs, UPDATE_ED25519_KEY_NEXT the one that will follow it
while keys are changed. The public parts stand in zoomprov_gui/domain/releases.py. What is made is
read back by the program's own code before it is written, and never older than what is published.
"""

import argparse
import base64
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from environment import ROOT
from identity import version
from release.names import EXPECTED, SUMS, TAGS
from zoomprov_gui.clients.release_keys import key_id, read_list
from zoomprov_gui.domain.release_list import (
    LONGEST_NOTES,
    Doubtful,
    Envelope,
    Latest,
    ReleaseFile,
    envelope_text,
    payload_of,
    signed_bytes,
)
from zoomprov_gui.domain.releases import LIST, OFFICIAL, Releases
from zoomprov_gui.domain.updates import believed
from zoomprov_gui.domain.versions import version_of

KEYS = ("UPDATE_ED25519_KEY", "UPDATE_ED25519_KEY_NEXT")
VALID = 100 * 86_400.0  # seconds; .github/workflows/latest.yml renews it each month
CHANGELOG = ROOT / "packaging" / "CHANGELOG.md"


class NoList(Exception):
    """Why no list is made."""


def main(arguments: Sequence[str] | None = None, releases: Releases = OFFICIAL) -> int:
    """Make what was asked for; 1 where that must not be."""
    options = _options(arguments)
    try:
        if options.command == "key":
            return _make_key(options.file)
        if not releases.set_up:
            print("updates are not set up in zoomprov_gui/domain/releases.py: no list is made")
            return 0
        if options.command == "upload":
            return _upload(options.folder / LIST)
        if options.command == "make" and not options.ref.startswith(TAGS):
            print("a run without a tag publishes nothing: no list is made")
            return 0
        before = published(releases)
        now = float(int(time.time()))
        if options.command == "renew":
            latest = renewed(before, now)
        else:
            latest = of_files(options.folder, now)
        text = made(latest, before, os.environ, releases, now)
    except NoList as error:
        print(error, file=sys.stderr)
        return 1
    (options.folder / LIST).write_text(text, "utf-8", newline="\n")
    print(f"{LIST} names {latest.version}, for {VALID / 86_400:.0f} days")
    return 0


def made(
    latest: Latest,
    before: Latest | None,
    environment: Mapping[str, str],
    releases: Releases,
    now: float,
) -> str:
    """Return the signed list, as the program itself reads it. Raises NoList.

    `before` is what is published, None for nothing; `now` in seconds since 1970.
    """
    payload = payload_of(latest)
    known = {key_id(key) for key in releases.keys}
    signatures = []
    for key in _secrets(environment):
        name = key_id(base64.b64encode(key.public_key().public_bytes_raw()).decode())
        if name not in known:
            raise NoList(f"the program does not know the key {name}: see domain/releases.py")
        signatures.append((name, key.sign(signed_bytes(payload))))
    text = envelope_text(Envelope(payload=payload, signatures=tuple(signatures)))
    try:
        read = believed(read_list(text, releases.keys), before, now)
    except Doubtful as error:
        raise NoList(f"the program would not believe this list: {error}") from error
    if read != latest:
        raise NoList("the program would read something else than what was meant")
    return text


def renewed(before: Latest | None, now: float) -> Latest:
    """Return what is published, for another while. Raises NoList where nothing is."""
    if before is None:
        raise NoList("nothing is published that could be renewed")
    return replace(before, made=now, expires=now + VALID)


def of_files(folder: Path, now: float) -> Latest:
    """Return what a list says of the files in a folder, whose sums are there. Raises NoList."""
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    paths = sorted(path for path in folder.iterdir() if path.name.endswith(EXPECTED))
    files = []
    for path in paths:
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        if sums.get(path.name) != digest:
            raise NoList(f"{path.name} is not the file that {SUMS} tells of")
        files.append(ReleaseFile(name=path.name, size=len(content), sha256=digest))
    return Latest(
        version=version_of(version()),
        made=now,
        expires=now + VALID,
        notes=notes_of(CHANGELOG.read_text("utf-8"), version()),
        files=tuple(files),
    )


def notes_of(changelog: str, release: str) -> str:
    """Return the first paragraph about a release, without the marks of Markdown. Raises NoList."""
    heading = rf"^## \[{re.escape(release)}\][^\n]*\n+([^#\n][^\n]*(?:\n[^#\n][^\n]*)*)"
    found = re.search(heading, changelog, re.MULTILINE)
    if found is None:
        raise NoList(f"the changelog has no words about {release} below its heading")
    words = " ".join(re.sub(r"\*\*|`|\[([^\]]*)\]\([^)]*\)", r"\1", found[1]).split())
    if len(words) > LONGEST_NOTES:
        raise NoList(f"the changelog says too much about {release} before its first list")
    return words


def published(releases: Releases, ask: Callable[..., str] | None = None) -> Latest | None:
    """Return what the list says that is published now, None where there is none. Raises NoList.

    `ask` runs GitHub's program. Not being able to ask is an error: a list that is newer than ours
    must not be written over unseen.
    """
    ask = ask or _github
    tag = _latest_tag(ask)
    if tag is None:
        return None
    assets = json.loads(ask("view", tag, "--json", "assets"))["assets"]
    if LIST not in [asset["name"] for asset in assets]:
        return None
    text = ask("download", tag, "--pattern", LIST, "--output", "-")
    try:
        return read_list(text, releases.keys)
    except Doubtful as error:
        raise NoList(f"what is published is not ours ({error}): look at it first") from error


def _latest_tag(ask: Callable[..., str]) -> str | None:
    releases = json.loads(ask("list", "--json", "tagName,isLatest"))
    return next((release["tagName"] for release in releases if release["isLatest"]), None)


def _upload(file: Path) -> int:
    tag = _latest_tag(_github)
    if tag is None:
        raise NoList("there is no release to put a list beside")
    _github("upload", tag, str(file), "--clobber")
    return 0


def _github(*words: str) -> str:
    done = subprocess.run(["gh", "release", *words], check=False, capture_output=True, text=True)
    if done.returncode:
        raise NoList(f"GitHub does not tell what is published: {done.stderr.strip()}")
    return done.stdout


def _secrets(environment: Mapping[str, str]) -> list[Ed25519PrivateKey]:
    texts = [environment[name] for name in KEYS if environment.get(name)]
    if not texts:
        raise NoList(f"{KEYS[0]} is not there: nothing signs the list")
    try:
        return [
            Ed25519PrivateKey.from_private_bytes(base64.b64decode(text, validate=True))
            for text in texts
        ]
    except ValueError:
        # Without the cause, which could quote the secret.
        raise NoList("a key to sign with is not 32 bytes in base64") from None


def _make_key(file: Path) -> int:
    key = Ed25519PrivateKey.generate()
    secret = base64.b64encode(key.private_bytes_raw())
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(secret)
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    print(f"its public part, for PUBLIC_KEYS in zoomprov_gui/domain/releases.py: {public}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make")
    make.add_argument("folder", type=Path)
    make.add_argument("--ref", required=True, help="what GitHub builds, such as refs/tags/v1.0.0")
    for name in ("renew", "upload"):
        commands.add_parser(name).add_argument("folder", type=Path)
    commands.add_parser("key").add_argument("file", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
