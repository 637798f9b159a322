"""What a step's card offers besides changes: signing in again, and naming the Zoom app meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import Step, StepKey
from zoomprov_gui.domain.setup_changes import NO_RIGHT
from zoomprov_gui.domain.setup_facts import SetupFacts, ZoomApp
from zoomprov_gui.domain.setup_request import admin_request
from zoomprov_gui.domain.setup_sign_in import Lack, lack_of
from zoomprov_gui.viewmodels.session import SessionViewModel

SIDES = {StepKey.CONNECT_OKTA: Service.OKTA, StepKey.CONNECT_ZOOM: Service.ZOOM}
_LACKS = {
    Lack.SIGN_IN: "{service} no longer takes our sign-in.",
    Lack.PERMISSION: "A permission is missing: one of the checks names it.",
}
_HERE = {
    Lack.SIGN_IN: "Once you sign in again, reading goes on.",
    Lack.PERMISSION: "Give it first, then sign in again, so that it holds.",
}
_DOCUMENT = "This company was opened from a document, and no sign-in is saved here. {fix}"
_ELSEWHERE = {
    Lack.SIGN_IN: "Put a new sign-in to {service} into the document, then open it again.",
    Lack.PERMISSION: (
        "Give the permission, put a new sign-in to {service} into the document where it holds one"
        " that lacks it, then open it again."
    ),
}
_SANDBOX = "This company is simulated, so there is no sign-in to renew."


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInOffer:
    """A sign-in to one side that would help; `button` is `""` where it is done elsewhere."""

    service: Service
    text: str
    note: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppOffer:
    """The Zoom apps to choose from, and the id of the one in use, `""` where none is."""

    apps: tuple[ZoomApp, ...]
    used: str
    text: str


def sign_in_offer(step: Step, session: SessionViewModel) -> SignInOffer | None:
    """Return the sign-in that a step needs, None where it needs none."""
    service, lack = SIDES.get(step.key), lack_of(step)
    if service is None or lack is None:
        return None
    name = service.value
    told = _LACKS[lack].format(service=name)
    if session.can_sign_in:
        text, note = f"{told} {_HERE[lack]}", "What is saved of this company stays as it is."
        return SignInOffer(service=service, text=text, note=note, button=f"Sign in to {name} again")
    fix = _ELSEWHERE[lack].format(service=name)
    elsewhere = _SANDBOX if session.sandbox else _DOCUMENT.format(fix=fix)
    return SignInOffer(service=service, text=told, note=elsewhere, button="")


def request_offer(step: Step, steps: Sequence[Step], facts: SetupFacts) -> str:
    """Return what to send to an admin about what a step lacks, `""` where it lacks no right.

    Steps 3 to 6 lack what step 1 does, where that is why nothing can be done in them.
    """
    held_back = any(change.why_not == NO_RIGHT for change in step.changes)
    return admin_request(steps[0] if held_back else step, facts)


def app_offer(step: Step, facts: SetupFacts) -> AppOffer | None:
    """Return the choice of the Zoom app, None where it is clear which one is meant."""
    if step.key is not StepKey.AUTHORISE or not facts.choices:
        return None
    count, used = len(facts.choices), facts.app.app_id if facts.app else ""
    many = f"Okta has {count} Zoom apps." if count > 1 else "Okta has another Zoom app."
    text = f"{many} Choose the one that is meant: people and checks are read from it from then on."
    if used:
        text = f"{many} People and checks are read from the one in use."
    return AppOffer(apps=facts.choices, used=used, text=text)


def status_words(app: ZoomApp) -> tuple[str, str, str]:
    """Return whether an app is active as a pill: words, icon, tone."""
    return ("Active", "circle-check", "ok") if app.active else ("Inactive", "circle-slash", "bad")
