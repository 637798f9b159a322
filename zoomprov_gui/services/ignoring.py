"""Set people aside, and look at them again: known here only, and sent nowhere."""

from collections.abc import Callable, Iterable

from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.ignored import Ignored, IgnoredFile

# Nobody is set aside for these: the first two are none, and the third ends by itself.
_NEVER = frozenset({Verdict.IGNORED, Verdict.UNKNOWN, Verdict.CHANGING})


class IgnoreService:
    """Who is set aside in one company. Whose verdict changes is looked at again by itself."""

    def __init__(
        self,
        file: IgnoredFile,
        *,
        roster: Callable[[], Roster],
        clock: Callable[[], float],
        actor: Callable[[], str],
        read_only: Callable[[], bool],
    ) -> None:
        self._file = file
        self._roster = roster
        self._clock = clock
        self._actor = actor
        self._read_only = read_only

    def refresh(self) -> None:
        """Tell the roster who is set aside at this moment; whose time has come is not."""
        now = self._clock()
        self._roster().note_ignored(
            {
                key: (mark.verdict, mark.because)
                for key, mark in self._file.people.items()
                if not mark.until or now < mark.until
            }
        )

    def ignore(self, keys: Iterable[PersonKey], because: str, days: float = 0.0) -> str:
        """Set people aside for the verdict that they have, for some days or while it stays.

        Return why nobody was, `""` where they were. Raises `Unsaved`.
        """
        if self._read_only():
            return READ_ONLY
        if not because.strip():
            return "Say why first."
        now, people = self._clock(), dict(self._file.people)
        until = now + days * 86_400 if days else 0.0
        for key in keys:
            person = self._roster().find(key)
            if person is not None and person.verdict not in _NEVER:
                mark = Ignored(person.verdict, because.strip(), until, self._actor(), now)
                people[key] = mark
        self._file.keep(people)
        self.refresh()
        return ""

    def heed(self, keys: Iterable[PersonKey]) -> str:
        """Look at people again. Return why not, `""` where it was done. Raises `Unsaved`."""
        if self._read_only():
            return READ_ONLY
        again = set(keys)
        left = {key: mark for key, mark in self._file.people.items() if key not in again}
        self._file.keep(left)
        self.refresh()
        return ""
