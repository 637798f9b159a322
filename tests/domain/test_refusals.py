"""Tests for domain/refusals.py."""

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.refusals import REFUSALS


def test_each_row_is_the_first_fit_of_some_refusal():
    met = set()
    for row in REFUSALS:
        service = {"Okta": Service.OKTA, "": Service.OKTA}.get(row.service, Service.ZOOM)
        error = Refused(
            service,
            row.statuses[0] if row.statuses else 400,
            row.codes[0] if row.codes else "unheard-of",
            row.words[0] if row.words else "",
            ("some.permission",) if row.needs_missing else (),
        )
        met.add(diagnose(error).title.replace(service.value, "{service}"))

    titles = {
        row.title.replace("Okta", "{service}").replace("Zoom", "{service}") for row in REFUSALS
    }
    assert {
        title.replace("Zoom", "{service}").replace("Okta", "{service}") for title in met
    } == titles


def test_the_last_row_fits_every_refusal():
    row = REFUSALS[-1]

    assert not any((row.service, row.statuses, row.codes, row.causes, row.words))


def test_a_feature_that_the_plan_lacks_signs_nobody_out():
    error = Refused(Service.OKTA, 401, "E0000015", "You do not have permission to access it")

    assert diagnose(error).cause is not Cause.SIGN_IN
