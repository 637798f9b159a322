"""Filter and search expressions."""

import pytest

from tests.support.world import Services


async def emails(office: Services, **query: str) -> list[str]:
    answer = await office.okta.get("/api/v1/users", params={"limit": "200", **query})
    return [user["profile"]["login"] for user in answer.json()]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('profile.login eq "goran.eze@acme.example"', ["goran.eze@acme.example"]),
        ('profile.email eq "GORAN.EZE@acme.example"', ["goran.eze@acme.example"]),
        ('profile.lastName sw "Ez"', ["goran.eze@acme.example"]),
        (
            'profile.lastName eq "Eze" or (profile.firstName eq "Niko" and status eq "ACTIVE")',
            ["niko.laine@acme.example", "goran.eze@acme.example"],
        ),
    ],
)
async def test_search_understands_what_the_app_asks(
    office: Services, expression: str, expected: list[str]
) -> None:
    assert sorted(await emails(office, search=expression)) == sorted(expected)


async def test_nonsense_is_refused_as_nonsense(office: Services) -> None:
    for expression in ("status eq", 'status like "x"', '(status eq "x"', 'status eq "x'):
        answer = await office.okta.get("/api/v1/users", params={"search": expression})
        assert (answer.status_code, answer.json()["errorCode"]) == (400, "E0000031")
