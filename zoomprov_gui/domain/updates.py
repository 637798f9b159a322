"""Whether there is a newer version: what can be said of it, and what remains unknown."""

from dataclasses import dataclass, replace
from enum import Enum

from zoomprov_gui.domain.release_list import Doubt, Doubtful, Latest
from zoomprov_gui.domain.versions import Version

DAY = 86_400.0  # seconds: nobody asks by themselves more often
AT_LEAST = 60.0  # seconds between two questions that a person asks
CLOCKS_DIFFER = 86_400.0  # seconds that a computer's clock may be behind


class Switch(Enum):
    """Whether this program asks, and if not, who says so."""

    ON = "on"
    NOT_SET_UP = "not_set_up"  # no address of releases, or no key to believe them by
    POLICY = "policy"  # whoever manages this computer says no
    SANDBOX = "sandbox"  # nothing leaves this computer
    CHOSEN = "chosen"  # the person who uses it says no; asking by hand works


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A list as it came, and the mark (ETag) to ask with the next time."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class NotChanged:
    """The list is the one that was read before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known. `read_at`, `tried_at`: seconds since 1970, 0 for never.

    `latest`: the last list that was believed and still counts, None for none; `doubt`: why the last
    try told nothing; `decided_by`: where a policy stands; `later`: the version that was put off.
    """

    own: Version
    switch: Switch = Switch.ON
    latest: Latest | None = None
    doubt: Doubt | None = None
    read_at: float = 0.0
    tried_at: float = 0.0
    later: str = ""
    decided_by: str = ""

    @property
    def can_ask(self) -> bool:
        """Whether anything may be asked at all, if only by hand."""
        return self.switch in {Switch.ON, Switch.CHOSEN}

    @property
    def newer(self) -> Latest | None:
        """The release that is newer than this program, None where none is known of."""
        latest = self.latest
        return latest if latest is not None and latest.version > self.own else None

    @property
    def offered(self) -> Latest | None:
        """The newer release to tell of unasked: to who wants it, and not one that was put off."""
        newer = self.newer
        if newer is None or self.switch is not Switch.ON or str(newer.version) == self.later:
            return None
        return newer


def believed(latest: Latest, before: Latest | None, now: float) -> Latest:
    """Return a list whose signature was checked, unless time or memory speak against it.

    `before` is the last one that was believed. Raises `Doubtful`.
    """
    if latest.made > now + CLOCKS_DIFFER:
        raise Doubtful(Doubt.AHEAD)
    if before is not None:
        _not_rolled_back(latest, before)
    if latest.expires <= now:
        raise Doubtful(Doubt.EXPIRED)
    return latest


def _not_rolled_back(latest: Latest, before: Latest) -> None:
    if latest.made < before.made or latest.version < before.version:
        raise Doubtful(Doubt.OLDER)
    if latest.version == before.version and latest.files != before.files:
        raise Doubtful(Doubt.MIXED)  # a release is never made twice
    if latest.made == before.made and latest != before:
        raise Doubtful(Doubt.MIXED)


def standing_with(standing: Standing, latest: Latest | None) -> Standing:
    """Return what is known once a list is believed; an older version than ours is a doubt."""
    if latest is not None and latest.version < standing.own:
        return replace(standing, latest=latest, doubt=standing.doubt or Doubt.BEHIND)
    return replace(standing, latest=latest)


def is_due(tried_at: float, now: float) -> bool:
    """Tell whether a day has passed; a try in the future was by another clock."""
    return not 0 <= now - tried_at < DAY


def is_too_soon(tried_at: float, now: float) -> bool:
    """Tell whether even somebody who asks by hand has to wait a moment."""
    return 0 <= now - tried_at < AT_LEAST
