"""The people of the small office with whom something is wrong."""

from zoomprov_gui.simulator.founding import DAY, DOMAIN
from zoomprov_gui.simulator.office import Office
from zoomprov_gui.simulator.records import OktaUser
from zoomprov_gui.simulator.sync import (
    ADMIN_STAYS,
    BAD_CREDENTIALS,
    EVENTS_AHEAD,
    EXISTS,
    NO_SEAT,
    NO_SSO,
    NOT_HERE,
    WRONG_DOMAIN,
)

HOUR = 1 / 24
REMOTE = "Errors reported by remote server: "
BUSY = "You have reached the maximum per-second rate limit for this API. Try again later."
BUSY_ANSWER = f"Too Many Requests. {REMOTE}{BUSY}"
NOT_JSON = "Invalid JSON: Unexpected character ('<' (code 60))"


def troubles(office: Office) -> None:
    """Add everybody who needs attention."""
    _leavers_not_sent(office)
    _leavers_refused(office)
    _failed_creations(office)
    _failed_others(office)
    _missing(office)
    _off_by_hand(office)
    _not_the_same(office)


def _leavers_not_sent(office: Office) -> None:
    """They left while 'Deactivate users' was off: Okta sent nothing."""
    for first, last, licence, ago in (
        ("Goran", "Eze", "Licensed", 2 + 4 * HOUR),
        ("Nadia", "Okafor", "Licensed", 2 + 5 * HOUR),
        ("Jonas", "Haddad", "Basic", 2 + 3 * HOUR),
    ):
        user = office.person(first, last, "Front desk", licence=licence)
        account = office.account_of(user)
        office.left(user, ago, account, sent=False)
        if first == "Jonas":
            office.gone_from_okta(user, ago)
        office.plant(user.login, "still_active", "switch_off")


def _leavers_refused(office: Office) -> None:
    """Okta told Zoom, and Zoom refused or was told otherwise later."""
    carlos = office.person("Carlos", "Neri", "Managers", licence="Basic")
    office.left(carlos, 2 + HOUR / 2, office.account_of(carlos, role="1"), sent=False)
    office.failed(carlos, 2 + HOUR / 2, f"Bad Request. {REMOTE}{ADMIN_STAYS}", "deactivate")
    office.plant(carlos.login, "still_active", "admin")

    milan = office.person("Milan", "Kovac", "Finance", licence="Basic")
    office.left(milan, 5 * HOUR, office.account_of(milan))
    by_hand = office.now - 3 * HOUR * DAY
    owner = f"helena.brandt@{DOMAIN}"
    office.world.zoom_log(by_hand, owner, "User", "Update", f"Activate User {milan.login}")
    office.plant(milan.login, "still_active")

    ruth = office.person("Ruth", "Adeyemi", "Clinical staff")
    office.left(ruth, 1, office.account_of(ruth, has_events=True), sent=False)
    office.failed(ruth, 1, f"Bad Request. {REMOTE}{EVENTS_AHEAD}", "deactivate")
    office.plant(ruth.login, "still_active", "other")

    tomas = office.person("Tomas", "Lindgren", "Finance")
    office.left(tomas, 20, office.account_of(tomas), sent=False)
    office.failed(tomas, 20, BAD_CREDENTIALS, "deactivate")
    office.plant(tomas.login, "still_active", "zoom_auth")


def _failed_creations(office: Office) -> None:
    world = office.world
    leon = f"leon.fischer@{DOMAIN}"
    wanda = "wanda.kowalska@acme-dental.example"
    world.zoom.foreign_emails.add(leon)
    world.zoom.refused_domains.add("acme-dental.example")
    verify = f"Error while verifying if user {leon} exists: Bad Request. {REMOTE}"
    for first, last, group, ago, text, reason in (
        ("Anders", "Neri", "Clinical staff", HOUR, f"Conflict. {REMOTE}{NO_SEAT}", "no_licence"),
        ("Olga", "Horvat", "Managers", HOUR, f"Conflict. {REMOTE}{NO_SEAT}", "no_licence"),
        ("Leon", "Fischer", "Finance", 4.0, verify + NOT_HERE.format(leon), "not_in_account"),
        ("Wanda", "Kowalska", "Finance", 6.0, f"Conflict. {REMOTE}{WRONG_DOMAIN}", "domain"),
        ("Ines", "Costa", "Front desk", 20.0, f"Bad Request. {REMOTE}{NO_SSO}", "sso_off"),
        ("Peter", "Quist", "Managers", 20.0, BAD_CREDENTIALS, "zoom_auth"),
        ("Yara", "Nilsson", "Front desk", 3 * HOUR, BUSY_ANSWER, "zoom_busy"),
        ("Derek", "Moss", "Front desk", 8.0, NOT_JSON, "other"),
    ):  # fmt: skip
        user = _newcomer(office, (first, last), group, ago, wanda if first == "Wanda" else None)
        office.failed(user, ago - 0.0006, text)
        if reason == "zoom_busy":
            at = office.now - ago * DAY + 50
            office.event(user, at, "application.integration.rate_limit_exceeded", failed=BUSY)
        office.plant(user.login, "error", reason)


