"""The way by hand for each step: console paths as Okta and Zoom label them, and where they open."""

from zoomprov_gui.domain.addresses import console_link
from zoomprov_gui.domain.setup import CheckKey, Engine, Guide, StepKey
from zoomprov_gui.domain.setup_facts import PeopleFacts, SetupFacts
from zoomprov_gui.domain.setup_manage import switch_value

BROWSER = (
    "Sign in to Zoom as **admin or owner**, and check that the browser is not signed in as"
    " someone else. Some guides mention a SCIM token. You don't need one."
)
_ENGINE = {Engine.IDENTITY: " (Identity Engine)", Engine.CLASSIC: " (Classic Engine)"}
_SWITCHES = {
    CheckKey.CREATE: "Create Users",
    CheckKey.UPDATE: "Update User Attributes",
    CheckKey.DEACTIVATE: "Deactivate Users",
}


def guide(step: StepKey, facts: SetupFacts) -> Guide:
    """Return how to do a step by hand."""
    if step is StepKey.CONNECT_ZOOM:
        return _zoom(facts)
    people = facts.people.value
    if step is StepKey.ASSIGN and people is not None and people.import_first:
        return _import(facts, people)
    lines, note = _okta_lines(step, facts)
    return Guide(
        title=f"Do it yourself in Okta{_engine(facts)}",
        lines=lines,
        link=okta_link(facts),
        note=note,
    )


def _import(facts: SetupFacts, people: PeopleFacts) -> Guide:
    """Return what links accounts that were there before: only Okta's console can (okta.md §9)."""
    begun = people.unlinked > 0
    stays = (
        "If an account stays unlinked, remove that person's assignment in Okta, then import, match"
        " and confirm again."
    )
    brings = (
        "This assigns everybody who has Zoom already, and links their accounts. Assign everybody"
        " else after it."
    )
    return Guide(
        title=f"Import from Zoom and match{_engine(facts)}",
        lines=_IMPORT,
        link=okta_link(facts),
        note=stays if begun else brings,
        badge="Next" if begun else "Do this first",
    )


def _engine(facts: SetupFacts) -> str:
    engine = facts.org.value.engine if facts.org.value else Engine.UNKNOWN
    return _ENGINE.get(engine, "")


def _okta_lines(step: StepKey, facts: SetupFacts) -> tuple[tuple[str, ...], str]:
    match step:
        case StepKey.CONNECT_OKTA:
            return _CONNECT, ""
        case StepKey.AUTHORISE:
            return (_ADD if facts.app is None else _AUTHORISE), BROWSER
        case StepKey.SWITCHES:
            return _switch_lines(facts), ""
        case StepKey.ASSIGN:
            return _ASSIGN, "Who has Zoom already is matched there under **Import**."
        case _:
            return _PROVE, (
                "Find the person under “Do it for me” first, then choose “I'll do it in Okta, just "
                "watch”: we tick what we read."
            )


_CONNECT = (
    "Open **Security › API › Tokens**",
    "Choose **Create Token**, name it “zoomprov”",
    "Copy the token and paste it here",
)
_ADD = (
    "Open **Applications › Applications** and choose **Browse App Catalog**",
    "Search **Zoom**, choose **Add Integration**",
    "Enter your Zoom **Subdomain**, then **Done**",
    "Open **Provisioning**, choose **Configure API Integration**",
    "Tick **Enable API integration**, then **Authenticate with Zoom.us**",
    "Agree in Zoom, then **Save**",
)
_AUTHORISE = (
    "Open **Applications › Zoom › Provisioning**",
    "Choose **Configure API Integration** (or **Integration**, then **Edit**)",
    "Tick **Enable API integration**, then **Authenticate with Zoom.us**",
    "Agree in Zoom, then **Save**",
)
_IMPORT = (
    "Open **Applications › Zoom › Import** and choose **Import Now**",
    "Beside each account, choose the person it belongs to",
    "Tick them, confirm, and come back: we read it by ourselves",
)
_ASSIGN = (
    "Open **Applications › Zoom › Assignments**, choose **Assign**, then people or groups",
    "Choose **Assign** beside each, then **Done**",
)
_PROVE = (
    "Open **Applications › Zoom › Assignments** and assign one test person",
    "In **Directory › People**, change that person's **Department**",
    "Back in **Assignments**, remove the person",
    "Assign the person again if they are to keep Zoom",
)


def _switch_lines(facts: SetupFacts) -> tuple[str, ...]:
    off = [_SWITCHES[key] for key in _SWITCHES if switch_value(facts, key) is not True]
    named = " and ".join(f"**{name}**" for name in off or _SWITCHES.values())
    return (
        "Open **Applications › Zoom › Provisioning**",
        "Under **To App**, choose **Edit**",
        f"Tick {named}, then **Save**",
    )


def okta_link(facts: SetupFacts) -> str:
    """Return the address of the Zoom app in the Admin Console, `""` where nobody can know it."""
    host = facts.org.value.host if facts.org.value else facts.okta_host
    return console_link(host, facts.app.app_id if facts.app else "")


def _zoom(facts: SetupFacts) -> Guide:
    account = facts.account.value
    sso_off = facts.sso.value is not None and facts.sso.value.on is False
    lines = [
        "Open **Account Management › Account Profile**: the plan and the **Vanity URL**",
        "There, under **Associated Domains**, add your email domain and verify it",
        "Open **Advanced › Single Sign-On** and switch it on",
        "Open **Advanced › Security** and require single sign-on for your domains",
        "Open **Account Management › Billing** for licences",
    ]
    host = account.vanity_url.removeprefix("https://").strip("/") if account else ""
    link = f"https://{host or 'zoom.us'}/account"
    note = "Zoom refuses everything Okta sends while single sign-on is off." if sso_off else ""
    return Guide(title="Do it yourself in Zoom", lines=tuple(lines), link=link, note=note)
