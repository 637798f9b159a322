"""The groups of verdicts that the chips over the table stand for."""

from collections.abc import Mapping
from dataclasses import dataclass

from zoomprov_gui.domain.verdicts import LOOKS, Tier, Verdict, needs_attention


@dataclass(frozen=True, slots=True)
class Group:
    """One chip: its key, words, icon and tone, and the verdicts it stands for."""

    key: str
    words: str
    icon: str | None
    tone: str
    verdicts: frozenset[Verdict]

    def count(self, counts: Mapping[Verdict, int]) -> int:
        """Return how many people are in it."""
        return sum(counts.get(verdict, 0) for verdict in self.verdicts)


_WAITING = frozenset(verdict for verdict in Verdict if LOOKS[verdict].tier is Tier.WAITING)

GROUPS = (
    Group("everyone", "Everyone", None, "mute", frozenset(Verdict)),
    Group(
        "attention",
        "Needs attention",
        "triangle-alert",
        "warn",
        frozenset(filter(needs_attention, Verdict)),
    ),
    Group("waiting", "Waiting", "clock", "wait", _WAITING),
    Group("in_sync", "In sync", "circle-check", "ok", frozenset({Verdict.IN_SYNC})),
    Group("orphan", "Only in Zoom", "ghost", "plum", frozenset({Verdict.ORPHAN})),
    Group("ignored", "Ignored", "eye-off", "mute", frozenset({Verdict.IGNORED})),
)
BY_KEY = {group.key: group for group in GROUPS}
