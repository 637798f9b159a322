"""The table of problems with an address that somebody typed or pasted (UX.md §8.1).

Beside domain/connecting.py, which holds what comes after the address.
"""

from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.problems import Cause, Row

ADDRESSES = (
    Row(
        kind=NotConnected,
        causes=("address_empty",),
        cause=Cause.SETUP,
        title="There is no address yet",
        text="We need the address of your company's Okta.",
        remedy="Paste what you see in the browser after signing in to Okta, e.g. acme.okta.com.",
    ),
    Row(
        kind=NotConnected,
        causes=("address_email",),
        cause=Cause.SETUP,
        title="That is an e-mail address",
        text="We need the address of your company's Okta, perhaps {hint}.",
        remedy="Paste what you see in the browser after signing in to Okta, e.g. acme.okta.com.",
    ),
    Row(
        kind=NotConnected,
        causes=("address_space",),
        cause=Cause.SETUP,
        title="An address has no space in it",
        text="We asked nobody about “{reason}”: without the space it may be another company's.",
        remedy="Paste what you see in the browser after signing in to Okta, e.g. acme.okta.com.",
    ),
    Row(
        kind=NotConnected,
        causes=("address_no_company",),
        cause=Cause.SETUP,
        title="This is Okta's own page, not your company's",
        text="{reason} belongs to Okta itself.",
        remedy="Paste what you see in the browser after signing in to Okta, e.g. acme.okta.com.",
    ),
    Row(
        kind=NotConnected,
        causes=("address_typo",),
        cause=Cause.SETUP,
        title="This address looks mistyped",
        text="We found no Okta at {reason}. You may have meant {hint}.",
        remedy="Use {hint}, or paste what you see in the browser after signing in to Okta.",
        actions=("Use {hint}",),
    ),
    Row(
        kind=NotConnected,
        causes=("address_unknown", "address_odd"),
        cause=Cause.SETUP,
        title="We can't find this address",
        text="There is no Okta at “{reason}”.",
        remedy="Paste what you see in the browser after signing in to Okta, e.g. acme.okta.com.",
    ),
    Row(
        kind=NotConnected,
        causes=("address_not_okta",),
        cause=Cause.SETUP,
        title="This address is not an Okta",
        text="Something answers there, but not as Okta does: {reason}.",
        remedy="Paste what you see in the browser after signing in to Okta, e.g. acme.okta.com.",
    ),
    Row(
        kind=NotConnected,
        causes=("certificate_of_another",),
        cause=Cause.CERTIFICATE,
        title="Somebody else answers at this address",
        text="What answers cannot prove that it is {hint}, so nothing was sent: {reason}.",
        remedy="Check the address; where it is right, ask your IT what stands in between.",
        actions=("Try again",),
        retry=True,
    ),
    Row(
        kind=NotConnected,
        causes=("clock",),
        cause=Cause.CLOCK,
        title="Your computer's clock is {hint} off",
        text="Sign-in is refused when clocks differ.",
        remedy="Set the clock of this computer, then try again.",
        actions=("Open date settings", "Try again"),
        retry=True,
    ),
    Row(
        kind=NotConnected,
        causes=("zoom_address",),
        cause=Cause.SETUP,
        title="This is not an address of Zoom",
        text="The values of your app are sent to Zoom alone, and “{reason}” is not Zoom's.",
        remedy="Use zoom.us, zoomgov.com for Zoom for Government, or a simulated Zoom on this"
        " computer, e.g. `http://127.0.0.1:4012`.",
    ),
)
