"""What several of Zoom's calls need."""

from tests.support.world import Services


async def test_nobody_is_named_in_the_refusal(office: Services) -> None:
    answer = await office.zoom.get("/v2/users/nobody@acme.example")

    assert answer.json() == {"code": 1001, "message": "User does not exist: nobody@acme.example."}


async def test_a_body_that_is_no_object_is_refused(office: Services) -> None:
    for content in (b"", b"[]", b"{"):
        answer = await office.zoom.put("/v2/users/goran.eze@acme.example/status", content=content)
        assert answer.json() == {
            "code": 300,
            "message": "Request Body should be a valid JSON object.",
        }


async def test_a_pending_person_can_be_read_and_not_changed(office: Services) -> None:
    path = "/v2/users/rosa.consultant@partner.example"

    read = await office.zoom.get(path)
    changed = await office.zoom.delete(f"{path}/token")

    assert (read.status_code, changed.status_code) == (200, 404)
