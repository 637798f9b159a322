from zoomprov_gui.domain.errors import Misused, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service


def test_a_request_that_never_left_certainly_had_no_effect():
    assert Unreachable(Service.ZOOM, "dns", "no such host", was_sent=False).outcome_known
    assert not Unreachable(Service.ZOOM, "timeout", "no answer", was_sent=True).outcome_known


def test_an_answer_that_makes_no_sense_leaves_the_outcome_open():
    assert not Unreadable(Service.OKTA, "HTML instead of JSON").outcome_known


def test_errors_name_the_service_the_words_and_the_code():
    refused = Refused(Service.ZOOM, 400, "200", "Only available for Paid account.")

    assert str(refused) == "Zoom refused: Only available for Paid account. (200)"
    assert str(Refused(Service.OKTA, 403, "", "")) == "Okta refused: HTTP 403"
    assert str(Unreachable(Service.OKTA, "dns", "x", False)) == "Okta cannot be reached: x"
    assert str(Unreadable(Service.OKTA, "x")) == "Okta answered something unreadable: x"
    assert str(Misused("unknown key", "okta.auth")) == "okta.auth: unknown key"
    assert str(Misused("no Zoom app")) == "no Zoom app"
