"""Every behaviour of the simulator names its source, and the guesses are known."""

import pytest

from zoomprov_gui.simulator.app import okta, zoom
from zoomprov_gui.simulator.scenarios import SCENARIOS
from zoomprov_gui.simulator.sources import behaviours, declare

# What no document says and somebody with a real tenant must settle.
GUESSES = {
    "console_work.authorise_event",
    "dpop.wrong",
    "oauth_parts.page",
    "okta_authorize.code_life",
    "okta_authorize.errors",
    "signatures.skew",
    "zoom POST /oauth/revoke",
    "zoom_oauth.public_errors",
    "zoom_oauth.public_scopes",
    "assignments.readd_after_activate",
    "assignments.unassign_group",
    "eventlog.provisioning_targets",
    "okta GET /api/v1/apps/{name}/{app_id}/oauth2/authorize",
    "okta_apps.already_by_group",
    "okta_apps.unassign_twice",
    "okta_gate.insufficient_scope",
    "okta_gate.no_blank",
    "okta_oauth.no_keys",
    "okta_org.current_token",
    "okta_provisioning.partial_put",
    "okta_schemas.attributes",
    "okta_users.deactivate_204",
    "okta_users.me_of_an_app",
    "paging.okta_limit",
    "paging.zoom_parameters",
    "switches.change_details",
    "sync.failed_event",
    "sync.reactivate",
    "zoom_account.operation_texts",
    "zoom_account.role_members",
    "zoom_calls.pending_change",
    "zoom_writes.custom_role",
    "zoom_writes.twice",
}


def test_the_guesses_are_exactly_those_we_know_of() -> None:
    guessed = {stated.name for stated in behaviours() if stated.guessed}

    assert SCENARIOS
    assert guessed == GUESSES


def test_every_other_behaviour_names_a_place_in_the_facts_or_the_vendors_own_document() -> None:
    for stated in behaviours():
        assert stated.guessed or stated.source.startswith(("facts/", "specs/")), stated


def test_every_call_names_its_source_once() -> None:
    names = [stated.name for stated in behaviours()]

    for api in (okta, zoom):
        for operation in api.operations:
            assert f"{api.side} {operation.method} {operation.path}" in names


def test_a_second_meaning_of_a_name_is_refused() -> None:
    declare("test_sources.twice", "facts/okta.md §1")

    with pytest.raises(ValueError, match="twice"):
        declare("test_sources.twice", "guess")
