"""People for tests: records with everything unimportant filled in."""

from hypothesis import strategies as st

from zoomprov_gui.domain.people import Assignment, Reading, Service, ZoomAccount

NOW = 1_700_000_000.0
LONG_AGO = int(NOW) - 90 * 86_400
JUST_NOW = int(NOW) - 60


def assignment(
    user_id: str = "u1", email: str = "ana@acme.example", **fields: object
) -> Assignment:
    """Return an assignment that gives Zoom since long ago and is pushed."""
    usual = Assignment(
        user_id, email, "Ana", "Silva", "Finance", "ACTIVE", "USER", "PROVISIONED", "SYNCHRONIZED",
        "z1", None, LONG_AGO, LONG_AGO, LONG_AGO,
    )  # fmt: skip
    return usual._replace(**fields)


def account(zoom_id: str = "z1", email: str = "ana@acme.example", **fields: object) -> ZoomAccount:
    """Return an active, licensed member's account."""
    usual = ZoomAccount(
        zoom_id, email, "Ana", "Silva", "Finance", "active", 2, "2", LONG_AGO, LONG_AGO
    )
    return usual._replace(**fields)


def whole(service: Service, records: int = 0, at: float = NOW) -> Reading:
    """Return the reading of a side that was provably all of it."""
    return Reading(service=service, read_at=at, records=records, complete=True)


def broken(service: Service, records: int = 0, at: float = NOW) -> Reading:
    """Return the reading of a side that broke off."""
    return Reading(
        service=service, read_at=at, records=records, complete=False, why="The connection was cut."
    )


EMAILS = ["ana@acme.example", "Ana@Acme.example", "bo@acme.example", "cy@acme.example"]
ZOOM_IDS = ["z1", "z2", "z3"]

assignments = st.lists(
    st.builds(
        assignment,
        st.sampled_from(["u1", "u2", "u3"]),
        st.sampled_from(EMAILS),
        external_id=st.sampled_from(["", *ZOOM_IDS]),
        status=st.sampled_from(["PROVISIONED", "ACTIVE", "DEPROVISIONED"]),
        person_status=st.sampled_from(["ACTIVE", "SUSPENDED", "DEPROVISIONED", None]),
        first_name=st.sampled_from(["Ana", "ANA", "", None]),
        licence=st.sampled_from([None, "Basic", "Licensed"]),
        assigned_at=st.sampled_from([LONG_AGO, JUST_NOW]),
        profile_email=st.sampled_from(["", "", "other@acme.example", None]),
    ),
    max_size=3,
    unique_by=lambda a: a.user_id,
)

_with_id = st.builds(
    account,
    st.sampled_from(ZOOM_IDS),
    st.sampled_from(EMAILS),
    status=st.sampled_from(["active", "inactive", "brandnew"]),
    role_id=st.sampled_from(["", "0", "1", "2", "Rcustom"]),
    licence=st.sampled_from([-1, 1, 2]),
    department=st.sampled_from([None, "Finance", "Sales"]),
)
_invited = st.builds(account, st.just(""), st.sampled_from(EMAILS), status=st.just("pending"))
accounts = st.lists(
    st.one_of(_with_id, _with_id, _invited),
    max_size=4,
    unique_by=lambda z: z.zoom_id or z.email.casefold(),
)
