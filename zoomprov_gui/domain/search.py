"""Who matches what somebody types: the first screen at once, everybody a moment later.

Every word of the text must occur: in names, e-mails and ids, or in the words of the verdict, the
statuses, the licence, the role or a group. Case and accents make no difference.
"""

from collections.abc import Callable, Iterable, Sequence

from zoomprov_gui.domain.codes import ASSIGNED, SUSPENDED, OktaShape, ZoomShape
from zoomprov_gui.domain.fields import role_of
from zoomprov_gui.domain.haystack import BLOCK, Haystack
from zoomprov_gui.domain.judging import VERDICTS
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.spelling import search_form
from zoomprov_gui.domain.verdicts import LOOKS

Clock = Callable[[], float]

_VERDICT_WORDS = [search_form(LOOKS[verdict].words) for verdict in VERDICTS]
_ZOOM_WORDS = {"active": "active", "inactive": "deactivated", "pending": "invited"}


class Search:
    """One text, looked for among everybody, a block of rows at a time."""

    def __init__(self, roster: Roster, haystack: Haystack, text: str) -> None:
        self.text = text
        self._roster = roster
        self._haystack = haystack
        self._words = search_form(text).split()
        self._bytes = [word.encode() for word in self._words]
        self._by_word = [_vocabulary_mask(roster, word) for word in self._words]
        self._hits = bytearray()
        self._block = 0
        self._done = haystack.blocks == 0

    @property
    def done(self) -> bool:
        """Whether everybody was looked at; who comes later is taken in by `note`."""
        return self._done

    @property
    def hits(self) -> bytearray:
        """A byte per row looked at so far: 1 where everything matches."""
        return self._hits

    def first(
        self, order: Sequence[int], allowed: bytes | None, *, limit: int, until: float, clock: Clock
    ) -> list[int] | None:
        """Return the first rows of an order that match; None where that takes too long.

        `allowed` has a byte per row, 0 for rows to leave out.
        """
        found: list[int] = []
        for number, row in enumerate(order):
            if not number % 256 and clock() > until:
                return None
            if (allowed is None or allowed[row]) and self.matches(row):
                found.append(row)
                if len(found) == limit:
                    break
        return found

    def step(self, until: float, clock: Clock) -> bool:
        """Look at further blocks until a time, at least at one; tell whether all are done."""
        while not self.done:
            self._hits += self._block_hits(self._block)
            self._block += 1
            self._done = self._block >= self._haystack.blocks
            if clock() >= until:
                break
        return self.done

    def note(self, rows: Iterable[int]) -> None:
        """Look again at rows that changed."""
        self._by_word = [_vocabulary_mask(self._roster, word) for word in self._words]
        if self.done and len(self._hits) < len(self._roster.columns):
            self._hits += bytes(len(self._roster.columns) - len(self._hits))
            self._block = self._haystack.blocks
        for row in rows:
            if row < len(self._hits):
                self._hits[row] = self.matches(row)

    def matches(self, row: int) -> bool:
        """Tell whether a row matches."""
        line = None
        for word, by_word in zip(self._bytes, self._by_word, strict=True):
            if by_word is not None and by_word[row]:
                continue
            if line is None:
                line = self._haystack.line(row)
            if word not in line:
                return False
        return True

    def _block_hits(self, block: int) -> bytes:
        start = block * BLOCK
        size = min(BLOCK, len(self._roster.columns) - start)
        hits: bytes | None = None
        for word, by_word in zip(self._bytes, self._by_word, strict=True):
            found = self._haystack.find(block, word)
            if by_word is not None:
                found = either(found, by_word[start : start + size])
            hits = found if hits is None else both(hits, found)
        return bytes([1]) * size if hits is None else hits


def either(one: bytes, other: bytes) -> bytes:
    """Return 1 where either mask has one. All bytes at once, as two long numbers."""
    number = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return number.to_bytes(len(one), "little")


def both(one: bytes, other: bytes) -> bytes:
    """Return 1 where both masks have one."""
    number = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return number.to_bytes(len(one), "little")


def _vocabulary_mask(roster: Roster, word: str) -> bytes | None:
    """Return a byte per row, 1 where the word is in what few values repeat; None for nowhere."""
    columns = roster.columns
    flags = bytes(word in words for words in _VERDICT_WORDS)
    masks = [bytes(roster.verdicts).translate(flags.ljust(256, b"\0"))] if any(flags) else []
    okta = [word in _okta_words(f, s) for f, s in _entries(columns.okta.facts, columns.okta.values)]
    zoom = [word in _zoom_words(roster, shape) for shape in columns.zoom.values]
    groups = [word in search_form("\n".join(names)) for names in columns.groups.values]
    for codes, found in ((columns.okta, okta), (columns.zoom, zoom), (columns.groups, groups)):
        if any(found):
            masks.append(codes.mask(found))
    mask: bytes | None = None
    for other in masks:
        mask = other if mask is None else either(mask, other)
    return mask


def _entries(facts: list[int], shapes: list[OktaShape]) -> Iterable[tuple[int, OktaShape]]:
    return zip(facts, shapes, strict=True)


def _okta_words(facts: int, shape: OktaShape) -> str:
    status = "assigned" if facts & ASSIGNED else "unassigned"
    suspended = "suspended" if facts & SUSPENDED else ""
    return search_form(f"{status} {suspended} {shape.person_status or ''}") if facts else ""


def _zoom_words(roster: Roster, shape: ZoomShape) -> str:
    if not shape.status:
        return "no account"
    status = _ZOOM_WORDS.get(shape.status, shape.status)
    licence = licence_label(shape.licence, shape.status)
    return search_form(f"{status} {licence} {role_of(roster, shape)}")
