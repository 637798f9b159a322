"""Where each imitated behaviour comes from, so that the guesses can be listed and counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

GUESS = "guess"

_Imitation = TypeVar("_Imitation", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One thing the simulator does, and the document that says the vendor does it."""

    name: str
    source: str
    note: str = ""

    @property
    def guessed(self) -> bool:
        """Whether no document says so."""
        return self.source.startswith(GUESS)


_known: dict[str, Behaviour] = {}


def declare(name: str, source: str, note: str = "") -> None:
    """Record that `name` is imitated as `source` says; `guess` where nothing does.

    Raises ValueError for a name that stands for something else already.
    """
    stated = Behaviour(name, source, note)
    if _known.setdefault(name, stated) != stated:
        raise ValueError(f"{name} is declared twice, differently")


def behaviour(source: str, note: str = "") -> Callable[[_Imitation], _Imitation]:
    """Mark a function with the source of what it imitates."""

    def mark(function: _Imitation) -> _Imitation:
        module = function.__module__.rpartition(".")[2]
        name = getattr(function, "__name__", repr(function))
        declare(f"{module}.{name}", source, note)
        return function

    return mark


def behaviours() -> list[Behaviour]:
    """Every imitated behaviour, by name."""
    return sorted(_known.values(), key=lambda stated: stated.name)
