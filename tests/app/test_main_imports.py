"""What may be imported before the first paint: each of the others costs it a tenth of a second."""

import subprocess
import sys

HEAVY = (
    "cryptography", "httpx", "joserfc", "keyring", "msgspec", "sqlite3", "starlette",
    "truststore", "uvicorn", "zoomprov_gui.clients", "zoomprov_gui.services",
    "zoomprov_gui.simulator", "zoomprov_gui.viewmodels.setup_view",
)  # fmt: skip


def test_before_the_window_is_seen_nothing_heavy_is_imported():
    code = (
        "import sys, zoomprov_gui.app.command_line, zoomprov_gui.app.main;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
