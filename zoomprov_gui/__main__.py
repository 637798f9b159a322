"""Run the command line as `python -m zoomprov_gui`."""

import sys

from zoomprov_gui.app.command_line import main

if __name__ == "__main__":
    sys.exit(main())
