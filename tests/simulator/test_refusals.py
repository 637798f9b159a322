"""Bodies with which the services say no."""

from zoomprov_gui.simulator.refusals import oauth_error, okta_error, zoom_error, zoom_oauth_error


def test_oktas_body_has_the_five_keys() -> None:
    reply = okta_error(404, "E0000007", "00u1 (User)", causes=["because"])

    assert reply.status == 404
    assert reply.body == {
        "errorCode": "E0000007",
        "errorSummary": "Not found: Resource not found: 00u1 (User)",
        "errorLink": "E0000007",
        "errorId": "oaeSimulatedErrorId01",
        "errorCauses": [{"errorSummary": "because"}],
    }


def test_zooms_body_names_fields_only_where_there_are_any() -> None:
    assert zoom_error(400, 124, "no").body == {"code": 124, "message": "no"}
    assert zoom_error(400, 300, "no", [("type", "bad")]).body == {
        "code": 300,
        "message": "no",
        "errors": [{"field": "type", "message": "bad"}],
    }


def test_the_two_token_endpoints_differ() -> None:
    assert oauth_error(400, "invalid_grant", "no").body.keys() == {"error", "error_description"}
    assert zoom_oauth_error("invalid_client", "no").body.keys() == {"error", "reason"}
