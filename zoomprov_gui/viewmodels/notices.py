"""The banners over a page: what is in the way, since when, and what a person can do about it."""

from dataclasses import dataclass

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.words import lately, span
from zoomprov_gui.viewmodels.clocks import clock_time
from zoomprov_gui.viewmodels.session import SessionViewModel, times
from zoomprov_gui.viewmodels.side import Side

TRY_AGAIN = ("try_again", "Try again")
CHECK_PEOPLE = ("try_again", "Check now")
SIGN_IN_AGAIN = ("sign_in", "Sign in again")
WHAT_CAN_I_DO = ("explain", "What can I do?")
DISMISS = ("dismiss", "Close")
UNDO = ("undo", "Undo")
CHECK_NOW = ("check_unsettled", "Check now")
READ_ONLY_OFF = ("read_only_off", "Turn off read-only mode")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One banner. `actions` are (key, words); `help` is what "What can I do?" tells.

    `service` is whose it is, None where it is about both or neither.
    """

    key: str
    tone: str
    icon: str
    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()
    help: str = ""
    service: Service | None = None


def notices(session: SessionViewModel) -> tuple[Notice, ...]:
    """Return the banners that the state of both sides asks for, the gravest first."""
    sides = [session.side(service) for service in Service]
    if all(_is_silent(side) for side in sides):
        found = [_offline(sides, session)]
    else:
        failed = [side for side in sides if side.error is not None]
        found = [_read_next(side) if side.outdated else _failed(side, session) for side in failed]
    found += [_incomplete(side) for side in sides if side.error is None and side.incomplete]
    if session.read_only:
        found.append(_read_only(session))
    return tuple(found)


def _is_silent(side: Side) -> bool:
    return side.problem is not None and side.problem.cause in {Cause.OFFLINE, Cause.SILENT}


def _offline(sides: list[Side], session: SessionViewModel) -> Notice:
    shown = min(side.read_at for side in sides)
    seen = f"We show what we read at {clock_time(shown)}." if shown else "Nothing was read yet."
    helps = "\n\n".join(dict.fromkeys(_help(side) for side in sides))
    return Notice(
        key="offline",
        tone="warn",
        icon="cloud-off",
        title="You are offline",
        text=f"{seen} Checking goes on by itself when the connection is back."
        + (" Actions are paused." if session.ever_read else ""),
        actions=(TRY_AGAIN, WHAT_CAN_I_DO),
        help=helps,
    )


def _failed(side: Side, session: SessionViewModel) -> Notice:
    name = side.service.value
    problem = side.problem
    tried = f"tried {times(side.failures)}, last {lately(session.now - side.tried_at)}"
    silent = _is_silent(side)
    title = f"{name} is not answering" if silent else (problem.title if problem else name)
    signed_out = problem is not None and problem.cause is Cause.SIGN_IN and session.can_sign_in
    first = SIGN_IN_AGAIN if signed_out else TRY_AGAIN
    return Notice(
        key=f"{name}-failed",
        tone="warn" if silent else "bad",
        icon="cloud-off" if silent else "octagon-alert",
        title=f"{title} ({tried})",
        text=_shown(side, session)
        if silent or problem is None
        else f"{problem.text} {_shown(side, session)}",
        actions=(first, WHAT_CAN_I_DO),
        service=side.service,
        help=_help(side),
    )


def _read_next(side: Side) -> Notice:
    name = side.service.value
    return Notice(
        key=f"{name}-failed",
        tone="wait",
        icon="clock",
        title=f"{name} has a Zoom app now",
        text="It was seen in Setup after people were read last. They are read again with the next"
        " check.",
        actions=(CHECK_PEOPLE,),
        service=side.service,
    )


def _shown(side: Side, session: SessionViewModel) -> str:
    name = side.service.value
    other = next(service for service in Service if service is not side.service)
    live = f"{other.value} is live. " if session.side(other).error is None else ""
    if not side.read_at:
        return f"{live}Nothing was read from {name} yet, so we cannot tell how people stand."
    return (
        f"{live}{name} columns show what we read at {clock_time(side.read_at)},"
        f" {_long_ago(session.now - side.read_at)}."
        " Actions are paused so nothing is done on old facts."
    )


def _long_ago(seconds: float) -> str:
    minutes = int(seconds // 60)
    if minutes < 1:
        return "less than a minute ago"
    if minutes < 120:
        return f"{minutes} minute{'s' if minutes > 1 else ''} ago"
    return f"{span(seconds)} ago"


def _help(side: Side) -> str:
    problem = side.problem
    if problem is None:
        return ""
    return f"{problem.title}. {problem.text}\n\n{problem.remedy}\n\n{problem.details}".rstrip()


def _incomplete(side: Side) -> Notice:
    name = side.service.value
    return Notice(
        key=f"{name}-incomplete",
        tone="warn",
        icon="triangle-alert",
        title=f"{name}’s list is not complete",
        text=f"{side.incomplete.rstrip('.')}. Nobody is turned off on half a list.",
        actions=(TRY_AGAIN,),
    )


def _read_only(session: SessionViewModel) -> Notice:
    return Notice(
        key="read-only",
        tone="wait",
        icon="lock",
        title="Read-only mode is on",
        text=session.locked or "You can look at everything. Nothing can be changed.",
        actions=() if session.locked else (READ_ONLY_OFF,),
    )
