"""What the frozen console program starts with."""

import sys

from zoomprov_gui.app.command_line import main

sys.exit(main())
