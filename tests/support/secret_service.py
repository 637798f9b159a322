"""A real Secret Service for tests: gnome-keyring on a message bus and in folders of its own.

In CI it has to be there; on a developer's machine a test without it is skipped and says why.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = {"dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}
ENOUGH = 20  # seconds for a daemon to end


class SecretService:
    """A running gnome-keyring. `lock` and `kill` are what happens to one in real life."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bus: subprocess.Popen[str] | None = None
        self._daemon: subprocess.Popen[str] | None = None

    def start_bus(self) -> str:
        """Start the message bus and return its address."""
        config = self.folder / "bus.conf"
        # No service files: nothing that this machine has installed starts by itself.
        config.write_text(
            '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "">'
            f"<busconfig><type>session</type><listen>unix:path={self.folder}/bus</listen>"
            '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
            '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'
        )
        self._bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--print-address=1", "--nofork"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._bus.stdout
        return self._bus.stdout.readline().strip()

    def start(self, password: str = "correct horse") -> None:
        """Start the keyring with its collection unlocked by a password."""
        data = self.folder / "data"
        data.mkdir(exist_ok=True)
        self._daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "XDG_DATA_HOME": str(data), "XDG_RUNTIME_DIR": str(self.folder)},
        )
        assert self._daemon.stdin
        assert self._daemon.stdout
        self._daemon.stdin.write(password)
        self._daemon.stdin.close()
        self._daemon.stdout.readline()  # it prints its control folder when it answers

    def lock(self) -> None:
        """Lock the collection, as a screen lock or a person does."""
        import secretstorage  # noqa: PLC0415 - there only on Linux

        with secretstorage.dbus_init() as connection:
            secretstorage.get_default_collection(connection).lock()

    def kill(self) -> None:
        """End the keyring at once, without a word to anybody."""
        _end(self._daemon)
        self._daemon = None

    def close(self) -> None:
        """End everything that was started here."""
        self.kill()
        _end(self._bus)


def _end(process: "subprocess.Popen[str] | None") -> None:
    if process is not None:
        process.kill()
        process.wait(ENOUGH)
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


@contextmanager
def secret_service(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """Run a Secret Service of one's own, that this process talks to, to the end of the block."""
    missing = [package for name, package in PROGRAMS.items() if shutil.which(name) is None]
    if missing:
        why = f"no Secret Service: install {' and '.join(missing)}, as dev.py test does"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    service = SecretService(folder)
    try:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.start_bus())
        service.start()
        yield service
    finally:
        service.close()
