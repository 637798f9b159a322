"""The set-up as a document to keep: six steps, each value, who said it and when.

It says what was read, also where that is not what one hopes for. Nothing in it is a secret; names
and addresses of people are in it only where a check names them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from zoomprov_gui.domain.setup import Check, Lapse, Step, confirmed
from zoomprov_gui.domain.setup_words import CHECKS, STEPS

VERSION = 1


def setup_record(
    steps: Sequence[Step], *, company: str, okta: str, zoom: str, now: float
) -> dict[str, Any]:
    """Return the document, for "Save proof" and for `check`; `now` is seconds since 1970."""
    return {
        "document": "zoomprov set-up record",
        "version": VERSION,
        "made_at": stamp(now),
        "company": company,
        "okta": okta,
        "zoom": zoom,
        "confirmed": confirmed(steps),
        "of": len(steps),
        "steps": [_step(step) for step in steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "step": step.key.value,
        "number": step.number,
        "title": STEPS[step.key].title,
        "state": step.state.value,
        "text": step.lead,
        "checks": [_check(check) for check in step.checks],
    }


def _check(check: Check) -> dict[str, Any]:
    """Return one check; `counts` is false where the step's state does not depend on it."""
    return {
        "check": check.key.value,
        "title": CHECKS[check.key].title,
        "state": check.state.value,
        "value": check.value,
        "source": check.origin.value,
        "read_at": stamp(check.read_at),
        "fix": check.fix,
        "text": check.text,
        "counts": check.counts,
        "lapsed": _lapse(check.lapse),
    }


def _lapse(lapse: Lapse | None) -> dict[str, Any] | None:
    if lapse is None:
        return None
    return {"at": stamp(lapse.at), "by": lapse.by or None, "text": lapse.text}


def stamp(at: float | None) -> str | None:
    """Return a time as ISO text in UTC, None where there is none."""
    if not at:
        return None
    return datetime.fromtimestamp(int(at), UTC).isoformat().replace("+00:00", "Z")
