"""The fixtures that every test relies on do what they say."""

import logging
import os
from pathlib import Path

import platformdirs
from hypothesis import given, settings
from hypothesis import strategies as st


async def test_async_tests_run_without_a_marker():
    assert True


def test_the_home_is_empty_and_not_the_developers(home):
    assert Path.home() == home
    assert list(home.iterdir()) == []


def test_where_programs_keep_data_lies_in_the_tests_home(home):
    paths = (platformdirs.user_data_path("x"), platformdirs.user_config_path("x"))

    assert all(path.is_relative_to(home) for path in paths)


@given(st.integers())
def test_properties_work_beside_the_home_fixture(number):
    assert number == int(str(number))


def test_examples_have_no_deadline():
    assert settings.default.deadline is None


def test_qt_draws_on_no_screen(qapp):
    expected = os.environ["QT_QPA_PLATFORM"]

    assert qapp.platformName() == expected


def test_loggers_of_the_program_reach_the_root():
    assert logging.getLogger("zoomprov_gui").propagate
