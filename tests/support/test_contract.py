import httpx

from tests.support.contract import contract


def test_a_call_that_the_vendor_documents_is_fine():
    zoom = contract("zoom")

    listing = httpx.Request("GET", "https://api.zoom.us/v2/users?status=active&page_size=300")
    status = httpx.Request(
        "PUT", "https://api.zoom.us/v2/users/abc/status", json={"action": "deactivate"}
    )

    assert zoom.objections(listing) == []
    assert zoom.objections(status) == []


def test_what_the_vendor_does_not_document_is_named():
    zoom = contract("zoom")

    def objections(*request, **body):
        return zoom.objections(httpx.Request(*request, **body))

    base = "https://api.zoom.us/v2"
    assert objections("GET", base + "/people") == ["/people is no path of this API"]
    assert objections("DELETE", base + "/roles") == ["DELETE /roles does not exist"]
    assert "not declared" in objections("GET", base + "/users?sort=email")[0]
    assert "status=gone" in objections("GET", base + "/users?status=gone")[0]
    assert "page_size=9999" in objections("GET", base + "/users?page_size=9999")[0]
    assert "body" in objections("PUT", base + "/users/abc/status", json={"action": "vanish"})[0]


def test_okta_is_held_to_its_own_document():
    okta = contract("okta")

    listing = httpx.Request(
        "GET", "https://acme.okta.com/api/v1/apps/0oa1/users?limit=500&expand=user"
    )
    too_many = httpx.Request("GET", "https://acme.okta.com/api/v1/apps/0oa1/users?limit=501")

    assert okta.objections(listing) == []
    assert "limit=501" in okta.objections(too_many)[0]
