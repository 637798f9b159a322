"""The table of problems where nobody said no: no answer, an odd one, our own files, a document.

First fit wins, the last fits everything.
"""

from zoomprov_gui.domain.errors import ExpectedError, Misused, Unreachable, Unreadable, Unsaved
from zoomprov_gui.domain.problems import Cause, Row

_UNREACHABLE = (
    Row(
        kind=Unreachable,
        causes=("tls",),
        words=("not yet valid", "has expired"),
        cause=Cause.CLOCK,
        title="The certificate of {service} does not fit the time on this computer",
        text="Either this computer's clock is wrong, or the certificate has run out.{said}",
        remedy="Set the clock of this computer, then try again.",
        actions=("Open date settings", "Try again"),
        retry=True,
    ),
    Row(
        kind=Unreachable,
        causes=("tls",),
        cause=Cause.CERTIFICATE,
        title="This network shows its own certificate",
        text="Somebody between here and {service} inspects the traffic, so nothing was sent.{said}",
        remedy="Ask your IT to let {service} through, or to install your company's certificate in"
        " this computer.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unreachable,
        causes=("proxy",),
        words=("407",),
        cause=Cause.OFFLINE,
        title="The proxy of your network wants a sign-in",
        text="It let nothing through to {service} without one.{said}",
        remedy="Ask your IT to let {service} through without it, or start this program with"
        " `HTTPS_PROXY` set to `http://name:password@proxy:port`.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unreachable,
        causes=("proxy",),
        cause=Cause.OFFLINE,
        title="The proxy does not let us reach {service}",
        text="Your network sends this program through a proxy, and the proxy said no.{said}",
        remedy="Ask your IT to let {service} through the proxy.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unreachable,
        causes=("dns", "connect"),
        cause=Cause.OFFLINE,
        title="You are offline, or {service} cannot be reached",
        text="We show what we read at {read}. Checking goes on by itself when the connection is "
        "back.",
        unread="Nothing came back, so nothing is known of {service} from this attempt.",
        remedy="Check your network, and the address of {service}.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unreachable,
        cause=Cause.SILENT,
        title="{service} is not answering",
        text="We show what we read at {read}. Actions in {service} are paused so nothing is done "
        "on old facts.",
        unread="{service} gave no usable answer, so nothing is known from this attempt.",
        remedy="Wait a minute, then try again.",
        actions=("Try again", "What can I do?"),
        retry=True,
    ),
)

_UNREADABLE = (
    Row(
        kind=Unreadable,
        words=("html", "sends us on"),
        cause=Cause.ODD_ANSWER,
        title="Something else answers in place of {service}",
        text="A web page came back, as from a Wi-Fi sign-in, a company gateway or a wrong address.",
        remedy="Open a browser and sign in to your network, and check the address of {service}.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unreadable,
        cause=Cause.ODD_ANSWER,
        title="We do not understand the answer of {service}",
        text="So we take nothing from it: {reason}.",
        remedy="Try again; if it stays, copy the details for support.",
        actions=("Try again", "Copy details"),
        retry=True,
    ),
)

_VAULT = (
    Row(
        kind=Unsaved,
        causes=("locked",),
        cause=Cause.KEYCHAIN,
        title="Your keychain is locked",
        text="Saved sign-ins are opened with a key that it holds, and it did not give it to us.",
        remedy="Unlock it and try again, or sign in without saving.",
        actions=("Try again", "Sign in without saving"),
        retry=True,
    ),
    Row(
        kind=Unsaved,
        causes=("denied",),
        cause=Cause.KEYCHAIN,
        title="Your keychain did not give us the key",
        text="We cannot open saved sign-ins without it.",
        remedy="Try again and allow it when your system asks, or sign in without saving.",
        actions=("Try again", "Sign in without saving"),
        retry=True,
    ),
    Row(
        kind=Unsaved,
        causes=("unavailable",),
        cause=Cause.KEYCHAIN,
        title="There is no keychain that we can use",
        text="Sign-ins are never kept in a plain file, so this one would not be kept.",
        remedy="Sign in without saving: it lasts until you quit. To keep it, start your system's"
        " keychain and try again.",
        actions=("Try again", "Sign in without saving"),
        retry=True,
    ),
    Row(
        kind=Unsaved,
        causes=("corrupt",),
        cause=Cause.KEYCHAIN,
        title="Your saved sign-ins cannot be opened",
        text="The file is set aside, not deleted: {reason}. Okta and Zoom are untouched by this.",
        remedy="Sign in again.",
        actions=("Sign in again", "Sign in without saving"),
    ),
)

