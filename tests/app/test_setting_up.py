import io

import pytest

from tests.support.company import a_company
from zoomprov_gui.app import exits
from zoomprov_gui.app.setting_up import _agree, _codes, step_named
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.services.results import Outcome


class Standard:
    """Standard input that holds what somebody pastes."""

    def __init__(self, text, *, terminal=False):
        self.buffer = io.BytesIO(text.encode())
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def test_nothing_is_sent_without_yes(console):
    ended = console.run("setup", "--sandbox", "fresh-start", "connection")

    assert "Zoom app: None → Zoom" in ended.out
    assert "Add --yes to do it." in ended.out
    assert ended.code == exits.ATTENTION
    assert console.run("journal", "--json").json["runs"] == []


def test_the_connection_is_made_read_back_and_journalled(console):
    ended = console.run("setup", "--sandbox", "fresh-start", "connection", "--yes", "--json")

    document = ended.json
    assert (document["step"], document["state"]) == ("authorise", "confirmed")
    assert [r["change"] for r in document["results"]] == ["add_app", "authorise"]
    assert {r["outcome"] for r in document["results"]} == {"verified"}
    assert document["plan"][0]["lines"][0] == {"subject": "Zoom app", "old": "None", "new": "Zoom"}
    assert ended.code == exits.DONE
    runs = console.run("journal", "--json").json["runs"]
    assert [run["entries"][0]["verb"] for run in runs] == ["add_app", "authorise"]
    assert runs[0]["entries"][0]["before"] == {"settings": {"app": False}}


def test_a_step_without_anything_to_do_is_done(console):
    ended = console.run("setup", "--sandbox", "all-well", "switches", "--yes")

    assert "Nothing to change." in ended.out
    assert ended.code == exits.DONE


def test_what_cannot_be_done_yet_is_shown_by_hand(console):
    ended = console.run("setup", "--sandbox", "fresh-start", "switches", "--yes")

    assert "By hand:" in ended.out
    assert "Open Applications › Zoom › Provisioning" in ended.out
    assert ended.code == exits.ATTENTION


@pytest.mark.parametrize(
    ("word", "reason"),
    [("assign", "zoomprov assign"), ("prove", "--person EMAIL"), ("frobnicate", "is no step")],
)
def test_other_steps_say_where_they_are_done(console, word, reason):
    ended = console.run("setup", "--sandbox", "all-well", word, "--yes")

    assert ended.code == exits.WRONG_WORDS
    assert reason in ended.err


def test_a_step_after_the_sandbox_option_is_a_step_and_no_scenario(console):
    ended = console.run("setup", "--sandbox", "switches")

    assert ended.code == exits.DONE


def test_both_words_for_the_connection_are_understood():
    assert step_named("connection") is step_named("authorise") is StepKey.AUTHORISE
    with pytest.raises(Misused):
        step_named("connect_zoom")


async def begun(company):
    """Begin a permission with a real browser, and return what it would show."""
    await company.setup.read(fresh=True)
    await company.setup.perform(company.setup.steps()[2].changes[0])
    agrees, company.setup._agrees = company.setup._agrees, None
    result = await company.setup.perform(company.setup.steps()[2].changes[0])
    return result, await agrees(result.link)


@pytest.mark.parametrize("after", ["", "\n", "\nsomething else"])
async def test_what_the_browser_shows_comes_from_standard_input(
    tmp_path, monkeypatch, capsys, after
):
    async with a_company(tmp_path, "fresh-start") as (company, world, _clock):
        result, shown = await begun(company)
        monkeypatch.setattr("sys.stdin", Standard(shown + after, terminal=True))

        done = await _agree(company, result, quiet=False)

        assert done.verified
        assert world.app.connection == "ENABLED"
    assert result.link in capsys.readouterr().err


async def test_without_an_answer_the_page_stays_open_for_the_next_run(
    tmp_path, monkeypatch, capsys
):
    async with a_company(tmp_path, "fresh-start") as (company, _world, _clock):
        first, shown = await begun(company)
        monkeypatch.setattr("sys.stdin", Standard(""))
        left = await _agree(company, first, quiet=True)
        again = await company.setup.perform(company.setup.steps()[2].changes[0])
        monkeypatch.setattr("sys.stdin", Standard(shown))

        done = await _agree(company, again, quiet=True)

        assert (left.verified, again.link) == (False, first.link)
        assert done.verified
        codes = _codes(company.setup.steps()[2], company.setup.steps()[2], [left])
        assert exits.most_telling(codes) == exits.ATTENTION
    assert "agree" in capsys.readouterr().err


async def test_a_refused_role_ends_with_the_code_for_no_access(tmp_path):
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        world.set_switches(create=False)
        await company.setup.read(fresh=True)
        change = company.setup.steps()[3].changes[0]
        world.set_role("READ_ONLY_ADMIN")

        result = await company.setup.perform(change)

        step = company.setup.steps()[3]
    assert exits.most_telling(_codes(step, step, [result])) == exits.NO_ACCESS


async def test_what_okta_accepts_and_no_read_shows_needs_attention(tmp_path):
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        world.set_switches(create=False)
        await company.setup.read(fresh=True)
        before = company.setup.steps()[3]
        world.faults.set("okta:accepted-no-effect")

        result = await company.setup.perform(before.changes[0])

        assert result.outcome is Outcome.ACCEPTED
        codes = _codes(before, company.setup.steps()[3], [result])
        assert exits.most_telling(codes) == exits.ATTENTION
