"""What the set-up remembers of one company between two starts. Nothing in it is proof of anything.

When a check was last seen confirmed (so that a later "off" can be told from "never on"), what a
person said they checked, and how far a test with one person has come.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_facts import Ticked
from zoomprov_gui.storage.company_part import CompanyPart

WHAT = "what the set-up remembers"
_LARGEST = 1_000_000  # bytes; a company has a few thousand
_KEYS = {key.value: key for key in CheckKey}


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered of one company. Times: seconds since 1970, 0 for never.

    `held`: when each check was confirmed last; `ticked`: what a person said they checked;
    `authorised_at`: when Okta was last authorised from here; `proof`: the latest test with one
    person as services/proof.py lays it out, None for none.
    """

    held: dict[CheckKey, float] = field(default_factory=dict)
    ticked: dict[CheckKey, Ticked] = field(default_factory=dict)
    authorised_at: float = 0.0
    proof: dict[str, Any] | None = None


class SetupMemory:
    """The file, of which one company (`source`) has its own part. A damaged file is a fresh one.

    `path` None keeps nothing beyond this start.
    """

    def __init__(self, path: Path | None, source: str) -> None:
        self._part = CompanyPart(path, source, what=WHAT, largest=_LARGEST)
        self.now = _memory(self._part.read())
        self.notice = self._part.notice

    def keep(self, **changed: Any) -> None:
        """Remember something else; losing it costs a hint, so a disk that is full is let be."""
        self.now = replace(self.now, **changed)
        try:
            self._part.write(_laid_out(self.now))
        except Unsaved as error:
            self.trouble = error

    trouble: Unsaved | None = None


def _laid_out(memory: Memory) -> dict[str, Any]:
    return {
        "held": {key.value: at for key, at in memory.held.items()},
        "ticked": {key.value: [said.by, said.at] for key, said in memory.ticked.items()},
        "authorised_at": memory.authorised_at,
        "proof": memory.proof,
    }


def _memory(part: Any) -> Memory:
    """Return what a document says; a value that cannot be is nothing."""
    if not isinstance(part, dict):
        return Memory()
    held = {
        _KEYS[key]: float(at)
        for key, at in _pairs(part.get("held"))
        if key in _KEYS and _is_time(at)
    }
    ticked = {}
    for key, said in _pairs(part.get("ticked")):
        if key in _KEYS and isinstance(said, list) and len(said) == 2 and _is_time(said[1]):
            ticked[_KEYS[key]] = Ticked(str(said[0]), float(said[1]))
    at = part.get("authorised_at")
    proof = part.get("proof")
    return Memory(
        held=held,
        ticked=ticked,
        authorised_at=float(at) if at is not None and _is_time(at) else 0.0,
        proof=proof if isinstance(proof, dict) else None,
    )


def _pairs(value: Any) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _is_time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e11
