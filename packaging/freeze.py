"""Makes the folder with both programs that need no Python, the same bytes each time: `frozen`.

`python3 packaging/freeze.py DIR` writes DIR/zoomprov; with `--twice` it does so two times and says
what differs. Standard library only: PyInstaller runs in the project's `.venv`.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from environment import ROOT, program
from machine import SetUpError

SPEC = ROOT / "packaging" / "zoomprov.spec"
WITHOUT_GIT = 1_767_225_600  # 2026-01-01: an unpacked source archive knows no time of its own


def main(arguments: Sequence[str] | None = None) -> int:
    """Freeze, once or twice; 1 when two times gave two results."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the programs go into its folder zoomprov")
    parser.add_argument("--twice", action="store_true", help="again, and compare byte for byte")
    options = parser.parse_args(arguments)
    tree = freeze(options.folder)
    print(f"{tree}: {megabytes(tree):.0f} MB")
    if not options.twice:
        return 0
    with tempfile.TemporaryDirectory() as other:
        wrong = differing(tree, freeze(Path(other)))
    print("\n".join(wrong) or "Twice made, and the same byte for byte.")
    return 1 if wrong else 0


def freeze(
    folder: Path,
    python: Sequence[str | Path] = (program("python"),),
    variables: Mapping[str, str] = os.environ,
) -> Path:
    """Write the programs into `folder`/zoomprov and return it. Raises SetUpError.

    `python` is how to start the Python that freezes itself, and `variables` are what it sees.
    """
    variables = {**variables, **unchanging(os.environ)}
    with tempfile.TemporaryDirectory(prefix="zoomprov-freeze-") as work:
        command = [
            *python, "-m", "PyInstaller", "--noconfirm", "--clean",
            "--log-level", "ERROR", "--distpath", folder, "--workpath", work, SPEC,
        ]  # fmt: skip
        done = subprocess.run(
            command, cwd=ROOT, env=variables, check=False, capture_output=True, text=True,
            errors="replace", stdin=subprocess.DEVNULL,
        )  # fmt: skip
    if done.returncode != 0:
        raise SetUpError(f"PyInstaller failed:\n{(done.stdout + done.stderr)[-3000:]}")
    tree = folder / "zoomprov"
    settle(tree, int(variables["SOURCE_DATE_EPOCH"]))
    return tree


def unchanging(given: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that make the same sources give the same bytes."""
    epoch = given.get("SOURCE_DATE_EPOCH") or str(time_of_sources())
    # With cached bytecode beside the sources, what is frozen depends on who ran them before.
    return {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": epoch, "PYTHONDONTWRITEBYTECODE": "1"}


def time_of_sources() -> int:
    """Return when the last change was committed: every time in an artefact is this one."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        return WITHOUT_GIT
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else WITHOUT_GIT


def settle(tree: Path, epoch: int) -> None:
    """Give all files of a tree one time, and rights that do not depend on whoever made it."""
    for path in (tree, *tree.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch))


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that are not in both trees, or not the same in both."""
    first, second = dict(fingerprints(one)), dict(fingerprints(other))
    return sorted(n for n in first.keys() | second.keys() if first.get(n) != second.get(n))


def fingerprints(tree: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of a tree with what it is: its bytes and rights, or where a link leads."""
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree).as_posix()
        if path.is_symlink():
            yield name, f"-> {path.readlink().as_posix()}"
        elif path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield name, f"{path.stat().st_mode:o} {digest}"


def megabytes(path: Path) -> float:
    """Return the size of a file, or of all files of a tree."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(f.stat().st_size for f in files if f.is_file() and not f.is_symlink()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
