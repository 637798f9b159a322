"""What the frozen windowed program starts with."""

import sys

from zoomprov_gui.app.command_line import main_gui

sys.exit(main_gui())
