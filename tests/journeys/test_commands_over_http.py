"""The commands that write, against a simulated company that another process serves over HTTP."""

import json
import signal
import subprocess
import sys
import urllib.request
from urllib.parse import quote

import pytest

from tests.support.console import Console

DIRECT = "niko.laine@acme.example"
BEATRIX = "beatrix.holm@acme.example"
THROUGH_A_GROUP = "kira.holt@acme.example"


class Served:
    """A served company: its connection file, and what its world looks like from within."""

    def __init__(self, line, folder):
        self.control = json.loads(line)["control"]
        self.file = folder / "acme.json"
        self.file.write_text(line)

    def person(self, email):
        return self._ask(f"/person?who={quote(email)}")

    def steer(self, gesture, **body):
        return self._ask(f"/{gesture}", json.dumps(body).encode())

    def _ask(self, path, body=None):
        with urllib.request.urlopen(self.control + path, body, timeout=30) as answer:
            return json.load(answer)


@pytest.fixture
def served(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "zoomprov_gui", "sandbox", "serve", "--sync-delay", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Served(process.stdout.readline(), tmp_path)
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture
def run(served, tmp_path, capsys):
    console = Console(tmp_path / "data", capsys)

    def command(name, *words):
        where = () if name == "journal" else ("--connection", str(served.file))
        return console.run(name, *words, *where, "--json")

    return command


def outcomes(ended):
    return {result["outcome"] for result in ended.json["results"]}


def test_zoom_is_taken_in_okta_proven_found_in_the_journal_and_given_back(run, served):
    taken = run("unassign", DIRECT, "--yes")
    off = served.person(DIRECT)
    proof = run("verify", DIRECT, "--timeout", "0")
    [journalled] = run("journal").json["runs"]
    undone = run("undo", taken.json["run"], "--yes")
    back = served.person(DIRECT)

    assert (taken.code, outcomes(taken)) == (0, {"verified"})
    assert (off["assignment"], off["zoom"]["status"]) == (None, "inactive")
    assert (proof.code, proof.json["people"][0]["proven"]) == (0, True)
    assert (journalled["run"], journalled["entries"][0]["state"]) == (
        taken.json["run"], "verified"
    )  # fmt: skip
    assert (undone.code, outcomes(undone)) == (0, {"verified"})
    assert (back["assignment"]["status"], back["zoom"]["status"]) == ("PROVISIONED", "active")


def test_who_is_on_again_behind_our_back_is_told_by_the_next_command(run, served):
    run("unassign", DIRECT, "--yes")
    served.steer("zoom-user", email=DIRECT, status="active")

    told = run("licence", BEATRIX, "--to", "basic")

    assert f"{DIRECT}: This was shown as done, and a later read shows the opposite" in told.err
    [earlier] = run("journal").json["runs"]
    assert earlier["entries"][0]["state"] == "accepted"


def test_somebody_leaves_the_group_that_gives_zoom_and_loses_it(run, served):
    ended = run("unassign", THROUGH_A_GROUP, "--from", "Front desk", "--yes")

    assert (ended.code, outcomes(ended)) == (0, {"verified"})
    assert served.person(THROUGH_A_GROUP)["zoom"]["status"] == "inactive"


def test_details_licence_email_and_sessions_are_changed_one_after_the_other(run, served):
    edited = run("edit", BEATRIX, "--set", "department=Surgery", "--yes")
    freed = run("licence", BEATRIX, "--to", "basic", "--yes")
    ended = run("end-sessions", BEATRIX, "--yes")
    renamed = run("email", BEATRIX, "--to", "b.holm@acme.example", "--yes")

    zoom = served.person("b.holm@acme.example")["zoom"]
    assert [done.code for done in (edited, freed, ended, renamed)] == [0, 0, 0, 0]
    assert [*map(outcomes, (edited, freed, ended, renamed))] == [
        {"verified"}, {"verified"}, {"accepted"}, {"verified"}
    ]  # fmt: skip
    assert (zoom["dept"], zoom["type"]) == ("Surgery", 1)
    states = [run["entries"][0]["state"] for run in run("journal").json["runs"]]
    assert states == ["verified", "verified", "accepted", "verified"]


def test_where_okta_tells_zoom_nothing_the_command_ends_with_1(run, served):
    served.steer("switches", deactivate=False)

    ended = run("unassign", DIRECT, "--yes")

    assert (ended.code, outcomes(ended)) == (1, {"accepted"})
    assert served.person(DIRECT)["zoom"]["status"] == "active"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("okta:forbidden:method=DELETE", 5),
        ("okta:token-revoked", 5),
        ("zoom:partial-page", 3),
    ],
)
def test_what_goes_wrong_takes_zoom_from_nobody_and_has_its_exit_code(run, served, fault, code):
    served.steer("fault", spec=fault)

    ended = run("unassign", DIRECT, "--yes")

    assert ended.code == code
    assert "verified" not in outcomes(ended)
    assert served.person(DIRECT)["zoom"]["status"] == "active"


@pytest.mark.skipif(
    sys.platform == "win32", reason="Ctrl-C reaches all programs of a console there"
)
def test_ctrl_c_while_it_waits_for_the_proof_loses_nothing_that_was_sent(run, served, tmp_path):
    served.steer("sync-delay", seconds=600)
    words = ("unassign", DIRECT, "--yes", "--connection", str(served.file))
    # A shell that starts the tests in the background has it ignored, by its children too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    child = subprocess.Popen(
        [sys.executable, "-m", "zoomprov_gui", *words, "--data-dir", str(tmp_path / "data")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGINT, before)
    while served.person(DIRECT)["assignment"] is not None:
        assert child.poll() is None

    child.send_signal(signal.SIGINT)
    try:
        said = child.communicate(timeout=30)[1]
    finally:
        child.kill()
        child.wait()

    [left] = run("journal").json["runs"]
    served.steer("sync-delay", seconds=0)
    served.steer("clock", advance=700)
    proof = run("verify", DIRECT)
    assert child.returncode == 130
    assert "already sent is in the journal" in said
    assert "Traceback" not in said
    assert left["entries"][0]["state"] in {"sent", "accepted"}
    assert (proof.code, proof.json["people"][0]["proven"]) == (0, True)
