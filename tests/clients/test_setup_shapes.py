"""What only the set-up reads, from whatever the services send."""

import pytest

from zoomprov_gui.clients.setup_shapes import (
    AccountSettings,
    Link,
    ManyPlans,
    OnePlan,
    SetupApp,
    seats_of,
    sso_of,
)
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.setup_facts import SsoFacts


def test_a_connection_of_2022_without_a_profile_is_read():
    assert decode(b'{"status": "DISABLED", "authScheme": "TOKEN"}', Link).status == "DISABLED"
    assert decode(b'{"status": 7, "_links": []}', Link) == Link()


def test_an_app_with_settings_that_nobody_documents_is_read():
    body = b'{"id": "0oa1", "settings": {"app": {"subDomain": "acme", "audience_uri": null}}}'

    assert decode(body, SetupApp).settings.app.sub_domain == "acme"
    assert decode(b'{"id": "0oa1", "settings": {"app": {"subDomain": 7}}}', SetupApp).id == "0oa1"


@pytest.mark.parametrize("body", [b"{}", b'{"security": null}', b'{"security": {"x": 1}}'])
def test_settings_that_tell_nothing_tell_nothing(body):
    assert sso_of(decode(body, AccountSettings)) == SsoFacts(None, None, (), ())


def test_plans_without_both_numbers_are_not_counted():
    body = b'{"plan_base": {"hosts": 5}, "plan_zoom_one": [{"usage": 1}]}'

    assert seats_of(decode(body, OnePlan), decode(body, ManyPlans)) is None
