"""Okta's discovery, organisation and tokens."""

from tests.support.world import Services


async def test_a_token_can_end_itself(office: Services) -> None:
    read = await office.okta.get("/api/v1/api-tokens/current")
    ended = await office.okta.delete("/api/v1/api-tokens/current")
    after = await office.okta.get("/api/v1/org")

    assert read.json()["tokenWindow"] == "P30D"
    assert (ended.status_code, after.status_code) == (204, 401)


async def test_the_organisation_is_found_without_a_token(office: Services) -> None:
    del office.okta.headers["authorization"]

    found = (await office.okta.get("/.well-known/okta-organization")).json()
    oauth = (await office.okta.get("/.well-known/oauth-authorization-server")).json()
    org = await office.okta.get("/api/v1/org")

    assert found["pipeline"] == "idx"
    assert oauth["token_endpoint"] == "https://acme.okta.example/oauth2/v1/token"
    assert org.status_code == 401


async def test_a_token_is_read_by_its_id_and_a_strange_one_is_not_there(office: Services) -> None:
    known = (await office.okta.get("/api/v1/api-tokens/current")).json()

    by_id = await office.okta.get(f"/api/v1/api-tokens/{known['id']}")
    strange = await office.okta.get("/api/v1/api-tokens/00TNobody")

    assert by_id.json() == known
    assert strange.status_code == 404


async def test_most_people_have_no_admin_role(office: Services) -> None:
    own = (await office.okta.get("/api/v1/users/me/roles")).json()
    other = await office.okta.get(f"/api/v1/users/{office.okta_id('amara.obi@acme.example')}/roles")

    assert [role["type"] for role in own] == ["SUPER_ADMIN"]
    assert other.json() == []
