"""Whether there is a screen to open a window on: Qt ends the process where there is none."""

import os
import sys

_NAMED = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def is_missing() -> bool:
    """Tell whether this is a Linux session without a screen, real or virtual."""
    return sys.platform == "linux" and not any(os.environ.get(name) for name in _NAMED)
