"""The log plug-in is run on small tests of its own."""

import logging

import pytest

SAMPLE = """
    import logging
    import pytest

    def test_sample():
        {body}

    {marker}
    def test_marked():
        {body}

    @pytest.fixture
    def closing():
        yield
        {closing}

    def test_closing(closing):
        pass
"""


@pytest.fixture
def outcomes(pytester, monkeypatch):
    """Run a test plain and with a marker, and one whose fixture logs; return the outcomes."""

    def run(body: str, marker: str = "", closing: str = "pass") -> dict[str, int]:
        pytester.makepyfile(SAMPLE.format(body=body, marker=marker, closing=closing))
        monkeypatch.setattr(logging.getLogger(), "handlers", [])  # the outer run is not to hear it
        plugins = ("-p", "tests.support.log_records", "-p", "no:hypothesispytest")
        return pytester.runpytest_inprocess(*plugins).parseoutcomes()

    return run


def test_an_unannounced_warning_fails_the_test(outcomes):
    assert outcomes('logging.getLogger("zoomprov_gui.x").warning("odd")') == {
        "failed": 2,
        "passed": 1,
    }


def test_an_announced_warning_passes(outcomes):
    found = outcomes('logging.getLogger("x").warning("odd 7")', '@pytest.mark.expects_log("odd .")')

    assert found == {"failed": 1, "passed": 2}


def test_an_announcement_without_its_warning_fails(outcomes):
    assert outcomes("pass", '@pytest.mark.expects_log("odd")') == {"passed": 3, "errors": 1}


def test_a_level_is_undone_after_the_test(outcomes):
    body = 'assert logging.getLogger("x").level == 0; logging.getLogger("x").setLevel(50)'

    assert outcomes(body) == {"passed": 3}


def test_information_is_no_offence(outcomes):
    assert outcomes('logging.getLogger("x").info("fine")') == {"passed": 3}


def test_a_failed_test_is_reported_once(outcomes):
    assert outcomes("assert False", '@pytest.mark.expects_log("odd")') == {"failed": 2, "passed": 1}


def test_a_warning_while_a_fixture_closes_is_an_error(outcomes):
    found = outcomes("pass", closing='logging.getLogger("x").error("late")')

    assert found == {"passed": 3, "errors": 1}
