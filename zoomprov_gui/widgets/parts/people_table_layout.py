"""How wide the table's columns are: what every one needs, and who gives way where it is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from zoomprov_gui.domain.fields import Field


@dataclass(frozen=True, slots=True)
class Wish:
    """Widths in pixels at 100 % text size, and a column's share of what is left over."""

    least: int
    usual: int
    share: int = 0


_WISHES = {
    Field.PERSON: Wish(230, 284, 3),
    Field.OKTA: Wish(126, 152, 1),
    Field.ZOOM: Wish(122, 138, 1),
    Field.VERDICT: Wish(178, 182),
    Field.ADVICE: Wish(150, 214, 2),
    Field.CHANGED: Wish(74, 84),
    Field.EMAIL: Wish(150, 220, 2),
}
_OTHER = Wish(96, 140, 1)
# In a narrow table these make room, in this order: the drawer says the same.
GIVES_WAY = (Field.ADVICE, Field.CHANGED)
# And this one where the verdict would be cut otherwise: the drawer shows both sides.
LAST_RESORT = Field.OKTA


def widths(fields: Sequence[Field], room: int, scale: float) -> dict[Field, int]:
    """Return each column's width in a table of `room` pixels; 0 for one that gives way.

    Where even the least widths do not fit, the sum is more than the room, and the table scrolls.
    """
    shown = list(fields)
    for field in GIVES_WAY:
        if _sum(shown, scale) > room and field in shown:
            shown.remove(field)
    if LAST_RESORT in shown and sum(round(_wish(f).least * scale) for f in shown) > room:
        shown.remove(LAST_RESORT)
    usual = {field: round(_wish(field).usual * scale) for field in shown}
    spare = room - sum(usual.values())
    found = _shrunk(usual, -spare, scale) if spare < 0 else _grown(usual, spare)
    return {field: found.get(field, 0) for field in fields}


def _sum(fields: Sequence[Field], scale: float) -> int:
    """Return the width of columns halfway between their least and their usual width."""
    return sum(round((_wish(f).least + _wish(f).usual) / 2 * scale) for f in fields)


def _shrunk(usual: dict[Field, int], lack: int, scale: float) -> dict[Field, int]:
    slack = {f: max(0, width - round(_wish(f).least * scale)) for f, width in usual.items()}
    part = min(1.0, lack / (sum(slack.values()) or 1))
    # Rounded up: a pixel too many would bring a scroll bar.
    return {f: width - ceil(slack[f] * part) for f, width in usual.items()}


def _grown(usual: dict[Field, int], spare: int) -> dict[Field, int]:
    shares = sum(_wish(field).share for field in usual) or 1
    grown = {f: width + spare * _wish(f).share // shares for f, width in usual.items()}
    first = next(iter(grown))
    grown[first] += spare - sum(grown.values()) + sum(usual.values())
    return grown


def _wish(field: Field) -> Wish:
    return _WISHES.get(field, _OTHER)
