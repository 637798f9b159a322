"""Whom somebody here has set aside, for what, why and until when. It is about no one but us.

Nothing of it is sent anywhere. A damaged file is an empty one: then everybody is looked at again.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.company_part import CompanyPart

WHAT = "who is ignored"
_LARGEST = 20_000_000  # bytes; 100,000 people with a sentence each
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


class Ignored(NamedTuple):
    """Somebody who is set aside while their verdict stays this one.

    `until` is in seconds since 1970, 0 for as long as the verdict stays; `by` is who did it, `""`
    where our sign-in is nobody; `at` is when, in seconds since 1970.
    """

    verdict: Verdict
    because: str
    until: float = 0.0
    by: str = ""
    at: float = 0.0


class IgnoredFile:
    """The file, of which one company (`source`) has its own part. `path` None keeps nothing."""

    def __init__(self, path: Path | None, source: str) -> None:
        self._part = CompanyPart(path, source, what=WHAT, largest=_LARGEST)
        self.people = dict(_people(self._part.read()))
        self.notice = self._part.notice

    def keep(self, people: Mapping[PersonKey, Ignored]) -> None:
        """Keep these and nobody else. Raises `Unsaved`, and then still knows those before."""
        self._part.write(_laid_out(people))
        self.people = dict(people)


def _laid_out(people: Mapping[PersonKey, Ignored]) -> dict[str, Any]:
    return {
        key: [mark.verdict.value, mark.because, mark.until, mark.by, mark.at]
        for key, mark in people.items()
    }


def _people(part: Any) -> Mapping[PersonKey, Ignored]:
    """Return what a document says; a mark that cannot be is none."""
    found = {}
    for key, mark in part.items() if isinstance(part, dict) else ():
        if not isinstance(mark, list) or len(mark) != 5 or mark[0] not in _VERDICTS:
            continue
        _, because, until, by, at = mark
        if isinstance(because, str) and isinstance(by, str) and _is_time(until) and _is_time(at):
            verdict = _VERDICTS[mark[0]]
            found[PersonKey(key)] = Ignored(verdict, because, float(until), by, float(at))
    return found


def _is_time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e11
