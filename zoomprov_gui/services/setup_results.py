"""What became of a change of the set-up, in words: only a read makes it verified."""

from collections.abc import Mapping
from dataclasses import dataclass

from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import ExpectedError, Unsaved
from zoomprov_gui.domain.setup import Change
from zoomprov_gui.domain.setup_facts import SetupFacts
from zoomprov_gui.domain.setup_goals import part_of
from zoomprov_gui.services.results import Outcome

NOT_BACK = (
    "It was not done, was taken back already, or no read shows it any more, so nothing can be"
    " undone."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupResult:
    """What became of a change. `verified` only after a read that shows it.

    `title` and `text` say it; `undo` takes it back with one click, None where nothing is to take
    back; `link` is a page to open in a browser, after which `finish` goes on.
    """

    change: Change
    outcome: Outcome
    title: str
    text: str
    undo: Change | None = None
    link: str = ""
    problem: Problem | None = None

    @property
    def verified(self) -> bool:
        """Whether a read shows the change."""
        return self.outcome is Outcome.VERIFIED


def first_error(facts: SetupFacts) -> ExpectedError:
    """Return why what a change rests on is not known."""
    return facts.features.error or facts.link.error or Unsaved("", "failed", "nothing was read")


def why_unread(goal: Mapping[str, object], facts: SetupFacts) -> str:
    """Say why no read tells how the settings of a goal stand, `""` where one does."""
    error = facts.apps.error or facts.features.error or facts.link.error
    if error is None or None not in part_of(goal, facts).values():
        return ""
    problem = diagnose(error)
    return f"{problem.title}. Nobody knows whether it is still so. {problem.remedy}"


def done(change: Change) -> str:
    """Say what a change changed: "Create users: Off → On"."""
    lines = [f"{line.subject}: {line.old} → {line.new}" for line in change.lines]
    return " · ".join(lines)


def told(change: Change, outcome: Outcome, title: str, text: str) -> SetupResult:
    """Return a result in words of our own."""
    return SetupResult(change=change, outcome=outcome, title=title, text=text)


def troubled(change: Change, outcome: Outcome, title: str, problem: Problem) -> SetupResult:
    """Return a result in the words of what went wrong."""
    text = f"{problem.text} {problem.remedy}".strip()
    return SetupResult(change=change, outcome=outcome, title=title, text=text, problem=problem)


def stopped_before(change: Change) -> SetupResult:
    """Return that somebody stopped before anything left."""
    return told(change, Outcome.SKIPPED, "Stopped", "Nothing was sent, and nothing is changed.")


def stopped_after(change: Change, *, waited: bool = True) -> SetupResult:
    """Return that Okta accepted it and no read has shown it: somebody stopped, or did not wait."""
    text = (
        "Okta accepted the change before you stopped, and it is not taken back. The checks above go"
        " on reading, and show it once it is so."
        if waited
        else "Okta accepted the change. Nobody waited for a read that shows it; the next one does."
    )
    return told(change, Outcome.ACCEPTED, "Sent, and not read back", text)
