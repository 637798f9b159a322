"""The log file: rotating, local, and without secrets or bodies."""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

_SECRETS = re.compile(
    r"(?i)(authorization:?\s*\S+\s+|bearer\s+|ssws\s+|basic\s+|dpop\s+"
    r"|(?:access_token|refresh_token|client_secret|client_assertion|code|password|token)"
    r"[\"']?\s*[=:]\s*[\"']?)([^\s\"'&,}]+)"
)


def redacted(text: str) -> str:
    """Return the text with every credential-like value replaced."""
    return _SECRETS.sub(r"\1•••", text)


class Redacting(logging.Formatter):
    """Formats a record, traceback included, and then takes out what looks like a credential."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


@contextlib.contextmanager
def logging_to(folder: Path, *, verbose: bool) -> Iterator[None]:
    """Log to a file in the folder while the block runs, and to standard error if `verbose`."""
    handlers: list[logging.Handler] = []
    with contextlib.suppress(OSError):  # a full or read-only disk must not keep anyone from reading
        handlers.append(
            RotatingFileHandler(
                folder / "zoomprov.log", maxBytes=1_000_000, backupCount=3, delay=True
            )
        )
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    root, level = logging.getLogger(), logging.getLogger().level
    for handler in handlers:
        handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False
    # It logs each address in full, and an address may hold a one-time code.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.setLevel(level)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()
