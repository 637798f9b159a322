"""What one row of the Groups table says, and in which order rows stand."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple

from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing
from zoomprov_gui.domain.spelling import search_form
from zoomprov_gui.viewmodels.assigning_words import count

NOT_KNOWN = "–"
KINDS = {"APP_GROUP": "Kept in another directory", "BUILT_IN": "Okta's own group"}


class GroupField(Enum):
    """The columns. The values are what the settings keep."""

    GROUP = "group"
    GIVES = "gives"
    PEOPLE = "people"
    IN_SYNC = "in_sync"
    PROBLEMS = "problems"


TITLES = {
    GroupField.GROUP: "Group",
    GroupField.GIVES: "Zoom",
    GroupField.PEOPLE: "People",
    GroupField.IN_SYNC: "In sync",
    GroupField.PROBLEMS: "Problems",
}


class GroupView(NamedTuple):
    """One group in words. `people` and `standing` are None where they are not known."""

    group: Group
    gives: bool
    people: int | None = None
    standing: Standing | None = None

    @property
    def key(self) -> str:
        """Okta's id of the group."""
        return self.group.group_id

    @property
    def note(self) -> str:
        """The line below the name: what the group is for, or why it cannot be edited."""
        kind = KINDS.get(self.group.kind, "")
        return " · ".join(part for part in (self.group.description, kind) if part)

    @property
    def share(self) -> float | None:
        """Which part of its people is in sync, from 0 to 1; None where that is not known."""
        standing = self.standing
        return standing.in_sync / standing.people if standing and standing.people else None

    @property
    def problems(self) -> int:
        """How many of its people somebody has to look at, as far as is known."""
        return self.standing.problems if self.standing else 0


def views_of(
    giving: Iterable[Group],
    others: Iterable[Group],
    standings: Mapping[str, Standing | None],
    read: Mapping[str, int],
) -> list[GroupView]:
    """Return each group once. `read`: how many people are in a group that was looked into."""
    found = []
    for group in giving:
        standing = standings.get(group.group_id)
        people = standing.people if standing else None
        found.append(GroupView(group, True, people, standing))
    known = {view.key for view in found}
    rest = (group for group in others if group.group_id not in known)
    found += [GroupView(group, False, read.get(group.group_id)) for group in rest]
    return found


def text_of(field: GroupField, view: GroupView) -> str:
    """Return what a cell says in one line: to paint, to copy, to read aloud."""
    return _TEXTS[field](view)


def spoken(field: GroupField, view: GroupView) -> str:
    """Return a cell for a screen reader: "Problems: 2 need attention"."""
    text = text_of(field, view)
    if field is GroupField.GROUP and view.note:
        text = f"{text}, {view.note}"
    return f"{TITLES[field]}: {'not known' if text == NOT_KNOWN else text}"


def _in_sync(view: GroupView) -> str:
    return NOT_KNOWN if view.share is None else f"{int(view.share * 100)} %"


def _problems(view: GroupView) -> str:
    standing = view.standing
    if standing is None:
        return NOT_KNOWN
    if standing.problems:
        return count(standing.problems, "needs attention", "need attention")
    return count(standing.waiting, "is waiting", "are waiting") or "None"


_TEXTS: dict[GroupField, Callable[[GroupView], str]] = {
    GroupField.GROUP: lambda view: view.group.name,
    GroupField.GIVES: lambda view: "Gives Zoom" if view.gives else "Gives no Zoom",
    GroupField.PEOPLE: lambda view: NOT_KNOWN if view.people is None else f"{view.people:,}",
    GroupField.IN_SYNC: _in_sync,
    GroupField.PROBLEMS: _problems,
}


class Wanted(NamedTuple):
    """Which groups are shown, and in which order; no field is the usual order."""

    chip: str = "giving"
    text: str = ""
    field: GroupField | None = None
    backwards: bool = False


def counts_of(views: Iterable[GroupView]) -> dict[str, int]:
    """Return how many groups each chip stands for."""
    views = list(views)
    return {key: sum(map(lets, views)) for key, lets in CHIPS.items()}


def shown(views: Iterable[GroupView], wanted: Wanted) -> list[GroupView]:
    """Return the groups that are wanted, in order."""
    needles = search_form(wanted.text).split()
    lets = CHIPS[wanted.chip]
    found = [view for view in views if lets(view) and _has(view, needles)]
    found.sort(key=lambda view: (not view.gives, -view.problems, view.group.name.casefold()))
    if wanted.field is not None:
        found.sort(key=_ORDERS[wanted.field], reverse=wanted.backwards)
    return found


def _has(view: GroupView, needles: list[str]) -> bool:
    hay = search_form(f"{view.group.name} {view.group.description} {view.key}")
    return all(needle in hay for needle in needles)


CHIPS: dict[str, Callable[[GroupView], bool]] = {
    "giving": lambda view: view.gives,
    "attention": lambda view: view.problems > 0,
    "all": lambda _view: True,
}
_ORDERS: dict[GroupField, Callable[[GroupView], Any]] = {
    GroupField.GROUP: lambda view: view.group.name.casefold(),
    GroupField.GIVES: lambda view: not view.gives,
    GroupField.PEOPLE: lambda view: -1 if view.people is None else view.people,
    GroupField.IN_SYNC: lambda view: -1.0 if view.share is None else view.share,
    GroupField.PROBLEMS: lambda view: -1 if view.standing is None else view.problems,
}
