"""The three values of a Zoom app out of one paste, in any order, with or without their names."""

import re
from dataclasses import dataclass

_NAMES = {
    "account_id": re.compile(r"account[\s_-]*id", re.IGNORECASE),
    "client_id": re.compile(r"client[\s_-]*id", re.IGNORECASE),
    "client_secret": re.compile(r"client[\s_-]*secret|secret", re.IGNORECASE),
}
_VALUE = re.compile(r"[A-Za-z0-9_-]{8,128}")
_BETWEEN = re.compile(r"[\s:=,;|\"'`]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste holds, by field; `unsure` where the two ids could be exchanged."""

    fields: dict[str, str]
    unsure: bool = False

    def __repr__(self) -> str:
        return f"Pasted({', '.join(sorted(self.fields))})"

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that the paste does not hold."""
        return tuple(name for name in _NAMES if name not in self.fields)


def recognise(text: str) -> Pasted:
    """Return the values that a pasted text holds, each under the field that it belongs to.

    Names beside the values decide. Without them the longest is the secret (`guess`: no document
    gives lengths), and the others are in the order of the app's page in Zoom.
    """
    fields = _named(text)
    rest = [value for value in _values(text) if value not in fields.values()]
    unsure = not fields and len(rest) > 1
    if "client_secret" not in fields and rest:
        fields["client_secret"] = max(rest, key=len)
        rest.remove(fields["client_secret"])
    for field in _NAMES:
        if field not in fields and rest:
            fields[field] = rest.pop(0)
    return Pasted({name: fields[name] for name in _NAMES if name in fields}, unsure)


def _named(text: str) -> dict[str, str]:
    """Return the values that stand behind, or on the line after, one of the names."""
    marks = sorted(
        (found.start(), found.end(), field)
        for field, pattern in _NAMES.items()
        for found in pattern.finditer(text)
    )
    fields: dict[str, str] = {}
    starts = [*(start for start, _, _ in marks), len(text)][1:]
    for (_, end, field), following in zip(marks, starts, strict=True):
        if values := _values(text[end:following]):
            fields.setdefault(field, values[0])
    return fields


def _values(text: str) -> list[str]:
    """Return what could be a value, each once, in its order."""
    pieces = [piece for piece in _BETWEEN.split(text) if _VALUE.fullmatch(piece)]
    return list(dict.fromkeys(piece for piece in pieces if not _is_word(piece)))


def _is_word(piece: str) -> bool:
    """Tell whether a piece is prose: values mix cases or hold digits."""
    return piece.isalpha() and (piece.islower() or piece.isupper() or piece.istitle())
