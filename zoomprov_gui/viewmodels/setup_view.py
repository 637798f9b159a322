"""The set-up as it is shown: steps, checks and changes in words, icons and tones.

Everything here follows from domain/setup.py and a time; nothing is decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoomprov_gui.domain.setup import (
    Change,
    ChangeLine,
    Check,
    CheckKey,
    CheckState,
    Guide,
    Lapse,
    Origin,
    Step,
    StepKey,
)
from zoomprov_gui.domain.setup_words import CHECKS, STEPS
from zoomprov_gui.domain.words import ago, span
from zoomprov_gui.viewmodels.clocks import clock_time, exact_time
from zoomprov_gui.viewmodels.setup_looks import (
    CHECKING,
    GLYPHS,
    LAPSED,
    NAMES,
    OFF,
    ON,
    PILLS,
    REASON_ICONS,
    TOLD,
)


@dataclass(frozen=True, slots=True)
class StepState:
    """How one step stands in the list: its mark, the mark in words, the line below its title."""

    mark: str
    told: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """What a row says.

    `value`, `icon` and `tone` are the pill's; `detail` is one sentence more in the ink
    `detail_ink`; `source` is who said it and when; `told` the whole for screen readers; `ask` the
    words of the button where only a person can tell, `""` where a service does; `reply` the words
    that lead to what was replied, `""` where nothing was.
    """

    key: str
    glyph: str
    title: str
    meaning: str
    value: str
    icon: str
    tone: str
    detail: str = ""
    detail_ink: str = "text3"
    source: str = ""
    told: str = ""
    ask: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A setting, what it is now and what it would be, each with its pill's icon and tone."""

    subject: str
    old: tuple[str, str, str]
    new: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step as its page shows it; `pill` is words, icon and tone, `note` is below the checks."""

    key: StepKey
    eyebrow: str
    title: str
    lead: str
    pill: tuple[str, str, str]
    head: str
    when: str
    checks: tuple[CheckLine, ...]
    note: str
    changes: tuple[Change, ...]
    guide: Guide | None
    opens: str
    reasons: tuple[tuple[str, str], ...]
    following: str
    confirmed: bool


def mark_of(step: Step, *, reading: bool) -> str:
    """Return what a step's circle says; a first read that goes on is a state of its own."""
    if reading and _is_pending(step):
        return CHECKING
    if step.lapsed is not None and step.state is not CheckState.CONFIRMED:
        return LAPSED
    return step.state.value


def _is_pending(step: Step) -> bool:
    """Tell whether something that the step's state rests on was never read."""
    return any(
        check.read_at is None and check.counts and check.state is CheckState.UNKNOWN
        for check in step.checks
    )


def step_state(step: Step, now: float, *, reading: bool) -> StepState:
    """Return how a step stands in the list."""
    mark = mark_of(step, reading=reading)
    line = "Reading…" if mark == CHECKING else step.line
    if mark == LAPSED and step.lapsed is not None:
        line = lapse_words(step.lapsed, now)
    return StepState(mark, TOLD[mark], line)


def step_view(step: Step, now: float, *, reading: bool) -> StepView:
    """Return one step as its page shows it."""
    words, mark = STEPS[step.key], mark_of(step, reading=reading)
    pill = "Checking…" if mark == CHECKING else step.pill
    icons = REASON_ICONS[step.key]
    return StepView(
        key=step.key,
        eyebrow=f"Step {step.number} of {len(StepKey)}",
        title=words.title,
        lead="Asking Okta and Zoom…" if mark == CHECKING else step.lead,
        pill=(pill, *PILLS[mark]),
        head=_head(step.checks),
        when=_when(step, now, reading=reading),
        checks=tuple(_line(check, step, now) for check in step.checks if not _is_aside(check)),
        note=" ".join(_aside(check) for check in step.checks if _is_aside(check)),
        changes=step.changes,
        guide=step.guide,
        opens="Open in Zoom" if step.key is StepKey.CONNECT_ZOOM else "Open in Okta",
        reasons=tuple(zip(icons, words.why, strict=False)),
        following=_following(step.key),
        confirmed=step.state is CheckState.CONFIRMED,
    )


def minutes_left(steps: Iterable[Step]) -> str:
    """Return how long the rest takes: "about 4 min left", `""` where nothing is left."""
    left = sum(STEPS[s.key].minutes for s in steps if s.state is not CheckState.CONFIRMED)
    return f"about {left} min left" if left else ""


