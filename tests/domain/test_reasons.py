import re

import pytest

from zoomprov_gui.domain.reasons import EXPLANATIONS, Reason, failure_words, reason_of

AUTOMATIC = "Automatic provisioning of user Ada Byron to app Zoom failed: "
PUSH = (
    "Automatic profile push of ada@acme.example to app Zoom failed: Error while trying to push"
    " profile update for ada@acme.example: Bad Request. Errors reported by remote server: "
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (AUTOMATIC + "The user already exists", Reason.ALREADY_EXISTS),
        (
            (
                "Error while verifying if user ada exists: User ada not exist or not belong to this"
                " account."
            ),
            Reason.NOT_IN_ACCOUNT,
        ),
        (PUSH + "Cannot add paid users.", Reason.NO_LICENCE),
        (AUTOMATIC + "You can’t add paid users", Reason.NO_LICENCE),
        (AUTOMATIC + "You can add max 10 paid users", Reason.NO_LICENCE),
        (AUTOMATIC + "Matching user not found", Reason.SWITCH_OFF),
        (
            AUTOMATIC + "The credentials used to connect to the API were invalid; please check"
            " your configuration",
            Reason.ZOOM_AUTH,
        ),
        (PUSH + "Account has not enabled Single Sign-On.", Reason.SSO_OFF),
        (PUSH + "Domain name doesn't match", Reason.DOMAIN),
        (
            PUSH + "The email domain does not match the associated domain of the account.",
            Reason.DOMAIN,
        ),
        (
            PUSH + "Cannot activate or deactivate Zoom Room and Admin users.",
            Reason.ADMIN,
        ),
        (PUSH + "Validation Failed.", Reason.BAD_VALUE),
        (
            "You have reached the maximum per-second rate limit for this API. Try again later.",
            Reason.ZOOM_BUSY,
        ),
    ],
)
def test_a_known_text_of_the_vendors_has_its_reason(text, reason):
    assert reason_of(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Invalid JSON: Unrecognized token '<html>'",
        "User is inactive or locked.",
        "The user",
        "already exists a group with that name",
        "This domain is fine",
    ],
)
def test_a_text_that_the_catalogue_does_not_hold_is_never_explained(text):
    assert reason_of(text) is Reason.OTHER


def test_every_reason_is_explained_in_sentences():
    assert set(EXPLANATIONS) == set(Reason)
    for explanation in EXPLANATIONS.values():
        assert explanation.why.endswith(".")
        assert explanation.next_step.endswith(".")
        assert len(explanation.short) <= 36


@pytest.mark.parametrize(
    "reason",
    [
        Reason.ALREADY_EXISTS,
        Reason.NOT_IN_ACCOUNT,
        Reason.NO_LICENCE,
        Reason.SSO_OFF,
        Reason.ZOOM_AUTH,
        Reason.DOMAIN,
        Reason.SWITCH_OFF,
        Reason.BAD_VALUE,
    ],
)
def test_what_an_old_failure_told_is_not_said_of_now(reason):
    why = EXPLANATIONS[reason].why

    assert re.search(r"\b(was|had|said|refused)\b", why.split(",")[0])


def test_a_failure_is_said_in_words_or_quoted():
    assert failure_words(" ") == ""
    assert failure_words("Cannot add paid users.") == EXPLANATIONS[Reason.NO_LICENCE].why
    assert failure_words("Odd things") == "Okta reported: “Odd things”"
    assert failure_words("Invalid value x").endswith("“Invalid value x”")
