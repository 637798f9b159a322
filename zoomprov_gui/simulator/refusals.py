"""The bodies with which Okta and Zoom say no."""

from zoomprov_gui.simulator.serving import Refusal, Reply
from zoomprov_gui.simulator.sources import declare

declare("refusals.okta", "facts/okta.md §11", "REC errors, quoted-elsewhere")
declare("refusals.zoom", "facts/zoom.md §8")

# Texts as recorded where a recording exists, else as documented.
OKTA_SUMMARIES = {
    "E0000001": "Api validation failed: {0}",
    "E0000003": "The request body was not well-formed.",
    "E0000006": "You do not have permission to perform the requested action",
    "E0000007": "Not found: Resource not found: {0}",
    "E0000009": "Internal Server Error",
    "E0000010": "Service is in read only mode",
    "E0000011": "Invalid token provided",
    "E0000015": "You do not have permission to access the feature you are requesting",
    "E0000016": "Activation failed because the user is already active",
    "E0000022": "The endpoint does not support the provided HTTP method",
    "E0000029": "Invalid paging request.",
    "E0000031": "Invalid search criteria.",
    "E0000038": "This operation is not allowed in the user's current status.",
    "E0000039": "Operation on application settings failed.",
    "E0000046": "Deactivate application for user forbidden.",
    "E0000047": "API call exceeded rate limit due to too many requests.",
    "E0000062": "The specified user is already assigned to the application.",
    "E0000117": "The user is not in an active state.",
}


def okta_error(
    status: int, code: str, *values: str, causes: list[str] | None = None, error_id: str = ""
) -> Reply:
    """Return Okta's error body; `causes` are its errorCauses."""
    return Reply(
        status,
        {
            "errorCode": code,
            "errorSummary": OKTA_SUMMARIES[code].format(*values),
            "errorLink": code,
            "errorId": error_id or "oaeSimulatedErrorId01",
            "errorCauses": [{"errorSummary": cause} for cause in causes or []],
        },
    )


def refuse_okta(status: int, code: str, *values: str, causes: list[str] | None = None) -> Refusal:
    """Return the exception that makes Okta say no."""
    return Refusal(okta_error(status, code, *values, causes=causes))


def not_found(kind: str, identifier: str) -> Refusal:
    """Okta's 404: Not found: Resource not found: 00u… (User)."""
    return refuse_okta(404, "E0000007", f"{identifier} ({kind})")


def invalid(what: str, cause: str) -> Refusal:
    """Okta's 400 for a request that makes no sense."""
    return refuse_okta(400, "E0000001", what, causes=[cause])


def zoom_error(
    status: int, code: int, message: str, errors: list[tuple[str, str]] | None = None
) -> Reply:
    """Return Zoom's error body; `errors` are pairs of field and message."""
    body: dict[str, object] = {"code": code, "message": message}
    if errors:
        body["errors"] = [{"field": field, "message": text} for field, text in errors]
    return Reply(status, body)


def refuse_zoom(
    status: int, code: int, message: str, errors: list[tuple[str, str]] | None = None
) -> Refusal:
    """Return the exception that makes Zoom say no."""
    return Refusal(zoom_error(status, code, message, errors))


def nobody(who: str) -> Refusal:
    """Zoom's 404 for a user it does not know, or knows in another account."""
    return refuse_zoom(404, 1001, f"User does not exist: {who}.")


def oauth_error(status: int, error: str, description: str) -> Reply:
    """Return the error body of Okta's OAuth endpoints."""
    return Reply(status, {"error": error, "error_description": description})


def zoom_oauth_error(error: str, reason: str, status: int = 400) -> Reply:
    """Return the error body of Zoom's token endpoint (facts/zoom.md §2)."""
    return Reply(status, {"reason": reason, "error": error})
