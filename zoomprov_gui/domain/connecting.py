"""The table of problems on the way to a connection: addresses, browsers, companies (UX.md §8.1).

First fit wins; what is not about connecting falls through to the other tables.
"""

from zoomprov_gui.domain.address_problems import ADDRESSES
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause, Row

_AGAIN = ("Try again",)

_BROWSER = (
    Row(
        kind=NotConnected,
        causes=("timed_out",),
        cause=Cause.SIGN_IN,
        title="The sign-in took too long",
        text="A sign-in in the browser is good for five minutes, so this one has ended.",
        remedy="Start it again; if {service} showed an error page instead, check the Client ID and"
        " the redirect addresses of the app there.",
        actions=_AGAIN,
    ),
    Row(
        kind=NotConnected,
        causes=("loopback",),
        cause=Cause.SIGN_IN,
        title="The browser could not come back to the app",
        text="A firewall may block 127.0.0.1, or another program has taken the doors that we"
        " use: {reason}.",
        remedy="Paste the address from the browser, or try again.",
        actions=("Paste the address from the browser", "Try again"),
    ),
    Row(
        kind=NotConnected,
        causes=("browser",),
        cause=Cause.SIGN_IN,
        title="We could not open your browser",
        text="The sign-in waits for you all the same.",
        remedy="Copy the link and open it in a browser on this computer.",
        actions=("Copy link",),
    ),
    Row(
        kind=NotConnected,
        causes=("pasted",),
        cause=Cause.SIGN_IN,
        title="That is not the address we need",
        text="It has to come from this sign-in's last page: {reason}.",
        remedy="Copy the whole address of the page, which starts with `http://127.0.0.1`.",
    ),
    Row(
        kind=NotConnected,
        causes=("wrong_answer",),
        cause=Cause.SIGN_IN,
        title="The answer does not belong to this sign-in",
        text="So we took nothing from it: {reason}.",
        remedy="Close that page and start the sign-in again.",
        actions=_AGAIN,
    ),
    Row(
        kind=NotConnected,
        causes=("not_assigned",),
        cause=Cause.PERMISSION,
        title="Okta did not let you sign in to this app",
        text="Whoever signs in has to be assigned to this program's sign-in app.{said}",
        remedy="Assign yourself to the app in Okta under Applications, then try again.",
        actions=_AGAIN,
    ),
    Row(
        kind=NotConnected,
        causes=("denied",),
        cause=Cause.SIGN_IN,
        title="You said no in the browser",
        text="So nobody was signed in.",
        remedy="Start again and allow it, if that was not what you meant.",
        actions=_AGAIN,
    ),
    Row(
        kind=NotConnected,
        causes=("permission",),
        cause=Cause.PERMISSION,
        title="{service} does not allow the sign-in all it needs",
        text="This program's app in {service} lacks a permission that was asked for.{said}",
        remedy="Grant the permissions to the app in {service}, then try again.",
        actions=("Copy", "Show me where"),
    ),
    Row(
        kind=NotConnected,
        causes=("code_ended",),
        cause=Cause.SIGN_IN,
        title="The code has run out",
        text="Nobody entered it in time.",
        remedy="Get another code and enter it on the page that we show.",
        actions=_AGAIN,
    ),
)

