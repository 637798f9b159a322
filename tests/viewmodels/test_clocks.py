import time

import pytest
from PySide6.QtCore import QLocale

from zoomprov_gui.viewmodels.clocks import (
    capital,
    clock_time,
    date_and_time,
    dated,
    day_begins,
    day_in_order,
    day_of,
    exact_time,
)


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def at(year, month, day, hour, minute):
    return time.mktime((year, month, day, hour, minute, 0, 0, 0, -1))


def test_a_time_of_day_follows_the_locale():
    assert clock_time(at(2026, 11, 23, 9, 41)) == "09:41"

    QLocale.setDefault(QLocale("en_US"))

    assert clock_time(at(2026, 11, 23, 9, 41)).replace("\u202f", " ") == "9:41 AM"


def test_a_time_that_nobody_told_is_no_text():
    assert clock_time(0) == date_and_time(0, 100.0) == ""


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ((2026, 11, 23, 9, 12), "today 09:12"),
        ((2026, 11, 20, 16, 40), "Fri 20 Nov, 16:40"),
        ((2025, 12, 31, 23, 59), "Wed 31 Dec 2025, 23:59"),
    ],
)
def test_a_date_is_as_long_as_it_has_to_be(then, words):
    assert date_and_time(at(*then), at(2026, 11, 23, 18, 0)) == words


def test_days_in_names_of_files_stand_in_order():
    spring, autumn = 1_775_044_800.0, 1_795_694_400.0  # 1 April and 26 November 2026, at noon

    names = [day_in_order(autumn), day_in_order(spring)]

    assert sorted(names) == ["2026-04-01", "2026-11-26"]


def test_a_day_begins_at_midnight_where_one_is():
    assert day_begins(at(2026, 11, 23, 9, 12)) == at(2026, 11, 23, 0, 0)
    assert day_begins(at(2026, 11, 23, 0, 0)) == at(2026, 11, 23, 0, 0)


def test_a_line_begins_with_a_capital():
    assert capital("today 09:12") == "Today 09:12"
    assert capital("") == ""


def test_a_proof_says_its_time_to_the_second():
    assert len(exact_time(1_795_424_463.0).split(":")) == 3
    assert exact_time(1_795_424_463.0).endswith(":03")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (3, "Fri 20 Nov"),
        (400, "Sun 19 Oct 2025"),
        (-1, "Tue 24 Nov"),
    ],
)
def test_a_day_is_named_as_people_do(days, words):
    now = 1_795_424_460.0

    assert day_of(now - days * 86_400, now) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC0", "Mon 23 Nov 2026, 09:41 (UTC+00:00)"),
        ("IST-5:30", "Mon 23 Nov 2026, 09:41 (UTC+05:30)"),
        ("NST3:30", "Mon 23 Nov 2026, 09:41 (UTC-03:30)"),
    ],
)
def test_a_moment_on_paper_has_its_year_and_its_offset(zone, words, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()

    told = dated(at(2026, 11, 23, 9, 41))

    monkeypatch.undo()
    time.tzset()
    assert told == words
