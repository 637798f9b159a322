"""Every call of Zoom's that the simulator knows."""

from zoomprov_gui.simulator import zoom_account, zoom_oauth, zoom_users, zoom_writes
from zoomprov_gui.simulator.zoom_calls import zoom

# Importing a module registers its calls.
MODULES = (zoom_account, zoom_oauth, zoom_users, zoom_writes)

__all__ = ["MODULES", "zoom"]