_COMPANY = (
    Row(
        kind=NotConnected,
        causes=("signed_out",),
        cause=Cause.SIGN_IN,
        title="Sign in to {service} again",
        text="No sign-in to {service} is kept on this computer. Nothing else was lost.",
        remedy="Sign in, and everything goes on where it was.",
        actions=("Sign in",),
    ),
    Row(
        kind=NotConnected,
        causes=("other_company",),
        cause=Cause.SIGN_IN,
        title="This is the {service} of another company",
        text="This company's {service} is “{hint}”; you signed in to “{reason}”. Nothing of it was"
        " kept.",
        remedy="Sign in to the right one, or add the other one as a new company.",
    ),
    Row(
        kind=NotConnected,
        causes=("other_person",),
        cause=Cause.SIGN_IN,
        title="You signed in as somebody else",
        text="The token belongs to {hint}, the browser is signed in as {reason}.",
        remedy="Sign out of {service} in the browser, then start again.",
        actions=_AGAIN,
    ),
    Row(
        kind=NotConnected,
        causes=("not_set_up",),
        cause=Cause.REFUSED,
        title="{service} did not keep what we set up",
        text="It accepted the request, but reading it back shows otherwise: {reason}.",
        remedy="Try again; if it stays, set the app up by hand.",
        actions=("Try again", "Set it up by hand"),
        retry=True,
    ),
    Row(
        kind=NotConnected,
        causes=("read_only",),
        cause=Cause.SETUP,
        title="Read-only mode is on",
        text="Making a sign-in app changes Okta, so nothing was sent and the token is untouched.",
        remedy="Switch it off in the window of a company (Ctrl+Shift+R), or set the app up by"
        " hand.",
        actions=("Set it up by hand",),
    ),
    Row(
        kind=NotConnected,
        causes=("super_admin",),
        cause=Cause.PERMISSION,
        title="Only a Super Admin can set this up",
        text="In Okta nobody else gives an app its permissions.{said}",
        remedy="Ask a Super Admin to make the token, or to set the app up by hand.",
        actions=("Copy request for your admin", "Set it up by hand"),
    ),
    Row(
        kind=NotConnected,
        causes=("not_revoked",),
        cause=Cause.PERMISSION,
        title="The pasted token still works",
        text="We asked Okta to end it, and Okta still takes it: {reason}.",
        remedy="Revoke it in Okta under Security, API, Tokens.",
        actions=_AGAIN,
    ),
    Row(
        kind=NotConnected,
        causes=("key",),
        cause=Cause.SETUP,
        title="We cannot use this key",
        text="It has to be a private key as this program makes it: {reason}.",
        remedy="Make another key here, and paste its public part into the app in Okta.",
    ),
    Row(
        kind=NotConnected,
        causes=("token_refused",),
        cause=Cause.SIGN_IN,
        title="Okta does not take this token",
        text="It was mistyped, is of another Okta, ended, or was taken back.{said}",
        remedy="Copy the whole token, or make another in Okta under Security, API, Tokens.",
    ),
    Row(
        kind=NotConnected,
        causes=("token",),
        cause=Cause.SETUP,
        title="This is not an API token",
        text="What was pasted cannot be one: {reason}.",
        remedy="Make a token in Okta under Security, API, Tokens, and paste it whole.",
    ),
    Row(
        kind=NotConnected,
        causes=("fields",),
        cause=Cause.SETUP,
        title="These are not the three values of a Zoom app",
        text="Missing or odd: {reason}.",
        remedy="Copy Account ID, Client ID and Client secret from the app's page in Zoom.",
    ),
)

CONNECTING = (*ADDRESSES, *_BROWSER, *_COMPANY)


# What Okta calls a token that it does not know (facts/okta.md §11).
_NO_TOKEN = frozenset({"E0000004", "E0000011", "invalid_token"})


def of_pasted_token(error: Refused) -> Refused | NotConnected:
    """Return a refusal as what it is while a token is being pasted: nobody was signed in yet."""
    if error.status != 401 or error.code not in _NO_TOKEN:
        return error
    return NotConnected(error.service, "token_refused", reason=error.text, exchange=error.exchange)


def clocks_differ(service: Service, seconds: float) -> NotConnected:
    """Return that this computer's clock is so many seconds from the service's."""
    minutes = round(abs(seconds) / 60)
    hours = round(abs(seconds) / 3600)
    days = round(abs(seconds) / 86400)
    amount = f"{minutes} min" if minutes < 90 else f"{hours} h" if hours < 48 else f"{days} days"
    return NotConnected(service, "clock", hint=amount)
