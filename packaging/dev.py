#!/usr/bin/env python3
"""Set up, run and test zoomprov_gui: `python3 packaging/dev.py run`, or `... test`.

Standard library only. This file parses on any Python 3, so that a wrong one is told what is wrong.
"""

import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)  # as requires-python in pyproject.toml


def main(arguments: "list[str]") -> int:
    """Carry out a command in this Python, or hand it to one that fits; return the exit code."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        # The commands use what older Pythons cannot parse.
        from commands import carry_out  # noqa: PLC0415 - only after the version is known

        return carry_out(arguments)
    fitting = next(filter(works, names_of_fitting_pythons()), None)
    if fitting:
        return subprocess.call([fitting, __file__, *arguments])
    found = ".".join(map(str, sys.version_info[:3]))
    sys.stderr.write(
        f"This is Python {found}; zoomprov_gui needs Python 3.11, 3.12 or 3.13, and none is on the"
        " PATH.\nInstall one (Debian and Ubuntu: apt-get install python3.11; macOS and Windows:"
        " the installer from python.org) and run this again with it.\n"
    )
    return 1


def names_of_fitting_pythons() -> "list[str]":
    """Return the names to look for on the PATH, the newest first."""
    return [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]


def works(name: str) -> bool:
    """Return whether a Python of this name starts: a shim of pyenv may stand for none."""
    if shutil.which(name) is None:
        return False
    silent = subprocess.DEVNULL
    return subprocess.call([name, "-c", ""], stdout=silent, stderr=silent) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
