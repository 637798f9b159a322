"""Will it work? What was asked of everybody in a plan before it is sent, in the window's words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from zoomprov_gui.domain.actions import Context, Plan, Route
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.preflight import Check, Preflight, preflight, preflight_back
from zoomprov_gui.domain.readback import Known

TITLES: Final = {
    Check.ROLE: "Role in Zoom",
    Check.PENDING: "Invite",
    Check.OTHER_GROUPS: "Groups",
    Check.DIRECT_AND_GROUP: "Ways of assignment",
    Check.SWITCH: "Okta tells Zoom",
    Check.PROTECTED: "Protection",
    Check.TOKEN: "Our permission",
    Check.SEAT: "Licence",
}
_ORDER = (Known.NO, Known.UNKNOWN, Known.YES)
_MOST_WAYS = 3


class Answer(NamedTuple):
    """One question and its answer; of several people, how many it is the answer for.

    `dealt`: the answer is no, and the way that is taken gets round it.
    """

    title: str
    state: Known
    text: str
    dealt: bool = False


class Answers(NamedTuple):
    """All answers, those that stand against it first, and in sentences why this way is taken."""

    lines: tuple[Answer, ...] = ()
    because: tuple[str, ...] = ()

    def count(self, state: Known) -> int:
        """Return how many questions are answered so, without those that the way gets round."""
        return sum(line.state is state and not line.dealt for line in self.lines)

    @property
    def dealt(self) -> int:
        """How many questions are answered with no, and got round by the way that is taken."""
        return sum(line.dealt for line in self.lines)


NO_ANSWERS = Answers()


def answers_away(
    people: Iterable[Comparison], plan: Plan, route: Route, context: Context
) -> Answers:
    """Answer for everybody from whom a plan takes Zoom; for all, where it takes from nobody."""
    return answers_each([(person, route) for person in people], plan, context)


def answers_each(
    wishes: Iterable[tuple[Comparison, Route | None]], plan: Plan, context: Context
) -> Answers:
    """Answer for people with a way each; None is the way back: they are turned on in Zoom."""
    keys = {action.key for action in plan.actions}
    found = list(wishes)
    meant = [wish for wish in found if wish[0].key in keys] or found
    return _together(
        [
            preflight_back(person, context) if way is None else preflight(person, context, way)
            for person, way in meant
        ]
    )


def answers_back(people: Iterable[Comparison], plan: Plan, context: Context) -> Answers:
    """Answer for everybody whom a plan turns on in Zoom."""
    return answers_each([(person, None) for person in people], plan, context)


def _together(found: Sequence[Preflight]) -> Answers:
    counts = Counter(
        light
        for each in found
        for light in each.lights
        if light.check in TITLES  # the day's limit is about the plan: the dialog says it itself
    )
    order = list(TITLES)
    told = sorted(
        counts, key=lambda one: (_ORDER.index(one.state), one.dealt, order.index(one.check))
    )
    lines = (
        Answer(TITLES[one.check], one.state, _of(counts[one], len(found), one.text), one.dealt)
        for one in told
    )
    ways = Counter(each.why for each in found if each.route is not None)
    because = (_of(many, len(found), why) for why, many in ways.most_common(_MOST_WAYS))
    return Answers(tuple(lines), tuple(because))


def _of(count: int, everybody: int, text: str) -> str:
    return text if count == everybody else f"{count} of {everybody}: {text}"
