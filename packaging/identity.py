"""Who the artefacts say they are: names, version and words, from where the program has them."""

import re
import tomllib

from environment import ROOT

NAME = "zoomprov"
TITLE = "zoomprov"
CONSOLE, WINDOWED = "zoomprov", "zoomprov-gui"
SETUP_SUFFIX = ".zpsetup"  # the set-up file that support makes for a company
SETUP_TYPE = "application/x-zoomprov-setup"
SETUP_TITLE = "zoomprov set-up file"

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PUBLISHER: str = _PROJECT["authors"][0]["name"]
SUMMARY: str = _PROJECT["description"]


def version() -> str:
    """Return the version as Python has it, such as 0.1.0 or 0.2.0rc1."""
    text = (ROOT / "zoomprov_gui" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("zoomprov_gui/__init__.py names no version")
    return found[1]


def debian_version(text: str) -> str:
    """Return it as Debian has it: a tilde sorts before the end, and two before one."""
    text = re.sub(r"\.?dev(\d+)$", r"~~dev\1", text)
    return re.sub(r"(a|b|rc)(\d+)$", r"~\1\2", text)


def windows_version(text: str) -> tuple[int, int, int, int]:
    """Return it in four numbers, the last of which tells a pre-release from its release.

    Windows compares numbers only: a release gets 9999, which no number of a pre-release reaches.
    """
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(?:\.?(dev|a|b|rc)(\d+))?", text)
    if found is None:
        raise ValueError(f"{text!r} is no version of ours, such as 0.1.0 or 0.2.0rc1")
    major, minor, micro = (int(number) for number in found.group(1, 2, 3))
    ranks = {"dev": 0, "a": 1000, "b": 2000, "rc": 3000}
    last = 9999 if found[4] is None else ranks[found[4]] + int(found[5])
    return major, minor, micro, last
