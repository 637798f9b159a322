"""Other journals on this computer that may tell of the same company.

One company can be opened by a connection document and as a saved one, and each way has a journal of
its own: the day's limit counts what stands in any of them (RELIABILITY.md P11).
"""

from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.storage import statements as sql
from zoomprov_gui.storage.database import Damaged, open_to_read

Mark = tuple[tuple[int, int, int] | None, ...]
Taken = tuple[tuple[PersonKey, float], ...]


class OtherJournals:
    """Reads them, each again only once it is another one. `find` names their files."""

    def __init__(self, find: Callable[[], Iterable[Path]] = tuple, source: str = "") -> None:
        self._find = find
        self._source = source
        self._known: dict[Path, tuple[Mark, Taken]] = {}

    def taken(self, since: float) -> frozenset[PersonKey]:
        """Return from whom Zoom was taken since then, in seconds since 1970.

        A file that cannot be read tells nothing: whoever owns it could as well delete it.
        """
        found = (one for path in self._find() for one in self._of(path))
        return frozenset(person for person, at in found if at > since)

    def _of(self, path: Path) -> Taken:
        mark = tuple(_mark(path.with_name(path.name + ending)) for ending in ("", "-wal"))
        if mark[0] is None:
            return ()
        known = self._known.get(path)
        if known is None or known[0] != mark:
            known = self._known[path] = mark, self._read(path)
        return known[1]

    def _read(self, path: Path) -> Taken:
        with suppress(Unsaved, Damaged), closing(open_to_read(path)) as database:
            rows = database.execute(sql.TAKEN_AT, {"source": self._source}).fetchall()
            return tuple((person_key(row["person"]), float(row["at"])) for row in rows)
        return ()


def _mark(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
