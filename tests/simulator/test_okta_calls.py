"""What several of Okta's calls need."""

from tests.support.world import Services
from zoomprov_gui.simulator.okta_calls import manages, reads


def test_whoever_may_manage_may_read() -> None:
    assert set(manages("apps")) < set(reads("apps"))


async def test_what_is_not_there_is_named_with_its_kind(office: Services) -> None:
    found = [
        (await office.okta.get(path)).json()["errorSummary"].rpartition(" ")[2]
        for path in ("/api/v1/users/x", "/api/v1/groups/x", "/api/v1/apps/x")
    ]

    assert found == ["(User)", "(UserGroup)", "(AppInstance)"]


async def test_a_body_that_is_no_object_is_refused(office: Services) -> None:
    for content in (b"", b"[]", b"{", b"null"):
        answer = await office.okta.post("/api/v1/apps", content=content)
        assert (answer.status_code, answer.json()["errorCode"]) == (400, "E0000003")
