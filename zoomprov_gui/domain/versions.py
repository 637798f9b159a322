"""Versions of this program, as they are compared: 0.9.0 < 0.10.0rc1 < 0.10.0."""

import re
from dataclasses import dataclass

# Four digits each: a number that no release will reach is a mistake or a trick, never a version.
_GRAMMAR = re.compile(
    r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})"
    r"(?:\.?(dev|a|b|rc)(0|[1-9][0-9]{0,3}))?"
)
_STAGES = ("dev", "a", "b", "rc", "")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version. `stage` is its place in dev < a < b < rc < a release."""

    major: int
    minor: int
    micro: int
    stage: int = len(_STAGES) - 1
    number: int = 0

    @property
    def is_release(self) -> bool:
        """Whether it is meant for everybody, and no try-out before a release."""
        return self.stage == len(_STAGES) - 1

    def __str__(self) -> str:
        ending = "" if self.is_release else f"{_STAGES[self.stage]}{self.number}"
        return f"{self.major}.{self.minor}.{self.micro}{ending}"


def version_of(text: str) -> Version:
    """Return the version that a text names. `ValueError` where it is none of ours."""
    found = _GRAMMAR.fullmatch(text)
    if found is None:
        raise ValueError("this is no version, such as 0.1.0 or 0.2.0rc1")
    major, minor, micro = (int(part) for part in found.group(1, 2, 3))
    return Version(major, minor, micro, _STAGES.index(found[4] or ""), int(found[5] or 0))
