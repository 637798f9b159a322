"""Okta's buckets of a minute and Zoom's calls per second."""

import pytest

from zoomprov_gui.simulator.buckets import Buckets, okta_bucket


@pytest.mark.parametrize(
    ("path", "bucket"),
    [
        ("/api/v1/apps", "/api/v1/apps"),
        ("/api/v1/apps/0oa1", "/api/v1/apps/{id}"),
        ("/api/v1/apps/0oa1/users", "/api/v1/apps"),
        ("/api/v1/apps/0oa1/features/USER_PROVISIONING", "/api/v1/apps"),
        ("/api/v1/users", "/api/v1/users"),
        ("/api/v1/users/me", "/api/v1/users/me"),
        ("/api/v1/users/00u1", "/api/v1/users/{id}"),
        ("/api/v1/users/00u1/groups", "/api/v1/users"),
        ("/api/v1/groups/00g1/users/00u1", "/api/v1/groups"),
        ("/api/v1/logs", "/api/v1/logs"),
        ("/api/v1/meta/schemas/apps/0oa1/default", "/api/v1"),
        ("/api/v1/org", "/api/v1"),
        ("/.well-known/okta-organization", "/api/v1"),
        ("/oauth2/v1/token", "/oauth2/v1/token"),
        ("/oauth2/v1/keys", "/oauth2/v1"),
    ],
)
def test_a_path_counts_against_the_bucket_of_the_table(path: str, bucket: str) -> None:
    assert okta_bucket(path) == bucket


def test_a_window_begins_with_the_first_call_and_not_with_the_minute() -> None:
    buckets = Buckets()

    first = [buckets.okta("/api/v1/logs", "free", 1030.0) for _ in range(11)]
    late = buckets.okta("/api/v1/logs", "free", 1089.0)
    fresh = buckets.okta("/api/v1/logs", "free", 1090.0)

    assert [one.granted for one in first] == [True] * 10 + [False]
    assert first[0].reset == late.reset == 1091
    assert (late.granted, fresh.granted, fresh.remaining) == (False, True, 9)


def test_refused_calls_use_nothing_up() -> None:
    buckets = Buckets()
    for _ in range(30):
        buckets.okta("/api/v1/logs", "free", 0.0)

    assert buckets.okta("/api/v1/logs", "free", 60.0).granted


def test_zoom_counts_each_label_by_the_second() -> None:
    buckets = Buckets()

    found = [buckets.zoom("Heavy", "free", at).granted for at in (0.0, 0.5, 1.0, 1.1)]
    other = buckets.zoom("Light", "free", 0.5)

    assert found == [True, False, True, False]
    assert other.granted


def test_without_limits_everything_is_granted() -> None:
    buckets = Buckets()

    assert all(buckets.okta("/api/v1/logs", "off", 0.0).granted for _ in range(500))
    assert all(buckets.zoom("Heavy", "off", 0.0).granted for _ in range(500))
