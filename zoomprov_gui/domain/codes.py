"""What repeats among 100,000 records, as one small number a row into a vocabulary.

Filters, searches and verdicts then look at the vocabulary, which is short, and not at the rows.
"""

from array import array
from collections.abc import Callable, Iterable, MutableSequence, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from zoomprov_gui.domain.people import (
    NOT_ASSIGNED,
    PERSON_OFF,
    ZoomAccount,
    ZoomState,
    is_privileged,
    zoom_state,
)

Value = TypeVar("Value")
NARROW = 256


class Codes(Generic[Value]):
    """A column of values of a small vocabulary: a byte a row, wider only past 256 values.

    Code 0 stands for no value; `values[code]` is what a code stands for, and `facts[code]` what
    `describe` says of it.
    """

    def __init__(
        self,
        nothing: Value,
        make: Callable[[Any], Value],
        describe: Callable[[Value], int] = lambda _value: 0,
    ) -> None:
        self.values: list[Value] = [nothing]
        self.facts: list[int] = [0]
        self.column: MutableSequence[int] = bytearray()
        self._codes: dict[Any, int] = {}
        self._make = make
        self._describe = describe

    def code(self, fields: object) -> int:
        """Return the code of a value, given as anything equal to it; a fresh one if needed."""
        code = self._codes.get(fields)
        if code is None:
            value = self._make(fields)
            code = self._codes[value] = len(self.values)
            self.values.append(value)
            self.facts.append(self._describe(value))
            if code == NARROW:
                self.column = array("I", self.column)
        return code

    def fill(self, first: int, values: Iterable[object]) -> None:
        """Put the codes of many values into the rows from `first` on."""
        known = self._codes
        codes = [known.get(value) or self.code(value) for value in values]
        column = self.column
        packed = bytes(codes) if isinstance(column, bytearray) else array("I", codes)
        column[first : first + len(codes)] = packed

    def mask(self, flags: Sequence[int]) -> bytes:
        """Return a byte per row: what `flags` says of the row's code."""
        if isinstance(self.column, bytearray):
            return bytes(self.column).translate(bytes(flags).ljust(NARROW, b"\0"))
        return bytes(map(flags.__getitem__, self.column))

    def __getitem__(self, row: int) -> Value:
        return self.values[self.column[row]]


class OktaShape(NamedTuple):
    """What repeats among assignments."""

    department: str | None
    person_status: str | None
    scope: str
    status: str
    sync_state: str
    licence: str | None


class ZoomShape(NamedTuple):
    """What repeats among Zoom accounts."""

    department: str | None
    status: str
    licence: int
    role_id: str


NO_OKTA = OktaShape(None, None, "", "", "", None)
NO_ZOOM = ZoomShape(None, "", -1, "")

# Facts of an Okta shape; 0 means that Okta does not list the person.
LISTED, ASSIGNED, SUSPENDED = 1, 2, 4
# Facts of a Zoom shape: the number of its state, and whether its role is never switched off.
STATES = tuple(ZoomState)
STATE_MASK, PRIVILEGED = 7, 8
NONE, ACTIVE = STATES.index(ZoomState.NONE), STATES.index(ZoomState.ACTIVE)
# How the two sides of a row compare.
LINKED, EMAIL_DIFFERS, DETAILS_DIFFER = 1, 2, 4


def is_assigned(status: str, person_status: str | None) -> bool:
    """Tell whether an assignment gives Zoom to somebody who can sign in."""
    return status not in NOT_ASSIGNED and person_status not in PERSON_OFF


def okta_facts(shape: OktaShape) -> int:
    """Return what a verdict needs of an assignment's shape."""
    assigned = ASSIGNED if is_assigned(shape.status, shape.person_status) else 0
    return LISTED | assigned | (SUSPENDED if shape.person_status == "SUSPENDED" else 0)


def zoom_facts(shape: ZoomShape) -> int:
    """Return what a verdict needs of an account's shape."""
    account = ZoomAccount("", "", None, None, None, shape.status, 0, shape.role_id, 0, 0)
    privileged = PRIVILEGED if is_privileged(account) else 0
    return STATES.index(zoom_state(shape.status)) | privileged
