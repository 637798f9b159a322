"""A ready text for whoever can give a right that is missing: which, what for, and what helps."""

from zoomprov_gui.domain.setup import Step, StepKey
from zoomprov_gui.domain.setup_facts import SetupFacts
from zoomprov_gui.domain.setup_sign_in import is_withheld
from zoomprov_gui.domain.setup_words import CHECKS


def admin_request(step: Step, facts: SetupFacts) -> str:
    """Return what to send to an admin about the rights that step 1 or 2 lacks, `""` for none.

    It holds what its sender sees on the page, and no secret.
    """
    lacking = [check for check in step.checks if is_withheld(check)]
    if step.key not in {StepKey.CONNECT_OKTA, StepKey.CONNECT_ZOOM} or not lacking:
        return ""
    lines = [_greeting(step.key, facts), ""]
    for check in lacking:
        words = CHECKS[check.key]
        lines.append(f"- {words.title}: {check.value}. {words.meaning}.")
        lines.extend([f"  What helps: {check.fix.replace('`', '')}"] if check.fix else [])
    return "\n".join([*lines, "", "Once it is given, I sign in again."])


def _greeting(key: StepKey, facts: SetupFacts) -> str:
    if key is StepKey.CONNECT_ZOOM:
        account = facts.account.value
        where = f" of {account.name}" if account and account.name else ""
        return f"The app that I connect Zoom{where} with lacks a permission in Zoom:"
    who = facts.me.value.login if facts.me.value else "the app that signs in"
    host = facts.org.value.host if facts.org.value else facts.okta_host
    where = f" ({host})" if host else ""
    return f"To set up Zoom, {who} lacks a permission in Okta{where}:"
