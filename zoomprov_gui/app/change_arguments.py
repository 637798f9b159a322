"""The grammar of the commands that write about people and groups, and of `verify`."""

from zoomprov_gui.app.grammar import JSON, Commands, Parser, command, source
from zoomprov_gui.app.values import count, seconds
from zoomprov_gui.domain.editing import LICENCES
from zoomprov_gui.domain.people import GROUP_FIELDS, PERSON_FIELDS, licence_label

KINDS = {licence_label(kind).casefold(): kind for kind in LICENCES}
PERSON = "an e-mail address"
PERSON_OR_GROUP = "an e-mail address, or group:NAME"
FIELDS = f"""

Fields of a person: {", ".join(PERSON_FIELDS)}.
Fields of a group: {", ".join(GROUP_FIELDS)}."""

EXPECTED = """

Proven is who is off. Of somebody whom this program gave Zoom after that, proven is what that
change was to bring, unless --off is given. An edit, a licence, an email or ended sessions change
nothing of it: the commands that make them prove them."""


def changes(commands: Commands) -> None:
    """Add the commands that write, and the one that reads back what was written."""
    _access(commands)
    _values(commands)
    undo = command(commands, "undo", "take a run back as far as it can be")
    undo.add_argument("run_id", metavar="RUN-ID", help="as `journal` names it")
    undo.add_argument(
        "--only",
        metavar="PERSON-OR-GROUP",
        action="append",
        default=[],
        help="only this one of the run; may be given again",
    )
    source(undo)
    _sending(undo)
    _limit(undo)
    verify = command(
        commands, "verify", "read back whether people are off, until the answer is final", EXPECTED
    )
    source(verify)
    verify.add_argument("people", metavar="PERSON", nargs="+", help=PERSON)
    verify.add_argument(
        "--timeout", metavar="S", type=seconds, default=300.0, help="seconds to wait (default 300)"
    )
    verify.add_argument("--off", action="store_true", help="prove that they are off in any case")
    verify.add_argument("--json", action="store_true", help=JSON)


def _access(commands: Commands) -> None:
    """Add what gives and takes Zoom."""
    off = command(commands, "deactivate", "take Zoom away from people")
    off.add_argument(
        "--route",
        choices=("auto", "unassign", "okta", "zoom"),
        default="auto",
        help="by which way (default: the one that works for each person)",
    )
    on = command(commands, "reactivate", "the way back")
    assign = command(commands, "assign", "assign people or groups to the Zoom app in Okta")
    away = command(commands, "unassign", "take the Zoom app from people and groups in Okta")
    away.add_argument(
        "--from",
        dest="from_group",
        metavar="GROUP",
        help="take the people out of this group, which gives them Zoom",
    )
    for part in (off, away):
        _limit(part)
    for part in (off, on):
        source(part)
        part.add_argument("people", metavar="PERSON", nargs="+", help=PERSON)
        _sending(part)
    for part in (assign, away):
        source(part)
        part.add_argument("people", metavar="PERSON-OR-GROUP", nargs="+", help=PERSON_OR_GROUP)
        _sending(part)


def _values(commands: Commands) -> None:
    """Add what changes details in Okta, and a licence, an email or sessions in Zoom."""
    edit = command(commands, "edit", "change a person's or a group's details in Okta", FIELDS)
    edit.add_argument("target", metavar="PERSON-OR-GROUP", help=PERSON_OR_GROUP)
    edit.add_argument(
        "--set",
        dest="changes",
        metavar="FIELD=VALUE",
        action="append",
        required=True,
        help="one new value; may be given again",
    )
    licence = command(commands, "licence", "give people another licence in Zoom")
    licence.add_argument(
        "--to", choices=tuple(KINDS), required=True, help="the licence that they get"
    )
    email = command(commands, "email", "change a person's email in Zoom, which Okta never does")
    email.add_argument("person", metavar="PERSON", help=PERSON)
    email.add_argument("--to", metavar="EMAIL", required=True, help="the new email")
    sessions = command(commands, "end-sessions", "sign people out of Zoom")
    for part in (licence, sessions):
        part.add_argument("people", metavar="PERSON", nargs="+", help=PERSON)
    for part in (edit, licence, email, sessions):
        source(part)
        _sending(part)


def _sending(part: Parser) -> None:
    part.add_argument("--dry-run", action="store_true", help="print the plan, send nothing")
    part.add_argument("--yes", action="store_true", help="send what the plan says")
    part.add_argument("--no-wait", action="store_true", help="do not wait for the proof")
    part.add_argument("--json", action="store_true", help=JSON)


def _limit(part: Parser) -> None:
    part.add_argument(
        "--allow-removals",
        metavar="N",
        type=count,
        help="let this many people lose Zoom although that is over the day's limit",
    )
    part.add_argument("--reason", metavar="TEXT", help="why; it stands in the journal")
