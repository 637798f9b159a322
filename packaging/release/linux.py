"""Makes what Linux adds to a release: `python -m release.linux packages OUT`, or `msi TREE OUT`.

The package for a whole computer is made here out of the programs that Windows froze: wixl is here.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import artefacts
from freeze import freeze, time_of_sources
from linux import deb
from release.names import stem
from windows.installers import build_msi


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    made = commands.add_parser("packages", help="the wheel, the sources and the Debian package")
    made.set_defaults(run=packages)
    wrapped = commands.add_parser("msi", help="the package for Windows, for a whole computer")
    wrapped.add_argument("tree", type=Path)
    wrapped.add_argument("--signed", action="store_true", help="as it will be when it is published")
    wrapped.set_defaults(run=msi)
    for command in (made, wrapped):
        command.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    options.run(options)
    return 0


def packages(options: argparse.Namespace) -> None:
    """Write wheel, source archive and Debian package into a folder."""
    out = options.out.resolve()
    artefacts.packages(out)
    with tempfile.TemporaryDirectory() as name:
        tree = freeze(Path(name))
        artefacts.listed(tree)
        print(deb.build(tree, out, epoch=time_of_sources()))


def msi(options: argparse.Namespace) -> None:
    """Write the package for Windows; signing it is for Windows."""
    name = f"{stem('windows', 'x64', signed=options.signed)}.msi"
    print(build_msi(options.tree, options.out / name, epoch=time_of_sources()))


if __name__ == "__main__":
    sys.exit(main())
