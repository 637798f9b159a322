"""The simulated Okta and Zoom in a process of their own, as a server far away would be."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.measure import ROOT


@contextmanager
def served(people: int, latency_ms: int, *faults: str) -> Iterator[str]:
    """Serve so many people, each answer after a while, without rate limits.

    Yields the connection document.
    """
    command = [sys.executable, "-m", "zoomprov_gui", "sandbox", "serve", "--scenario", "drifted"]
    command += ["--people", str(people), "--latency-ms", str(latency_ms), "--rate-limits", "off"]
    for fault in faults:
        command += ["--fault", fault]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert server.stdout is not None
        document = json.loads(server.stdout.readline())
        document.pop("control", None)
        yield json.dumps(document)
    finally:
        server.terminate()
        server.wait(10)