def lapse_words(lapse: Lapse, now: float) -> str:
    """Say what changed, when, and who did it: "Turned off 2 h ago by dana@… – Okta log"."""
    since = ago(now - lapse.at)
    text = lapse.text.removesuffix(", says Okta's log")
    log = " – Okta log" if text != lapse.text else ""
    for start in ("Turned off", "It was confirmed"):
        if text.startswith(start):
            rest = text.removeprefix(start).replace(" before", "")
            return f"{start} {since}{rest}{log}"
    return f"{text} {since}{log}"


def diff_lines(lines: Sequence[ChangeLine]) -> tuple[DiffLine, ...]:
    """Return settings as old → new, each with the look of its pill."""
    return tuple(
        DiffLine(line.subject, _worded(line.old, new=False), _worded(line.new, new=True))
        for line in lines
    )


def _following(key: StepKey) -> str:
    keys = list(StepKey)
    place = keys.index(key) + 1
    return f"Next: {STEPS[keys[place]].short}" if place < len(keys) else "Next: The result"


def _head(checks: Sequence[Check]) -> str:
    asked = {CHECKS[check.key].origin for check in checks}
    if len(asked) == 1:
        return f"What {NAMES[next(iter(asked))]} says right now"
    return "What Okta and Zoom say right now"


def _when(step: Step, now: float, *, reading: bool) -> str:
    if step.read_at is None:
        return "Checking…" if reading else "Not read yet"
    asked = {CHECKS[check.key].origin for check in step.checks}
    whom = f" from {NAMES[next(iter(asked))]}" if len(asked) == 1 else ""
    times = [c.read_at for c in step.checks if c.read_at is not None and c.origin is not Origin.YOU]
    age = now - min(times, default=step.read_at)
    return f"Read{whom} {span(age)} ago" if age >= 1 else f"Read{whom} just now"


def _line(check: Check, step: Step, now: float) -> CheckLine:
    words = CHECKS[check.key]
    icon, tone = _look(check)
    detail, ink = _detail(check, step, now)
    mixed = len({CHECKS[other.key].origin for other in step.checks}) > 1
    yours = check.origin is Origin.YOU
    source = ""
    if check.read_at is not None and (mixed or yours):
        proof = step.key is StepKey.PROVE  # what happened once, and not how it stands now
        when = exact_time(check.read_at) if proof else ago(now - check.read_at)
        source = f"{NAMES[check.origin]}, {when}"
    read = f", {NAMES[check.origin]} at {clock_time(check.read_at)}" if check.read_at else ""
    return CheckLine(
        key=check.key.value,
        glyph=GLYPHS[check.key],
        title=words.title,
        meaning=words.meaning,
        value=check.value,
        icon=icon,
        tone=tone,
        detail=detail,
        detail_ink=ink,
        source=source,
        told=f"{words.title}: {check.value}{read}",
        ask="" if not check.asks_you else "Take back" if yours else "I checked it",
        reply=f"Show what {NAMES[words.origin]} replied" if check.replies else "",
    )


def _is_aside(check: Check) -> bool:
    """Tell whether a check is only good to know: it is not asked of anybody to change it."""
    return check.key is CheckKey.PASSWORD


def _aside(check: Check) -> str:
    words = CHECKS[check.key]
    return f"{words.title}: {check.value}. {words.meaning}."


def _look(check: Check) -> tuple[str, str]:
    if check.state is CheckState.CHANGE_NEEDED and check.value == "Off":
        return OFF
    if check.state is CheckState.CHANGE_NEEDED and not check.counts:
        return "info", "mute"
    return PILLS[check.state.value]


def _detail(check: Check, step: Step, now: float) -> tuple[str, str]:
    """Return one sentence more: what happened, or else why and what to do."""
    ink = {CheckState.BROKEN: "bad", CheckState.CHANGE_NEEDED: "warn"}.get(check.state, "text3")
    if check.lapse is not None and check.state is not CheckState.CONFIRMED:
        return f"{lapse_words(check.lapse, now)}.", "bad"
    done_here = step.key is StepKey.SWITCHES and check.state is CheckState.CHANGE_NEEDED
    parts = [check.text, "" if done_here else check.fix]
    text = " ".join(_ended(part) for part in parts if part)
    return text, ink if check.counts else "text3"


def _ended(text: str) -> str:
    """Return a sentence with its end."""
    return text if text[-1] in ".!?…”" else f"{text}."


def _worded(value: str, *, new: bool) -> tuple[str, str, str]:
    if value in {"On", "Active", "Given"}:
        return (value, *ON)
    if not new and value in {"Off", "Inactive", "Not given", "Ended", "None"}:
        return (value, *OFF)
    return (value, *OFF) if value == "Off" else (value, "", "mute")