_FILES = (
    Row(
        kind=Unsaved,
        causes=("full",),
        cause=Cause.FILES,
        title="The disk is full",
        text="We could not write {service}, and without it nothing is sent to Okta or Zoom.",
        remedy="Free some space on the disk, then try again.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unsaved,
        causes=("not_allowed",),
        cause=Cause.FILES,
        title="This program may not write its own files",
        text="We could not write {service} at {path}: {reason}. Nothing was sent to Okta or Zoom.",
        remedy="Allow writing to that folder, or choose another one with --data-dir.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unsaved,
        causes=("newer",),
        cause=Cause.FILES,
        title="A newer version of this program was here",
        text="It wrote {service} at {path} in a way that this version does not know.",
        remedy="Install the newer version again, or choose another folder with --data-dir.",
    ),
    Row(
        kind=Unsaved,
        causes=("in_use",),
        cause=Cause.FILES,
        title="Another copy of this program is running",
        text="Only one copy may change something at a time, so this one only shows.",
        remedy="Close the other copy, then try again.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=Unsaved,
        causes=("no_locks",),
        cause=Cause.FILES,
        title="The disk of our files cannot keep a second copy out",
        text="Two copies of this program could write {service} at {path} at once, so neither may: "
        "{reason}.",
        remedy="Choose a folder on a disk of this computer with --data-dir.",
    ),
    Row(
        kind=Unsaved,
        causes=("gone",),
        cause=Cause.FILES,
        title="The files of this program were moved or deleted",
        text="Nobody would find what is written there now, so we do not write {service} any more.",
        remedy="Close this program and start it again; put {path} back before, if you have it.",
    ),
    Row(
        kind=Unsaved,
        cause=Cause.FILES,
        title="This computer could not keep {service}",
        text="Without it nothing is sent to Okta or Zoom: {reason}.",
        remedy="Check the disk that holds {path}, then try again.",
        actions=("Try again",),
        retry=True,
    ),
)

_DOCUMENTS = (
    Row(
        kind=Misused,
        words=("several", "more than one"),
        cause=Cause.SETUP,
        title="There are several Zoom apps in Okta",
        text="We cannot tell which one is meant: {reason}.",
        remedy=(
            "Name the one that is meant: in the window in step 3 of the set-up, in a connection"
            " document with `app_id`."
        ),
    ),
    Row(
        kind=Misused,
        words=("is not known yet",),
        cause=Cause.SETUP,
        title="It is not known yet which app of Okta's gives Zoom",
        text="No read has shown an active one so far.",
        remedy="Check now; step 3 of the set-up says what is missing.",
    ),
    Row(
        kind=Misused,
        words=("no active", "not active", "no zoom app", "has no app", "which is not zoom"),
        cause=Cause.SETUP,
        title="There is no active Zoom app in Okta",
        text="Okta's apps were read: {reason}.",
        remedy="Add the Zoom app from Okta's catalogue, or activate it, then try again.",
    ),
    Row(
        kind=Misused,
        cause=Cause.DOCUMENT,
        title="Something in the command or the document is wrong",
        text="{place}: {reason}.",
        remedy="Correct it and start again.",
    ),
)

MISHAPS = (
    *_UNREACHABLE,
    *_UNREADABLE,
    *_VAULT,
    *_FILES,
    *_DOCUMENTS,
    Row(
        kind=ExpectedError,
        cause=Cause.OTHER,
        title="This is not possible at the moment",
        text="{reason}.",
        remedy="Copy the details for support.",
        actions=("Copy details",),
    ),
)
