"""Each fault of RELIABILITY.md §3 times each operation has its outcome, written down beforehand.

A few rows on every run, chosen by the day; all of them with ZOOMPROV_TABLE=all.
"""

import os
import time

import pytest

from tests.journeys.fault_table import FAULTS, OPERATIONS, cell, kept

ROWS = 2
WORDS = {"verified", "accepted", "unknown", "refused", "skipped", "unread", "nothing"}
_DAY = int(time.time() // 86_400)
CHOSEN = (
    list(FAULTS)
    if os.environ.get("ZOOMPROV_TABLE") == "all"
    else [FAULTS[(_DAY * ROWS + n) % len(FAULTS)] for n in range(ROWS)]
)


def test_no_cell_is_missing_and_each_holds_a_known_word():
    table = kept()

    assert set(table) == {(fault, operation) for fault in FAULTS for operation in OPERATIONS}
    assert set(table.values()) <= WORDS


def test_what_nobody_can_know_is_never_called_verified():
    table = kept()

    for operation in set(OPERATIONS) - {"verify"}:
        assert table["accepted, no effect", operation] != "verified"
        assert table["bad certificate", operation] == "skipped"
        assert table["dns fail", operation] == "skipped"
    assert table["bad certificate", "verify"] == table["dns fail", "verify"] == "unknown"
    assert all(table[fault, "sessions"] != "verified" for fault in FAULTS)


@pytest.mark.parametrize("fault", CHOSEN)
async def test_a_fault_makes_of_each_operation_what_is_written_down(fault):
    expected = {operation: kept()[fault, operation] for operation in OPERATIONS}

    found = {operation: await cell(fault, operation) for operation in OPERATIONS}

    assert found == expected
