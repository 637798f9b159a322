"""The table of problems where Okta or Zoom refuses a sign-in: what was wrong, and what to copy.

Errors of both token endpoints: facts/okta.md §6 §11, facts/zoom.md §2.
"""

from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.problems import Cause, Row

SIGN_IN_REFUSALS = (
    Row(
        kind=Refused,
        service="Okta",
        codes=("invalid_grant",),
        cause=Cause.SIGN_IN,
        title="Sign in to Okta again",
        text="Your sign-in ended or was taken back. Nothing was lost.",
        remedy="Sign in to Okta again.",
        actions=("Sign in", "Later"),
    ),
    Row(
        kind=Refused,
        service="Zoom",
        codes=("invalid_grant", "4733", "4734", "4735", "4741"),
        cause=Cause.SIGN_IN,
        title="Sign in to Zoom again",
        text="Your sign-in ended or was taken back. Nothing was lost.",
        remedy="Sign in to Zoom again.",
        actions=("Sign in", "Later"),
    ),
    Row(
        kind=Refused,
        service="Zoom",
        codes=("4717", "4738"),
        cause=Cause.SIGN_IN,
        title="The app in Zoom is switched off",
        text="Somebody turned this program's app in Zoom off. Nothing was lost.",
        remedy="Activate the app in the Zoom marketplace, then sign in again.",
        actions=("Sign in", "Later"),
    ),
    Row(
        kind=Refused,
        service="Zoom",
        codes=("4709",),
        cause=Cause.SETUP,
        title="Zoom does not know the way back to this app",
        text="The redirect address of the app in Zoom is another one.{said}",
        remedy="Enter `http://127.0.0.1/zoom/callback` as redirect address of the app in Zoom.",
    ),
    Row(
        kind=Refused,
        service="Zoom",
        codes=("invalid_client",),
        cause=Cause.SIGN_IN,
        title="Zoom does not know this Client ID and Client secret",
        text="One of the two is mistyped, was renewed, belongs to another app, or the app is not"
        " activated.{said}",
        remedy="Copy both from the app's page in Zoom, and check that the app is activated there.",
        actions=("Sign in", "Later"),
    ),
    Row(
        kind=Refused,
        service="Zoom",
        codes=("invalid_request",),
        cause=Cause.SIGN_IN,
        title="Zoom does not know this Account ID",
        text="It is mistyped, or belongs to another Zoom account than the app.{said}",
        remedy="Copy the Account ID from the app's page in Zoom.",
        actions=("Sign in", "Later"),
    ),
    Row(
        kind=Refused,
        service="Zoom",
        codes=("unsupported_grant_type", "unauthorized_client"),
        cause=Cause.SIGN_IN,
        title="This Zoom app is of another kind",
        text="The values belong to an app that signs people in, not to a Server-to-Server app."
        "{said}",
        remedy="Create a Server-to-Server OAuth app in the Zoom marketplace, and use its values.",
        actions=("Sign in", "Later"),
    ),
    Row(
        kind=Refused,
        service="Okta",
        codes=("invalid_client",),
        words=("client_assertion", "assertion", "jwks", "key"),
        cause=Cause.SIGN_IN,
        title="Okta does not accept our key",
        text="The public key is not with the app in Okta, or the clocks differ.{said}",
        remedy="Paste the public key into the app in Okta under Public Keys, and check the clock.",
        actions=("Try again",),
    ),
    Row(
        kind=Refused,
        service="Okta",
        codes=("invalid_client", "unauthorized_client"),
        cause=Cause.SIGN_IN,
        title="Okta does not know this Client ID",
        text="It is mistyped, or the app was deleted, deactivated, or may not sign in this way."
        "{said}",
        remedy="Copy the Client ID from the app's page in Okta, and check that it is active.",
        actions=("Sign in", "Later"),
    ),
)
