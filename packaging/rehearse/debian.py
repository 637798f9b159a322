"""Installs the Debian package in a clean Debian, uses it as an ordinary person, and removes it."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from identity import CONSOLE, NAME, SETUP_SUFFIX, SETUP_TYPE, WINDOWED
from rehearse.steps import Failed, Told, changed, passed, require, snapshot

SUITE = "bookworm"
PERSON = "ada"
# What a desktop has: whoever shows menus, opens files by their kind, and draws icons.
DESKTOP = ("desktop-file-utils", "hicolor-icon-theme", "libglib2.0-bin", "shared-mime-info")
# What any installation changes: logs, lists of packages, and the person's own files.
CHANGES = frozenset({"dev", "home", "proc", "root", "tmp", "var/cache", "var/lib", "var/log"})
INSIDE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}


def rehearse(package: Path) -> None:
    """Take the package through its whole life. Raises Failed where it is not as it should be."""
    told = Told()
    with tempfile.TemporaryDirectory(prefix="zoomprov-debian-") as name:
        root = Path(name) / "root"
        _make(root)
        told.done("a clean Debian")
        shutil.copyfile(package, root / "zoomprov.deb")
        _as_root(root, "apt-get", "update", "-q")
        _install(root, *DESKTOP, *_depends(package))
        told.done("what the package depends on")
        _as_root(root, "useradd", "--create-home", PERSON)
        before = snapshot(root, without=CHANGES)
        _install(root, "/zoomprov.deb")
        told.done("installed")
        _use(root)
        told.done("both programs used, by an ordinary person and without a screen")
        _as_root(root, "apt-get", "purge", "-q", "-y", NAME)
        left = changed(before, snapshot(root, without=CHANGES))
        require(not left, f"the removed package left or changed {', '.join(left[:20])}")
        require((root / f"home/{PERSON}/.local").is_dir(), "the person's own files are gone")
        told.done(f"removed; all {len(before)} files of the system are as they were")


def _use(root: Path) -> None:
    for program in (CONSOLE, WINDOWED):
        out = f"home/{PERSON}/{program}.json"
        _as_person(root, program, "self-test", "--out", f"/{out}")
        passed(root / out, "linux")
    file = f"home/{PERSON}/acme{SETUP_SUFFIX}"
    (root / file).write_text("{}", "utf-8")
    kind = _as_person(root, "gio", "info", "-a", "standard::content-type", f"/{file}")
    require(SETUP_TYPE in kind, f"a set-up file is taken for something else: {kind}")
    opener = _as_person(root, "gio", "mime", SETUP_TYPE)
    require(f"{NAME}.desktop" in opener, f"a set-up file is opened by something else: {opener}")


def _make(root: Path) -> None:
    """Unpack a clean Debian from the cache, or make one and keep it there."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = cache / NAME / f"debian-{SUITE}.tar"
    if kept.is_file():
        root.mkdir()
        _run("tar", "--extract", "--file", str(kept), "--directory", str(root))
        return
    _run("debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, str(root))
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(".part")
    with tarfile.open(partial, "w") as archive:
        archive.add(root, ".")
    partial.rename(kept)


def _depends(package: Path) -> list[str]:
    listed = _run("dpkg-deb", "--field", str(package), "Depends")
    return [entry.partition("(")[0].strip() for entry in listed.split(",")]


def _install(root: Path, *packages: str) -> None:
    _as_root(root, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages)


def _as_root(root: Path, *command: str) -> str:
    variables = {**INSIDE, "HOME": "/root", "DEBIAN_FRONTEND": "noninteractive"}
    return _inside(root, "0:0", variables, command)


def _as_person(root: Path, *command: str) -> str:
    return _inside(root, f"{PERSON}:{PERSON}", {**INSIDE, "HOME": f"/home/{PERSON}"}, command)


def _inside(root: Path, who: str, variables: dict[str, str], command: Sequence[str]) -> str:
    """Run a command in the clean Debian; what it starts and mounts ends with it."""
    mounted = 'mount -t proc proc "$1/proc" && shift && exec "$@"'
    return _run(
        *("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", mounted, "sh"),
        *(str(root), "chroot", f"--userspec={who}", str(root), *command),
        variables=variables,
    )


def _run(*command: str, variables: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, errors="replace",
        env=variables, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout
