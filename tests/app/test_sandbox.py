import json
import signal
import subprocess
import sys
import urllib.request

import pytest

from zoomprov_gui.app.sandbox import world_of
from zoomprov_gui.domain.errors import Misused


def test_the_scenarios_are_named_with_what_each_is_for(console):
    named = {
        s["name"]: s["for"] for s in console.run("sandbox", "scenarios", "--json").json["scenarios"]
    }

    assert {"small-office", "fresh-start", "all-well", "drifted", "out-of-licences"} <= set(named)
    assert all(purpose.endswith(".") for purpose in named.values())
    assert "small-office" in console.run("sandbox", "scenarios").out


@pytest.mark.parametrize(
    "words",
    [
        {"scenario": "big-office"},
        {"scenario": "small-office", "people": 7},
        {"scenario": "drifted", "people": 0},
        {"scenario": "small-office", "faults": ("zoom:explode",)},
    ],
)
def test_a_world_that_cannot_be_is_refused_in_words(words):
    with pytest.raises(Misused):
        world_of(**words)


@pytest.fixture
def served():
    """The simulated company, served by a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "zoomprov_gui", "sandbox", "serve", "--sync-delay", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, process.stdout.readline()
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_the_first_line_leads_independent_programs_and_our_own_to_the_world(
    served, console, tmp_path
):
    _process, line = served
    document = json.loads(line)
    file = tmp_path / "served.json"
    file.write_text(line)
    with urllib.request.urlopen(document["control"] + "/planted", timeout=20) as answer:
        planted = json.load(answer)

    ended = console.run("compare", "--connection", str(file), "--json")

    found = {p["email"]: p["verdict"] for p in ended.json["people"]}
    assert found == {email: plan["verdict"] for email, plan in planted.items()}
    off = console.run("deactivate", "--connection", str(file), "niko.laine@acme.example", "--yes")
    assert off.code == 0


@pytest.mark.skipif(
    sys.platform == "win32", reason="Ctrl-C reaches all programs of a console there"
)
def test_ctrl_c_ends_it_well(served):
    process, _line = served

    process.send_signal(signal.SIGINT)

    assert process.wait(20) == 0


def test_a_port_that_is_taken_is_said_in_words(served, console):
    port = json.loads(served[1])["okta"]["url"].rpartition(":")[2]

    ended = console.run("sandbox", "serve", "--okta-port", port)

    assert ended.code == 2
    assert "cannot serve" in ended.err
