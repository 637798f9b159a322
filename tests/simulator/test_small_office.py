"""The small office holds everything once."""

from tests.support.world import a_world, services

VERDICTS = {
    "still_active", "error", "missing", "duplicate", "switched_off", "unlinked", "email",
    "details", "waiting", "invited", "removing", "orphan", "in_sync", "off_both",
}  # fmt: skip
REASONS = {
    "still_active": {"switch_off", "admin", None, "other", "zoom_auth"},
    "error": {
        "already_exists", "not_in_account", "no_licence", "domain", "bad_value", "sso_off",
        "zoom_auth", "zoom_busy", "other",
    },
    "orphan": {"no_okta_person", "not_assigned", "okta_deactivated"},
    "in_sync": {None, "okta_suspended"},
}  # fmt: skip


def test_the_small_office_has_every_verdict_that_reading_alone_can_show() -> None:
    world, _ = a_world("small-office")

    planted = list(world.planted.values())

    assert {said.verdict for said in planted} == VERDICTS
    for verdict, reasons in REASONS.items():
        assert {said.reason for said in planted if said.verdict == verdict} == reasons
    assert {said.fields for said in planted if said.verdict == "details"} == {
        ("department",),
        ("licence",),
        ("name",),
    }
    assert 55 <= len(planted) <= 75


async def test_what_is_under_way_in_the_small_office_settles_by_itself() -> None:
    world, clock = a_world("small-office")

    async with services(world, clock) as office:
        office.pass_time(700)
        mei = (await office.zoom.get("/v2/users/mei.tanaka@acme.example")).json()
        tessa = (await office.zoom.get("/v2/users/tessa.boyd@acme.example")).json()

    assert (mei["status"], mei["type"]) == ("active", 1)
    assert (tessa["status"], tessa["type"]) == ("inactive", 1)
