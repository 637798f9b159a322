"""Comparisons and contexts for tests, and everything of them that hypothesis may vary."""

from hypothesis import strategies as st

from tests.support.people import NOW, account, assignment, broken, whole
from zoomprov_gui.domain.actions import Context
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import DirectoryPerson, Service, Switches, person_key
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict

DAY = 86_400
ALL_ON = Switches(create=True, update=True, deactivate=True)


def comparison(email: str = "ana@acme.example", **fields: object) -> Comparison:
    """Return a leaver: not assigned, still active in Zoom with a paid licence."""
    usual = {
        "key": person_key(email),
        "email": email,
        "name": "Ana Silva",
        "verdict": Verdict.STILL_ACTIVE,
        "reason": Reason.SWITCH_OFF,
        "since": NOW - 2 * DAY,
        "assignment": None,
        "account": account(zoom_id=f"z-{email}", email=email),
        "person": directory_person(email),
    }
    return Comparison(**{**usual, **fields})


def assigned(email: str = "bo@acme.example", **fields: object) -> Comparison:
    """Return somebody directly assigned, linked and active on both sides."""
    zoom = account(zoom_id=f"z-{email}", email=email)
    okta = assignment(user_id=f"u-{email}", email=email, external_id=zoom.zoom_id)
    usual = {"verdict": Verdict.IN_SYNC, "reason": None, "assignment": okta, "account": zoom}
    return comparison(email, **{**usual, **fields})


def directory_person(email: str, **fields: object) -> DirectoryPerson:
    """Return somebody in Okta's directory."""
    usual = DirectoryPerson(f"u-{email}", email, email, "Ana Silva", "ACTIVE", 0)
    return usual._replace(**fields)


def context(**fields: object) -> Context:
    """Return a context in which everything is allowed."""
    usual = {
        "okta": whole(Service.OKTA),
        "zoom": whole(Service.ZOOM),
        "now": NOW,
        "switches": ALL_ON,
        "active_people": 1000,
    }
    return Context(**{**usual, **fields})


emails = st.sampled_from([f"{name}@acme.example" for name in ("ana", "bo", "cy", "di", "ed")])
licences = st.sampled_from([-1, 1, 2, 3, 4, 99])
statuses = st.sampled_from(["active", "inactive", "pending", "brandnew"])
roles = st.sampled_from(["", "0", "1", "2", "Rcustom"])
person_statuses = st.sampled_from(["ACTIVE", "SUSPENDED", "DEPROVISIONED", None])


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Return any comparison whose facts could be read, whether or not its verdict follows."""
    email = draw(emails)
    zoom = draw(
        st.none()
        | st.builds(
            account,
            zoom_id=st.sampled_from(["z1", "z2"]),
            email=st.just(email),
            status=statuses,
            role_id=roles,
            licence=licences,
        )
    )
    okta = draw(
        st.none()
        | st.builds(
            assignment,
            user_id=st.just(f"u-{email}"),
            email=st.just(email),
            scope=st.sampled_from(["USER", "GROUP", ""]),
            status=st.sampled_from(["PROVISIONED", "ACTIVE", "STAGED", "DEPROVISIONED"]),
            person_status=person_statuses,
            external_id=st.sampled_from(["", "z1", "z2"]),
        )
    )
    person = draw(
        st.none()
        | st.builds(
            directory_person,
            st.just(email),
            status=st.sampled_from(["ACTIVE", "SUSPENDED", "DEPROVISIONED"]),
        )
    )
    history = draw(
        st.none() | st.builds(History, failed_at=st.just(NOW - 60), failure=st.text(max_size=20))
    )
    return Comparison(
        key=person_key(email),
        email=email,
        name="Ana Silva",
        verdict=draw(st.sampled_from(Verdict)),
        reason=draw(st.none() | st.sampled_from(Reason)),
        since=draw(st.sampled_from([0.0, NOW - 60, NOW - 2 * DAY])),
        assignment=okta,
        account=zoom,
        others=draw(st.sampled_from([(), (account("z9", email),)])),
        person=person,
        history=history,
        granted_by=draw(st.sampled_from([(), ("Front desk",), ("Front desk", "Managers")])),
        differs=draw(st.sampled_from([(), ("department",), ("name", "licence")])),
        ignored_because=draw(st.sampled_from(["", "contractor"])),
    )


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """Return any context: whole, broken, old or missing reads, any switches, any limits."""

    def read(service: Service) -> st.SearchStrategy[object]:
        at = st.sampled_from([NOW, NOW - 60, NOW - 1201, NOW - DAY])
        return (
            st.none() | st.builds(whole, st.just(service), at=at)
            | st.builds(broken, st.just(service), at=at)
        )  # fmt: skip

    on = st.sampled_from([None, True, False])
    return Context(
        okta=draw(read(Service.OKTA)),
        zoom=draw(read(Service.ZOOM)),
        now=NOW,
        switches=draw(st.builds(Switches, create=on, update=on, deactivate=on)),
        own_keys=draw(st.sampled_from([frozenset(), frozenset({person_key("ana@acme.example")})])),
        active_people=draw(st.integers(0, 100)),
        taken=frozenset(f"p{n}@x.example" for n in range(draw(st.integers(0, 60)))),
        read_only=draw(st.booleans()),
        max_people=draw(st.integers(1, 60)),
        typed_from=draw(st.integers(1, 5)),
        roles={"Rcustom": "Helpdesk"},
    )
