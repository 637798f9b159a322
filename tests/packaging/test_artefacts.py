"""What an artefact answers is read with care, and a missing tool is no success where it counts."""

import pytest

import artefacts
import machine
from rehearse.steps import Failed


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        ('{"people": [{"email": "ada@acme.example"}], "complete": true}', True),
        ('{"people": [{"email": "ada@acme.example"}], "complete": false}', False),
        ('{"people": [], "complete": true}', False),
        ("", False),  # what a traceback leaves on the standard output
    ],
)
def test_only_a_whole_comparison_passes(answer, whole):
    assert artefacts.told_whole(answer) is whole


@pytest.mark.parametrize("step", ["windows", "macos"])
@pytest.mark.parametrize(("ci", "passes"), [("true", False), ("", True)])
def test_without_its_tools_a_rehearsal_passes_only_on_a_developer_s_machine(
    ci, passes, step, monkeypatch, capsys
):
    monkeypatch.setattr(machine, "missing", lambda tools: ["wine"])
    monkeypatch.setenv("CI", ci)

    assert artefacts.STEPS[step]() is passes
    assert "Not rehearsed" in capsys.readouterr().out


@pytest.mark.parametrize(("ci", "briefly"), [("true", True), ("", False)])
def test_only_ci_is_brief_under_wine(ci, briefly, monkeypatch):
    asked = []
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(machine, "missing", lambda tools: [])
    monkeypatch.setattr(artefacts.on_windows, "rehearse", lambda **how: asked.append(how))
    monkeypatch.setattr(artefacts.sys, "platform", "linux")

    assert artefacts.STEPS["windows"]() is True
    assert asked == [{"briefly": briefly}]


def test_an_artefact_that_fails_says_why_and_lets_the_other_steps_run(monkeypatch, capsys):
    def fails(**_how):
        raise Failed("the uninstaller left a file")

    monkeypatch.setattr(machine, "missing", lambda tools: [])
    monkeypatch.setattr(artefacts.on_windows, "rehearse", fails)
    monkeypatch.setattr(artefacts.sys, "platform", "linux")

    assert artefacts.STEPS["windows"]() is False
    assert "the uninstaller left a file" in capsys.readouterr().out
