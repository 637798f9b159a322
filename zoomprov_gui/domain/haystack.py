"""The text that a search looks through: a line a person, joined in blocks of rows.

Looking for a word in one long text costs a tenth of looking into 100,000 short ones. What few
values repeat (verdicts, groups, roles) is not in the text: there the vocabulary is searched.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable

from zoomprov_gui.domain.page_columns import PageColumns
from zoomprov_gui.domain.spelling import search_form

BLOCK = 2048  # rows in a block
DENSE = 480  # hits in a block from which on looking at each line is cheaper


class Haystack:
    """Everybody's names, e-mails and ids, as they are searched."""

    def __init__(self, columns: PageColumns) -> None:
        self._columns = columns
        self._blocks: list[bytes] = []
        self._starts: list[array[int]] = []  # where each line of a block starts
        self._stale: dict[int, set[int]] = {}  # block → rows, an empty set for all of it

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return -(-len(self._columns) // BLOCK)

    def note(self, rows: Iterable[int]) -> None:
        """Note rows whose text may differ from what was looked through before."""
        for row in rows:
            stale = self._stale.setdefault(row // BLOCK, set())
            stale.add(row)

    def line(self, row: int) -> bytes:
        """Return the text of a row."""
        block, at = divmod(row, BLOCK)
        self.ready(block)
        starts = self._starts[block]
        return self._blocks[block][starts[at] : starts[at + 1]]

    def is_ready(self, block: int) -> bool:
        """Tell whether a block is as the records are."""
        return block < len(self._blocks) and block not in self._stale and self._is_full(block)

    def ready(self, block: int) -> None:
        """Bring a block up to date."""
        if self.is_ready(block):
            return
        while len(self._blocks) <= block:
            self._blocks.append(b"")
            self._starts.append(array("I", [0]))
        stale = self._stale.pop(block, set())
        first = block * BLOCK
        end = min(first + BLOCK, len(self._columns))
        known = len(self._starts[block]) - 1
        if len(stale) * 8 < BLOCK and known == end - first:
            self._patch(block, stale)
        else:
            self._store(block, self._lines(range(first, end)))

    def find(self, block: int, word: bytes) -> bytes:
        """Return a byte per row of a block: 1 where its line has the word."""
        self.ready(block)
        text, starts = self._blocks[block], self._starts[block]
        found = bytearray(len(starts) - 1)
        at, hits = text.find(word), 0
        while at >= 0:
            hits += 1
            if hits > DENSE:
                # The last line ends with a newline as well: what follows it is no line.
                return bytes([word in line for line in text.split(b"\n")[:-1]])
            row = bisect_right(starts, at) - 1
            found[row] = 1
            at = text.find(word, starts[row + 1])
        return bytes(found)

    def _is_full(self, block: int) -> bool:
        end = min((block + 1) * BLOCK, len(self._columns))
        return len(self._starts[block]) - 1 == end - block * BLOCK

    def _patch(self, block: int, rows: set[int]) -> None:
        lines = self._blocks[block].split(b"\n")[:-1]
        for row, line in zip(rows, self._lines(rows), strict=True):
            lines[row % BLOCK] = line
        self._store(block, lines)

    def _store(self, block: int, lines: list[bytes]) -> None:
        self._blocks[block] = b"\n".join(lines) + b"\n" if lines else b""
        starts, at = array("I", [0]), 0
        for line in lines:
            at += len(line) + 1
            starts.append(at)
        self._starts[block] = starts

    def _lines(self, rows: Iterable[int]) -> list[bytes]:
        texts = [self._text(row) for row in rows]
        whole = "\n".join(texts)
        if whole.isascii() and whole.count("\n") == len(texts) - 1:
            return whole.lower().encode().split(b"\n")
        return [search_form(" ".join(text.splitlines())).encode() for text in texts]

    def _text(self, row: int) -> str:
        columns = self._columns
        okta = (
            columns.okta_first[row] or "",
            columns.okta_last[row] or "",
            columns.okta_email[row],
            columns.user_id[row],
            columns.external_id[row],
        )
        if not columns.zoom.column[row]:
            return " ".join(okta)
        first, last = columns.zoom_first[row], columns.zoom_last[row]
        email, zoom_id = columns.zoom_email[row], columns.zoom_id[row]
        usual = first is columns.okta_first[row] and last is columns.okta_last[row]
        usual = usual and email is columns.okta_email[row] and zoom_id is columns.external_id[row]
        return (
            " ".join(okta) if usual else " ".join((*okta, first or "", last or "", email, zoom_id))
        )
