"""Each fault of the dial does what its sentence says, and only where it should."""

import httpx
import pytest

from tests.support.world import Services
from zoomprov_gui.simulator.fault_answers import ANSWERS
from zoomprov_gui.simulator.fault_changes import CHANGES
from zoomprov_gui.simulator.fault_marks import MARKS
from zoomprov_gui.simulator.faults import FAULTS, parse

USERS = "/v2/users?page_size=10"
GORAN = "/v2/users/goran.eze@acme.example"


async def off(office: Services, who: str = GORAN) -> httpx.Response:
    return await office.zoom.put(f"{who}/status", json={"action": "deactivate"})


async def status(office: Services, who: str = GORAN) -> str:
    return str((await office.zoom.get(who)).json().get("status"))


def assigned(office: Services) -> str:
    return f"/api/v1/apps/{office.app_id}/users?limit=10"


def test_every_fault_has_a_sentence_and_does_something() -> None:
    done = {*ANSWERS, *CHANGES, *MARKS, "latency"}

    assert done == set(FAULTS)
    assert all(sentence.endswith(".") for sentence in FAULTS.values())


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        ("elsewhere:html", "side"),
        ("zoom:nonsense", "nonsense"),
        ("zoom", "''"),
        ("zoom:html:times", "key=value"),
        ("zoom:html:times=x", "whole number"),
        ("zoom:throttle:seconds=x", "number"),
        ("zoom:html:colour=red", "colour"),
    ],
)
def test_a_wrong_fault_is_refused_in_words(spec: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        parse(spec)
