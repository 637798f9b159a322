"""The proof says what was read and when, and nothing more."""

import pytest

from tests.viewmodels.test_setup_view import NOW, OFF, check, step
from zoomprov_gui.domain.setup import CheckState, StepKey
from zoomprov_gui.viewmodels.clocks import dated, day_in_order
from zoomprov_gui.viewmodels.setup_proof import SAMPLE, proof_html, proof_name

HOSTS = ["acme.okta.example", "acme.zoom.us"]


def test_every_value_stands_with_who_said_it_and_when():
    text = proof_html("Acme", HOSTS, [step(check())], NOW, sandbox=False)

    assert "Everything is confirmed. Okta now looks after Zoom." in text
    assert "4. Choose what Okta may do in Zoom – confirmed" in text
    assert "<td>Deactivate users</td><td>On</td><td>confirmed</td><td>Okta, " in text
    assert "acme.okta.example and acme.zoom.us" in text


def test_what_is_left_is_not_hidden():
    left = step(OFF, key=StepKey.ASSIGN, state=CheckState.CHANGE_NEEDED)

    text = proof_html("Acme", HOSTS, [step(check()), left], NOW, sandbox=False)

    assert "1 of 2 steps are confirmed." in text
    assert "needs a change" in text
    assert "Everything is confirmed" not in text


def test_what_was_not_read_has_no_time():
    text = proof_html("Acme", HOSTS, [step(check(read_at=None))], NOW, sandbox=False)

    assert "Okta, not read" in text


def test_names_are_data_and_never_markup():
    text = proof_html("<b>Acme & Co</b>", HOSTS, [step(check(value="<i>"))], NOW, sandbox=False)

    assert "&lt;b&gt;Acme &amp; Co&lt;/b&gt;" in text
    assert "<td>&lt;i&gt;</td>" in text


def test_the_day_with_its_year_is_told():
    text = proof_html("Acme", HOSTS, [step(check())], NOW, sandbox=False)

    assert dated(NOW) in text
    assert " 2026, " in text
    assert "today" not in text


def test_what_is_no_real_company_says_so():
    real, sample = (
        proof_html("Acme", HOSTS, [step(check())], NOW, sandbox=sandbox)
        for sandbox in (False, True)
    )

    assert SAMPLE not in real
    assert SAMPLE in sample


def test_who_was_tested_is_named():
    proven = step(check(), key=StepKey.PROVE, line="Proven with olga.horvat@acme.example")

    text = proof_html("Acme", HOSTS, [proven], NOW, sandbox=False)

    assert "Proven with olga.horvat@acme.example" in text


@pytest.mark.parametrize(
    ("host", "company"),
    [
        ("acme.okta.com", "acme-"),
        ("Acme-Dental.oktapreview.com", "acme-dental-"),
        ("127.0.0.1:8443", ""),
        ("", ""),
        ("..", ""),
    ],
)
def test_the_file_is_called_after_company_and_day(host, company):
    name = proof_name(host, NOW)

    assert name == f"zoom-okta-{company}setup-proof-{day_in_order(NOW)}.pdf"
