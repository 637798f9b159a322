"""Tests for domain/problems.py: the review of every row of the table, done by machine."""

import re

import pytest

from zoomprov_gui.domain.diagnosis import ROWS
from zoomprov_gui.domain.problems import Cause

VERBS = {
    "Add", "Allow", "Ask", "Check", "Copy", "Correct", "Enter", "Free", "Grant", "Install", "Make",
    "Move", "Close", "Name", "Open", "Remove", "Set", "Sign", "Try", "Unlock", "Wait", "Assign",
    "Activate", "Choose", "Create", "Get", "Paste", "Revoke", "Start", "Switch", "Use",
}  # fmt: skip
# UX.md §11, "say / not", and the voice: short, present, no blame, no praise.
BANNED = (
    "deactivate", "deprovision", "disable", "provisioned", "api integration", "scim", "scope",
    "sync", "poll", "fetch", "user", "users", "entitlement", "tenant", "org", "please",
    "successfully", "invalid", "exception", "null", "http", "json", "endpoint",
)  # fmt: skip
names = [f"{number}-{row.title[:40]}" for number, row in enumerate(ROWS)]
each_row = pytest.mark.parametrize("row", ROWS, ids=names)


def plain(row):
    return re.sub(
        r"\{\w+\}|`[^`]*`", "", f"{row.title} {row.text} {row.unread} {row.remedy}"
    ).casefold()


@each_row
def test_each_row_has_a_title_a_reason_and_a_remedy_that_starts_with_a_verb(row):
    assert row.title
    assert not row.title.endswith(".")
    assert row.text
    assert row.remedy.endswith(".")
    assert row.remedy.split()[0].strip(",;") in VERBS


@each_row
def test_no_row_uses_jargon(row):
    words = set(re.findall(r"[a-z]+", plain(row)))

    assert not words & set(BANNED)
    assert "!" not in plain(row)


@each_row
def test_each_row_offers_at_most_two_actions(row):
    assert len(row.actions) <= 2


@each_row
def test_only_what_can_pass_by_itself_offers_to_try_again(row):
    assert not (row.retry and row.cause in {Cause.SIGN_IN, Cause.PERMISSION, Cause.DOCUMENT})


def test_every_cause_but_none_is_used():
    assert {row.cause for row in ROWS} == set(Cause)
