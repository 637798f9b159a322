"""Where the shipped files lie: inside the installed package, or beside the sources."""

from pathlib import Path

PACKAGE = Path(__file__).parents[2]


def find(name: str) -> Path:
    """Return the path of a file such as `icons/x.svg`; it may not exist.

    A wheel and the frozen app carry `zoomprov_gui/_resources`; a checkout has `resources/`.
    """
    installed = PACKAGE / "_resources"
    folder = installed if installed.is_dir() else PACKAGE.parent / "resources"
    return folder / name
