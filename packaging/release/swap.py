"""Called by makensis as `swap.py FOLDER FILE`: gives the uninstaller away, or takes it back signed.

Standard library only. makensis calls it with the uninstaller first and with the installer last;
the installer, which is signed when it is done, is told by its name.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

UNINSTALLER = "uninstall.exe"


def main(arguments: Sequence[str]) -> int:
    """Copy FILE into FOLDER the first time; the second time, put what is there in its place."""
    folder, file = map(Path, arguments)
    if file.name.endswith("-setup.exe"):
        return 0
    kept = folder / UNINSTALLER
    if kept.exists():
        shutil.copyfile(kept, file)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, kept)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
