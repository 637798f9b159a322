"""What a read of the set-up brought that is new, as sentences."""

from collections.abc import Sequence

from zoomprov_gui.domain.setup import Check, CheckKey, CheckState, Step
from zoomprov_gui.domain.setup_words import CHECKS, STEPS


def flips(before: Sequence[Step], after: Sequence[Step]) -> list[tuple[CheckKey, str]]:
    """Return which checks say something else than before, and the sentence that tells it.

    What was never read before is news to nobody.
    """
    old = {check.key: check for step in before for check in step.checks}
    return [
        (check.key, _flip(check))
        for step in after
        for check in step.checks
        if (was := old.get(check.key)) is not None and was.read_at is not None
        if check.read_at is not None
        if (was.state, was.value) != (check.state, check.value)
    ]


def _flip(check: Check) -> str:
    title, value = CHECKS[check.key].title, check.value
    if value in {"On", "Off"}:
        return f"{title} is now {value.lower()}"
    return f"{title}: {value}"


def turned(before: Sequence[Step], after: Sequence[Step]) -> list[str]:
    """Return a sentence for each step that is confirmed now, or is so no longer."""
    found = []
    for old, new in zip(before, after, strict=True):
        was, now = (step.state is CheckState.CONFIRMED for step in (old, new))
        if was == now or old.read_at is None:
            continue
        told = "is confirmed" if now else "is no longer confirmed"
        found.append(f"Step {new.number}, {STEPS[new.key].title}, {told}")
    return found