def _newcomer(
    office: Office, name: tuple[str, str], group: str, ago: float, email: str | None = None
) -> OktaUser:
    user = office.person(*name, group, group=group, email=email, hired=ago + 1)
    office.assignment(user, ago)
    return user


def _failed_others(office: Office) -> None:
    farah = office.person("Farah", "Haddad", "Managers", group="Managers")
    office.account_of(farah)
    office.assignment(farah, 3)
    office.failed(farah, 3 - 0.0006, EXISTS)
    office.plant(farah.login, "error", "already_exists")

    bruno = office.person("Bruno", "Okafor", "Finance", group="Finance", licence="Premium")
    office.works_here(bruno, type=1)
    office.failed(
        bruno,
        2 * HOUR,
        f"Bad Request. {REMOTE}Invalid value for attribute userType: Premium",
        "push_profile",
    )
    office.plant(bruno.login, "error", "bad_value")


def _missing(office: Office) -> None:
    """Add people assigned for long enough of whom Zoom knows nothing."""
    priya = office.person(
        "Priya", "Bruno", "Clinical staff", group="Clinical staff", licence="Basic"
    )
    link = office.assignment(priya, 40 / 1440)
    link.status, link.sync_state = "STAGED", "SYNCING"
    # T4: assigned before provisioning was switched on.
    vogel = office.person("Carlos", "Vogel", "Front desk", group="Front desk", licence="Basic")
    office.assignment(vogel, 300)
    # Linked once, and deleted in Zoom since.
    fiona = office.person("Fiona", "Okafor", "Clinical staff", group="Clinical staff")
    office.assignment(fiona, 40, external=office.world.new_zoom_id())
    for user in (priya, vogel, fiona):
        office.plant(user.login, "missing")


def _off_by_hand(office: Office) -> None:
    world = office.world
    for first, last, group, ago in (
        ("Hugo", "Silva", "Front desk", 2 * HOUR),
        ("Dario", "Brooks", "Finance", 2.0),
    ):
        user = office.person(first, last, group, group=group)
        office.works_here(user, status="inactive", type=1)
        owner = f"helena.brandt@{DOMAIN}"
        at = office.now - ago * DAY
        world.zoom_log(at, owner, "User", "Update", f"Deactivate User {user.login}")
        office.plant(user.login, "switched_off")


def _not_the_same(office: Office) -> None:
    """Both sides know them, and do not agree."""
    for first, last, group in (
        ("Anders", "Petrova", "Front desk"),
        ("Farid", "Lindqvist", "Managers"),
    ):
        user = office.person(first, last, group, group=group)
        office.account_of(user)
        office.assignment(user, 300)
        office.plant(user.login, "unlinked")

    # T7: Okta does not push a changed address.
    kofi = office.person("Kofi", "Kim", "Clinical staff", group="Clinical staff")
    office.works_here(kofi, email=f"kofi.mensah@{DOMAIN}")
    office.plant(kofi.login, "email")

    lena = office.person("Lena", "Marsh", "Clinical staff", group="Clinical staff")
    office.works_here(lena, email=f"lena.cole@{DOMAIN}")
    office.account_of(lena, type=1)
    office.plant(lena.login, "duplicate")

    sara = office.person("Sara", "Lund", "Clinical staff", group="Clinical staff")
    office.works_here(sara, dept="Front desk")
    office.plant(sara.login, "details", None, "department")
    omar = office.person("Omar", "Farouk", "Finance", group="Finance")
    office.works_here(omar, type=1)
    office.plant(omar.login, "details", None, "licence")
    emil = office.person("Emil", "Novak", "Managers", group="Managers")
    account = office.works_here(emil)
    account.first = "Emile"
    office.plant(emil.login, "details", None, "name")
