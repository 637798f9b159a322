"""Okta's JSON is as recorded."""

import pytest

from tests.support.world import NOON, Services
from zoomprov_gui.simulator.okta_documents import app_features, connection_document, user_document
from zoomprov_gui.simulator.records import App, OktaUser, Switches


@pytest.mark.parametrize(
    ("status", "verbs"),
    [
        ("ACTIVE", {"suspend", "deactivate"}),
        ("SUSPENDED", {"unsuspend", "deactivate"}),
        ("DEPROVISIONED", {"activate"}),
    ],
)
def test_a_person_offers_what_may_be_done(status: str, verbs: set[str]) -> None:
    user = OktaUser("00u1", "a@x", "a@x", "A", "B", NOON, status=status)

    assert user_document(user, "https://x", whole=True)["_links"].keys() == {"self", *verbs}
    assert user_document(user, "https://x")["_links"].keys() == {"self"}


def test_a_status_in_transit_is_told() -> None:
    user = OktaUser("00u1", "a@x", "a@x", "A", "B", NOON, transitioning_to="DEPROVISIONED")

    assert user_document(user, "https://x")["transitioningToStatus"] == "DEPROVISIONED"


def test_features_are_none_without_a_connection() -> None:
    app = App("0oa1", "zoomus", "Zoom", NOON, switches=Switches(create=True))

    assert app_features(app) == []
    app.connection = "ENABLED"
    assert app_features(app) == ["PUSH_NEW_USERS", "IMPORT_NEW_USERS"]


def test_a_connection_offers_consent_until_it_is_enabled() -> None:
    app = App("0oa1", "zoomus", "Zoom", NOON, connection="DISABLED")

    assert connection_document(app, "https://x")["_links"].keys() == {
        "self",
        "activate",
        "authorize",
    }
    app.connection = "ENABLED"
    assert connection_document(app, "https://x")["_links"].keys() == {"self", "deactivate"}


async def test_an_event_without_a_target_has_null(office: Services) -> None:
    office.world.log.write(NOON, "user.session.end", [])

    answer = await office.okta.get("/api/v1/logs?since=2026-11-23T18:00:00Z")

    assert answer.json()[-1]["target"] is None
