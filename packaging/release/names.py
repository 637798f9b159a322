"""How the files of a release are called, and which of them a tag may publish.

`python -m release.names DIR --ref REF` writes DIR/SHA256SUMS, and on a tag refuses what is not
signed.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from identity import NAME, version

UNSIGNED = "unsigned"
NOT_FOR_PEOPLE = (UNSIGNED, "rehearsal")  # in the name of a file that a tag must not publish
TAGS = "refs/tags/"
SUMS = "SHA256SUMS"
# One of each has to be there before a tag is a release.
EXPECTED = (
    "-windows-x64-setup.exe", "-windows-x64.msi", "-macos-arm64.dmg", ".whl", ".tar.gz", ".deb",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sums; 1 where the folder must not become what the reference asks for."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ref", required=True, help="what GitHub builds, such as refs/tags/v1.0.0")
    options = parser.parse_args(arguments)
    files = sorted(path for path in options.folder.iterdir() if path.name != SUMS)
    wrong = refusals([path.name for path in files], options.ref)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (options.folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")
    print(f"{len(files)} files in {SUMS}")
    return 0


def stem(system: str, processor: str, *, signed: bool) -> str:
    """Return how the name of an artefact begins: `zoomprov-0.1.0-windows-x64`."""
    parts = (NAME, version(), system, processor, *(() if signed else (UNSIGNED,)))
    return "-".join(parts)


def refusals(names: Iterable[str], ref: str) -> list[str]:
    """Return why these files are not a release of `ref`; any run without a tag may try things."""
    if not ref.startswith(TAGS):
        return []
    names, tag = list(names), ref.removeprefix(TAGS)
    wrong = [
        f"{name}: a release publishes nothing {word}"
        for name in names
        for word in NOT_FOR_PEOPLE
        if word in name
    ]
    wrong += [
        f"nothing ends with {end}: the release would lack it"
        for end in EXPECTED
        if not any(name.endswith(end) for name in names)
    ]
    if tag != f"v{version()}":
        wrong.append(f"the tag says {tag}, the program {version()}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
