"""What is told of an address names what is wrong with it, and what to paste instead."""

import pytest

from zoomprov_gui.domain.address_problems import ADDRESSES
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service


def test_no_cause_has_two_rows():
    causes = [cause for row in ADDRESSES for cause in row.causes]

    assert len(causes) == len(set(causes))


@pytest.mark.parametrize("cause", ["address_space", "address_odd", "address_no_company"])
def test_what_was_typed_is_quoted(cause):
    problem = diagnose(NotConnected(Service.OKTA, cause, reason="acme dental"))

    assert "acme dental" in problem.text
    assert problem.remedy.endswith("e.g. acme.okta.com.")
