import json

import pytest

from tests.support.console import Console
from zoomprov_gui.simulator.scenarios import build


@pytest.fixture
def console(tmp_path, capsys):
    return Console(tmp_path / "data", capsys)


@pytest.fixture
def unreachable(tmp_path):
    """A connection document of two services where nobody answers; its secrets are canaries."""
    nobody = "http://127.0.0.1:9"
    sign_in = {"account_id": "a", "client_id": "b", "client_secret": "00canary"}
    document = {
        "okta": {"url": nobody, "auth": {"kind": "api_token", "token": "00canary"}, "app_id": None},
        "zoom": {
            "api_url": f"{nobody}/v2",
            "oauth_url": f"{nobody}/oauth",
            "auth": {"kind": "server_to_server", **sign_in},
        },
    }
    file = tmp_path / "nobody.json"
    file.write_text(json.dumps(document))
    return str(file)


@pytest.fixture
def world(monkeypatch):
    """The simulated office of every `--sandbox` in this test: a test steers what commands find."""
    office = build("small-office", sync_delay=0.0)
    monkeypatch.setattr("zoomprov_gui.app.sources.world_of", lambda _scenario: office)
    return office
