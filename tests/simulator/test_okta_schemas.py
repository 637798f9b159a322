"""The attributes of the Zoom app and their mapping."""

from tests.support.world import Services


async def test_the_licence_is_a_custom_list_attribute(office: Services) -> None:
    answer = await office.okta.get(f"/api/v1/meta/schemas/apps/{office.app_id}/default")

    licence = answer.json()["definitions"]["custom"]["properties"]["userType"]
    assert licence["enum"] == ["Basic", "Licensed", "Collaboration"]
    assert licence["externalNamespace"] == "urn:ietf:params:scim:schemas:core:2.0:User"


async def test_the_mapping_is_found_by_its_target(office: Services) -> None:
    found = (await office.okta.get(f"/api/v1/mappings?targetId={office.app_id}")).json()
    none = (await office.okta.get("/api/v1/mappings?targetId=0oaOther")).json()
    one = await office.okta.get(f"/api/v1/mappings/{found[0]['id']}")
    strange = await office.okta.get("/api/v1/mappings/prmOther")

    assert none == []
    assert one.json()["properties"]["userType"]["expression"] == "user.userType"
    assert strange.status_code == 404


async def test_without_the_app_there_is_no_mapping(fresh: Services) -> None:
    assert (await fresh.okta.get("/api/v1/mappings")).json() == []
    assert (await fresh.okta.get("/api/v1/mappings/prmX")).status_code == 404
